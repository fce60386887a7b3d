// `vedette why-not`: which predicates of a sentence were considered, and why each was coded or not.
#include "claims/cue_lexicon.hpp"
#include "cli/commands.hpp"
#include "cli/one_report.hpp"
#include "cli/terminal.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/analyse_report.hpp"
#include "pipeline/coding_trace.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vedette::cli {

namespace {

using pipeline::CandidateTrace;

std::string_view pos_name(events::PredicatePos pos) {
    constexpr std::string_view kNames[] = {"verb", "noun", "adjective"};
    return kNames[static_cast<std::size_t>(pos)];
}

std::string frame_words(const events::Frame& frame) {
    std::string words = frame.where + "  " + std::string(to_string(frame.type));
    for (const std::string& mode : frame.modes) {
        words += " " + mode;
    }
    return words;
}

// What else the tables say about a word that no frame has.
std::string other_use(const CandidateTrace& candidate, const claims::CueLexicon& cues,
                      const events::Lexicon& lexicon) {
    const auto* senses = candidate.pos == events::PredicatePos::verb   ? cues.verb(candidate.lemma)
                         : candidate.pos == events::PredicatePos::noun ? cues.noun(candidate.lemma)
                                                                       : cues.adjective(candidate.lemma);
    std::string words;
    if (senses != nullptr) {
        words = "it tells who says something (claims/cues.tsv), which is no event";
    }
    if (lexicon.status_of(candidate.lemma, candidate.pos) != nullptr) {
        words +=
            (words.empty() ? "" : "; ") + std::string("it sets the status of what it governs (status.tsv)");
    }
    return words;
}

std::string codes_of(const std::vector<Party>& parties) {
    std::string words;
    for (const Party& party : parties) {
        words += (words.empty() ? "" : ",") + (party.code.empty() ? "'" + party.name + "'" : party.code);
    }
    return words.empty() ? "-" : words;
}

std::string event_words(const Analysis& analysis, TokenIndex trigger) {
    for (const Event& event : analysis.events.events) {
        if (event.trigger_token == trigger) {
            std::string words = "    coded as " + std::string(to_string(event.type)) + " " +
                                std::string(to_string(event.status)) + " " + codes_of(event.actors) + " > " +
                                codes_of(event.recipients) + "\n";
            for (const std::string& step : event.because) {
                words += "      " + step + "\n";
            }
            return words;
        }
    }
    return "";
}

class WhyNot {
public:
    WhyNot(const Analysis& analysis, const events::Lexicon& lexicon, const claims::CueLexicon& cues)
        : analysis_(analysis)
        , lexicon_(lexicon)
        , cues_(cues) {}

    void add(const CandidateTrace& candidate) {
        const std::string other = other_use(candidate, cues_, lexicon_);
        const bool verb = candidate.pos == events::PredicatePos::verb;
        if (candidate.trials.empty() && analysis_.syntax.tokens[candidate.token].upos == Upos::PROPN) {
            return; // a name that is no predicate
        }
        if (candidate.trials.empty() && !verb && other.empty()) {
            unknown_ += (unknown_.empty() ? "" : ", ") + candidate.lemma + " (" +
                        std::string(pos_name(candidate.pos)) + ")";
            return;
        }
        const Token& token = analysis_.syntax.tokens[candidate.token];
        out_ += fmt::format("\n  '{}'  {} {}\n", token.span.in(analysis_.report.text),
                            pos_name(candidate.pos), candidate.lemma);
        for (const events::Trial& trial : candidate.trials) {
            out_ += fmt::format("    {}: {}\n", frame_words(*trial.frame),
                                pipeline::verdict_words(trial, analysis_.syntax, analysis_.report));
        }
        if (candidate.trials.empty()) {
            out_ += "    no frame has this " + std::string(pos_name(candidate.pos)) + "\n";
        }
        if (!other.empty()) {
            out_ += "    " + other + "\n";
        }
        if (!candidate.dropped.empty()) {
            out_ += "    left out after all: " + candidate.dropped + "\n";
        }
        out_ += event_words(analysis_, candidate.token);
    }

    [[nodiscard]] std::string words() const {
        return (out_.empty() ? "\n  no verb or event noun is in it\n" : out_) +
               (unknown_.empty() ? "" : "\n  no frame has: " + unknown_ + "\n");
    }

private:
    const Analysis& analysis_;
    const events::Lexicon& lexicon_;
    const claims::CueLexicon& cues_;
    std::string out_;
    std::string unknown_;
};

} // namespace

int run_why_not(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    Report report = read_one_report(settings, options);
    const pipeline::Stages stages = pipeline::load_stages(options);
    const claims::CueLexicon cues = claims::CueLexicon::load(options.lexicon_folder);
    pipeline::CodingTrace trace;
    const pipeline::AnalysedReport analysed =
        pipeline::analyse_report(std::move(report), stages, {&trace, nullptr, nullptr});
    const Analysis& analysis = analysed.analysis;
    if (analysed.failure) {
        throw Error(analysed.failure->code, analysis.report.id + ": " + analysed.failure->reason);
    }
    const auto [first, last] = asked_sentences(settings, analysis.report, analysis.syntax);
    for (std::uint32_t number = first; number < last; ++number) {
        const Sentence& sentence = analysis.syntax.sentences[number];
        WhyNot why(analysis, stages.event_extractor->lexicon(), cues);
        for (const CandidateTrace& candidate : trace.candidates()) {
            if (candidate.token >= sentence.first && candidate.token < sentence.last) {
                why.add(candidate);
            }
        }
        write_results((number == first ? "" : "\n") +
                      sentence_heading(number, analysis.report, analysis.syntax) + why.words());
    }
    return kDone;
}

} // namespace vedette::cli
