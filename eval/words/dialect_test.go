package words

import (
	"strings"
	"testing"
)

// TestDialectsAreReadAsPlainWords holds ways of saying something against the
// plain one, word by word.
func TestDialectsAreReadAsPlainWords(t *testing.T) {
	e := newReader(t)
	read := func(text string) string {
		tr := e.readTurn(0, "", text, map[string]string{})
		var lows []string
		for _, s := range tr.sents {
			for k := s.first; k < s.last; k++ {
				lows = append(lows, tr.toks[k].low)
			}
			lows = append(lows, "/")
		}
		return strings.Join(lows, " ")
	}
	for _, c := range []struct{ said, plain string }{
		{"We didnae ship it, and I cannae say why.", "We did not ship it, and I can not say why."},
		{"It took a fortnight.", "It took a two weeks."},
		{"I was workin' on it and kept askin' him.", "I was working on it and kept asking him."},
		{"He called it 'the plugin' and left.", "He called it the plugin and left."},
		{"I left 'cause of him.", "I left because of him."},
		{"The cause of it was him.", "The cause of it was him."},
		{"I done told him twice.", "I told him twice."},
		{"What I have done made it worse.", "What I have done made it worse."},
		{"We was fixing to ship.", "We were going to ship."},
		{"I was fixing the tests.", "I was fixing the tests."},
		{"I am having two teams.", "I have two teams."},
		{"He did not tell nobody nothing.", "He did not tell anybody anything."},
		{"We did not ship because nobody asked.", "We did not ship because nobody asked."},
		{"I ain't seen it.", "I have not seen it."},
		{"It ain't ready.", "It is not ready."},
		{"It was late, innit. We left.", "It was late. We left."},
		{"It was late o. We left lah.", "It was late. We left."},
		{"It was, you know, late, wasn't it.", "It was late."},
		{"I told him, so I did.", "I told him."},
		{"We shipped. Thank you so much. Kindly do the needful.", "We shipped."},
		{"Thank you for telling me, I said.", "Thank you for telling me, I said."},
		{"It feels like a mistake.", "It feels like a mistake."},
		{"The cost is O(n), and that is right.", "The cost is O(n), and that is right."},
		{"Did you know, when you came?", "Did you know, when you came?"},
		{"We discussed about the date.", "We discussed the date."},
		{"That is what we discussed about.", "That is what we discussed about."},
	} {
		if got, want := read(c.said), read(c.plain); got != want {
			t.Errorf("%q is read as\n%s\nand %q as\n%s", c.said, got, c.plain, want)
		}
	}
	// A text may end anywhere, also in the middle of a form that is read as another.
	said := map[string]bool{}
	for _, word := range strings.Fields("we discussed about what he done told a-workin' I'm having fixing to ain't seen might could have nobody not was were be stays feeling like innit lah o you know so I did kindly do the needful cause didnae y'all gonna") {
		said[word] = true
	}
	for one := range said {
		for two := range said {
			for _, text := range []string{two, one + " " + two, "Then " + one + " " + two + ".", one + ". " + two} {
				e.readTurn(0, "", text, map[string]string{})
			}
		}
	}
	for _, c := range []struct {
		text  string
		words int
	}{
		{"I asked Wei Ming for it.", 5}, {"I asked Jean-Luc for it.", 5}, {"I asked Moira for it.", 5}, {"Siew Ling left.", 2}, {"The Kafka cluster left.", 4}, {"Then I left.", 3},
	} {
		tr := e.readTurn(0, "", c.text, map[string]string{})
		if n := tr.sents[0].words(); n != c.words {
			t.Errorf("%q has %d words, want %d", c.text, n, c.words)
		}
	}
}

// A name is one word to a gap, too, however many it is written with.
func TestAGapStepsOverAName(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct {
		pattern, said string
		want          bool
	}{
		{"told _ yes", "I told Marta yes.", true}, {"told _ yes", "I told Mary Jane yes.", true}, {"told _ yes", "I told Jean-Luc yes.", true},
		{"told _ yes", "I told them all yes.", false}, {"told _ yes", "I told yes.", false},
		{"told __ yes", "I told Mary Jane Watson and then him yes.", true}, {"told __ yes", "I told him and then her too yes.", false},
		{"told __ yes", "I told Mary Jane and then her too yes.", false}, {"told __ yes", "I told yes.", true},
	} {
		p, err := e.lex.compile(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		r := e.readTurn(0, "", c.said, map[string]string{})
		if got := len(r.hits(e.lex, 0, p, 1, nil)) > 0; got != c.want {
			t.Errorf("%q in %q: %v", c.pattern, c.said, got)
		}
	}
}
