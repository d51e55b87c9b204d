package interview

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hotloop"
	"hotloop/interview/voice"
)

const claim = "We moved the whole thing to the new store over the spring, and I decided to do it in small steps with the old one beside it"

// moment is one after a candidate's claim was met with moves.
func moment(q hotloop.Question, level hotloop.Level, said string, moves ...hotloop.Move) Moment {
	return Moment{
		Trigger: AfterSaid, Role: hotloop.RolePeer, Round: hotloop.RoundCulture, Question: q, Said: said, Moves: moves, Left: 10 * minuteMillis, Used: map[string]bool{}, Pressed: map[voice.Press]bool{},
		Answer: hotloop.Answer{Level: level, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: claim}, {Speaker: hotloop.Interviewer, Text: "?"}, {Speaker: hotloop.Candidate, Text: said}}},
	}
}

var pressed = hotloop.Move{Kind: hotloop.MoveChallenge, Says: "Challenge s.cost.", Signal: "s.cost"}

func TestHowAChallengeWasMetDecidesWhatFollows(t *testing.T) {
	v, shared := voice.Of(hotloop.RolePeer), voice.Shared()
	for _, c := range []struct {
		name     string
		reaction Reaction
		level    hotloop.Level
		moves    []hotloop.Move
		ref      string
		kind     hotloop.MoveKind
		begins   []string
	}{
		{"defended at L5: accepted, and on to what is missing", Defended, hotloop.L5, nil, "", hotloop.MoveProbe, v.Defended},
		{"defended at L6: one turn deeper", Defended, hotloop.L6, nil, refDeeper, hotloop.MoveChallenge, shared.Holds},
		{"defended again: on", Defended, hotloop.L6, []hotloop.Move{{Kind: hotloop.MoveChallenge, Ref: refDeeper}}, "", hotloop.MoveProbe, v.Defended},
		{"conceded: what follows", Conceded, hotloop.L5, nil, refFollows, hotloop.MoveProbe, v.Conceded},
		{"caved: was I right", Caved, hotloop.L5, nil, refCaved, hotloop.MoveChallenge, v.Caved},
		{"caved twice: the doubt is left standing", Caved, hotloop.L5, []hotloop.Move{{Kind: hotloop.MoveChallenge, Ref: refCaved}}, "", hotloop.MoveProbe, shared.Unmoved},
		{"stonewalled: a narrower question", Stonewalled, hotloop.L5, nil, refNarrower, hotloop.MoveChallenge, v.Stonewalled},
		{"stonewalled twice: on", Stonewalled, hotloop.L5, []hotloop.Move{{Kind: hotloop.MoveChallenge, Ref: refNarrower}}, "", hotloop.MoveProbe, shared.Unmoved},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := moment(story, c.level, "some words", append(slices.Clone(c.moves), pressed)...)
			m.Reaction, m.Seed = c.reaction, 1
			m.Evidence = []hotloop.Evidence{{Signal: "s.number", Strength: 0.9, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 2, To: 4, Text: "some"}}}}
			got := Next(m)[0]
			if got.Ref != c.ref || got.Kind != c.kind {
				t.Errorf("got %+v", got)
			}
			if !slices.ContainsFunc(c.begins, func(s string) bool { return strings.HasPrefix(got.Says, s) }) {
				t.Errorf("%q begins with none of the reactions", got.Says)
			}
			if c.ref == "" && got.Signal == "" {
				t.Errorf("it should go on with what is missing, got %+v", got)
			}
		})
	}
	m := moment(story, hotloop.L5, "you are right", pressed)
	m.Reaction = Stonewalled
	if got := Next(m)[0]; !strings.HasSuffix(got.Says, "Probe s.cost?") || got.Signal != "s.cost" {
		t.Errorf("the narrower question is about what was challenged, got %+v", got)
	}
}

