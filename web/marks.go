package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"hotloop"
)

// segment is a stretch of a turn that the same evidence quotes throughout.
type segment struct {
	Text     string
	Evidence []int  // places in the scorecard's evidence; empty for plain text
	ID       string // "q-3" where the quote of evidence 3 begins, "" elsewhere
	Kind     string // "for", "against" or "for against"
}

// EvidenceList is what a script reads: "0 4".
func (s segment) EvidenceList() string {
	var b []string
	for _, e := range s.Evidence {
		b = append(b, fmt.Sprint(e))
	}
	return strings.Join(b, " ")
}

// segments cuts a turn's text at the bytes where quotes begin and end. Joined
// they are the text again, byte for byte. anchors receives, for each evidence
// that quotes this turn, the id of the segment in which its quote begins.
func segments(turn int, text string, evidence []hotloop.Evidence, anchors map[int]string) []segment {
	cuts := []int{0, len(text)}
	for _, e := range evidence {
		if q := e.Seen.Quote; q != nil && q.Turn == turn && fitsIn(q, text) {
			cuts = append(cuts, q.From, q.To)
		}
	}
	for _, gap := range gaps.FindAllStringIndex(text, -1) {
		cuts = append(cuts, gap[0], gap[1])
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		s := segment{Text: text[from:to]}
		kinds := map[bool]bool{}
		begins := []int{}
		for n, e := range evidence {
			q := e.Seen.Quote
			if q == nil || q.Turn != turn || !fitsIn(q, text) || q.From > from || q.To < to {
				continue
			}
			s.Evidence = append(s.Evidence, n)
			kinds[e.For()] = true
			if q.From == from {
				begins = append(begins, n)
			}
		}
		if len(begins) > 0 {
			s.ID = fmt.Sprintf("q-%d", begins[0])
			for _, n := range begins {
				anchors[n] = s.ID
			}
		}
		if len(begins) == 0 && gaps.MatchString(s.Text) {
			out = append(out, segment{Text: s.Text})
			continue
		}
		switch {
		case kinds[true] && kinds[false]:
			s.Kind = "for against"
		case kinds[true]:
			s.Kind = "for"
		case kinds[false]:
			s.Kind = "against"
		}
		out = append(out, s)
	}
	return out
}

// gaps are the ends of lines and what is empty between them: a quote that runs over
// them is not painted there.
var gaps = regexp.MustCompile(`[ \t\r]*\n\s*`)

// fitsIn guards against stored evidence that no longer fits its answer.
func fitsIn(q *hotloop.Quote, text string) bool {
	return q.From >= 0 && q.From < q.To && q.To <= len(text)
}
