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

// quoteReported marks what somebody else is reported to have said after a comma, as
// people tell it aloud: "she says, it takes ninety seconds, I measured it" is
// her measuring. It ends with the sentence, or where the speaker goes on with "and I".
func (t *utterance) quoteReported(first int) {
	for k := first + 1; k+1 < len(t.toks); k++ {
		if t.toks[k].quoted || t.toks[k+1].apart == apartSpace || !t.endsSaying(first, k) || !opensSpeech(t.toks[k+1]) {
			continue
		}
		for k++; k < len(t.toks); k++ {
			if k+1 < len(t.toks) && t.toks[k].apart != apartSpace && goesOnTelling(t.toks[k].low) && (t.toks[k+1].low == "i" || t.toks[k+1].low == "we") {
				break
			}
			t.toks[k].quoted = true
		}
	}
}

// endsSaying reports whether "he said", "my boss told me" or the like ends with
// token k: somebody else says something, now, and it is not what was said before
// ("that said", "as she said").
func (t *utterance) endsSaying(first, k int) bool {
	switch t.toks[k].low {
	case "me", "us", "him", "her", "them":
		if k--; k <= first || t.toks[k].stem != "tell" && t.toks[k].low != "told" && t.toks[k].stem != "ask" {
			return false
		}
	case "said", "says", "goes", "asked", "asks", "wrote", "writes", "answered", "replied", "shouted":
	default:
		return false
	}
	for j := max(first, k-4); j < k; j++ {
		switch t.toks[j].low {
		case "i", "we", "you", "that", "this", "it", "as", "like", "what", "to", "be", "being", "have", "having", "when", "after", "if", "never", "not":
			return false
		}
	}
	return true
}

// opensSpeech reports whether what follows "he said," may be what he said rather than
// how or when.
func opensSpeech(t token) bool {
	switch low := t.low; {
	case goesOnTelling(low):
		return false
	case t.apart == apartComma && (isPreposition(low) || low == "which" || low == "who" || low == "because" || low == "when" || low == "as" || low == "if"):
		return false
	}
	return true
}

// goesOnTelling reports whether a word goes on with the tale.
func goesOnTelling(low string) bool {
	return low == "and" || low == "but" || low == "so" || low == "then"
}