func TestNothingIsAcceptedAloudWithoutEvidence(t *testing.T) {
	v, shared := voice.Of(hotloop.RolePeer), voice.Shared()
	accepts := slices.Concat(v.Defended, shared.Defended, shared.Holds)
	trap := hotloop.Evidence{Signal: "s.gloat", Strength: -0.8, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 2, To: 4, Text: "some"}}}
	good := hotloop.Evidence{Signal: "s.number", Strength: 0.9, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 2, To: 4, Text: "some"}}}
	vague := &hotloop.Quote{Turn: 2, To: 10, Text: "some words"}
	for name, c := range map[string]struct {
		evidence []hotloop.Evidence
		vague    *hotloop.Quote
	}{"nothing heard in it": {nil, nil}, "a trap in it": {[]hotloop.Evidence{good, trap}, nil}, "a vague claim in it": {[]hotloop.Evidence{good}, vague}} {
		m := moment(story, hotloop.L6, "some words", pressed)
		m.Reaction, m.Evidence, m.Vague = Defended, c.evidence, c.vague
		for seed := range uint64(12) {
			m.Seed = seed
			if got := Next(m)[0].Says; slices.ContainsFunc(accepts, func(s string) bool { return strings.HasPrefix(got, s) }) {
				t.Errorf("%s: %q", name, got)
			}
		}
	}
}

// heardAll is evidence for every signal of a question.
func heardAll(q hotloop.Question, strength float64) []hotloop.Evidence {
	var list []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		if !s.Against {
			list = append(list, hotloop.Evidence{Signal: s.ID, Strength: strength, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 0, To: len(claim), Text: claim}}})
		}
	}
	return list
}

func TestPressesFitTheRoundAndAreMadeOnceALoop(t *testing.T) {
	two := []hotloop.Move{{Kind: hotloop.MoveProbe, Signal: "s.cost"}, {Kind: hotloop.MoveProbe, Signal: "s.number"}}
	says := "We put Kafka between the two of them and the writers never waited again, which was the whole point of it"
	m := moment(story, hotloop.L5, says, two...)
	if got := Next(m)[0]; got.Kind != hotloop.MoveChallenge || strings.Contains(got.Says, "Kafka") {
		t.Errorf("in a culture round no technology is taken away, got %+v", got)
	}
	m.Round = hotloop.RoundDesign
	got := Next(m)[0]
	if got.Ref != refPress+string(voice.Remove) || !strings.Contains(got.Says, "“Kafka”") {
		t.Errorf("after two probes what was named is removed, got %+v", got)
	}
	m.Pressed[voice.Remove] = true
	if got := Next(m)[0]; strings.Contains(got.Says, "Kafka") {
		t.Errorf("once a loop, got %+v", got)
	}
	m.Pressed = map[voice.Press]bool{}
	m.Used["You named Redis: remove it. What breaks?"] = true // a rubric's own
	if got := Next(m)[0]; strings.Contains(got.Says, "Kafka") {
		t.Errorf("a rubric's own words count as the press, got %+v", got)
	}

	m = moment(story, hotloop.L5, "It made the whole evening better and we had 40% fewer calls after it", two...)
	if got := Next(m)[0]; got.Ref != refPress+string(voice.Number) || !strings.Contains(got.Says, "40% fewer calls") {
		t.Errorf("a thin number is doubted in its own words, got %+v", got)
	}
	m.Said = "We had 40% fewer calls, measured over two weeks against the weeks before"
	if got := Next(m)[0]; got.Ref == refPress+string(voice.Number) {
		t.Errorf("a derived number is not, got %+v", got)
	}
}

func TestAWeakClaimIsToBeSaidMoreExactly(t *testing.T) {
	m := moment(story, hotloop.L5, "well")
	m.Evidence = heardAll(story, 0.4)
	got := Next(m)[0]
	if got.Ref != refExact || got.Kind != hotloop.MoveChallenge {
		t.Fatalf("got %+v", got)
	}
	_, rest, _ := strings.Cut(got.Says, "“")
	quote, _, _ := strings.Cut(rest, "”")
	if !strings.Contains(claim, quote) || len(strings.Fields(quote)) > mostQuoted || quote == "" {
		t.Errorf("%q is not the candidate's", quote)
	}
}

