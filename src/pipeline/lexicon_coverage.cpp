#include "pipeline/lexicon_coverage.hpp"

#include "claims/cue_lexicon.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/coding_trace.hpp"

#include <algorithm>

namespace vedette::pipeline {

namespace {

bool is_verb_slot(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::obl_agent;
}

bool is_noun_slot(Deprel relation) {
    return relation == Deprel::nmod_poss || relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod;
}

bool stands_for_actor(const Entities& entities, TokenIndex token) {
    const EntityMention* mention = entities.headed_by(token);
    return mention != nullptr && std::any_of(mention->entities.begin(), mention->entities.end(),
                                             [&](std::uint32_t index) { return !entities.entities[index].code.empty(); });
}

} // namespace

struct LexiconCoverage::Carriers {
    claims::CueLexicon cues;
};

LexiconCoverage::LexiconCoverage(const Stages& stages, const std::string& lexicon_folder)
    : stages_(stages), carriers_(std::make_unique<Carriers>(Carriers{claims::CueLexicon::load(lexicon_folder)})) {}

LexiconCoverage::~LexiconCoverage() = default;

void LexiconCoverage::add(const Analysis& analysis) {
    ++counts_.reports;
    const TreeIndex tree(analysis.syntax);
    CodingTrace trace;
    static_cast<void>(stages_.event_extractor->extract(analysis.report, analysis.syntax, tree, analysis.entities, analysis.dates, analysis.places,
                                                       analysis.quantities, &trace));
    const events::Lexicon& lexicon = stages_.event_extractor->lexicon();
    std::uint32_t sentence = 0;
    for (const CandidateTrace& candidate : trace.candidates()) {
        const Token& token = analysis.syntax.tokens[candidate.token];
        const bool verb = token.upos == Upos::VERB;
        if ((!verb && token.upos != Upos::NOUN) || stands_for_actor(analysis.entities, candidate.token)) {
            continue;
        }
        const bool political = std::any_of(tree.children(candidate.token).begin(), tree.children(candidate.token).end(), [&](TokenIndex child) {
            const Deprel relation = analysis.syntax.tokens[child].deprel;
            return (verb ? is_verb_slot(relation) : is_noun_slot(relation)) && stands_for_actor(analysis.entities, child);
        });
        if (!political) {
            continue;
        }
        ++counts_.political;
        if (!candidate.trials.empty()) {
            ++counts_.with_frame;
            counts_.coded += candidate.is_coded() ? 1 : 0;
            continue;
        }
        const auto* cue = verb ? carriers_->cues.verb(candidate.lemma) : carriers_->cues.noun(candidate.lemma);
        if (cue != nullptr || lexicon.status_of(candidate.lemma, candidate.pos) != nullptr) {
            ++counts_.carriers;
            continue;
        }
        while (sentence + 1 < analysis.syntax.sentences.size() && candidate.token >= analysis.syntax.sentences[sentence].last) {
            ++sentence;
        }
        const char pos = verb ? 'v' : 'n';
        UncoveredPredicate& row = uncovered_.try_emplace({candidate.lemma, pos}, UncoveredPredicate{candidate.lemma, pos, 0, analysis.report.id, sentence + 1}).first->second;
        ++row.count;
    }
}

std::vector<UncoveredPredicate> LexiconCoverage::uncovered() const {
    std::vector<UncoveredPredicate> rows;
    rows.reserve(uncovered_.size());
    for (const auto& entry : uncovered_) {
        rows.push_back(entry.second);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const UncoveredPredicate& left, const UncoveredPredicate& right) { return left.count > right.count; });
    return rows;
}

} // namespace vedette::pipeline
