fn merge_sessions(sessions: Vec<[i64; 2]>) -> Vec<[i64; 2]> {
    let mut sorted = sessions;
    sorted.sort();
    let mut merged: Vec<[i64; 2]> = Vec::new();
    for [start, end] in sorted {
        match merged.last_mut() {
            Some(last) if start <= last[1] => last[1] = last[1].max(end),
            _ => merged.push([start, end]),
        }
    }
    merged
}
