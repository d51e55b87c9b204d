package words

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hotloop"
)

// talk draws turns from sentences that show something, from rubbish, and from
// raw bytes.
func talk() *rapid.Generator[string] {
	parts := append(strings.SplitAfter(strongStory, ". "), "fine", "I don't know. ", "We did not measure it. ", "\xff\xfe", "\x00", "“”", "```\ncode\n```\n", "https://a.b/c ",
		"\n\n", "- ", "1. ", "I would have asked Größe 42% ", "…", "a\u0301 ", "👩‍💻 ", "O(n log n) time because I sort. ", "Do they come sorted? ", "lots of users ")
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "pieces") {
			if rapid.IntRange(0, 5).Draw(t, "raw") == 0 {
				b.Write(rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "bytes"))
				continue
			}
			b.WriteString(rapid.SampledFrom(parts).Draw(t, "piece"))
		}
		return b.String()
	})
}

func anyAnswer(t *rapid.T) hotloop.Answer {
	a := hotloop.Answer{
		ID: "l/0/0", Question: "q", Level: rapid.SampledFrom(hotloop.Levels()).Draw(t, "level"), Round: rapid.SampledFrom(hotloop.RoundKinds()).Draw(t, "round"),
		Hints: rapid.IntRange(0, 5).Draw(t, "hints"), Spent: rapid.Int64Range(0, 4_000_000).Draw(t, "spent"), Planned: rapid.Int64Range(0, 2_000_000).Draw(t, "planned"),
		Done: rapid.Bool().Draw(t, "done"),
	}
	for range rapid.IntRange(0, 5).Draw(t, "turns") {
		a.Turns = append(a.Turns, hotloop.Turn{Speaker: rapid.SampledFrom([]hotloop.Speaker{hotloop.Candidate, hotloop.Candidate, hotloop.Interviewer}).Draw(t, "speaker"), Text: talk().Draw(t, "text")})
	}
	return a
}

func TestEveryEvidencePassesItsCheck(t *testing.T) {
	e := newReader(t)
	q := guarded()
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswer(t)
		list, err := e.Evaluate(context.Background(), q, a)
		if err != nil {
			t.Fatal(err)
		}
		checkAll(t, q, a, list)
		again, _ := e.Evaluate(context.Background(), q, a)
		one, _ := json.Marshal(list)
		two, _ := json.Marshal(again)
		if string(one) != string(two) {
			t.Fatalf("one answer, two readings:\n%s\n%s", one, two)
		}
	})
}

// checkAll holds evidence against what every reading promises.
func checkAll(t interface{ Fatalf(string, ...any) }, q hotloop.Question, a hotloop.Answer, list []hotloop.Evidence) {
	seen := map[hotloop.SignalID]bool{}
	place := -1
	for _, ev := range list {
		if err := ev.Check(a); err != nil {
			t.Fatalf("%v: %+v", err, ev)
		}
		if seen[ev.Signal] {
			t.Fatalf("two pieces of evidence for %s", ev.Signal)
		}
		seen[ev.Signal] = true
		for i, s := range q.Rubric.Signals {
			if s.ID != ev.Signal {
				continue
			}
			if i < place {
				t.Fatalf("%s comes out of the rubric's order", ev.Signal)
			}
			place = i
			if s.Against && ev.For() {
				t.Fatalf("the trap %s counts in favour", s.ID)
			}
		}
		if ev.Seen.Absence != nil && !a.Done {
			t.Fatalf("an unfinished answer lacks %s", ev.Signal)
		}
		if qu := ev.Seen.Quote; qu != nil && (len(qu.Text) > MaxQuote || !utf8.ValidString(qu.Text)) {
			t.Fatalf("a quote of %d bytes: %q", len(qu.Text), qu.Text)
		}
	}
}

func TestMoreSaidElsewhereDoesNotMoveQuotes(t *testing.T) {
	e := newReader(t)
	q := guarded()
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswer(t)
		list, _ := e.Evaluate(context.Background(), q, a)
		// An interviewer's remark at the end changes nothing that was heard.
		b := a
		b.Turns = append(append([]hotloop.Turn(nil), a.Turns...), hotloop.Turn{Speaker: hotloop.Interviewer, Text: "Thank you."})
		again, _ := e.Evaluate(context.Background(), q, b)
		one, _ := json.Marshal(list)
		two, _ := json.Marshal(again)
		if string(one) != string(two) {
			t.Fatalf("a remark changed the reading:\n%s\n%s", one, two)
		}
	})
}

