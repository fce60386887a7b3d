#include "store/sqlite/sqlite_store.hpp"

#include "base/error.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/load_case.hpp"
#include "store/sqlite/migrations.hpp"
#include "store/sqlite/save_analysis.hpp"
#include "store/sqlite/sqlite_fusion_step.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>

namespace vedette::store {

namespace {

constexpr std::size_t kMinPrefix = 4;

// The smallest text that is greater than every text with this prefix; a closed range lets the index answer.
std::string after_prefix(std::string prefix) {
    prefix += "\xff";
    return prefix;
}

class SqliteStore final : public Store {
public:
    explicit SqliteStore(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

    SaveOutcome save(const Analysis& analysis, const Versions& versions) override;
    void save_failure(const FailureRow& failure) override;
    void clear_failure(const std::string& source) override;
    bool has_input(const std::string& source, const std::string& sha256, const Versions& versions) override;
    void mark_input(const std::string& source, const std::string& sha256, const Versions& versions) override;
    void set_copies(const std::vector<std::pair<std::string, std::string>>& copies) override;
    std::unique_ptr<FusionStep> begin_fusion() override;
    std::int64_t add_action(const AnalystAction& action) override;
    std::vector<AnalystAction> actions() override;
    CaseView view(const CaseFilter& filter, bool texts) override;
    CaseView around(const std::vector<std::string>& ids, bool texts) override;
    std::string record(const std::string& id_or_prefix) override;
    std::optional<StoredReport> find_report(const std::string& id) override;
    void each_report(const std::function<void(const ReportRow&)>& use) override;
    std::vector<std::pair<Day, int>> days_read() override;
    void set_copies_in(const CopyWindow& window, const std::vector<std::pair<std::string, std::string>>& copies) override;
    void each_report_in(const CopyWindow& window, const std::function<void(const ReportRow&)>& use) override;
    std::vector<std::optional<Day>> days_touched() override;
    void end_copy_windows() override;
    bool has_more_reports_than(std::int64_t count) override;
    bool knows_copies() override;
    bool needs_fusion() override;

private:
    // Row number of these versions; made when it is not there.
    std::int64_t version_number(const Versions& versions);
    void let_wait(std::int64_t action);
    void mark_changed() { connection_->run("INSERT OR REPLACE INTO state VALUES ('needs_fusion', '1')"); }

    std::unique_ptr<Connection> connection_;
    std::mutex mutex_;
};

std::int64_t SqliteStore::version_number(const Versions& versions) {
    const std::string words = words_of(versions);
    connection_->run("INSERT OR IGNORE INTO versions(words) VALUES (?1)", words);
    return connection_->integer("SELECT number FROM versions WHERE words = ?1", words);
}

SaveOutcome SqliteStore::save(const Analysis& analysis, const Versions& versions) {
    const PrintedAnalysis printed = print_analysis(analysis);
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_); // before the look: another process may be saving the same report
    std::int64_t number = 0;
    std::string content;
    connection_->each("SELECT number, content_sha256 FROM reports WHERE id = ?1",
                      [&](const Row& row) {
                          number = row.integer(0);
                          content = row.text(1);
                      },
                      analysis.report.id);
    const std::int64_t made_by = version_number(versions);
    SaveOutcome outcome = SaveOutcome::unchanged;
    if (number != 0 && content == printed.content_sha256) {
        connection_->run("UPDATE reports SET versions = ?2 WHERE number = ?1 AND versions != ?2", number, made_by);
    } else {
        outcome = number == 0 ? SaveOutcome::added : SaveOutcome::replaced;
        connection_->run("DELETE FROM reports WHERE number = ?1", number);
        insert_analysis(*connection_, analysis, printed, number, made_by);
        // Copies of it are vouched for by its outlet, which may be another one now.
        connection_->run("INSERT OR IGNORE INTO touched_pieces SELECT j.piece FROM reports r CROSS JOIN events e ON e.report = r.number CROSS JOIN joined_events j ON "
                         "j.event = e.number WHERE r.copy_of = ?1 AND r.copy_of != ''",
                         analysis.report.id);
        connection_->run("DELETE FROM state WHERE name = 'copies_known'");
        mark_changed();
    }
    transaction.commit();
    return outcome;
}

void SqliteStore::save_failure(const FailureRow& failure) {
    const std::lock_guard lock(mutex_);
    connection_->run("INSERT OR REPLACE INTO failures VALUES (?1, ?2, ?3, ?4)", failure.source, failure.stage, failure.code, failure.reason);
}

void SqliteStore::clear_failure(const std::string& source) {
    const std::lock_guard lock(mutex_);
    if (connection_->integer("SELECT count(*) FROM failures WHERE source = ?1", source) != 0) {
        connection_->run("DELETE FROM failures WHERE source = ?1", source);
    }
}

bool SqliteStore::has_input(const std::string& source, const std::string& sha256, const Versions& versions) {
    const std::lock_guard lock(mutex_);
    return connection_->integer("SELECT count(*) FROM inputs i JOIN versions v ON v.number = i.versions "
                                "WHERE i.source = ?1 AND i.sha256 = ?2 AND v.words = ?3",
                                source, sha256, words_of(versions)) != 0;
}

void SqliteStore::mark_input(const std::string& source, const std::string& sha256, const Versions& versions) {
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_);
    connection_->run("INSERT OR REPLACE INTO inputs VALUES (?1, ?2, ?3)", source, sha256, version_number(versions));
    transaction.commit();
}

void SqliteStore::set_copies(const std::vector<std::pair<std::string, std::string>>& copies) {
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_);
    connection_->execute("CREATE TEMP TABLE IF NOT EXISTS found_copies(id TEXT PRIMARY KEY, original TEXT); DELETE FROM temp.found_copies");
    for (const auto& [id, original] : copies) {
        connection_->run("INSERT OR REPLACE INTO temp.found_copies VALUES (?1, ?2)", id, original);
    }
    connection_->run("UPDATE reports SET copy_of = coalesce((SELECT original FROM temp.found_copies f WHERE f.id = reports.id), '') "
                     "WHERE copy_of != coalesce((SELECT original FROM temp.found_copies f WHERE f.id = reports.id), '')");
    if (connection_->changed_rows() > 0) {
        mark_changed();
    }
    if (connection_->integer("SELECT count(*) FROM state WHERE name = 'copy_windows'") != 0) {
        connection_->execute("DELETE FROM state WHERE name = 'copy_windows'; DELETE FROM copy_links; INSERT OR IGNORE INTO touched_days SELECT DISTINCT "
                             "iif(published_from = published_to, published_from, 2147483647) FROM reports");
    }
    connection_->run("INSERT OR REPLACE INTO state VALUES ('copies_known', '1')");
    transaction.commit();
}

