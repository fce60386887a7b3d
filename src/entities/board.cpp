#include "entities/board.hpp"

#include <algorithm>

namespace vedette::entities {

namespace {

// Days after the end of a term in which the sector still holds: coarse dates and handovers.
constexpr std::int32_t kDaysOfGrace = 60;

Standing standing_without_day(const KnownActor& actor) {
    Standing standing{actor.tenures.front().code, actor.tenures.front().sector};
    std::int64_t longest = -1;
    bool one_sector = true;
    for (const Tenure& tenure : actor.tenures) {
        one_sector = one_sector && tenure.sector == actor.tenures.front().sector;
        const std::int64_t length = std::int64_t{tenure.when.to.number} - tenure.when.from.number;
        if (length > longest) {
            longest = length;
            standing = {tenure.code, tenure.sector};
        }
    }
    if (!one_sector && actor.kind != EntityKind::person) {
        standing.sector.clear();
    }
    return standing;
}

} // namespace

Standing standing_of(const KnownActor& actor, std::optional<Day> day) {
    if (!day) {
        return standing_without_day(actor);
    }
    const Tenure* active = nullptr;
    const Tenure* past = nullptr;
    for (const Tenure& tenure : actor.tenures) {
        if (tenure.when.holds(*day) && (active == nullptr || active->when.from <= tenure.when.from)) {
            active = &tenure;
        }
        if (tenure.when.to < *day && (past == nullptr || past->when.to <= tenure.when.to)) {
            past = &tenure;
        }
    }
    if (active != nullptr) {
        return {active->code, active->sector};
    }
    if (actor.kind != EntityKind::person) {
        const Tenure& nearest = past != nullptr ? *past : actor.tenures.front();
        return {nearest.code, nearest.sector}; // founding dates are rarely sharp
    }
    if (past != nullptr) {
        return {past->code, *day - past->when.to <= kDaysOfGrace ? past->sector : "ELI"};
    }
    return {actor.tenures.front().code, ""};
}

Board::Board(const KnowledgeBase& base, const Report& the_report, const Syntax& the_syntax, const TreeIndex& the_tree)
    : knowledge(base), report(the_report), syntax(the_syntax), tree(the_tree), day(the_report.published.day()) {
    // A month or a year is enough to know who held an office, when nobody took it over inside it; the middle is a fair day to ask.
    if (!day && report.published.when.from && report.published.when.to && *report.published.when.to - *report.published.when.from <= 31) {
        day = *report.published.when.from + (*report.published.when.to - *report.published.when.from) / 2;
    }
    const std::size_t count = syntax.tokens.size();
    sentence_of.assign(count, 0);
    for (std::uint32_t index = 0; index < syntax.sentences.size(); ++index) {
        for (TokenIndex at = syntax.sentences[index].first; at < syntax.sentences[index].last && at < count; ++at) {
            sentence_of[at] = index;
        }
    }
    for (Name name : syntax.names) {
        name.last = std::min(name.last, static_cast<TokenIndex>(count));
        while (name.last > name.first + 1 && sentence_of[name.last - 1] != sentence_of[name.first]) {
            --name.last;
        }
        if (name.first < name.last) {
            names.push_back(name);
        }
    }
    match_at.assign(count, kNone);
    role_at.assign(count, kNone);
    found.mention_at.assign(count, Entities::kNoMention);
    make_atoms();
}

void Board::make_atoms() {
    std::vector<Word> split_words;
    atoms.reserve(syntax.tokens.size() + 16);
    for (TokenIndex index = 0; index < syntax.tokens.size(); ++index) {
        first_atom.push_back(static_cast<std::uint32_t>(atoms.size()));
        const std::string_view text = words(index);
        if (text == "-" && index > 0 && index + 1 < syntax.tokens.size() && token(index - 1).span.end == token(index).span.begin &&
            token(index).span.end == token(index + 1).span.begin) {
            if (!atoms.empty()) {
                atoms.back().word.glued_to_next = true; // a hyphen between two tokens of one word
            }
            continue;
        }
        split_words.clear();
        append_words(text, split_words);
        for (Word& word : split_words) {
            if (word.folded == "'") {
                word.folded = "'s"; // "Belarus’" is as possessive as "Russia's"
            }
            Atom atom;
            atom.token = index;
            atom.word = std::move(word);
            atoms.push_back(std::move(atom));
        }
    }
    first_atom.push_back(static_cast<std::uint32_t>(atoms.size()));
}

TokenIndex Board::head_of(TokenIndex first, TokenIndex last) const {
    TokenIndex head = kNoToken;
    for (TokenIndex index = first; index < last; ++index) {
        const TokenIndex above = token(index).head;
        const bool outside = above == kNoToken || above < first || above >= last;
        if (outside && token(index).upos != Upos::PUNCT && token(index).deprel != Deprel::case_ && token(index).deprel != Deprel::det) {
            if (head == kNoToken) {
                head = index;
            } else if (token(head).deprel == Deprel::amod || token(head).deprel == Deprel::compound || token(head).deprel == Deprel::nmod_poss) {
                head = index; // a broken tree: prefer a token that is no modifier
            }
        }
    }
    return head == kNoToken ? last - 1 : head;
}

std::uint32_t Board::intern(Entity entity) {
    const auto [at, is_new] = entity_by_key_.try_emplace(entity.key, static_cast<std::uint32_t>(found.entities.size()));
    if (is_new) {
        found.entities.push_back(std::move(entity));
        return at->second;
    }
    Entity& known = found.entities[at->second];
    if (known.code.empty()) {
        known.code = entity.code;
    }
    if (known.sector.empty()) {
        known.sector = entity.sector;
    }
    return at->second;
}

std::uint32_t Board::state_entity(const std::string& code) {
    const KnownActor* const state = knowledge.state(code);
    return state == nullptr ? kNone : intern({state->key, state->name, code, "GOV", EntityKind::state});
}

std::uint32_t Board::actor_entity(std::uint32_t actor) {
    const KnownActor& known = knowledge.actors[actor];
    const Standing standing = standing_of(known, day);
    return intern({known.key, known.name, standing.code, standing.sector, known.kind});
}

std::uint32_t Board::add_mention(TokenIndex first, TokenIndex last, TokenIndex head, MentionForm form, std::vector<std::uint32_t> entities,
                                 const MentionDetail& detail) {
    if (entities.empty() || found.mention_at[head] != Entities::kNoMention) {
        return kNone;
    }
    while (first < head && token(first).upos == Upos::PUNCT) {
        ++first; // the dash of a dateline
    }
    // "At least 20 Indian soldiers", "more than 30 rebels": the bound belongs to the number, and half of it is no part of a name.
    if (first > 0 && first + 1 < head && (words(first) == "least" || words(first) == "most") && token(first - 1).upos == Upos::ADP) {
        ++first;
    }
    EntityMention mention;
    mention.first = first;
    mention.last = last;
    mention.head = head;
    mention.span = span(first, last);
    mention.form = form;
    for (const std::uint32_t entity : entities) {
        if (std::find(mention.entities.begin(), mention.entities.end(), entity) == mention.entities.end()) {
            mention.entities.push_back(entity);
        }
    }
    const auto index = static_cast<std::uint32_t>(found.mentions.size());
    found.mention_at[head] = index;
    found.mentions.push_back(std::move(mention));
    details.push_back(detail);
    return index;
}

void Board::add_pronoun(TokenIndex token, std::vector<std::uint32_t> entities, bool plural) {
    if (entities.empty()) {
        return;
    }
    MentionDetail detail;
    detail.is_plural = plural;
    detail.is_person = entities.size() == 1 && is_person_entity(entities.front());
    add_mention(token, token + 1, token, MentionForm::pronoun, std::move(entities), detail);
}

} // namespace vedette::entities
