#include "store/sqlite/sqlite_fusion_step.hpp"

#include "store/sqlite/load_case.hpp"
#include "store/sqlite/save_analysis.hpp"

#include <optional>

namespace vedette::store {

namespace {

// Above this many the reports are read in their order; below, the events that wait are sorted.
constexpr std::int64_t kManyWaiting = 20000;

class SqliteFusionStep final : public FusionStep {
public:
    SqliteFusionStep(Connection& connection, std::unique_lock<std::mutex> lock) : lock_(std::move(lock)), connection_(connection), transaction_(connection) {}

    void forget_all() override {
        connection_.execute("DELETE FROM developments; DELETE FROM forces; DELETE FROM join_keys; DELETE FROM joined_events; DELETE FROM touched_pieces; "
                            "DELETE FROM touched_reports; DELETE FROM waiting_events; INSERT INTO waiting_events SELECT number FROM events");
    }

    std::int64_t event_count() override { return connection_.integer("SELECT count(*) FROM joined_events") + waiting_count(); }

    std::int64_t waiting_count() override { return connection_.integer("SELECT count(*) FROM waiting_events"); }

    void release_touched_pieces(std::vector<std::string>& unlinked) override {
        std::vector<std::int64_t> pieces;
        connection_.each("SELECT piece FROM touched_pieces ORDER BY piece", [&](const Row& row) { pieces.push_back(row.integer(0)); });
        for (const std::int64_t piece : pieces) {
            dissolve(piece, unlinked);
            connection_.run("INSERT OR IGNORE INTO waiting_events SELECT event FROM joined_events WHERE piece = ?1", piece);
            connection_.run("DELETE FROM joined_events WHERE piece = ?1", piece);
        }
        connection_.execute("DELETE FROM touched_pieces");
    }

    Numbers waiting() override {
        Numbers numbers;
        const auto use = [&](const Row& row) { numbers.push_back(row.integer(0)); };
        if (waiting_count() > kManyWaiting) {
            connection_.each("SELECT e.number FROM reports r CROSS JOIN events e ON e.report = r.number CROSS JOIN waiting_events w ON w.event = e.number "
                             "ORDER BY r.published_from, r.published_to, r.id, e.position", use);
        } else {
            connection_.each("SELECT e.number FROM waiting_events w CROSS JOIN events e ON e.number = w.event CROSS JOIN reports r ON r.number = e.report "
                             "ORDER BY r.published_from, r.published_to, r.id, e.position", use);
        }
        return numbers;
    }

    std::vector<std::string> touched_reports() override {
        std::vector<std::string> ids;
        connection_.each("SELECT id FROM touched_reports ORDER BY id", [&](const Row& row) { ids.push_back(row.text(0)); });
        return ids;
    }

    const std::vector<AnalystAction>& actions() override {
        if (!actions_) {
            actions_ = load_actions(connection_);
        }
        return *actions_;
    }

    Numbers events_at(const std::vector<MentionAnchor>& anchors) override {
        Numbers numbers;
        for (const MentionAnchor& anchor : anchors) {
            connection_.each("SELECT e.number FROM reports r CROSS JOIN events e ON e.report = r.number WHERE r.id = ?1 AND e.trigger_begin = ?2",
                             [&](const Row& row) { numbers.push_back(row.integer(0)); }, anchor.report, static_cast<std::int64_t>(anchor.begin));
        }
        return numbers;
    }

    Numbers events_of_report(const std::string& report) override {
        Numbers numbers;
        connection_.each("SELECT e.number FROM reports r CROSS JOIN events e ON e.report = r.number WHERE r.id = ?1 ORDER BY e.position",
                         [&](const Row& row) { numbers.push_back(row.integer(0)); }, report);
        return numbers;
    }

    std::string report_of(std::int64_t event) override {
        std::string id;
        connection_.each("SELECT r.id FROM events e CROSS JOIN reports r ON r.number = e.report WHERE e.number = ?1", [&](const Row& row) { id = row.text(0); }, event);
        return id;
    }

    bool is_waiting(std::int64_t event) override { return connection_.integer("SELECT count(*) FROM waiting_events WHERE event = ?1", event) != 0; }

    std::vector<EventRecord> events(const Numbers& numbers) override { return load_numbered(connection_, numbers, actions()); }

    void find(const std::vector<JoinProbe>& probes, Numbers& found) override {
        for (const JoinProbe& probe : probes) {
            connection_.each("SELECT event FROM join_keys WHERE key = ?1 AND first >= ?2 AND first <= ?3 AND last >= ?4 AND (?5 = 0 OR part = ?5)",
                             [&](const Row& row) { found.push_back(row.integer(0)); }, probe.key, probe.begin_low, probe.begin_high, probe.end_low,
                             static_cast<int>(probe.part));
        }
    }

    JoinedEvent joined_event(std::int64_t event) override {
        JoinedEvent joined;
        joined.event = event;
        joined.piece = connection_.integer("SELECT piece FROM joined_events WHERE event = ?1", event);
        connection_.each("SELECT d.id FROM events e CROSS JOIN development_mentions m ON m.event = e.id CROSS JOIN developments d ON d.number = m.development "
                         "WHERE e.number = ?1",
                         [&](const Row& row) { joined.development = row.text(0); }, event);
        return joined;
    }

