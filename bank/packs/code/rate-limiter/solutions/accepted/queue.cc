#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

class RateLimiter {
    // What one client was let in with, oldest first.
    struct Usage {
        std::deque<std::pair<long long, long long>> charges; // when, how much
        long long spent = 0;

        void forget(long long until) {
            while (!charges.empty() && charges.front().first <= until) {
                spent -= charges.front().second;
                charges.pop_front();
            }
        }

        bool take(long long now, long long cost, long long limit) {
            if (spent + cost > limit) return false;
            spent += cost;
            charges.emplace_back(now, cost);
            return true;
        }
    };

    long long limit, window;
    Usage shared;
    std::unordered_map<std::string, Usage> clients;
    std::deque<std::pair<long long, std::string>> admitted; // over all clients, oldest first

    // Looks only at what has just grown old, never at all clients.
    void forget_idle(long long now) {
        for (; !admitted.empty() && admitted.front().first <= now - window; admitted.pop_front()) {
            auto client = clients.find(admitted.front().second);
            if (client == clients.end()) continue;
            client->second.forget(now - window);
            if (client->second.charges.empty()) clients.erase(client);
        }
    }

public:
    RateLimiter(long long limit, long long window) : limit(limit), window(window) {
    }

    bool allow(long long now) {
        shared.forget(now - window);
        return shared.take(now, 1, limit);
    }

    bool allow_client(const std::string &client, long long now) {
        return allow_many(client, now, 1);
    }

    long long tracked(long long now) {
        forget_idle(now);
        return clients.size();
    }

    bool allow_many(const std::string &client, long long now, long long cost) {
        forget_idle(now);
        if (cost > limit) return false;
        if (!clients[client].take(now, cost, limit)) return false;
        admitted.emplace_back(now, client);
        return true;
    }

    long long wait(const std::string &client, long long now, long long cost) {
        forget_idle(now);
        if (cost > limit) return -1;
        auto found = clients.find(client);
        if (found == clients.end()) return 0;
        long long free = limit - found->second.spent;
        if (free >= cost) return 0;
        for (auto [at, taken] : found->second.charges) {
            free += taken;
            if (free >= cost) return at + window - now;
        }
        return -1;
    }
};
