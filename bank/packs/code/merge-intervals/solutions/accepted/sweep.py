def merge_sessions(sessions):
    # At equal times starts come before ends, so that touching sessions join.
    events = [(start, 0) for start, _ in sessions] + [(end, 1) for _, end in sessions]
    events.sort()
    merged, watching, since = [], 0, 0
    for at, is_end in events:
        if not is_end:
            if watching == 0:
                since = at
            watching += 1
        else:
            watching -= 1
            if watching == 0:
                merged.append([since, at])
    return merged
