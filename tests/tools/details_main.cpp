// Prints the time, quantity and materiel mentions of gold files as records, for the scorers in ../shared/scorers:
//   details_main GOLD.jsonl LEXICON_FOLDER [MODEL] > RECORDS.jsonl
// Without a model sentences and tokens are cut simply, without tags or tree: what the stages can do alone.
#include "base/file.hpp"
#include "base/text_atoms.hpp"
#include "dates/date_resolver.hpp"
#include "quantities/quantity_finder.hpp"
#include "records/analysis.hpp"
#include "syntax/syntax_parser.hpp"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <simdjson.h>

namespace {

using namespace vedette;

bool ends_sentence(const std::vector<Atom>& atoms, std::size_t at) {
    const Atom& atom = atoms[at];
    if (atom.mark != U'.' && atom.mark != U'!' && atom.mark != U'?') {
        return false;
    }
    if (at + 1 < atoms.size() && (atoms[at + 1].is_glued || (atoms[at + 1].kind == AtomKind::word && !atoms[at + 1].is_capital))) {
        return false;
    }
    const bool after_abbreviation = atom.mark == U'.' && at > 0 && atom.is_glued && atoms[at - 1].kind == AtomKind::word &&
                                    (atoms[at - 1].lower.size() == 1 || (atoms[at - 1].is_capital && atoms[at - 1].lower.size() <= 4));
    return !after_abbreviation;
}

Syntax simple_syntax(const std::string& text) {
    Syntax syntax;
    const std::vector<Atom> atoms = split_atoms(text);
    TokenIndex first = 0;
    const auto end = [&] {
        const auto last = static_cast<TokenIndex>(syntax.tokens.size());
        if (last > first) {
            syntax.sentences.push_back({first, last, cover(syntax.tokens[first].span, syntax.tokens[last - 1].span), false});
            first = last;
        }
    };
    for (std::size_t at = 0; at < atoms.size(); ++at) {
        if (at > 0 && text.find("\n\n", atoms[at - 1].span.end) < atoms[at].span.begin) {
            end();
        }
        Token token;
        token.span = atoms[at].span;
        syntax.tokens.push_back(token);
        if (ends_sentence(atoms, at)) {
            end();
        }
    }
    end();
    return syntax;
}

Analysis read_document(simdjson::dom::element document) {
    Analysis analysis;
    const auto field = [&](const char* name) {
        std::string_view value;
        return document[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    analysis.report.id = field("id");
    analysis.report.text = field("text");
    for (const char* name : {"published", "dct", "date"}) {
        if (const std::optional<Day> day = parse_iso_day(field(name)); day && !analysis.report.published.is_known()) {
            analysis.report.published.when = {day, day, Granularity::day};
            analysis.report.published.source = DateSource::field;
        }
    }
    return analysis;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: details_main GOLD.jsonl LEXICON_FOLDER [MODEL]\n";
        return 2;
    }
    const dates::DateResolver resolver;
    const quantities::QuantityFinder finder(argv[2]);
    std::optional<syntax::SyntaxParser> reader;
    if (argc == 4) {
        reader.emplace(argv[3]);
    }
    simdjson::dom::parser parser;
    simdjson::dom::document_stream documents;
    const simdjson::padded_string bytes = simdjson::padded_string::load(argv[1]);
    if (parser.parse_many(bytes, 1 << 24).get(documents) != simdjson::SUCCESS) {
        std::cerr << argv[1] << ": is not JSON Lines\n";
        return 1;
    }
    RecordKinds kinds;
    kinds.reports = kinds.events = false;
    kinds.mentions = true;
    std::size_t tokens = 0;
    std::chrono::nanoseconds dates_time{0};
    std::chrono::nanoseconds quantities_time{0};
    for (auto document : documents) {
        Analysis analysis = read_document(document.value());
        analysis.syntax = reader ? reader->parse(analysis.report) : simple_syntax(analysis.report.text);
        const TreeIndex tree(analysis.syntax);
        const auto start = std::chrono::steady_clock::now();
        analysis.dates = resolver.resolve(analysis.report, analysis.syntax, tree);
        const auto middle = std::chrono::steady_clock::now();
        analysis.quantities = finder.find(analysis.report, analysis.syntax, tree, analysis.dates);
        quantities_time += std::chrono::steady_clock::now() - middle;
        dates_time += middle - start;
        tokens += analysis.syntax.tokens.size();
        std::cout << print_records(analysis, kinds);
    }
    std::fprintf(stderr, "%zu tokens, %.2f us a token for dates, %.2f for quantities\n", tokens,
                 static_cast<double>(dates_time.count()) / 1e3 / static_cast<double>(tokens),
                 static_cast<double>(quantities_time.count()) / 1e3 / static_cast<double>(tokens));
    return 0;
}
