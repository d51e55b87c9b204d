use std::collections::{HashMap, VecDeque};

/// What one client was let in with, oldest first.
#[derive(Default)]
struct Usage {
    charges: VecDeque<(i64, i64)>, // when, how much
    spent: i64,
}

impl Usage {
    fn forget(&mut self, until: i64) {
        while let Some(&(at, cost)) = self.charges.front() {
            if at > until {
                return;
            }
            self.spent -= cost;
            self.charges.pop_front();
        }
    }

    fn take(&mut self, now: i64, cost: i64, limit: i64) -> bool {
        if self.spent + cost > limit {
            return false;
        }
        self.spent += cost;
        self.charges.push_back((now, cost));
        true
    }
}

struct RateLimiter {
    limit: i64,
    window: i64,
    shared: Usage,
    clients: HashMap<String, Usage>,
    admitted: VecDeque<(i64, String)>, // over all clients, oldest first
}

impl RateLimiter {
    fn new(limit: i64, window: i64) -> Self {
        RateLimiter { limit, window, shared: Usage::default(), clients: HashMap::new(), admitted: VecDeque::new() }
    }

    fn allow(&mut self, now: i64) -> bool {
        self.shared.forget(now - self.window);
        self.shared.take(now, 1, self.limit)
    }

    fn allow_client(&mut self, client: String, now: i64) -> bool {
        self.allow_many(client, now, 1)
    }

    fn tracked(&mut self, now: i64) -> usize {
        self.forget_idle(now);
        self.clients.len()
    }

    fn allow_many(&mut self, client: String, now: i64, cost: i64) -> bool {
        self.forget_idle(now);
        if cost > self.limit {
            return false;
        }
        if !self.clients.entry(client.clone()).or_default().take(now, cost, self.limit) {
            return false;
        }
        self.admitted.push_back((now, client));
        true
    }

    fn wait(&mut self, client: &str, now: i64, cost: i64) -> i64 {
        self.forget_idle(now);
        if cost > self.limit {
            return -1;
        }
        let usage = match self.clients.get(client) {
            Some(usage) => usage,
            None => return 0,
        };
        let mut free = self.limit - usage.spent;
        if free >= cost {
            return 0;
        }
        for &(at, taken) in &usage.charges {
            free += taken;
            if free >= cost {
                return at + self.window - now;
            }
        }
        -1
    }

    /// Looks only at what has just grown old, never at all clients.
    fn forget_idle(&mut self, now: i64) {
        while self.admitted.front().map_or(false, |(at, _)| *at <= now - self.window) {
            if let Some((_, client)) = self.admitted.pop_front() {
                if let Some(usage) = self.clients.get_mut(&client) {
                    usage.forget(now - self.window);
                    if usage.charges.is_empty() {
                        self.clients.remove(&client);
                    }
                }
            }
        }
    }
}
