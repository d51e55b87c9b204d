func MergeSessions(sessions [][]int) [][]int {
	merged := [][]int{}
	for _, s := range sessions {
		if n := len(merged); n > 0 && s[0] <= merged[n-1][1] {
			merged[n-1][1] = max(merged[n-1][1], s[1])
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
