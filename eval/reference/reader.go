package reference

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"hotloop/eval/words"
)

// MaxReference is how many bytes of a model answer are read.
const MaxReference = 64 << 10

// A phrase may have a gap, of up to so many words.
const (
	gap      = "…"
	gapWords = 4
)

// phrase is several words that stand for one.
type phrase struct {
	stems []string
	key   string
}

// Reader holds answers against model answers. It is safe for concurrent use.
type Reader struct {
	words      *words.Evaluator
	cost       *regexp.Regexp
	costWords  map[string]string
	groups     map[string][]int  // synonyms: the groups of a key
	listed     map[byte][]string // words of groups of some length, by first letter, in order
	sides      map[string][]int  // opposites: side n against side -n
	phrases    map[string][]phrase
	common     map[string]bool // by stem
	meaningful map[string]bool // by word
	lacking    map[string]bool // by word
	graded     map[string]bool // adjectives that are compared
	seeming    map[string]bool // by stem: what only looks like a denial
}

// New makes a Reader that reads text as w does.
func New(w *words.Evaluator) *Reader {
	r := &Reader{words: w, cost: costPattern(), groups: map[string][]int{}, listed: map[byte][]string{}, sides: map[string][]int{}, phrases: map[string][]phrase{},
		common: map[string]bool{}, meaningful: map[string]bool{}, lacking: map[string]bool{}, graded: map[string]bool{}, seeming: map[string]bool{},
		costWords: map[string]string{}}
	for _, f := range strings.Fields(graded) {
		r.graded[f] = true
	}
	for word, key := range map[string]string{"logarithmic": "cost:logn", "linear": "cost:n", "quadratic": "cost:n^2", "cubic": "cost:n^3", "exponential": "cost:2^n", "linearithmic": "cost:nlogn"} {
		r.costWords[w.Stem(word)] = key
	}
	for n, line := range strings.Split(strings.TrimSpace(synonyms), "\n") {
		for _, f := range strings.Fields(line) {
			r.groups[r.stem(f)] = append(r.groups[r.stem(f)], n+1)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(r.groups)) {
		if len(k) >= 6 {
			r.listed[k[0]] = append(r.listed[k[0]], k)
		}
	}
	for n, line := range strings.Split(strings.TrimSpace(opposites), "\n") {
		left, right, _ := strings.Cut(line, ":")
		for _, f := range strings.Fields(left) {
			r.sides[r.stem(f)] = append(r.sides[r.stem(f)], n+1)
		}
		for _, f := range strings.Fields(right) {
			r.sides[r.stem(f)] = append(r.sides[r.stem(f)], -n-1)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(phrases), "\n") {
		said, key, _ := strings.Cut(line, " = ")
		var p phrase
		for _, f := range strings.Fields(said) {
			if f != gap {
				f = w.Stem(f)
			}
			p.stems = append(p.stems, f)
		}
		p.key = r.stem(strings.TrimSpace(key))
		r.phrases[p.stems[0]] = append(r.phrases[p.stems[0]], p)
	}
	for _, f := range strings.Fields(common) {
		r.common[w.Stem(f)] = true
	}
	for _, f := range strings.Fields(meaningful) {
		r.meaningful[f] = true
	}
	for _, f := range strings.Fields(seeming) {
		r.seeming[w.Stem(f)] = true
	}
	for _, f := range strings.Fields(lacking) {
		r.lacking[f] = true
	}
	return r
}

// stem is the key of a word of a list.
func (r *Reader) stem(low string) string {
	return r.plain(words.Word{Low: low, Stem: r.words.Stem(low)})
}
