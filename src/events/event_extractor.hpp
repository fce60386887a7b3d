#pragma once
// From the layers of one report to its events (codebook sections 1 to 4 and 6). Every verb, event noun and adjective is a candidate;
// a frame of the lexicon must fit its arguments; when nothing fits, nothing is coded. All arguments come from the event's own clause
// or one linked to it by the tree. Const and thread-safe; cost is linear in tokens times the frames of a lemma.

#include "events/coding_observer.hpp"
#include "events/confidence.hpp"
#include "events/frame_lexicon.hpp"
#include "records/details.hpp"
#include "records/entities.hpp"
#include "records/events.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <string>
#include <vector>

namespace vedette::events {

class EventExtractor {
public:
    // Loads frames, classes, status words and weights of confidence from the lexicon folder; throws Error(resource_missing, resource_invalid).
    // `extra_folders` add frames of their own.
    explicit EventExtractor(const std::string& lexicon_folder, const std::vector<std::string>& extra_folders = {})
        : lexicon_(Lexicon::load(lexicon_folder, extra_folders)), confidence_(ConfidenceTable::load(lexicon_folder)) {}

    // `observer`, when there is one, is told about every predicate and frame that was considered.
    [[nodiscard]] Events extract(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                                 const Dates& dates, const Places& places, const Quantities& quantities,
                                 CodingObserver* observer = nullptr) const;

    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

private:
    Lexicon lexicon_;
    ConfidenceTable confidence_;
};

} // namespace vedette::events
