// Pronouns and descriptions led back to whom they stand for. Precision first: each rule gives up when two answers are near.
#include "entities/role_reading.hpp"
#include "entities/salience.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace vedette::entities {

namespace {

using Blockers = Salience::Blockers;

constexpr std::uint32_t kReachOfPronouns = 2;     // sentences back
constexpr std::uint32_t kReachOfDescriptions = 5;

enum class Gender : std::uint8_t { unknown, male, female };

class ReferenceResolver {
public:
    explicit ReferenceResolver(Board& board) : board_(board), salience_(board) {}

    void resolve();

private:
    // pronouns
    void resolve_token(TokenIndex token);
    void resolve_relative(TokenIndex token, const std::string& word);
    std::vector<std::uint32_t> person_pronoun(TokenIndex token, Gender gender);
    std::vector<std::uint32_t> plural_pronoun(TokenIndex token);
    std::vector<std::uint32_t> thing_pronoun(TokenIndex token);
    void resolve_speakers();
    [[nodiscard]] TokenIndex speaker_of_quote(std::uint32_t quote) const;
    [[nodiscard]] bool is_speaking(TokenIndex head) const;
    [[nodiscard]] TokenIndex speaker_in_sentence(std::uint32_t sentence, std::uint32_t quote) const;

    // descriptions
    void resolve_role(std::uint32_t number);
    [[nodiscard]] std::vector<std::uint32_t> sole_peace_force() const;
    std::vector<std::uint32_t> owned_by_pronoun(std::uint32_t number, const std::vector<std::uint32_t>& owners);
    void resolve_noun(TokenIndex token, const std::string& lemma);
    void resolve_two(TokenIndex token, const std::string& word);
    std::vector<std::uint32_t> group_of_two(TokenIndex token, const std::string& lemma);
    std::uint32_t person_for_role(std::uint32_t mention) const;
    std::vector<std::uint32_t> state_meant(TokenIndex token);
    std::vector<std::uint32_t> two_of_title(TokenIndex token, const std::string& lemma) const;
    void set_entities(std::uint32_t mention, std::vector<std::uint32_t> entities) { board_.found.mentions[mention].entities = std::move(entities); }

    // helpers
    void find_quotes();
    [[nodiscard]] Gender gender_of_entity(std::uint32_t entity) const;
    void note_genders();
    [[nodiscard]] bool is_plural(std::uint32_t mention) const;
    void add_pronoun(TokenIndex token, std::vector<std::uint32_t> entities, bool plural);
    [[nodiscard]] bool is_person_entity(std::uint32_t entity) const {
        const EntityKind kind = board_.found.entities[entity].kind;
        return kind == EntityKind::person || kind == EntityKind::role;
    }

