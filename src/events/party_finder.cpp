#include "events/party_finder.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::events {

namespace {

constexpr int kMaxDepth = 4;
constexpr std::uint32_t kMaxRecallSentences = 8; // as far as a definite event noun reaches back for its parties

Party party_of(const Entity& entity, const TextSpan& span) { return {span, entity.key, entity.name, entity.code, entity.sector}; }

} // namespace

PartyFinder::PartyFinder(const Lexicon& lexicon, const ClauseGrammar& grammar, const Entities& entities, const Places& places,
                         const Quantities& quantities)
    : lexicon_(lexicon), grammar_(grammar), entities_(entities) {
    const std::size_t count = grammar.syntax().tokens.size();
    is_place_head_.assign(count, false);
    materiel_headed_by_.assign(count, nullptr);
    is_force_count_head_.assign(count, false);
    topped_by_.assign(count, Entities::kNoMention);
    for (std::uint32_t index = 0; index < entities.mentions.size(); ++index) {
        const EntityMention& mention = entities.mentions[index];
        if (mention.form == MentionForm::adjective) {
            continue;
        }
        for (TokenIndex token = mention.first; token < mention.last && token < count; ++token) {
            const TokenIndex head = grammar.at(token).head;
            if (head == kNoToken || head < mention.first || head >= mention.last) {
                topped_by_[token] = index;
                break;
            }
        }
    }
    const auto mark = [count](std::vector<bool>& heads, TokenIndex token) {
        if (token < count) {
            heads[token] = true;
        }
    };
    for (const PlaceMention& place : places.mentions) {
        mark(is_place_head_, place.head);
    }
    for (const MaterielMention& materiel : quantities.materiel) {
        if (materiel.head < count) {
            materiel_headed_by_[materiel.head] = &materiel;
        }
    }
    for (const QuantityMention& quantity : quantities.quantities) {
        if (quantity.what == "personnel" || quantity.what == "units") {
            mark(is_force_count_head_, quantity.head);
        }
    }
    for (TokenIndex token = 0; token < count; ++token) {
        if (heads_group_of_forces(token)) {
            force_groups_.push_back(token);
        }
    }
}

bool PartyFinder::heads_group_of_forces(TokenIndex token) const {
    const std::string lemma = to_lower(grammar_.at(token).lemma);
    if (lemma != "group" && lemma != "grouping") {
        return false;
    }
    const auto below = grammar_.tree().children(token);
    return std::any_of(below.begin(), below.end(), [&](TokenIndex index) {
        return grammar_.at(index).deprel == Deprel::nmod && grammar_.case_of(index) == "of" &&
               grammar_.is_in("@forces", index);
    });
}

// "A group of forces ... the formation of this group": the noun alone says nothing, what it stands for does.
bool PartyFinder::recalls_group_of_forces(TokenIndex token) const {
    const std::string lemma = to_lower(grammar_.at(token).lemma);
    const auto after = std::lower_bound(force_groups_.begin(), force_groups_.end(), token);
    if ((lemma != "group" && lemma != "grouping") || after == force_groups_.begin() ||
        grammar_.syntax().sentence_of(token) - grammar_.syntax().sentence_of(*std::prev(after)) > kMaxRecallSentences) {
        return false;
    }
    const auto below = grammar_.tree().children(token);
    return std::any_of(below.begin(), below.end(), [&](TokenIndex index) {
        const std::string word = grammar_.at(index).deprel == Deprel::det ? to_lower(grammar_.words(index)) : "";
        return word == "this" || word == "that" || word == "the";
    });
}

void PartyFinder::add(std::vector<Party>& parties, const std::vector<Party>& more) {
    for (const Party& party : more) {
        const bool known = std::any_of(parties.begin(), parties.end(), [&](const Party& other) { return other.entity == party.entity; });
        if (!known) {
            parties.push_back(party);
        }
    }
}

// "F" of "F-16", "Mirage" of "Mirage 2000": a name without a state that heads a weapon is the weapon's and nobody's.
const EntityMention* PartyFinder::headed_by(TokenIndex token) const {
    const EntityMention* const mention = entities_.headed_by(token);
    const bool is_weapon = mention != nullptr && materiel_headed_by_[token] != nullptr && mention->form == MentionForm::name && mention->entities.size() == 1 &&
                           entities_.entities[mention->entities.front()].code.empty();
    return is_weapon ? nullptr : mention;
}

const EntityMention* PartyFinder::mention_at(TokenIndex token) const {
    if (entities_.headed_by(token) != nullptr) {
        return headed_by(token);
    }
    return topped_by_[token] == Entities::kNoMention ? nullptr : &entities_.mentions[topped_by_[token]];
}