func TestTheRoleDecidesWhatIsAskedFirst(t *testing.T) {
	q := story
	q.Rubric.Signals = []hotloop.Signal{signal("x.date", "aa", true, false), signal("x.metric", "bb", true, false), signal("x.user", "cc", true, false), signal("x.alternatives", "dd", true, false)}
	for role, want := range map[hotloop.Role]hotloop.SignalID{hotloop.RoleProduct: "x.date", hotloop.RoleData: "x.metric", hotloop.RoleDesigner: "x.user", hotloop.RoleDirector: "x.alternatives"} {
		m := moment(q, hotloop.L5, claim)
		m.Role = role
		if got := Next(m)[0]; got.Signal != want {
			t.Errorf("%s asks for %s first, not %s", role, got.Signal, want)
		}
	}
}

func TestTheDimensionWithTheLeastEvidenceIsAskedForFirst(t *testing.T) {
	q := story
	a, b, c := signal("x.one", "aa", true, false), signal("x.two", "bb", true, false), signal("x.three", "cc", true, false)
	c.Dimension = hotloop.Impact
	q.Rubric.Signals = []hotloop.Signal{a, b, c}
	m := moment(q, hotloop.L5, claim)
	m.Evidence = []hotloop.Evidence{{Signal: "x.one", Dimension: hotloop.Leadership, Strength: 0.9, Seen: hotloop.Seen{Quote: &hotloop.Quote{To: 2, Text: "We"}}}}
	if got := Next(m)[0]; got.Signal != "x.three" {
		t.Errorf("Impact has no evidence yet, got %s", got.Signal)
	}
}

func TestClarifyingQuestions(t *testing.T) {
	ask := moment(story, hotloop.L5, "May I take an older story?")
	ask.Asks = true
	got := Next(ask)[0]
	if got.Ref != refAssume {
		t.Fatalf("what the facts do not hold is the candidate's call, got %+v", got)
	}
	stated := moment(story, hotloop.L5, "Then I assume that older is fine, and I take the one from two years ago", got)
	v, shared := voice.Of(hotloop.RolePeer), voice.Shared()
	if says := Next(stated)[0].Says; !slices.ContainsFunc(append(v.Noted, shared.Noted...), func(s string) bool { return strings.HasPrefix(says, s) }) {
		t.Errorf("a stated assumption is acknowledged, got %q", says)
	}
	for _, said := range []string{"What would you do?", "Just tell me the answer", "Is that right?", "What are you looking for?", "how would you build it?"} {
		m := moment(story, hotloop.L5, said)
		m.Asks = true
		if got := Next(m); got[0].Ref != refTurnBack {
			t.Errorf("%q is turned back, got %+v", said, got[0])
		}
	}
	for _, said := range []string{
		"My manager asked me “what would you do?” and I told her that I would wait for the numbers.",
		"She said you tell me. So I went and looked at the logs, and on the Friday I had it.",
		"I asked the team what would you choose. Then I took the smaller one because it was there.",
	} {
		if wantsAnswer(said) {
			t.Errorf("%q is told, not asked", said)
		}
	}
	told := moment(story, hotloop.L5, "how long?")
	told.Asks, told.Facts = true, story.Facts
	if got := Next(told); len(got) != 1 || got[0].Says != story.Facts[0].Says {
		t.Errorf("a fact is told, got %+v", got)
	}
}

