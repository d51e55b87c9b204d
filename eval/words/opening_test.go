package words

import (
	"strings"
	"testing"
)

// How an answer begins is shown by its beginning, not by the sentence in which
// something was first found.
func TestHowAnAnswerOpensIsShownByItsOpening(t *testing.T) {
	e := newReader(t)
	q := detecting("structure.answer-first")
	quote := func(turns ...string) (string, int) {
		t.Helper()
		ev := favour(evaluate(t, e, q, story(turns...)))
		if ev == nil {
			t.Fatalf("nothing heard in %q", turns)
		}
		return ev.Seen.Quote.Text, ev.Seen.Quote.Turn
	}
	rest := " Everybody around me was of another mind, and it took most of that spring until it was settled between the two groups."

	if got, _ := quote("The ledger in Lagos. I told the board that we would not move it before Christmas." + rest); !strings.HasPrefix(got, "The ledger in Lagos. I told the board") {
		t.Errorf("the first words are missing: %q", got)
	}
	scene, far := "I was the tech lead of a group of nine who kept the ledger of a bank in Lagos, and it had run on one old machine in a cellar ever since it was bought. ", ""
	for _, other := range []string{"one", "the second", "the third", "the fourth"} {
		far += strings.ReplaceAll(scene, "one", other)
	}
	got, _ := quote(far + "I told the board that we would not move it before Christmas." + rest)
	if !strings.HasPrefix(got, strings.TrimSpace(scene)) || !strings.HasSuffix(got, "ever since it was bought.") || len(got) > MaxQuote {
		t.Errorf("what does not fit is not left out by whole sentences: %q", got)
	}
	if got, turn := quote("It was the ledger of a bank in Lagos, and nobody wanted to hear of it.", "I told the board that we would not move it before Christmas."+rest); turn != 0 {
		t.Errorf("the answer opened a turn before %q", got)
	}
	if got, turn := quote("Which of the two would you like?", "I told the board that we would not move it before Christmas."+rest); turn != 2 || !strings.HasPrefix(got, "I told the board") {
		t.Errorf("asking back opens no answer: %q", got)
	}
}
