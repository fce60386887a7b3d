#pragma once
// From an event record to what a reader checks it by: the sentence with its words marked, who vouches, and the report.

#include "briefing/brief.hpp"

#include <map>
#include <string>
#include <vector>

namespace vedette::briefing {

// Rows of a view by id; the view must outlive it.
struct CaseIndex {
    // `country_names` go before what the records call a state.
    CaseIndex(const CaseView& view, const std::map<std::string, std::string>& country_names);

    std::map<std::string_view, const ReportRow*> reports;
    std::map<std::string_view, const EventRecord*> events;
    const ReportRow* first_report = nullptr; // of the view's rows
    std::map<std::string, std::string> code_names; // "BLR" -> "Belarus", as the records name it

    [[nodiscard]] const ReportRow* report(std::string_view id) const;
    [[nodiscard]] std::size_t report_order(std::string_view id) const; // place among the reports of the view; SIZE_MAX: not there
    [[nodiscard]] const EventRecord* event(std::string_view id) const;

    // "Belarus" for the state itself, "Alexander Lukashenko (BLR)" for others.
    [[nodiscard]] std::string party_name(const Party& party) const;
    // All of them, one phrase that stands for several states once: "fighter jets (BLR, RUS)".
    [[nodiscard]] std::vector<std::string> party_names(const std::vector<Party>& parties) const;
    // A source as fusion names it: where it is a report's id, because the report names no outlet, that is said.
    [[nodiscard]] std::string source_in_words(const std::string& source) const;
    [[nodiscard]] std::string
    name_of_code(const std::string& code) const; // the code itself when no record names it
};

// The words of a sentence with trigger, parties, counts, places, dates and weapons marked; long sentences are cut around the trigger.
std::vector<MarkedText> marked_sentence(const EventRecord& event);

std::vector<SourceSaid> source_chain(const EventRecord& event, const CaseIndex& index);

Evidence evidence_of(const EventRecord& event, const CaseIndex& index);

// The trigger in its surroundings, at most about `most` bytes.
std::string words_around_trigger(const EventRecord& event, std::size_t most);

// "alleged by Lukashenko, via Belta".
std::string chain_in_words(const std::vector<SourceSaid>& chain);

// "alleged and stated by Lukashenko", one entry a source.
std::vector<std::string> sources_in_words(const std::vector<SourceSaid>& sources);

std::string place_in_words(const EventRecord::Where& where);
std::string places_in_words(const std::vector<EventRecord::Where>& where);

} // namespace vedette::briefing
