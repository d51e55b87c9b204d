package words

import (
	"strings"
	"testing"

	"hotloop"
)

func TestAChoiceOfPhrasesIsTold(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ pattern, remedy string }{
		{"short term|long term", "short-term|long-term"},
		{"dns + restore|how fast|how quickly", "how-fast|how-quickly"},
		{"player team|ads team|television team + own", "player-team|ads-team"},
		{"sign out|signed out|logout", "sign-out|signed-out"},
		{"heap|min heap of ends", "heap|min-heap"},
		{"top 10|top ten", "top-10|top-ten"},
		{"because I cannot|could not bear", "could-not"},
		{"server-side|server side logic", "server-side"},
		{"(last week|yesterday)", "last-week|yesterday"},
		{"told (my boss|my manager) + why", "my-boss|my-manager"},
		// Sound rows.
		{"cost me|us", ""}, {"short-term|long-term", ""}, {"i told|asked him|her", ""}, {"one after another|one", ""}, {"linear|o(n)|o(log n)", ""},
		{"side by side", ""}, {"took # weeks|# days", ""}, {"i was|am being", ""}, {"last week", ""}, {"cannot|could-not bear", ""},
		{"spoke-up|stood for us", ""},
	} {
		t.Run(c.pattern, func(t *testing.T) {
			if err := e.CheckPattern(c.pattern); err != nil {
				t.Fatal(err)
			}
			what, remedy := e.CheckRow(c.pattern)
			if (what != "") != (c.remedy != "") || !strings.Contains(remedy, c.remedy) {
				t.Errorf("says %q; %q", what, remedy)
			}
			if what != "" && !strings.Contains(what, c.pattern) {
				t.Errorf("%q does not name the pattern", what)
			}
		})
	}
	q := hotloop.Question{ID: "q", Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
		{ID: "q.span", Listen: hotloop.Listen{Hear: []string{"cost me"}, Not: []string{"short term|long term"}}},
	}}, Facts: []hotloop.Fact{{ID: "when", Asks: []string{"how fast|how quickly"}, Says: "Soon."}}}
	found := e.CheckQuestion(q)
	if len(found) != 2 || found[0].Signal != "q.span" || !strings.HasPrefix(found[0].What, "q.span: ") || found[0].Text != "short term|long term" || found[1].Fact != "when" {
		t.Errorf("found %+v", found)
	}
}

// What the remedy writes is heard, and what it takes the place of was not.
func TestHyphensMakeAChoiceOfPhrases(t *testing.T) {
	e := newReader(t)
	for pattern, want := range map[string]bool{"short term|long term": false, "short-term|long-term": true} {
		p, err := e.lex.compile(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, said := range []string{"We gave up the short term for it.", "It was about the long term."} {
			r := e.readTurn(0, "", said, map[string]string{})
			if got := len(r.hits(e.lex, 0, p, 1, nil)) > 0; got != want {
				t.Errorf("%q in %q: %v", pattern, said, got)
			}
		}
	}
}

// The reader's own phrases are written by the same grammar.
func TestTheReadersOwnPhrasesAreNoSuchRows(t *testing.T) {
	e := newReader(t)
	lists := map[string][]string{"grader": graderPatterns(), "abuse": abusePatterns()}
	for _, phrases := range []map[string][]string{detectorPhrases(), challengePhrases(), candorPhrases(), clearPhrases()} {
		for name, list := range phrases {
			lists[name] = list
		}
	}
	for _, c := range concepts() {
		lists["concept "+c.keys[0]] = append(append([]string{}, c.keys...), c.hear...)
	}
	for name, list := range lists {
		for _, p := range list {
			if what, remedy := e.CheckRow(p); what != "" {
				t.Errorf("%s: %s; %s", name, what, remedy)
			}
		}
	}
}
