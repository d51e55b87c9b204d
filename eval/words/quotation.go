package words

import "strings"

// quotations follows, through one block of text, what somebody said between double
// quotation marks.
type quotations struct {
	text       string
	at         int  // read up to here
	open       bool // between straight marks
	openCurly  bool
	last, curl int // where the last mark stands that may close
}

func quotationsIn(text string, b span) *quotations {
	block := text[b.from:b.to]
	return &quotations{text: text, at: b.from, last: b.from + strings.LastIndex(block, `"`), curl: b.from + strings.LastIndex(block, "”")}
}

// goesOn reports whether a quotation goes on at a byte that lies not before those
// asked for: one was opened and is closed later in the block. A mark that stands
// alone, as for inches, opens nothing.
func (q *quotations) goesOn(at int) bool {
	for _, r := range q.text[q.at:max(q.at, at)] {
		switch r {
		case '"':
			q.open = !q.open
		case '“', '”':
			q.openCurly = r == '“'
		}
	}
	q.at = max(q.at, at)
	return q.open && q.last >= at || q.openCurly && q.curl >= at
}

// goOnQuoted marks the words of a sentence that begins within a quotation, up to
// where that ends. Each sentence is read for itself first, so that what it closes
// looked opened, and the other way round.
func (t *utterance) goOnQuoted(first int, s span) {
	end := strings.IndexAny(t.text[s.from:s.to], "\"”")
	for k := first; k < len(t.toks); k++ {
		tok := &t.toks[k]
		switch {
		case end < 0 || tok.from < s.from+end:
			tok.quoted = true
		case t.text[s.from+end] == '"':
			tok.quoted = !tok.quoted
		}
	}
}