    Numbers members(std::int64_t piece) override {
        Numbers numbers;
        connection_.each("SELECT event FROM joined_events WHERE piece = ?1 ORDER BY event", [&](const Row& row) { numbers.push_back(row.integer(0)); }, piece);
        return numbers;
    }

    HistoryMember history_member(const std::string& development) override {
        HistoryMember member;
        connection_.each("SELECT d.id, d.status, e.number FROM developments d CROSS JOIN development_mentions m ON m.development = d.number CROSS JOIN events e ON "
                         "e.id = m.event WHERE d.id = ?1 ORDER BY m.position",
                         [&](const Row& row) {
                             member.development = row.text(0);
                             parse_status(row.text(1), member.status);
                             member.mentions.push_back(row.integer(2));
                         },
                         development);
        return member;
    }

    void dissolve(std::int64_t piece, std::vector<std::string>& unlinked) override {
        std::vector<std::string> ids;
        connection_.each("SELECT id FROM developments WHERE piece = ?1 ORDER BY id", [&](const Row& row) { ids.push_back(row.text(0)); }, piece);
        for (const std::string& id : ids) {
            connection_.each("SELECT d.id FROM development_history h CROSS JOIN developments d ON d.number = h.development WHERE h.other = ?1 AND h.relation = "
                             "'came about' ORDER BY d.id",
                             [&](const Row& row) { unlinked.push_back(row.text(0)); }, id);
            connection_.run("DELETE FROM development_history WHERE other = ?1", id);
        }
        connection_.run("DELETE FROM developments WHERE piece = ?1", piece);
    }

    void save_keys(std::int64_t event, const std::vector<JoinKey>& keys) override {
        connection_.run("DELETE FROM join_keys WHERE event = ?1", event);
        for (const JoinKey& key : keys) {
            connection_.run("INSERT OR IGNORE INTO join_keys VALUES (?1, ?2, ?3, ?4, ?5)", key.key, key.first, event, key.last, static_cast<int>(key.part));
        }
    }

    void save_joined(std::int64_t event, std::int64_t piece) override {
        connection_.run("INSERT OR REPLACE INTO joined_events VALUES (?1, ?2)", event, piece);
        connection_.run("DELETE FROM waiting_events WHERE event = ?1", event);
    }

    void save_development(const Development& development, std::int64_t piece) override { insert_development(connection_, development, piece); }

    void link(const std::string& before, const std::string& after, std::string_view relation) override {
        const std::int64_t number = connection_.integer("SELECT number FROM developments WHERE id = ?1", before);
        connection_.run("DELETE FROM development_history WHERE development = ?1 AND relation = 'came about'", number);
        connection_.run("DELETE FROM development_history WHERE other = ?1 AND relation != 'came about'", before);
        if (!after.empty()) {
            add_history(number, after, "came about");
            add_history(connection_.integer("SELECT number FROM developments WHERE id = ?1", after), before, relation);
        }
    }

    std::vector<ForceClaim> claims_of_report(const std::string& report) override { return load_claims_of_report(connection_, report); }

    std::vector<ForceClaim> claims_of_key(std::int64_t key) override { return load_claims_where(connection_, "f.key = ?1", key); }

    std::vector<ForceClaim> claims_at(std::int64_t place, bool that_leave) override {
        return load_claims_where(connection_,
                                 that_leave ? "f.is_repeated = 0 AND f.number IN (SELECT force FROM force_places WHERE place = ?1 AND leaves = 1)"
                                            : "f.is_repeated = 0 AND f.number IN (SELECT force FROM force_places WHERE place = ?1 AND leaves = 0)",
                                 place);
    }

    void delete_claims_of(const std::string& report) override { connection_.run("DELETE FROM forces WHERE report = ?1", report); }

    void save_claim(const KeyedClaim& claim) override { insert_claim(connection_, claim); }

    void settle_claim(const ForceClaim& claim) override {
        connection_.run("UPDATE forces SET is_repeated = ?2, supersedes = ?3, closed_by = ?4 WHERE number = ?1 AND (is_repeated != ?2 OR supersedes != ?3 OR "
                        "closed_by != ?4)",
                        claim.number, claim.is_repeated, claim.row.supersedes, claim.row.closed_by);
    }

    void commit() override {
        connection_.execute("DELETE FROM touched_reports; DELETE FROM state WHERE name = 'needs_fusion' AND NOT EXISTS (SELECT 1 FROM waiting_events)");
        transaction_.commit();
    }

private:
    void add_history(std::int64_t development, const std::string& other, std::string_view relation) {
        connection_.run("INSERT INTO development_history SELECT ?1, coalesce((SELECT max(position) + 1 FROM development_history WHERE development = ?1), 0), ?2, ?3",
                        development, other, relation);
    }

    std::unique_lock<std::mutex> lock_;
    Connection& connection_;
    Transaction transaction_;
    std::optional<std::vector<AnalystAction>> actions_;
};

} // namespace

std::unique_ptr<FusionStep> begin_fusion_step(Connection& connection, std::unique_lock<std::mutex> lock) {
    // Keys are hashes, so that rows next to each other in a table come from all over the case: a cache of 64 MiB saves most of the reading.
    connection.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
    return std::make_unique<SqliteFusionStep>(connection, std::move(lock));
}

} // namespace vedette::store
