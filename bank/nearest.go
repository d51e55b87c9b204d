package bank

import (
	"cmp"
	"slices"
)

// nearest returns up to n of the names that look most like name: those within
// a third of its length in edits, the nearest first.
func nearest(name string, names []string, n int) []string {
	type candidate struct {
		name string
		far  int
	}
	if len(name) > 100 {
		return nil
	}
	var near []candidate
	for _, other := range names {
		if far := distance(name, other); far <= max(2, len(name)/3) && far < len(name) {
			near = append(near, candidate{other, far})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, c := range near[:min(n, len(near))] {
		out = append(out, c.name)
	}
	return out
}

// distance is the Levenshtein distance in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