    Board& board_;
    Salience salience_;
    std::map<std::uint32_t, Gender> genders_;
    std::vector<std::uint32_t> quote_of_;                        // token -> quotation, kNone outside
    std::vector<std::pair<TokenIndex, TokenIndex>> quotes_;      // tokens of each, marks included
};

bool is_head_of_state_role(const std::string& term) {
    static const char* const kTerms[] = {"leader", "ruler", "strongman", "dictator", "autocrat", "national leader", "long-serving leader", "long-time leader",
                                         "longtime leader", "authoritarian leader", "veteran leader", "head of state", "statesman"};
    return std::any_of(std::begin(kTerms), std::end(kTerms), [&](const char* known) { return term == known; });
}

std::string last_word_of(const std::string& term) {
    const std::size_t space = term.rfind(' ');
    return space == std::string::npos ? term : term.substr(space + 1);
}

// -- what is known about a mention ----------------------------------------------------------------------------------------------

Gender ReferenceResolver::gender_of_entity(std::uint32_t entity) const {
    const auto found = genders_.find(entity);
    return found == genders_.end() ? Gender::unknown : found->second;
}

void ReferenceResolver::note_genders() {
    for (const EntityMention& mention : board_.found.mentions) {
        if (mention.entities.size() != 1 || !is_person_entity(mention.entities.front())) {
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

bool ReferenceResolver::is_plural(std::uint32_t mention) const {
    return board_.details[mention].is_plural || board_.found.mentions[mention].entities.size() > 1;
}

void ReferenceResolver::add_pronoun(TokenIndex token, std::vector<std::uint32_t> entities, bool plural) {
    if (entities.empty()) {
        return;
    }
    MentionDetail detail;
    detail.is_plural = plural;
    detail.is_person = entities.size() == 1 && is_person_entity(entities.front());
    board_.add_mention(token, token + 1, token, MentionForm::pronoun, std::move(entities), detail);
}

// -- pronouns -------------------------------------------------------------------------------------------------------------------

std::vector<std::uint32_t> ReferenceResolver::person_pronoun(TokenIndex token, Gender gender) {
    const std::uint32_t quote = quote_of_[token];
    const TokenIndex speaker = quote == kNone ? kNoToken : speaker_of_quote(quote);
    const EntityMention* const spoken_by = speaker == kNoToken ? nullptr : board_.mention(speaker);
    return salience_.antecedent(token, kReachOfPronouns, Blockers::none, [&](std::uint32_t number) {
        const EntityMention& mention = board_.found.mentions[number];
        if (!board_.details[number].is_person || is_plural(number) || mention.entities.size() != 1) {
            return false;
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
        return is_plural(number) || salience_.with_conjuncts(head).size() > 1;
    });
}

std::vector<std::uint32_t> ReferenceResolver::thing_pronoun(TokenIndex token) {
    return salience_.antecedent(token, kReachOfPronouns, Blockers::singular, [&](std::uint32_t number) {
        const EntityMention& mention = board_.found.mentions[number];
        if (salience_.with_conjuncts(mention.head).size() > 1) {
            return false; // "Poland and Lithuania" are no "it"
        }
        return !is_plural(number) && mention.entities.size() == 1 && !is_person_entity(mention.entities.front()) &&
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
                    add_pronoun(token, std::move(entities), is_plural(board_.found.mention_at[noun]));
                }
            }
            return;
        }
        at = board_.token(at).head;
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
            add_pronoun(token, person_pronoun(token, female ? Gender::female : Gender::male), false);
        } else if (base.is("plural_pronoun", lower)) {
            add_pronoun(token, plural_pronoun(token), true);
        } else if (base.is("thing_pronoun", lower) && word.deprel != Deprel::expl) {
            add_pronoun(token, thing_pronoun(token), false);
        }
        return;
    }
    if (base.is("two_word", lower) && word.deprel != Deprel::nummod && word.deprel != Deprel::det && word.deprel != Deprel::cc_preconj) {
        resolve_two(token, lower);
        return;
    }
    if (word.upos == Upos::NOUN) {
        resolve_noun(token, to_lower(word.lemma));
    }
}

// -- speakers -------------------------------------------------------------------------------------------------------------------

void ReferenceResolver::find_quotes() {
    const auto count = static_cast<TokenIndex>(board_.syntax.tokens.size());
    quote_of_.assign(count, kNone);
    TokenIndex open = kNoToken;
    for (TokenIndex token = 0; token < count; ++token) {
        const std::string_view mark = board_.words(token);
        const bool opens = mark == "“" || mark == "``";
        const bool closes = mark == "”" || mark == "''";
        const bool either = mark == "\"";
        if (open == kNoToken && (opens || either)) {
            open = token;
        } else if (open != kNoToken && (closes || either || (opens && token > open))) {
            for (TokenIndex inside = open; inside <= token; ++inside) {
                quote_of_[inside] = static_cast<std::uint32_t>(quotes_.size());
            }
            quotes_.emplace_back(open, token);
            open = opens ? token : kNoToken;
        }
        // A quotation left open over several paragraphs ends somewhere unknown.
        if (open != kNoToken && token - open > 400) {
            open = kNoToken;
        }
    }
}

TokenIndex ReferenceResolver::speaker_in_sentence(std::uint32_t number, std::uint32_t quote) const {
    const Sentence& sentence = board_.syntax.sentences[number];
    TokenIndex speaker = kNoToken;
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
        const bool is_said = board_.token(token).upos == Upos::VERB && quote_of_[token] == kNone && board_.knowledge.is("reporting_verb", to_lower(board_.token(token).lemma));
        if (!is_said) {
            continue;
        }
        const TokenIndex subject = board_.tree.child(board_.syntax, token, Deprel::nsubj);
        if (subject != kNoToken && quote_of_[subject] == kNone) {
            if (speaker != kNoToken && quote == kNone) {
                return kNoToken;
            }
            speaker = subject;
        }
    }
    return speaker;
}

// The subject of a verb of saying.
bool ReferenceResolver::is_speaking(TokenIndex head) const {
    const Token& word = board_.token(head);
    return word.deprel == Deprel::nsubj && word.head != kNoToken && board_.knowledge.is("reporting_verb", to_lower(board_.token(word.head).lemma));
}

TokenIndex ReferenceResolver::speaker_of_quote(std::uint32_t quote) const {
    const std::uint32_t first = board_.sentence_of[quotes_[quote].first];
    const std::uint32_t last = board_.sentence_of[quotes_[quote].second];
    for (const std::uint32_t sentence : {last, first}) {
        const TokenIndex speaker = speaker_in_sentence(sentence, quote);
        if (speaker != kNoToken) {
            return speaker;
        }
    }
    // A quotation that fills its sentences belongs to who spoke just before it.
    return first > 0 ? speaker_in_sentence(first - 1, kNone) : kNoToken;
}

void ReferenceResolver::resolve_speakers() {
    for (TokenIndex token = 0; token < board_.syntax.tokens.size(); ++token) {
        const Token& word = board_.token(token);
        if ((word.xpos != Xpos::PRP && word.xpos != Xpos::PRP_S) || quote_of_[token] == kNone || board_.mention(token) != nullptr) {
            continue;
        }
        const std::string lower = to_lower(std::string(board_.words(token)));
        const bool is_we = board_.knowledge.is("we_pronoun", lower);
        if (!is_we && !board_.knowledge.is("i_pronoun", lower)) {
            continue;
        }
        const TokenIndex speaker = speaker_of_quote(quote_of_[token]);
        const EntityMention* const mention = speaker == kNoToken ? nullptr : board_.mention(speaker);
        if (mention == nullptr || (mention->entities.size() != 1 && !is_we)) {
            continue;
        }
        std::vector<std::uint32_t> entities = mention->entities;
        if (is_we && entities.size() == 1) {
            // A member of a government says "we" of the state, a fighter of the movement.
            const Entity& who = board_.found.entities[entities.front()];
            if (is_person_entity(entities.front()) && who.sector == "GOV" && board_.knowledge.state(who.code) != nullptr) {
                entities = {board_.state_entity(std::string(who.code))};
            }
        }
        add_pronoun(token, std::move(entities), is_we);
    }
}

// -- descriptions ---------------------------------------------------------------------------------------------------------------

// The person of the report that a role with a state stands for: "the long-serving Belarusian leader". kNone: none or several.
std::uint32_t ReferenceResolver::person_for_role(std::uint32_t number) const {
    const EntityMention& mention = board_.found.mentions[number];
    const MentionDetail& detail = board_.details[number];
    if (detail.role == kNone || mention.entities.size() != 1) {
        return kNone;
    }
    const Role& role = board_.knowledge.role_list[detail.role];
    const Entity& entity = board_.found.entities[mention.entities.front()];
    if (role.kind != RoleKind::person || entity.kind != EntityKind::role || entity.code.empty()) {
        return kNone;
    }
    const bool any_head = is_head_of_state_role(role.term);
    std::uint32_t chosen = kNone;
    for (std::uint32_t other = 0; other < board_.found.mentions.size(); ++other) {
        const EntityMention& named = board_.found.mentions[other];
        if (named.entities.size() != 1 || board_.found.entities[named.entities.front()].kind != EntityKind::person) {
            continue;
        }
        const std::uint32_t person = named.entities.front();
        if (board_.found.entities[person].code != entity.code) {
            continue;
        }
        const std::string title = board_.details[other].role == kNone ? "" : board_.knowledge.role_list[board_.details[other].role].term;
        bool fits = !title.empty() && (title == role.term || (any_head && (title == "president" || title == "prime minister" || title == "king" || is_head_of_state_role(title))));
        const std::uint32_t match = board_.details[other].match;
        if (!fits && any_head && match != kNone && board_.matches[match].index != kNone && board_.matches[match].is_person) {
            const KnownActor& actor = board_.knowledge.actors[board_.matches[match].index];
            fits = std::any_of(actor.tenures.begin(), actor.tenures.end(), [&](const Tenure& tenure) {
                return (!board_.day || tenure.when.holds(*board_.day)) && (tenure.office == "president" || tenure.office == "prime minister" || tenure.office == "king" ||
                                                                          tenure.office == "leader" || tenure.office == "chancellor" || tenure.office == "supreme leader");
            });
        }
        if (fits) {
            if (chosen != kNone && chosen != person) {
                return kNone;
            }
            chosen = person;
        }
    }
    return chosen;
}

// "its leader", "their forces", "his government": the owner is who the pronoun stands for.
std::vector<std::uint32_t> ReferenceResolver::owned_by_pronoun(std::uint32_t number, const std::vector<std::uint32_t>& owners) {
    const EntityMention& mention = board_.found.mentions[number];
    const Role& role = board_.knowledge.role_list[board_.details[number].role];
    std::vector<std::uint32_t> entities;
    for (const std::uint32_t owner_index : owners) {
        const Entity who = board_.found.entities[owner_index];
        if (who.code.empty()) {
            return {};
        }
        Owner owner;
        owner.code = who.code;
        owner.is_state = who.kind == EntityKind::state || who.sector == "GOV";
        owner.sector = owner.is_state ? "" : who.sector;
        Entity entity = board_.found.entities[mention.entities.front()];
        RoleReading reading;
        entity.sector = sector_of(role, reading, &owner);
        entity.code = who.code;
        entity.key = who.code + ':' + entity.sector + ':' + role.term;
        entities.push_back(board_.intern(std::move(entity)));
    }
    return entities;
}

// The one international force of the report; empty when there is none or there are several.
std::vector<std::uint32_t> ReferenceResolver::sole_peace_force() const {
    std::vector<std::uint32_t> forces;
    for (std::uint32_t index = 0; index < board_.found.entities.size(); ++index) {
        const Entity& entity = board_.found.entities[index];
        const bool is_international = entity.code == "IGO" || entity.code == "UNO" || entity.code == "EUR";
        if (entity.kind == EntityKind::organisation && is_international && entity.sector == "MIL") {
            forces.push_back(index);
        }
    }
    return forces.size() == 1 ? forces : std::vector<std::uint32_t>{};
}

void ReferenceResolver::resolve_role(std::uint32_t number) {
    MentionDetail detail = board_.details[number];
    for (TokenIndex token = board_.found.mentions[number].first; token < board_.found.mentions[number].head; ++token) {
        detail.is_definite = detail.is_definite || board_.words(token) == "both" || board_.words(token) == "Both";
    }
    if (detail.role == kNone || board_.found.mentions[number].form != MentionForm::description) {
        return;
    }
    const TokenIndex head = board_.found.mentions[number].head;
    const Role& role = board_.knowledge.role_list[detail.role];
    if (detail.needs_owner) {
        // "its forces", "the country's opposition": the pronoun or description before it owns it.
        TokenIndex owner = board_.tree.child(board_.syntax, head, Deprel::nmod_poss);
        for (TokenIndex token = board_.found.mentions[number].first; token < head; ++token) {
            owner = board_.token(token).xpos == Xpos::PRP_S ? token : owner;
        }
        const EntityMention* const owning = owner != kNoToken && owner < head ? board_.mention(owner) : nullptr;
        if (owning != nullptr) {
            std::vector<std::uint32_t> owned = owned_by_pronoun(number, std::vector<std::uint32_t>(owning->entities));
            if (!owned.empty()) {
                set_entities(number, std::move(owned));
                board_.details[number].needs_owner = false;
            }
        }
    }
    if (board_.details[number].needs_owner && detail.is_plural && detail.is_definite && role.kind == RoleKind::person) {
        std::vector<std::uint32_t> pair = group_of_two(head, last_word_of(role.term)); // "the two presidents"
        if (!pair.empty()) {
            set_entities(number, std::move(pair));
            board_.details[number].needs_owner = false;
            return;
        }
    }
    if (const std::uint32_t person = person_for_role(number); person != kNone && detail.is_definite && !detail.is_plural) {
        set_entities(number, {person});
        return;
    }
    if (board_.details[number].needs_owner && board_.knowledge.is("peace_role", role.term)) {
        // "peacekeepers": of the one force that the report names
        std::vector<std::uint32_t> owned = owned_by_pronoun(number, sole_peace_force());
        if (!owned.empty()) {
            set_entities(number, std::move(owned));
            board_.details[number].needs_owner = false;
            return;
        }
    }
    if (!board_.details[number].needs_owner || !detail.is_definite) {
        return;
    }
    // "the spokesman", "the ministry", "the rebels": the last ones of that kind.
    const std::string kind = last_word_of(role.term);
    std::vector<std::uint32_t> chosen;
    const std::uint32_t sentence = board_.sentence_of[head];
    bool is_open = false;
    for (TokenIndex token = head; token-- > 0 && sentence - board_.sentence_of[token] <= kReachOfDescriptions;) {
        const std::uint32_t other = board_.found.mention_at[token];
        if (other == Entities::kNoMention || other == number || board_.details[other].role == kNone || board_.found.mentions[other].form == MentionForm::pronoun) {
            continue;
        }
        const std::string other_kind = last_word_of(board_.knowledge.role_list[board_.details[other].role].term);
        const bool same_number = board_.details[other].is_plural == detail.is_plural || role.kind != RoleKind::person;
        const std::vector<std::uint32_t>& entities = board_.found.mentions[other].entities;
        if (other_kind != kind || !same_number || board_.found.entities[entities.front()].code.empty()) {
            continue;
        }
        if (chosen.empty()) {
            chosen = entities;
        } else if (entities != chosen && board_.sentence_of[token] + 1 >= sentence) {
            is_open = true; // two near ones
        }
    }
    if (!chosen.empty() && !is_open) {
        set_entities(number, std::move(chosen));
        board_.details[number].needs_owner = false;
        return;
    }
    // "the government", "the army": of the state that is spoken of.
    const bool is_organ = (role.kind == RoleKind::body && (role.sector == "GOV" || role.sector == "LEG")) || role.term == "army" || role.term == "military";
    if (is_organ && role.term.find("ministry") == std::string::npos) {
        const std::vector<std::uint32_t> state = state_meant(head);
        if (state.size() == 1) {
            std::vector<std::uint32_t> owned = owned_by_pronoun(number, state);
            if (!owned.empty()) {
                set_entities(number, std::move(owned));
                board_.details[number].needs_owner = false;
            }
        }
    }
}

// All persons of the report up to here that hold this title, when they are two: "the two presidents".
std::vector<std::uint32_t> ReferenceResolver::two_of_title(TokenIndex token, const std::string& lemma) const {
    std::vector<std::uint32_t> group;
    for (TokenIndex at = 0; at < token; ++at) {
        const std::uint32_t number = board_.found.mention_at[at];
        if (number == Entities::kNoMention || board_.found.mentions[number].entities.size() != 1 || board_.details[number].role == kNone) {
            continue;
        }
        const std::uint32_t entity = board_.found.mentions[number].entities.front();
        const std::string& title = board_.knowledge.role_list[board_.details[number].role].term;
        const bool fits = last_word_of(title) == lemma || (lemma == "leader" && (title == "president" || title == "prime minister" || is_head_of_state_role(title)));
        if (fits && board_.found.entities[entity].kind == EntityKind::person && !board_.found.entities[entity].code.empty() &&
            std::find(group.begin(), group.end(), entity) == group.end()) {
            group.push_back(entity);
        }
    }
    return group.size() == 2 ? group : std::vector<std::uint32_t>{};
}

// "both countries", "the two leaders", "the sides": exactly two, named near.
std::vector<std::uint32_t> ReferenceResolver::group_of_two(TokenIndex token, const std::string& lemma) {
    const bool wants_persons = lemma == "leader" || lemma == "president" || lemma == "minister" || lemma == "official" || lemma == "general";
    const bool wants_states = lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "neighbor" || lemma == "neighbour" || lemma == "capital" || lemma == "government";
    const std::uint32_t sentence = board_.sentence_of[token];
    const bool wants_bands = board_.knowledge.is("band_noun", lemma);
    const auto fits = [&](std::uint32_t entity) {
        const Entity& one = board_.found.entities[entity];
        if (one.code.empty()) {
            return false;
        }
        if (wants_bands) { // "the two factions": no state is one
            return one.kind == EntityKind::organisation && one.sector != "GOV" && one.sector != "JRN";
        }
        if (wants_persons) {
            return one.kind == EntityKind::person && (lemma == "official" || lemma == "general" || one.sector == "GOV" || one.sector == "REB" || one.sector == "PRE");
        }
        if (wants_states) {
            return one.kind == EntityKind::state;
        }
        return one.kind == EntityKind::state || one.kind == EntityKind::organisation || one.kind == EntityKind::person;
    };
    std::vector<std::uint32_t> group;
    for (std::uint32_t back = 0; back <= 3 && back <= sentence; ++back) {
        const Sentence& where = board_.syntax.sentences[sentence - back];
        for (TokenIndex at = std::min(where.last, token); at-- > where.first;) {
            const EntityMention* const mention = board_.mention(at);
            const bool is_in_hyphen = mention != nullptr && board_.details[board_.found.mention_at[at]].match != kNone &&
                                      board_.matches[board_.details[board_.found.mention_at[at]].match].in_hyphen;
            if (mention == nullptr || is_in_hyphen) { // the state of "U.S.-brokered" is no side
                continue;
            }
            // A pair that the text joins itself is the best answer.
            std::vector<std::uint32_t> joined;
            if (mention->form != MentionForm::adjective) {
                for (const std::uint32_t entity : salience_.with_conjuncts(at)) {
                    if (fits(entity) && std::find(joined.begin(), joined.end(), entity) == joined.end()) {
                        joined.push_back(entity);
                    }
                }
            }
            if (joined.size() == 2 && (wants_states || wants_persons || group.size() < 2)) {
                return joined;
            }
            for (const std::uint32_t entity : mention->entities) {
                if (fits(entity) && std::find(group.begin(), group.end(), entity) == group.end()) {
                    group.push_back(entity);
                }
            }
        }
        if (group.size() == 2) {
            return group;
        }
        if (group.size() > 2) {
            break;
        }
    }
    return wants_persons ? two_of_title(token, lemma) : std::vector<std::uint32_t>{};
}

// "The two were hurt", "both agreed": the pair counted before, else the two persons or sides named last.
void ReferenceResolver::resolve_two(TokenIndex token, const std::string& word) {
    bool is_definite = word == "both";
    for (const TokenIndex child : board_.tree.children(token)) {
        const std::string lower = to_lower(std::string(board_.words(child)));
        is_definite = is_definite || lower == "the" || lower == "these";
        if (board_.token(child).deprel == Deprel::nmod) {
            return; // "both of the bridges"
        }
    }
    if (!is_definite) {
        return;
    }
    std::vector<std::uint32_t> entities;
    const std::uint32_t sentence = board_.sentence_of[token];
    for (TokenIndex at = token; entities.empty() && at-- > 0 && sentence - board_.sentence_of[at] <= kReachOfPronouns;) {
        const EntityMention* const mention = board_.mention(at);
        if (mention != nullptr && is_plural(board_.found.mention_at[at]) && to_lower(std::string(board_.words(mention->first))) == "two") {
            entities = mention->entities;
        }
    }
    if (entities.empty()) {
        entities = group_of_two(token, "official"); // two persons
    }
    if (entities.empty()) {
        entities = group_of_two(token, "side");
    }
    add_pronoun(token, std::move(entities), true);
}

// The state that the text speaks of here; who governs it counts for it.
std::vector<std::uint32_t> ReferenceResolver::state_meant(TokenIndex token) {
    return salience_.antecedent_by(token, 3, Blockers::none, [&](std::uint32_t number) -> std::vector<std::uint32_t> {
        const std::vector<std::uint32_t>& who = board_.found.mentions[number].entities;
        if (who.size() != 1) {
            return {};
        }
        const Entity& entity = board_.found.entities[who.front()];
        if (entity.kind == EntityKind::state) {
            return who;
        }
        if (!board_.ruling.empty() && entity.code != board_.ruling && is_speaking(board_.found.mentions[number].head)) {
            return {}; // a visitor who speaks of "the government" means that of the state that the report is about
        }
        const bool governs = (entity.kind == EntityKind::person || entity.kind == EntityKind::organisation || entity.kind == EntityKind::role) && entity.sector == "GOV";
        return governs && board_.knowledge.state(entity.code) != nullptr ? std::vector<std::uint32_t>{board_.state_entity(std::string(entity.code))}
                                                                         : std::vector<std::uint32_t>{};
    });
}

// "the country", "the alliance", "the group", "the agency", "both sides".
void ReferenceResolver::resolve_noun(TokenIndex token, const std::string& lemma) {
    const KnowledgeBase& base = board_.knowledge;
    const Token& word = board_.token(token);
    const bool plural = word.xpos == Xpos::NNS;
    bool is_definite = false;
    bool is_two = false;
    bool is_other = false; // "the ally nation": not the one that the clause is about
    TokenIndex possessor = kNoToken;
    bool has_name = false;
    for (const TokenIndex child : board_.tree.children(token)) {
        const std::string lower = to_lower(std::string(board_.words(child)));
        is_definite = is_definite || lower == "the" || lower == "this" || lower == "these";
        is_two = is_two || lower == "two" || lower == "both";
        is_other = is_other || base.is("other_state_word", lower);
        if (board_.token(child).xpos == Xpos::PRP_S) {
            possessor = child;
        }
        has_name = has_name || (child < token && board_.match_at[child] != kNone) || board_.token(child).deprel == Deprel::nmod_poss;
    }
    TokenIndex first = board_.tree.leftmost(token) <= token && board_.tree.leftmost(token) + 6 > token ? board_.tree.leftmost(token) : token;
    while (first < token && (board_.token(first).upos == Upos::ADP || board_.token(first).upos == Upos::PUNCT || board_.token(first).upos == Upos::SCONJ || board_.token(first).upos == Upos::CCONJ)) {
        ++first;
    }
    MentionDetail detail;
    detail.is_plural = plural;
    detail.is_definite = true;
    if (plural) {
        if (base.is("side_noun", lemma) && (is_two || is_definite) && !has_name) {
            board_.add_mention(first, token + 1, token, MentionForm::description, group_of_two(token, lemma), detail);
        }
        return;
    }
    std::vector<std::uint32_t> entities;
    if (base.is("state_noun", lemma) && possessor != kNoToken) {
        // "his country" is his state; "its neighbour" is another one
        const EntityMention* const owner = board_.mention(possessor);
        const bool own = lemma == "country" || lemma == "nation" || lemma == "homeland" || lemma == "motherland";
        if (own && owner != nullptr && owner->entities.size() == 1 && board_.knowledge.state(board_.found.entities[owner->entities.front()].code) != nullptr) {
            entities = {board_.state_entity(std::string(board_.found.entities[owner->entities.front()].code))};
        }
    } else if (!is_definite || has_name || word.deprel == Deprel::compound) {
        return;
    } else if (base.is("state_noun", lemma) && lemma != "state" && !is_other) {
        entities = state_meant(token);
    } else if (base.is("alliance_noun", lemma) || base.is("group_noun", lemma) || base.is("outlet_noun", lemma)) {
        const auto is_named_so = [&](std::uint32_t number) {
            const std::vector<std::uint32_t>& who = board_.found.mentions[number].entities;
            const std::uint32_t match = board_.details[number].match;
            if (who.size() != 1 || match == kNone || board_.matches[match].is_person) {
                return false;
            }
            const Entity& entity = board_.found.entities[who.front()];
            if (entity.kind != EntityKind::organisation && entity.kind != EntityKind::outlet) {
                return false;
            }
            if (board_.matches[match].use == TermUse::actor && board_.matches[match].index != kNone) {
                const std::vector<std::string>& classes = base.actors[board_.matches[match].index].classes;
                return std::find(classes.begin(), classes.end(), lemma) != classes.end();
            }
            const std::string name = folded_text(entity.name);
            return name.find(lemma) != std::string::npos || base.is("group_noun", lemma); // an unknown organisation
        };
        entities = salience_.antecedent(token, kReachOfDescriptions, Blockers::none, is_named_so);
        if (entities.empty()) { // far back, but only one of that kind in the report
            for (std::uint32_t number = 0; number < board_.found.mentions.size(); ++number) {
                if (board_.found.mentions[number].head < token && is_named_so(number)) {
                    if (!entities.empty() && entities != board_.found.mentions[number].entities) {
                        entities.clear();
                        break;
                    }
                    entities = board_.found.mentions[number].entities;
                }
            }
        }
    }
    board_.add_mention(first, token + 1, token, MentionForm::description, std::move(entities), detail);
}

void ReferenceResolver::resolve() {
    find_quotes();
    note_genders();
    for (TokenIndex token = 0; token < board_.syntax.tokens.size(); ++token) {
        const std::uint32_t number = board_.found.mention_at[token];
        if (number != Entities::kNoMention) {
            resolve_role(number);
        } else {
            resolve_token(token);
        }
    }
    resolve_speakers();
}

} // namespace

void resolve_references(Board& board) { ReferenceResolver(board).resolve(); }

} // namespace vedette::entities
