#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int by_start(const void *a, const void *b) {
    long long x = ((const int_list *)a)->items[0], y = ((const int_list *)b)->items[0];
    return (x > y) - (x < y);
}

int_list_list merge_sessions(int_list_list sessions) {
    int_list_list merged = {0};
    if (sessions.count == 0) return merged;
    qsort(sessions.items, sessions.count, sizeof *sessions.items, by_start);
    // The merged ones take the places in front: there are never more of them.
    merged.items = sessions.items;
    for (size_t i = 0; i < sessions.count; i++) {
        int_list s = sessions.items[i];
        if (merged.count > 0 && s.items[0] <= merged.items[merged.count - 1].items[1]) {
            long long *end = &merged.items[merged.count - 1].items[1];
            if (s.items[1] > *end) *end = s.items[1];
        } else {
            merged.items[merged.count++] = s;
        }
    }
    return merged;
}