std::unique_ptr<FusionStep> SqliteStore::begin_fusion() { return begin_fusion_step(*connection_, std::unique_lock(mutex_)); }

// Joins anew what an action names, or what the action names that it takes back.
void SqliteStore::let_wait(std::int64_t action) {
    for (std::int64_t number = action; number != 0;) {
        constexpr std::string_view kNamed = "FROM analyst_mentions a CROSS JOIN reports r ON r.id = a.report CROSS JOIN events e ON e.report = r.number AND "
                                            "e.trigger_begin = a.begin CROSS JOIN joined_events j ON j.event = e.number WHERE a.action = ?1";
        connection_->run("INSERT OR IGNORE INTO touched_pieces SELECT j.piece " + std::string(kNamed), number);
        std::int64_t undone = 0;
        connection_->each("SELECT CAST(value AS INTEGER) FROM analyst_log WHERE number = ?1 AND verb = 'undo'", [&](const Row& row) { undone = row.integer(0); }, number);
        number = undone < number ? undone : 0;
    }
}

std::int64_t SqliteStore::add_action(const AnalystAction& action) {
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_);
    connection_->run("INSERT INTO analyst_log VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6)", to_string(action.verb), action.field, action.value, action.who,
                     action.at, action.why);
    const std::int64_t number = connection_->last_row_number();
    int side = 0;
    for (const std::vector<MentionAnchor>* anchors : {&action.mentions, &action.others}) {
        int position = 0;
        for (const MentionAnchor& anchor : *anchors) {
            connection_->run("INSERT INTO analyst_mentions VALUES (?1, ?2, ?3, ?4, ?5, ?6)", number, side, position++, anchor.report,
                             static_cast<std::int64_t>(anchor.begin), anchor.type);
        }
        ++side;
    }
    let_wait(number);
    mark_changed();
    transaction.commit();
    return number;
}

