def merge_sessions(sessions):
    merged = []
    for start, end in sessions:
        apart = []
        for other in merged:
            if other[1] < start or end < other[0]:
                apart.append(other)
            else:
                start, end = min(start, other[0]), max(end, other[1])
        merged = apart + [[start, end]]
    return sorted(merged)
