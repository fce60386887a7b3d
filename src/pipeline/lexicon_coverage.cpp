#include "pipeline/lexicon_coverage.hpp"

#include "claims/cue_lexicon.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/coding_trace.hpp"

#include <algorithm>

namespace vedette::pipeline {

namespace {

bool is_verb_slot(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj ||
           relation == Deprel::iobj || relation == Deprel::obl_agent;
}

bool is_noun_slot(Deprel relation) {
    return relation == Deprel::nmod_poss || relation == Deprel::amod || relation == Deprel::compound ||
           relation == Deprel::nmod;
}

bool stands_for_actor(const Entities& entities, TokenIndex token) {
    const EntityMention* mention = entities.headed_by(token);
    return mention != nullptr &&
           std::any_of(mention->entities.begin(), mention->entities.end(),
                       [&](std::uint32_t index) { return !entities.entities[index].code.empty(); });
}

bool is_political(TokenIndex token, const Analysis& analysis, const TreeIndex& tree) {
    const Upos upos = analysis.syntax.tokens[token].upos;
    const bool verb = upos == Upos::VERB;
    if ((!verb && upos != Upos::NOUN) || stands_for_actor(analysis.entities, token)) {
        return false;
    }
    const TreeIndex::Range children = tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        const Deprel relation = analysis.syntax.tokens[child].deprel;
        return (verb ? is_verb_slot(relation) : is_noun_slot(relation)) &&
               stands_for_actor(analysis.entities, child);
    });
}

std::vector<bool> sport_sentences(const CodingTrace& trace, const Syntax& syntax) {
    std::vector<bool> sport(syntax.sentences.size(), false);
    for (const CandidateTrace& candidate : trace.candidates()) {
        for (const events::Trial& trial : candidate.trials) {
            if (trial.verdict == events::Verdict::sport) {
                sport[syntax.sentence_of(candidate.token)] = true;
            }
        }
    }
    return sport;
}

} // namespace

struct LexiconCoverage::Carriers {
    claims::CueLexicon cues;
};

LexiconCoverage::LexiconCoverage(const Stages& stages, const std::string& lexicon_folder)
    : stages_(stages)
    , carriers_(std::make_unique<Carriers>(Carriers{claims::CueLexicon::load(lexicon_folder)})) {
}

LexiconCoverage::~LexiconCoverage() = default;

void LexiconCoverage::add(const Analysis& analysis) {
    ++reports_;
    const TreeIndex tree(analysis.syntax);
    CodingTrace trace;
    static_cast<void>(stages_.event_extractor->extract(analysis.report, analysis.syntax, tree,
                                                       analysis.entities, analysis.dates, analysis.places,
                                                       analysis.quantities, &trace));
    const std::vector<bool> sport = sport_sentences(trace, analysis.syntax);
    std::uint32_t sentence = 0;
    for (const CandidateTrace& candidate : trace.candidates()) {
        while (candidate.token >= analysis.syntax.sentences[sentence].last) {
            ++sentence;
        }
        if (!sport[sentence] && is_political(candidate.token, analysis, tree)) {
            count(candidate, analysis, sentence);
        }
    }
}

void LexiconCoverage::count(const CandidateTrace& candidate, const Analysis& analysis,
                            std::uint32_t sentence) {
    const bool verb = analysis.syntax.tokens[candidate.token].upos == Upos::VERB;
    CoverageCounts& counts = verb ? verbs_ : nouns_;
    ++counts.political;
    // "Said", for which frames only ask who must do what, mostly carries what is said.
    const bool only_says = std::all_of(candidate.trials.begin(), candidate.trials.end(), [](const events::Trial& trial) {
        return trial.condition != nullptr && trial.condition->slot == "obliged";
    });
    if (!only_says) {
        ++counts.with_frame;
        counts.coded += candidate.is_coded() ? 1 : 0;
        return;
    }
    const auto* cue = verb ? carriers_->cues.verb(candidate.lemma) : carriers_->cues.noun(candidate.lemma);
    if (cue != nullptr ||
        stages_.event_extractor->lexicon().status_of(candidate.lemma, candidate.pos) != nullptr) {
        ++counts.carriers;
        return;
    }
    const char pos = verb ? 'v' : 'n';
    const UncoveredPredicate first{candidate.lemma, pos, 0, analysis.report.id, sentence + 1};
    ++uncovered_.try_emplace({candidate.lemma, pos}, first).first->second.count;
}

std::vector<UncoveredPredicate> LexiconCoverage::uncovered() const {
    std::vector<UncoveredPredicate> rows;
    rows.reserve(uncovered_.size());
    for (const auto& entry : uncovered_) {
        rows.push_back(entry.second);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const UncoveredPredicate& left, const UncoveredPredicate& right) {
                         return left.count > right.count;
                     });
    return rows;
}

} // namespace vedette::pipeline
