package words

import (
	_ "embed"
	"strings"
)

// synonyms groups words that tell the same in talk about work: a plain word of a
// signal's pattern finds every member of its groups, a phrase too. A group is a
// line; members of several words are written with a hyphen, without articles and
// possessives. Words that mean many things ("run", "set", "take") stand in none,
// and a word stands where its commonest meaning in this talk is. The groups are
// common to all questions and tuned on none.
//
//go:embed synonyms.txt
var synonyms string

// groups maps a stem to the other words that tell the same: single words by
// stem, phrases by their stems in a row.
type groups struct {
	single map[string][]string
	phrase map[string][]wording
	rows   map[string][]phrase // by their first stem
}

// wording is a way to say something, stem by stem.
type wording struct {
	stems   []string
	negates bool // holds a "not" itself
}

// phrase is a wording of several words and the others of its group.
type phrase struct {
	wording
	same []wording
}

func (x *lexicon) readGroups(list string) groups {
	g := groups{map[string][]string{}, map[string][]wording{}, map[string][]phrase{}}
	for line := range strings.Lines(list) {
		var stems []string
		var phrases, all []wording
		for _, w := range strings.Fields(line) {
			var row wording
			for part := range strings.SplitSeq(w, "-") {
				row.stems = append(row.stems, x.stem(part))
				row.negates = row.negates || isNegating(part)
			}
			all = append(all, row)
			if len(row.stems) == 1 {
				stems = append(stems, row.stems[0])
			} else {
				phrases = append(phrases, row)
			}
		}
		for i, row := range all {
			if len(row.stems) > 1 {
				same := append(append([]wording(nil), all[:i]...), all[i+1:]...)
				g.rows[row.stems[0]] = append(g.rows[row.stems[0]], phrase{row, same})
			}
		}
		for _, s := range stems {
			for _, o := range stems {
				if o != s {
					g.single[s] = append(g.single[s], o)
				}
			}
			g.phrase[s] = append(g.phrase[s], phrases...)
		}
	}
	return g
}
