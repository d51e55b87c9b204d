package words

import (
	"testing"

	"hotloop"
)

// TestOnlyWhatSaysNothingIsLeftOut holds sentences that say something beside
// words that say nothing, or beside the question's own, against those that do not.
func TestOnlyWhatSaysNothingIsLeftOut(t *testing.T) {
	e := newReader(t)
	q := guarded()
	q.Statement = "Tell whose way of working it was, who did not like it, and how many people use it by now."
	for _, c := range []struct {
		said  string
		muted muted
	}{
		{"I have no idea.", mutedEmpty},
		{"I do not know.", mutedEmpty},
		{"Sorry, no clue.", mutedEmpty},
		{"I can't think of an example right now.", mutedEmpty},
		{"So about 15,000 kids with no idea which room.", 0},
		{"Stop telling store managers that you don't know.", 0},
		{"You ask who did not like it, and how many people use it by now.", mutedCopied},
		{"Who did not like it: Bożena.", 0},
		{"How many people use it by now, 41.", 0},
	} {
		a := hotloop.Answer{ID: "l/0/0", Level: hotloop.L5, Round: hotloop.RoundCulture, Done: true, Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "We moved the warehouse in March and it took nine evenings with Anna. " + c.said}}}
		r := e.read(q, a)
		sents := r.turns[0].sents
		if got := sents[len(sents)-1].mute; got != c.muted {
			t.Errorf("%q is muted as %d, want %d", c.said, got, c.muted)
		}
	}
}
