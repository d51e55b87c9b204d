interface Charge {
    at: number;
    cost: number;
}

/** What was let in lately, oldest first, read from a moving place. */
class Log {
    entries: Charge[] = [];
    first = 0;
    spent = 0;

    forget(until: number): void {
        while (this.first < this.entries.length && this.entries[this.first].at <= until) {
            this.spent -= this.entries[this.first++].cost;
        }
        if (this.first > 1000 && this.first * 2 > this.entries.length) {
            this.entries = this.entries.slice(this.first);
            this.first = 0;
        }
    }

    take(now: number, cost: number, limit: number): boolean {
        if (this.spent + cost > limit) return false;
        this.entries.push({ at: now, cost });
        this.spent += cost;
        return true;
    }

    get last(): number {
        return this.entries[this.entries.length - 1].at;
    }
}

class RateLimiter {
    private readonly everyone = new Log();
    // The client let in longest ago comes first.
    private readonly clients = new Map<string, Log>();

    constructor(private readonly limit: number, private readonly window: number) {
    }

    allow(now: number): boolean {
        this.everyone.forget(now - this.window);
        return this.everyone.take(now, 1, this.limit);
    }

    allowClient(client: string, now: number): boolean {
        return this.allowMany(client, now, 1);
    }

    tracked(now: number): number {
        this.dropIdle(now);
        return this.clients.size;
    }

    allowMany(client: string, now: number, cost: number): boolean {
        this.dropIdle(now);
        const log = this.clients.get(client) ?? new Log();
        log.forget(now - this.window);
        if (!log.take(now, cost, this.limit)) return false;
        this.clients.delete(client);
        this.clients.set(client, log);
        return true;
    }

    wait(client: string, now: number, cost: number): number {
        if (cost > this.limit) return -1;
        const log = this.clients.get(client);
        if (log === undefined) return 0;
        log.forget(now - this.window);
        let free = this.limit - log.spent;
        if (free >= cost) return 0;
        for (const { at, cost: taken } of log.entries.slice(log.first)) {
            free += taken;
            if (free >= cost) return at + this.window - now;
        }
        return -1;
    }

    private dropIdle(now: number): void {
        for (const [client, log] of this.clients) {
            if (log.last > now - this.window) return;
            this.clients.delete(client);
        }
    }
}
