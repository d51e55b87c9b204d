package bank

import (
	"context"
	"testing"
	"unicode/utf8"

	"hotloop"
)

// FuzzPack reads packs whose files hold anything. Nothing panics, every problem
// is a whole sentence with a remedy, and what is served keeps the promises that
// other rooms rely on.
func FuzzPack(f *testing.F) {
	question, rubric, tests, answer := soundText(f, addUp+"question.md"), soundText(f, addUp+"rubric.yaml"), soundText(f, addUp+"tests.json"), soundText(f, addUp+"answers/strong.md")
	f.Add(question, rubric, tests, answer)
	f.Add("---\n---\n", "signals:\n", "{}", "---\n---\n")
	f.Add("---\nparts: [{}]\nform: code\n---", "signals: [{}]\n", `{"tests": [{}], "methods": [{}]}`, "> \n>")
	f.Add("---\r\nfacts: [{asks: [1]}]\r\n---\r\n", "include: [a, a]\nsignals: [{id: a.b, listen: {hear: []}}]", `{"tests": [{"calls": {"a": 1}}]}`, "a\n>b\nc")
	f.Add("---\nrounds: 7\nlevels: [[]]\n---\n", "signals: {a: b}", `{"style": "function", "methods": [], "tests": [{"args": [1]}]}`, "---\ncode: ../x\n---\n")
	f.Fuzz(func(t *testing.T, question, rubric, tests, answer string) {
		if len(question)+len(rubric)+len(tests)+len(answer) > 1<<16 {
			return
		}
		changes := map[string]string{addUp + "question.md": question, addUp + "rubric.yaml": rubric, addUp + "tests.json": tests, addUp + "answers/strong.md": answer}
		shelf := soundShelf(t, changes)
		list, err := lint(context.Background(), nil, shelf, []Checker{soundDetectors, Patterns(func(string) error { return nil })})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if p.File == "" || p.What == "" || p.Remedy == "" || p.Line < 0 {
				t.Fatalf("half a problem: %+v", p)
			}
		}
		b, err := New(context.Background(), shelf)
		if err != nil {
			if hotloop.CodeOf(err) != hotloop.CodeInvalid {
				t.Fatalf("a broken pack is an error of code %s: %v", hotloop.CodeOf(err), err)
			}
			return
		}
		q, err := b.Question("add-up")
		if err != nil {
			t.Fatal(err)
		}
		if q.Title == "" && q.Ask == "" && len(q.Rounds) == 0 {
			t.Fatalf("an empty question is served: %+v", q)
		}
		for _, s := range q.Rubric.Signals {
			if !s.Dimension.Valid() || !(s.Weight > 0) || s.ID == "" {
				t.Fatalf("a signal that cannot be scored is served: %+v", s)
			}
		}
		if _, err := b.Single("add-up", hotloop.L5, hotloop.ModeReal, 1); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzConversation(f *testing.F) {
	f.Add("I said\nthis.\n\n> And?\n\nThat.")
	f.Add(">\n>>\n\r\n> > x")
	f.Fuzz(func(t *testing.T, text string) {
		last := hotloop.Speaker("")
		for _, turn := range Conversation(text) {
			if turn.Text == "" || turn.Speaker == last {
				t.Fatalf("turns of %q: %+v", text, Conversation(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(turn.Text) {
				t.Fatalf("the turn %q cuts a character in two", turn.Text)
			}
			last = turn.Speaker
		}
	})
}

// FuzzYAML reads anything as a rubric: the parser is not ours, and a pack may
// come from anywhere.
func FuzzYAML(f *testing.F) {
	f.Add(soundText(f, dissent+"rubric.yaml"))
	f.Add("a: |\n  b\n c: {d: [e, 'f', \"g\\n\"]}\n# h\n? i\n: j\n")
	f.Add("- - a\n  - >-\n    b\n- !!c &d *e\n--- x\n...\n%YAML 1.2\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		var ps problems
		n := readYAML(&ps, "rubric.yaml", text, 0)
		if (n == nil) != (len(ps.list) > 0) {
			t.Fatalf("read %v with problems %v", n, ps.list)
		}
		if n == nil {
			return
		}
		var r rubricFile
		decoder{ps: &ps, file: "rubric.yaml", tag: "yaml"}.into(n, &r)
		for _, p := range ps.list {
			if p.Line < 1 || p.What == "" || p.Remedy == "" {
				t.Fatalf("half a problem: %+v", p)
			}
		}
	})
}
