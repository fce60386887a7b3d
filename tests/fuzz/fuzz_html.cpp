// Any bytes as a page: must not crash, hang or make up text.

#include "ingest/read_report.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const vedette::ingest::ReportReader reader(std::string(VEDETTE_SOURCE_DIR) + "/lexicon");
    // Longer inputs find nothing new and slow the fuzzer down.
    if (size > 64 * 1024) {
        return 0;
    }
    vedette::RawDocument document;
    document.source = "fuzz.html";
    document.bytes.assign(data, data + size);
    for (const vedette::DocumentFormat format :
         {vedette::DocumentFormat::html, vedette::DocumentFormat::text}) {
        document.format = format;
        const auto report = reader.read(document, {});
        if (report && report->title_span.in(report->text) != report->title && !report->title_span.empty()) {
            std::abort();
        }
    }
    return 0;
}
