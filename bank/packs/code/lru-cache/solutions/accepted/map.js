class LRUCache {
    constructor(capacity) {
        this.capacity = capacity;
        this.values = new Map(); // in the order of use, the last used at the end
    }

    get(key) {
        if (!this.values.has(key)) return null;
        const value = this.values.get(key);
        this.values.delete(key);
        this.values.set(key, value);
        return value;
    }

    put(key, value) {
        this.values.delete(key);
        if (this.capacity === 0) return;
        if (this.values.size === this.capacity) this.values.delete(this.values.keys().next().value);
        this.values.set(key, value);
    }

    keys() {
        return [...this.values.keys()].reverse();
    }
}
