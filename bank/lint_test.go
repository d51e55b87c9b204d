package bank

import (
	"context"
	"errors"
	"strings"
	"testing"

	"hotloop"
)

const (
	dissent = "words/dissent/"
	addUp   = "code/add-up/"
)

func TestSoundPacksHaveNoProblems(t *testing.T) {
	list, err := lint(context.Background(), nil, soundShelf(t, nil), []Checker{soundDetectors})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		t.Error(p)
	}
}

var soundDetectors = Detectors([]string{"number.any", "structure.length", "judge.hidden"})

// TestLintNamesFileAndLine breaks one thing at a time. want begins with the
// place, "FILE:LINE:", and is followed by words of the sentence.
func TestLintNamesFileAndLine(t *testing.T) {
	for _, c := range []struct {
		name     string
		file     string
		old, new string
		want     []string
	}{
		{"an unknown key", dissent + "question.md", "minutes: 12", "minuts: 12", []string{"question.md:6:", "did you mean `minutes`"}},
		{"an unknown key of a signal", dissent + "rubric.yaml", "    must: true", "    mst: true", []string{"rubric.yaml:7:", "`mst`"}},
		{"a number for a list", dissent + "question.md", "topics: [dissent, disagree then commit]", "topics: 7", []string{"question.md:7:", "a whole number"}},
		{"an unknown form", dissent + "question.md", "form: words", "form: dance", []string{"question.md:3:", "write words or code"}},
		{"a form that is not the directory's", dissent + "question.md", "form: words", "form: code", []string{"question.md:3:", "stands in words/"}},
		{"an unknown round", dissent + "question.md", "culture, manager", "culture, lunch", []string{"question.md:4:", `"lunch"`}},
		{"an unknown level", dissent + "question.md", "[L4, L5", "[L3, L5", []string{"question.md:5:", `"L3"`}},
		{"an unknown grade", dissent + "question.md", "grade: C", "grade: Z", []string{"question.md:14:", `"Z"`}},
		{"an unknown memo", dissent + "question.md", `"2009", "2017"`, `"2009", "2019"`, []string{"question.md:9:", `"2019"`}},
		{"a value of no memo", dissent + "question.md", "value: courage", "value: synergy", []string{"question.md:9:", "synergy"}},
		{"too long an opening", dissent + "question.md", "Tell me what you did with it.", "Tell me. Do. What did you do?", []string{"question.md:10:", "4 sentences"}},
		{"implausible minutes", dissent + "question.md", "minutes: 12", "minutes: 300", []string{"question.md:6:", "300 minutes"}},
		{"only sources of grade R", dissent + "question.md", `{title: "Candidate reports", grade: C,`, `{title: "Candidate reports", grade: R,`, []string{"question.md:13:", "grade R is for authors"}},
		{"a fact of grade R on screen", dissent + "question.md", "Say what it cost.", "It had 325 million members [R].", []string{"question.md:25:", "grade R"}},
		{"a term of another company", dissent + "question.md", "Say what it cost.", "Think of our Leadership  Principles.", []string{"question.md:25:", "not a term of this company"}},
		{"a bar raiser", dissent + "answers/weak.md", "It was fine.", "A bar-raiser asked.", []string{"weak.md:1:", "bar-raiser"}},
		{"no must-have", dissent + "rubric.yaml", "    must: true\n", "", []string{"rubric.yaml:2:", "must-have"}},
		{"a must-have without a probe", dissent + "rubric.yaml", `    probes: ["What exactly did you hold against the others?"]` + "\n", "", []string{"rubric.yaml:3:", "lacks `missing:` or `probes:`"}},
		{"a trap without a challenge", dissent + "rubric.yaml", `    challenges: ["What did you do to help while you were overruled?"]` + "\n", "", []string{"rubric.yaml:32:", "no challenge"}},
		{"a challenge that nobody fills in", dissent + "rubric.yaml", `challenges: ["What did you do`, `challenges: ["%s What did you do`, []string{"rubric.yaml:37:", "no detector"}},
		{"no trap", dissent + "rubric.yaml", "    against: true\n", "", []string{"rubric.yaml:2:", "no trap"}},
		{"no sentence", dissent + "rubric.yaml", `    heard: "You said what it cost you."` + "\n", "", []string{"rubric.yaml:14:", "no sentence"}},
		{"a signal twice", dissent + "rubric.yaml", "id: dissent.scale", "id: dissent.cost", []string{"rubric.yaml:20:", "at line 14"}},
		{"a signal without a prefix", dissent + "rubric.yaml", "id: dissent.scale", "id: scale", []string{"rubric.yaml:20:", `"scale"`}},
		{"a second prefix", dissent + "rubric.yaml", "id: dissent.scale", "id: stance.scale", []string{"rubric.yaml:20:", `"dissent."`}},
		{"another question's prefix", addUp + "rubric.yaml", "id: addup.cost", "id: dissent.cost", []string{"rubric.yaml:3:", "prefix"}},
		{"a weight of nothing", dissent + "rubric.yaml", "weight: 2", "weight: 0", []string{"rubric.yaml:6:", "above 0"}},
		{"an unknown dimension", dissent + "rubric.yaml", "dimension: Impact\n    from", "dimension: Charm\n    from", []string{"rubric.yaml:21:", "Charm"}},
		{"nothing to listen for", dissent + "rubric.yaml", `    listen: {hear: ["told you so"]}` + "\n", "", []string{"rubric.yaml:32:", "nothing says how"}},
		{"an empty window", dissent + "rubric.yaml", "within: 2", "within: 0", []string{"rubric.yaml:9:", "window of 0"}},
		{"an unknown shared rubric", dissent + "rubric.yaml", "[talk]", "[talks]", []string{"rubric.yaml:1:", "use talk"}},
		{"a trap that nothing can outweigh", dissent + "rubric.yaml", "    against: true\n    dimension: Leadership", "    against: true\n    dimension: Scalability", []string{"rubric.yaml:34:", "which nothing can raise"}},
		{"an unknown question to train with", addUp + "rubric.yaml", "train: dissent", "train: dissents", []string{"rubric.yaml:14:", "dissents"}},
		{"an unknown detector", dissent + "rubric.yaml", "detect: number.any", "detect: number.many", []string{"rubric.yaml:29:", "did you mean `number.any`"}},
		{"nothing expected at a level", addUp + "rubric.yaml", "weight: 3, must: true", "weight: 3, must: false", []string{"rubric.yaml:1:", "must-have"}},
		{"broken YAML", dissent + "rubric.yaml", "  - id: dissent.cost", " - id: [dissent.cost", []string{"rubric.yaml:", "not readable YAML"}},
		{"broken JSON", addUp + "tests.json", `"entry": "Adder",`, `"entry": "Adder"`, []string{"tests.json:4:", "not readable JSON"}},
		{"a key twice in JSON", addUp + "tests.json", `"entry": "Adder",`, `"style": "class",`, []string{"tests.json:3:", "a second time"}},
		{"an unknown key in JSON", addUp + "tests.json", `"limits"`, `"limit"`, []string{"tests.json:9:", "did you mean `limits`"}},
		{"an unknown type", addUp + "tests.json", `"type": "int"`, `"type": "integer"`, []string{"tests.json:6:", "integer"}},
		{"a reserved word", addUp + "tests.json", `{"name": "n",`, `{"name": "lambda",`, []string{"tests.json:6:", "reserved word"}},
		{"a call of no method", addUp + "tests.json", `["add", 1], ["add", 2]]`, `["plus", 1], ["add", 2]]`, []string{"tests.json:11:", "names no method"}},
		{"a call with too many arguments", addUp + "tests.json", `["add", 1], ["add", 2]]`, `["add", 1, 2], ["add", 2]]`, []string{"tests.json:11:", "passes 2 arguments"}},
		{"a call of a later part", addUp + "tests.json", `["add", 1], ["add", 2]]`, `["forget"], ["add", 2]]`, []string{"tests.json:11:", "which part 2 brings"}},
		{"a result too few", addUp + "tests.json", "[null, 1, 3]", "[null, 1]", []string{"tests.json:11:", "3 calls and expects 2"}},
		{"a hash not filled in", addUp + "tests.json", "00112233445566778899aabbccddeeff", "", []string{"tests.json:14:", "not filled in"}},
		{"a test of no part", addUp + "tests.json", `"name": "forgets", "part": "2"`, `"name": "forgets", "part": "3"`, []string{"tests.json:15:", `no part "3"`}},
		{"a part without hidden tests", addUp + "tests.json", `"hidden": true, "why": "nothing is left over", `, "", []string{"tests.json:10:", "part 2 has no hidden test"}},
		{"parts out of order", addUp + "question.md", `id: "2"`, `id: "3"`, []string{"question.md:18:", `has the id "3"`}},
		{"parts longer than the question", addUp + "question.md", "minutes: 20", "minutes: 10", []string{"question.md:6:", "the parts take 16"}},
		{"a later part without words", addUp + "question.md", `ask: "Now let it forget."`, `ask: ""`, []string{"question.md:21:", "part 2 opens with 0"}},
		{"a program that is not there", addUp + "answers/strong.md", "adder.py", "gone.py", []string{"strong.md:2:", "gone.py"}},
		{"a program of no part", addUp + "solutions/wrong/product.py", "# part: 1", "# part: 7", []string{"product.py:1:", `no part "7"`}},
		{"a loop with an unknown question", "loops/tiny.yaml", "question: add-up", "question: add-ups", []string{"tiny.yaml:15:", "add-ups"}},
		{"a loop that cannot be filled", "loops/tiny.yaml", "form: words", "form: words\n      - form: words", []string{"tiny.yaml:1:", "cannot be filled"}},
		{"a loop with an unknown round", "loops/tiny.yaml", "kind: culture", "kind: lunch", []string{"tiny.yaml:4:", "lunch"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := soundText(t, c.file)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			shelf := soundShelf(t, map[string]string{c.file: strings.Replace(text, c.old, c.new, 1)})
			list, err := lint(context.Background(), nil, shelf, []Checker{soundDetectors})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range list {
				found := true
				for _, w := range c.want {
					found = found && strings.Contains(p.String(), w)
				}
				if found {
					if p.Remedy == "" {
						t.Errorf("no remedy: %v", p)
					}
					return
				}
			}
			t.Errorf("none of the problems says %q:\n%v", c.want, list)
		})
	}
}

