package words

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of a pattern, so that matching stays linear whatever a pack holds.
const (
	maxPattern  = 500 // bytes
	maxTerms    = 6
	maxElements = 16 // in a term
	maxGaps     = 3  // "__" in a term
	maxChoices  = 40 // in an element
	maxWithin   = 10 // sentences
	gapWords    = 4  // that "__" steps over at most
)

// pattern is a compiled pattern of docs/packs.md.
type pattern struct {
	terms    []term
	negating bool // holds a negating word, so negation in the text is what it looks for
}

// term is a sequence of elements that stand in a row.
type term struct{ elems []elem }

// elem is one place of a sequence.
type elem struct {
	alts    []alt
	gap     bool     // up to gapWords words
	any     bool     // exactly one word
	compact []string // stems of this and the next place written as one word: "rollback"
	swaps   []swap   // what this and the next places tell, in other words
}

// swap is another wording of so many places from one on.
type swap struct {
	span int
	wording
}

// alt is one choice for a place: usually one word; several where it was written
// with a hyphen or a contraction.
type alt struct {
	words   []patternWord
	number  bool
	wide    bool // a wording of a group that the place belongs to
	negates bool // it has a "not" of its own
}

type patternWord struct {
	stem  string
	raw   string // in lower case, unless exact and written with a capital
	exact bool
	fold  bool     // exact, without regard to case
	like  []string // stems of pronouns for the same
	same  []string // stems of words that tell the same
}

// compileWide reads a pattern whose plain words find what tells the same, too,
// and returns it with those that tell its deeds by nouns. What looks for a
// negation finds other ways to deny, and no more.
func (x *lexicon) compileWide(src string) ([]pattern, error) {
	p, err := x.compile(src)
	if err != nil {
		return nil, err
	}
	list := []pattern{p}
	if !p.negating {
		list = append(list, x.nominal(p)...)
	}
	for _, p := range list {
		for i := range p.terms {
			if p.negating {
				x.widenDenial(&p.terms[i])
			} else {
				x.widen(&p.terms[i])
			}
		}
	}
	return list, nil
}

// compile reads a pattern. The error is one plain sentence.
func (x *lexicon) compile(src string) (pattern, error) {
	src = strings.ReplaceAll(src, "no one", "no-one")
	if len(src) > maxPattern {
		return pattern{}, fmt.Errorf("the pattern is %d bytes long; %d are allowed", len(src), maxPattern)
	}
	var p pattern
	current := term{}
	flush := func() error {
		t, err := closeTerm(current)
		if err != nil {
			return err
		}
		p.terms = append(p.terms, t)
		current = term{}
		return nil
	}
	for _, field := range strings.Fields(src) {
		if field == "+" {
			if err := flush(); err != nil {
				return pattern{}, err
			}
			continue
		}
		elems, err := x.compileField(field)
		if err != nil {
			return pattern{}, err
		}
		current.elems = append(current.elems, elems...)
	}
	if err := flush(); err != nil {
		return pattern{}, err
	}
	if len(p.terms) > maxTerms {
		return pattern{}, fmt.Errorf("%d terms are joined by +; %d are allowed", len(p.terms), maxTerms)
	}
	for i := range p.terms {
		x.compact(&p.terms[i])
		for _, e := range p.terms[i].elems {
			for _, a := range e.alts {
				for _, w := range a.words {
					p.negating = p.negating || isNegating(w.raw)
				}
			}
		}
	}
	return p, nil
}

