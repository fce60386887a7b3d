// Pronouns led back to whom they stand for, and descriptions (descriptions.hpp) in the same walk through the report. Precision first:
// each rule gives up when two answers are near.
#include "entities/descriptions.hpp"
#include "entities/quoted_speech.hpp"
#include "entities/salience.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

using Blockers = Salience::Blockers;

enum class Gender : std::uint8_t { unknown, male, female };

class ReferenceResolver {
public:
    explicit ReferenceResolver(Board& board) : board_(board), salience_(board), descriptions_(board, salience_), speech_(board) {}

    void resolve();

private:
    void resolve_token(TokenIndex token);
    void resolve_relative(TokenIndex token, const std::string& word);
    std::vector<std::uint32_t> person_pronoun(TokenIndex token, Gender gender);
    std::vector<std::uint32_t> plural_pronoun(TokenIndex token);
    std::vector<std::uint32_t> thing_pronoun(TokenIndex token);
    [[nodiscard]] std::vector<std::uint32_t> sole_thing_at(TokenIndex token) const;
    [[nodiscard]] std::vector<std::uint32_t> giver_of_assurance(TokenIndex token) const;
    [[nodiscard]] std::vector<std::uint32_t> subject_of_opening(TokenIndex token) const;
    void resolve_half(TokenIndex token);
    void resolve_speakers();

    // genders
    [[nodiscard]] Gender gender_of_entity(std::uint32_t entity) const;
    void note_genders();

    Board& board_;
    Salience salience_;
    Descriptions descriptions_;
    QuotedSpeech speech_;
    std::map<std::uint32_t, Gender> genders_;
};

// -- what is known about a mention ----------------------------------------------------------------------------------------------

Gender ReferenceResolver::gender_of_entity(std::uint32_t entity) const {
    const auto found = genders_.find(entity);
    return found == genders_.end() ? Gender::unknown : found->second;
}

void ReferenceResolver::note_genders() {
    for (const EntityMention& mention : board_.found.mentions) {
        if (mention.entities.size() != 1 || !board_.is_person_entity(mention.entities.front())) {
            continue;
        }
        for (TokenIndex token = mention.first; token < mention.last; ++token) {
            const std::string word = board_.first_atom[token] < board_.first_atom[token + 1] ? board_.atoms[board_.first_atom[token]].word.folded : "";
            if (board_.knowledge.is("female_title", word) || (board_.token(token).upos == Upos::PROPN && token + 1 < mention.last && board_.knowledge.is("female_name", word))) {
                genders_[mention.entities.front()] = Gender::female;
            } else if (board_.knowledge.is("male_title", word)) {
                genders_.try_emplace(mention.entities.front(), Gender::male);
            }
        }
        // The full name may stand in the knowledge base where the report has only the surname.
        const std::string& name = board_.found.entities[mention.entities.front()].name;
        const std::string first = folded_text(name.substr(0, name.find(' ')));
        if (name.find(' ') != std::string::npos && board_.found.entities[mention.entities.front()].kind == EntityKind::person) {
            genders_.try_emplace(mention.entities.front(), board_.knowledge.is("female_name", first) ? Gender::female : Gender::unknown);
        }
    }
}

// -- pronouns -------------------------------------------------------------------------------------------------------------------

std::vector<std::uint32_t> ReferenceResolver::person_pronoun(TokenIndex token, Gender gender) {
    const std::uint32_t quote = speech_.quote_of(token);
    const TokenIndex speaker = quote == kNone ? kNoToken : speech_.speaker_of_quote(quote);
    const EntityMention* const spoken_by = speaker == kNoToken ? nullptr : board_.mention(speaker);
    return salience_.antecedent(token, kReachOfPronouns, Blockers::none, [&](std::uint32_t number) {
        const EntityMention& mention = board_.found.mentions[number];
        if (!board_.details[number].is_person || board_.is_plural(number) || mention.entities.size() != 1) {
            return false;
        }
        if (mention.form == MentionForm::description && board_.knowledge.is("collective_noun", to_lower(board_.token(mention.head).lemma))) {
            return false; // "his army was on alert and he asked for help": an army is no "he"
        }
        if (spoken_by != nullptr && spoken_by->entities == mention.entities) {
            return false; // who speaks of "he" speaks of another
        }
        const Gender known = gender_of_entity(mention.entities.front());
        return known == Gender::unknown || known == gender;
    });
}

std::vector<std::uint32_t> ReferenceResolver::plural_pronoun(TokenIndex token) {
    return salience_.antecedent(token, kReachOfPronouns, Blockers::plural, [&](std::uint32_t number) {
        const TokenIndex head = board_.found.mentions[number].head;
        if (board_.token(head).deprel == Deprel::conj) {
            return false; // counted with the first conjunct
        }
        return board_.is_plural(number) || salience_.with_conjuncts(head).size() > 1;
    });
}

