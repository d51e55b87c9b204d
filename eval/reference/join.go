package reference

// leastJoined is how many letters a word has at least that is looked for in two.
const leastJoined = 6

// join makes one term of two neighbours that the other text writes as one word:
// time stamp, timestamp. It weighs what both did.
func (r *Reader) join(p, other *passage) {
	out := p.terms[:0]
	for i := 0; i < len(p.terms); i++ {
		t := p.terms[i]
		if i+1 < len(p.terms) {
			u := p.terms[i+1]
			if word := t.low + u.low; t.clause == u.clause && u.from-t.to <= 1 && len(word) >= leastJoined && !t.number && !u.number {
				if key := r.words.Stem(word); other.says[key] {
					t.key, t.low, t.to, t.acronym = key, word, u.to, ""
					t.weight += u.weight
					t.full += u.full
					t.given, t.echo, t.mended = t.given && u.given, t.echo && u.echo, ""
					t.groups, t.sides = r.groups[key], r.sides[key]
					p.says[key] = true
					i++
				}
			}
		}
		out = append(out, t)
	}
	p.terms = out
}