func TestASceneIsPlayedAndLeftVisibly(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "played")
	w.must(w.Begin(ctx, id))
	r := w.says(id, claim)
	for range 6 {
		if strings.Contains(last(r).Text, "product manager") {
			break
		}
		r = w.says(id, "and the next day we did the same again, in the same small steps as on the day before that")
	}
	if last(r).Text != played.Roleplay.Opens {
		t.Fatalf("after the story the scene opens, got %q", last(r).Text)
	}
	r = w.says(id, "that day is not possible, and I tell you so while you can still plan around it")
	if last(r).Text != played.Roleplay.Moves[0].Says || last(r).Move != hotloop.MoveChallenge {
		t.Errorf("the part insists, got %+v", last(r))
	}
	r = w.says(id, "which board was it?")
	if last(r).Move != hotloop.MoveAssume {
		t.Errorf("what the part does not know is said, got %+v", last(r))
	}
	r = w.says(id, "I can offer the smaller thing for that day, with the two reports that they look at every morning")
	if last(r).Text != played.Roleplay.Moves[2].Says {
		t.Errorf("the line fits what was heard in the scene, got %q", last(r).Text)
	}
	r = w.says(id, "about as sure as I was of the last one, and that one held")
	turns := r.Turns[len(r.Turns)-2:]
	if turns[0].Text != played.Roleplay.Ends[0].Says || !strings.HasSuffix(turns[1].Text, outOfScene+" "+played.Roleplay.After) {
		t.Errorf("it ends in the part, then steps out of it, got %q and %q", turns[0].Text, turns[1].Text)
	}
	// What was said from the first line in the part to the last is marked by whom
	// it was said to, in the room and in the answer.
	inside := false
	for _, turn := range r.Turns {
		inside = inside || turn.Text == played.Roleplay.Opens
		want := ""
		switch {
		case inside && strings.Contains(turn.Text, outOfScene):
			inside = false
		case inside && turn.Speaker == hotloop.Interviewer:
			want = "as a product manager"
		case inside:
			want = "in the scene"
		}
		if turn.Scene != want {
			t.Errorf("%q is marked %q, want %q", turn.Text, turn.Scene, want)
		}
	}
	answers, err := Answers(id, w.journal.loops[id])
	if err != nil {
		t.Fatal(err)
	}
	acted := 0
	for _, turn := range answers[0].Turns {
		if turn.Scene {
			acted++
		}
	}
	if first := slices.IndexFunc(answers[0].Turns, func(t hotloop.Turn) bool { return t.Scene }); answers[0].Turns[first].Text != played.Roleplay.Opens || acted != 9 {
		t.Errorf("%d turns of the answer are in the scene, from %d on", acted, first)
	}
	if r = w.says(id, "that I was friendly and gave him something"); last(r).Move == hotloop.MoveProbe && strings.Contains(last(r).Text, "product manager") {
		t.Errorf("it is played once, got %q", last(r).Text)
	}
}

func TestASceneCanBeDeclined(t *testing.T) {
	w := open(t)
	q := played
	p := *q.Roleplay
	p.Opens = "" // the ask opens it
	q.Roleplay = &p
	w.Config.Bank.(bank)["played"] = q
	id := w.start(hotloop.ModePractice, "played")
	r := w.must(w.Begin(ctx, id))
	if len(r.Turns) != 3 || r.Turns[2].Text != q.Ask {
		t.Fatalf("the part is announced before its first line, got %+v", r.Turns)
	}
	if r.Turns[1].Scene != "" || r.Turns[2].Scene == "" {
		t.Errorf("the scene is marked from its first line on, got %+v", r.Turns)
	}
	if r = w.says(id, "I would rather not play this."); !strings.Contains(last(r).Text, outOfScene) {
		t.Fatalf("got %q", last(r).Text)
	}
	r = w.says(id, "They would say that I stepped away from it, which is fair enough as I did")
	if r.Asking != nil {
		t.Errorf("after the scene the question is closed, got %+v", last(r))
	}
}

// A real round leaves time for the candidate's questions even if the candidate
// never stops, and says beforehand that it will.
func TestARealRoundLeavesTimeForQuestions(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModeReal, "story")
	w.must(w.Begin(ctx, id))
	warned, invited := time.Duration(0), time.Duration(0)
	for at := time.Duration(0); at < 20*time.Minute; at += 10 * time.Second {
		if err := w.Draft(ctx, id, strings.Repeat("typing on ", int(at/time.Second)+1)); err != nil {
			t.Fatal(err)
		}
		w.clock.add(10 * time.Second)
		w.Tick(ctx)
		switch r := w.must(w.Room(ctx, id)); {
		case last(r).Move == hotloop.MoveTime && warned == 0:
			warned = at
		case last(r).Move == hotloop.MoveInvite && invited == 0:
			invited = at
		}
	}
	if warned == 0 || invited <= warned || invited > 19*time.Minute {
		t.Errorf("warned at %s, invited at %s of 20 minutes", warned, invited)
	}
	events, _ := w.journal.Events(ctx, id)
	answers, err := Answers(id, events)
	if err != nil || len(answers) != 1 || !strings.HasPrefix(answers[0].Turns[len(answers[0].Turns)-2].Text, "typing on") {
		t.Errorf("what stood in the box is part of the answer, got %+v, %v", answers, err)
	}
}

