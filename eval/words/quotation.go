package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// turnsQuoted says whether the double quotation mark r at text[i:next] opens or
// closes a quotation. A straight mark looks the same on both sides, so what stands
// beside it tells: it opens before a word that it touches, and closes behind one. A
// mark that touches both or neither, or an inch sign, does neither. Counting the
// marks instead would turn everything behind a lost one inside out.
func turnsQuoted(text string, r rune, i, next int) (opens, closes bool) {
	switch r {
	case '“':
		return true, false
	case '”':
		return false, true
	case '"':
	default:
		return false, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[next:])
	starts := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-:/", before)
	word := next < len(text) && !unicode.IsSpace(after)
	switch {
	case starts && word:
		return true, false
	case !starts && (!word || !unicode.IsLetter(after) && !unicode.IsDigit(after)):
		return false, true
	}
	return false, false
}

// quotations are the stretches of one block of text that stand between double
// quotation marks, in order.
type quotations []span

// quotationsIn finds them. A mark that closes what nothing opened closes all that
// stands before it, up to the quotation before; one that opens what nothing closes
// opens its own sentence alone, and no stretch.
func quotationsIn(text string, b span) (q quotations) {
	from, open := b.from, false
	for at := b.from; at < b.to; {
		r, size := utf8.DecodeRuneInString(text[at:b.to])
		opens, closes := turnsQuoted(text, r, at, at+size)
		switch {
		case opens && !open:
			from, open = at, true
		case closes && (open || at > b.from && !isDigit(text[at-1])): // 24": inches
			q = append(q, span{from, at})
			from, open = at+size, false
		}
		at += size
	}
	return q
}

// goesOn reports whether a byte at which a sentence begins lies in a quotation.
func (q quotations) goesOn(at int) bool {
	i, _ := slices.BinarySearchFunc(q, at, func(s span, at int) int { return s.to - at }) // the first that ends there or later
	return i < len(q) && q[i].from <= at
}

// goOnQuoted marks the words of a sentence that begins within a quotation, up to
// where that ends.
func (t *utterance) goOnQuoted(first int, s span) {
	end := s.to
	for at := s.from; at < end; {
		r, size := utf8.DecodeRuneInString(t.text[at:s.to])
		if _, closes := turnsQuoted(t.text, r, at, at+size); closes {
			end = at
		}
		at += size
	}
	for k := first; k < len(t.toks) && t.toks[k].from < end; k++ {
		t.toks[k].quoted = true
	}
}
