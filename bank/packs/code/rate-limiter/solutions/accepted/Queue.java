import java.util.*;

class RateLimiter {
    private static final class Usage {
        final Deque<long[]> charges = new ArrayDeque<>(); // {when, how much}, oldest first
        long spent;

        void forget(long until) {
            while (!charges.isEmpty() && charges.peekFirst()[0] <= until) spent -= charges.pollFirst()[1];
        }

        void charge(long now, long cost) {
            spent += cost;
            charges.addLast(new long[] {now, cost});
        }
    }

    private static final class Admission {
        final long at;
        final String client;

        Admission(long at, String client) {
            this.at = at;
            this.client = client;
        }
    }

    private final long limit, window;
    private final Usage shared = new Usage();
    private final Map<String, Usage> clients = new HashMap<>();
    private final Deque<Admission> admitted = new ArrayDeque<>(); // over all clients, oldest first

    RateLimiter(long limit, long window) {
        this.limit = limit;
        this.window = window;
    }

    boolean allow(long now) {
        shared.forget(now - window);
        if (shared.spent >= limit) return false;
        shared.charge(now, 1);
        return true;
    }

    boolean allowClient(String client, long now) {
        return allowMany(client, now, 1);
    }

    long tracked(long now) {
        forgetIdle(now);
        return clients.size();
    }

    boolean allowMany(String client, long now, long cost) {
        forgetIdle(now);
        if (cost > limit) return false;
        Usage u = clients.computeIfAbsent(client, c -> new Usage());
        if (u.spent + cost > limit) return false;
        u.charge(now, cost);
        admitted.addLast(new Admission(now, client));
        return true;
    }

    long wait(String client, long now, long cost) {
        forgetIdle(now);
        if (cost > limit) return -1;
        Usage u = clients.get(client);
        if (u == null || u.spent + cost <= limit) return 0;
        long free = limit - u.spent;
        for (long[] c : u.charges) {
            free += c[1];
            if (free >= cost) return c[0] + window - now;
        }
        return -1;
    }

    /** Looks only at what has just grown old, never at all clients. */
    private void forgetIdle(long now) {
        while (!admitted.isEmpty() && admitted.peekFirst().at <= now - window) {
            String client = admitted.pollFirst().client;
            Usage u = clients.get(client);
            if (u == null) continue;
            u.forget(now - window);
            if (u.charges.isEmpty()) clients.remove(client);
        }
    }
}
