#include "pipeline/lexicon_diff.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vedette::pipeline {

namespace {

std::string party_words(const Party& party) {
    std::string words = party.name;
    if (!party.code.empty() || !party.sector.empty()) {
        words += " [" + party.code + (party.sector.empty() ? "" : "/" + party.sector) + "]";
    }
    return words;
}

std::string joined_parties(const std::vector<Party>& parties) {
    std::vector<std::string> words;
    words.reserve(parties.size());
    for (const Party& party : parties) {
        words.push_back(party_words(party));
    }
    return joined(words, "; ");
}

std::string chain_words(const Event& event) {
    std::vector<std::string> words;
    for (const Source& source : event.attribution) {
        words.push_back(party_words(source.party) + " " + std::string(to_string(source.stance)));
    }
    return joined(words, "; ");
}

std::string place_words(const Event& event, const Analysis& analysis) {
    std::vector<std::string> words;
    for (const EventPlace& place : event.places) {
        const PlaceMention& mention = analysis.places.mentions[place.place];
        words.push_back(std::string(to_string(place.role)) + " " + mention.name +
                        (mention.id.empty() ? "" : " (" + mention.id + ")"));
    }
    return joined(words, "; ");
}

std::string time_words(const Event& event, const Analysis& analysis) {
    return event.time < 0 ? "" : analysis.dates.mentions[static_cast<std::size_t>(event.time)].value;
}

std::string count_words(const Event& event, const Analysis& analysis) {
    std::vector<std::string> words;
    for (const std::uint32_t index : event.quantities) {
        const QuantityMention& quantity = analysis.quantities.quantities[index];
        words.push_back(fmt::format("{} {:g}-{}", quantity.what, quantity.low,
                                    quantity.high ? fmt::format("{:g}", *quantity.high) : "open"));
    }
    return joined(words, "; ");
}

std::string weapon_words(const Event& event, const Analysis& analysis) {
    std::vector<std::string> words;
    for (const std::uint32_t index : event.materiel) {
        words.push_back(analysis.quantities.materiel[index].name);
    }
    return joined(words, "; ");
}

// "frame frames/x.tsv:12: 'deploy' gives MOBILIZE" -> "frames/x.tsv:12"
std::string frame_of(const Event& event) {
    constexpr std::string_view kMark = "frame ";
    if (event.because.empty() || !event.because.front().starts_with(kMark)) {
        return "";
    }
    const std::string words = event.because.front().substr(kMark.size());
    return words.substr(0, words.find(": "));
}

} // namespace

std::vector<EventDigest> digests_of(const Analysis& analysis) {
    std::vector<EventDigest> digests;
    digests.reserve(analysis.events.events.size());
    for (const Event& event : analysis.events.events) {
        EventDigest digest;
        digest.sentence = event.sentence + 1;
        digest.trigger = event.trigger;
        digest.words = std::string(event.trigger.in(analysis.report.text));
        digest.fields = {std::string(to_string(event.type)),
                         joined(event.modes),
                         joined(event.contexts),
                         event.cameo,
                         std::string(to_string(event.status)),
                         joined_parties(event.actors),
                         joined_parties(event.recipients),
                         chain_words(event),
                         place_words(event, analysis),
                         time_words(event, analysis),
                         count_words(event, analysis),
                         weapon_words(event, analysis),
                         fmt::format("{:.2f}", event.confidence)};
        digest.frame = frame_of(event);
        digests.push_back(std::move(digest));
    }
    std::stable_sort(digests.begin(), digests.end(), [](const EventDigest& left, const EventDigest& right) {
        return left.trigger.begin < right.trigger.begin;
    });
    return digests;
}

std::vector<EventChange> compare_events(const std::vector<EventDigest>& before,
                                        const std::vector<EventDigest>& after, std::uint64_t& same) {
    std::vector<EventChange> changes;
    const auto place = [](const EventDigest& event) {
        return std::pair(event.trigger.begin, event.trigger.end);
    };
    auto old_event = before.begin();
    auto new_event = after.begin();
    while (old_event != before.end() || new_event != after.end()) {
        if (new_event == after.end() ||
            (old_event != before.end() && place(*old_event) < place(*new_event))) {
            changes.push_back({ChangeKind::dropped, *old_event++, {}});
        } else if (old_event == before.end() || place(*new_event) < place(*old_event)) {
            changes.push_back({ChangeKind::added, *new_event++, {}});
        } else {
            EventChange change{ChangeKind::changed, *new_event, {}};
            for (std::size_t field = 0; field < kComparedFields.size(); ++field) {
                if (old_event->fields[field] != new_event->fields[field]) {
                    change.fields.push_back(
                        {kComparedFields[field], old_event->fields[field], new_event->fields[field]});
                }
            }
            if (change.fields.empty()) {
                ++same;
            } else {
                changes.push_back(std::move(change));
            }
            ++old_event;
            ++new_event;
        }
    }
    return changes;
}

} // namespace vedette::pipeline
