#include <algorithm>
#include <vector>

std::vector<std::vector<long long>> merge_sessions(std::vector<std::vector<long long>> sessions) {
    std::sort(sessions.begin(), sessions.end());
    std::vector<std::vector<long long>> merged;
    for (const auto &s : sessions) {
        if (!merged.empty() && s[0] <= merged.back()[1]) {
            merged.back()[1] = std::max(merged.back()[1], s[1]);
        } else {
            merged.push_back(s);
        }
    }
    return merged;
}
