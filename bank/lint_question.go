package bank

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"hotloop"
)

// lint checks everything about a pack of sound shape.
func (p *pack) lint(bank *Bank, prefixes map[string][]hotloop.QuestionID) {
	p.lintFront()
	p.lintParts()
	p.lintTold()
	p.lintScene()
	p.lintWords()
	p.lintFiles()
	p.lintSamples()
	p.lintRubric(bank, prefixes)
	if p.question.Form == hotloop.FormCode {
		p.lintTests()
		p.lintSolutions()
	}
}

var (
	topics = regexp.MustCompile(`^[a-z0-9]+([ -][a-z0-9]+)*$`)
	// values are those of any version of the memo.
	values = []hotloop.Value{"judgment", "communication", "impact", "curiosity", "innovation", "courage", "passion",
		"honesty", "selflessness", "integrity", "inclusion", "candor", "creativity", "resilience"}
)

const questionFile = "question.md"

func (p *pack) lintFront() {
	q, line := p.question, p.front.at
	if q.Title == "" || len(q.Title) > 80 {
		p.add(questionFile, line("title"), "the title is empty or longer than 80 characters", "write a short one")
	}
	if q.Minutes < 5 || q.Minutes > 90 {
		p.add(questionFile, line("minutes"), fmt.Sprintf("%d minutes are not plausible", q.Minutes), "write 5 to 90, follow-ups included")
	}
	if n := sentences(q.Ask); n < 1 || n > 3 {
		p.add(questionFile, line("ask"), fmt.Sprintf("the interviewer opens with %d sentences", n), "say it in one to three")
	}
	if len(q.Topics) == 0 {
		p.add(questionFile, line("topics"), "there are no topics", "add one to five, such as `topics: [arrays, sorting]`")
	}
	for i, t := range q.Topics {
		if !topics.MatchString(t) {
			p.add(questionFile, line("topics", i), fmt.Sprintf("%.60q is no topic", t), "write it in lower case")
		}
	}
	for i, v := range q.Values {
		if !slices.Contains(values, v.Value) {
			p.add(questionFile, line("values", i), fmt.Sprintf("no version of the memo has the value %.60q", v.Value), "use "+joinAll(values))
		}
		if len(v.Versions) == 0 {
			p.add(questionFile, line("values", i), "the value does not say which versions of the memo have it", "add `versions: [\"2009\", ...]`")
		}
	}
	if len(q.Values) == 0 && q.ForRound(hotloop.RoundCulture) {
		p.add(questionFile, line("values"), "a culture question looks at no value", "add `values:`")
	}
	if len(q.Sources) == 0 {
		p.add(questionFile, line("sources"), "no source may be shown", "add one of grade A to D; grade R is for authors only")
	}
	for i, s := range p.front.get("sources").list() {
		if s.get("title") == nil || s.get("grade") == nil {
			p.add(questionFile, line("sources", i), "the source has no title or no grade", "add both")
		}
	}
	if q.Statement == "" && len(q.Parts) == 0 {
		p.add(questionFile, p.body, "nothing stays on screen", "write the statement below the front matter")
	}
}

// list returns a list's items; it may be called on nil.
func (n *node) list() []*node {
	if n == nil || n.kind != kindList {
		return nil
	}
	return n.items
}

func (p *pack) lintParts() {
	q, line := p.question, p.front.at
	sum := 0
	for i, part := range q.Parts {
		sum += part.Minutes
		if part.Title == "" || part.Minutes < 1 {
			p.add(questionFile, line("parts", i), fmt.Sprintf("part %s has no title or no minutes", part.ID), "add both")
		}
		if part.Statement == "" {
			p.add(questionFile, line("parts", i), fmt.Sprintf("part %s has no statement", part.ID), "say what is asked in it")
		}
		if n := sentences(part.Ask); i > 0 && n == 0 || n > 3 {
			p.add(questionFile, line("parts", i, "ask"), fmt.Sprintf("part %s opens with %d sentences", part.ID, n), "say it in one to three")
		}
	}
	if sum > q.Minutes {
		p.add(questionFile, line("minutes"), fmt.Sprintf("the parts take %d minutes, the question %d", sum, q.Minutes), "make them fit")
	}
}

