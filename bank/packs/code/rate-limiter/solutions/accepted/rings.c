#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 16 };

struct Client;

// What was let in, oldest first.
typedef struct {
    long long at, cost;
    struct Client *client;
} Charge;

typedef struct {
    Charge *items;
    size_t first, last, room;
    long long spent;
} Log;

typedef struct Client {
    const char *name;
    Log log;
    struct Client *next; // in the same bucket
} Client;

typedef struct RateLimiter {
    long long limit, window, count;
    Log shared, admitted; // admitted: over all clients
    Client *buckets[BUCKETS];
} RateLimiter;

static bool empty(const Log *log) { return log->first == log->last; }

static void add(Log *log, Charge c) {
    if (log->last == log->room) {
        log->room = log->room * 2 + 8;
        log->items = realloc(log->items, log->room * sizeof *log->items);
    }
    log->items[log->last++] = c;
    log->spent += c.cost;
}

static void forget(Log *log, long long until) {
    while (!empty(log) && log->items[log->first].at <= until) log->spent -= log->items[log->first++].cost;
    if (empty(log)) log->first = log->last = 0;
}

static Client **place(RateLimiter *self, const char *name) {
    unsigned hash = 2166136261u;
    for (const char *c = name; *c != 0; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
    Client **at = &self->buckets[hash % BUCKETS];
    while (*at != NULL && strcmp((*at)->name, name) != 0) at = &(*at)->next;
    return at;
}

// Looks only at what has just grown old, never at all clients.
static void forget_idle(RateLimiter *self, long long now) {
    Log *all = &self->admitted;
    for (; !empty(all) && all->items[all->first].at <= now - self->window; all->first++) {
        Client *c = all->items[all->first].client;
        if (empty(&c->log)) continue;
        forget(&c->log, now - self->window);
        if (empty(&c->log)) self->count--;
    }
}

RateLimiter *rate_limiter_new(long long limit, long long window) {
    RateLimiter *self = calloc(1, sizeof *self);
    self->limit = limit;
    self->window = window;
    return self;
}

bool rate_limiter_allow(RateLimiter *self, long long now) {
    forget(&self->shared, now - self->window);
    if (self->shared.spent >= self->limit) return false;
    add(&self->shared, (Charge){now, 1, NULL});
    return true;
}

bool rate_limiter_allow_many(RateLimiter *self, const char *client, long long now, long long cost) {
    forget_idle(self, now);
    if (cost > self->limit) return false;
    Client **at = place(self, client), *c = *at;
    if (c == NULL) {
        c = *at = calloc(1, sizeof *c);
        c->name = client;
    }
    if (c->log.spent + cost > self->limit) return false;
    if (empty(&c->log)) self->count++;
    add(&c->log, (Charge){now, cost, c});
    add(&self->admitted, (Charge){now, 0, c});
    return true;
}

bool rate_limiter_allow_client(RateLimiter *self, const char *client, long long now) {
    return rate_limiter_allow_many(self, client, now, 1);
}

long long rate_limiter_tracked(RateLimiter *self, long long now) {
    forget_idle(self, now);
    return self->count;
}

long long rate_limiter_wait(RateLimiter *self, const char *client, long long now, long long cost) {
    forget_idle(self, now);
    if (cost > self->limit) return -1;
    Client *c = *place(self, client);
    if (c == NULL || c->log.spent + cost <= self->limit) return 0;
    long long free_units = self->limit - c->log.spent;
    for (size_t i = c->log.first; i < c->log.last; i++) {
        free_units += c->log.items[i].cost;
        if (free_units >= cost) return c->log.items[i].at + self->window - now;
    }
    return -1;
}
