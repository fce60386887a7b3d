#pragma once
// The casefile as one SQLite file: WAL, foreign keys, FTS5, one transaction a report. Safe to call from several threads; a crash at
// any moment leaves the last committed report.

#include "store/store.hpp"

namespace vedette::store {

std::unique_ptr<Store> open_sqlite_store(const std::string& path, bool read_only);

} // namespace vedette::store
