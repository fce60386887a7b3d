#include "store/sqlite/save_analysis.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"

namespace vedette::store {

namespace {

std::vector<std::string> lines_of(const Analysis& analysis, bool events, bool claims) {
    RecordKinds kinds;
    kinds.reports = false;
    kinds.events = events;
    kinds.claims = claims;
    const std::string printed = print_records(analysis, kinds);
    std::vector<std::string> lines;
    for (const std::string_view line : split(printed, '\n')) {
        if (!line.empty()) {
            lines.emplace_back(line);
        }
    }
    return lines;
}

std::string words_of(const std::vector<TextSpan>& spans, std::string_view text) {
    std::string words;
    for (const TextSpan& span : spans) {
        words += words.empty() ? "" : " … ";
        words += span.in(text);
    }
    return words;
}

struct When {
    std::optional<Day> from, to;
    std::string granularity;
};

When columns_of(const std::optional<DateInterval>& when) {
    return when ? When{when->from, when->to, std::string(to_string(when->granularity))} : When{};
}

void insert_report(Connection& connection, const Analysis& analysis, const PrintedAnalysis& printed, std::int64_t number, std::int64_t versions) {
    const Report& report = analysis.report;
    const DateInterval& published = report.published.when;
    connection.run("INSERT INTO reports VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
                   "?18, ?19, ?20, ?21, ?22)",
                   number, report.id, report.source, report.url, report.outlet, report.title, report.byline, report.dateline, report.language,
                   published.from, published.to, to_string(published.granularity), to_string(report.published.source), report.title_span.begin,
                   report.title_span.end, report.text, report.sha256, printed.report_sha256, printed.content_sha256, report.copy_of,
                   static_cast<std::int64_t>(analysis.syntax.sentences.size()), versions);
    const std::int64_t row = number == 0 ? connection.integer("SELECT number FROM reports WHERE id = ?1", report.id) : number;
    int position = 0;
    for (const DateCandidate& candidate : report.published.candidates) {
        connection.run("INSERT INTO date_candidates VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", row, position++, candidate.when.from,
                       candidate.when.to, to_string(candidate.when.granularity), to_string(candidate.source), candidate.words, candidate.refused);
    }
    position = 0;
    for (const RemovedPart& part : report.removed) {
        connection.run("INSERT INTO removed VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row, position++, part.raw.begin, part.raw.end, part.text, part.reason);
    }
}

void insert_party(Connection& connection, std::int64_t event, std::string_view role, int position, const Party& party) {
    connection.run("INSERT INTO event_parties(event, role, position, words_begin, words_end, entity, name, code, sector) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                   event, role, position, party.span.begin, party.span.end, party.entity, party.name, party.code, party.sector);
}

void insert_parties(Connection& connection, std::int64_t row, const Event& event) {
    int position = 0;
    for (const Party& party : event.actors) {
        insert_party(connection, row, "actor", position++, party);
    }
    position = 0;
    for (const Party& party : event.recipients) {
        insert_party(connection, row, "recipient", position++, party);
    }
    position = 0;
    for (const Source& source : event.attribution) {
        insert_party(connection, row, "source", position, source.party);
        connection.run("UPDATE event_parties SET stance = ?3, cue_begin = ?4, cue_end = ?5 "
                       "WHERE event = ?1 AND role = 'source' AND position = ?2",
                       row, position++, to_string(source.stance), source.cue.begin, source.cue.end);
    }
}

void insert_places(Connection& connection, std::int64_t row, const Event& event, const Analysis& analysis) {
    int position = 0;
    for (const EventPlace& at : event.places) {
        const PlaceMention& place = analysis.places.mentions.at(at.place);
        connection.run("INSERT INTO event_places VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", row, position++,
                       place.span.in(analysis.report.text), to_string(at.role), place.name, place.id, joined(place.countries, " "), place.lat,
                       place.lon, place.radius_km, to_string(place.precision));
        for (const std::string& country : place.countries) {
            connection.run("INSERT OR IGNORE INTO event_countries VALUES (?1, ?2)", country, row);
        }
    }
}

void insert_details(Connection& connection, std::int64_t row, const Event& event, const Analysis& analysis) {
    const std::string_view text = analysis.report.text;
    int position = 0;
    for (const std::uint32_t index : event.quantities) {
        const QuantityMention& quantity = analysis.quantities.quantities.at(index);
        connection.run("INSERT INTO event_counts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", row, position++, quantity.span.in(text), quantity.what,
                       quantity.low, quantity.high, to_string(quantity.qualifier));
    }
    position = 0;
    for (const std::uint32_t index : event.materiel) {
        const MaterielMention& materiel = analysis.quantities.materiel.at(index);
        connection.run("INSERT INTO event_materiel VALUES (?1, ?2, ?3, ?4, ?5)", row, position++, materiel.span.in(text), materiel.name,
                       materiel.materiel_class);
    }
}

void insert_event(Connection& connection, std::int64_t report, int position, const Event& event, const Analysis& analysis, const std::string& record) {
    const Syntax& syntax = analysis.syntax;
    const TextSpan sentence = syntax.sentences.at(event.sentence).span;
    const bool has_time = event.time >= 0;
    const TimeMention* time = has_time ? &analysis.dates.mentions.at(static_cast<std::size_t>(event.time)) : nullptr;
    const When when = columns_of(time == nullptr ? std::nullopt : time->when);
    connection.run("INSERT INTO events VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, nullif(?17, ''), "
                   "?18, ?19, ?20)",
                   report, position, event.id, to_string(event.type), to_string(event.status), event.cameo, event.scale, joined(event.modes, "\n"),
                   joined(event.contexts, "\n"), event.trigger.begin, event.trigger.end,
                   event.trigger_token == kNoToken ? std::string_view{} : std::string_view(syntax.tokens.at(event.trigger_token).lemma),
                   sentence.begin, sentence.end, when.from, when.to, when.granularity,
                   time == nullptr ? std::string_view{} : time->span.in(analysis.report.text), event.confidence, record);
    const std::int64_t row = connection.last_row_number();
    insert_parties(connection, row, event);
    insert_places(connection, row, event, analysis);
    insert_details(connection, row, event, analysis);
}

void insert_claim(Connection& connection, std::int64_t report, int position, const Claim& claim, std::string_view text, const std::string& record) {
    const std::string source_words = words_of(claim.source, text);
    connection.run("INSERT INTO claims VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", report, position, claim.id,
                   claim.party.name.empty() ? source_words : claim.party.name, claim.party.code, source_words, words_of(claim.cue, text),
                   words_of(claim.content, text), claim.is_direct, to_string(claim.stance), record);
    const std::int64_t row = connection.last_row_number();
    int piece = 0;
    for (const TextSpan& span : claim.content) {
        connection.run("INSERT INTO claim_contents VALUES (?1, ?2, ?3, ?4)", row, piece++, span.begin, span.end);
    }
    piece = 0;
    for (const std::string& event : claim.events) {
        connection.run("INSERT INTO claim_events VALUES (?1, ?2, ?3)", row, piece++, event);
    }
}

void insert_development_parts(Connection& connection, std::int64_t row, const Development& development) {
    const auto add_parties = [&](std::string_view role, const std::vector<Party>& parties) {
        int position = 0;
        for (const Party& party : parties) {
            connection.run("INSERT INTO development_parties VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", row, role, position++, party.entity, party.name,
                           party.code, party.sector);
        }
    };
    add_parties("actor", development.actors);
    add_parties("recipient", development.recipients);
    int position = 0;
    for (const EventRecord::Where& where : development.where) {
        connection.run("INSERT INTO development_places VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", row, position++, where.words,
                       to_string(where.role), where.name, where.id, joined(where.countries, " "), where.lat, where.lon, where.radius_km,
                       to_string(where.precision));
    }
    position = 0;
    for (const std::string& mention : development.mentions) {
        connection.run("INSERT INTO development_mentions VALUES (?1, ?2, ?3)", row, position++, mention);
    }
    int number = 0;
    for (const Dispute& dispute : development.disputes) {
        position = 0;
        for (const DisputedValue& value : dispute.values) {
            connection.run("INSERT INTO disputed_values VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", row, number, position++, dispute.field,
                           value.value, value.source, value.mention, value.date);
        }
        if (dispute.bounds) {
            connection.run("INSERT INTO dispute_bounds VALUES (?1, ?2, ?3, ?4, ?5, ?6)", row, number, dispute.bounds->low, dispute.bounds->best,
                           dispute.bounds->high, dispute.bounds->best_mention);
        }
        ++number;
    }
    position = 0;
    for (const HistoryLink& link : development.history) {
        connection.run("INSERT INTO development_history VALUES (?1, ?2, ?3, ?4)", row, position++, link.development, link.relation);
    }
}

} // namespace

PrintedAnalysis print_analysis(const Analysis& analysis) {
    PrintedAnalysis printed;
    Report report = analysis.report;
    report.copy_of.clear();
    const std::string report_line = print_report(report);
    printed.report_sha256 = sha256_hex(report_line);
    printed.events = lines_of(analysis, true, false);
    printed.claims = lines_of(analysis, false, true);
    std::string all = report_line + '\n' + std::to_string(analysis.syntax.sentences.size());
    for (const auto* lines : {&printed.events, &printed.claims}) {
        for (const std::string& line : *lines) {
            all += '\n' + line;
        }
    }
    printed.content_sha256 = sha256_hex(all);
    return printed;
}

void insert_analysis(Connection& connection, const Analysis& analysis, const PrintedAnalysis& printed, std::int64_t number, std::int64_t versions) {
    insert_report(connection, analysis, printed, number, versions);
    const std::int64_t row = connection.integer("SELECT number FROM reports WHERE id = ?1", analysis.report.id);
    for (std::size_t index = 0; index < analysis.events.events.size(); ++index) {
        insert_event(connection, row, static_cast<int>(index), analysis.events.events[index], analysis, printed.events.at(index));
    }
    for (std::size_t index = 0; index < analysis.claims.claims.size(); ++index) {
        insert_claim(connection, row, static_cast<int>(index), analysis.claims.claims[index], analysis.report.text, printed.claims.at(index));
    }
}

void insert_development(Connection& connection, const Development& development, std::int64_t piece) {
    const When when = columns_of(development.when);
    connection.run("INSERT INTO developments VALUES (NULL, ?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?8, ?9, ?10, ?11, ?12)", development.id,
                   to_string(development.type), to_string(development.status), when.from, when.to, when.granularity, development.first_reported,
                   development.last_reported, joined(development.outlets, "\n"), development.independent, joined(development.because, "\n"), piece);
    insert_development_parts(connection, connection.last_row_number(), development);
}

void insert_claim(Connection& connection, const KeyedClaim& keyed) {
    const ForceClaim& claim = keyed.claim;
    const ForceRow& force = claim.row;
    connection.run("INSERT INTO forces(number, id, owner, owner_name, force_kind, low, high, qualifier, has_count, materiel, place, place_from, status, as_of, source, "
                   "stance, mention, report, supersedes, posture, closed_by, key, held, left_behind, published_from, published_to, position) VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, "
                   "?24, ?25, ?26)",
                   force.id, force.owner, force.owner_name, force.force_kind, force.low, force.high, to_string(force.qualifier), force.has_count,
                   joined(force.materiel, "\n"), force.where, force.from, to_string(force.status), force.as_of, force.source, to_string(force.stance),
                   force.mention, force.report, force.supersedes, to_string(force.posture), force.closed_by, keyed.key, joined(claim.held, "\n"),
                   joined(claim.left, "\n"), claim.published.from, claim.published.to, static_cast<std::int64_t>(claim.position));
    const std::int64_t number = connection.last_row_number();
    for (const std::int64_t place : keyed.stands_at) {
        connection.run("INSERT OR IGNORE INTO force_places VALUES (?1, 0, ?2)", place, number);
    }
    for (const std::int64_t place : keyed.leaves) {
        connection.run("INSERT OR IGNORE INTO force_places VALUES (?1, 1, ?2)", place, number);
    }
}

} // namespace vedette::store
