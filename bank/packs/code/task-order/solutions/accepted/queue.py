from collections import deque


def order_tasks(tasks: list[str], needs: list[list[str]]) -> list[str]:
    waiting_for = dict.fromkeys(tasks, 0)
    unlocks: dict[str, list[str]] = {task: [] for task in tasks}
    for task, dependency in set(map(tuple, needs)):
        waiting_for[task] += 1
        unlocks[dependency].append(task)
    ready = deque(task for task in tasks if waiting_for[task] == 0)
    order = []
    while ready:
        done = ready.popleft()
        order.append(done)
        for task in unlocks[done]:
            waiting_for[task] -= 1
            if waiting_for[task] == 0:
                ready.append(task)
    return order if len(order) == len(tasks) else []
