package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind sorts tokens.
type tokenKind uint8

const (
	word   tokenKind = iota
	number           // 42, 3.5, 2M, $1,200, twenty; the % of 40% is a word
	link             // a URL, one token whatever is in it
)

// apart says what stood between a token and the one before it.
type apart uint8

const (
	apartSpace  apart = iota
	apartComma        // ,
	apartClause       // ; : — ( ) and a hyphen between spaces
)

// token is a word of the text. A contraction makes two: "didn't" is did and not.
type token struct {
	from, to int    // bytes in the turn's text
	low      string // lower case, apostrophes straight
	stem     string
	also     string // a second stem, of a word that stands for several, see isOpinion
	raw      string // as written
	kind     tokenKind
	apart    apart
	quoted   bool // within double quotation marks
	tail     bool // goes on with the name that the token before it begins
}

// tokenize appends the tokens of text[from:to] to toks. Quoted speech is
// tracked over the span alone.
func (x *lexicon) tokenize(toks []token, text string, from, to int, stems map[string]string) []token {
	sep, quoted := apartSpace, false
	first := len(toks)
	add := func(a, b int, low string, k tokenKind) {
		if k == word && filler(low) {
			return
		}
		stem, ok := stems[low]
		if !ok {
			if stem = ""; k != link {
				stem = x.stem(low)
			}
			stems[low] = stem
		}
		toks = append(toks, token{from: a, to: b, low: low, stem: stem, raw: text[a:b], kind: k, apart: sep, quoted: quoted})
		sep = apartSpace
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case r == '[' && stampEnd(text, i, to) > i:
			i = stampEnd(text, i, to)
			sep = max(sep, apartComma)
		case unicode.IsDigit(r) || (r == '$' || r == '€' || r == '£') && i+size < to && isDigit(text[i+size]):
			i = x.tokenizeNumber(text, i, to, add)
		case unicode.IsLetter(r):
			if end := linkEnd(text, i, to); end > i {
				add(i, end, "", link)
				i = end
				break
			}
			i = x.tokenizeWord(text, i, to, add)
		default:
			sep = max(sep, apartBy(text, r, i, i+size, from, to))
			opens, closes := turnsQuoted(text, r, i, i+size)
			quoted = opens || quoted && !closes
			if r == '%' && len(toks) > first && toks[len(toks)-1].kind == number {
				sep = apartSpace
				add(i, i+size, "percent", word)
			}
			i += size
		}
	}
	return x.plainGrammar(x.contractLate(x.joinSpoken(toks, first), first), first)
}

// apartBy says how far a character sets words apart.
func apartBy(text string, r rune, i, next, from, to int) apart {
	switch r {
	case ',':
		return apartComma
	case ';', ':', '—', '–', '(', ')', '?', '!', '…':
		return apartClause
	case '-':
		if (i == from || text[i-1] == ' ' || text[i-1] == '-') && (next == to || text[next] == ' ' || text[next] == '-') {
			return apartClause
		}
	case '.':
		if next == to || text[next] == ' ' || text[next] == '\n' {
			return apartClause
		}
	}
	return apartSpace
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// linkEnd returns where the URL that begins at i ends, or i if none begins.
func linkEnd(text string, i, to int) int {
	rest := text[i:min(to, i+8)]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return i
	}
	j := i
	for j < to {
		r, size := utf8.DecodeRuneInString(text[j:to])
		if unicode.IsSpace(r) || r == '<' || r == '>' || r == '"' || r == utf8.RuneError && size == 1 {
			break
		}
		j += size
	}
	return j
}

// tokenizeNumber reads a figure: digits with separators, a scale (k, M, B, x)
// glued to it, and a unit glued to it as a word of its own.
func (x *lexicon) tokenizeNumber(text string, i, to int, add func(a, b int, low string, k tokenKind)) int {
	j := i
	for j < to && !isDigit(text[j]) {
		_, size := utf8.DecodeRuneInString(text[j:to])
		if r, _ := utf8.DecodeRuneInString(text[j:to]); unicode.IsDigit(r) && r > 127 { // digits of other scripts
			add(j, j+size, text[j:j+size], number)
			return j + size
		}
		j += size
	}
	digits := j
	for j < to && (isDigit(text[j]) || (text[j] == '.' || text[j] == ',') && j > digits && j+1 < to && isDigit(text[j+1])) {
		j++
	}
	k := j
	for k < to {
		r, size := utf8.DecodeRuneInString(text[k:to])
		if !unicode.IsLetter(r) {
			break
		}
		k += size
	}
	glued := text[j:k]
	bare := strings.ReplaceAll(text[digits:j], ",", "")
	switch low := strings.ToLower(glued); low {
	case "":
		add(i, j, bare, number)
	case "k", "m", "b", "bn", "x", "mm":
		add(i, k, bare+low, number)
	case "st", "nd", "rd", "th":
		add(i, k, bare+low, word)
	default:
		add(i, j, bare, number)
		if len(glued) <= 40 {
			add(j, k, low, word)
		}
	}
	return k
}

