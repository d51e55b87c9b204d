#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

class LRUCache {
    struct Item {
        std::string key;
        long long value;
    };

    std::size_t capacity;
    std::list<Item> recent; // the last used in front
    std::unordered_map<std::string, std::list<Item>::iterator> places;

public:
    LRUCache(long long capacity) : capacity(capacity) {
    }

    std::optional<long long> get(const std::string &key) {
        auto place = places.find(key);
        if (place == places.end()) return std::nullopt;
        recent.splice(recent.begin(), recent, place->second);
        return place->second->value;
    }

    void put(const std::string &key, long long value) {
        if (auto place = places.find(key); place != places.end()) {
            place->second->value = value;
            recent.splice(recent.begin(), recent, place->second);
            return;
        }
        if (capacity == 0) return;
        if (recent.size() == capacity) {
            places.erase(recent.back().key);
            recent.pop_back();
        }
        recent.push_front({key, value});
        places[key] = recent.begin();
    }

    std::vector<std::string> keys() const {
        std::vector<std::string> names;
        for (const Item &i : recent) names.push_back(i.key);
        return names;
    }
};
