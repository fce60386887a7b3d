#include "store/sqlite/sqlite_store.hpp"
#include "store/store.hpp"

namespace vedette::store {

std::unique_ptr<Store> open_store(const std::string& path, bool read_only) { return open_sqlite_store(path, read_only); }

} // namespace vedette::store