func TestLintFindsWhatIsMissing(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{dissent + "question.md", "question.md is missing"},
		{dissent + "rubric.yaml", "rubric.yaml is missing"},
		{dissent + "answers/strong.md", "no strong answer"},
		{dissent + "answers/weak.md", "no weak answer"},
		{addUp + "tests.json", "tests.json is missing"},
		{addUp + "solutions/accepted/adder.go", "no accepted solution in go"},
		{addUp + "solutions/wrong/product.py", "no wrong solution"},
	} {
		list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{c.file: ""}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !says(list, c.want) {
			t.Errorf("without %s, none of the problems says %q: %v", c.file, c.want, list)
		}
	}
}

func TestLintNamesEveryProblemNotTheFirst(t *testing.T) {
	text := soundText(t, dissent+"question.md")
	for _, c := range [][2]string{{"form: words", "form: dance"}, {"minutes: 12", "minutes: 900"}, {"grade: C", "grade: Q"}, {"title: A", "titel: A"}} {
		text = strings.Replace(text, c[0], c[1], 1)
	}
	list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{dissent + "question.md": text, dissent + "answers/weak.md": ""}), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"dance", "900 minutes", `"Q"`, "`titel`", "no weak answer"} {
		if !says(list, want) {
			t.Errorf("none of the problems says %q: %v", want, list)
		}
	}
}

