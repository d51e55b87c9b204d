#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 16 };

typedef struct Node {
    const char *key;
    long long value;
    struct Node *before, *after; // by use
    struct Node *next;           // in the same bucket
} Node;

typedef struct LRUCache {
    long long capacity, size;
    Node ends; // after it the last used, before it the longest unused
    Node *buckets[BUCKETS];
} LRUCache;

static Node **bucket(LRUCache *self, const char *key) {
    unsigned hash = 2166136261u;
    for (; *key != 0; key++) hash = (hash ^ (unsigned char)*key) * 16777619u;
    return &self->buckets[hash % BUCKETS];
}

static Node **place(LRUCache *self, const char *key) {
    Node **n = bucket(self, key);
    while (*n != NULL && strcmp((*n)->key, key) != 0) n = &(*n)->next;
    return n;
}

static void unlink_node(Node *n) {
    n->before->after = n->after;
    n->after->before = n->before;
}

static void to_front(LRUCache *self, Node *n) {
    n->before = &self->ends;
    n->after = self->ends.after;
    n->after->before = n;
    self->ends.after = n;
}

LRUCache *lru_cache_new(long long capacity) {
    LRUCache *self = calloc(1, sizeof *self);
    self->capacity = capacity;
    self->ends.before = self->ends.after = &self->ends;
    return self;
}

maybe_int lru_cache_get(LRUCache *self, const char *key) {
    Node *n = *place(self, key);
    if (n == NULL) return (maybe_int){0};
    unlink_node(n);
    to_front(self, n);
    return (maybe_int){true, n->value};
}

void lru_cache_put(LRUCache *self, const char *key, long long value) {
    if (self->capacity == 0) return;
    Node *n = *place(self, key);
    if (n == NULL) {
        if (self->size == self->capacity) {
            Node *oldest = self->ends.before;
            unlink_node(oldest);
            *place(self, oldest->key) = oldest->next;
            free(oldest);
            self->size--;
        }
        n = calloc(1, sizeof *n);
        n->key = key;
        *place(self, key) = n;
        self->size++;
    } else {
        unlink_node(n);
    }
    n->value = value;
    to_front(self, n);
}

string_list lru_cache_keys(LRUCache *self) {
    string_list names = {malloc((self->size + 1) * sizeof(char *)), 0};
    for (Node *n = self->ends.after; n != &self->ends; n = n->after) names.items[names.count++] = n->key;
    return names;
}
