// Reads documents (paths given, or one path a line on standard input with "-") and prints their report records: for scoring ingest
// without the rest of vedette. Files that end in .html or .htm are pages, the rest is text.
//   extract_main [--timing] LEXICON PATH...

#include "base/file.hpp"
#include "ingest/read_report.hpp"
#include "records/analysis.hpp"

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool timing = !arguments.empty() && arguments.front() == "--timing";
    if (timing) {
        arguments.erase(arguments.begin());
    }
    if (arguments.size() < 2) {
        std::cerr << "usage: extract_main [--timing] LEXICON PATH...\n";
        return 2;
    }
    const vedette::ingest::ReportReader reader(arguments.front());
    std::vector<std::string> paths(arguments.begin() + 1, arguments.end());
    if (paths.size() == 1 && paths.front() == "-") {
        paths.clear();
        for (std::string line; std::getline(std::cin, line);) {
            paths.push_back(line);
        }
    }
    int failures = 0;
    for (const std::string& path : paths) {
        auto bytes = vedette::read_file(path);
        if (!bytes) {
            std::cerr << bytes.failure().message << '\n';
            ++failures;
            continue;
        }
        vedette::RawDocument document;
        document.source = path;
        document.bytes = std::move(*bytes);
        const bool is_page = path.size() > 4 && (path.ends_with(".html") || path.ends_with(".htm"));
        document.format = is_page ? vedette::DocumentFormat::html : vedette::DocumentFormat::text;
        const auto start = std::chrono::steady_clock::now();
        const auto report = reader.read(document, {});
        if (timing) {
            std::cerr
                << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count()
                << " ms " << path << '\n';
        }
        if (!report) {
            std::cerr << report.failure().message << '\n';
            ++failures;
            continue;
        }
        std::cout << vedette::print_report(*report) << '\n';
    }
    return failures == 0 ? 0 : 1;
}
