package words

import "strings"

// inQuotation reports whether text[at:] goes on with what somebody said between
// double quotation marks: one was opened in text[from:at], and it is closed
// before to. A mark that stands alone, as for inches, opens nothing.
func inQuotation(text string, from, at, to int) bool {
	before, after := text[from:at], text[at:to]
	if strings.Count(before, `"`)%2 == 1 && strings.Contains(after, `"`) {
		return true
	}
	opened, closed := strings.LastIndex(before, "“"), strings.LastIndex(before, "”")
	return opened > closed && strings.Contains(after, "”")
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
