#include "cli/one_report.hpp"

#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "ingest/document_source.hpp"

#include <algorithm>

namespace vedette::cli {

namespace {

ingest::DocumentSource documents_of(const Settings& settings) {
    const Flags& flags = settings.flags;
    if (flags.text.empty() == flags.paths.empty()) {
        throw Error(ErrorCode::usage, flags.command + " needs either a FILE or --text WORDS");
    }
    if (flags.text.empty()) {
        return ingest::DocumentSource(flags.paths);
    }
    // As JSON the words are taken as they are: nothing in them is a headline or boilerplate.
    JsonWriter json;
    json.begin_object().field("id", "text").field("text", flags.text).end_object();
    return ingest::DocumentSource::from_bytes("--text", json.take() + "\n");
}

} // namespace

Report read_one_report(const Settings& settings, const pipeline::StageOptions& options) {
    const ingest::ReportReader reader(options.lexicon_folder);
    ingest::DocumentSource documents = documents_of(settings);
    const std::string& wanted = settings.flags.report;
    std::optional<Report> found;
    std::string failures;
    for (std::optional<Result<RawDocument>> pulled = documents.next(); pulled; pulled = documents.next()) {
        if (!pulled->has_value()) {
            failures += (failures.empty() ? "" : "; ") + pulled->failure().message;
            continue;
        }
        Result<Report> report = reader.read(pulled->value(), read_options(settings));
        if (!report) {
            failures += (failures.empty() ? "" : "; ") + report.failure().message;
            continue;
        }
        if (!wanted.empty() && report->id == wanted) {
            return std::move(*report);
        }
        if (wanted.empty() && found) {
            throw Error(ErrorCode::usage,
                        settings.flags.paths.front() +
                            " holds more than one report: name one with --report ID, as in --report " +
                            found->id);
        }
        if (wanted.empty()) {
            found = std::move(*report);
        }
    }
    if (found) {
        return std::move(*found);
    }
    if (!failures.empty()) {
        throw Error(ErrorCode::usage, failures);
    }
    throw Error(ErrorCode::usage, settings.flags.paths.front() + ": there is no report `" + wanted +
                                      "` in it; `vedette extract` lists them");
}

std::pair<std::uint32_t, std::uint32_t> asked_sentences(const Settings& settings, const Report& report,
                                                        const Syntax& syntax) {
    const auto count = static_cast<std::uint32_t>(syntax.sentences.size());
    if (settings.sentence > count) {
        throw Error(ErrorCode::usage, "--sentence " + std::to_string(settings.sentence) + ": " + report.id +
                                          " has " + std::to_string(count) + " sentences");
    }
    return settings.sentence == 0 ? std::pair(0U, count)
                                  : std::pair(settings.sentence - 1, settings.sentence);
}

std::string sentence_heading(std::uint32_t number, const Report& report, const Syntax& syntax) {
    std::string words(syntax.sentences[number].span.in(report.text));
    std::ranges::replace(words, '\n', ' ');
    return "sentence " + std::to_string(number + 1) + " of " + report.id + ": " + words + "\n";
}

} // namespace vedette::cli
