#pragma once
// The work in progress on one report, handed from step to step inside EntityFinder: words, matches, entities and mentions so far.

#include "entities/entity_finder.hpp"
#include "entities/knowledge_base.hpp"
#include "records/entities.hpp"
#include "records/report.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vedette::entities {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// A name, adjective or place found in the text, before it is known whether it becomes a mention. It may give its state and sector to
// the words that it modifies even when it is no actor itself ("Kyiv police").
struct NameMatch {
    TokenIndex first = 0;
    TokenIndex last = 0; // one past
    TokenIndex head = kNoToken;
    TermUse use = TermUse::actor;
    std::string code;
    std::string sector;
    std::uint32_t entity = kNone; // into Board::found.entities
    std::uint32_t index = kNone;  // into the list of the knowledge base that `use` tells; kNone: not in it
    bool is_plural = false;
    bool is_person = false;
    bool in_hyphen = false; // a part of a token or of a hyphenated word: "Moscow-backed"
    bool is_place = false;  // a capital in a place phrase
};

// What the steps know beside each mention (same index as Entities::mentions).
struct MentionDetail {
    bool is_plural = false;
    bool is_person = false;       // could be "he" or "she"
    std::uint32_t role = kNone;   // into KnowledgeBase::role_list
    std::uint32_t match = kNone;  // into Board::matches
    bool is_definite = false;
    bool needs_owner = false;     // a definite role whose state the phrase leaves open
};

// A role phrase found by its words, before its owner is read off the tree.
struct RoleMatch {
    TokenIndex first = 0;
    TokenIndex last = 0; // one past
    TokenIndex head = kNoToken;
    std::uint32_t role = kNone;
    bool is_plural = false;
    bool is_title = false;         // stands before a name and belongs to it
    std::uint32_t mention = kNone; // set once it became one
};

class Board {
public:
    Board(const KnowledgeBase& knowledge, const Report& report, const Syntax& syntax, const TreeIndex& tree);

    const KnowledgeBase& knowledge;
    const Report& report;
    const Syntax& syntax;
    const TreeIndex& tree;
    std::optional<Day> day;
    std::vector<ReferenceSearch>* searches = nullptr; // null: nobody watches

    std::vector<Atom> atoms;
    std::vector<std::uint32_t> first_atom; // token -> its first atom; size tokens + 1
    std::vector<std::uint32_t> sentence_of; // token -> sentence
    std::vector<Name> names;                // as recognised, each inside one sentence

    std::vector<NameMatch> matches;
    std::vector<std::uint32_t> match_at; // token -> match that covers it
    std::vector<RoleMatch> role_matches;
    std::vector<std::uint32_t> role_at;  // token -> role match that covers it

    std::string ruling; // the state that the report is about; empty: none clearly so
    double ruling_share = 0; // its share of all that names a state, 0..1

    Entities found;
    std::vector<MentionDetail> details;

    [[nodiscard]] const Token& token(TokenIndex index) const { return syntax.tokens[index]; }

    [[nodiscard]] std::string_view words(TokenIndex index) const { return syntax.tokens[index].span.in(report.text); }

    [[nodiscard]] TextSpan span(TokenIndex first, TokenIndex last) const {
        return cover(syntax.tokens[first].span, syntax.tokens[last - 1].span);
    }

    [[nodiscard]] bool same_sentence(TokenIndex left, TokenIndex right) const {
        return left < sentence_of.size() && right < sentence_of.size() && sentence_of[left] == sentence_of[right];
    }

    // The syntactic head of a range: the token whose own head lies outside. The first token when it is one of several.
    [[nodiscard]] TokenIndex head_of(TokenIndex first, TokenIndex last) const;

    // Index of the entity with this key, added when it is new. A known code or sector fills an empty one of the old entity.
    std::uint32_t intern(Entity entity);

    std::uint32_t state_entity(const std::string& code);

    // A known actor at the day of the report.
    std::uint32_t actor_entity(std::uint32_t actor);

    // Adds a mention; one that is headed by a taken token is refused (kNone).
    std::uint32_t add_mention(TokenIndex first, TokenIndex last, TokenIndex head, MentionForm form, std::vector<std::uint32_t> entities,
                              const MentionDetail& detail);

    // Adds a pronoun that stands for these entities; nothing when there are none.
    void add_pronoun(TokenIndex token, std::vector<std::uint32_t> entities, bool plural);

    // A person or somebody known by a role only.
    [[nodiscard]] bool is_person_entity(std::uint32_t entity) const {
        return found.entities[entity].kind == EntityKind::person || found.entities[entity].kind == EntityKind::role;
    }

    // Does it stand for several?
    [[nodiscard]] bool is_plural(std::uint32_t mention) const {
        return details[mention].is_plural || found.mentions[mention].entities.size() > 1;
    }

    [[nodiscard]] const EntityMention* mention(TokenIndex head) const { return found.headed_by(head); }

private:
    void make_atoms();

    std::map<std::string, std::uint32_t> entity_by_key_;
};

// The code and sector of a known actor on `day` (unknown: what all tenures agree on, else the longest one). `sector` is ELI for a
// person after the last term, empty before the first one.
struct Standing {
    std::string code;
    std::string sector;
};
Standing standing_of(const KnownActor& actor, std::optional<Day> day);

// The steps, in order.
void match_names(Board& board);     // names.cpp: gazetteer and recognised names
void match_roles(Board& board);     // roles.cpp: finds role phrases
void read_persons(Board& board);    // persons.cpp: titles, appositions, surnames
void read_names(Board& board);      // names.cpp: matches that are no persons become mentions
void read_roles(Board& board);      // roles.cpp: role phrases become mentions
void find_ruling_state(Board& board);  // setting.cpp: which state the report is about
void resolve_references(Board& board); // coreference.cpp: pronouns and descriptions
void read_setting(Board& board);    // setting.cpp: roles that only the report as a whole gives a state

// Does a capital (or a city that stands for an organisation) stand for the government here?
bool is_metonym(const Board& board, const NameMatch& match);

} // namespace vedette::entities
