#include "fusion/force_places.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace vedette::fusion {

namespace {

constexpr std::int32_t kPointsBackBytes = 600; // about three sentences

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == '-'; }

// Where `phrase` stands in `text` as whole words, from `from` on.
std::size_t find_words(std::string_view text, std::string_view phrase, std::size_t from) {
    for (std::size_t at = text.find(phrase, from); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        if ((at == 0 || !is_word_byte(text[at - 1])) && (end >= text.size() || !is_word_byte(text[end]))) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::size_t end_of_trigger(const EventRecord& event) {
    return event.trigger_span.begin < event.sentence_span.begin ? 0 : event.trigger_span.begin - event.sentence_span.begin + event.trigger.size();
}

// "Sent to the area where", "massed on the border": a place that was named before. Position in the sentence.
std::optional<std::size_t> points_back_at(const EventRecord& event) {
    constexpr std::array<std::string_view, 10> kPhrases = {"to the area", "in the area", "to the border", "at the border", "on the border",
                                                           "to the region", "in the region", "to the frontier", "on the frontier", "along the border"};
    const std::string_view sentence = event.sentence;
    for (const std::string_view phrase : kPhrases) {
        const std::size_t at = find_words(sentence, phrase, std::min(end_of_trigger(event), sentence.size()));
        // "The border of Norland", "the area around Norhaven" name it themselves.
        const std::string_view after = at == std::string_view::npos ? std::string_view{} : sentence.substr(at + phrase.size());
        const bool names_itself = after.starts_with(" of ") || after.starts_with(" with ") || after.starts_with(" between ") || after.starts_with(" around ") ||
                                  after.starts_with(" near ") || after.starts_with(" in ");
        if (at != std::string_view::npos && !names_itself && at <= end_of_trigger(event) + 30) {
            return at;
        }
    }
    return std::nullopt;
}

// "The governor of the Norhaven region said ... in the area": the region that the sentence names in front.
std::string region_in_front(std::string_view sentence, std::size_t end) {
    constexpr std::array<std::string_view, 4> kKinds = {"region", "province", "district", "governorate"};
    for (const std::string_view kind : kKinds) {
        const std::size_t at = find_words(sentence.substr(0, end), kind, 0);
        if (at == std::string_view::npos || at < 2) {
            continue;
        }
        std::size_t first = at;
        for (std::size_t start = at; start >= 2;) {
            const std::size_t stop = start - 1; // the blank before
            std::size_t begin = stop;
            while (begin > 0 && is_word_byte(sentence[begin - 1])) {
                --begin;
            }
            if (begin == stop || sentence[begin] < 'A' || sentence[begin] > 'Z') {
                break;
            }
            first = start = begin;
        }
        if (first < at) {
            return std::string(sentence.substr(first, at + kind.size() - first));
        }
    }
    return {};
}

// "Several divisions in the west and the south": of the speaker's country. In lower case: "in the West" is another thing.
std::string directions_in(std::string_view sentence) {
    std::string text;
    for (const std::string_view direction : {"north", "east", "south", "west", "north-east", "north-west", "south-east", "south-west"}) {
        for (const std::string_view lead : {"in the ", "and the ", "and in the "}) {
            const std::string phrase = std::string(lead) + std::string(direction);
            const std::size_t at = find_words(sentence, phrase, 0);
            if (at != std::string_view::npos && !sentence.substr(at + phrase.size()).starts_with(" of ") && sentence.find("in the ") != std::string_view::npos) {
                text += (text.empty() ? "" : " and ") + std::string(direction);
                break;
            }
        }
    }
    return text;
}

// The state's own name, as another event of the report has it; empty where none does.
std::string state_name(const std::string& code, const std::vector<const EventRecord*>& report) {
    for (const EventRecord* event : report) {
        for (const std::vector<Party>* parties : {&event->actors, &event->recipients}) {
            for (const Party& party : *parties) {
                if (party.code == code && party.entity == code && !party.name.empty()) {
                    return party.name;
                }
            }
        }
    }
    return {};
}

bool same_words(const EventRecord& left, const EventRecord& right) {
    const auto spans_equal = [](const Party& one, const Party& other) { return !one.span.empty() && one.span == other.span; };
    return left.sentence_span == right.sentence_span && !left.actors.empty() && left.actors.size() == right.actors.size() &&
           std::equal(left.actors.begin(), left.actors.end(), right.actors.begin(), spans_equal);
}

// Another mention of the same development in the report says where, or another act of the very same words does ("increase the forces
// that face the neighbour on the border"). nullptr where none does, or two say different places.
const EventRecord* lender_of(const EventRecord& event, const std::vector<const EventRecord*>& report, const DevelopmentOf& development_of) {
    const EventRecord* lender = nullptr;
    std::set<std::vector<std::string>> places;
    const auto mine = development_of.find(event.id);
    for (const EventRecord* other : report) {
        const auto theirs = development_of.find(other->id);
        const bool same_development = mine != development_of.end() && theirs != development_of.end() && mine->second == theirs->second;
        if (other == &event || (!same_development && !same_words(event, *other)) || place_words(*other, false).empty()) {
            continue;
        }
        places.insert(place_keys(*other, PlaceRole::from));
        lender = lender == nullptr ? other : lender;
    }
    return places.size() == 1 ? lender : nullptr;
}

} // namespace

std::string place_words(const EventRecord& event, bool origin) {
    std::string text;
    for (const EventRecord::Where& place : event.where) {
        if ((place.role == PlaceRole::from) != origin) {
            continue;
        }
        std::string one = place.words.empty() ? place.name : place.words;
        if (!place.name.empty() && !place.words.empty() && place.name != place.words) {
            one += " (" + place.name + ")";
        }
        if (text.find(one) == std::string::npos) {
            text += (text.empty() ? "" : "; ") + one;
        }
    }
    return text;
}

std::vector<std::string> place_keys(const EventRecord& event, PlaceRole left_out) {
    std::set<std::string> keys;
    for (const EventRecord::Where& where : event.where) {
        if (where.role != left_out) {
            keys.insert(where.id.empty() ? where.name : where.id);
        }
    }
    return {keys.begin(), keys.end()};
}

void place_claims(std::vector<ForceClaim>& claims, const std::vector<const EventRecord*>& behind, const std::vector<const EventRecord*>& report,
                  const DevelopmentOf& development_of) {
    for (std::size_t index = 0; index < claims.size(); ++index) {
        ForceClaim& claim = claims[index];
        const EventRecord& event = *behind[index];
        if (!claim.row.where.empty() || !claim.row.from.empty()) {
            continue;
        }
        if (const EventRecord* lender = lender_of(event, report, development_of)) {
            claim.row.where = place_words(*lender, false);
            claim.held = claim.left = place_keys(*lender, PlaceRole::from);
            continue;
        }
        if (const std::optional<std::size_t> back = points_back_at(event)) {
            claim.row.where = region_in_front(event.sentence, *back);
            const auto near = [&](std::size_t other) {
                return static_cast<std::int32_t>(event.trigger_span.begin) - static_cast<std::int32_t>(behind[other]->trigger_span.begin) <= kPointsBackBytes;
            };
            if (claim.row.where.empty() && index > 0 && near(index - 1) && behind[index - 1]->sentence_span != event.sentence_span) {
                claim.row.where = claims[index - 1].row.where;
                claim.held = claim.left = claims[index - 1].held;
            }
            continue;
        }
        const std::string directions = claim.row.owner.size() == 3 ? directions_in(event.sentence) : std::string();
        const std::string name = directions.empty() ? std::string() : state_name(claim.row.owner, report);
        if (!name.empty()) {
            claim.row.where = directions + " of " + name;
        }
    }
}

} // namespace vedette::fusion
