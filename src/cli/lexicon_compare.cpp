#include "cli/lexicon_compare.hpp"

#include "base/json_writer.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/lexicon_coverage.hpp"
#include "pipeline/lexicon_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace vedette::cli {

namespace {

constexpr std::uint32_t kDefaultRows = 80;

// ---- coverage ------------------------------------------------------------------------------------------------------------------

double percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::string coverage_json(const pipeline::LexiconCoverage& coverage, std::size_t rows) {
    const std::vector<pipeline::UncoveredPredicate> uncovered = coverage.uncovered();
    std::string out;
    for (std::size_t index = 0; index < uncovered.size() && index < rows; ++index) {
        const pipeline::UncoveredPredicate& row = uncovered[index];
        JsonWriter json;
        json.begin_object()
            .field("lemma", row.lemma)
            .field("pos", std::string(1, row.pos))
            .field("count", static_cast<std::int64_t>(row.count));
        json.field("report", row.report).field("sentence", row.sentence).end_object();
        out += json.take() + "\n";
    }
    JsonWriter json;
    json.begin_object().field("reports", static_cast<std::int64_t>(coverage.reports()));
    for (const auto& [name, counts] :
         {std::pair{"verbs", &coverage.verbs()}, std::pair{"nouns", &coverage.nouns()}}) {
        json.key(name)
            .begin_object()
            .field("political", static_cast<std::int64_t>(counts->political))
            .field("with_frame", static_cast<std::int64_t>(counts->with_frame));
        json.field("coded", static_cast<std::int64_t>(counts->coded))
            .field("carriers", static_cast<std::int64_t>(counts->carriers));
        json.field("uncovered", static_cast<std::int64_t>(counts->uncovered())).end_object();
    }
    json.field("uncovered_lemmas", static_cast<std::int64_t>(uncovered.size())).end_object();
    return out + json.take() + "\n";
}

std::string coverage_text(const pipeline::LexiconCoverage& coverage, std::size_t rows) {
    const std::vector<pipeline::UncoveredPredicate> uncovered = coverage.uncovered();
    std::string out;
    for (std::size_t index = 0; index < uncovered.size() && index < rows; ++index) {
        const pipeline::UncoveredPredicate& row = uncovered[index];
        out += fmt::format("{:>6}  {} {:<24} {} sentence {}\n", row.count, row.pos, row.lemma, row.report,
                           row.sentence);
    }
    const pipeline::CoverageCounts& verbs = coverage.verbs();
    const pipeline::CoverageCounts& nouns = coverage.nouns();
    out += uncovered.empty() ? "" : "\n";
    out += fmt::format("{} reports; predicates that political actors take part in\n{:>20}{:>19}\n",
                       coverage.reports(), "verbs", "nouns");
    const auto line = [&](std::uint64_t of_verbs, std::uint64_t of_nouns, std::string_view words) {
        out += fmt::format("  {:>8} {:6.1f} %  {:>8} {:6.1f} %   {}\n", of_verbs,
                           percent(of_verbs, verbs.political), of_nouns, percent(of_nouns, nouns.political),
                           words);
    };
    line(verbs.political, nouns.political, "in all");
    line(verbs.with_frame, nouns.with_frame, "have a frame");
    line(verbs.coded, nouns.coded, "  and gave an event");
    line(verbs.carriers, nouns.carriers, "have none, but tell who says something or set a status");
    line(verbs.uncovered(), nouns.uncovered(), "are in no table (the most frequent above)");
    return out;
}

// ---- diff ----------------------------------------------------------------------------------------------------------------------

// A lexicon folder, or a folder that holds lexicon/ as --data does.
std::string lexicon_in(const std::string& folder) {
    for (const std::string& one : {folder, folder + "/lexicon"}) {
        std::error_code problem;
        if (std::filesystem::is_directory(one + "/frames", problem)) {
            return one;
        }
    }
    throw Error(ErrorCode::usage,
                "lexicon diff: " + folder + " is no lexicon folder: there is no frames/ in it");
}

std::string place_words(const std::string& report, const pipeline::EventDigest& event) {
    return report + " sentence " + std::to_string(event.sentence) + " '" + event.words + "'";
}

std::string digest_words(const pipeline::EventDigest& event) {
    std::string words;
    for (std::size_t field = 0; field + 1 < pipeline::kComparedFields.size();
         ++field) { // all but the confidence
        if (!event.fields[field].empty()) {
            words += (field == 0 ? "" : ", " + std::string(pipeline::kComparedFields[field]) + " ") +
                     event.fields[field];
        }
    }
    return words;
}

std::string change_text(const std::string& report, const pipeline::EventChange& change) {
    constexpr std::string_view kMarks = "+-~";
    std::string out =
        std::string(1, kMarks[static_cast<std::size_t>(change.kind)]) + " " +
        place_words(report, change.event) + "  " +
        (change.kind == pipeline::ChangeKind::changed ? change.event.fields[0] : digest_words(change.event)) +
        (change.event.frame.empty() ? "" : "  (" + change.event.frame + ")") + "\n";
    for (const pipeline::FieldChange& field : change.fields) {
        out += "    " + std::string(field.field) + ": " +
               (field.old_value.empty() ? "none" : field.old_value) + " -> " +
               (field.new_value.empty() ? "none" : field.new_value) + "\n";
    }
    return out;
}

std::string change_json(const std::string& report, const pipeline::EventChange& change) {
    constexpr std::string_view kKinds[] = {"added", "dropped", "changed"};
    JsonWriter json;
    json.begin_object()
        .field("change", kKinds[static_cast<std::size_t>(change.kind)])
        .field("report", report)
        .field("sentence", change.event.sentence);
    json.field("trigger", change.event.words).field_if("frame", change.event.frame);
    if (change.kind == pipeline::ChangeKind::changed) {
        json.field("type", change.event.fields[0]).key("fields").begin_array();
        for (const pipeline::FieldChange& field : change.fields) {
            json.begin_object()
                .field("field", field.field)
                .field_if("old", field.old_value)
                .field_if("new", field.new_value)
                .end_object();
        }
        json.end_array();
    } else {
        for (std::size_t field = 0; field < pipeline::kComparedFields.size(); ++field) {
            json.field_if(pipeline::kComparedFields[field], change.event.fields[field]);
        }
    }
    json.end_object();
    return json.take() + "\n";
}

struct DiffCounts {
    std::uint64_t kinds[3] = {0, 0, 0};
    std::uint64_t same = 0;
    std::uint64_t reports = 0;
};

} // namespace

