func OrderTasks(tasks []string, needs [][]string) []string {
	waiting := map[string]int{}
	unlocks := map[string]map[string]bool{}
	for _, pair := range needs {
		waiting[pair[0]]++ // a pair that is listed twice is counted twice but unlocked once
		if unlocks[pair[1]] == nil {
			unlocks[pair[1]] = map[string]bool{}
		}
		unlocks[pair[1]][pair[0]] = true
	}
	var order []string
	for _, task := range tasks {
		if waiting[task] == 0 {
			order = append(order, task)
		}
	}
	for i := 0; i < len(order); i++ {
		for task := range unlocks[order[i]] {
			if waiting[task]--; waiting[task] == 0 {
				order = append(order, task)
			}
		}
	}
	if len(order) < len(tasks) {
		return nil
	}
	return order
}
