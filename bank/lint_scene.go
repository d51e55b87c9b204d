package bank

import (
	"fmt"
	"slices"

	"hotloop"
)

// How long a scene may be, and how much is said at once in it.
const (
	fewestSceneMoves, mostSceneMoves = 2, 4
	mostSceneEnds                    = 4
	longestSceneLine                 = 600 // bytes
)

// lintScene checks the role-play of a question.
func (p *pack) lintScene() {
	scene := p.question.Roleplay
	if scene == nil {
		return
	}
	line := func(path ...any) int { return p.front.at(append([]any{"roleplay"}, path...)...) }
	if p.question.Form != hotloop.FormWords || len(p.question.Parts) > 0 {
		p.add(questionFile, line(), "a scene can be played only in talk without parts", "make it a question of form words, or remove `roleplay:`")
	}
	if scene.Role != "" && !scene.Role.Valid() {
		p.add(questionFile, line("role"), fmt.Sprintf("there is no role %.40q", scene.Role), "use "+joinAll(hotloop.Roles())+", or leave the line out for the interviewer themselves")
	}
	if n := len(scene.Moves); n < fewestSceneMoves || n > mostSceneMoves {
		p.add(questionFile, line("moves"), fmt.Sprintf("the scene has %d moves", n), "write two to four")
	}
	said := map[string]bool{}
	says := func(at int, text string) {
		if text == "" || len(text) > longestSceneLine {
			p.add(questionFile, at, fmt.Sprintf("a line of the scene is empty or longer than %d bytes", longestSceneLine), "say it in one to three sentences")
		}
		if said[text] {
			p.add(questionFile, at, "a line of the scene is said twice", "word each anew")
		}
		said[text] = true
	}
	if scene.Opens != "" {
		says(line("opens"), scene.Opens)
	}
	ids := map[string]bool{}
	for i, m := range scene.Moves {
		says(line("moves", i, "says"), m.Says)
		if !validSlug(m.ID) || ids[m.ID] {
			p.add(questionFile, line("moves", i), fmt.Sprintf("%.60q cannot name this move", m.ID), "give it a name of its own in lower case")
		}
		ids[m.ID] = true
		p.lintSceneSignals(line("moves", i), m.Heard, m.Missing)
	}
	if n := len(scene.Ends); n == 0 || n > mostSceneEnds {
		p.add(questionFile, line("ends"), fmt.Sprintf("the scene has %d ends", n), "write one to four, the last without conditions")
	} else if last := scene.Ends[n-1]; len(last.Heard)+len(last.Missing) > 0 {
		p.add(questionFile, line("ends", n-1), "no end fits when the conditions of all fail", "leave the conditions out of the last end")
	}
	for i, e := range scene.Ends {
		says(line("ends", i, "says"), e.Says)
		p.lintSceneSignals(line("ends", i), e.Heard, e.Missing)
	}
	says(line("after"), scene.After)
}

// lintSceneSignals checks that conditions name signals that the rubric has.
func (p *pack) lintSceneSignals(at int, lists ...[]hotloop.SignalID) {
	for _, id := range slices.Concat(lists...) {
		if s, ok := p.question.Rubric.Signal(id); !ok || s.Against {
			p.add(questionFile, at, fmt.Sprintf("the rubric has no signal %.80q, or it is a trap", id), "name one that can be heard in favour")
		}
	}
}
