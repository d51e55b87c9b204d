package reference

import (
	"cmp"
	"slices"
)

// What is left of a likeness outside the clause that meets a point best, and of
// one that is denied.
const (
	nearby = 0.9
	echo   = 0.05 // a word of the question for another one
	denied = 0.6  // of what tells where a point was met
)

const (
	shortAnswer  = 120 // words: one place, whatever its sentences
	windowBefore = 1   // sentences
	windowAfter  = 2
	maxAnchors   = 16
)

// match is a term of a point and the term of the answer that it was met by.
type match struct {
	ours, theirs int // in point.terms, in passage.terms
	like         float64
	against      bool // denied, or the opposite
	opposite     bool
	here         bool // in the clause that meets the point best
	turned       bool // the opposite, of the two sides exchanged: the same
}

// meeting is the place where an answer comes closest to a point.
type meeting struct {
	matches        []match
	agrees, clashs float64 // weight
	anchored       float64 // the same, words of the question in full
	swapped        bool    // said of something else than in the model answer
}

// index finds the terms of an answer by key, and remembers likenesses.
type index struct {
	r      *Reader
	p      *passage
	at     map[string][]int
	keys   []string // in order of first use
	likes  map[string][]alike
	window func(anchor int) (from, to int) // sentences
}

// alike is a key of the answer that is like a term.
type alike struct {
	key      string
	like     float64
	opposite bool
}

func (r *Reader) index(p *passage) *index {
	x := &index{r: r, p: p, at: map[string][]int{}, likes: map[string][]alike{}}
	said := 0
	for i, t := range p.terms {
		if len(x.at[t.key]) == 0 {
			x.keys = append(x.keys, t.key)
		}
		x.at[t.key] = append(x.at[t.key], i)
	}
	for _, s := range p.text.Sentences {
		said += len(s.Words)
	}
	x.window = func(anchor int) (int, int) {
		if said <= shortAnswer {
			return 0, len(p.text.Sentences)
		}
		return anchor - windowBefore, anchor + windowAfter + 1
	}
	return x
}

// contradicts reports whether a meeting denies its point: the opposite of a word,
// or its denial, weighs enough beside what agrees, and something else of the
// point is said in the same clause.
func (g *meeting) contradicts(p *point) bool {
	clash, here := 0.0, 0
	for _, m := range g.matches {
		if m.here {
			here++
		}
		if !m.against {
			continue
		}
		w := p.terms[m.ours].weight * m.like
		if m.opposite {
			w *= oppositeCounts
		}
		clash += w
	}
	return clash >= againstLeast*p.weight && clash >= againstShare*(clash+g.agrees) && (here >= 2 || len(p.terms) == 1 || g.swapped)
}

// like lists the keys of the answer that are like a term.
func (x *index) like(t *term) []alike {
	name := t.key + "\x00" + t.unit
	list, ok := x.likes[name]
	if !ok {
		for _, key := range x.keys {
			other := &x.p.terms[x.at[key][0]]
			if v, opposite := x.r.likeness(t, other); v > 0 {
				list = append(list, alike{key, v, opposite})
			}
		}
		x.likes[name] = list
	}
	return list
}

// meet finds the place that comes closest to a point: around each clause that
// holds something of it, each of its terms goes to the term most like it, and
// none is used twice.
func (x *index) meet(p *point, ref *passage) meeting {
	var all []match
	for i := range p.terms {
		for _, a := range x.like(&p.terms[i]) {
			if a.opposite && ref.denying[p.terms[i].sentence] && !p.terms[i].negated {
				continue // "without it this happens": whose opposite is meant is not told
			}
			if !a.opposite && a.key != p.terms[i].key && ref.says[a.key] {
				continue // the model answer tells the two words apart
			}
			for _, at := range x.at[a.key] {
				switch sides := exchanged(ref, &p.terms[i], x.p, &x.p.terms[at]); {
				case sides > 0 && a.opposite:
					all = append(all, match{ours: i, theirs: at, like: a.like, turned: true})
					continue
				case sides == 2 && a.key == p.terms[i].key:
					all = append(all, match{ours: i, theirs: at, like: a.like, against: true, opposite: true})
					continue
				}
				if a.opposite && x.saidToo(p, a.key, ref) && !x.onTopic(p, at) {
					continue // the model answer says both, of different things
				}
				like := a.like
				if u := &x.p.terms[at]; u.echo && u.key != p.terms[i].key {
					like *= echo
				}
				all = append(all, match{ours: i, theirs: at, like: like, against: x.denies(&p.terms[i], &x.p.terms[at], ref, a.opposite), opposite: a.opposite})
			}
		}
	}
	all = append(all, x.acronyms(p)...)
	slices.SortFunc(all, func(a, b match) int { return cmp.Or(a.theirs-b.theirs, a.ours-b.ours) })
	var best meeting
	for _, anchor := range x.anchors(p, all) {
		if g := x.around(p, all, anchor); g.anchored > best.anchored+1e-9 {
			best = g
		}
	}
	return best
}

