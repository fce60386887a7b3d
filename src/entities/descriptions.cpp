#include "entities/descriptions.hpp"

#include "entities/quoted_speech.hpp"
#include "entities/role_reading.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vedette::entities {

namespace {

using Blockers = Salience::Blockers;

constexpr std::uint32_t kReachOfDescriptions = 5; // sentences back

bool is_head_of_state_role(const std::string& term) {
    static const char* const kTerms[] = {"leader", "ruler", "strongman", "dictator", "autocrat", "national leader", "long-serving leader", "long-time leader",
                                         "longtime leader", "authoritarian leader", "veteran leader", "head of state", "statesman"};
    return std::any_of(std::begin(kTerms), std::end(kTerms), [&](const char* known) { return term == known; });
}

std::string last_word_of(const std::string& term) {
    const std::size_t space = term.rfind(' ');
    return space == std::string::npos ? term : term.substr(space + 1);
}

} // namespace

// The person of the report that a role with a state stands for: "the long-serving Belarusian leader". kNone: none or several.
std::uint32_t Descriptions::person_for_role(std::uint32_t number) const {
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
std::vector<std::uint32_t> Descriptions::owned_by_pronoun(std::uint32_t number, const std::vector<std::uint32_t>& owners) {
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

bool Descriptions::is_joint(std::uint32_t number) const {
    const EntityMention& mention = board_.found.mentions[number];
    for (TokenIndex token = mention.first; token < mention.last; ++token) {
        if (to_lower(std::string(board_.words(token))) == "joint") {
            return true;
        }
    }
    return false;
}

// "Norland and Sudland form a joint force": the two states joined by the text where it first speaks of a joint force own it from then on.
const std::vector<std::uint32_t>& Descriptions::partners_of_joint_force(TokenIndex head) {
    if (knows_partners_) {
        return joint_partners_;
    }
    knows_partners_ = true;
    const Sentence& sentence = board_.syntax.sentences[board_.sentence_of[head]];
    for (TokenIndex token = sentence.first; token < head; ++token) {
        const EntityMention* const mention = board_.mention(token);
        if (mention == nullptr || mention->form == MentionForm::adjective) {
            continue;
        }
        std::vector<std::uint32_t> pair = salience_.with_conjuncts(token);
        const bool are_states = pair.size() == 2 && pair.front() != pair.back() && std::all_of(pair.begin(), pair.end(), [&](std::uint32_t one) { return board_.found.entities[one].kind == EntityKind::state; });
        if (are_states) {
            joint_partners_ = std::move(pair);
            break;
        }
    }
    return joint_partners_;
}

// The one international force of the report; empty when there is none or there are several.
std::vector<std::uint32_t> Descriptions::sole_peace_force() const {
    std::vector<std::uint32_t> forces;
    for (std::uint32_t index = 0; index < board_.found.entities.size(); ++index) {
        const Entity& entity = board_.found.entities[index];
        const bool is_international = is_code_of_body(entity.code);
        if (entity.kind == EntityKind::organisation && is_international && entity.sector == "MIL") {
            forces.push_back(index);
        }
    }
    return forces.size() == 1 ? forces : std::vector<std::uint32_t>{};
}

void Descriptions::resolve_role(std::uint32_t number) {
    MentionDetail detail = board_.details[number];
    for (TokenIndex token = board_.found.mentions[number].first; token < board_.found.mentions[number].head; ++token) {
        detail.is_definite = detail.is_definite || board_.words(token) == "both" || board_.words(token) == "Both";
    }
    if (detail.role == kNone || board_.found.mentions[number].form != MentionForm::description) {
        return;
    }
    const TokenIndex head = board_.found.mentions[number].head;
    const Role& role = board_.knowledge.role_list[detail.role];
    if (detail.needs_owner && role.owner != RoleOwner::none) { // "his counterpart" is of another state
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
    if (board_.details[number].needs_owner && detail.is_plural && detail.is_definite && board_.knowledge.is("band_noun", last_word_of(role.term))) {
        std::vector<std::uint32_t> bands = two_armed_bands(); // "the two parties"
        if (!bands.empty()) {
            set_entities(number, std::move(bands));
            board_.details[number].needs_owner = false;
            return;
        }
    }
    if (board_.details[number].needs_owner && role.sector == "MIL" && is_joint(number)) {
        std::vector<std::uint32_t> owned = owned_by_pronoun(number, partners_of_joint_force(head));
        if (owned.size() == 2) {
            set_entities(number, std::move(owned));
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
std::vector<std::uint32_t> Descriptions::two_of_title(TokenIndex token, const std::string& lemma) const {
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

// "The rival groups", "the two factions", far from their names: the two armed movements of the report, when it names exactly two.
std::vector<std::uint32_t> Descriptions::two_armed_bands() const {
    std::vector<std::uint32_t> bands;
    for (const EntityMention& mention : board_.found.mentions) {
        if (mention.form != MentionForm::name || mention.entities.size() != 1) {
            continue;
        }
        const std::uint32_t index = mention.entities.front();
        const Entity& entity = board_.found.entities[index];
        const bool is_band = entity.kind == EntityKind::organisation && !entity.code.empty() && (entity.sector == "REB" || entity.sector == "UAF" || entity.sector == "PRM");
        if (is_band && std::find(bands.begin(), bands.end(), index) == bands.end()) {
            bands.push_back(index);
        }
    }
    return bands.size() == 2 ? bands : std::vector<std::uint32_t>{};
}

// "both countries", "the two leaders", "the sides": exactly two, named near.
// "The two sides", where one state's minister speaks and the other's soldiers were named before: whoever governs or fights for a state
// stands for it. The nearest sentences that name two states and no third; empty: one state, or three, or rebels among them.
std::vector<std::uint32_t> Descriptions::two_states_at_odds(TokenIndex token) {
    const std::uint32_t sentence = board_.sentence_of[token];
    std::vector<std::string> codes;
    for (std::uint32_t back = 0; back <= 3 && back <= sentence && codes.size() < 2; ++back) {
        const Sentence& where = board_.syntax.sentences[sentence - back];
        for (TokenIndex at = where.first; at < std::min(where.last, token); ++at) {
            const EntityMention* const mention = board_.mention(at);
            if (mention == nullptr || mention->form == MentionForm::adjective) {
                continue;
            }
            for (const std::uint32_t entity : mention->entities) {
                const Entity& one = board_.found.entities[entity];
                const bool is_state = one.kind == EntityKind::state;
                if (one.sector == "REB" || one.sector == "OPP") {
                    return {}; // a war inside a state: the other states named are neighbours and mediators
                }
                const bool serves = one.kind != EntityKind::state && (one.sector == "GOV" || one.sector == "MIL") && board_.knowledge.state(one.code) != nullptr;
                if ((is_state || serves) && std::find(codes.begin(), codes.end(), one.code) == codes.end()) {
                    codes.emplace_back(one.code);
                }
            }
        }
    }
    if (codes.size() != 2) {
        return {};
    }
    return {board_.state_entity(codes[0]), board_.state_entity(codes[1])};
}

std::vector<std::uint32_t> Descriptions::group_of_two(TokenIndex token, const std::string& lemma) {
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
    if (!wants_bands && !wants_persons && !wants_states) {
        if (std::vector<std::uint32_t> states = two_states_at_odds(token); !states.empty()) {
            return states;
        }
    }
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
    if (wants_bands) {
        return two_armed_bands();
    }
    return wants_persons ? two_of_title(token, lemma) : std::vector<std::uint32_t>{};
}

// "The two were hurt", "both agreed": the pair counted before, else the two persons or sides named last.
void Descriptions::resolve_two(TokenIndex token, const std::string& word) {
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
        if (mention != nullptr && board_.is_plural(board_.found.mention_at[at]) && to_lower(std::string(board_.words(mention->first))) == "two") {
            entities = mention->entities;
        }
    }
    if (entities.empty()) {
        entities = group_of_two(token, "official"); // two persons
    }
    if (entities.empty()) {
        entities = group_of_two(token, "side");
    }
    board_.add_pronoun(token, std::move(entities), true);
}

// "His crackdown on the country's opposition", "its grip on the country": what a ruler has hold of is his own state. kNone: nobody.
std::uint32_t Descriptions::state_of_doer(TokenIndex token) {
    constexpr int kMaxSteps = 3;
    TokenIndex at = token;
    for (int steps = 0; steps < kMaxSteps && board_.token(at).head != kNoToken; ++steps) {
        const Deprel relation = board_.token(at).deprel;
        if (relation != Deprel::nmod && relation != Deprel::nmod_poss) {
            return kNone;
        }
        at = board_.token(at).head;
        const TokenIndex owner = board_.tree.child(board_.syntax, at, Deprel::nmod_poss);
        const EntityMention* const mention = owner == kNoToken || owner >= token ? nullptr : board_.mention(owner);
        if (mention == nullptr || mention->entities.size() != 1) {
            continue;
        }
        const Entity& who = board_.found.entities[mention->entities.front()];
        const bool rules = board_.is_person_entity(mention->entities.front()) && who.sector == "GOV" && board_.knowledge.state(who.code) != nullptr;
        return rules ? board_.state_entity(std::string(who.code)) : kNone;
    }
    return kNone;
}

// The state that the text speaks of here; who governs it counts for it.
std::vector<std::uint32_t> Descriptions::state_meant(TokenIndex token) {
    if (const std::uint32_t own = state_of_doer(token); own != kNone) {
        return {own};
    }
    return salience_.antecedent_by(token, 3, Blockers::none, [&](std::uint32_t number) -> std::vector<std::uint32_t> {
        const std::vector<std::uint32_t>& who = board_.found.mentions[number].entities;
        if (who.size() != 1) {
            return {};
        }
        const Entity& entity = board_.found.entities[who.front()];
        if (entity.kind == EntityKind::state) {
            return who;
        }
        if (!board_.ruling.empty() && entity.code != board_.ruling && is_speaking(board_, board_.found.mentions[number].head)) {
            return {}; // a visitor who speaks of "the government" means that of the state that the report is about
        }
        const bool governs = (entity.kind == EntityKind::person || entity.kind == EntityKind::organisation || entity.kind == EntityKind::role) && entity.sector == "GOV";
        return governs && board_.knowledge.state(entity.code) != nullptr ? std::vector<std::uint32_t>{board_.state_entity(std::string(entity.code))}
                                                                         : std::vector<std::uint32_t>{};
    });
}

// "the country", "the alliance", "the group", "the agency", "both sides".
void Descriptions::resolve_noun(TokenIndex token, const std::string& lemma) {
    const KnowledgeBase& base = board_.knowledge;
    const Token& word = board_.token(token);
    const bool plural = word.xpos == Xpos::NNS;
    bool is_definite = false;
    bool is_two = false;
    bool is_each = false;  // "each side": said of both
    bool is_other = false; // "the ally nation": not the one that the clause is about
    TokenIndex possessor = kNoToken;
    bool has_name = false;
    for (const TokenIndex child : board_.tree.children(token)) {
        const std::string lower = to_lower(std::string(board_.words(child)));
        is_definite = is_definite || lower == "the" || lower == "this" || lower == "these";
        is_each = is_each || lower == "each" || lower == "either" || lower == "neither";
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
    if (!plural && is_each && lemma == "side") {
        board_.add_mention(first, token + 1, token, MentionForm::description, group_of_two(token, lemma), detail);
        return;
    }
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

} // namespace vedette::entities