std::vector<AnalystAction> SqliteStore::actions() {
    const std::lock_guard lock(mutex_);
    return load_actions(*connection_);
}

CaseView SqliteStore::view(const CaseFilter& filter, bool texts) {
    const std::lock_guard lock(mutex_);
    return load_view(*connection_, filter, texts);
}

CaseView SqliteStore::around(const std::vector<std::string>& ids, bool texts) {
    const std::lock_guard lock(mutex_);
    return load_around(*connection_, ids, texts);
}

std::string SqliteStore::record(const std::string& id_or_prefix) {
    const std::lock_guard lock(mutex_);
    constexpr std::array<std::string_view, 3> kExact = {
        "SELECT number, '', id FROM reports WHERE id = ?1",
        "SELECT 0, record, id FROM events WHERE id = ?1",
        "SELECT 0, record, id FROM claims WHERE id = ?1",
    };
    constexpr std::array<std::string_view, 3> kPrefix = {
        "SELECT number, '', id FROM reports WHERE id >= ?1 AND id < ?2",
        "SELECT 0, record, id FROM events WHERE id >= ?1 AND id < ?2",
        "SELECT 0, record, id FROM claims WHERE id >= ?1 AND id < ?2",
    };
    std::int64_t report = 0;
    std::string found;
    int count = 0;
    const auto use = [&](const Row& row) {
        report = row.integer(0);
        found = row.text(1);
        ++count;
    };
    for (const std::string_view sql : kExact) {
        if (count == 0) {
            connection_->each(sql, use, id_or_prefix);
        }
    }
    const bool is_exact = count > 0;
    if (!is_exact && id_or_prefix.size() >= kMinPrefix) {
        const std::string after = after_prefix(id_or_prefix);
        for (const std::string_view sql : kPrefix) {
            connection_->each(sql, use, id_or_prefix, after);
        }
    }
    if (count == 0) {
        return "";
    }
    if (count > 1 && !is_exact) {
        throw Error(ErrorCode::usage, "`" + id_or_prefix + "` begins " + std::to_string(count) + " ids; give more characters");
    }
    return report != 0 ? print_report(load_report(*connection_, report)) : found;
}

std::optional<StoredReport> SqliteStore::find_report(const std::string& id) {
    const std::lock_guard lock(mutex_);
    std::optional<StoredReport> found;
    connection_->each("SELECT r.source, r.sha256, r.report_sha256, v.words, EXISTS (SELECT 1 FROM failures f WHERE f.source = r.source) "
                      "FROM reports r JOIN versions v ON v.number = r.versions WHERE r.id = ?1",
                      [&](const Row& row) { found = StoredReport{row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0}; }, id);
    return found;
}

void SqliteStore::each_report(const std::function<void(const ReportRow&)>& use) {
    const std::lock_guard lock(mutex_);
    store::each_report(*connection_, use);
}

std::vector<std::pair<Day, int>> SqliteStore::days_read() {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<Day, int>> days;
    // A report of which no sentence was read (another language) watched nothing.
    connection_->each("SELECT published_to, count(*) FROM reports WHERE published_from = published_to AND copy_of = '' AND sentences > 0 GROUP BY published_to ORDER BY published_to",
                      [&](const Row& row) { days.emplace_back(*row.maybe_day(0), static_cast<int>(row.integer(1))); });
    return days;
}