// lintTold checks what is told on asking: facts and hints.
func (p *pack) lintTold() {
	q, line := p.question, p.front.at
	seen := map[string]bool{}
	for i, f := range q.Facts {
		if !validSlug(f.ID) || seen["fact "+f.ID] {
			p.add(questionFile, line("facts", i), fmt.Sprintf("%.60q cannot name this fact", f.ID), "give it a name of its own in lower case")
		}
		seen["fact "+f.ID] = true
		if len(f.Asks) == 0 || f.Says == "" {
			p.add(questionFile, line("facts", i), fmt.Sprintf("the fact %s is never asked for or says nothing", f.ID), "add `asks:` and `says:`")
		}
	}
	for i, h := range q.Hints {
		if !validSlug(h.ID) || seen["hint "+h.ID] {
			p.add(questionFile, line("hints", i), fmt.Sprintf("%.60q cannot name this hint", h.ID), "give it a name of its own in lower case")
		}
		seen["hint "+h.ID] = true
		if h.Says == "" {
			p.add(questionFile, line("hints", i), fmt.Sprintf("the hint %s says nothing", h.ID), "add `says:`")
		}
		if !p.hasPart(h.Part) {
			p.add(questionFile, line("hints", i, "part"), fmt.Sprintf("the question has no part %q", h.Part), "name one of its parts or leave the line out")
		}
	}
}

// foreign are terms of another company that some prep pages mix in.
var foreign = regexp.MustCompile(`(?i)leadership[\s-]+principles?|bar[\s-]+raisers?`)

// recalled is the mark of grade R, which nothing shown may carry.
var recalled = regexp.MustCompile(`\[R\]`)

// lintWords looks through every text file for words that must not be there.
func (p *pack) lintWords() {
	for _, name := range p.files.names {
		text := p.files.text[name]
		for _, at := range foreign.FindAllStringIndex(text, 20) {
			p.add(name, lineAt(text, at[0]), fmt.Sprintf("%q is not a term of this company", text[at[0]:at[1]]), "say what is meant in plain words")
		}
		if ext := path.Ext(name); ext != ".md" && ext != ".yaml" {
			continue
		}
		for _, at := range recalled.FindAllStringIndex(text, 20) {
			p.add(name, lineAt(text, at[0]), "a fact of grade R would be shown", "verify it and give its grade, or leave it out")
		}
	}
}

// lineAt is the line of a byte of text.
func lineAt(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// lintFiles names files that nothing reads: most are misspelt.
func (p *pack) lintFiles() {
	for _, name := range p.files.names {
		switch dir := path.Dir(name); {
		case name == questionFile, name == "rubric.yaml":
		case dir == "answers" && path.Ext(name) == ".md":
		case p.question.Form == hotloop.FormCode && (name == "tests.json" || strings.HasPrefix(name, "solutions/")):
		default:
			p.add(name, 0, "nothing reads this file", "remove it or give it one of the names in docs/packs.md")
		}
	}
}

func (p *pack) lintSamples() {
	have := map[string]bool{}
	for _, s := range p.question.Samples {
		have[s.Quality] = true
		said := 0
		for _, t := range s.Turns {
			if t.Speaker == hotloop.Candidate {
				said++
			}
		}
		if said == 0 {
			p.add("answers/"+s.Name+".md", 0, "the candidate says nothing in this answer", "write what they say, on lines without >")
		}
	}
	for _, quality := range []string{"strong", "weak"} {
		if !have[quality] {
			p.add("", 0, fmt.Sprintf("there is no %s answer", quality), fmt.Sprintf("write answers/%s.md", quality))
		}
	}
}

// sentences counts sentences: runs of words that end in a mark before a space
// or the end. Good enough to say whether an opening is short.
func sentences(text string) int {
	n, open := 0, false
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			open = true
		case strings.ContainsRune(".?!…", r) && open:
			end := i+1 == len(runes) || unicode.IsSpace(runes[i+1]) || strings.ContainsRune("”\")’", runes[i+1])
			if end && !abbreviates(string(runes[:i+1])) {
				n, open = n+1, false
			}
		}
	}
	if open {
		n++
	}
	return n
}

func abbreviates(text string) bool {
	for _, a := range []string{"e.g.", "i.e.", "etc.", "vs.", "approx."} {
		if strings.HasSuffix(text, a) {
			return true
		}
	}
	return false
}
