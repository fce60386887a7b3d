#pragma once
// Hand-made cases for the tests of the briefing: no stage before it is needed. The sentences are our own and about public facts.

#include "records/case_view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vedette::test {

// Builds a case report by report; events are found by their words in the report's sentence.
class CaseBuilder {
public:
    // Sentences are joined by one space. `published` is an ISO day or empty.
    CaseBuilder& report(const std::string& id, const std::string& outlet, const std::string& published, const std::string& title,
                        const std::vector<std::string>& sentences);

    // An event of the latest report: the words of its trigger must stand in sentence `sentence` of it.
    EventRecord& event(std::size_t sentence, std::string_view trigger, EventType type, Status status = Status::actual);

    // A party whose words stand in the sentence of the latest event (or not: then it has no span).
    Party party(std::string_view words, const std::string& name, const std::string& code, const std::string& sector = "GOV") const;

    Source source(std::string_view words, const std::string& name, const std::string& code, std::string_view cue, Stance stance) const;

    // One development of these events, the first of which gives type, status, parties, place and date.
    Development& development(const std::vector<std::string>& events);

    CaseView view;

private:
    [[nodiscard]] TextSpan words_in_sentence(std::string_view words) const;

    std::vector<TextSpan> sentences_;
};

EventRecord::Where city(const std::string& words, const std::string& country, double lat, double lon, PlaceRole role = PlaceRole::at);
EventRecord::Where country(const std::string& name, const std::string& code, double lat, double lon);
EventRecord::Where border(const std::string& words, const std::string& name, const std::vector<std::string>& countries);
EventRecord::Count count(const std::string& words, const std::string& what, double low, std::optional<double> high, Qualifier qualifier);

// Three build-ups, nine reports, a copy, disputes, denials, unknown dates, a failure, and one report whose title and text attack the page.
CaseView sample_case();

// `events` developments of one mention each over forty years.
CaseView large_case(int events);

} // namespace vedette::test