TokenIndex PartyFinder::counted_head(TokenIndex token) const {
    for (int depth = 0; depth < kMaxDepth && token != kNoToken; ++depth) {
        const bool container = grammar_.at(token).upos == Upos::NUM || grammar_.is_in("@containers", token);
        if (!container || entities_.headed_by(token) != nullptr) {
            return token;
        }
        TokenIndex below = kNoToken;
        for (const TokenIndex index : grammar_.tree().children(token)) {
            if (grammar_.at(index).deprel == Deprel::nmod && grammar_.case_of(index) == "of") {
                below = index;
                break;
            }
        }
        if (below == kNoToken) {
            return token;
        }
        token = below;
    }
    return token;
}

void PartyFinder::collect(TokenIndex token, Possessors possessors, int depth, std::vector<Party>& parties) const {
    if (token == kNoToken || depth > kMaxDepth) {
        return;
    }
    for (const TokenIndex one : grammar_.with_conjuncts(token)) {
        if (const EntityMention* mention = mention_at(one)) {
            for (const std::uint32_t index : mention->entities) {
                add(parties, {party_of(entities_.entities[index], mention->span)});
            }
            continue;
        }
        if (const TokenIndex counted = counted_head(one); counted != one) {
            collect(counted, possessors, depth + 1, parties);
            continue;
        }
        // Ships, aircraft, agents stand for whoever owns or sends them: "two Iranian speedboats".
        const bool owned = grammar_.is_in("@acts-for-owner", one);
        const bool is_weapon = materiel_headed_by_[one] != nullptr;
        if (possessors == Possessors::followed || owned || is_weapon) {
            for (const TokenIndex index : grammar_.tree().children(one)) {
                const Token& below = grammar_.at(index);
                const bool owns = below.deprel == Deprel::nmod_poss || below.deprel == Deprel::amod || below.deprel == Deprel::compound ||
                                  (below.deprel == Deprel::nmod && (grammar_.case_of(index) == "of" || grammar_.case_of(index) == "by"));
                if (owns && (entities_.headed_by(index) != nullptr || below.deprel == Deprel::nmod)) {
                    collect(index, Possessors::ignored, depth + 1, parties);
                }
            }
        }
    }
}

std::vector<Party> PartyFinder::parties_at(TokenIndex token, Possessors possessors) const {
    std::vector<Party> parties;
    collect(token, possessors, 0, parties);
    return parties;
}

std::vector<Party> PartyFinder::party_in_words(TokenIndex token) const {
    constexpr TokenIndex kMaxWords = 8;
    if (token == kNoToken || (grammar_.at(token).upos != Upos::NOUN && grammar_.at(token).upos != Upos::PROPN)) {
        return {};
    }
    TokenIndex first = token;
    TokenIndex last = token + 1;
    for (const TokenIndex child : grammar_.tree().children(token)) {
        const Deprel relation = grammar_.at(child).deprel;
        const bool before = child < token && (relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss ||
                                              relation == Deprel::nummod || relation == Deprel::nmod_desc);
        const bool name = child > token && (relation == Deprel::flat || relation == Deprel::compound);
        if (before) {
            first = std::min(first, grammar_.tree().leftmost(child));
        } else if (name) {
            last = std::max(last, grammar_.tree().rightmost(child) + 1);
        }
    }
    if (const MaterielMention* const materiel = materiel_headed_by_[token]; materiel != nullptr) { // "F-16" and not "F"
        first = std::min(first, materiel->first);
        last = std::max(last, materiel->last);
    }
    if (first + 1 < token && first > 0 && (grammar_.words(first) == "least" || grammar_.words(first) == "most") && grammar_.at(first - 1).upos == Upos::ADP) {
        ++first; // "at least 40 aircraft"
    }
    while (first > 1 && grammar_.words(first - 1) == "-" && grammar_.at(first - 1).span.end == grammar_.at(first).span.begin &&
           grammar_.at(first - 2).span.end == grammar_.at(first - 1).span.begin) {
        first -= 2; // "Iranian-made drones": not from "made" on
    }
    if (last - first > kMaxWords) {
        return {};
    }
    Party party;
    party.span = cover(grammar_.at(first).span, grammar_.at(last - 1).span);
    for (TokenIndex index = first; index < last; ++index) {
        party.name += (index > first && grammar_.at(index).span.begin > grammar_.at(index - 1).span.end ? " " : "") + std::string(grammar_.words(index));
    }
    party.entity = "words:" + to_lower(party.name);
    return {party};
}

void PartyFinder::spell_out(std::vector<Event>& events) const {
    for (Event& event : events) {
        for (std::vector<Party>* const parties : {&event.actors, &event.recipients}) {
            for (Party& party : *parties) {
                if (party.span.begin < party.span.end) {
                    spell_out(party, grammar_.syntax().sentences[event.sentence]);
                }
            }
        }
    }
}

