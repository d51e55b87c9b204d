package reference

// pointWeight is how much a clause must say to be a point of its own; a smaller
// one belongs to its neighbour.
const (
	pointWeight = 1.8
	leftOver    = 1.4 // what is less than this is no point
	// In a model answer of so many terms, where chance meets any clause, points
	// are larger: about a sentence.
	longModel     = 40
	sentenceLarge = 4.5
	sentenceLeft  = 2.6
	nearText      = 60 // bytes: farther than that are the interviewer's words between
)

// point is a clause or more of the model answer.
type point struct {
	from, to int
	terms    []term // different ones
	weight   float64
	full     float64 // weight before what the question gave away was taken off
	sentence int
	share    float64 // of the model answer, before all are made to add up to 1
	item     bool    // of an enumeration
	other    bool    // instead of the point before it
}

// points cuts the model answer into points.
func points(p passage) []point {
	var list []point
	var now point
	last := -1
	whole, least := pointWeight, leftOver
	long := len(p.terms) >= longModel
	if long {
		whole, least = sentenceLarge, sentenceLeft
	}
	flush := func() {
		if len(now.terms) > 0 {
			list = append(list, now)
		}
		now = point{}
	}
	// settle closes the point at hand; what says little belongs to the point
	// before it, in a short model answer only if that is of the same sentence.
	settle := func() {
		n := len(list)
		if n == 0 && long && now.full < least {
			return // it belongs to what comes
		}
		if n > 0 && now.full < least && (list[n-1].sentence == now.sentence || long && now.from-list[n-1].to < nearText) {
			list[n-1].merge(now)
			now = point{}
			return
		}
		flush()
	}
	for _, t := range p.terms {
		if len(now.terms) > 0 {
			small := whole
			if len(list) > 0 && list[len(list)-1].sentence == now.sentence && !long {
				small = 0
			}
			if t.item && t.clause != last {
				flush()
			} else if t.other && t.clause != last {
				settle()
			} else if t.sentence != now.sentence || t.clause != last && now.full >= small {
				settle()
			}
		}
		now.add(t)
		last = t.clause
	}
	settle()
	flush()
	weigh(list)
	return list
}

func (p *point) add(t term) {
	if len(p.terms) == 0 {
		p.from, p.sentence, p.other, p.item = t.from, t.sentence, t.other, t.item
	}
	p.to = max(p.to, t.to)
	for i := range p.terms {
		if p.terms[i].key == t.key {
			return
		}
	}
	p.terms = append(p.terms, t)
	p.weight += t.weight
	p.full += t.full
}

func (p *point) merge(q point) {
	for _, t := range q.terms {
		p.add(t)
	}
}

// weigh lowers what most points share and sums up.
func weigh(list []point) {
	in := map[string]int{}
	for _, p := range list {
		for _, t := range p.terms {
			in[t.key]++
		}
	}
	for i := range list {
		list[i].weight = 0
		for j := range list[i].terms {
			t := &list[i].terms[j]
			t.weight = rarer(t.weight, in[t.key], len(list))
			list[i].weight += t.weight
		}
	}
}
