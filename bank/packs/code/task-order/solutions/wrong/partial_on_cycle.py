from collections import deque


def order_tasks(tasks, needs):
    waiting_for = dict.fromkeys(tasks, 0)
    unlocks = {task: [] for task in tasks}
    for task, dependency in needs:
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
    return order  # what a cycle leaves over is silently dropped
