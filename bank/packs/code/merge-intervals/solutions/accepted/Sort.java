import java.util.*;

class Solution {
    static long[][] mergeSessions(long[][] sessions) {
        long[][] sorted = sessions.clone();
        Arrays.sort(sorted, Comparator.comparingLong(s -> s[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] s : sorted) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && s[0] <= last[1]) {
                last[1] = Math.max(last[1], s[1]);
            } else {
                merged.add(new long[] {s[0], s[1]});
            }
        }
        return merged.toArray(new long[0][]);
    }
}
