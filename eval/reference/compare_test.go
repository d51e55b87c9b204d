package reference

import "testing"

func TestAComparisonMayBeSaidFromEitherEnd(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		asked, model string
		right, wrong []string
	}{
		{"How do reads compare with writes?", "Reads are faster than writes.",
			[]string{"Writes are slower than reads."},
			[]string{"Reads are slower than writes."}},
		{"", "Reads are faster than writes.",
			[]string{"Writes are slower than reads."},
			[]string{"Writes are faster than reads.", "Reads are slower than writes."}},
		{"Why does wood float?", "Wood is lighter than water.",
			[]string{"Water is heavier than wood."},
			[]string{"Water is lighter than wood.", "Wood is heavier than water."}},
	} {
		for _, said := range c.right {
			if res := judge(t, r, c.asked, c.model, said); res.Coverage < 0.9 || len(res.Against) != 0 {
				t.Errorf("%q for %q: %.2f, against: %v", said, c.model, res.Coverage, res.Against)
			}
		}
		for _, said := range c.wrong {
			if res := judge(t, r, c.asked, c.model, said); res.Coverage > 0.2 {
				t.Errorf("%q for %q covers %.2f", said, c.model, res.Coverage)
			}
		}
	}
}

func TestALogarithmIsReadInWords(t *testing.T) {
	r := newReader(t)
	model := "It takes the logarithm of the number of entries."
	if res := judge(t, r, "How many comparisons does a lookup take?", model, "O(log n)"); res.Coverage < 0.9 {
		t.Errorf("O(log n) covers %.2f: %+v", res.Coverage, res.Points)
	}
	if res := judge(t, r, "How many comparisons does a lookup take?", model, "O(n)"); res.Coverage > 0.2 {
		t.Errorf("O(n) covers %.2f", res.Coverage)
	}
}
