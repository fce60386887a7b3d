#pragma once
// What an edit of the lexicon does to the events of a corpus: the same reports coded twice, the events compared by their trigger.

#include "records/analysis.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::pipeline {

// The fields that are compared, in the order of the output. Frame lines and ids are not: they move without a change of meaning.
inline constexpr std::array<std::string_view, 13> kComparedFields = {
    "type",        "mode",  "context", "cameo",    "status",   "actor",     "recipient",
    "attribution", "where", "when",    "quantity", "materiel", "confidence"};

// An event as far as it is compared.
struct EventDigest {
    std::uint32_t sentence = 0; // counted from 1
    TextSpan trigger;           // bytes in the report's text
    std::string words;
    std::array<std::string, kComparedFields.size()> fields;
    std::string frame; // "frames/mobilize.tsv:12"
};

std::vector<EventDigest> digests_of(const Analysis& analysis); // in text order of the trigger

enum class ChangeKind : std::uint8_t { added, dropped, changed };

struct FieldChange {
    std::string_view field;
    std::string old_value;
    std::string new_value;
};

struct EventChange {
    ChangeKind kind = ChangeKind::changed;
    EventDigest event;               // the new one, where there is one
    std::vector<FieldChange> fields; // of a changed event
};

// In text order. `same` receives how many events are the same in both.
std::vector<EventChange> compare_events(const std::vector<EventDigest>& before,
                                        const std::vector<EventDigest>& after, std::uint64_t& same);

} // namespace vedette::pipeline