// anchors are the clauses that hold most of a point, in order, at most
// maxAnchors: around them the point is looked for.
func (x *index) anchors(p *point, all []match) []term {
	type candidate struct {
		term
		holds float64
	}
	var list []candidate
	met := make([]float64, len(p.terms))
	flush := func() {
		for i := range met {
			if len(list) > 0 {
				list[len(list)-1].holds += met[i]
			}
			met[i] = 0
		}
	}
	for _, m := range all {
		t := x.p.terms[m.theirs]
		if n := len(list); n == 0 || list[n-1].clause != t.clause {
			flush()
			list = append(list, candidate{term: t})
		}
		met[m.ours] = max(met[m.ours], p.terms[m.ours].full*m.like)
	}
	flush()
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.holds, a.holds) })
	list = list[:min(len(list), maxAnchors)]
	slices.SortStableFunc(list, func(a, b candidate) int { return a.clause - b.clause })
	out := make([]term, len(list))
	for i, c := range list {
		out[i] = c.term
	}
	return out
}

// around matches a point with what stands around a clause.
func (x *index) around(p *point, all []match, anchor term) meeting {
	first, last := x.window(anchor.sentence)
	lo, _ := slices.BinarySearchFunc(all, first, func(m match, s int) int { return x.p.terms[m.theirs].sentence - s })
	var near []match
	for _, m := range all[lo:] {
		t := &x.p.terms[m.theirs]
		if t.sentence >= last || len(near) > 400 {
			break
		}
		if m.here = t.clause == anchor.clause; !m.here {
			m.like *= nearby
		}
		near = append(near, m)
	}
	plain := map[int]bool{} // met as it was meant, right here
	for _, m := range near {
		plain[m.ours] = plain[m.ours] || !m.against && m.like > nearby
	}
	near = slices.DeleteFunc(near, func(m match) bool { return m.against && plain[m.ours] })
	slices.SortStableFunc(near, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(truth(a.against), truth(b.against)), cmp.Compare(p.terms[b.ours].weight, p.terms[a.ours].weight), a.ours-b.ours, a.theirs-b.theirs)
	})
	var g meeting
	ours, theirs := map[int]bool{}, map[int]bool{}
	for _, m := range near {
		if ours[m.ours] || theirs[m.theirs] {
			continue
		}
		ours[m.ours], theirs[m.theirs] = true, true
		g.matches = append(g.matches, m)
		said := p.terms[m.ours].full * m.like
		if w := p.terms[m.ours].weight * m.like; m.against {
			g.clashs += w
			said *= denied
		} else {
			g.agrees += w
		}
		g.anchored += said
	}
	slices.SortFunc(g.matches, func(a, b match) int { return a.ours - b.ours })
	return g
}

// apart lets each word of an answer meet one item of an enumeration only, the
// one that it meets best.
func apart(list []point, met []meeting) {
	best := map[int]int{}
	holds := func(i int) float64 { return met[i].agrees / list[i].weight }
	for i := range list {
		if !list[i].item {
			continue
		}
		for _, m := range met[i].matches {
			if j, ok := best[m.theirs]; !ok || holds(i) > holds(j) {
				best[m.theirs] = i
			}
		}
	}
	for i := range list {
		if !list[i].item {
			continue
		}
		g := &met[i]
		g.matches = slices.DeleteFunc(g.matches, func(m match) bool {
			if best[m.theirs] == i {
				return false
			}
			if w := list[i].terms[m.ours].weight * m.like; m.against {
				g.clashs -= w
			} else {
				g.agrees -= w
			}
			return true
		})
	}
}

// denies reports whether two terms contradict each other: opposites both said or
// both denied, or else one of them denied while nothing denies the other.
func (x *index) denies(ours, theirs *term, ref *passage, opposite bool) bool {
	differ := ours.negated != theirs.negated
	switch {
	case opposite:
		return !differ
	case !differ:
		return false
	case ours.negated:
		return !x.p.lacking[theirs.clause] && !x.p.lacking[theirs.clause-1]
	}
	return !ref.denying[ours.sentence]
}

// saidToo reports whether the model answer says a key of the answer itself, or a
// point something like it.
func (x *index) saidToo(p *point, key string, ref *passage) bool {
	if ref.says[key] {
		return true
	}
	for i := range p.terms {
		if t := &p.terms[i]; t.key == key || shares(x.r.groups[t.key], x.r.groups[key]) {
			return true
		}
	}
	return false
}

// onTopic reports whether the clause of a term names what the question asks
// about and the point speaks of.
func (x *index) onTopic(p *point, at int) bool {
	clause := x.p.terms[at].clause
	for i := at; i >= 0 && x.p.terms[i].clause == clause; i-- {
		for j := range p.terms {
			if t := &p.terms[j]; t.weight < t.full && t.key == x.p.terms[i].key {
				return true
			}
		}
	}
	return false
}

// acronyms matches LRU with least recently used, either way round.
func (x *index) acronyms(p *point) []match {
	var list []match
	for i := range p.terms {
		if a := p.terms[i].acronym; len(a) >= 2 {
			for k := range x.p.terms {
				if x.p.initials(k, a) {
					list = append(list, match{ours: i, theirs: k, like: 1})
				}
			}
		}
	}
	return list
}

// initials reports whether the words of a text from term k on begin with the
// letters of an acronym. Function words are counted by their gap in bytes, so
// only neighbours that are terms are looked at.
func (p *passage) initials(k int, acronym string) bool {
	if k+len(acronym) > len(p.terms) {
		return false
	}
	for i := range len(acronym) {
		t := p.terms[k+i]
		if t.low == "" || t.low[0] != acronym[i] || t.sentence != p.terms[k].sentence {
			return false
		}
	}
	return true
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
