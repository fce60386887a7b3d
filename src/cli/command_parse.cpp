// `vedette parse`: the syntax of reports as CoNLL-U.
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "pipeline/all_stages.hpp"

namespace vedette::cli {

namespace {

// The given sentences and words are kept; tags, lemmas, tree and names are made anew. One document a file.
int parse_conllu(const Settings& settings, const syntax::SyntaxParser& parser) {
    int code = kDone;
    for (const std::string& path : settings.flags.paths) {
        const Result<std::string> bytes = read_file(path);
        if (!bytes) {
            write_message(bytes.failure().message);
            code = kSomeFailed;
            continue;
        }
        Result<syntax::ConlluDocument> document = syntax::read_conllu(*bytes);
        if (!document) {
            write_message(path + ": " + document.failure().message);
            code = kSomeFailed;
            continue;
        }
        write_results(print_syntax(parser.parse_tokens(std::move(document->syntax), document->text), document->text));
    }
    return code;
}

// Plain text, taken as it is: nothing is cut out as boilerplate.
int parse_text(const Settings& settings, const syntax::SyntaxParser& parser) {
    int code = kDone;
    for (const std::string& path : settings.flags.paths) {
        const Result<std::string> bytes = read_file(path);
        if (!bytes) {
            write_message(bytes.failure().message);
            code = kSomeFailed;
            continue;
        }
        Report report;
        report.id = path;
        report.text = repair_utf8(*bytes);
        write_results(print_syntax(parser.parse(report), report.text));
    }
    return code;
}

} // namespace

int run_parse(const Settings& settings) {
    if (settings.flags.input_format == "conllu" || settings.flags.input_format == "text") {
        const syntax::SyntaxParser parser(stage_options(settings.flags).model_path);
        return settings.flags.input_format == "conllu" ? parse_conllu(settings, parser) : parse_text(settings, parser);
    }
    const pipeline::Stages stages = pipeline::load_stages(stage_options(settings.flags));
    pipeline::BatchOptions options;
    options.jobs = settings.jobs;
    options.stages = &stages;
    return each_document(settings, options, [](pipeline::BatchItem& item) {
        const Analysis& analysis = *item.analysis;
        write_results("# newdoc id = " + analysis.report.id + "\n" + print_syntax(analysis.syntax, analysis.report.text));
    });
}

} // namespace vedette::cli
