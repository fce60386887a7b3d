#include "store/sqlite/load_case.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "store/sqlite/names.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace vedette::store {

namespace {

// What the filter let through drives every look-up: CROSS JOIN keeps SQLite, which knows nothing of the size of a temporary table, from
// reading a whole table of the case for the sake of one row.
constexpr std::string_view kPublicationOrder = "r.published_from IS NULL, r.published_from, r.published_to, r.id";

std::vector<std::string> lines(const std::string& joined, char separator) {
    std::vector<std::string> words;
    for (const std::string_view word : split(joined, separator)) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

std::optional<DateInterval> interval(const Row& row, int first_column) {
    if (row.is_null(first_column + 2)) {
        return std::nullopt;
    }
    return DateInterval{row.maybe_day(first_column), row.maybe_day(first_column + 1),
                        parse_granularity(row.text(first_column + 2)).value_or(Granularity::day)};
}

// ---- what the filter lets through: temporary tables of row numbers ------------------------------------------------------------

bool filters_reports(const CaseFilter& filter) {
    return !filter.outlet.empty() || !filter.words.empty() || filter.since || filter.until;
}

bool filters_events(const CaseFilter& filter) { return !filter.on.empty() || !filter.type.empty() || !filter.status.empty() || filter.min_confidence > 0; }

// [?4, ?5] are since and until; an open side of the interval passes.
std::string overlaps(const std::string& from, const std::string& to) {
    return "((" + from + " IS NOT NULL OR " + to + " IS NOT NULL) AND (?4 IS NULL OR " + to + " IS NULL OR " + to + " >= ?4) AND (?5 IS NULL OR " +
           from + " IS NULL OR " + from + " <= ?5))";
}

std::string report_condition(const CaseFilter& filter) {
    std::string sql = "(?6 = '' OR r.outlet = ?6)";
    if (!filter.words.empty()) {
        sql += " AND r.number IN (SELECT rowid FROM report_words WHERE report_words MATCH ?7)";
    }
    return sql;
}

void empty_choice(Connection& connection) {
    if (!connection.in_transaction()) {
        connection.execute("PRAGMA temp_store = MEMORY"); // a step of joining has said so before it began
    }
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen_events(number INTEGER PRIMARY KEY, place INTEGER);"
                       "CREATE TEMP TABLE IF NOT EXISTS chosen_reports(number INTEGER PRIMARY KEY);"
                       "CREATE TEMP TABLE IF NOT EXISTS chosen_developments(number INTEGER PRIMARY KEY);"
                       "CREATE TEMP TABLE IF NOT EXISTS chosen_claims(number INTEGER PRIMARY KEY);"
                       "DELETE FROM temp.chosen_events; DELETE FROM temp.chosen_reports; DELETE FROM temp.chosen_developments; "
                       "DELETE FROM temp.chosen_claims");
}

void choose(Connection& connection, const CaseFilter& filter) {
    empty_choice(connection);
    const bool by_time = filter.since || filter.until;
    const std::string when = overlaps("e.when_from", "e.when_to");
    const std::string published = overlaps("r.published_from", "r.published_to");
    // What an analyst corrected may pass the filter now although it did not as coded; drop_corrected_away() looks again.
    const std::string corrected = "e.number IN (SELECT x.number FROM analyst_mentions a JOIN reports y ON y.id = a.report JOIN events x ON x.report = "
                                  "y.number AND x.trigger_begin = a.begin)";
    std::string events = "INSERT INTO temp.chosen_events(number) SELECT e.number FROM events e JOIN reports r ON r.number = e.report WHERE " +
                         report_condition(filter) + " AND (?2 = '' OR e.type = ?2 OR " + corrected + ") AND (?3 = '' OR e.status = ?3 OR " + corrected + ")";
    if (!filter.on.empty()) {
        events += " AND (" + corrected + " OR e.number IN (SELECT event FROM event_parties WHERE code = ?1 AND role IN ('actor', 'recipient'))"
                  " OR e.number IN (SELECT event FROM event_countries WHERE country = ?1))";
    }
    if (filter.min_confidence > 0) {
        events += " AND (" + corrected + " OR e.confidence >= " + std::to_string(filter.min_confidence) + ")";
    }
    if (by_time) {
        events += " AND (" + when + " OR " + published + ")";
    }
    const auto fill = [&](const std::string& sql) {
        connection.run(sql, filter.on, filter.type, filter.status, filter.since, filter.until, filter.outlet, filter.words);
    };
    try {
        fill(events + " AND ?1 IS NOT NULL AND ?4 IS ?4 AND ?5 IS ?5 AND ?7 IS NOT NULL");
    } catch (const Error& error) {
        if (!filter.words.empty() && error.code() == ErrorCode::store_failed &&
            (std::string_view(error.what()).find("fts5") != std::string_view::npos ||
             std::string_view(error.what()).find("no such column") != std::string_view::npos ||
             std::string_view(error.what()).find("unterminated string") != std::string_view::npos)) {
            throw Error(ErrorCode::usage, "--words `" + filter.words + "` is not a query: put a phrase in \"...\", join words with AND, OR, NOT");
        }
        throw;
    }
    const std::string with_events = "r.number IN (SELECT report FROM events WHERE number IN (SELECT number FROM temp.chosen_events))";
    std::string reports = "INSERT INTO temp.chosen_reports SELECT r.number FROM reports r WHERE ";
    if (filters_events(filter)) {
        reports += with_events;
    } else {
        reports += report_condition(filter) + (by_time ? " AND (" + published + " OR " + with_events + ")" : "");
    }
    fill(reports + " AND ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND ?4 IS ?4 AND ?5 IS ?5 AND ?6 IS NOT NULL AND ?7 IS NOT NULL");
}

// The events that ids name, alone or by a development or a force, with their development's other mentions; their reports.
void choose_around(Connection& connection, const std::vector<std::string>& ids) {
    constexpr std::size_t kMinPrefix = 4; // shorter words must be whole ids
    empty_choice(connection);
    for (const std::string& id : ids) {
        // The smallest text after all that begin so; a closed range lets the index answer.
        const std::string after = id + (id.size() < kMinPrefix ? std::string(1, '\0') : "\xff");
        for (const char* sql : {"SELECT number FROM events WHERE id >= ?1 AND id < ?2",
                                "SELECT e.number FROM developments d JOIN development_mentions m ON m.development = d.number JOIN events e ON e.id = m.event "
                                "WHERE d.id >= ?1 AND d.id < ?2",
                                "SELECT e.number FROM forces f JOIN events e ON e.id = f.mention WHERE f.id >= ?1 AND f.id < ?2 AND f.is_repeated = 0",
                                "SELECT e.number FROM claims c JOIN claim_events x ON x.claim = c.number JOIN events e ON e.id = x.event WHERE c.id >= ?1 AND c.id < ?2"}) {
            connection.run(std::string("INSERT OR IGNORE INTO temp.chosen_events(number) ") + sql, id, after);
        }
        connection.run("INSERT OR IGNORE INTO temp.chosen_reports SELECT number FROM reports WHERE id >= ?1 AND id < ?2", id, after);
    }
    connection.execute("INSERT OR IGNORE INTO temp.chosen_developments SELECT m.development FROM temp.chosen_events c CROSS JOIN events e ON e.number = c.number "
                       "CROSS JOIN development_mentions m ON m.event = e.id;"
                       "INSERT OR IGNORE INTO temp.chosen_events(number) SELECT e.number FROM temp.chosen_developments c CROSS JOIN development_mentions m ON "
                       "m.development = c.number CROSS JOIN events e ON e.id = m.event;"
                       "INSERT OR IGNORE INTO temp.chosen_developments SELECT d.number FROM temp.chosen_developments c CROSS JOIN development_history h ON "
                       "h.development = c.number CROSS JOIN developments d ON d.id = h.other;"
                       "INSERT OR IGNORE INTO temp.chosen_reports SELECT e.report FROM temp.chosen_events c CROSS JOIN events e ON e.number = c.number");
}

// ---- reports ------------------------------------------------------------------------------------------------------------------

ReportRow report_row(const Row& row) {
    ReportRow report;
    report.id = row.text(0);
    report.source = row.text(1);
    report.url = row.text(2);
    report.outlet = row.text(3);
    report.title = row.text(4);
    report.published = {row.maybe_day(5), row.maybe_day(6), parse_granularity(row.text(7)).value_or(Granularity::day)};
    report.published_from = named<DateSource>(row.text(8));
    report.copy_of = row.text(9);
    report.sentences = row.offset(10);
    report.events = row.offset(11);
    report.language = row.text(12);
    report.text = row.text(13);
    return report;
}

std::string report_columns(bool texts) {
    return std::string("r.id, r.source, r.url, r.outlet, r.title, r.published_from, r.published_to, r.published_granularity, "
                       "r.published_source, r.copy_of, r.sentences, (SELECT count(*) FROM events WHERE report = r.number), r.language, ") +
           (texts ? "r.text" : "''");
}

// ---- events -------------------------------------------------------------------------------------------------------------------

struct ReportFacts {
    std::string id, outlet, title, text, origin;
    DateInterval published;
};

using RowIndex = std::unordered_map<std::int64_t, std::size_t>; // row number -> place in a list of CaseView

// The record that a row of details belongs to (its first column); null when the filter left that record out.
template <class Record>
Record* owner_of(const Row& row, const RowIndex& index, std::vector<Record>& records) {
    const auto found = index.find(row.integer(0));
    return found == index.end() ? nullptr : &records[found->second];
}

// Who vouches at the root of a chain of copies: what it says counts once, whoever prints it.
std::string origin_of(Connection& connection, const std::string& id, const std::string& outlet) {
    std::string root = id;
    std::string root_outlet = outlet;
    std::set<std::string> seen; // copies of copies must not go round
    for (bool is_copy = true; is_copy && seen.insert(root).second;) {
        is_copy = false;
        std::string original;
        connection.each("SELECT copy_of FROM reports WHERE id = ?1 AND copy_of != ''", [&](const Row& row) { original = row.text(0); }, root);
        if (!original.empty()) {
            root = original;
            root_outlet.clear();
            connection.each("SELECT outlet FROM reports WHERE id = ?1", [&](const Row& row) { root_outlet = row.text(0); }, root);
            is_copy = true;
        }
    }
    return root_outlet.empty() ? "report:" + root : root_outlet;
}

EventRecord event_of(const Row& row, const ReportFacts& report) {
    EventRecord event;
    event.id = row.text(2);
    event.number = row.integer(0);
    event.report = report.id;
    event.outlet = report.outlet;
    event.origin = report.origin;
    event.report_title = report.title;
    event.published = report.published;
    parse_event_type(row.text(3), event.type);
    parse_status(row.text(4), event.status);
    event.cameo = row.text(5);
    event.scale = row.real(6);
    event.modes = lines(row.text(7), '\n');
    event.contexts = lines(row.text(8), '\n');
    event.trigger_span = {row.offset(9), row.offset(10)};
    event.trigger_lemma = row.text(11);
    event.sentence_span = {row.offset(12), row.offset(13)};
    event.when = interval(row, 14);
    event.when_words = row.text(17);
    event.confidence = row.real(18);
    event.trigger = event.trigger_span.in(report.text);
    event.sentence = event.sentence_span.in(report.text);
    return event;
}

void load_events(Connection& connection, CaseView& view, RowIndex& index) {
    std::int64_t current = 0;
    ReportFacts report;
    connection.each("SELECT e.number, e.report, e.id, e.type, e.status, e.cameo, e.scale, e.modes, e.contexts, e.trigger_begin, e.trigger_end, "
                    "e.trigger_lemma, e.sentence_begin, e.sentence_end, e.when_from, e.when_to, e.when_granularity, e.when_words, e.confidence "
                    "FROM temp.chosen_events c CROSS JOIN events e ON e.number = c.number CROSS JOIN reports r ON r.number = e.report ORDER BY " +
                        std::string(kPublicationOrder) + ", e.position",
                    [&](const Row& row) {
                        if (row.integer(1) != current) {
                            current = row.integer(1);
                            connection.each("SELECT id, outlet, title, published_from, published_to, published_granularity, text FROM reports "
                                            "WHERE number = ?1",
                                            [&](const Row& found) {
                                                report = {found.text(0), found.text(1), found.text(2), found.text(6), "",
                                                          interval(found, 3).value_or(DateInterval{})};
                                            },
                                            current);
                            report.origin = origin_of(connection, report.id, report.outlet);
                        }
                        index.emplace(row.integer(0), view.events.size());
                        view.events.push_back(event_of(row, report));
                    });
}

void load_event_parties(Connection& connection, CaseView& view, const RowIndex& index) {
    connection.each("SELECT p.event, p.role, p.words_begin, p.words_end, p.entity, p.name, p.code, p.sector, p.stance, p.cue_begin, p.cue_end "
                    "FROM temp.chosen_events c CROSS JOIN event_parties p ON p.event = c.number ORDER BY p.event, p.role, p.position",
                    [&](const Row& row) {
                        EventRecord& event = view.events[index.at(row.integer(0))];
                        Party party{{row.offset(2), row.offset(3)}, row.text(4), row.text(5), row.text(6), row.text(7)};
                        const std::string role = row.text(1);
                        if (role == "source") {
                            Stance stance = Stance::states;
                            parse_stance(row.text(8), stance);
                            event.attribution.push_back({std::move(party), {row.offset(9), row.offset(10)}, stance});
                        } else {
                            (role == "actor" ? event.actors : event.recipients).push_back(std::move(party));
                        }
                    });
    for (EventRecord& event : view.events) {
        // A named source that several outlets cite is one claimant; an unnamed one ("officials") may be another in each of them.
        if (!event.attribution.empty() && !event.attribution.front().party.code.empty() && !event.attribution.front().party.entity.empty()) {
            event.origin = event.attribution.front().party.entity;
        }
    }
}

EventRecord::Where where_of(const Row& row, int column) {
    EventRecord::Where where;
    where.words = row.text(column);
    where.role = named<PlaceRole>(row.text(column + 1));
    where.name = row.text(column + 2);
    where.id = row.text(column + 3);
    where.countries = lines(row.text(column + 4), ' ');
    where.lat = row.maybe_real(column + 5);
    where.lon = row.maybe_real(column + 6);
    where.radius_km = row.real(column + 7);
    where.precision = named<PlacePrecision>(row.text(column + 8));
    return where;
}

void load_event_details(Connection& connection, CaseView& view, const RowIndex& index) {
    connection.each("SELECT p.event, p.words, p.role, p.name, p.gazetteer_id, p.countries, p.lat, p.lon, p.radius_km, p.precision FROM temp.chosen_events c "
                    "CROSS JOIN event_places p ON p.event = c.number ORDER BY p.event, p.position",
                    [&](const Row& row) { view.events[index.at(row.integer(0))].where.push_back(where_of(row, 1)); });
    connection.each("SELECT q.event, q.words, q.what, q.low, q.high, q.qualifier FROM temp.chosen_events c "
                    "CROSS JOIN event_counts q ON q.event = c.number ORDER BY q.event, q.position",
                    [&](const Row& row) {
                        view.events[index.at(row.integer(0))].counts.push_back(
                            {row.text(1), row.text(2), row.real(3), row.maybe_real(4), named<Qualifier>(row.text(5))});
                    });
    connection.each("SELECT m.event, m.words, m.name, m.class FROM temp.chosen_events c "
                    "CROSS JOIN event_materiel m ON m.event = c.number ORDER BY m.event, m.position",
                    [&](const Row& row) {
                        view.events[index.at(row.integer(0))].materiel.push_back({row.text(1), row.text(2), row.text(3)});
                    });
}

// ---- claims -------------------------------------------------------------------------------------------------------------------

void load_claims(Connection& connection, const CaseFilter& filter, CaseView& view) {
    std::string condition = "cl.report IN (SELECT number FROM temp.chosen_reports)";
    if (filters_events(filter)) {
        condition += " AND ((?1 != '' AND cl.source_code = ?1) OR cl.number IN (SELECT ce.claim FROM temp.chosen_events c CROSS JOIN events e ON "
                     "e.number = c.number CROSS JOIN claim_events ce ON ce.event = e.id))";
    }
    connection.run("INSERT INTO temp.chosen_claims SELECT cl.number FROM claims cl WHERE ?1 IS NOT NULL AND " + condition, filter.on);
    RowIndex index;
    connection.each("SELECT cl.number, cl.id, r.id, cl.source_name, cl.source_code, cl.source_words, cl.cue_words, cl.content_words, cl.is_direct, "
                    "cl.stance FROM temp.chosen_claims c CROSS JOIN claims cl ON cl.number = c.number CROSS JOIN reports r ON r.number = cl.report ORDER BY " +
                        std::string(kPublicationOrder) + ", cl.position",
                    [&](const Row& row) {
                        ClaimRow claim;
                        claim.id = row.text(1);
                        claim.report = row.text(2);
                        claim.source_name = row.text(3);
                        claim.source_code = row.text(4);
                        claim.source_words = row.text(5);
                        claim.cue_words = row.text(6);
                        claim.content_words = row.text(7);
                        claim.is_direct = row.integer(8) != 0;
                        parse_stance(row.text(9), claim.stance);
                        index.emplace(row.integer(0), view.claims.size());
                        view.claims.push_back(std::move(claim));
                    });
    connection.each("SELECT claim, words_begin, words_end FROM temp.chosen_claims c CROSS JOIN claim_contents ON claim = c.number ORDER BY claim, position", [&](const Row& row) {
        if (ClaimRow* claim = owner_of(row, index, view.claims)) {
            claim->content.push_back({row.offset(1), row.offset(2)});
        }
    });
    connection.each("SELECT claim, event FROM temp.chosen_claims c CROSS JOIN claim_events ON claim = c.number ORDER BY claim, position", [&](const Row& row) {
        if (ClaimRow* claim = owner_of(row, index, view.claims)) {
            claim->events.push_back(row.text(1));
        }
    });
}

// ---- across reports -----------------------------------------------------------------------------------------------------------

Development development_of(const Row& row) {
    Development development;
    development.id = row.text(1);
    parse_event_type(row.text(2), development.type);
    parse_status(row.text(3), development.status);
    development.when = interval(row, 4);
    development.first_reported = row.maybe_day(7);
    development.last_reported = row.maybe_day(8);
    development.outlets = lines(row.text(9), '\n');
    development.independent = static_cast<int>(row.integer(10));
    development.because = lines(row.text(11), '\n');
    return development;
}

void load_development_parts(Connection& connection, CaseView& view, const RowIndex& index) {
    connection.each("SELECT development, role, entity, name, code, sector FROM temp.chosen_developments c CROSS JOIN development_parties ON development = c.number ORDER BY development, role, position",
                    [&](const Row& row) {
                        if (Development* development = owner_of(row, index, view.developments)) {
                            (row.text(1) == "actor" ? development->actors : development->recipients)
                                .push_back({{}, row.text(2), row.text(3), row.text(4), row.text(5)});
                        }
                    });
    connection.each("SELECT development, words, role, name, gazetteer_id, countries, lat, lon, radius_km, precision FROM temp.chosen_developments c CROSS JOIN development_places ON development = c.number "
                    "ORDER BY development, position",
                    [&](const Row& row) {
                        if (Development* development = owner_of(row, index, view.developments)) {
                            development->where.push_back(where_of(row, 1));
                        }
                    });
    connection.each("SELECT development, event FROM temp.chosen_developments c CROSS JOIN development_mentions ON development = c.number ORDER BY development, position", [&](const Row& row) {
        if (Development* development = owner_of(row, index, view.developments)) {
            development->mentions.push_back(row.text(1));
        }
    });
    connection.each("SELECT development, position, field, value, source, mention, date FROM temp.chosen_developments c CROSS JOIN disputed_values ON development = c.number ORDER BY development, dispute, position",
                    [&](const Row& row) {
                        if (Development* development = owner_of(row, index, view.developments)) {
                            if (row.integer(1) == 0) {
                                development->disputes.push_back({row.text(2), {}, std::nullopt});
                            }
                            development->disputes.back().values.push_back({row.text(3), row.text(4), row.text(5), row.text(6)});
                        }
                    });
    connection.each("SELECT development, dispute, low, best, high, best_mention FROM temp.chosen_developments c CROSS JOIN dispute_bounds ON development = c.number ORDER BY development, dispute", [&](const Row& row) {
        if (Development* development = owner_of(row, index, view.developments)) {
            development->disputes.at(row.offset(1)).bounds = DisputedBounds{row.real(2), row.real(3), row.maybe_real(4), row.text(5)};
        }
    });
    connection.each("SELECT development, other, relation FROM temp.chosen_developments c CROSS JOIN development_history ON development = c.number ORDER BY development, relation, other", [&](const Row& row) {
        if (Development* development = owner_of(row, index, view.developments)) {
            development->history.push_back({row.text(1), row.text(2)});
        }
    });
}

void load_developments(Connection& connection, bool all, CaseView& view) {
    RowIndex index;
    connection.execute(all ? "INSERT INTO temp.chosen_developments SELECT number FROM developments"
                           : "INSERT OR IGNORE INTO temp.chosen_developments SELECT m.development FROM temp.chosen_events c CROSS JOIN events e ON e.number = "
                             "c.number CROSS JOIN development_mentions m ON m.event = e.id");
    connection.each("SELECT d.number, d.id, d.type, d.status, d.when_from, d.when_to, d.when_granularity, d.first_reported, d.last_reported, "
                    "d.outlets, d.independent, d.because FROM temp.chosen_developments c CROSS JOIN developments d ON d.number = c.number"
                    " ORDER BY coalesce(d.when_from, d.when_to, d.first_reported, 2147483647), d.id",
                    [&](const Row& row) {
                        index.emplace(row.integer(0), view.developments.size());
                        view.developments.push_back(development_of(row));
                    });
    load_development_parts(connection, view, index);
}

ForceRow force_of(const Row& row) {
    ForceRow force;
    force.id = row.text(0);
    force.owner = row.text(1);
    force.owner_name = row.text(2);
    force.force_kind = row.text(3);
    force.low = row.maybe_real(4);
    force.high = row.maybe_real(5);
    force.qualifier = named<Qualifier>(row.text(6));
    force.has_count = row.integer(7) != 0;
    force.materiel = lines(row.text(8), '\n');
    force.where = row.text(9);
    force.from = row.text(10);
    parse_status(row.text(11), force.status);
    force.as_of = row.text(12);
    force.source = row.text(13);
    parse_stance(row.text(14), force.stance);
    force.mention = row.text(15);
    force.report = row.text(16);
    force.supersedes = row.text(17);
    parse_posture(row.text(18), force.posture);
    force.closed_by = row.text(19);
    return force;
}

constexpr std::string_view kForceColumns =
    "f.id, f.owner, f.owner_name, f.force_kind, f.low, f.high, f.qualifier, f.has_count, f.materiel, f.place, f.place_from, f.status, f.as_of, f.source, "
    "f.stance, f.mention, f.report, f.supersedes, f.posture, f.closed_by";

ForceClaim claim_of(const Row& row) {
    ForceClaim claim{force_of(row), lines(row.text(20), '\n'), lines(row.text(21), '\n'), {row.maybe_day(22), row.maybe_day(23), Granularity::day}};
    claim.position = static_cast<std::int32_t>(row.integer(24));
    claim.is_repeated = row.integer(25) != 0;
    claim.number = row.integer(26);
    return claim;
}

std::string claim_query(std::string_view condition) {
    return "SELECT " + std::string(kForceColumns) + ", f.held, f.left_behind, f.published_from, f.published_to, f.position, f.is_repeated, f.number FROM forces f WHERE " +
           std::string(condition) + " ORDER BY f.number";
}

void load_forces(Connection& connection, const CaseFilter& filter, bool all, CaseView& view) {
    const std::string condition =
        all ? "" : " AND ((?1 != '' AND owner = ?1) OR mention IN (SELECT e.id FROM temp.chosen_events c CROSS JOIN events e ON e.number = c.number))";
    connection.each("SELECT " + std::string(kForceColumns) + " FROM forces f WHERE is_repeated = 0 AND ?1 IS NOT NULL" + condition +
                        " ORDER BY owner, place, as_of, id",
                    [&](const Row& row) { view.forces.push_back(force_of(row)); }, filter.on);
}

void load_rest(Connection& connection, CaseView& view) {
    connection.each("SELECT source, stage, code, reason FROM failures ORDER BY source",
                    [&](const Row& row) { view.failures.push_back({row.text(0), row.text(1), row.text(2), row.text(3)}); });
    connection.each("SELECT words FROM versions v WHERE EXISTS (SELECT 1 FROM reports r WHERE r.versions = v.number) ORDER BY number", [&](const Row& row) {
        for (const std::string& line : lines(row.text(0), '\n')) {
            const std::size_t at = line.find('=');
            std::pair<std::string, std::string> version(line.substr(0, at), at == std::string::npos ? "" : line.substr(at + 1));
            if (std::ranges::find(view.versions, version) == view.versions.end()) {
                view.versions.push_back(std::move(version));
            }
        }
    });
}

std::vector<MentionAnchor> load_anchors(Connection& connection, std::int64_t action, int side) {
    std::vector<MentionAnchor> anchors;
    connection.each("SELECT report, begin, type FROM analyst_mentions WHERE action = ?1 AND side = ?2 ORDER BY position",
                    [&](const Row& row) { anchors.push_back({row.text(0), row.offset(1), row.text(2)}); }, action, side);
    return anchors;
}

// Events that an analyst corrected, looked at by what they are now.
void drop_corrected_away(const CaseFilter& filter, CaseView& view) {
    std::erase_if(view.events, [&](const EventRecord& event) {
        if (event.verdict.empty()) {
            return false;
        }
        const auto names = [&](const std::vector<Party>& parties) {
            return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return party.code == filter.on; });
        };
        const bool there = std::any_of(event.where.begin(), event.where.end(), [&](const EventRecord::Where& place) {
            return std::find(place.countries.begin(), place.countries.end(), filter.on) != place.countries.end();
        });
        return (!filter.type.empty() && to_string(event.type) != filter.type) || (!filter.status.empty() && to_string(event.status) != filter.status) ||
               (!filter.on.empty() && !names(event.actors) && !names(event.recipients) && !there);
    });
}

} // namespace

