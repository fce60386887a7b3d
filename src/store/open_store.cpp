#include "store/sqlite/sqlite_store.hpp"
#include "store/store.hpp"

namespace vedette::store {

std::string words_of(const Versions& versions) {
    std::string words;
    for (const auto& [name, value] : versions) {
        words += (words.empty() ? "" : "\n") + name + "=" + value;
    }
    return words;
}

std::unique_ptr<Store> open_store(const std::string& path, bool read_only) { return open_sqlite_store(path, read_only); }

} // namespace vedette::store
