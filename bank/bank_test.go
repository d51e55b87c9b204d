package bank

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"hotloop"
)

// soundShelf is testdata/sound with changes: a path to its new text, "" to
// remove the file.
func soundShelf(t testing.TB, changes map[string]string) Shelf {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("testdata/sound")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, path)
		files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range changes {
		if text == "" {
			delete(files, path)
			continue
		}
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return Shelf{name: "mine", files: files, packs: "."}
}

func soundBank(t testing.TB) *Bank {
	t.Helper()
	b, err := New(context.Background(), soundShelf(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func soundText(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/sound", path))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEmbeddedBankIsSound(t *testing.T) {
	list, err := Lint(context.Background(), Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		t.Error(p)
	}
}

func TestSpokenLinesOfOurOwnDoNotShout(t *testing.T) {
	r, err := read(context.Background(), []Shelf{Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.packs {
		q := p.question
		said := []string{q.Title, q.Ask}
		for _, part := range q.Parts {
			said = append(said, part.Ask)
		}
		for _, s := range q.Rubric.Signals {
			said = append(append(append(said, s.Heard, s.Missing), s.Probes...), s.Challenges...)
		}
		for _, f := range q.Facts {
			said = append(said, f.Says)
		}
		for _, line := range said {
			if strings.Contains(line, "!") && !strings.Contains(line, "!=") {
				t.Errorf("%s shouts: %q", q.ID, line)
			}
		}
	}
}

func TestPackBecomesAQuestion(t *testing.T) {
	q, err := soundBank(t).Question("dissent")
	if err != nil {
		t.Fatal(err)
	}
	if q.Ask != "When did you last hold a view alone? Tell me what you did with it." {
		t.Errorf("ask is %q", q.Ask)
	}
	if q.Statement != "A view that you held alone.\n\nSay what it cost." {
		t.Errorf("statement is %q", q.Statement)
	}
	if len(q.Sources) != 1 || q.Sources[0].Grade != hotloop.GradeC {
		t.Errorf("sources shown are %v; the one of grade R is for authors only", q.Sources)
	}
	if q.Origin != filepath.Join("mine", "words", "dissent") || len(q.Version) != 64 {
		t.Errorf("origin %q, version %q", q.Origin, q.Version)
	}
	view, _ := q.Rubric.Signal("dissent.view")
	cost, _ := q.Rubric.Signal("dissent.cost")
	if view.Weight != 2 || view.Listen.Within != 2 || !view.Must || cost.Weight != 1 || cost.Listen.Within != 1 {
		t.Errorf("what is not given is not filled in: %+v %+v", view, cost)
	}
}

func TestIncludedSignalsAreMergedAndOwnOnesWin(t *testing.T) {
	q, err := soundBank(t).Question("dissent")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, s := range q.Rubric.Signals {
		ids = append(ids, string(s.ID))
	}
	if got, want := strings.Join(ids, " "), "talk.number talk.length dissent.view dissent.cost dissent.scale dissent.hindsight"; got != want {
		t.Errorf("signals are %s, want %s", got, want)
	}
	if s, _ := q.Rubric.Signal("talk.number"); s.Weight != 3 || s.Heard != "You gave a figure." {
		t.Errorf("the question's own %s did not take the place of the shared one: %+v", s.ID, s)
	}
}

func TestVersionFollowsEveryFileAndIncludedRubric(t *testing.T) {
	version := func(changes map[string]string) string {
		b, err := New(context.Background(), soundShelf(t, changes))
		if err != nil {
			t.Fatal(err)
		}
		q, err := b.Question("dissent")
		if err != nil {
			t.Fatal(err)
		}
		return q.Version
	}
	before := version(nil)
	if again := version(nil); again != before {
		t.Errorf("the same pack has versions %s and %s", before, again)
	}
	for _, path := range []string{"words/dissent/answers/weak.md", "words/dissent/rubric.yaml", "shared/talk.yaml"} {
		if version(map[string]string{path: soundText(t, path) + "\n"}) == before {
			t.Errorf("a change of %s leaves the version as it was", path)
		}
	}
	if version(map[string]string{"code/add-up/answers/weak.md": "Well."}) != before {
		t.Error("a change of another pack changes the version")
	}
}

func TestProgramsAndTestsOfACodeQuestion(t *testing.T) {
	q, err := soundBank(t).Question("add-up")
	if err != nil {
		t.Fatal(err)
	}
	code := q.Code
	if code.Style != hotloop.StyleClass || code.Entry != "Adder" || len(code.Methods) != 3 || code.Limits.Millis != 1000 {
		t.Fatalf("the signature reads %+v", code)
	}
	if first := code.Tests[0].Calls[1].([]any); first[0] != "add" || first[1] != int64(1) {
		t.Errorf("a call reads %#v", first)
	}
	if expected := code.Tests[0].Expected.([]any); expected[0] != nil || expected[2] != int64(3) {
		t.Errorf("the expected results read %#v", expected)
	}
	if m, ok := code.Tests[1].Calls[0].(map[string]any); !ok || m["concat"] == nil || len(code.Tests[1].Calls) != 1 {
		t.Errorf("calls given by one constructor read %#v", code.Tests[1].Calls)
	}
	if len(code.Solutions) != 3 {
		t.Fatalf("there are %d solutions", len(code.Solutions))
	}
	for _, s := range code.Solutions {
		if want := map[string]string{"adder.py": "", "adder.go": "1", "product.py": "1"}[s.Name]; s.Part != want {
			t.Errorf("%s solves the parts up to %q, want %q", s.Name, s.Part, want)
		}
	}
	if s := q.Samples[0]; s.Language != "python" || !strings.HasPrefix(s.Code, "class Adder") {
		t.Errorf("the strong answer's program is %q in %q", s.Code, s.Language)
	}
}

func TestSampleIsAConversation(t *testing.T) {
	q, err := soundBank(t).Question("dissent")
	if err != nil {
		t.Fatal(err)
	}
	want := []hotloop.Turn{
		{Speaker: hotloop.Candidate, Text: "I argued for two regions when nobody else did.\n\nIt cost me a friend."},
		{Speaker: hotloop.Interviewer, Text: "What came of it? And when?"},
		{Speaker: hotloop.Candidate, Text: "We kept the second region."},
	}
	got := q.Samples[0].Turns
	if len(got) != len(want) {
		t.Fatalf("turns are %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("turn %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestNamesOfAnswersGiveTheirQuality(t *testing.T) {
	changes := map[string]string{}
	for name, quality := range map[string]string{"mediocre": "mediocre", "fluent": "fluent", "keywords": "keywords", "off-question": "off-question", "off-question-2": "off-question", "strong-2": "strong"} {
		changes["words/dissent/answers/"+name+".md"] = "This one is " + quality + "."
	}
	b, err := New(context.Background(), soundShelf(t, changes))
	if err != nil {
		t.Fatal(err)
	}
	q, err := b.Question("dissent")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, s := range q.Samples {
		if quality, ok := strings.CutPrefix(s.Turns[0].Text, "This one is "); ok {
			seen++
			if s.Quality+"." != quality {
				t.Errorf("%s is %s, want %s", s.Name, s.Quality, quality)
			}
		}
	}
	if seen != len(changes) {
		t.Errorf("%d of %d answers were read", seen, len(changes))
	}
	for _, name := range []string{"off", "good", "stronger"} {
		list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{"words/dissent/answers/" + name + ".md": "Well."}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !says(list, "does not say how good the answer is") {
			t.Errorf("%s.md was taken: %v", name, list)
		}
	}
}

func TestUnknownQuestionSuggestsItsNeighbours(t *testing.T) {
	_, err := soundBank(t).Question("disent")
	if hotloop.CodeOf(err) != hotloop.CodeNotFound || !strings.Contains(err.Error(), "did you mean dissent?") {
		t.Errorf("the error is %v", err)
	}
	_, err = soundBank(t).Template("netflux")
	if hotloop.CodeOf(err) != hotloop.CodeNotFound || !strings.Contains(err.Error(), "tiny") {
		t.Errorf("the error is %v", err)
	}
}

func TestOpenReadsADirectoryAndOnePackAlone(t *testing.T) {
	for _, dir := range []string{"testdata/sound", "testdata/sound/words/dissent"} {
		s, err := Directory(dir)
		if err != nil {
			t.Fatal(err)
		}
		r, err := read(context.Background(), []Shelf{s})
		s.Close()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, p := range r.packs {
			found = found || p.question.ID == "dissent" && p.question.Title == "A lonely view"
		}
		if !found {
			t.Errorf("%s holds no question dissent", dir)
		}
	}
}

func TestMissingDirectoryIsOnePlainSentence(t *testing.T) {
	_, err := Open(context.Background(), filepath.Join(t.TempDir(), "nowhere"))
	if hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("the error is %v", err)
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := read(context.Background(), []Shelf{Embedded()}); err != nil {
			b.Fatal(err)
		}
	}
}
