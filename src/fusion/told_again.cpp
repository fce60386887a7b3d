#include "fusion/told_again.hpp"

#include <algorithm>
#include <string_view>

namespace vedette::fusion {

namespace {

constexpr std::uint32_t kNextSentenceBytes = 4; // between two sentences that follow each other: a blank, a line, a closing mark

// "He accused them of training militants. 'The training of militants ...', he said": first in the report's words, then in his own.
bool is_quoted_after(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    return one.type == other.type && one.status == other.status && (one.trigger_lemma == other.trigger_lemma || one.trigger == other.trigger) &&
           !is_speech(one.type) && is_same_teller(one, other) && is_next_sentence(one, other);
}

// "Officials warn of an assault ... the officials have voiced concern about an offensive": one fear of the same people, told twice.
bool is_feared_again(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    const auto predicts = [](const EventRecord& event) {
        return event.status == Status::hypothetical && !event.attribution.empty() && event.attribution.front().stance == Stance::predicts;
    };
    return one.report == other.report && one.type == other.type && predicts(one) && predicts(other) && is_same_teller(one, other) &&
           left.group != TriggerGroup::none && right.group != TriggerGroup::none && are_compatible(left.group, right.group);
}

bool says_nothing_more(const Facet& facet) {
    const EventRecord& event = *facet.event;
    return facet.parties.empty() && event.where.empty() && event.counts.empty() && event.materiel.empty() && !is_dated(facet);
}

bool share_a_person(const std::vector<Party>& left, const std::vector<Party>& right) {
    return std::any_of(left.begin(), left.end(), [&](const Party& one) {
        return one.entity.starts_with("person:") && std::any_of(right.begin(), right.end(), [&](const Party& other) { return other.entity == one.entity; });
    });
}

} // namespace

bool is_ahead(Status status) { return status == Status::future || status == Status::hypothetical; }

// Acts that come about bit by bit: a plan and its beginning may stand in one report.
bool is_gradual(TriggerGroup group) {
    return group == TriggerGroup::deployment || group == TriggerGroup::build_up || group == TriggerGroup::alert ||
           group == TriggerGroup::withdrawal || group == TriggerGroup::arms_supply || group == TriggerGroup::blockade;
}

bool is_same_teller(const EventRecord& left, const EventRecord& right) {
    return !left.attribution.empty() && !right.attribution.empty() && !left.attribution.front().party.entity.empty() &&
           left.attribution.front().party.entity == right.attribution.front().party.entity;
}

// The sentences of the two follow each other in one report.
bool is_next_sentence(const EventRecord& left, const EventRecord& right) {
    const bool in_order = left.sentence_span.begin <= right.sentence_span.begin;
    const TextSpan& first = in_order ? left.sentence_span : right.sentence_span;
    const TextSpan& second = in_order ? right.sentence_span : left.sentence_span;
    return left.report == right.report && first.end <= second.begin && second.begin - first.end <= kNextSentenceBytes;
}

// "He accused them of readying an attack ... 'They plan strikes on us', he said": one teller who tells of one thing to come again.
bool is_told_again(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    const bool same_plan = one.report == other.report && is_ahead(one.status) && one.status == other.status && left.group == right.group &&
                           left.group != TriggerGroup::none && !left.recipients.empty() && left.recipients == right.recipients && is_same_teller(one, other);
    return same_plan || is_quoted_after(left, right) || is_feared_again(left, right);
}

// "Discuss a military build-up ... the talks about a build-up were a response": the bare word stands for the one the report is about. Of
// processes that a report has one of; attacks and arrests come in numbers.
bool is_named_again(const Facet& left, const Facet& right) {
    const bool lasts = is_gradual(left.group) || left.group == TriggerGroup::exercise;
    return left.event->report == right.event->report && lasts && left.group == right.group && says_nothing_more(left) != says_nothing_more(right);
}

// "He wants missiles, he said. 'I need several divisions in the west'": one speaker who asks on. Each of their requests may be the same;
// the next sentence makes it likely.
bool may_ask_on(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    const auto asks_for_help = [](const EventRecord& event) {
        return event.type == EventType::REQUEST && std::find(event.modes.begin(), event.modes.end(), "assist") != event.modes.end();
    };
    const bool says_to_whom_once = left.recipients.empty() != right.recipients.empty();
    const bool other_weapons = !one.materiel.empty() && !other.materiel.empty();
    return one.report == other.report && asks_for_help(one) && asks_for_help(other) && one.status == other.status && left.actors.size() == 1 &&
           left.actors == right.actors && is_same_teller(one, other) && says_to_whom_once && !other_weapons;
}

// A war that two reports call by its name and its two sides: it is known, with or without its date.
bool is_known_by_name(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    const auto names_war = [](const EventRecord& event) {
        return event.trigger_lemma == "invasion" || event.trigger_lemma == "invade" || event.trigger_lemma == "occupation" || event.trigger_lemma == "annexation";
    };
    return one.report != other.report && names_war(one) && names_war(other) && one.status == Status::actual && other.status == Status::actual &&
           !left.actors.empty() && !left.recipients.empty() && left.actors == right.actors && left.recipients == right.recipients;
}

// One report comes back to what is planned, feared or denied: of the same sides, or of the same person, it is the same.
bool is_plan_again(const Facet& left, const Facet& right) {
    const auto ahead = [](Status status) { return is_ahead(status) || status == Status::negated; };
    if (left.event->report != right.event->report || !ahead(left.event->status) || !ahead(right.event->status) || left.group == TriggerGroup::none ||
        right.group == TriggerGroup::none) {
        return false;
    }
    // What is denied and what is feared may be two: "little risk of a clash ... no means of carrying out attacks".
    if ((left.event->status == Status::negated) != (right.event->status == Status::negated) && left.group != right.group) {
        return false;
    }
    const bool mutual = is_mutual(left.event->type) || is_exercise_pair(left, right);
    const bool same_sides = mutual ? left.parties.size() > 1 && left.parties == right.parties : !left.actors.empty() && left.actors == right.actors;
    // Of meetings one person has many: with whom must be said once.
    const bool says_with_whom = left.event->type != EventType::CONSULT || left.parties.size() > 1 || right.parties.size() > 1;
    return same_sides || (mutual && says_with_whom && share_a_person(left.event->actors, right.event->actors));
}

// One state's build-up, or a deployment that two share, named again.
bool is_build_up_again(const Facet& left, const Facet& right) {
    const bool same_kind = left.group == right.group && (left.group == TriggerGroup::build_up || (left.group == TriggerGroup::deployment && left.actors.size() > 1));
    return left.event->report == right.event->report && left.event->status == right.event->status && same_kind && !left.actors.empty() &&
           left.actors == right.actors;
}

} // namespace vedette::fusion
