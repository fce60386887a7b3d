#include "briefing/evidence.hpp"

#include "base/utf8.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <cstdint>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostSentenceBytes = 900; // a "sentence" longer than this is a list or a broken page
constexpr std::size_t kBytesAroundTrigger = 400;

std::size_t at_character(std::string_view text, std::size_t at) {
    while (at < text.size() && at > 0 && is_continuation(text[at])) {
        --at;
    }
    return std::min(at, text.size());
}

// Paints spans over the bytes of one sentence; what is painted later wins.
class SentencePainter {
public:
    explicit SentencePainter(const EventRecord& event)
        : sentence_(event.sentence)
        , begin_(event.sentence_span.begin)
        , kinds_(event.sentence.size(), MarkKind::none)
        , has_offsets_(event.sentence_span.size() == event.sentence.size()) {}

    // Bytes [from, to) of the sentence.
    void paint(std::size_t from, std::size_t to, MarkKind kind) {
        to = std::min(to, kinds_.size());
        for (std::size_t at = from; at < to; ++at) {
            kinds_[at] = kind;
        }
    }

    bool paint_span(const TextSpan& span, MarkKind kind) {
        if (!has_offsets_ || span.empty() || span.begin < begin_ || span.end > begin_ + sentence_.size()) {
            return false;
        }
        paint(span.begin - begin_, span.end - begin_, kind);
        return true;
    }

    // Records that keep words without an offset are found by their words.
    void paint_words(std::string_view words, MarkKind kind) {
        const std::size_t at = words.empty() ? std::string_view::npos : sentence_.find(words);
        if (at != std::string_view::npos) {
            paint(at, at + words.size(), kind);
        }
    }

    // Pieces of [from, to).
    [[nodiscard]] std::vector<MarkedText> pieces(std::size_t from, std::size_t to) const {
        std::vector<MarkedText> pieces;
        while (from < to) {
            std::size_t end = from + 1;
            while (end < to && (kinds_[end] == kinds_[from] || is_continuation(sentence_[end]))) {
                ++end;
            }
            pieces.push_back({one_line_keeping_edges(sentence_.substr(from, end - from)), kinds_[from]});
            from = end;
        }
        return pieces;
    }

    [[nodiscard]] std::size_t first_of(MarkKind kind) const {
        const auto found = std::find(kinds_.begin(), kinds_.end(), kind);
        return found == kinds_.end() ? 0 : static_cast<std::size_t>(found - kinds_.begin());
    }

private:
    static std::string one_line_keeping_edges(std::string_view text) {
        std::string line = one_line(text);
        const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
        if (line.empty()) {
            return text.empty() || !is_blank(text.front()) ? std::string() : std::string(" ");
        }
        if (is_blank(text.front()) && line.front() != ' ') {
            line.insert(0, " ");
        }
        if (is_blank(text.back()) && line.back() != ' ') {
            line += ' ';
        }
        return line;
    }

    std::string_view sentence_;
    std::uint32_t begin_;
    std::vector<MarkKind> kinds_;
    bool has_offsets_;
};

void paint_record(const EventRecord& event, SentencePainter& painter) {
    for (const EventRecord::Where& where : event.where) {
        painter.paint_words(where.words, MarkKind::place);
    }
    painter.paint_words(event.when_words, MarkKind::time);
    for (const Source& source : event.attribution) {
        painter.paint_span(source.cue, MarkKind::cue);
        painter.paint_span(source.party.span, MarkKind::party);
    }
    for (const auto* parties : {&event.actors, &event.recipients}) {
        for (const Party& party : *parties) {
            painter.paint_span(party.span, MarkKind::party);
        }
    }
    for (const EventRecord::Weapon& weapon : event.materiel) {
        painter.paint_words(weapon.words, MarkKind::materiel);
    }
    for (const EventRecord::Count& count : event.counts) {
        painter.paint_words(count.words, MarkKind::count);
    }
    if (!painter.paint_span(event.trigger_span, MarkKind::trigger)) {
        painter.paint_words(event.trigger, MarkKind::trigger);
    }
}

// The state's own name where a record gives it, so that "BLR" can be read.
void learn_code_names(const CaseView& view, std::map<std::string, std::string>& names) {
    const auto learn = [&names](const std::string& code, const std::string& name) {
        if (code.size() == 3 && !name.empty() && !is_kind_of_body(code)) {
            names.emplace(code, one_line(name));
        }
    };
    for (const ForceRow& force : view.forces) {
        learn(force.owner, force.owner_name);
    }
    for (const EventRecord& event : view.events) {
        for (const EventRecord::Where& where : event.where) {
            if (where.precision == PlacePrecision::country && where.countries.size() == 1) {
                learn(where.countries.front(), where.name);
            }
        }
        for (const auto* parties : {&event.actors, &event.recipients}) {
            for (const Party& party : *parties) {
                if (party.entity == "iso:" + party.code || party.entity == party.code) {
                    learn(party.code, party.name);
                }
            }
        }
    }
}

} // namespace

