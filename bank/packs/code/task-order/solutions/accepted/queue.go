func OrderTasks(tasks []string, needs [][]string) []string {
	waiting := make(map[string]int, len(tasks))
	unlocks := make(map[string][]string, len(tasks))
	for _, pair := range needs {
		task, dependency := pair[0], pair[1]
		waiting[task]++
		unlocks[dependency] = append(unlocks[dependency], task)
	}
	var ready []string
	for _, task := range tasks {
		if waiting[task] == 0 {
			ready = append(ready, task)
		}
	}
	// ready grows behind the place that is read: it is the order in the end.
	for i := 0; i < len(ready); i++ {
		for _, task := range unlocks[ready[i]] {
			if waiting[task]--; waiting[task] == 0 {
				ready = append(ready, task)
			}
		}
	}
	if len(ready) < len(tasks) {
		return nil
	}
	return ready
}