// The one party at a token that an "it" may stand for.
std::vector<std::uint32_t> ReferenceResolver::sole_thing_at(TokenIndex token) const {
    const std::uint32_t number = board_.found.mention_at[token];
    if (number == Entities::kNoMention || board_.found.mentions[number].form == MentionForm::adjective || board_.is_plural(number)) {
        return {};
    }
    const std::vector<std::uint32_t>& entities = board_.found.mentions[number].entities;
    return entities.size() == 1 && !board_.is_person_entity(entities.front()) && salience_.with_conjuncts(token).size() == 1 ? entities : std::vector<std::uint32_t>{};
}

// "Had assurances from Norland that its forces would leave": what is assured is the giver's own.
std::vector<std::uint32_t> ReferenceResolver::giver_of_assurance(TokenIndex token) const {
    constexpr int kMaxClimb = 8;
    TokenIndex at = token;
    for (int steps = 0; steps < kMaxClimb && board_.token(at).head != kNoToken; ++steps) {
        const Deprel relation = board_.token(at).deprel;
        const TokenIndex head = board_.token(at).head;
        if ((relation == Deprel::acl || relation == Deprel::ccomp) && head < at && board_.knowledge.is("assurance_noun", to_lower(board_.token(head).lemma))) {
            for (const TokenIndex below : board_.tree.children(head)) {
                const TokenIndex mark = board_.tree.child(board_.syntax, below, Deprel::case_);
                const std::string word = mark == kNoToken ? std::string{} : to_lower(std::string(board_.words(mark)));
                if (below < at && board_.token(below).deprel == Deprel::nmod && (word == "from" || word == "by")) {
                    return sole_thing_at(below);
                }
            }
            return {};
        }
        at = head;
    }
    return {};
}

// "Beginning with its invasion of Sudland, Norland ...": the participle that opens the sentence has the subject that follows it.
std::vector<std::uint32_t> ReferenceResolver::subject_of_opening(TokenIndex token) const {
    constexpr int kMaxClimb = 6;
    TokenIndex at = token;
    for (int steps = 0; steps < kMaxClimb && board_.token(at).head != kNoToken; ++steps) {
        const TokenIndex head = board_.token(at).head;
        if (board_.token(at).deprel == Deprel::advcl) {
            const bool is_participle = board_.token(at).xpos == Xpos::VBG || board_.token(at).xpos == Xpos::VBN;
            const bool is_open = board_.tree.child(board_.syntax, at, Deprel::nsubj) == kNoToken && board_.tree.child(board_.syntax, at, Deprel::mark) == kNoToken;
            const TokenIndex subject = board_.tree.child(board_.syntax, head, Deprel::nsubj);
            const bool opens = is_participle && is_open && token < head && subject != kNoToken && subject > token;
            return opens ? sole_thing_at(subject) : std::vector<std::uint32_t>{};
        }
        at = head;
    }
    return {};
}

std::vector<std::uint32_t> ReferenceResolver::thing_pronoun(TokenIndex token) {
    if (std::vector<std::uint32_t> giver = giver_of_assurance(token); !giver.empty()) {
        return giver;
    }
    if (std::vector<std::uint32_t> subject = board_.token(token).xpos == Xpos::PRP_S ? subject_of_opening(token) : std::vector<std::uint32_t>{}; !subject.empty()) {
        return subject;
    }
    // "It has bombed the port": what acts so is a party, whatever thing stands nearer.
    const Token& word = board_.token(token);
    const bool acts = word.deprel == Deprel::nsubj && word.head != kNoToken && board_.knowledge.is("party_verb", to_lower(board_.token(word.head).lemma));
    return salience_.antecedent(token, kReachOfPronouns, acts ? Blockers::none : Blockers::singular, [&](std::uint32_t number) {
        const EntityMention& mention = board_.found.mentions[number];
        if (salience_.with_conjuncts(mention.head).size() > 1) {
            return false; // "Poland and Lithuania" are no "it"
        }
        return !board_.is_plural(number) && mention.entities.size() == 1 && !board_.is_person_entity(mention.entities.front()) &&
               board_.found.entities[mention.entities.front()].kind != EntityKind::population;
    });
}

// "soldiers who crossed": the noun that the clause hangs on.
void ReferenceResolver::resolve_relative(TokenIndex token, const std::string& word) {
    TokenIndex at = token;
    for (int steps = 0; steps < 8 && board_.token(at).head != kNoToken; ++steps) {
        if (board_.token(at).deprel == Deprel::acl_relcl) {
            const TokenIndex noun = board_.token(at).head;
            const EntityMention* const mention = board_.mention(noun);
            if (mention != nullptr && noun < token && mention->form != MentionForm::adjective) {
                std::vector<std::uint32_t> entities = mention->entities;
                const bool fits = word != "who" || board_.found.entities[entities.front()].kind != EntityKind::state;
                if (fits) {
                    board_.add_pronoun(token, std::move(entities), board_.is_plural(board_.found.mention_at[noun]));
                }
            }
            return;
        }
        at = board_.token(at).head;
    }
}