// tokenizeWord reads a word: letters and digits, apostrophes between letters,
// and the dots of p.m. and e.g.
func (x *lexicon) tokenizeWord(text string, i, to int, add func(a, b int, low string, k tokenKind)) int {
	j, apostrophe := i, -1
	for j < to {
		r, size := utf8.DecodeRuneInString(text[j:to])
		if r == utf8.RuneError && size == 1 {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			j += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[j+size : to])
		if (r == '\'' || r == '’' || r == 'ʼ') && unicode.IsLetter(next) && apostrophe < 0 {
			apostrophe = j
			j += size
			continue
		}
		if r == '.' && unicode.IsLetter(next) && j-i <= 3 && (j-i == 1 || text[j-2] == '.') {
			j += size
			continue
		}
		break
	}
	if apostrophe < 0 {
		low := strings.ToLower(text[i:j])
		if a, b, ok := unapostrophed(low); ok {
			cut := i + len(a)
			if cut > j || cut == i {
				cut = j
			}
			add(i, cut, a, word)
			if cut < j {
				add(cut, j, b, word)
			}
			return j
		}
		if n := x.numbers[low]; n != "" && low != "one" {
			add(i, j, low, number)
			return j
		}
		if droppedG(text[:to], i, j) {
			low += "g"
		}
		a, b, cut := x.plainForm(leadApostrophe(text, i, low))
		kind := word
		if a != low && x.numbers[a] != "" {
			kind = number // a fortnight is two weeks
		}
		if b == "" || cut >= j-i || !utf8.RuneStart(text[i+cut]) {
			add(i, j, a, kind)
		} else {
			add(i, i+cut, a, kind)
			add(i+cut, j, b, word)
		}
		return j
	}
	_, size := utf8.DecodeRuneInString(text[apostrophe:j])
	head, tail := strings.ToLower(text[i:apostrophe]), strings.ToLower(text[apostrophe+size:j])
	switch {
	case head == "ain" && tail == "t":
		add(i, i+2, "is", word)
		add(i+2, j, "not", word)
	case tail == "t" && strings.HasSuffix(head, "n") && len(head) > 1: // didn't, won't, can't
		stem := head[:len(head)-1]
		switch head {
		case "won":
			stem = "will"
		case "can":
			stem = "can"
		case "shan":
			stem = "shall"
		}
		cut := apostrophe - 1
		if head == "can" {
			cut = apostrophe
		}
		add(i, cut, stem, word)
		add(cut, j, "not", word)
	case tail == "ll":
		add(i, apostrophe, head, word)
		add(apostrophe+size, j, "will", word)
	case tail == "ve":
		add(i, apostrophe, head, word)
		add(apostrophe+size, j, "have", word)
	case tail == "re":
		add(i, apostrophe, head, word)
		add(apostrophe+size, j, "are", word)
	case tail == "m":
		add(i, apostrophe, head, word)
		add(apostrophe+size, j, "am", word)
	case tail == "d":
		add(i, apostrophe, head, word)
		add(apostrophe+size, j, "'d", word)
	case tail == "s":
		switch head {
		case "let":
			add(i, apostrophe, head, word)
			add(apostrophe+size, j, "us", word)
		case "it", "that", "he", "she", "what", "there", "who", "here", "how", "where", "this":
			add(i, apostrophe, head, word)
			add(apostrophe+size, j, "is", word)
		default: // a possessive: the s says nothing
			add(i, apostrophe, head, word)
		}
	case head == "y" && tail == "all":
		add(i, j, "you", word)
	default: // o'clock, O'Brien
		add(i, j, head+"'"+tail, word)
	}
	return j
}

// contractLate settles 'd, which is had before a participle and would
// otherwise.
func (x *lexicon) contractLate(toks []token, first int) []token {
	for i := first; i < len(toks); i++ {
		if toks[i].low != "'d" {
			continue
		}
		toks[i].low = "would"
		if i+1 < len(toks) && x.isParticiple(toks[i+1].low) {
			toks[i].low = "had"
		}
		toks[i].stem = x.stem(toks[i].low)
	}
	return toks
}