int lexicon_coverage(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    const pipeline::Stages stages = pipeline::load_stages(options);
    pipeline::LexiconCoverage coverage(stages, options.lexicon_folder);
    pipeline::BatchOptions batch;
    batch.jobs = settings.jobs;
    batch.stages = &stages;
    const std::vector<std::string> paths(settings.flags.paths.begin() + 1, settings.flags.paths.end());
    const int code =
        each_document(settings, {paths, options.lexicon_folder}, batch, [&](pipeline::BatchItem& item) {
            if (!item.failure) {
                coverage.add(*item.analysis);
            }
        });
    const std::size_t rows = settings.top == 0 ? kDefaultRows : settings.top;
    write_results(settings.flags.json ? coverage_json(coverage, rows) : coverage_text(coverage, rows));
    return code;
}

int lexicon_diff(const Settings& settings) {
    const std::vector<std::string> paths(settings.flags.paths.begin() + 3, settings.flags.paths.end());
    if (std::find(paths.begin(), paths.end(), "-") != paths.end()) {
        throw Error(ErrorCode::usage, "lexicon diff reads the reports twice: give a file instead of -");
    }
    pipeline::StageOptions options = stage_options(settings.flags);
    pipeline::BatchOptions batch;
    batch.jobs = settings.jobs;
    std::map<std::string, std::vector<pipeline::EventDigest>> before;
    options.lexicon_folder = lexicon_in(settings.flags.paths[1]);
    const std::string new_folder = lexicon_in(settings.flags.paths[2]);
    const std::vector<std::string> extra = std::exchange(options.extra_lexicons, {});
    {
        const pipeline::Stages stages = pipeline::load_stages(options);
        batch.stages = &stages;
        each_document(settings, {paths, options.lexicon_folder}, batch, [&](pipeline::BatchItem& item) {
            before[item.analysis->report.id] = pipeline::digests_of(*item.analysis);
        });
    }
    options.lexicon_folder = new_folder;
    options.extra_lexicons = extra;
    const pipeline::Stages stages = pipeline::load_stages(options);
    batch.stages = &stages;
    DiffCounts counts;
    const auto compare = [&](const std::string& report, const std::vector<pipeline::EventDigest>& after) {
        ++counts.reports;
        for (const pipeline::EventChange& change :
             pipeline::compare_events(before[report], after, counts.same)) {
            ++counts.kinds[static_cast<std::size_t>(change.kind)];
            write_results(settings.flags.json ? change_json(report, change) : change_text(report, change));
        }
        before.erase(report);
    };
    const int code =
        each_document(settings, {paths, options.lexicon_folder}, batch, [&](pipeline::BatchItem& item) {
            compare(item.analysis->report.id, pipeline::digests_of(*item.analysis));
        });
    // What the new tables do not read as a report has lost its events.
    while (!before.empty()) {
        compare(std::string(before.begin()->first), {});
    }
    if (settings.flags.json) {
        JsonWriter json;
        json.begin_object()
            .field("reports", static_cast<std::int64_t>(counts.reports))
            .field("added", static_cast<std::int64_t>(counts.kinds[0]));
        json.field("dropped", static_cast<std::int64_t>(counts.kinds[1]))
            .field("changed", static_cast<std::int64_t>(counts.kinds[2]));
        json.field("same", static_cast<std::int64_t>(counts.same)).end_object();
        write_results(json.take() + "\n");
    } else {
        write_results(fmt::format("{} reports: {} events added, {} dropped, {} changed, {} the same\n",
                                  counts.reports, counts.kinds[0], counts.kinds[1], counts.kinds[2],
                                  counts.same));
    }
    return code;
}

} // namespace vedette::cli
