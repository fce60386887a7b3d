// Prints the mentions of each report of a JSON Lines file ({"id","text","published"}), one object a mention:
//   entities_main REPORTS.jsonl LEXICON_FOLDER MODEL > MENTIONS.jsonl
// With --tree the dependency tree is printed to standard error, with --time the microseconds a token.
#include "base/file.hpp"
#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "entities/entity_finder.hpp"
#include "syntax/syntax_parser.hpp"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <simdjson.h>

namespace {

using namespace vedette;

void print_mentions(const Report& report, const Syntax& syntax, const Entities& found) {
    const CodePointIndex index(report.text);
    for (const EntityMention& mention : found.mentions) {
        for (const std::uint32_t entity_index : mention.entities) {
            const Entity& entity = found.entities[entity_index];
            const TextSpan span = index.code_points(mention.span);
            const TextSpan head = index.code_points(syntax.tokens[mention.head].span);
            JsonWriter json;
            json.begin_object().field("report", report.id).field("start", std::int64_t{span.begin}).field("end", std::int64_t{span.end});
            json.field("head_start", std::int64_t{head.begin}).field("head_end", std::int64_t{head.end});
            json.field("text", mention.span.in(report.text)).field("form", to_string(mention.form)).field("name", entity.name);
            json.field("key", entity.key).field("code", entity.code).field("sector", entity.sector).field("kind", to_string(entity.kind)).end_object();
            std::cout << json.str() << '\n';
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: entities_main REPORTS.jsonl LEXICON_FOLDER MODEL [--tree] [--time]\n";
        return 2;
    }
    bool tree_wanted = false;
    bool time_wanted = false;
    for (int index = 4; index < argc; ++index) {
        tree_wanted = tree_wanted || std::strcmp(argv[index], "--tree") == 0;
        time_wanted = time_wanted || std::strcmp(argv[index], "--time") == 0;
    }
    const entities::EntityFinder finder(argv[2]);
    const syntax::SyntaxParser parser(argv[3]);
    simdjson::ondemand::parser json_parser;
    const Result<std::string> bytes = read_file(argv[1]);
    if (!bytes) {
        std::cerr << bytes.failure().message << '\n';
        return 1;
    }
    std::size_t tokens = 0;
    double seconds = 0;
    for (const std::string_view line : split(*bytes, '\n')) {
        if (trim(line).empty()) {
            continue;
        }
        const simdjson::padded_string padded(line);
        simdjson::ondemand::document document = json_parser.iterate(padded);
        Report report;
        report.id = std::string(std::string_view(document["id"].get_string()));
        report.text = std::string(std::string_view(document["text"].get_string()));
        std::string_view published;
        if (document["published"].get_string().get(published) == simdjson::SUCCESS) {
            if (const std::optional<Day> day = parse_iso_day(published)) {
                report.published.when = {day, day, Granularity::day};
            }
        }
        std::string_view dateline;
        if (document["dateline"].get_string().get(dateline) == simdjson::SUCCESS) {
            report.dateline = std::string(dateline);
        }
        const Syntax syntax = parser.parse(report);
        if (tree_wanted) {
            std::cerr << print_syntax(syntax, report.text);
        }
        const auto start = std::chrono::steady_clock::now();
        const TreeIndex tree(syntax);
        const Entities found = finder.find(report, syntax, tree);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        tokens += syntax.tokens.size();
        print_mentions(report, syntax, found);
    }
    if (time_wanted) {
        std::cerr << tokens << " tokens, " << seconds * 1e6 / static_cast<double>(tokens == 0 ? 1 : tokens) << " microseconds each\n";
    }
    return 0;
}
