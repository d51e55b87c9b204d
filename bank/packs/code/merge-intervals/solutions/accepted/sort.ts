type Session = [start: number, end: number];

function mergeSessions(sessions: number[][]): number[][] {
    const sorted = sessions.map(([start, end]): Session => [start, end]).sort((a, b) => a[0] - b[0]);
    const merged: Session[] = [];
    for (const [start, end] of sorted) {
        const last = merged[merged.length - 1];
        if (last !== undefined && start <= last[1]) {
            last[1] = Math.max(last[1], end);
        } else {
            merged.push([start, end]);
        }
    }
    return merged;
}
