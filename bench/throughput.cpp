// bench/throughput PATH...: codes a fixed corpus on one thread and prints rates, peak memory and the share of each stage. As a yardstick
// for other machines the same bytes are hashed (SHA-256) in the same run; "ratio" is coding time over hashing time.
#include "base/content_hash.hpp"
#include "ingest/document_source.hpp"
#include "ingest/read_report.hpp"
#include "pipeline/analyse_report.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include <sys/resource.h>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// At least this long is hashed, so that the yardstick is not noise.
constexpr double kYardstickSeconds = 0.5;

} // namespace

int main(int argc, char** argv) {
    using namespace vedette;
    std::vector<std::string> paths(argv + 1, argv + argc);
    if (paths.empty()) {
        paths = {std::string(VEDETTE_SOURCE_DIR) + "/examples"};
    }
    const pipeline::StageOptions options = pipeline::options_for(VEDETTE_SOURCE_DIR);
    const Clock::time_point loading = Clock::now();
    const pipeline::Stages stages = pipeline::load_stages(options);
    const ingest::ReportReader reader(options.lexicon_folder);
    std::printf("load       %.3f s\n", seconds_since(loading));

    ingest::DocumentSource documents(paths);
    std::vector<RawDocument> held; // reading the disk is not what is measured
    while (std::optional<Result<RawDocument>> document = documents.next()) {
        if (*document) {
            held.push_back(std::move(**document));
        }
    }
    std::size_t reports = 0, sentences = 0, tokens = 0, events = 0, bytes = 0;
    double ingest_seconds = 0;
    pipeline::StageTimes times;
    std::string all;
    const Clock::time_point start = Clock::now();
    for (const RawDocument& document : held) {
        const Clock::time_point ingesting = Clock::now();
        Result<Report> report = reader.read(document, {});
        ingest_seconds += seconds_since(ingesting);
        if (!report) {
            continue;
        }
        bytes += report->text.size();
        all += report->text;
        const pipeline::AnalysedReport analysed = pipeline::analyse_report(std::move(*report), stages);
        ++reports;
        sentences += analysed.analysis.syntax.sentences.size();
        tokens += analysed.analysis.syntax.tokens.size();
        events += analysed.analysis.events.events.size();
        times += analysed.times;
    }
    const double total = seconds_since(start);
    std::size_t hashed = 0;
    const Clock::time_point hashing = Clock::now();
    while (seconds_since(hashing) < kYardstickSeconds) {
        hashed += sha256_hex(all).empty() ? 0 : all.size();
    }
    const double hash_seconds = seconds_since(hashing) / std::max(1.0, static_cast<double>(hashed)) * static_cast<double>(all.size());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto rate = [&](std::size_t count) { return static_cast<double>(count) / total; };
    std::printf("reports    %zu  %.0f/s\nsentences  %zu  %.0f/s\ntokens     %zu  %.0f/s\nevents     %zu\ntext       %.2f MB  %.2f MB/s\n", reports, rate(reports),
                sentences, rate(sentences), tokens, rate(tokens), events, static_cast<double>(bytes) / 1e6, static_cast<double>(bytes) / 1e6 / total);
    std::printf("time       %.3f s on one thread, ratio to SHA-256 of the same text %.0f\npeak       %.0f MB\n", total, total / hash_seconds,
                static_cast<double>(usage.ru_maxrss) / 1024.0);
    std::printf("share      ingest %.1f %%", 100 * ingest_seconds / total);
    for (std::size_t index = 0; index < pipeline::kStageCount; ++index) {
        const double seconds = static_cast<double>(times.nanoseconds[index]) / 1e9;
        if (seconds > 0) {
            std::printf(", %s %.1f %%", std::string(pipeline::to_string(static_cast<pipeline::Stage>(index))).c_str(), 100 * seconds / total);
        }
    }
    std::printf("\n");
    return 0;
}
