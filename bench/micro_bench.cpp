// Google Benchmark for the hot parts: parse, the whole line on one report, record printing, place look-up.
#include "base/content_hash.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/analyse_report.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace vedette;

const pipeline::Stages& stages() {
    static const pipeline::Stages loaded = pipeline::load_stages(pipeline::options_for(VEDETTE_SOURCE_DIR));
    return loaded;
}

Report sample_report() {
    Report report;
    report.id = "bench";
    for (int copy = 0; copy < 5; ++copy) {
        report.text += "Poland deployed 15,000 troops with tanks near the border with Belarus on Thursday, the defence ministry said.\n"
                       "Minsk denied that it planned an attack and accused Warsaw of massing forces.\n"
                       "\"We will answer any provocation,\" the president told reporters after talks with his Russian counterpart in Moscow.\n"
                       "NATO said it could send more aircraft to the region if the situation worsened.\n";
    }
    report.sha256 = sha256_hex(report.text);
    const std::optional<Day> day = parse_iso_day("2021-11-12");
    report.published.when = {day, day, Granularity::day};
    return report;
}

void parse(benchmark::State& state) {
    const Report report = sample_report();
    std::int64_t tokens = 0;
    for (auto _ : state) {
        tokens += static_cast<std::int64_t>(stages().syntax_parser->parse(report).tokens.size());
    }
    state.SetItemsProcessed(tokens);
}
BENCHMARK(parse);

void whole_line(benchmark::State& state) {
    const Report report = sample_report();
    std::int64_t tokens = 0;
    for (auto _ : state) {
        tokens += static_cast<std::int64_t>(pipeline::analyse_report(report, stages()).analysis.syntax.tokens.size());
    }
    state.SetItemsProcessed(tokens);
}
BENCHMARK(whole_line);

void print_all_records(benchmark::State& state) {
    const Analysis analysis = pipeline::analyse_report(sample_report(), stages()).analysis;
    const RecordKinds kinds{true, true, true, true, true};
    for (auto _ : state) {
        benchmark::DoNotOptimize(print_records(analysis, kinds));
    }
}
BENCHMARK(print_all_records);

void gazetteer_lookup(benchmark::State& state) {
    const std::string name = stages().gazetteer->fold("Vladivostok");
    for (auto _ : state) {
        benchmark::DoNotOptimize(stages().gazetteer->candidates(name));
    }
}
BENCHMARK(gazetteer_lookup);

} // namespace

BENCHMARK_MAIN();