std::vector<AnalystAction> load_actions(Connection& connection) {
    std::vector<AnalystAction> actions;
    connection.each("SELECT number, verb, field, value, who, at, why FROM analyst_log ORDER BY number", [&](const Row& row) {
        AnalystAction action;
        action.number = row.integer(0);
        parse_analyst_verb(row.text(1), action.verb);
        action.field = row.text(2);
        action.value = row.text(3);
        action.who = row.text(4);
        action.at = row.text(5);
        action.why = row.text(6);
        actions.push_back(std::move(action));
    });
    for (AnalystAction& action : actions) {
        action.mentions = load_anchors(connection, action.number, 0);
        action.others = load_anchors(connection, action.number, 1);
    }
    return actions;
}

std::vector<ForceClaim> load_claims_where(Connection& connection, std::string_view condition, std::int64_t parameter) {
    std::vector<ForceClaim> claims;
    connection.each(claim_query(condition), [&](const Row& row) { claims.push_back(claim_of(row)); }, parameter);
    return claims;
}

std::vector<ForceClaim> load_claims_of_report(Connection& connection, const std::string& report) {
    std::vector<ForceClaim> claims;
    connection.each(claim_query("f.report = ?1"), [&](const Row& row) { claims.push_back(claim_of(row)); }, report);
    return claims;
}

