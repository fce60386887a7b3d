#include "pipeline/coding_trace.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::pipeline {

namespace {

using events::Trial;
using events::Verdict;

std::string slot_words(const events::SlotCondition& condition) {
    constexpr std::string_view kNames[][2] = {
        {"subj", "subject"}, {"obj", "object"},    {"iobj", "indirect object"}, {"xcomp", "infinitive"},
        {"ccomp", "clause"}, {"prt", "particle"},  {"poss", "possessor"},       {"mod", "modifier"},
        {"adv", "adverb"},   {"clause", "clause"}, {"head", "modified noun"}};
    for (const auto& [slot, name] : kNames) {
        if (condition.slot == slot) {
            return std::string(name);
        }
    }
    return "phrase with '" + condition.slot + "'";
}

// "in @forces or 'tank'"
std::string allowed_words(const std::vector<std::string>& allowed) {
    std::string words;
    for (const std::string& one : allowed) {
        words += (words.empty() ? "" : " or ") + (one.front() == '@' ? "in " + one : "'" + one + "'");
    }
    return words;
}

std::string filler_words(const Trial& trial, const Syntax& syntax, const Report& report) {
    std::string words;
    for (const TokenIndex token : trial.fillers) {
        words += (words.empty() ? "'" : ", '") + std::string(syntax.tokens[token].span.in(report.text)) + "'";
    }
    return words;
}

} // namespace

bool CandidateTrace::is_coded() const {
    return dropped.empty() && std::any_of(trials.begin(), trials.end(),
                                          [](const Trial& trial) { return trial.verdict == Verdict::coded; });
}

void CodingTrace::on_candidate(TokenIndex token, events::PredicatePos pos, const std::string& lemma) {
    candidates_.push_back({token, pos, lemma, {}, {}});
}

void CodingTrace::on_trial(TokenIndex token, const Trial& trial) {
    if (!candidates_.empty() && candidates_.back().token == token) {
        candidates_.back().trials.push_back(trial);
    }
}

void CodingTrace::on_dropped(TokenIndex token, const std::string& reason) {
    const auto found =
        std::lower_bound(candidates_.begin(), candidates_.end(), token,
                         [](const CandidateTrace& one, TokenIndex at) { return one.token < at; });
    if (found != candidates_.end() && found->token == token) {
        found->dropped = reason;
    }
}

std::string verdict_words(const Trial& trial, const Syntax& syntax, const Report& report) {
    switch (trial.verdict) {
    case Verdict::coded:
        return "coded";
    case Verdict::not_plural:
        return "wants the plural";
    case Verdict::other_particle:
        return "wants the particle '" + trial.frame->particle + "'";
    case Verdict::slot_empty:
        return "has no " + slot_words(*trial.condition) +
               (trial.condition->allowed.empty() ? "" : " " + allowed_words(trial.condition->allowed));
    case Verdict::slot_filled:
        return "must not have the " + slot_words(*trial.condition) + " " +
               filler_words(trial, syntax, report);
    case Verdict::slot_other:
        return "the " + slot_words(*trial.condition) + " " + filler_words(trial, syntax, report) +
               " is not " + allowed_words(trial.condition->allowed);
    case Verdict::no_party:
        return "fits, but no actor or recipient is political";
    case Verdict::no_actor:
        return "fits, but needs a political actor";
    case Verdict::not_both:
        return "fits, but needs a political actor and a political recipient";
    case Verdict::general_rule:
        return "what is said holds in general and names nobody in particular";
    case Verdict::private_matter:
        return "fits, but is a private matter: a crime, a deal of companies, a disaster";
    case Verdict::name:
        return "the word is part of a name";
    case Verdict::own_order:
        return "is an order to one's own people: the ordered act is the event";
    case Verdict::attribute:
        return "tells which one is meant or what it can do, not what happened";
    case Verdict::own_forces:
        return "military help for one's own forces";
    case Verdict::state:
        return "tells where forces are posted, not that they are moved";
    case Verdict::purpose:
        return "fits, but says only what the thing or body is for";
    case Verdict::sport:
        return "the sentence is about sport";
    }
    return "";
}

} // namespace vedette::pipeline
