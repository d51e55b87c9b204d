package words

import (
	"slices"
	"strings"
)

// nouns are deeds and the nouns for them: who says "my suggestion was" suggested
// it, and who "made a decision" decided. A line is a verb, then its nouns.
const nouns = `
decide decision
choose choice decision
suggest suggestion
propose proposal suggestion
offer offer proposal
recommend recommendation
promise promise
refuse refusal
object objection
apologise apology
regret regret
assume assumption
believe belief
guess guess
bet bet
estimate estimate
plan plan
expect expectation
fear fear
worry worry
aim aim
hope hope
ask request question
request request
argue argument
answer answer
learn lesson
advise advice
demand demand
commit commitment
`

// owners are pronouns and the possessives of the same person.
var owners = [][2]string{{"i", "my"}, {"we", "our"}, {"he", "his"}, {"she", "her"}, {"they", "their"}}

// lightVerbs say of a noun that it was done: made an offer, gave a promise.
var lightVerbs = []string{"make", "take", "give", "raise", "reach", "come to"}

// deedNouns maps the stem of a verb to the stems of its nouns.
func (x *lexicon) deedNouns() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(nouns), "\n") {
		w := strings.Fields(line)
		for _, n := range w[1:] {
			m[x.stem(w[0])] = append(m[x.stem(w[0])], x.stem(n))
		}
	}
	return m
}

// nominal returns the pattern with deeds told by their nouns, and nouns by their
// deeds: "I suggested" as "my suggestion" and "I made a suggestion", "my decision"
// as "I decided". Only a row that begins with a pronoun and the deed has these.
func (x *lexicon) nominal(p pattern) (more []pattern) {
	for i, t := range p.terms {
		if len(t.elems) < 2 {
			continue
		}
		var who, whose, deeds, things []string
		for _, o := range owners {
			if t.elems[0].holds(x.stem(o[0])) {
				who, whose = append(who, o[0]), append(whose, o[1])
			}
		}
		if len(who) > 0 {
			for verb, list := range x.nouns {
				if t.elems[1].holds(verb) {
					things = append(things, list...)
				}
			}
			if slices.Sort(things); len(things) > 0 {
				more = append(more,
					p.with(i, x.told(whose), x.stems(things), t.elems[2:]),
					p.with(i, x.told(whose), x.stems(things), append([]elem{x.told([]string{"was", "would be"})}, t.elems[2:]...)),
					p.with(i, x.told(who), x.told(lightVerbs), append([]elem{x.stems(things)}, t.elems[2:]...)))
			}
			continue
		}
		for _, o := range owners {
			if t.elems[0].holds(x.stem(o[1])) {
				who = append(who, o[0])
			}
		}
		for verb, list := range x.nouns {
			if len(list) > 0 && t.elems[1].holds(list[0]) && list[0] != verb {
				deeds = append(deeds, verb)
			}
		}
		if slices.Sort(deeds); len(who) > 0 && len(deeds) > 0 {
			more = append(more, p.with(i, x.told(who), x.stems(deeds), t.elems[2:]))
		}
	}
	return more
}

// holds reports whether a plain word with that stem is a choice of the place.
func (e elem) holds(stem string) bool {
	return slices.ContainsFunc(e.alts, func(a alt) bool {
		return len(a.words) == 1 && a.words[0].stem == stem && !a.words[0].exact && !a.wide
	})
}

// with is a copy of the pattern with other places in the row of term i.
func (p pattern) with(i int, first, second elem, rest []elem) pattern {
	p.terms = slices.Clone(p.terms)
	p.terms[i] = term{append([]elem{first, second}, rest...)}
	for j := range p.terms {
		elems := slices.Clone(p.terms[j].elems)
		for k := range elems {
			elems[k].alts = slices.Clone(elems[k].alts)
			for n := range elems[k].alts {
				elems[k].alts[n].words = slices.Clone(elems[k].alts[n].words)
			}
		}
		p.terms[j].elems = elems
	}
	return p
}

// told is a place for any of some words or phrases, in other words than the
// pattern's.
func (x *lexicon) told(list []string) (e elem) {
	for _, phrase := range list {
		w := wording{}
		for _, s := range strings.Fields(phrase) {
			w.stems = append(w.stems, x.stem(s))
		}
		e.alts = append(e.alts, w.alt())
	}
	return e
}

func (x *lexicon) stems(list []string) (e elem) {
	for _, s := range slices.Compact(slices.Clone(list)) {
		e.alts = append(e.alts, wording{stems: []string{s}}.alt())
	}
	return e
}
