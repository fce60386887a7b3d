#include "store/sqlite/migrations.hpp"

#include "base/error.hpp"

#include <array>

namespace vedette::store {

namespace {

constexpr std::int64_t kApplicationId = 0x76647474; // "vdtt" in the file's header: `file case.db` and we know it again

// Enumerations are kept by name. Offsets are UTF-8 bytes into reports.text. Days are counted from 1970-01-01. Lists of words are joined by line feeds.
constexpr std::string_view kInitial = R"sql(
CREATE TABLE versions(
    number INTEGER PRIMARY KEY,
    words TEXT NOT NULL UNIQUE                 -- "vedette=0.1.0", one a line
) STRICT;
CREATE TABLE inputs(
    source TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    versions INTEGER NOT NULL REFERENCES versions(number)
) STRICT, WITHOUT ROWID;
CREATE TABLE reports(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    dateline TEXT NOT NULL,
    language TEXT NOT NULL,
    published_from INTEGER,
    published_to INTEGER,
    published_granularity TEXT NOT NULL,
    published_source TEXT NOT NULL,
    title_begin INTEGER NOT NULL,
    title_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,                      -- of text
    report_sha256 TEXT NOT NULL,               -- of the report record
    content_sha256 TEXT NOT NULL,              -- of all its records
    copy_of TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    versions INTEGER NOT NULL REFERENCES versions(number)
) STRICT;
CREATE INDEX reports_by_date ON reports(published_from, published_to, id);
CREATE INDEX reports_by_outlet ON reports(outlet);
CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
    INSERT INTO report_words(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER reports_deleted AFTER DELETE ON reports BEGIN
    INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TABLE date_candidates(
    report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    day_from INTEGER,
    day_to INTEGER,
    granularity TEXT NOT NULL,
    source TEXT NOT NULL,
    words TEXT NOT NULL,
    refused TEXT NOT NULL,
    PRIMARY KEY(report, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE removed(
    report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    raw_begin INTEGER NOT NULL,
    raw_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY(report, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE events(
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    cameo TEXT NOT NULL,
    scale REAL NOT NULL,
    modes TEXT NOT NULL,
    contexts TEXT NOT NULL,
    trigger_begin INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_lemma TEXT NOT NULL,
    sentence_begin INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    when_from INTEGER,
    when_to INTEGER,
    when_granularity TEXT,                  -- NULL: the text gives no time
    when_words TEXT NOT NULL,
    confidence REAL NOT NULL,
    record TEXT NOT NULL,                      -- the JSON line
    UNIQUE(report, position)
) STRICT;
CREATE INDEX events_by_id ON events(id);
CREATE INDEX events_by_type ON events(type);
CREATE INDEX events_by_time ON events(when_from, when_to);
CREATE TABLE event_parties(
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK(role IN ('actor', 'recipient', 'source')),
    position INTEGER NOT NULL,
    words_begin INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    sector TEXT NOT NULL,
    stance TEXT,                            -- of a source
    cue_begin INTEGER,
    cue_end INTEGER,
    PRIMARY KEY(event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_code ON event_parties(code, role);
CREATE TABLE event_places(
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    gazetteer_id TEXT NOT NULL,
    countries TEXT NOT NULL,
    lat REAL,
    lon REAL,
    radius_km REAL NOT NULL,
    precision TEXT NOT NULL,
    PRIMARY KEY(event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_countries(
    country TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    PRIMARY KEY(country, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_countries_by_event ON event_countries(event);
CREATE TABLE event_counts(
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    what TEXT NOT NULL,
    low REAL NOT NULL,
    high REAL,
    qualifier TEXT NOT NULL,
    PRIMARY KEY(event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_materiel(
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    PRIMARY KEY(event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE claims(
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_code TEXT NOT NULL,
    source_words TEXT NOT NULL,
    cue_words TEXT NOT NULL,
    content_words TEXT NOT NULL,
    is_direct INTEGER NOT NULL,
    stance TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE(report, position)
) STRICT;
CREATE INDEX claims_by_id ON claims(id);
CREATE INDEX claims_by_source ON claims(source_code);
CREATE TABLE claim_contents(
    claim INTEGER NOT NULL REFERENCES claims(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words_begin INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    PRIMARY KEY(claim, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_events(
    claim INTEGER NOT NULL REFERENCES claims(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY(claim, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE developments(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    when_from INTEGER,
    when_to INTEGER,
    when_granularity TEXT,
    first_reported INTEGER,
    last_reported INTEGER,
    outlets TEXT NOT NULL,
    independent INTEGER NOT NULL,
    because TEXT NOT NULL
) STRICT;
CREATE INDEX developments_by_id ON developments(id);
CREATE TABLE development_parties(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK(role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    sector TEXT NOT NULL,
    PRIMARY KEY(development, role, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE development_places(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    gazetteer_id TEXT NOT NULL,
    countries TEXT NOT NULL,
    lat REAL,
    lon REAL,
    radius_km REAL NOT NULL,
    precision TEXT NOT NULL,
    PRIMARY KEY(development, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE development_mentions(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY(development, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX development_mentions_by_event ON development_mentions(event);
CREATE TABLE disputed_values(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    dispute INTEGER NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    mention TEXT NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY(development, dispute, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE forces(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    owner_name TEXT NOT NULL,
    force_kind TEXT NOT NULL,
    low REAL,
    high REAL,
    qualifier TEXT NOT NULL,
    has_count INTEGER NOT NULL,
    materiel TEXT NOT NULL,
    place TEXT NOT NULL,
    place_from TEXT NOT NULL,
    status TEXT NOT NULL,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL,
    stance TEXT NOT NULL,
    mention TEXT NOT NULL,
    report TEXT NOT NULL,
    supersedes TEXT NOT NULL
) STRICT;
CREATE INDEX forces_by_owner ON forces(owner);
CREATE TABLE failures(
    source TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE state(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What analysts decide, and what fusion tells more than before. Old developments and forces are made anew by the next reading.
constexpr std::string_view kAnalysts = R"sql(
CREATE TABLE analyst_log(
    number INTEGER PRIMARY KEY,
    verb TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,                          -- ISO date and time, UTC
    why TEXT NOT NULL
) STRICT;
CREATE TABLE analyst_mentions(
    action INTEGER NOT NULL REFERENCES analyst_log(number),
    side INTEGER NOT NULL,                     -- 0: mentions, 1: others
    position INTEGER NOT NULL,
    report TEXT NOT NULL,                      -- id; the report may be gone
    begin INTEGER NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY(action, side, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE dispute_bounds(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    dispute INTEGER NOT NULL,
    low REAL NOT NULL,
    best REAL NOT NULL,
    high REAL,
    best_mention TEXT NOT NULL,
    PRIMARY KEY(development, dispute)
) STRICT, WITHOUT ROWID;
CREATE TABLE development_history(
    development INTEGER NOT NULL REFERENCES developments(number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    other TEXT NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY(development, position)
) STRICT, WITHOUT ROWID;
ALTER TABLE forces ADD COLUMN posture TEXT NOT NULL DEFAULT 'present';
ALTER TABLE forces ADD COLUMN closed_by TEXT NOT NULL DEFAULT '';
CREATE INDEX forces_by_mention ON forces(mention);
CREATE INDEX claim_events_by_event ON claim_events(event);
INSERT OR REPLACE INTO state VALUES ('needs_fusion', '1');
)sql";

// Found by measuring a case of ten million events: what a look at one record would otherwise read through.
constexpr std::string_view kLookups = R"sql(
CREATE INDEX forces_by_id ON forces(id);
CREATE INDEX reports_by_versions ON reports(versions);
)sql";

// What lets one more report be joined without the rest of the case: under which keys a mention is found, which mentions are tied to each
// other by chains of pairs (a piece), what changed since, and the ledger's claims with what they are settled by. Earlier results are made
// anew by the next reading.
constexpr std::string_view kPieces = R"sql(
CREATE TABLE join_keys(
    key INTEGER NOT NULL,                      -- hash of a kind of act and its sides or place
    first INTEGER NOT NULL,                    -- possible days
    event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
    last INTEGER NOT NULL,
    part INTEGER NOT NULL,                     -- in a history: 0 none, 1 plan, fear or denial, 2 actual
    PRIMARY KEY(key, first, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX join_keys_by_event ON join_keys(event);
CREATE TABLE joined_events(
    event INTEGER PRIMARY KEY REFERENCES events(number) ON DELETE CASCADE,
    piece INTEGER NOT NULL                     -- number of one of its events
) STRICT;
CREATE INDEX joined_events_by_piece ON joined_events(piece);
CREATE TABLE waiting_events(event INTEGER PRIMARY KEY REFERENCES events(number) ON DELETE CASCADE) STRICT;
CREATE TABLE touched_pieces(piece INTEGER PRIMARY KEY) STRICT;
CREATE TABLE touched_reports(id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER events_added AFTER INSERT ON events BEGIN
    INSERT INTO waiting_events VALUES (new.number);
END;
CREATE TRIGGER events_deleted BEFORE DELETE ON events BEGIN
    INSERT OR IGNORE INTO touched_pieces SELECT piece FROM joined_events WHERE event = old.number;
END;
CREATE TRIGGER reports_touched BEFORE DELETE ON reports BEGIN
    INSERT OR IGNORE INTO touched_reports VALUES (old.id);
END;
CREATE TRIGGER origins_changed AFTER UPDATE OF copy_of ON reports BEGIN
    INSERT OR IGNORE INTO touched_pieces SELECT j.piece FROM events e JOIN joined_events j ON j.event = e.number WHERE e.report = new.number;
END;
DELETE FROM developments;
DELETE FROM forces;
ALTER TABLE developments ADD COLUMN piece INTEGER NOT NULL DEFAULT 0;
CREATE INDEX developments_by_piece ON developments(piece);
CREATE INDEX development_history_by_other ON development_history(other);
CREATE INDEX reports_by_original ON reports(copy_of) WHERE copy_of != '';
CREATE INDEX analyst_mentions_by_place ON analyst_mentions(report, begin);
ALTER TABLE forces ADD COLUMN key INTEGER NOT NULL DEFAULT 0;       -- hash of owner, kind, source and places
ALTER TABLE forces ADD COLUMN held TEXT NOT NULL DEFAULT '';
ALTER TABLE forces ADD COLUMN left_behind TEXT NOT NULL DEFAULT '';
ALTER TABLE forces ADD COLUMN published_from INTEGER;
ALTER TABLE forces ADD COLUMN published_to INTEGER;
ALTER TABLE forces ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE forces ADD COLUMN is_repeated INTEGER NOT NULL DEFAULT 0; -- no row of the ledger: the same source said the same before
CREATE INDEX forces_by_key ON forces(key);
CREATE INDEX forces_by_report ON forces(report);
CREATE TABLE force_places(
    place INTEGER NOT NULL,                    -- hash of owner and place
    leaves INTEGER NOT NULL,
    force INTEGER NOT NULL REFERENCES forces(number) ON DELETE CASCADE,
    PRIMARY KEY(place, leaves, force)
) STRICT, WITHOUT ROWID;
CREATE INDEX force_places_by_force ON force_places(force);
INSERT INTO waiting_events SELECT number FROM events;
INSERT OR REPLACE INTO state VALUES ('needs_fusion', '1');
)sql";

// Copies of a large case are looked for where something changed.
constexpr std::string_view kCopyWindows = R"sql(
CREATE TABLE touched_days(day INTEGER PRIMARY KEY) STRICT; -- of publication; 2147483647: not one known day
CREATE TABLE copy_links(
    copy TEXT NOT NULL,
    window INTEGER NOT NULL,
    original TEXT NOT NULL,
    PRIMARY KEY(copy, window)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_links_by_window ON copy_links(window);
CREATE TRIGGER reports_came AFTER INSERT ON reports BEGIN
    INSERT OR IGNORE INTO touched_days VALUES (iif(new.published_from = new.published_to, new.published_from, 2147483647));
END;
CREATE TRIGGER reports_went AFTER DELETE ON reports BEGIN
    INSERT OR IGNORE INTO touched_days VALUES (iif(old.published_from = old.published_to, old.published_from, 2147483647));
END;
INSERT OR IGNORE INTO touched_days SELECT DISTINCT iif(published_from = published_to, published_from, 2147483647) FROM reports;
)sql";

constexpr std::array<Migration, 5> kMigrations = {
    {{1, "initial", kInitial}, {2, "analysts", kAnalysts}, {3, "lookups", kLookups}, {4, "pieces", kPieces}, {5, "copy windows", kCopyWindows}}};

// Number of the newest step that the file has; 0: an empty file. Throws when it is not ours.
std::int64_t schema_number(Connection& connection) {
    const std::int64_t application = connection.integer("PRAGMA application_id");
    const bool is_empty = connection.integer("SELECT count(*) FROM sqlite_master") == 0;
    if (application != kApplicationId && !(application == 0 && is_empty)) {
        throw Error(ErrorCode::store_failed,
                    connection.path() + ": is a database of another program, not a casefile of vedette; give another path with -c");
    }
    const std::int64_t number = connection.integer("PRAGMA user_version");
    if (number > kMigrations.back().number) {
        throw Error(ErrorCode::store_failed, connection.path() + ": was made by a newer vedette (schema " + std::to_string(number) +
                                                 ", this one knows " + std::to_string(kMigrations.back().number) + "); use that version");
    }
    return number;
}

void apply(Connection& connection, const Migration& migration) {
    Transaction transaction(connection);
    if (schema_number(connection) >= migration.number) {
        return; // another process was faster
    }
    if (migration.number == 1) {
        connection.execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                           "; CREATE TABLE migrations(number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
    }
    connection.execute(std::string(migration.sql));
    connection.run("INSERT INTO migrations VALUES (?1, ?2)", migration.number, migration.name);
    connection.execute("PRAGMA user_version = " + std::to_string(migration.number));
    transaction.commit();
}

} // namespace

std::span<const Migration> migrations() { return kMigrations; }

void migrate(Connection& connection) {
    const std::int64_t number = schema_number(connection);
    for (const Migration& migration : kMigrations) {
        if (migration.number > number) {
            apply(connection, migration);
        }
    }
}

void check_schema(Connection& connection) {
    if (schema_number(connection) < kMigrations.back().number) {
        throw Error(ErrorCode::store_failed,
                    connection.path() + ": is empty or was made by an older vedette; run `vedette read` on it once to bring it up to date");
    }
}

} // namespace vedette::store
