#include "records/analyst.hpp"

#include "base/json_writer.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vedette {

namespace {

constexpr std::array<std::string_view, 6> kVerbs = {"merge", "split", "accept", "reject", "correct", "undo"};

// "RUS,BLR" -> codes; "-" -> none. Nothing: not a list of codes.
std::optional<std::vector<std::string>> codes_in(std::string_view value) {
    std::vector<std::string> codes;
    if (value == "-") {
        return codes;
    }
    for (const std::string_view code : split(value, ',')) {
        const bool is_code = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!is_code) {
            return std::nullopt;
        }
        codes.emplace_back(code);
    }
    return codes;
}

// "2022-02-24" or "2022-02-01/2022-03-31"; "-": no date. The outer optional: whether it could be read.
std::optional<std::optional<DateInterval>> interval_in(std::string_view value) {
    if (value == "-") {
        return std::optional<DateInterval>();
    }
    const std::size_t slash = value.find('/');
    const std::optional<Day> from = parse_iso_day(std::string(value.substr(0, slash)));
    const std::optional<Day> to = slash == std::string_view::npos ? from : parse_iso_day(std::string(value.substr(slash + 1)));
    if (!from || !to || *to < *from) {
        return std::nullopt;
    }
    return std::optional<DateInterval>(DateInterval{from, to, Granularity::day});
}

// Keeps what the report says of a party whose code stays; a new code has no words there.
std::vector<Party> parties_of(const std::vector<std::string>& codes, const std::vector<Party>& before) {
    std::vector<Party> parties;
    for (const std::string& code : codes) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const Party& party) { return party.code == code; });
        if (same != before.end()) {
            parties.push_back(*same);
        } else {
            Party party;
            party.entity = code;
            party.name = code;
            party.code = code;
            parties.push_back(std::move(party));
        }
    }
    return parties;
}

void correct(EventRecord& event, const std::string& field, const std::string& value) {
    if (field == "type") {
        parse_event_type(value, event.type);
    } else if (field == "status") {
        parse_status(value, event.status);
    } else if (field == "actor") {
        event.actors = parties_of(codes_in(value).value_or(std::vector<std::string>()), event.actors);
    } else if (field == "recipient") {
        event.recipients = parties_of(codes_in(value).value_or(std::vector<std::string>()), event.recipients);
    } else if (field == "when") {
        event.when = interval_in(value).value_or(event.when);
    }
}

using EventsByPlace = std::map<std::pair<std::string, std::uint32_t>, std::vector<std::size_t>>;

EventsByPlace by_place(const std::vector<EventRecord>& events) {
    EventsByPlace places;
    for (std::size_t index = 0; index < events.size(); ++index) {
        places[{events[index].report, events[index].trigger_span.begin}].push_back(index);
    }
    return places;
}

// Events at the anchor: those of its type, or, when a new lexicon codes another type there, whatever stands there now.
std::vector<std::size_t> events_at(const MentionAnchor& anchor, const EventsByPlace& places, const std::vector<std::string>& coded_types) {
    const auto found = places.find({anchor.report, anchor.begin});
    if (found == places.end()) {
        return {};
    }
    std::vector<std::size_t> same;
    for (const std::size_t index : found->second) {
        if (coded_types[index] == anchor.type) {
            same.push_back(index);
        }
    }
    return same.empty() ? found->second : same;
}

std::vector<std::string> types_of(const std::vector<EventRecord>& events) {
    std::vector<std::string> types;
    types.reserve(events.size());
    for (const EventRecord& event : events) {
        types.emplace_back(event.coded_type.empty() ? to_string(event.type) : std::string_view(event.coded_type));
    }
    return types;
}

void anchor_list(JsonWriter& json, const char* name, const std::vector<MentionAnchor>& anchors) {
    if (anchors.empty()) {
        return;
    }
    json.key(name).begin_array();
    for (const MentionAnchor& anchor : anchors) {
        json.begin_object().field("report", anchor.report).field("begin", anchor.begin).field("type", anchor.type).end_object();
    }
    json.end_array();
}

} // namespace

std::string_view to_string(AnalystVerb verb) { return kVerbs[static_cast<std::size_t>(verb)]; }

bool parse_analyst_verb(std::string_view text, AnalystVerb& verb) {
    const auto found = std::find(kVerbs.begin(), kVerbs.end(), text);
    if (found == kVerbs.end()) {
        return false;
    }
    verb = static_cast<AnalystVerb>(found - kVerbs.begin());
    return true;
}

MentionAnchor anchor_of(const EventRecord& event) {
    return {event.report, event.trigger_span.begin, event.coded_type.empty() ? std::string(to_string(event.type)) : event.coded_type};
}

