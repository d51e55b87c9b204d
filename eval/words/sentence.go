package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/segment"
)

// Limits of reading. What lies beyond is left unread, and Notices says so.
const (
	// MaxTurn is how many bytes of one turn are read.
	MaxTurn = 256 << 10
	// MaxAnswer is how many bytes of all the candidate's turns are read.
	MaxAnswer = 1 << 20
	// MaxQuote is the length of the longest quote in bytes: whole sentences
	// nearly always, since one cut in the middle seldom shows what is said of it.
	MaxQuote = 480
	// easyQuote is how long a quote may grow by a neighbour that it could do
	// without.
	easyQuote = 280
	// maxSentence is how many words a sentence may have; a longer one, which is
	// speech without full stops, is read as several.
	maxSentence = 60
)

// span is a run of bytes of a turn's text.
type span struct{ from, to int }

// blocks cuts text into paragraphs and list items, without fenced code: what is
// in a fence is a program or a log, not talk. It also reports whether a fence
// was met.
func blocks(text string) (list []span, code bool) {
	start, end := -1, 0 // of the block at hand
	flush := func() {
		if start >= 0 && end > start {
			list = append(list, span{start, end})
		}
		start = -1
	}
	fence := ""
	for at := 0; at < len(text); {
		next := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		line := strings.TrimSpace(text[at:next])
		switch {
		case fence != "":
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			flush()
			fence, code = line[:3], true
		case line == "":
			flush()
		default:
			if start < 0 || isItem(line) {
				flush()
				start = at
			}
			end = next
		}
		at = next
	}
	flush()
	return list, code
}

// isItem reports whether a line begins a list item or is a heading.
func isItem(line string) bool {
	if len(line) > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+' || line[0] == '#') && (line[1] == ' ' || line[1] == '#') {
		return true
	}
	i := 0
	for i < len(line) && i < 3 && isDigit(line[i]) {
		i++
	}
	return i > 0 && i+1 < len(line) && (line[i] == '.' || line[i] == ')') && line[i+1] == ' '
}

// sentences cuts a block of text into sentences with their exact bytes.
func sentences(seg *segment.Segmenter, text string, b span) []span {
	// The splitter sees the same number of bytes, but neither broken lines nor
	// bytes that are no text, so that its offsets are ours.
	clean := plain(text[b.from:b.to])
	var list []span
	for _, s := range seg.Segment(clean) {
		from, to := s.Start, s.Start+len(s.Text)
		if from < 0 || to > len(clean) || from >= to {
			continue
		}
		for _, p := range splitLower(clean, from, to) {
			if f, t := trim(clean, p.from, p.to); f < t {
				list = append(list, span{b.from + f, b.from + t})
			}
		}
	}
	return list
}

// plain replaces control characters and bytes that are not UTF-8 by spaces,
// byte for byte.
func plain(s string) string {
	bad := false
	for i := 0; i < len(s) && !bad; i++ {
		bad = s[i] < ' ' || s[i] >= utf8.RuneSelf
	}
	if !bad {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' || r == 0x7f || unicode.IsSpace(r) {
			for k := range size {
				b[i+k] = ' '
			}
		}
		i += size
	}
	return string(b)
}

// splitLower cuts where somebody who types in lower case ended a sentence, a
// full stop after a word of three letters or more and before a space and a small
// letter; and where a single small letter or a figure ended one ("it was late o.
// We left", "off by 40. Then"), which the splitter takes for an initial or an item.
func splitLower(s string, from, to int) []span {
	var list []span
	start := from
	for i := from + 2; i+2 < to; i++ {
		if s[i] != '.' && s[i] != '?' && s[i] != '!' || s[i+1] != ' ' {
			continue
		}
		j := i + 1
		for j < to && s[j] == ' ' {
			j++
		}
		word := i >= from+3 && isLower(s[i-1]) && isLower(s[i-2]) && isLower(s[i-3])
		if j < to && (word && isLower(s[j]) && !abbreviation(s[from:i]) || (isLower(s[i-1]) && s[i-2] == ' ' || isDigit(s[i-1]) && i > start+4) && s[j] >= 'A' && s[j] <= 'Z') {
			list = append(list, span{start, i + 1})
			start, i = j, j
		}
	}
	return append(list, span{start, to})
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }

func abbreviation(s string) bool {
	for _, a := range [...]string{" approx", " resp", " incl", " excl", " prev", " vers", " dept", " govt"} {
		if strings.HasSuffix(s, a) {
			return true
		}
	}
	return false
}

func trim(s string, from, to int) (int, int) {
	for from < to && s[from] == ' ' {
		from++
	}
	for to > from && s[to-1] == ' ' {
		to--
	}
	return from, to
}
