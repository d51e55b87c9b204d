def order_tasks(tasks, needs):
    needed = {task: [] for task in tasks}
    for task, dependency in needs:
        needed[task].append(dependency)
    order, state = [], {}

    def visit(task):
        if state.get(task) == 1:
            return False
        if task in state:
            return True
        state[task] = 1
        for dependency in needed[task]:
            if not visit(dependency):
                return False
        state[task] = 2
        order.append(task)
        return True

    for task in tasks:
        if not visit(task):
            return []
    return order
