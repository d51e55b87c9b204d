import java.util.*;

class LRUCache {
    private static final class Node {
        String key;
        long value;
        Node before, after;
    }

    private final long capacity;
    private final Map<String, Node> places = new HashMap<>();
    // The ring's fixed node: what follows it was used last, what precedes it longest ago.
    private final Node ends = new Node();

    LRUCache(long capacity) {
        this.capacity = capacity;
        ends.before = ends.after = ends;
    }

    Long get(String key) {
        Node n = places.get(key);
        if (n == null) return null;
        toFront(n);
        return n.value;
    }

    void put(String key, long value) {
        if (capacity == 0) return;
        Node n = places.get(key);
        if (n == null) {
            if (places.size() == capacity) {
                places.remove(ends.before.key);
                unlink(ends.before);
            }
            n = new Node();
            n.key = key;
            places.put(key, n);
        }
        n.value = value;
        toFront(n);
    }

    List<String> keys() {
        List<String> names = new ArrayList<>();
        for (Node n = ends.after; n != ends; n = n.after) names.add(n.key);
        return names;
    }

    private void toFront(Node n) {
        if (n.before != null) unlink(n);
        n.before = ends;
        n.after = ends.after;
        ends.after.before = n;
        ends.after = n;
    }

    private void unlink(Node n) {
        n.before.after = n.after;
        n.after.before = n.before;
    }
}