void PartyFinder::spell_out(Party& party, const Sentence& sentence) const {
    const auto& mentions = entities_.mentions;
    const auto first = std::lower_bound(mentions.begin(), mentions.end(), sentence.first, [](const EntityMention& mention, TokenIndex token) { return mention.first < token; });
    const auto last = std::find_if(first, mentions.end(), [&](const EntityMention& mention) { return mention.first >= sentence.last; });
    const auto own = std::find_if(first, last, [&](const EntityMention& mention) { return mention.span.begin == party.span.begin && mention.span.end == party.span.end; });
    if (own == last) {
        return;
    }
    const auto is_same = [&](const EntityMention& mention) {
        return mention.form != MentionForm::pronoun && mention.form != MentionForm::adjective &&
               std::any_of(mention.entities.begin(), mention.entities.end(), [&](std::uint32_t index) { return entities_.entities[index].key == party.entity; });
    };
    if (own->form == MentionForm::pronoun) {
        for (auto earlier = own; earlier-- != first;) {
            if (is_same(*earlier)) {
                party.span = earlier->span;
                return;
            }
        }
        return;
    }
    const auto next = std::find_if(own + 1, last, [&](const EntityMention& mention) { return mention.first >= own->last; });
    const bool beside = next != last && next->first <= own->last + 1 && (next->first == own->last || grammar_.at(own->last).upos == Upos::PUNCT);
    if (beside && is_same(*next)) {
        party.span = cover(party.span, next->span);
    }
}

bool PartyFinder::matches_class(TokenIndex token, std::string_view class_name) const {
    const EntityMention* mention = headed_by(token);
    const Entity* entity = mention == nullptr ? nullptr : &entities_.entities[mention->entities.front()];
    if (class_name == "@polity") {
        return entity != nullptr && !entity->code.empty();
    }
    if (class_name == "@person") {
        return entity != nullptr && (entity->kind == EntityKind::person || entity->kind == EntityKind::role);
    }
    if (class_name == "@population") {
        return entity != nullptr && entity->kind == EntityKind::population;
    }
    if (class_name == "@place") {
        return is_place_head_[token] || (entity != nullptr && entity->kind == EntityKind::state);
    }
    if (grammar_.is_in(class_name, token)) {
        return true;
    }
    if (class_name == "@forces") {
        // "Four hundred on the ridge" are men under arms; four hundred people, workers or tourists are not.
        const bool is_counted_force = is_force_count_head_[token] && !grammar_.is_in("@people", token);
        return is_counted_force || (entity != nullptr && entity->kind == EntityKind::force) || recalls_group_of_forces(token);
    }
    if (class_name == "@weapons") {
        return materiel_headed_by_[token] != nullptr;
    }
    if (class_name == "@people") {
        return is_force_count_head_[token] ||
               (entity != nullptr && (entity->kind == EntityKind::person || entity->kind == EntityKind::force ||
                                      entity->kind == EntityKind::population || entity->kind == EntityKind::role));
    }
    return false;
}

std::string PartyFinder::joined_lemma(TokenIndex token) const {
    const std::string lemma = to_lower(grammar_.at(token).lemma);
    const TokenIndex half = grammar_.hyphen_half(token);
    return half == kNoToken ? lemma : to_lower(grammar_.words(half)) + '-' + lemma;
}

// By its own word, or by the common noun of the weapon that it names: an "F-16" is a jet.
bool PartyFinder::is_called(TokenIndex token, const std::string& lemma) const {
    if (to_lower(grammar_.at(token).lemma) == lemma || joined_lemma(token) == lemma) {
        return true;
    }
    const MaterielMention* const materiel = materiel_headed_by_[token];
    return materiel != nullptr && lexicon_.classes.contains("@called-" + materiel->materiel_class, lemma);
}

bool PartyFinder::matches(TokenIndex token, std::string_view class_or_lemma) const {
    if (token == kNoToken) {
        return false;
    }
    for (const TokenIndex one : grammar_.with_conjuncts(token)) {
        const TokenIndex counted = counted_head(one);
        for (const TokenIndex head : {one, counted}) {
            const bool found = class_or_lemma.front() == '@' ? matches_class(head, class_or_lemma)
                                                             : is_called(head, std::string(class_or_lemma));
            if (found) {
                return true;
            }
            // "troop numbers", "border security": a container whose modifier is what counts.
            if (class_or_lemma.front() == '@' && grammar_.is_in("@containers", head)) {
                for (const TokenIndex below : grammar_.tree().children(head)) {
                    const Deprel relation = grammar_.at(below).deprel;
                    if ((relation == Deprel::compound || relation == Deprel::amod) && matches_class(below, class_or_lemma)) {
                        return true;
                    }
                }
            }
        }
    }
    return false;
}

} // namespace vedette::events