func TestNoPatternTakesLong(t *testing.T) {
	e := newReader(t)
	choice := strings.TrimSuffix(strings.Repeat("a|a-a|a-a-a|", 10), "|")
	for _, src := range []string{
		strings.TrimSpace(strings.Repeat(choice+" ", 4)) + " x",
		"a __ a __ a __ a a a a a a x",
		strings.TrimSpace(strings.Repeat("a|a-a|a-a-a ", 15)) + " x",
		strings.TrimSpace(strings.Repeat("#|1 ", 15)) + " x",
	} {
		p, err := e.lex.compile(src)
		if err != nil {
			t.Fatal(err)
		}
		tr := e.readTurn(0, "", strings.Repeat("a a a 1 2 3 ", 5000), map[string]string{})
		start := time.Now()
		if len(tr.hits(e.lex, 0, p, 1, nil)) != 0 {
			t.Errorf("%.40q was found", src)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.40q took %v", src, took)
		}
	}
}

func FuzzPattern(f *testing.F) {
	for _, s := range []string{"clock skew", "a|b + c __ d", "=SRE _ #", "cost me", "+", "__", "a||b", "=", "did not", "trade-off|tradeoff", "O(1)", "#|few", "a __ b __ c __ d __ e", "\xff", "www.a.b", "’"} {
		f.Add(s, strongStory)
	}
	e := newReader(f)
	f.Fuzz(func(t *testing.T, src, text string) {
		p, err := e.lex.compile(src)
		if err != nil {
			return
		}
		if len(text) > 20_000 {
			text = text[:20_000]
		}
		tr := e.readTurn(0, "", text, map[string]string{})
		for _, h := range tr.hits(e.lex, 0, p, 2, nil) {
			if h.from < 0 || h.to <= h.from || h.to > len(tr.toks) || h.lastSent-h.sent > 1 {
				t.Fatalf("%q in %q: hit %+v", src, text, h)
			}
		}
	})
}

func FuzzEvaluate(f *testing.F) {
	for _, s := range []string{strongStory, "fine", "", "\x00\xff", "```\n", "- \n1. ", "Why? Because.", "I’d’ve O(O(n)) $.5 40%% 1,2,3", "www.", "...", "’’’t n't", "İİ Ⅷ ٣ dont"} {
		f.Add(s, "Go on?", s)
	}
	e := newReader(f)
	q := guarded()
	q.Facts = []hotloop.Fact{{ID: "f", Asks: []string{"sorted|order", "touch + end"}, Says: "Yes."}}
	f.Fuzz(func(t *testing.T, one, ask, two string) {
		a := hotloop.Answer{ID: "l/0/0", Level: hotloop.L7, Round: hotloop.RoundCulture, Done: true, Turns: []hotloop.Turn{
			{Speaker: hotloop.Candidate, Text: one}, {Speaker: hotloop.Interviewer, Text: ask}, {Speaker: hotloop.Candidate, Text: two}}}
		list, err := e.Evaluate(context.Background(), q, a)
		if err != nil {
			t.Fatal(err)
		}
		checkAll(t, q, a, list)
		if quote, ok := e.Vague(q, a); ok && a.Turns[quote.Turn].Text[quote.From:quote.To] != quote.Text {
			t.Fatalf("a vague claim that was not made: %+v", quote)
		}
		e.Asked(q, one)
		e.Notices(q, a)
		tr := e.readTurn(0, "", one, map[string]string{})
		last := 0
		for _, s := range tr.sents {
			if s.from < last || s.to < s.from || s.to > len(one) {
				t.Fatalf("sentence %+v of %q after byte %d", s.span, one, last)
			}
			last = s.to
		}
		last = 0
		for _, tok := range tr.toks {
			if tok.from < last || tok.to <= tok.from || one[tok.from:tok.to] != tok.raw || !utf8.ValidString(tok.raw) {
				t.Fatalf("token %+v of %q after byte %d", tok, one, last)
			}
			last = tok.to
		}
	})
}

func TestManyRoomsReadAtOnce(t *testing.T) {
	e := newReader(t)
	q := guarded()
	q.Version = "1"
	want, _ := json.Marshal(evaluate(t, e, q, story(strongStory)))
	done := make(chan string)
	for range 8 {
		go func() {
			got := ""
			for range 5 {
				list, _ := e.Evaluate(context.Background(), q, story(strongStory))
				b, _ := json.Marshal(list)
				got = string(b)
			}
			done <- got
		}()
	}
	for range 8 {
		if got := <-done; got != string(want) {
			t.Errorf("read beside others, an answer gives other evidence:\n%s\n%s", want, got)
		}
	}
}

func TestReadingStopsWithItsContext(t *testing.T) {
	e := newReader(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Evaluate(ctx, guarded(), story(strongStory)); err == nil {
		t.Error("a cancelled reading went on")
	}
}
