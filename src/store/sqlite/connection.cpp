#include "store/sqlite/connection.hpp"

#include "base/error.hpp"

#include <sqlite3.h>

namespace vedette::store {

namespace {

// Another `vedette read` on the same casefile holds the lock for one report at a time.
constexpr int kBusyTimeoutMs = 30'000;

std::string file_uri(const std::string& path, std::string_view options) {
    std::string uri = "file:";
    for (const char letter : path) {
        if (letter == '?' || letter == '#' || letter == '%') {
            constexpr std::string_view kDigits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(letter);
            uri += '%';
            uri += kDigits[byte >> 4U];
            uri += kDigits[byte & 15U];
        } else {
            uri += letter;
        }
    }
    return uri + std::string(options);
}

} // namespace

bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::string Row::text(int column) const {
    const void* bytes = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string{} : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Row::real(int column) const { return sqlite3_column_double(statement_, column); }

std::optional<double> Row::maybe_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional<double>(real(column));
}

std::optional<Day> Row::maybe_day(int column) const {
    return is_null(column) ? std::nullopt : std::optional<Day>(Day{static_cast<std::int32_t>(integer(column))});
}

Connection::Connection(const std::string& path, OpenMode mode) : path_(path) {
    const std::string uri = path == ":memory:" ? path : file_uri(path, mode == OpenMode::read_only_unshared ? "?immutable=1" : "");
    const int access = mode == OpenMode::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(uri.c_str(), &database_, access | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX, nullptr);
    if (code != SQLITE_OK) {
        const std::string reason = database_ == nullptr ? "no memory" : sqlite3_errmsg(database_);
        sqlite3_close(database_);
        throw Error(ErrorCode::store_failed, path + ": cannot be opened as a casefile: " + reason + "; check the path and its permissions");
    }
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_timeout(database_, kBusyTimeoutMs);
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(database_);
}

void Connection::fail(int code) const {
    const std::string reason = sqlite3_errmsg(database_);
    switch (code & 0xff) {
    case SQLITE_FULL:
        throw Error(ErrorCode::system_failed, path_ + ": the disk is full; make room and run the same command again: what was read is kept");
    case SQLITE_IOERR:
        throw Error(ErrorCode::system_failed,
                    path_ + ": cannot be read or written: " + reason + "; check the disk (full? removed?) and run the same command again");
    case SQLITE_NOMEM:
        throw Error(ErrorCode::system_failed, path_ + ": out of memory; close other programs or use a smaller --jobs");
    case SQLITE_NOTADB:
        throw Error(ErrorCode::store_failed, path_ + ": is not a casefile of vedette; give another path with -c");
    case SQLITE_CORRUPT:
        throw Error(ErrorCode::store_failed,
                    path_ + ": is damaged: " + reason + "; move it away and read the reports into a new casefile");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(ErrorCode::store_failed, path_ + ": another program holds it; wait until that ends and run the same command again");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        throw Error(ErrorCode::store_failed, path_ + ": cannot be written or opened: " + reason + "; check the permissions of the file and its folder");
    default:
        throw Error(ErrorCode::store_failed, path_ + ": " + reason);
    }
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code);
    }
}

sqlite3_stmt* Connection::prepared(std::string_view sql) {
    const auto [entry, is_new] = statements_.try_emplace(std::string(sql), nullptr);
    if (is_new) {
        const int code = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &entry->second, nullptr);
        if (code != SQLITE_OK) {
            statements_.erase(entry);
            fail(code);
        }
    }
    return entry->second;
}

bool Connection::step(sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        fail(code);
    }
    return false;
}

void Connection::bind(sqlite3_stmt* statement, int parameter, std::string_view value) {
    // The caller's text outlives the statement's run; an empty view may have no address, which SQLite would take for NULL.
    sqlite3_bind_text64(statement, parameter, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Connection::bind(sqlite3_stmt* statement, int parameter, const std::string& value) {
    bind(statement, parameter, std::string_view(value));
}

void Connection::bind(sqlite3_stmt* statement, int parameter, const char* value) { bind(statement, parameter, std::string_view(value)); }

void Connection::bind(sqlite3_stmt* statement, int parameter, std::int64_t value) { sqlite3_bind_int64(statement, parameter, value); }

void Connection::bind(sqlite3_stmt* statement, int parameter, double value) { sqlite3_bind_double(statement, parameter, value); }

void Connection::bind(sqlite3_stmt* statement, int parameter, const std::optional<double>& value) {
    value ? sqlite3_bind_double(statement, parameter, *value) : sqlite3_bind_null(statement, parameter);
}

void Connection::bind(sqlite3_stmt* statement, int parameter, const std::optional<Day>& value) {
    value ? sqlite3_bind_int64(statement, parameter, value->number) : sqlite3_bind_null(statement, parameter);
}

Connection::Rewind::~Rewind() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

std::int64_t Connection::last_row_number() const { return sqlite3_last_insert_rowid(database_); }

std::int64_t Connection::changed_rows() const { return sqlite3_changes64(database_); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    if (is_open_ && connection_.in_transaction()) {
        try {
            connection_.execute("ROLLBACK");
        } catch (const Error&) {
            // The first error is on its way up and says what happened; SQLite undoes an open transaction when it closes.
        }
    }
}

void Transaction::commit() {
    connection_.execute("COMMIT");
    is_open_ = false;
}

} // namespace vedette::store