void SqliteStore::set_copies_in(const CopyWindow& window, const std::vector<std::pair<std::string, std::string>>& copies) {
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_);
    connection_->run("DELETE FROM copy_links WHERE window = ?1", std::int64_t{window.number});
    for (const auto& [id, original] : copies) {
        connection_->run("INSERT INTO copy_links VALUES (?1, ?2, ?3)", id, std::int64_t{window.number}, original);
    }
    const std::string original = "coalesce((SELECT o.id FROM copy_links l CROSS JOIN reports o ON o.id = l.original WHERE l.copy = reports.id ORDER BY "
                                 "o.published_from, o.id LIMIT 1), '')";
    const std::string condition = window.is_undated ? "(published_from IS NULL OR published_from IS NOT published_to) AND ?1 = ?2"
                                                    : "published_from BETWEEN ?1 AND ?2 AND published_to = published_from";
    connection_->run("UPDATE reports SET copy_of = " + original + " WHERE " + condition + " AND copy_of != " + original, std::int64_t{window.first.number},
                     std::int64_t{window.last.number});
    if (connection_->changed_rows() > 0) {
        mark_changed();
    }
    transaction.commit();
}

void SqliteStore::each_report_in(const CopyWindow& window, const std::function<void(const ReportRow&)>& use) {
    const std::lock_guard lock(mutex_);
    store::each_report_in(*connection_, window, use);
}

std::vector<std::optional<Day>> SqliteStore::days_touched() {
    const std::lock_guard lock(mutex_);
    std::vector<std::optional<Day>> days;
    connection_->each("SELECT nullif(day, 2147483647) FROM touched_days ORDER BY day", [&](const Row& row) { days.push_back(row.maybe_day(0)); });
    return days;
}

void SqliteStore::end_copy_windows() {
    const std::lock_guard lock(mutex_);
    Transaction transaction(*connection_);
    connection_->execute("DELETE FROM touched_days; INSERT OR REPLACE INTO state VALUES ('copies_known', '1'), ('copy_windows', '1')");
    transaction.commit();
}

bool SqliteStore::has_more_reports_than(std::int64_t count) {
    const std::lock_guard lock(mutex_);
    return connection_->integer("SELECT count(*) FROM (SELECT 1 FROM reports LIMIT ?1)", count + 1) > count;
}

bool SqliteStore::knows_copies() {
    const std::lock_guard lock(mutex_);
    return connection_->integer("SELECT count(*) FROM state WHERE name = 'copies_known'") != 0;
}

bool SqliteStore::needs_fusion() {
    const std::lock_guard lock(mutex_);
    return connection_->integer("SELECT count(*) FROM state WHERE name = 'needs_fusion'") != 0;
}

void require_existing(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
        throw Error(ErrorCode::store_failed, path + ": there is no such casefile; make it with `vedette read PATH... -c " + path + "`");
    }
    if (std::filesystem::is_directory(path, problem)) {
        throw Error(ErrorCode::store_failed, path + ": is a folder, not a casefile");
    }
}

// A casefile on a medium that cannot be written has no place for the lock files; nobody can change it there either.
std::unique_ptr<Connection> open_for_reading(const std::string& path) {
    require_existing(path);
    try {
        auto connection = std::make_unique<Connection>(path, OpenMode::read_only);
        check_schema(*connection);
        return connection;
    } catch (const Error& error) {
        std::error_code problem;
        if (error.code() != ErrorCode::store_failed || std::filesystem::exists(path + "-wal", problem)) {
            throw;
        }
        auto connection = std::make_unique<Connection>(path, OpenMode::read_only_unshared);
        check_schema(*connection);
        return connection;
    }
}

std::unique_ptr<Connection> open_for_writing(const std::string& path) {
    auto connection = std::make_unique<Connection>(path, OpenMode::read_write);
    connection->execute("PRAGMA foreign_keys = ON");
    migrate(*connection);
    connection->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    return connection;
}

} // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path, bool read_only) {
    return std::make_unique<SqliteStore>(read_only ? open_for_reading(path) : open_for_writing(path));
}

} // namespace vedette::store
