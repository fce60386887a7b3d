#pragma once

#include <algorithm>
#include <vector>

namespace vedette {

// In ascending order, each item once.
template <class Item>
void sort_unique(std::vector<Item>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace vedette
