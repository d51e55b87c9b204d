package words

import (
	"unicode/utf8"

	"hotloop"
)

const (
	// shownOpening is how many words of an opening a quote has at least, where they
	// fit: "I can see why you want it" alone could open anything.
	shownOpening = 30
	// leastOpening is how many words a turn says beside its questions if the answer
	// opens there, unless it is long: "Happy to. How many are there?" does not yet.
	leastOpening = 10
)

// opened gives the evidence that an answer came to its subject in a sentence. How
// an answer begins is shown by its beginning: from the first word of the turn in
// which it opens through that sentence, or as many whole sentences as fit.
func (o *observation) opened(at where) *hotloop.Evidence {
	ev := o.quoted(o.r.turns[at.turn].sents[at.sent].whole(at.turn, at.sent), answeredFirst)
	if ev == nil {
		return nil
	}
	for ti := range at.turn {
		if o.r.turns[ti].opens() {
			at = where{ti, -1}
			break
		}
	}
	t := &o.r.turns[at.turn]
	first := 0
	for si := range t.sents[:max(at.sent, 0)] {
		if t.sents[si].mute != 0 {
			first = si + 1
		}
	}
	from, to, words := t.sents[first].from, 0, 0
	for si := first; si < len(t.sents) && (si <= at.sent || words < shownOpening); si++ {
		s, most := &t.sents[si], MaxQuote
		if si > at.sent {
			most = easyQuote
		}
		if s.mute != 0 || s.to-from > most || !utf8.ValidString(t.text[from:s.to]) {
			break
		}
		to, words = s.to, words+s.words()
	}
	if quote, ok := t.quote(from, to); ok && words >= standsAlone {
		ev.Seen.Quote = &quote
	}
	return ev
}

// opens reports whether a turn does more than ask back before the answer.
func (t *turn) opens() bool {
	said, all := 0, 0
	for si := range t.sents {
		s := &t.sents[si]
		if s.mute != 0 {
			continue
		}
		all += s.words()
		if !s.question {
			said += s.words()
		}
	}
	return said >= leastOpening || all >= shownOpening
}