// "The North" in a report on two states that share a name: the one that the text named "North ...". As who acts or is acted on, for in
// "in the north" it is a region.
void ReferenceResolver::resolve_half(TokenIndex token) {
    const std::string_view half = board_.words(token);
    const Deprel relation = board_.token(token).deprel;
    const bool acts = relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj || relation == Deprel::nmod_poss || relation == Deprel::obl_agent;
    if ((half != "North" && half != "South") || !acts) {
        return;
    }
    const auto& below = board_.tree.children(token);
    const bool is_bare = std::all_of(below.begin(), below.end(), [&](TokenIndex child) {
        const Deprel kind = board_.token(child).deprel;
        return kind != Deprel::compound && kind != Deprel::amod && kind != Deprel::flat && kind != Deprel::nmod;
    });
    const bool is_definite = std::any_of(below.begin(), below.end(), [&](TokenIndex child) { return to_lower(std::string(board_.words(child))) == "the"; });
    if (!is_bare || !is_definite) {
        return;
    }
    // Both halves are named in the report, and no other state of such a name.
    std::uint32_t meant = kNone;
    std::map<std::string, int> halves;
    for (std::uint32_t index = 0; index < board_.found.entities.size(); ++index) {
        const Entity& entity = board_.found.entities[index];
        const bool is_half = entity.kind == EntityKind::state && (entity.name.starts_with("North ") || entity.name.starts_with("South "));
        if (is_half) {
            halves[entity.name.substr(6)] += 1;
            meant = entity.name.starts_with(half) ? index : meant;
        }
    }
    if (meant != kNone && halves.size() == 1 && halves.begin()->second == 2) {
        board_.add_pronoun(token, {meant}, false);
    }
}

void ReferenceResolver::resolve_token(TokenIndex token) {
    const Token& word = board_.token(token);
    if (board_.mention(token) != nullptr) {
        return;
    }
    const std::string lower = to_lower(std::string(board_.words(token)));
    const KnowledgeBase& base = board_.knowledge;
    if (word.xpos == Xpos::WP || word.xpos == Xpos::WDT || word.xpos == Xpos::WP_S) {
        if (base.is("relative_pronoun", lower)) {
            resolve_relative(token, lower);
        }
        return;
    }
    if (word.xpos == Xpos::PRP || word.xpos == Xpos::PRP_S) {
        if (base.is("animate_pronoun", lower)) {
            const bool female = lower == "she" || lower == "her" || lower == "hers" || lower == "herself";
            board_.add_pronoun(token, person_pronoun(token, female ? Gender::female : Gender::male), false);
        } else if (base.is("plural_pronoun", lower)) {
            board_.add_pronoun(token, plural_pronoun(token), true);
        } else if (base.is("thing_pronoun", lower) && word.deprel != Deprel::expl) {
            board_.add_pronoun(token, thing_pronoun(token), false);
        }
        return;
    }
    if (base.is("two_word", lower) && word.deprel != Deprel::nummod && word.deprel != Deprel::det && word.deprel != Deprel::cc_preconj) {
        descriptions_.resolve_two(token, lower);
        return;
    }
    resolve_half(token);
    if (word.upos == Upos::NOUN && board_.mention(token) == nullptr) {
        descriptions_.resolve_noun(token, to_lower(word.lemma));
    }
}

// -- speakers -------------------------------------------------------------------------------------------------------------------

void ReferenceResolver::resolve_speakers() {
    for (TokenIndex token = 0; token < board_.syntax.tokens.size(); ++token) {
        const Token& word = board_.token(token);
        if ((word.xpos != Xpos::PRP && word.xpos != Xpos::PRP_S) || speech_.quote_of(token) == kNone || board_.mention(token) != nullptr) {
            continue;
        }
        const std::string lower = to_lower(std::string(board_.words(token)));
        const bool is_we = board_.knowledge.is("we_pronoun", lower);
        if (!is_we && !board_.knowledge.is("i_pronoun", lower)) {
            continue;
        }
        const TokenIndex speaker = speech_.speaker_of_quote(speech_.quote_of(token));
        const EntityMention* const mention = speaker == kNoToken ? nullptr : board_.mention(speaker);
        if (mention == nullptr || (mention->entities.size() != 1 && !is_we)) {
            continue;
        }
        std::vector<std::uint32_t> entities = mention->entities;
        if (is_we && entities.size() == 1) {
            // A member of a government says "we" of the state, a fighter of the movement.
            const Entity& who = board_.found.entities[entities.front()];
            if (board_.is_person_entity(entities.front()) && who.sector == "GOV" && board_.knowledge.state(who.code) != nullptr) {
                entities = {board_.state_entity(std::string(who.code))};
            }
        }
        board_.add_pronoun(token, std::move(entities), is_we);
    }
}

// -- the walk -------------------------------------------------------------------------------------------------------------------

void ReferenceResolver::resolve() {
    note_genders();
    for (TokenIndex token = 0; token < board_.syntax.tokens.size(); ++token) {
        const std::uint32_t number = board_.found.mention_at[token];
        if (number != Entities::kNoMention) {
            descriptions_.resolve_role(number);
        } else {
            resolve_token(token);
        }
    }
    resolve_speakers();
}

} // namespace

void resolve_references(Board& board) { ReferenceResolver(board).resolve(); }

} // namespace vedette::entities