func TestMisspeltFilesAreNamed(t *testing.T) {
	for _, c := range [][2]string{
		{dissent + "rubrics.yaml", "nothing reads this file"},
		{dissent + "answers/great.md", "how good the answer is"},
		{addUp + "solutions/adder.py", "no folder that says its verdict"},
		{addUp + "solutions/wrong/adder.hs", "no language that can be run"},
		{"board/cdn/question.md", "cannot be asked"},
		{"puzzles/x/question.md", "no form of questions has this name"},
		{"words/stray.md", "not the directory of a pack"},
		{"words/Bad_Name/question.md", "cannot name a question"},
	} {
		list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{c[0]: "---\nform: board\n---\nx\n"}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !says(list, c[1]) {
			t.Errorf("with %s, none of the problems says %q: %v", c[0], c[1], list)
		}
	}
}

func TestCheckersFindTheirLine(t *testing.T) {
	bad := Patterns(func(p string) error {
		if strings.Contains(p, "alone") || p == "how big|large" {
			return errors.New("this pattern is not understood")
		}
		return nil
	})
	list, err := lint(context.Background(), nil, soundShelf(t, nil), []Checker{bad})
	if err != nil {
		t.Fatal(err)
	}
	if !says(list, "rubric.yaml:10: this pattern is not understood") || !says(list, "question.md:18: this pattern is not understood") {
		t.Errorf("the problems are %v", list)
	}
	shared := func(hotloop.Question) []Finding {
		return []Finding{{Signal: "talk.length", Text: "structure.length", What: "odd", Remedy: "mend it"}, {Test: "forgets", What: "slow", Remedy: "mend it"}}
	}
	if list, err = lint(context.Background(), nil, soundShelf(t, nil), []Checker{shared}); err != nil {
		t.Fatal(err)
	}
	if !says(list, "shared/talk.yaml:9: odd") || !says(list, "tests.json:15: slow") {
		t.Errorf("the problems are %v", list)
	}
}