std::optional<std::string> refuse_correction(std::string_view field, std::string_view value) {
    EventType type{};
    Status status{};
    if (field == "type") {
        return parse_event_type(value, type) ? std::nullopt : std::optional<std::string>("no such event type; one of the codebook's 16, as MOBILIZE");
    }
    if (field == "status") {
        return parse_status(value, status) ? std::nullopt : std::optional<std::string>("no such status: actual, future, hypothetical, negated or historical");
    }
    if (field == "actor" || field == "recipient") {
        return codes_in(value) ? std::nullopt : std::optional<std::string>("not codes of three capital letters separated by commas, or - for none");
    }
    if (field == "when") {
        return interval_in(value) ? std::nullopt : std::optional<std::string>("neither YYYY-MM-DD nor YYYY-MM-DD/YYYY-MM-DD, nor - for none");
    }
    return "no field that can be corrected: type, status, actor, recipient or when";
}

std::vector<AnalystAction> standing_actions(const std::vector<AnalystAction>& log) {
    // From the newest back, so that an undone undo lets its action stand again.
    std::set<std::string> undone;
    std::vector<AnalystAction> standing;
    for (auto action = log.rbegin(); action != log.rend(); ++action) {
        if (undone.contains(std::to_string(action->number))) {
            continue;
        }
        if (action->verb == AnalystVerb::undo) {
            undone.insert(action->value);
        } else {
            standing.push_back(*action);
        }
    }
    std::reverse(standing.begin(), standing.end());
    return standing;
}

void apply_verdicts(const std::vector<AnalystAction>& log, std::vector<EventRecord>& events) {
    const std::vector<AnalystAction> actions = standing_actions(log);
    if (actions.empty()) {
        return;
    }
    const EventsByPlace places = by_place(events);
    const std::vector<std::string> types = types_of(events);
    std::vector<bool> rejected(events.size(), false);
    for (const AnalystAction& action : actions) {
        for (const MentionAnchor& anchor : action.mentions) {
            for (const std::size_t index : events_at(anchor, places, types)) {
                EventRecord& event = events[index];
                switch (action.verb) {
                case AnalystVerb::accept:
                    rejected[index] = false;
                    event.verdict = event.verdict == "corrected" ? event.verdict : "accepted";
                    break;
                case AnalystVerb::reject:
                    rejected[index] = true;
                    break;
                case AnalystVerb::correct:
                    event.coded_type = types[index];
                    correct(event, action.field, action.value);
                    event.verdict = "corrected";
                    break;
                default:
                    break;
                }
            }
        }
    }
    std::size_t kept = 0;
    for (std::size_t index = 0; index < events.size(); ++index) {
        if (!rejected[index]) {
            if (kept != index) {
                events[kept] = std::move(events[index]);
            }
            ++kept;
        }
    }
    events.resize(kept);
}

AnalystConstraints constraints_of(const std::vector<AnalystAction>& log, const std::vector<EventRecord>& events) {
    const std::vector<AnalystAction> actions = standing_actions(log);
    AnalystConstraints constraints;
    const bool any = std::any_of(actions.begin(), actions.end(), [](const AnalystAction& action) {
        return action.verb == AnalystVerb::merge || action.verb == AnalystVerb::split;
    });
    if (!any) {
        return constraints;
    }
    const EventsByPlace places = by_place(events);
    const std::vector<std::string> types = types_of(events);
    const auto ids = [&](const std::vector<MentionAnchor>& anchors) {
        std::set<std::string> found;
        for (const MentionAnchor& anchor : anchors) {
            for (const std::size_t index : events_at(anchor, places, types)) {
                found.insert(events[index].id);
            }
        }
        return found;
    };
    std::map<std::pair<std::string, std::string>, bool> wanted; // in order -> together?
    for (const AnalystAction& action : actions) {
        if (action.verb != AnalystVerb::merge && action.verb != AnalystVerb::split) {
            continue;
        }
        const bool is_merge = action.verb == AnalystVerb::merge;
        const std::set<std::string> left = ids(action.mentions);
        const std::set<std::string> right = is_merge ? left : ids(action.others);
        for (const std::string& one : left) {
            for (const std::string& other : right) {
                if (one != other) {
                    wanted[std::minmax(one, other)] = is_merge;
                }
            }
        }
    }
    for (const auto& [pair, is_together] : wanted) {
        (is_together ? constraints.together : constraints.apart).push_back(pair);
    }
    return constraints;
}

std::string print_action(const AnalystAction& action) {
    JsonWriter json;
    json.begin_object().field("kind", "analyst").field("number", action.number).field("verb", to_string(action.verb));
    anchor_list(json, "mentions", action.mentions);
    anchor_list(json, "others", action.others);
    json.field_if("field", action.field).field_if("value", action.value).field("who", action.who).field("at", action.at).field("why", action.why);
    json.end_object();
    return json.take();
}

} // namespace vedette