std::string_view to_string(MarkKind kind) {
    switch (kind) {
    case MarkKind::none:
        return "";
    case MarkKind::trigger:
        return "trigger";
    case MarkKind::party:
        return "party";
    case MarkKind::count:
        return "count";
    case MarkKind::place:
        return "place";
    case MarkKind::time:
        return "time";
    case MarkKind::cue:
        return "cue";
    case MarkKind::materiel:
        return "materiel";
    }
    return "";
}

CaseIndex::CaseIndex(const CaseView& view, const std::map<std::string, std::string>& country_names)
    : first_report(view.reports.data())
    , code_names(country_names) {
    for (const ReportRow& row : view.reports) {
        reports.emplace(row.id, &row);
    }
    for (const EventRecord& row : view.events) {
        events.emplace(row.id, &row);
    }
    learn_code_names(view, code_names);
}

const ReportRow* CaseIndex::report(std::string_view id) const {
    const auto found = reports.find(id);
    return found == reports.end() ? nullptr : found->second;
}

std::size_t CaseIndex::report_order(std::string_view id) const {
    const ReportRow* row = report(id);
    return row == nullptr ? SIZE_MAX : static_cast<std::size_t>(row - first_report);
}

const EventRecord* CaseIndex::event(std::string_view id) const {
    const auto found = events.find(id);
    return found == events.end() ? nullptr : found->second;
}

std::string CaseIndex::name_of_code(const std::string& code) const {
    const auto found = code_names.find(code);
    return found == code_names.end() ? code : found->second;
}

std::string CaseIndex::source_in_words(const std::string& source) const {
    const ReportRow* row = source.empty() ? nullptr : report(source);
    if (row == nullptr) {
        return one_line(source);
    }
    return row->outlet.empty() ? "a report that names no outlet" : one_line(row->outlet);
}

std::string CaseIndex::party_name(const Party& party) const {
    const std::string name = one_line(party.name);
    if (name.empty()) {
        return party.code.empty() ? "unnamed" : name_of_code(party.code);
    }
    const bool is_state = party.code.empty() || name == party.code || name == name_of_code(party.code);
    return is_state ? name : name + " (" + one_line(party.code) + ")";
}

std::vector<std::string> CaseIndex::party_names(const std::vector<Party>& parties) const {
    // One phrase may stand for several states ("Norwegian and Swedish jets"): said once, with the codes of all.
    struct Named {
        std::string name;
        std::vector<std::string> codes; // empty: the name says it all
    };
    std::vector<Named> named;
    for (const Party& party : parties) {
        const std::string words = party_name(party);
        const std::string name = one_line(party.name);
        const bool has_code = words != name && words.starts_with(name + " (");
        const std::string& key = has_code ? name : words;
        const auto same = std::find_if(named.begin(), named.end(), [&](const Named& one) { return one.name == key && one.codes.empty() != has_code; });
        Named& into = same == named.end() ? named.emplace_back(Named{key, {}}) : *same;
        if (const std::string code = one_line(party.code); has_code && std::find(into.codes.begin(), into.codes.end(), code) == into.codes.end()) {
            into.codes.push_back(code);
        }
    }
    std::vector<std::string> names;
    for (const Named& one : named) {
        names.push_back(one.codes.empty() ? one.name : one.name + " (" + joined(one.codes) + ")");
    }
    return names;
}

std::vector<MarkedText> marked_sentence(const EventRecord& event) {
    SentencePainter painter(event);
    paint_record(event, painter);
    std::size_t from = 0;
    std::size_t to = event.sentence.size();
    if (to > kMostSentenceBytes) {
        const std::size_t middle = painter.first_of(MarkKind::trigger);
        from = at_character(event.sentence, middle > kBytesAroundTrigger ? middle - kBytesAroundTrigger : 0);
        to = at_character(event.sentence, std::min(to, middle + kBytesAroundTrigger));
    }
    std::vector<MarkedText> pieces = painter.pieces(from, to);
    if (from > 0) {
        pieces.insert(pieces.begin(), {"… ", MarkKind::none});
    }
    if (to < event.sentence.size()) {
        pieces.push_back({" …", MarkKind::none});
    }
    return pieces;
}

std::vector<SourceSaid> source_chain(const EventRecord& event, const CaseIndex& index) {
    std::vector<SourceSaid> chain;
    for (const Source& source : event.attribution) {
        chain.push_back({index.party_name(source.party), source.party.code, source.stance});
    }
    return chain;
}

