package reference

import "testing"

func TestWordsOfAFamilyAreTold(t *testing.T) {
	r := newReader(t)
	like := func(a, b string) float64 {
		p, q := r.read("", a, nil), r.read("", b, nil)
		if len(p.terms) != 1 || len(q.terms) != 1 {
			t.Fatalf("%q or %q is not one term", a, b)
		}
		v, opposite := r.likeness(&p.terms[0], &q.terms[0])
		if opposite {
			t.Errorf("%q and %q are opposites", a, b)
		}
		return v
	}
	for _, c := range [][2]string{{"reuse", "reusability"}, {"consistent", "consistency"}, {"normalise", "normalization"}, {"abstract", "abstractly"}, {"divide", "division"}, {"important", "importance"}, {"operate", "operator"}} {
		if v := like(c[0], c[1]); v < likeSpelling {
			t.Errorf("%s and %s: %.2f", c[0], c[1], v)
		}
	}
	for _, c := range [][2]string{{"compile", "compute"}, {"program", "progress"}, {"record", "recover"}, {"accept", "access"}, {"complete", "complex"}, {"string", "strict"}, {"contain", "contact"}, {"partition", "particle"}, {"default", "fault"}, {"inline", "line"}} {
		if v := like(c[0], c[1]); v > 0.5 {
			t.Errorf("%s and %s: %.2f", c[0], c[1], v)
		}
	}
}
