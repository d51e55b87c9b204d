def order_tasks(tasks, needs):
    needed = {task: [] for task in tasks}
    for task, dependency in needs:
        needed[task].append(dependency)
    order, state = [], {}  # state: 1 being visited, 2 done
    for root in tasks:
        # A stack of our own: a chain of tasks may be longer than Python's.
        stack = [(root, iter(needed[root]))] if root not in state else []
        if stack:
            state[root] = 1
        while stack:
            task, rest = stack[-1]
            for dependency in rest:
                if state.get(dependency) == 1:
                    return []
                if dependency not in state:
                    state[dependency] = 1
                    stack.append((dependency, iter(needed[dependency])))
                    break
            else:
                state[task] = 2
                order.append(task)
                stack.pop()
    return order
