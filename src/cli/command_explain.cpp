// `vedette explain`: the words, the tree, the frame and each decision behind a record.
#include "cli/explain_mention.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "pipeline/all_stages.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

namespace vedette::cli {

namespace {

std::string party_words(const Party& party) {
    std::string words = party.name.empty() ? "(no name)" : party.name;
    if (!party.code.empty() || !party.sector.empty()) {
        words += " [" + party.code + (party.sector.empty() ? "" : "/" + party.sector) + "]";
    }
    return words + (party.entity.empty() ? "" : "  entity " + party.entity);
}

// "[from, to] day", an open side as "..".
std::string interval_words(const DateInterval& when) {
    return fmt::format("{} to {} ({})", when.from ? to_iso(*when.from) : "..", when.to ? to_iso(*when.to) : "..", to_string(when.granularity));
}

// The token of a span that the others hang on; kNoToken when the span is not in the sentence.
TokenIndex head_in(const TextSpan& span, const Sentence& sentence, const Syntax& syntax) {
    for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
        const Token& token = syntax.tokens[index];
        if (span.contains(token.span) && (token.head == kNoToken || !span.contains(syntax.tokens[token.head].span))) {
            return index;
        }
    }
    return kNoToken;
}

// From the trigger up to what it shares with the party and down to it: "deployed -obj> troops -nmod> Norway".
std::string path_words(TokenIndex from, TokenIndex to, const Syntax& syntax, const Report& text) {
    const auto words = [&](TokenIndex token) { return std::string(syntax.tokens[token].span.in(text.text)); };
    std::vector<TokenIndex> above; // of the trigger, itself first
    for (TokenIndex token = from; token != kNoToken && above.size() < syntax.tokens.size(); token = syntax.tokens[token].head) {
        above.push_back(token);
    }
    std::vector<TokenIndex> down;
    TokenIndex meeting = to;
    while (meeting != kNoToken && std::ranges::find(above, meeting) == above.end()) {
        down.push_back(meeting);
        meeting = syntax.tokens[meeting].head;
    }
    if (meeting == kNoToken) {
        return "";
    }
    std::string out = words(from);
    for (const TokenIndex token : above) {
        if (token == meeting) {
            break;
        }
        out += " <" + std::string(to_string(syntax.tokens[token].deprel)) + "- " + words(syntax.tokens[token].head);
    }
    for (auto token = down.rbegin(); token != down.rend(); ++token) {
        out += " -" + std::string(to_string(syntax.tokens[*token].deprel)) + "> " + words(*token);
    }
    return out;
}

std::string party_path(const Party& party, const EventRecord& event, const Sentence& sentence, const Syntax& syntax, const Report& text) {
    if (party.span.empty()) {
        return "  " + party.name + ": not named where the event is told; the decisions below say whose parties it has\n";
    }
    const TokenIndex trigger = head_in(event.trigger_span, sentence, syntax);
    const TokenIndex head = head_in(party.span, sentence, syntax);
    if (trigger == kNoToken || head == kNoToken) {
        return "  " + party.name + ": '" + std::string(party.span.in(text.text)) + "', in another sentence\n";
    }
    const std::string path = path_words(trigger, head, syntax, text);
    return "  " + party.name + ": " + (path.empty() ? "not linked to the trigger" : path) + "\n";
}

// The sentence as a table of tokens, the trigger marked, and the way from it to each party.
std::string tree_of(const EventRecord& event, const ReportRow& report, const Settings& settings) {
    const syntax::SyntaxParser parser(stage_options(settings.flags).model_path);
    Report text;
    text.id = report.id;
    text.text = report.text;
    const Syntax syntax = parser.parse(text);
    std::string out;
    std::string paths;
    for (const Sentence& sentence : syntax.sentences) {
        if (!sentence.span.contains(event.trigger_span)) {
            continue;
        }
        for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
            const Token& token = syntax.tokens[index];
            const bool root = token.head == kNoToken;
            out += fmt::format("  {}{:>3} {:<20} {:<16} {:<6} {:<12} {}\n", event.trigger_span.overlaps(token.span) ? '>' : ' ',
                               index - sentence.first + 1, token.span.in(text.text), token.lemma, to_string(token.upos),
                               root ? "root" : to_string(token.deprel),
                               root ? std::string{} : fmt::format("of {}", syntax.tokens[token.head].span.in(text.text)));
        }
        for (const std::vector<Party>* parties : {&event.actors, &event.recipients}) {
            for (const Party& party : *parties) {
                paths += party_path(party, event, sentence, syntax, text);
            }
        }
    }
    return out + (paths.empty() ? "" : "\nFrom the trigger to the parties\n" + paths);
}

std::string decisions_of(const std::string& record) {
    std::string out;
    simdjson::dom::parser parser;
    simdjson::dom::element json;
    simdjson::dom::array steps;
    if (parser.parse(record).get(json) == simdjson::SUCCESS && json["because"].get(steps) == simdjson::SUCCESS) {
        for (const simdjson::dom::element step : steps) {
            std::string_view words;
            if (step.get(words) == simdjson::SUCCESS) {
                out += "  - " + std::string(words) + "\n";
            }
        }
    }
    return out;
}

