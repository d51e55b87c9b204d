class LRUCache {
    // In the order of use, the last used at the end.
    private readonly values = new Map<string, number>();

    constructor(private readonly capacity: number) {
    }

    get(key: string): number | null {
        const value = this.values.get(key);
        if (value === undefined) return null;
        this.values.delete(key);
        this.values.set(key, value);
        return value;
    }

    put(key: string, value: number): void {
        this.values.delete(key);
        if (this.capacity === 0) return;
        if (this.values.size === this.capacity) {
            const [oldest] = this.values.keys();
            this.values.delete(oldest);
        }
        this.values.set(key, value);
    }

    keys(): string[] {
        return [...this.values.keys()].reverse();
    }
}