std::vector<EventRecord> load_numbered(Connection& connection, const std::vector<std::int64_t>& numbers, const std::vector<AnalystAction>& actions) {
    empty_choice(connection);
    for (const std::int64_t number : numbers) {
        connection.run("INSERT OR IGNORE INTO temp.chosen_events(number, place) VALUES (?1, 1)", number);
    }
    // What stands at a place that an analyst named decides together which of its events is meant.
    if (!actions.empty()) {
        connection.execute("INSERT OR IGNORE INTO temp.chosen_events(number, place) SELECT x.number, 0 FROM temp.chosen_events c CROSS JOIN events e ON e.number = "
                           "c.number CROSS JOIN reports r ON r.number = e.report CROSS JOIN analyst_mentions a ON a.report = r.id AND a.begin = e.trigger_begin "
                           "CROSS JOIN events x ON x.report = e.report AND x.trigger_begin = e.trigger_begin");
    }
    CaseView view;
    RowIndex index;
    load_events(connection, view, index);
    load_event_parties(connection, view, index);
    load_event_details(connection, view, index);
    apply_verdicts(actions, view.events);
    if (!actions.empty()) {
        std::erase_if(view.events, [&](const EventRecord& event) {
            return connection.integer("SELECT place FROM temp.chosen_events WHERE number = ?1", event.number) == 0;
        });
    }
    return std::move(view.events);
}

