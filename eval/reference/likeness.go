package reference

import (
	"math"
	"strings"
)

// How alike two terms are.
const (
	likeSynonym  = 0.95
	likeOpposite = 0.95
	likeSpelling = 0.85
	likeFamily   = 0.95 // consist, consistency
	likeSound    = 0.2  // many of the same letters in a row
)

// likeness says how alike two terms are, from 0 to 1, and whether they are
// opposites.
func (r *Reader) likeness(a, b *term) (like float64, opposite bool) {
	switch {
	case a.cost && b.cost && a.minor && !b.bare:
		return 0, false
	case a.cost && b.cost:
		return float64(truth(a.key == b.key || !a.bare)), a.key != b.key && !a.bare
	case a.cost || b.cost:
		return 0, false
	case a.number && b.number:
		if close(a.value, b.value) {
			return 1, false
		}
		if a.unit != "" && a.unit == b.unit {
			return likeOpposite, true
		}
		return 0, false
	case a.number || b.number:
		return 0, false
	case a.key == b.key:
		return 1, false
	}
	if b.mended == a.key {
		return likeSpelling, false
	}
	if shares(a.groups, b.groups) || b.mended != "" && shares(a.groups, r.groups[b.mended]) {
		return likeSynonym, false
	}
	if opposed(a.sides, b.sides) {
		return likeOpposite, true
	}
	return r.spelled(a, b)
}

// spelled compares the letters of two words.
func (r *Reader) spelled(a, b *term) (float64, bool) {
	s, t := a.key, b.key
	if len(s) < 4 || len(t) < 4 {
		return 0, false
	}
	for _, prefix := range [...]string{"un", "in", "non", "dis", "im", "de"} {
		if len(t) == len(prefix)+len(s) && t[:len(prefix)] == prefix && t[len(prefix):] == s ||
			len(s) == len(prefix)+len(t) && s[:len(prefix)] == prefix && s[len(prefix):] == t {
			if r.seeming[s] || r.seeming[t] {
				return 0, false
			}
			return likeOpposite, true
		}
	}
	if s[0] != t[0] {
		if strings.HasSuffix(s, t) || strings.HasSuffix(t, s) { // recompute, compute
			return likeSound, false
		}
		return 0, false
	}
	same := 0
	for same < min(len(s), len(t)) && s[same] == t[same] {
		same++
	}
	long := max(len(s), len(t))
	if kin(s, t, same) {
		return likeFamily, false
	}
	if len(a.groups) > 0 && len(b.groups) > 0 {
		return 0, false // two words that are known are no misspellings of each other
	}
	if d := edits(s, t, 2); long >= 5 && d == 1 || long >= 8 && d == 2 {
		return likeSpelling, false
	}
	if long >= 5 && trigrams(s, t) >= 0.6 {
		return likeSound, false
	}
	return 0, false
}

// endings make another part of speech, or another sense, of a word. They are as
// stems have them.
var endings = func() map[string]bool {
	list := map[string]bool{"": true}
	for _, e := range strings.Fields("abl abil ibl ibil at ation er or ment ness ship less ful ic ical al ist ism ity iti iv ant ent anc enc ly li " +
		"e i y ion it iz is ify ifi ate ary ari ory ori age ure ur ee able ible ive ance ence ancy ency anci enci ed ing s es en th eer ian an ous icat ificat izat isat ator at ative ativ uation ual uat") {
		list[e] = true
	}
	return list
}()

// kin reports whether two words are one stem, of leastRoot letters and more, with
// different endings: reuse, reusability; consistent, consistency. same is how
// many letters they begin with alike.
func kin(s, t string, same int) bool {
	for n := same; n >= leastRoot; n-- {
		if endings[s[n:]] && endings[t[n:]] {
			return true
		}
	}
	return false
}

func close(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 0.02*math.Max(math.Abs(a), math.Abs(b))
}

func shares(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func opposed(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == -y {
				return true
			}
		}
	}
	return false
}

// edits counts insertions, deletions, changes and swaps of neighbours between
// two words, at most most+1.
func edits(s, t string, most int) int {
	if len(s)-len(t) > most || len(t)-len(s) > most || len(s) > 40 || len(t) > 40 {
		return most + 1
	}
	var before, last, row [42]int
	for j := range len(t) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			d := last[j-1]
			if s[i-1] != t[j-1] {
				d = 1 + min(d, last[j], row[j-1])
				if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
					d = min(d, before[j-2]+1)
				}
			}
			row[j] = d
		}
		before, last = last, row
	}
	return min(last[len(t)], most+1)
}

// trigrams is the share of three letters in a row that two words have in common.
func trigrams(s, t string) float64 {
	if len(s) < 3 || len(t) < 3 {
		return 0
	}
	same := 0
	for i := 0; i+3 <= len(s); i++ {
		if strings.Contains(t, s[i:i+3]) {
			same++
		}
	}
	return 2 * float64(same) / float64(len(s)+len(t)-4)
}