// compileField reads what stands between two spaces.
func (x *lexicon) compileField(field string) ([]elem, error) {
	switch field {
	case "_":
		return []elem{{any: true}}, nil
	case "__":
		return []elem{{gap: true}}, nil
	}
	var e elem
	for _, choice := range strings.Split(field, "|") {
		switch {
		case choice == "":
			return nil, fmt.Errorf("%q has an empty choice beside a |", field)
		case choice == "#":
			e.alts = append(e.alts, alt{number: true})
			continue
		case choice == "%":
			e.alts = append(e.alts, alt{words: []patternWord{{stem: x.stem("percent"), raw: "percent"}}})
			continue
		case choice == "_" || choice == "__":
			return nil, fmt.Errorf("%q: a gap cannot be one of several choices", field)
		}
		exact := strings.HasPrefix(choice, "=")
		toks := x.tokenize(nil, strings.TrimPrefix(choice, "="), 0, len(strings.TrimPrefix(choice, "=")), map[string]string{})
		a := alt{}
		for _, t := range toks {
			if t.kind == link {
				return nil, fmt.Errorf("%q is a web address; a pattern holds words", choice)
			}
			w := patternWord{stem: t.stem, raw: t.low, like: x.sameGender(t.low)}
			if isOpinion(t.stem) && !exact {
				w.like = append(w.like, opinion)
			}
			if exact { // of persons too: who a story is about changes nothing
				w.exact, w.fold = true, !isCapital(t.raw)
				if !w.fold {
					w.raw = t.raw
				}
			}
			a.words = append(a.words, w)
		}
		if len(a.words) == 0 {
			return nil, fmt.Errorf("%q holds no word", choice)
		}
		e.alts = append(e.alts, a)
	}
	if len(e.alts) > maxChoices {
		return nil, fmt.Errorf("%q has %d choices; %d are allowed", field, len(e.alts), maxChoices)
	}
	// A plain hyphenated word or contraction is words in a row.
	if len(e.alts) == 1 && len(e.alts[0].words) > 1 {
		var row []elem
		for _, w := range e.alts[0].words {
			row = append(row, elem{alts: []alt{{words: []patternWord{w}}}})
		}
		return row, nil
	}
	return []elem{e}, nil
}

// sameGender returns the stems of the pronouns that tell the same of somebody
// else: who a story is about is no matter of what is told.
func (x *lexicon) sameGender(low string) (like []string) {
	for _, group := range [...]string{"he she they", "him her them", "his her their", "himself herself themselves themself", "man woman", "guy girl", "boy girl"} {
		words := strings.Fields(group)
		if !slices.Contains(words, low) {
			continue
		}
		for _, w := range words {
			if w != low {
				like = append(like, x.stem(w))
			}
		}
	}
	return like
}

// closeTerm checks a term and drops gaps at its ends, where they say nothing.
func closeTerm(t term) (term, error) {
	gaps, fixed := 0, false
	for _, e := range t.elems {
		if e.gap {
			gaps++
		}
		fixed = fixed || len(e.alts) > 0
	}
	switch {
	case len(t.elems) == 0:
		return t, fmt.Errorf("the pattern is empty, or nothing stands beside a +")
	case !fixed:
		return t, fmt.Errorf("a gap alone matches everything; put a word beside it")
	case len(t.elems) > maxElements:
		return t, fmt.Errorf("%d words stand in a row; %d are allowed", len(t.elems), maxElements)
	case gaps > maxGaps:
		return t, fmt.Errorf("%d gaps stand in a row of words; %d are allowed", gaps, maxGaps)
	}
	for len(t.elems[0].alts) == 0 {
		t.elems = t.elems[1:]
	}
	for len(t.elems[len(t.elems)-1].alts) == 0 {
		t.elems = t.elems[:len(t.elems)-1]
	}
	return t, nil
}

// compact notes the stems under which two neighbouring words would be found if
// they were written as one: roll back, rollback.
func (x *lexicon) compact(t *term) {
	for i := range len(t.elems) - 1 {
		for _, a := range t.elems[i].alts {
			for _, b := range t.elems[i+1].alts {
				if len(a.words) == 1 && len(b.words) == 1 && !a.words[0].exact && !b.words[0].exact && len(t.elems[i].compact) < maxChoices {
					t.elems[i].compact = append(t.elems[i].compact, x.stem(a.words[0].raw+b.words[0].raw))
				}
			}
		}
	}
}

// isNegating reports whether a pattern that holds the word looks for a
// negation itself.
func isNegating(low string) bool {
	switch low {
	case "not", "no", "never", "without", "nobody", "nothing", "none", "neither", "nor", "hardly", "barely",
		"lack", "lacked", "lacking", "failed", "fail", "forgot", "forget", "unable", "neglected", "rather", "instead":
		return true
	}
	return false
}
