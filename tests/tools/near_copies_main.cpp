// Pairs of near copies among the reports of JSON files, for scoring: near_copies FILE... > pairs.jsonl
// With --links the links (copy to original) instead of all pairs.

#include "base/json_writer.hpp"
#include "ingest/document_source.hpp"
#include "ingest/near_copies.hpp"

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
    std::vector<std::string> paths(argv + 1, argv + argc);
    const bool wants_links = std::erase(paths, "--links") > 0;
    vedette::ingest::DocumentSource source(paths);
    vedette::ingest::CopyFinder finder;
    const auto start = std::chrono::steady_clock::now();
    std::size_t reports = 0;
    while (const auto document = source.next()) {
        if (document->has_value()) {
            const vedette::RawDocument& raw = document->value();
            finder.add(raw.id, raw.bytes, vedette::parse_iso_day(raw.published));
            ++reports;
        } else {
            std::fprintf(stderr, "%s\n", document->failure().message.c_str());
        }
    }
    const auto read = std::chrono::steady_clock::now();
    const std::vector<vedette::ingest::CopyLink> found = wants_links ? finder.links() : finder.pairs();
    const auto done = std::chrono::steady_clock::now();
    for (const vedette::ingest::CopyLink& link : found) {
        vedette::JsonWriter json;
        json.begin_object().field("a", link.copy).field("b", link.original).field("jaccard", link.jaccard);
        json.field("containment", link.containment).field("exact", link.exact).end_object();
        std::printf("%s\n", json.str().c_str());
    }
    const auto seconds = [](auto from, auto to) { return std::chrono::duration<double>(to - from).count(); };
    std::fprintf(stderr, "%zu reports, read and cut into shingles in %.2f s, %zu found in %.2f s\n", reports,
                 seconds(start, read), found.size(), seconds(read, done));
}
