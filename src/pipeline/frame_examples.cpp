#include "pipeline/frame_examples.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "pipeline/analyse_report.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <set>

namespace vedette::pipeline {

namespace {

// Examples are read as if published on this day, so that relative dates in them are stable.
constexpr std::string_view kExampleDay = "2020-06-15";

std::vector<std::string> pieces(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(trim(text.substr(start, end == std::string_view::npos ? end : end - start)));
        if (end == std::string_view::npos) {
            return parts;
        }
        start = end + separator.size();
    }
}

std::string codes_of(const std::vector<Party>& parties) {
    std::set<std::string> codes;
    for (const Party& party : parties) {
        if (!party.code.empty()) {
            codes.insert(party.code);
        }
    }
    std::string words;
    for (const std::string& code : codes) {
        words += (words.empty() ? "" : ",") + code;
    }
    return words.empty() ? "-" : words;
}

std::string short_form(const Event& event) {
    return std::string(to_string(event.type)) + " " + std::string(to_string(event.status)) + " " + codes_of(event.actors) + ">" +
           codes_of(event.recipients);
}

// Whether the row at `where` gave the event.
bool is_by(const Event& event, const std::string& where) {
    return !event.because.empty() && event.because.front().find(where + ":") != std::string::npos;
}

} // namespace

Analysis analyse_example(const std::string& sentence, const Stages& stages) {
    Report report;
    report.id = "example";
    report.text = sentence;
    report.sha256 = sha256_hex(sentence);
    const std::optional<Day> day = parse_iso_day(kExampleDay);
    report.published.when = {day, day, Granularity::day};
    report.published.source = DateSource::field;
    return analyse_report(std::move(report), stages).analysis;
}

std::string events_in_short(const Analysis& analysis) {
    std::string words;
    for (const Event& event : analysis.events.events) {
        words += (words.empty() ? "" : " | ") + short_form(event);
    }
    return words.empty() ? "nothing" : words;
}

std::vector<ExampleResult> run_frame_examples(const Stages& stages, const std::string& lexicon_folder) {
    std::vector<ExampleResult> results;
    for (const std::string& path : resources::files_under(lexicon_folder + "/frames", ".tsv")) {
        const resources::Table table = resources::Table::load(path);
        const std::size_t example = table.column("example");
        const std::size_t expect = table.column("expect");
        for (const resources::Row& row : table.rows()) {
            if (row.cells[example].empty()) {
                continue;
            }
            const std::vector<std::string> sentences = pieces(row.cells[example], " || ");
            const std::vector<std::string> expected = pieces(row.cells[expect], " || ");
            if (sentences.size() != expected.size()) {
                table.refuse(row, "has " + std::to_string(sentences.size()) + " examples and " + std::to_string(expected.size()) + " expectations");
            }
            for (std::size_t index = 0; index < sentences.size(); ++index) {
                const Analysis analysis = analyse_example(sentences[index], stages);
                ExampleResult result{path.substr(path.rfind("frames/")) + ":" + std::to_string(row.line), sentences[index], expected[index],
                                     events_in_short(analysis), true, false};
                for (const std::string& one : pieces(expected[index], " | ")) {
                    const auto& events = analysis.events.events;
                    const auto says = [&](const Event& event) { return short_form(event) == one; };
                    result.passed = result.passed && std::any_of(events.begin(), events.end(), says);
                    result.is_own = result.is_own || std::any_of(events.begin(), events.end(), [&](const Event& event) { return says(event) && is_by(event, result.where); });
                }
                results.push_back(std::move(result));
            }
        }
    }
    return results;
}

} // namespace vedette::pipeline
