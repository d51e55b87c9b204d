use std::collections::{BTreeMap, HashMap};

struct LRUCache {
    capacity: usize,
    now: u64,
    values: HashMap<String, (i64, u64)>, // with the time of last use
    by_use: BTreeMap<u64, String>,
}

impl LRUCache {
    fn new(capacity: usize) -> Self {
        LRUCache { capacity, now: 0, values: HashMap::new(), by_use: BTreeMap::new() }
    }

    fn get(&mut self, key: String) -> Option<i64> {
        let (value, used) = self.values.get_mut(&key)?;
        let value = *value;
        self.now += 1;
        self.by_use.remove(used);
        *used = self.now;
        self.by_use.insert(self.now, key);
        Some(value)
    }

    fn put(&mut self, key: String, value: i64) {
        if self.capacity == 0 {
            return;
        }
        self.now += 1;
        if let Some((_, used)) = self.values.get(&key) {
            self.by_use.remove(used);
        } else if self.values.len() == self.capacity {
            if let Some((_, oldest)) = self.by_use.pop_first() {
                self.values.remove(&oldest);
            }
        }
        self.by_use.insert(self.now, key.clone());
        self.values.insert(key, (value, self.now));
    }

    fn keys(&self) -> Vec<&String> {
        self.by_use.values().rev().collect()
    }
}
