package words

import (
	"unicode"
	"unicode/utf8"
)

// tongue counts what tells the language of an utterance.
type tongue struct {
	words   int
	scripts map[string]int // words in other scripts
	foreign []int          // by language of the lexicon: its commonest words
}

func (e *Evaluator) tongueOf(p *utterance) tongue {
	l := tongue{foreign: make([]int, len(e.lex.foreign))}
	for _, tok := range p.toks {
		if tok.kind != word {
			continue
		}
		l.words++
		if name := script(tok.low); name != "" {
			if l.scripts == nil {
				l.scripts = map[string]int{}
			}
			l.scripts[name] += 1 + len(tok.low)/18 // scripts without spaces make long words
			continue
		}
		if e.lex.function[tok.low] {
			continue
		}
		for i, other := range e.lex.foreign {
			if other.words[tok.low] {
				l.foreign[i]++
			}
		}
	}
	return l
}

// foreignLanguage names the language if the answer is not in English, "" if it
// is or if that cannot be told.
func (e *Evaluator) foreignLanguage(r *reading, function int) string {
	words, other := 0, map[string]int{}
	counts := make([]int, len(e.lex.foreign))
	for ti := range r.turns {
		l := r.turns[ti].weighed(e).tongue
		words += l.words
		for name, n := range l.scripts {
			other[name] += n
		}
		for i, n := range l.foreign {
			counts[i] += n
		}
	}
	for _, name := range [...]string{"Russian or another language in Cyrillic", "Chinese", "Japanese", "Korean", "Arabic", "Hebrew", "Hindi or another Indian language", "Greek", "Thai"} {
		if n := other[name]; n >= 3 && n > function && n*2 > words {
			return name
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if n := counts[best]; n >= 4 && n*8 >= words && n > function {
		return e.lex.foreign[best].name
	}
	return ""
}

// script names the script of a word's first letter, "" for Latin.
func script(low string) string {
	r, _ := utf8.DecodeRuneInString(low)
	switch {
	case r < 0x250:
		return ""
	case unicode.Is(unicode.Cyrillic, r):
		return "Russian or another language in Cyrillic"
	case unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return "Japanese"
	case unicode.Is(unicode.Han, r):
		return "Chinese"
	case unicode.Is(unicode.Hangul, r):
		return "Korean"
	case unicode.Is(unicode.Arabic, r):
		return "Arabic"
	case unicode.Is(unicode.Hebrew, r):
		return "Hebrew"
	case unicode.Is(unicode.Devanagari, r), unicode.Is(unicode.Bengali, r), unicode.Is(unicode.Tamil, r), unicode.Is(unicode.Telugu, r):
		return "Hindi or another Indian language"
	case unicode.Is(unicode.Greek, r):
		return "Greek"
	case unicode.Is(unicode.Thai, r):
		return "Thai"
	}
	return ""
}
