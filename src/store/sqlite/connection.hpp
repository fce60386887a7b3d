#pragma once
// One SQLite connection with its prepared statements. Every failure is an Error: store_failed (not a casefile, damaged, locked, broken
// SQL) or system_failed (disk full or failing, no memory), with the path and what to do next. Not thread-safe: SqliteStore locks.

#include "base/civil_date.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace vedette::store {

enum class OpenMode { read_only, read_only_unshared, read_write };

// The current row of a running statement. Columns count from 0.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::string text(int column) const; // empty when null
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::uint32_t offset(int column) const { return static_cast<std::uint32_t>(integer(column)); }
    [[nodiscard]] std::optional<double> maybe_real(int column) const;
    [[nodiscard]] std::optional<Day> maybe_day(int column) const;

private:
    sqlite3_stmt* statement_;
};

class Connection {
public:
    Connection(const std::string& path, OpenMode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Several statements without parameters: schema, pragmas, BEGIN.
    void execute(const std::string& sql);

    // One statement; its parameters ?1, ?2, ... are `values`. Prepared once and kept.
    template <typename... Values>
    void run(std::string_view sql, const Values&... values) {
        each(sql, [](const Row&) {}, values...);
    }

    // Calls `use(row)` for every row. `use` may run other statements, but not the same one.
    template <typename Use, typename... Values>
    void each(std::string_view sql, Use use, const Values&... values) {
        sqlite3_stmt* statement = prepared(sql);
        const Rewind rewind(statement);
        int parameter = 0;
        (bind(statement, ++parameter, values), ...);
        while (step(statement)) {
            use(Row(statement));
        }
    }

    template <typename... Values>
    std::int64_t integer(std::string_view sql, const Values&... values) {
        std::int64_t found = 0;
        each(sql, [&](const Row& row) { found = row.integer(0); }, values...);
        return found;
    }

    [[nodiscard]] std::int64_t last_row_number() const;
    [[nodiscard]] std::int64_t changed_rows() const; // by the last INSERT, UPDATE or DELETE
    [[nodiscard]] bool in_transaction() const;

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    class Rewind {
    public:
        explicit Rewind(sqlite3_stmt* statement) : statement_(statement) {}

        ~Rewind();
        Rewind(const Rewind&) = delete;
        Rewind& operator=(const Rewind&) = delete;

    private:
        sqlite3_stmt* statement_;
    };

    sqlite3_stmt* prepared(std::string_view sql);
    bool step(sqlite3_stmt* statement); // true: there is a row
    static void bind(sqlite3_stmt* statement, int parameter, std::string_view value);
    static void bind(sqlite3_stmt* statement, int parameter, const std::string& value);
    static void bind(sqlite3_stmt* statement, int parameter, const char* value);
    static void bind(sqlite3_stmt* statement, int parameter, std::int64_t value);
    static void bind(sqlite3_stmt* statement, int parameter, double value);
    static void bind(sqlite3_stmt* statement, int parameter, const std::optional<double>& value);
    static void bind(sqlite3_stmt* statement, int parameter, const std::optional<Day>& value);

    static void bind(sqlite3_stmt* statement, int parameter, std::uint32_t value) { bind(statement, parameter, std::int64_t{value}); }

    static void bind(sqlite3_stmt* statement, int parameter, int value) { bind(statement, parameter, std::int64_t{value}); }

    static void bind(sqlite3_stmt* statement, int parameter, bool value) { bind(statement, parameter, std::int64_t{value ? 1 : 0}); }

    [[noreturn]] void fail(int code) const;

    std::string path_;
    sqlite3* database_ = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

// BEGIN IMMEDIATE ... COMMIT; rolled back when commit() was not reached.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& connection_;
    bool is_open_ = true;
};

} // namespace vedette::store