func TestOpenRefusesWithFileLineAndRemedy(t *testing.T) {
	text := strings.Replace(soundText(t, dissent+"rubric.yaml"), "weight: 2", "weight: -2", 1)
	_, err := New(context.Background(), soundShelf(t, map[string]string{dissent + "rubric.yaml": text}))
	if hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), "rubric.yaml:6:") || !strings.Contains(err.Error(), "; write a number above 0") {
		t.Errorf("the error is %v", err)
	}
}

func TestTakenNamesAreRefusedNamingBothPlaces(t *testing.T) {
	first, second := soundShelf(t, nil), soundShelf(t, nil)
	second.name = "theirs"
	_, err := New(context.Background(), first, second)
	if hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Fatalf("two questions of one name are served: %v", err)
	}
	r, err := read(context.Background(), []Shelf{first, second})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`theirs/words/dissent: there is a question "dissent" already, in mine/words/dissent`,
		`theirs/shared/talk.yaml: there is a shared rubric "talk" already, in mine/shared/talk.yaml`,
		`theirs/loops/tiny.yaml: there is a loop "tiny" already, in mine/loops/tiny.yaml`,
	} {
		if !says(r.all(), want) {
			t.Errorf("none of the problems says %q: %v", want, r.all())
		}
	}
}

func TestSentencesAreCounted(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "One": 1, "One.": 1, "One. Two?": 2, "Say 3.5 of it, e.g. now.": 1, "“Well.” She left…": 2, "Really?! Yes": 2,
	} {
		if got := sentences(text); got != want {
			t.Errorf("%q has %d sentences, want %d", text, got, want)
		}
	}
}

func says(list []Problem, want string) bool {
	for _, p := range list {
		if strings.Contains(p.String(), want) {
			return true
		}
	}
	return false
}