namespace {

// What was chosen, in full.
CaseView load_chosen(Connection& connection, const CaseFilter& filter, bool all, bool texts) {
    CaseView view;
    view.name = connection.path();
    connection.each("SELECT " + report_columns(texts) + " FROM temp.chosen_reports c CROSS JOIN reports r ON r.number = c.number ORDER BY " +
                        std::string(kPublicationOrder),
                    [&](const Row& row) { view.reports.push_back(report_row(row)); });
    RowIndex index;
    load_events(connection, view, index);
    load_event_parties(connection, view, index);
    load_event_details(connection, view, index);
    view.actions = load_actions(connection);
    apply_verdicts(view.actions, view.events);
    drop_corrected_away(filter, view);
    load_claims(connection, filter, view);
    load_developments(connection, all, view);
    load_forces(connection, filter, all, view);
    load_rest(connection, view);
    return view;
}

} // namespace

CaseView load_view(Connection& connection, const CaseFilter& filter, bool texts) {
    choose(connection, filter);
    return load_chosen(connection, filter, !filters_reports(filter) && !filters_events(filter), texts);
}

CaseView load_around(Connection& connection, const std::vector<std::string>& ids, bool texts) {
    choose_around(connection, ids);
    return load_chosen(connection, {}, false, texts);
}

