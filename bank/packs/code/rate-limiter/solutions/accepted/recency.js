/** What was let in lately, oldest first, read from a moving place. */
class Log {
    constructor() {
        this.entries = [];
        this.first = 0;
        this.spent = 0;
    }

    forget(until) {
        while (this.first < this.entries.length && this.entries[this.first].at <= until) {
            this.spent -= this.entries[this.first++].cost;
        }
        if (this.first > 1000 && this.first * 2 > this.entries.length) {
            this.entries = this.entries.slice(this.first);
            this.first = 0;
        }
    }

    take(now, cost, limit) {
        if (this.spent + cost > limit) return false;
        this.entries.push({ at: now, cost });
        this.spent += cost;
        return true;
    }

    get last() {
        return this.entries[this.entries.length - 1].at;
    }
}

class RateLimiter {
    constructor(limit, window) {
        this.limit = limit;
        this.window = window;
        this.everyone = new Log();
        this.clients = new Map(); // the client let in longest ago comes first
    }

    allow(now) {
        this.everyone.forget(now - this.window);
        return this.everyone.take(now, 1, this.limit);
    }

    allowClient(client, now) {
        return this.allowMany(client, now, 1);
    }

    tracked(now) {
        this.dropIdle(now);
        return this.clients.size;
    }

    allowMany(client, now, cost) {
        this.dropIdle(now);
        const log = this.clients.get(client) ?? new Log();
        log.forget(now - this.window);
        if (!log.take(now, cost, this.limit)) return false;
        this.clients.delete(client);
        this.clients.set(client, log);
        return true;
    }

    wait(client, now, cost) {
        if (cost > this.limit) return -1;
        const log = this.clients.get(client);
        if (log === undefined) return 0;
        log.forget(now - this.window);
        let free = this.limit - log.spent;
        if (free >= cost) return 0;
        for (let i = log.first; i < log.entries.length; i++) {
            free += log.entries[i].cost;
            if (free >= cost) return log.entries[i].at + this.window - now;
        }
        return -1;
    }

    dropIdle(now) {
        for (const [client, log] of this.clients) {
            if (log.last > now - this.window) return;
            this.clients.delete(client);
        }
    }
}
