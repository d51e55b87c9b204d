import (
	"cmp"
	"slices"
)

func MergeSessions(sessions [][]int) [][]int {
	sorted := slices.Clone(sessions)
	slices.SortFunc(sorted, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	merged := [][]int{}
	for _, s := range sorted {
		if n := len(merged); n > 0 && s[0] <= merged[n-1][1] {
			merged[n-1][1] = max(merged[n-1][1], s[1])
			continue
		}
		merged = append(merged, []int{s[0], s[1]})
	}
	return merged
}
