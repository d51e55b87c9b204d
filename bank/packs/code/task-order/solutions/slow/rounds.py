def order_tasks(tasks, needs):
    needed = {task: set() for task in tasks}
    for task, dependency in needs:
        needed[task].add(dependency)
    order, done, left = [], set(), list(tasks)
    while left:
        ready = [task for task in left if needed[task] <= done]
        if not ready:
            return []
        order += ready
        done.update(ready)
        left = [task for task in left if task not in done]
    return order