Evidence evidence_of(const EventRecord& event, const CaseIndex& index) {
    Evidence evidence;
    evidence.event = event.id;
    evidence.report = event.report;
    evidence.outlet = one_line(event.outlet);
    evidence.title = one_line(event.report_title);
    evidence.published = date_in_words(event.published);
    if (const ReportRow* report = index.report(event.report)) {
        evidence.url = report->url;
        evidence.is_copy = !report->copy_of.empty();
    }
    evidence.status = event.status;
    evidence.sentence = marked_sentence(event);
    evidence.chain = source_chain(event, index);
    return evidence;
}

std::string words_around_trigger(const EventRecord& event, std::size_t most) {
    const std::string_view sentence = event.sentence;
    const std::size_t offset = event.trigger_span.begin - event.sentence_span.begin;
    const bool has_offset = !event.trigger_span.empty() &&
                            event.trigger_span.begin >= event.sentence_span.begin &&
                            offset < sentence.size() && event.sentence_span.size() == sentence.size();
    const std::size_t found = has_offset ? offset : sentence.find(event.trigger);
    if (sentence.size() <= most || found == std::string_view::npos) {
        return shortened(one_line(sentence), most);
    }
    // A little before the trigger, more after it: English puts what is done to whom behind the verb.
    std::size_t from = found > most / 3 ? found - most / 3 : 0;
    from = at_character(sentence, from);
    const std::size_t space = sentence.find(' ', from);
    if (from > 0 && space != std::string_view::npos && space < found) {
        from = space + 1;
    }
    const std::string cut = shortened(one_line(sentence.substr(from)), most);
    return from > 0 ? "…" + cut : cut;
}

std::string chain_in_words(const std::vector<SourceSaid>& chain) {
    if (chain.empty()) {
        return {};
    }
    std::string words = std::string(stance_by(chain.front().stance)) + " " + chain.front().name;
    for (std::size_t link = 1; link < chain.size(); ++link) {
        words += ", via " + chain[link].name;
    }
    return words;
}

std::vector<std::string> sources_in_words(const std::vector<SourceSaid>& sources) {
    constexpr std::string_view kBy = " by";
    std::vector<std::string> names;
    std::vector<std::string> stances; // of the name at the same place
    for (const SourceSaid& said : sources) {
        std::string_view stance = stance_by(said.stance);
        stance.remove_suffix(kBy.size());
        const auto known = std::find(names.begin(), names.end(), said.name);
        if (known == names.end()) {
            names.push_back(said.name);
            stances.emplace_back(stance);
        } else if (std::string& words = stances[static_cast<std::size_t>(known - names.begin())]; words.find(stance) == std::string::npos) {
            words += " and " + std::string(stance);
        }
    }
    for (std::size_t at = 0; at < names.size(); ++at) {
        names[at] = stances[at] + std::string(kBy) + " " + names[at];
    }
    return names;
}

std::string place_in_words(const EventRecord::Where& where) {
    const std::string name = one_line(where.name.empty() ? where.words : where.name);
    switch (where.role) {
    case PlaceRole::at:
        return name;
    case PlaceRole::from:
        return "from " + name;
    case PlaceRole::to:
        return "to " + name;
    case PlaceRole::near:
        return "near " + name;
    case PlaceRole::border:
        // A line between two states is named as it is: "Line of Control".
        return where.countries.size() > 1 || name.find("order") != std::string::npos ? name
                                                                                     : "border of " + name;
    }
    return name;
}

namespace {

// Another place of the list says the same and more: "to Belarus" beside "Belarus", a border between two states beside that of one of them.
bool is_said_better(const EventRecord::Where& place, const std::vector<EventRecord::Where>& where) {
    const std::string name = place_in_words(place);
    return std::any_of(where.begin(), where.end(), [&](const EventRecord::Where& other) {
        if (place.role == PlaceRole::border && other.role == PlaceRole::border) {
            return place.countries.size() == 1 && other.countries.size() > 1 &&
                   std::find(other.countries.begin(), other.countries.end(), place.countries.front()) != other.countries.end();
        }
        return place.role == PlaceRole::at && other.role != PlaceRole::at && other.role != PlaceRole::border &&
               one_line(other.name.empty() ? other.words : other.name) == name;
    });
}

} // namespace

std::string places_in_words(const std::vector<EventRecord::Where>& where) {
    std::vector<std::string> names;
    for (const EventRecord::Where& place : where) {
        if (is_said_better(place, where)) {
            continue;
        }
        std::string name = place_in_words(place);
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return joined_upto(names, 4);
}

} // namespace vedette::briefing