void each_report(Connection& connection, const std::function<void(const ReportRow&)>& use) {
    connection.each("SELECT " + report_columns(true) + " FROM reports r ORDER BY " + std::string(kPublicationOrder),
                    [&](const Row& row) { use(report_row(row)); });
}

void each_report_in(Connection& connection, const CopyWindow& window, const std::function<void(const ReportRow&)>& use) {
    const std::string condition = window.is_undated ? "(r.published_from IS NULL OR r.published_from IS NOT r.published_to) AND ?1 = ?2"
                                                    : "r.published_from BETWEEN ?1 AND ?2 AND r.published_to = r.published_from";
    connection.each("SELECT " + report_columns(true) + " FROM reports r WHERE " + condition + " ORDER BY " + std::string(kPublicationOrder),
                    [&](const Row& row) { use(report_row(row)); }, std::int64_t{window.first.number}, std::int64_t{window.last.number});
}

Report load_report(Connection& connection, std::int64_t number) {
    Report report;
    connection.each("SELECT id, source, url, outlet, title, byline, dateline, language, published_from, published_to, published_granularity, "
                    "published_source, title_begin, title_end, text, sha256, copy_of FROM reports WHERE number = ?1",
                    [&](const Row& row) {
                        report.id = row.text(0);
                        report.source = row.text(1);
                        report.url = row.text(2);
                        report.outlet = row.text(3);
                        report.title = row.text(4);
                        report.byline = row.text(5);
                        report.dateline = row.text(6);
                        report.language = row.text(7);
                        report.published.when = interval(row, 8).value_or(DateInterval{});
                        report.published.source = named<DateSource>(row.text(11));
                        report.title_span = {row.offset(12), row.offset(13)};
                        report.text = row.text(14);
                        report.sha256 = row.text(15);
                        report.copy_of = row.text(16);
                    },
                    number);
    connection.each("SELECT day_from, day_to, granularity, source, words, refused FROM date_candidates WHERE report = ?1 ORDER BY position",
                    [&](const Row& row) {
                        report.published.candidates.push_back({interval(row, 0).value_or(DateInterval{}), named<DateSource>(row.text(3)), row.text(4),
                                                               row.text(5)});
                    },
                    number);
    connection.each("SELECT raw_begin, raw_end, text, reason FROM removed WHERE report = ?1 ORDER BY position",
                    [&](const Row& row) { report.removed.push_back({{row.offset(0), row.offset(1)}, row.text(2), row.text(3)}); }, number);
    return report;
}

} // namespace vedette::store