std::string explain_event(const EventRecord& event, const CaseView& view, const std::string& record, const Settings& settings) {
    const auto report = std::find_if(view.reports.begin(), view.reports.end(), [&](const ReportRow& row) { return row.id == event.report; });
    std::string out = fmt::format("event {}\n{} {} '{}'{}\n\n", event.id, to_string(event.type), to_string(event.status), event.trigger,
                                  event.cameo.empty() ? "" : "  CAMEO " + event.cameo);
    out += fmt::format("In report {} ({})\n  {}\n\n", event.report, report == view.reports.end() ? "" : report->source, event.sentence);
    if (report != view.reports.end()) {
        out += "Tree\n" + tree_of(event, *report, settings) + "\n";
    }
    const std::string decisions = decisions_of(record);
    out += "Decisions\n" + decisions;
    if (event.status == Status::actual) {
        out += "  - nothing in tense, mood, negation or governing words makes it other than actual\n";
    }
    out += "\n";
    for (const auto& [name, parties] : {std::pair{"Actor", &event.actors}, std::pair{"Recipient", &event.recipients}}) {
        for (const Party& party : *parties) {
            out += fmt::format("{:<11}{}\n", name, party_words(party));
        }
    }
    for (const Source& source : event.attribution) {
        const std::string cue = report == view.reports.end() || source.cue.empty() ? "" : fmt::format(", by the words '{}'", source.cue.in(report->text));
        out += fmt::format("{:<11}{} ({}{})\n", "Says so", party_words(source.party), to_string(source.stance), cue);
    }
    for (const ClaimRow& claim : view.claims) {
        if (std::ranges::find(claim.events, event.id) != claim.events.end()) {
            out += fmt::format("{:<11}{} {}, by the words '{}', that \"{}\"  claim {}\n", "Claim", claim.source_name, to_string(claim.stance), claim.cue_words, claim.content_words,
                               claim.id.substr(0, 8));
        }
    }
    if (event.attribution.empty()) {
        out += "Says so    the report itself\n";
    }
    if (event.when) {
        out += fmt::format("{:<11}{}: '{}'\n", "When", interval_words(*event.when), event.when_words);
    }
    for (const EventRecord::Where& where : event.where) {
        out += fmt::format("{:<11}{} {}: '{}', {}{}\n", "Where", to_string(where.role), where.name, where.words, to_string(where.precision),
                           where.lat && where.lon ? fmt::format(", {:.3f} {:.3f}", *where.lat, *where.lon) : "");
    }
    for (const EventRecord::Count& count : event.counts) {
        out += fmt::format("{:<11}{} [{:g}, {}] {}: '{}'\n", "How many", count.what, count.low, count.high ? fmt::format("{:g}", *count.high) : "open",
                           to_string(count.qualifier), count.words);
    }
    for (const EventRecord::Weapon& weapon : event.materiel) {
        out += fmt::format("{:<11}{} ({}): '{}'\n", "With", weapon.name, weapon.weapon_class, weapon.words);
    }
    return out;
}

std::string explain_development(const Development& development, const CaseView& view, const Settings& settings) {
    std::string out = fmt::format("development {}\n{} {}, {} mentions, {} independent\n\n", development.id, to_string(development.type),
                                  to_string(development.status), development.mentions.size(), development.independent);
    for (const std::string& id : development.mentions) {
        if (const EventRecord* event = find_row(view.events, id, settings)) {
            out += fmt::format("  {}  {} '{}' in {} ({}){}\n    {}\n", event->id.substr(0, 8), to_string(event->status), event->trigger, event->report,
                               interval_words(event->published), event->verdict.empty() ? "" : ", " + event->verdict + " by an analyst", event->sentence);
        }
    }
    for (const HistoryLink& link : development.history) {
        out += "\n" + link.relation + ": development " + link.development;
    }
    out += development.history.empty() ? "" : "\n";
    out += development.because.empty() ? "" : "\nJoined because\n";
    for (const std::string& reason : development.because) {
        out += "  - " + reason + "\n";
    }
    for (const Dispute& dispute : development.disputes) {
        out += "\nDisputed: " + dispute.field + "\n";
        for (const DisputedValue& value : dispute.values) {
            out += fmt::format("  {:<24} {} ({}) event {}\n", value.value, value.source, value.date, value.mention.substr(0, 8));
        }
    }
    return out;
}

} // namespace

int run_explain(const Settings& settings) {
    if (settings.flags.casefile.empty()) {
        return explain_mentions(settings);
    }
    if (settings.flags.paths.empty()) {
        throw Error(ErrorCode::usage, "explain needs the ID of a record of the casefile; ids are shown by `vedette events`, `developments`, `claims`");
    }
    const std::string& id = settings.flags.paths.front();
    const std::unique_ptr<store::Store> store = store::open_store(settings.flags.casefile, true);
    const CaseView view = store->around({id}, true);
    if (const EventRecord* event = find_row(view.events, id, settings)) {
        write_results(explain_event(*event, view, store->record(event->id), settings));
        return kDone;
    }
    if (const Development* development = find_row(view.developments, id, settings)) {
        write_results(explain_development(*development, view, settings));
        return kDone;
    }
    if (const ForceRow* force = find_row(view.forces, id, settings)) {
        write_results(fmt::format("force {}\n{} {} at {}, as of {}, {} ({})\nfrom event {}\n\n", force->id, force->owner, force->force_kind,
                                  force->where.empty() ? "no stated place" : force->where, force->as_of, force->source, to_string(force->stance), force->mention));
        if (const EventRecord* event = find_row(view.events, force->mention, settings)) {
            write_results(explain_event(*event, view, store->record(event->id), settings));
        }
        return kDone;
    }
    const std::string record = id.empty() ? "" : store->record(id);
    if (record.empty()) {
        throw Error(ErrorCode::usage, "explain: the casefile has no record \"" + id + "\"; ids are shown by `vedette events`, `developments`, `claims`");
    }
    write_results(record + "\n");
    return kDone;
}

} // namespace vedette::cli