func TestTheEndOfARoundIsReadable(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	w.must(w.Finish(ctx, id))
	r := w.says(id, "Who is on call, and how do you deploy?")
	if last(r).Move != hotloop.MoveReply {
		t.Fatalf("got %+v", last(r))
	}
	w.says(id, "No more, thank you.")
	events, _ := w.journal.Events(ctx, id)
	ends, err := Closings(id, events)
	if err != nil || len(ends) != 1 {
		t.Fatalf("%+v, %v", ends, err)
	}
	a := ends[0].Answer
	if a.Turns[0].Move != hotloop.MoveInvite || a.Turns[1].Text != "Who is on call, and how do you deploy?" || a.ID != hotloop.NewAnswerID(id, 0, 1) {
		t.Errorf("got %+v", a)
	}
}

func TestRepliesTellTheSourcesGradeOrNothing(t *testing.T) {
	for _, topic := range topics() {
		if len(topic.says) < 2 {
			t.Errorf("%v: one reply is too few for a loop", topic.words)
		}
		for _, says := range topic.says {
			if strings.Contains(says, "[R]") || strings.Contains(says, "!") {
				t.Errorf("%q", says)
			}
		}
	}
	m, _ := reply("How is pay reviewed, and what about options?", 0, hotloop.RoleDesigner, map[string]bool{}, 3)
	if !strings.Contains(m.Says, "[A]") || !strings.Contains(m.Says, "recruiter") {
		t.Errorf("a designer hands pay on to the recruiter, and tells what is on record: %q", m.Says)
	}
	if m, _ = reply("How is pay reviewed, and what about options?", 0, hotloop.RoleRecruiter, map[string]bool{}, 3); !strings.HasPrefix(m.Says, "Salary is the main part") {
		t.Errorf("the recruiter answers it: %q", m.Says)
	}
}

func TestASceneThatTheAskOpensHearsWhatWasSaidInIt(t *testing.T) {
	w := open(t)
	q := played
	p := *q.Roleplay
	p.Opens = ""
	q.Roleplay = &p
	w.Config.Bank.(bank)["played"] = q
	id := w.start(hotloop.ModePractice, "played")
	w.must(w.Begin(ctx, id))
	r := w.says(id, "that cannot be held, and I offer you the smaller thing with the two reports that they look at")
	if last(r).Text != p.Moves[0].Says {
		t.Fatalf("got %q", last(r).Text)
	}
	if r = w.says(id, "it is what we can stand behind, and the board will hear that from you and me together"); last(r).Text != p.Moves[2].Says {
		t.Errorf("the offer was heard in the scene, got %q", last(r).Text)
	}
}

func TestGivingWayIsAskedAboutOnce(t *testing.T) {
	q := story
	caved := signal("challenge.caved", "-", false, true)
	caved.Detect, caved.Listen = "challenge.caved", hotloop.Listen{}
	q.Rubric.Signals = append(slices.Clone(q.Rubric.Signals), caved)
	m := moment(q, hotloop.L5, "some words", hotloop.Move{Kind: hotloop.MoveChallenge, Ref: refCaved, Says: "You gave that up quickly: was I right?"})
	m.Evidence = []hotloop.Evidence{{Signal: "challenge.caved", Strength: -0.5, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 0, To: 2, Text: "We"}}}}
	if got := Next(m)[0]; got.Signal == "challenge.caved" {
		t.Errorf("it was asked when it happened, and is asked again: %+v", got)
	}
	m.Moves[0] = hotloop.Move{Kind: hotloop.MoveProbe, Says: "And then?"}
	if got := Next(m)[0]; got.Signal != "challenge.caved" {
		t.Errorf("where nobody asked, the rubric does, got %+v", got)
	}
}
