package words_test

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hotloop"
	"hotloop/eval/words"
)

// rewording is one meaning in two wordings. Signal was heard in Original when
// the pair was written.
type rewording struct {
	Question hotloop.QuestionID `json:"question"`
	Signal   hotloop.SignalID   `json:"signal"`
	Original string             `json:"original"`
	Reworded string             `json:"reworded"`
}

// lines decodes a file of JSON lines.
func lines[T any](t *testing.T, path ...string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []T
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path[len(path)-1], err)
		}
		list = append(list, v)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestRewordedSentencesAreHeard measures how many signals survive another
// wording of the same meaning, twice: the reworded sentence taken alone, which
// is the hard way, and in its place in the answer, which is how people talk.
// The bar is 90 %.
func TestRewordedSentencesAreHeard(t *testing.T) {
	b, w := reader(t)
	// What holds now, alone and in place, less a pair or two; never lower.
	floors := map[string][2]float64{"dev": {75, 93}, "test": {52, 88}}
	distinct := map[string]bool{}
	for _, half := range []string{"dev", "test"} {
		file := []string{"testdata", "rewordings.jsonl"}
		if half == "test" {
			file = []string{"testdata", "blind", "test", "rewordings.jsonl"}
		}
		alone, placed, byFamily := tally{}, tally{}, map[string]*tally{}
		unheard := 0
		for _, p := range lines[rewording](t, file...) {
			q, err := b.Question(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			whole := blindAnswer(t, q, half, string(p.Question), "strong")
			at := slices.IndexFunc(whole.Turns, func(turn hotloop.Turn) bool { return strings.Contains(turn.Text, p.Original) })
			if at < 0 {
				t.Errorf("%s no longer says %q", p.Question, p.Original)
				continue
			}
			distinct[p.Reworded] = true
			one := func(text string) hotloop.Answer {
				return words.SampleAnswer(q, hotloop.Sample{Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: text}}}, hotloop.L5)
			}
			if !hears(t, w, q, one(p.Original), p.Signal) {
				unheard++ // the reader has since learned not to hear it here
				continue
			}
			kept := hears(t, w, q, one(p.Reworded), p.Signal)
			alone.add(kept)
			family, _, _ := strings.Cut(string(p.Signal), ".")
			if byFamily[family] == nil {
				byFamily[family] = &tally{}
			}
			byFamily[family].add(kept)
			if !kept && half == "dev" {
				t.Logf("lost %s in %s: %s", p.Signal, p.Question, p.Reworded)
			}
			whole.Turns = slices.Clone(whole.Turns)
			whole.Turns[at].Text = strings.Replace(whole.Turns[at].Text, p.Original, p.Reworded, 1)
			placed.add(hears(t, w, q, whole, p.Signal))
		}
		for _, family := range slices.Sorted(maps.Keys(byFamily)) {
			t.Logf("%-18s %s", family, byFamily[family])
		}
		t.Logf("%s: alone %s, in its place %s, not heard in the original any more %d; the bar is 90 %%", half, alone, placed, unheard)
		if alone.percent() < floors[half][0] || placed.percent() < floors[half][1] {
			t.Errorf("%s: alone %s and in place %s of the signals survive rewording; %v %% did before", half, alone, placed, floors[half])
		}
	}
	if len(distinct) < 200 {
		t.Errorf("only %d rewordings are left", len(distinct))
	}
}

// hears reports whether a signal is heard in the candidate's favour.
func hears(t *testing.T, w *words.Evaluator, q hotloop.Question, a hotloop.Answer, id hotloop.SignalID) bool {
	t.Helper()
	list, _ := read(t, w, q, a)
	return slices.ContainsFunc(list, func(e hotloop.Evidence) bool { return e.Signal == id && e.For() })
}
