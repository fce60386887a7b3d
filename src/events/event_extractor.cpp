#include "events/event_extractor.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "events/background.hpp"
#include "events/detail_linker.hpp"
#include "events/implicit_parties.hpp"
#include "events/party_finder.hpp"
#include "events/rate_events.hpp"
#include "events/status_rules.hpp"
#include "resources/clause_grammar.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace vedette::events {

namespace {

using Slots = std::vector<std::string>;

// Which slots give the recipient when the frame does not say: by type, for verbs and for nouns. Actors are the subject of a verb and
// the possessor, state adjective, by- or (for acts that one does alone or together) of-phrase of a noun.
struct DefaultRoles {
    Slots verb_recipient;
    Slots noun_recipient;
    bool of_is_actor;  // "a meeting of ministers", "the withdrawal of troops"; otherwise "of" is the recipient: "invasion of Poland"
    bool is_mutual;    // "with" and "between" give further actors
};

const DefaultRoles& default_roles(EventType type) {
    static const std::array<DefaultRoles, kEventTypeCount> roles = {{
        /* AGREE */ {{"iobj", "to"}, {"to"}, true, true},
        /* CONSULT */ {{}, {"to"}, true, true},
        /* SUPPORT */ {{"obj", "for", "with"}, {"for", "of", "to"}, false, false},
        /* CONCEDE */ {{"to", "iobj", "obj"}, {"to"}, false, false},
        /* COOPERATE */ {{"to", "iobj"}, {}, true, true},
        /* AID */ {{"iobj", "to", "obj", "for"}, {"to", "for"}, false, false},
        /* RETREAT */ {{}, {}, true, false},
        /* REQUEST */ {{"obj", "iobj", "on", "upon", "to", "from", "of", "with"}, {"to", "on", "from", "for"}, false, false},
        /* ACCUSE */ {{"obj", "against", "at", "on"}, {"against", "of", "at"}, false, false},
        /* REJECT */ {{"obj", "to", "from"}, {"to", "of"}, false, false},
        /* THREATEN */ {{"obj", "against", "to"}, {"against", "to"}, false, false},
        /* PROTEST */ {{"against", "at", "outside"}, {"against", "at", "outside"}, true, false},
        /* SANCTION */ {{"obj", "on", "against", "from", "with", "to"}, {"on", "against", "of", "with"}, false, false},
        /* MOBILIZE */ {{"against"}, {"against"}, true, false},
        /* COERCE */ {{"obj", "on", "against", "from"}, {"of", "on", "against"}, false, false},
        /* ASSAULT */ {{"obj", "on", "against", "at", "into"}, {"on", "against", "of", "at", "into"}, false, false},
    }};
    return roles[static_cast<std::size_t>(type)];
}

bool is_political(const std::vector<Party>& parties) {
    // A company, a clinic or a reporter takes part in politics only through the other party of the act (codebook section 1).
    return std::any_of(parties.begin(), parties.end(), [](const Party& party) {
        const bool is_bystander = party.sector == "BUS" || party.sector == "MED" || party.sector == "JRN";
        return !is_bystander && (!party.code.empty() || !party.sector.empty());
    });
}

bool has_code(const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [](const Party& party) { return !party.code.empty(); });
}

bool is_armed(std::string_view sector) { return sector == "MIL" || sector == "REB" || sector == "UAF" || sector == "PRM"; }

// Mentions of armed parties that make a report one about a conflict; one may be a simile or a former soldier.
constexpr int kMinArmedMentions = 2;

bool tells_of_armed_parties(const Entities& entities) {
    int armed = 0;
    for (const EntityMention& mention : entities.mentions) {
        const Entity& entity = entities.entities[mention.entities.front()];
        armed += is_armed(entity.sector) && mention.form != MentionForm::pronoun ? 1 : 0;
    }
    return armed >= kMinArmedMentions;
}

// Violence among private persons is crime, not politics (codebook section 1).
bool is_private(const std::vector<Party>& parties) {
    return std::all_of(parties.begin(), parties.end(), [](const Party& party) {
        return party.sector.empty() || party.sector == "CVL" || party.sector == "BUS" || party.sector == "CRM" || party.sector == "EDU" ||
               party.sector == "MED" || party.sector == "SOC" || party.sector == "UNK";
    });
}

// A definite noun further away than this many sentences from what it stands for is left open.
constexpr std::uint32_t kMaxBorrowDistance = 8;

// Drills are COOPERATE when joint, MOBILIZE when not; "the drills" may stand for either.
bool is_exercise(EventType type) { return type == EventType::COOPERATE || type == EventType::MOBILIZE; }

// Codes one report. Holds views of the layers; lives for one call.
class ReportCoder {
public:
    ReportCoder(const Lexicon& lexicon, const ConfidenceTable& confidence, const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                const Dates& dates, const Places& places, const Quantities& quantities, CodingObserver* observer)
        : observer_(observer), lexicon_(lexicon), confidence_(confidence), report_(report), syntax_(syntax), grammar_(lexicon.classes, syntax, tree, report.text),
          parties_(lexicon, grammar_, entities, places, quantities), implicit_(lexicon, grammar_, parties_, places), statuses_(lexicon, grammar_), background_(lexicon, grammar_, report, dates), entities_(entities),
          linker_(grammar_, report, dates, places, quantities), is_about_conflict_(tells_of_armed_parties(entities)) {}

    Events code();

private:
    struct Roles {
        std::vector<Party> actors;
        std::vector<Party> recipients;
    };

    [[nodiscard]] std::optional<PredicatePos> candidate_pos(TokenIndex token) const;
    [[nodiscard]] std::string lemma_of(TokenIndex token, PredicatePos pos) const;
    [[nodiscard]] bool fits(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    bool refuse(const Frame& frame, TokenIndex token, Verdict verdict, const SlotCondition* condition = nullptr,
                const std::vector<TokenIndex>& fillers = {}) const;
    [[nodiscard]] std::vector<TokenIndex> slot(const std::string& name, TokenIndex predicate, const Arguments& arguments) const;
    [[nodiscard]] std::vector<TokenIndex> slot_or_object(const std::string& name, TokenIndex predicate, const Arguments& arguments) const;
    [[nodiscard]] Roles roles_of(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] Roles verb_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] Roles noun_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_about_sport(const Sentence& sentence) const;
    void code_sentence(std::uint32_t number, Events& coded);
    [[nodiscard]] bool add_event(const Frame& frame, TokenIndex token, std::uint32_t sentence, const Arguments& arguments);
    void drop_restatements();
    void borrow_parties(Event& event, bool is_definite) const;
    [[nodiscard]] bool is_definite(TokenIndex noun) const;
    void inherit_status(Event& event) const;
    void lend_to_nouns();
    void lend_to_truces();
    void place_victims();
    [[nodiscard]] const Event* violent_verb_above(TokenIndex noun) const;
    [[nodiscard]] bool lemma_is_mutual(const std::string& lemma) const;

    CodingObserver* observer_; // null: nobody watches
    const Lexicon& lexicon_;
    const ConfidenceTable& confidence_;
    const Report& report_;
    const Syntax& syntax_;
    ClauseGrammar grammar_;
    PartyFinder parties_;
    ImplicitParties implicit_;
    StatusRules statuses_;
    BackgroundRules background_;
    const Entities& entities_;
    DetailLinker linker_;
    bool is_about_conflict_; // armed parties act in this report: its violence is political even where the sentence names none
    std::vector<Event> events_;
    std::vector<TokenIndex> supports_;
    std::map<TokenIndex, std::size_t> asked_; // see CodedBy
};

std::optional<PredicatePos> ReportCoder::candidate_pos(TokenIndex token) const {
    switch (grammar_.at(token).upos) {
    case Upos::VERB:
        return PredicatePos::verb;
    case Upos::NOUN:
    case Upos::PROPN: // headlines and titles capitalise common nouns
        return PredicatePos::noun;
    case Upos::ADJ:
        return PredicatePos::adjective;
    default:
        return std::nullopt;
    }
}

std::string ReportCoder::lemma_of(TokenIndex token, PredicatePos pos) const {
    std::string lemma = to_lower(grammar_.at(token).lemma);
    // "build-up", "test-fired": words that a hyphen joins are one predicate when the lexicon has it.
    if (token >= 2 && grammar_.words(token - 1) == "-" && grammar_.at(token - 2).span.end == grammar_.at(token - 1).span.begin &&
        grammar_.at(token - 1).span.end == grammar_.at(token).span.begin) {
        std::string joined = to_lower(grammar_.words(token - 2)) + '-' + lemma;
        if (lexicon_.frames_of(joined, pos) != nullptr) {
            return joined;
        }
    }
    if (pos == PredicatePos::noun) {
        // "war game", "air strike": the compound is the predicate when the lexicon has it.
        for (const TokenIndex index : grammar_.tree().children(token)) {
            if (grammar_.at(index).deprel == Deprel::compound && index + 1 == token) {
                std::string compound = to_lower(grammar_.at(index).lemma) + ' ' + lemma;
                if (lexicon_.frames_of(compound, pos) != nullptr) {
                    return compound;
                }
            }
        }
    }
    return lemma;
}

std::vector<TokenIndex> ReportCoder::slot(const std::string& name, TokenIndex predicate, const Arguments& arguments) const {
    std::vector<TokenIndex> fillers;
    const auto add = [&](TokenIndex token) {
        if (token != kNoToken) {
            fillers.push_back(token);
        }
    };
    if (name == "subj") {
        add(arguments.subject);
    } else if (name == "obj") {
        add(arguments.object);
    } else if (name == "iobj") {
        add(arguments.indirect);
    } else if (name == "head") {
        if (grammar_.at(predicate).deprel == Deprel::amod) {
            add(grammar_.at(predicate).head); // "the visiting minister"
        }
    } else if (name == "poss") {
        add(arguments.possessor);
    } else if (name == "mod") {
        fillers = arguments.modifiers;
    } else if (name == "xcomp") {
        add(arguments.clause_is_open ? arguments.clause : kNoToken);
    } else if (name == "ccomp") {
        add(arguments.clause_is_open ? kNoToken : arguments.clause);
    } else if (name == "clause") {
        add(arguments.clause);
        for (const TokenIndex index : grammar_.tree().children(predicate)) {
            if (grammar_.at(index).deprel == Deprel::advcl || grammar_.at(index).deprel == Deprel::acl) {
                add(index);
            }
        }
    } else if (name == "adv") {
        for (const TokenIndex index : grammar_.tree().children(predicate)) {
            if (grammar_.at(index).deprel == Deprel::advmod) {
                add(index);
            }
        }
    } else if (name == "prt") {
        add(arguments.particle);
    } else {
        for (const Oblique& oblique : arguments.obliques) {
            if (oblique.preposition == name) {
                add(oblique.token);
            }
        }
    }
    return fillers;
}

// "Leased a base to Norland", "has troops near the border": what belongs to a verb may hang on its object.
std::vector<TokenIndex> ReportCoder::slot_or_object(const std::string& name, TokenIndex predicate, const Arguments& arguments) const {
    std::vector<TokenIndex> fillers = slot(name, predicate, arguments);
    if (!fillers.empty() || !grammar_.is_verb(predicate) || arguments.object == kNoToken) {
        return fillers;
    }
    for (const TokenIndex index : grammar_.tree().children(arguments.object)) {
        const Deprel relation = grammar_.at(index).deprel;
        const bool hangs = (relation == Deprel::nmod && grammar_.case_of(index) == name) || (relation == Deprel::nmod_poss && name == "poss") ||
                           ((relation == Deprel::amod || relation == Deprel::compound) && name == "mod");
        if (hangs) {
            fillers.push_back(index);
        }
    }
    return fillers;
}

// Tells the observer, if there is one, why the frame is not the one; always false.
bool ReportCoder::refuse(const Frame& frame, TokenIndex token, Verdict verdict, const SlotCondition* condition,
                         const std::vector<TokenIndex>& fillers) const {
    if (observer_ != nullptr) {
        observer_->on_trial(token, {&frame, verdict, condition, fillers});
    }
    return false;
}

bool ReportCoder::fits(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    if (!frame.particle.empty() &&
        (arguments.particle == kNoToken || to_lower(grammar_.words(arguments.particle)) != frame.particle)) {
        return refuse(frame, token, Verdict::other_particle);
    }
    for (const SlotCondition& condition : frame.conditions) {
        const std::vector<TokenIndex> fillers = slot_or_object(condition.slot, token, arguments);
        if (condition.must_be_empty) {
            const bool filled = condition.allowed.empty()
                                    ? !fillers.empty()
                                    : std::any_of(fillers.begin(), fillers.end(), [&](TokenIndex filler) {
                                          return std::any_of(condition.allowed.begin(), condition.allowed.end(),
                                                             [&](const std::string& allowed) { return parties_.matches(filler, allowed); });
                                      });
            if (filled) {
                return refuse(frame, token, Verdict::slot_filled, &condition, fillers);
            }
            continue;
        }
        const bool matched = std::any_of(fillers.begin(), fillers.end(), [&](TokenIndex filler) {
            return condition.allowed.empty() ||
                   std::any_of(condition.allowed.begin(), condition.allowed.end(),
                               [&](const std::string& allowed) { return parties_.matches(filler, allowed); });
        });
        if (!matched) {
            return refuse(frame, token, fillers.empty() ? Verdict::slot_empty : Verdict::slot_other, &condition, fillers);
        }
    }
    return true;
}

ReportCoder::Roles ReportCoder::verb_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    Roles roles;
    const DefaultRoles& defaults = default_roles(frame.type);
    if (frame.actor_slots.empty()) {
        roles.actors = parties_.parties_at(arguments.subject, Possessors::ignored);
        // Forces that are sent without a sender act themselves: "troops were deployed".
        if (roles.actors.empty() && frame.type == EventType::MOBILIZE) {
            roles.actors = parties_.parties_at(arguments.object, Possessors::ignored);
        }
    }
    for (const std::string& name : frame.actor_slots) {
        for (const TokenIndex filler : slot_or_object(name, token, arguments)) {
            PartyFinder::add(roles.actors, parties_.parties_at(filler, Possessors::ignored));
        }
        if (!roles.actors.empty() && !frame.is_mutual) {
            break;
        }
    }
    const bool mutual = frame.is_mutual || (defaults.is_mutual && frame.recipient_slots.empty());
    if (mutual) {
        for (const char* name : {"with", "between", "among"}) {
            for (const TokenIndex filler : frame.is_mutual ? slot_or_object(name, token, arguments) : slot(name, token, arguments)) {
                PartyFinder::add(roles.actors, parties_.parties_at(filler, Possessors::ignored));
            }
        }
        if (frame.type == EventType::CONSULT && frame.recipient_slots.empty() && !arguments.is_passive) {
            PartyFinder::add(roles.actors, parties_.parties_at(arguments.object, Possessors::ignored));
        }
    }
    if (mutual && frame.recipient_slots.empty() && frame.is_mutual) {
        return roles;
    }
    const Slots& recipient_slots = frame.recipient_slots.empty() ? defaults.verb_recipient : frame.recipient_slots;
    for (const std::string& name : recipient_slots) {
        const bool direct = name == "obj" || name == "iobj";
        const bool follow = direct && (frame.type == EventType::SUPPORT || frame.type == EventType::REJECT || frame.type == EventType::ACCUSE ||
                                       frame.type == EventType::ASSAULT || frame.type == EventType::COERCE);
        for (const TokenIndex filler : frame.recipient_slots.empty() ? slot(name, token, arguments) : slot_or_object(name, token, arguments)) {
            std::vector<Party> found = parties_.parties_at(filler, Possessors::ignored);
            if (found.empty() && follow) {
                found = parties_.parties_at(filler, Possessors::followed);
            }
            PartyFinder::add(roles.recipients, found);
        }
        if (!roles.recipients.empty()) {
            break;
        }
    }
    // Who is attacked, seized or accused may be named by words alone.
    const bool has_target = frame.type == EventType::ASSAULT || frame.type == EventType::COERCE || frame.type == EventType::ACCUSE;
    const bool open_object = std::none_of(frame.conditions.begin(), frame.conditions.end(), [](const SlotCondition& condition) {
        return condition.slot == "obj" && !condition.allowed.empty() && condition.allowed.front() != "@people" && condition.allowed.front() != "@territory";
    });
    if (roles.recipients.empty() && has_target && open_object && frame.recipient_slots.empty()) {
        roles.recipients = parties_.party_in_words(arguments.object);
    }
    if (roles.actors.empty() && frame.actor_slots.empty()) {
        roles.actors = parties_.party_in_words(arguments.subject);
    }
    return roles;
}

ReportCoder::Roles ReportCoder::noun_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    Roles roles;
    const DefaultRoles& defaults = default_roles(frame.type);
    const auto add_actors = [&](const std::string& name) {
        for (const TokenIndex filler : slot(name, token, arguments)) {
            PartyFinder::add(roles.actors, parties_.parties_at(filler, Possessors::ignored));
        }
    };
    const bool mutual = frame.is_mutual || (defaults.is_mutual && frame.recipient_slots.empty());
    if (frame.actor_slots.empty()) {
        for (const char* name : {"by", "poss", "mod", "subj"}) {
            add_actors(name);
            if (!roles.actors.empty() && !mutual) {
                break;
            }
        }
        if (defaults.of_is_actor && (roles.actors.empty() || mutual)) {
            add_actors("of");
        }
        if (mutual) {
            for (const char* name : {"between", "with", "among"}) {
                add_actors(name);
            }
            // "drills involving Norland and Sudland": states take part, "200,000 troops" are its size.
            for (const TokenIndex filler : slot("involving", token, arguments)) {
                std::vector<Party> involved = parties_.parties_at(filler, Possessors::ignored);
                std::erase_if(involved, [](const Party& party) { return party.code.empty(); });
                PartyFinder::add(roles.actors, involved);
            }
        }
        if (roles.actors.empty()) {
            add_actors("from");
        }
    } else {
        for (const std::string& name : frame.actor_slots) {
            add_actors(name);
            if (!roles.actors.empty() && !mutual) {
                break;
            }
        }
        if (mutual) {
            for (const char* name : {"between", "with", "among"}) {
                add_actors(name);
            }
        }
    }
    // "The destruction of the bridge by Norwegian troops": the parser hangs the doer on the bridge.
    if (roles.actors.empty()) {
        for (const TokenIndex thing : slot("of", token, arguments)) {
            for (const TokenIndex below : grammar_.tree().children(thing)) {
                if (grammar_.at(below).deprel == Deprel::nmod && grammar_.case_of(below) == "by") {
                    PartyFinder::add(roles.actors, parties_.parties_at(below, Possessors::ignored));
                }
            }
        }
    }
    if (frame.is_mutual) {
        return roles;
    }
    const Slots& recipient_slots = frame.recipient_slots.empty() ? defaults.noun_recipient : frame.recipient_slots;
    for (const std::string& name : recipient_slots) {
        for (const TokenIndex filler : slot(name, token, arguments)) {
            std::vector<Party> found = parties_.parties_at(filler, Possessors::ignored);
            if (found.empty() && (frame.type == EventType::ASSAULT || frame.type == EventType::COERCE || frame.type == EventType::SUPPORT)) {
                found = parties_.parties_at(filler, Possessors::followed);
            }
            PartyFinder::add(roles.recipients, found);
        }
        if (!roles.recipients.empty()) {
            break;
        }
    }
    return roles;
}

ReportCoder::Roles ReportCoder::roles_of(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    Roles roles = frame.pos == PredicatePos::verb ? verb_roles(frame, token, arguments) : noun_roles(frame, token, arguments);
    // Nobody does something to himself alone: a party found in both roles is kept where it was found first.
    std::erase_if(roles.recipients, [&](const Party& party) {
        return std::any_of(roles.actors.begin(), roles.actors.end(), [&](const Party& actor) { return actor.entity == party.entity; });
    });
    return roles;
}

bool ReportCoder::is_about_sport(const Sentence& sentence) const {
    int words = 0;
    for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
        words += lexicon_.classes.contains("@sport", to_lower(grammar_.at(index).lemma)) ? 1 : 0;
    }
    return words >= 2;
}

bool ReportCoder::is_definite(TokenIndex noun) const {
    if (grammar_.is_verb(noun)) {
        return false;
    }
    for (const TokenIndex index : grammar_.tree().children(noun)) {
        if (grammar_.at(index).deprel == Deprel::det) {
            const std::string word = to_lower(grammar_.words(index));
            return word == "the" || word == "this" || word == "these" || word == "those" || word == "that";
        }
    }
    return false;
}

bool ReportCoder::add_event(const Frame& frame, TokenIndex token, std::uint32_t sentence, const Arguments& arguments) {
    Roles roles = roles_of(frame, token, arguments);
    Event event;
    event.because.push_back("frame " + frame.where + ": '" + frame.lemma + (frame.particle.empty() ? "" : " " + frame.particle) + "' gives " +
                            std::string(to_string(frame.type)));
    event.type = frame.type;
    event.modes = frame.modes;
    event.contexts = frame.contexts;
    event.cameo = frame.cameo;
    event.scale = lexicon_.scale_of(frame.type, frame.modes);
    event.trigger = grammar_.at(token).span;
    event.trigger_token = token;
    event.sentence = sentence;
    event.actors = std::move(roles.actors);
    event.recipients = std::move(roles.recipients);
    borrow_parties(event, is_definite(token));
    const bool has_actor = is_political(event.actors);
    const bool has_recipient = is_political(event.recipients);
    if (frame.needs_both && !(has_actor && has_recipient)) {
        return refuse(frame, token, Verdict::not_both);
    }
    if (frame.needs_actor && !has_actor) {
        return refuse(frame, token, Verdict::no_actor);
    }
    if (!frame.is_free && !has_actor && !has_recipient) {
        return refuse(frame, token, Verdict::no_party);
    }
    if (event.type == EventType::ASSAULT && !is_about_conflict_ && is_private(event.actors) && is_private(event.recipients)) {
        return refuse(frame, token, Verdict::private_matter);
    }
    if (!has_code(event.actors) && !has_code(event.recipients) && background_.is_general_rule(token)) {
        return refuse(frame, token, Verdict::general_rule);
    }
    const StatusDecision decision = statuses_.decide(token, arguments.support_verb);
    event.status = decision.status;
    event.because.insert(event.because.end(), decision.because.begin(), decision.because.end());
    inherit_status(event);
    if (event.status == Status::actual) {
        if (const std::string reason = background_.history_of(token, event.type); !reason.empty()) {
            event.status = Status::historical;
            event.because.push_back(reason + ": historical");
        }
    }
    asked_[token] = frame.conditions.size();
    const bool military = std::any_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return party.sector == "MIL"; });
    if (military && std::find(event.contexts.begin(), event.contexts.end(), "military") == event.contexts.end()) {
        event.contexts.emplace_back("military");
    }
    events_.push_back(std::move(event));
    supports_.push_back(arguments.support_verb);
    if (observer_ != nullptr) {
        observer_->on_trial(token, {&frame, Verdict::coded, nullptr, {}});
    }
    return true;
}

void ReportCoder::code_sentence(std::uint32_t number, Events& coded) {
    const Sentence& sentence = syntax_.sentences[number];
    const bool sport = is_about_sport(sentence);
    for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
        const std::optional<PredicatePos> pos = candidate_pos(token);
        if (grammar_.at(token).deprel == Deprel::cop && grammar_.at(token).head != kNoToken) {
            coded.predicates.push_back({token, statuses_.decide(grammar_.at(token).head, kNoToken).status});
        }
        if (!pos) {
            continue;
        }
        const std::string lemma = lemma_of(token, *pos);
        const std::vector<std::uint32_t>* frames = lexicon_.frames_of(lemma, *pos);
        const bool is_predicate = *pos == PredicatePos::verb || frames != nullptr || statuses_.is_predicate(token, *pos);
        if (observer_ != nullptr) {
            observer_->on_candidate(token, *pos, lemma);
        }
        if (frames != nullptr && sport) {
            refuse(lexicon_.frames[frames->front()], token, Verdict::sport);
        }
        if (frames != nullptr && !sport) {
            const bool named = grammar_.at(token).upos == Upos::PROPN && !sentence.is_headline && entities_.headed_by(token) != nullptr;
            const Arguments arguments = *pos == PredicatePos::verb ? grammar_.verb_arguments(token) : grammar_.noun_arguments(token);
            for (const std::uint32_t index : *frames) {
                const Frame& frame = lexicon_.frames[index];
                if (named) {
                    refuse(frame, token, Verdict::name);
                    break;
                }
                if (fits(frame, token, arguments) && add_event(frame, token, number, arguments)) {
                    break;
                }
            }
        }
        if (is_predicate && grammar_.at(token).deprel != Deprel::aux) {
            const TokenIndex support = *pos == PredicatePos::noun ? grammar_.noun_arguments(token).support_verb : kNoToken;
            coded.predicates.push_back({token, statuses_.decide(token, support).status});
        }
    }
}

// One act named twice in a sentence is coded once, unless the participants differ (codebook ruling 2): "met for talks", "meet to discuss",
// "heads to Norland for a visit". Violence keeps both words: the noun has victims or a target of its own.
void ReportCoder::drop_restatements() {
    std::vector<bool> drop(events_.size(), false);
    const auto all_known = [](const Event& inner, const Event& outer) {
        const auto in_outer = [&](const Party& party) {
            const auto same = [&](const Party& other) { return other.entity == party.entity; };
            return std::any_of(outer.actors.begin(), outer.actors.end(), same) || std::any_of(outer.recipients.begin(), outer.recipients.end(), same);
        };
        return std::all_of(inner.actors.begin(), inner.actors.end(), in_outer) && std::all_of(inner.recipients.begin(), inner.recipients.end(), in_outer);
    };
    std::size_t first = 0; // of the sentence: one act is named twice within a sentence
    for (std::size_t inner = 0; inner < events_.size(); ++inner) {
        first = events_[first].sentence == events_[inner].sentence ? first : inner;
        if (events_[inner].type == EventType::ASSAULT) {
            continue;
        }
        const Token& word = grammar_.at(events_[inner].trigger_token);
        for (std::size_t outer = first; outer < events_.size() && events_[outer].sentence == events_[inner].sentence; ++outer) {
            if (outer == inner || word.head != events_[outer].trigger_token || events_[outer].type != events_[inner].type ||
                !grammar_.is_verb(events_[outer].trigger_token) || !all_known(events_[inner], events_[outer])) {
                continue;
            }
            if (grammar_.is_verb(events_[inner].trigger_token)) {
                drop[inner] = drop[inner] || word.deprel == Deprel::advcl || word.deprel == Deprel::xcomp;
            } else if (supports_[inner] == events_[outer].trigger_token && events_[outer].modes == events_[inner].modes && !events_[inner].modes.empty()) {
                drop[outer] = true; // the noun names the act, the verb only moves towards it
            } else {
                drop[inner] = true;
            }
        }
    }
    std::size_t kept = 0;
    for (std::size_t index = 0; index < events_.size(); ++index) {
        if (drop[index] && observer_ != nullptr) {
            observer_->on_dropped(events_[index].trigger_token, "another word of the sentence names the same act");
        }
        if (!drop[index]) {
            if (kept != index) {
                events_[kept] = std::move(events_[index]);
                supports_[kept] = supports_[index];
            }
            ++kept;
        }
    }
    events_.resize(kept);
    supports_.resize(kept);
}

// "The talks", "the ceasefire", "the drills": a definite event noun without parties of its own stands for the last event of its type
// before it, and borrows that one's parties (codebook ruling 9). Nothing is borrowed by an indefinite noun or over many sentences.
void ReportCoder::borrow_parties(Event& event, bool is_definite) const {
    if (!is_definite || is_political(event.actors) || is_political(event.recipients)) {
        return;
    }
    for (auto earlier = events_.rbegin(); earlier != events_.rend(); ++earlier) {
        if (event.sentence - earlier->sentence > kMaxBorrowDistance) {
            return;
        }
        const bool same_kind = earlier->type == event.type || (is_exercise(earlier->type) && is_exercise(event.type));
        if (same_kind && is_political(earlier->actors)) {
            event.actors = earlier->actors;
            event.recipients = earlier->recipients;
            event.type = earlier->type;
            event.modes = earlier->modes;
            event.cameo = earlier->cameo;
            event.scale = earlier->scale;
            for (std::vector<Party>* parties : {&event.actors, &event.recipients}) {
                for (Party& party : *parties) {
                    party.span = {};
                }
            }
            event.because.push_back("parties of '" + std::string(earlier->trigger.in(report_.text)) + "' in sentence " + std::to_string(earlier->sentence + 1));
            return;
        }
    }
}

// "The talks", said of talks that were announced before, are as planned as those were, until a past tense says that they were held.
void ReportCoder::inherit_status(Event& event) const {
    if (event.status != Status::actual || !is_definite(event.trigger_token) || statuses_.is_past(event.trigger_token)) {
        return;
    }
    for (auto earlier = events_.rbegin(); earlier != events_.rend(); ++earlier) {
        if (event.sentence - earlier->sentence > kMaxBorrowDistance) {
            return;
        }
        const bool shares = std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& party) {
            return std::any_of(earlier->actors.begin(), earlier->actors.end(), [&](const Party& other) {
                return other.entity == party.entity || (!party.code.empty() && other.code == party.code);
            });
        });
        if (earlier->type == event.type && shares) {
            if (earlier->status == Status::future || earlier->status == Status::hypothetical) {
                event.status = earlier->status;
                event.because.push_back("as planned as '" + std::string(earlier->trigger.in(report_.text)) + "' in sentence " +
                                        std::to_string(earlier->sentence + 1));
            }
            return;
        }
    }
}

// "Killed 31 villagers in an attack", "killed 17 rebels in clashes": the violent noun without parties has those of its verb.
void ReportCoder::lend_to_nouns() {
    for (Event& noun : events_) {
        if (noun.type != EventType::ASSAULT || is_political(noun.actors) || is_political(noun.recipients) ||
            grammar_.is_verb(noun.trigger_token)) {
            continue;
        }
        const Event* const verb = violent_verb_above(noun.trigger_token);
        if (verb == nullptr) {
            continue;
        }
        noun.actors = verb->actors;
        if (lemma_is_mutual(lemma_of(noun.trigger_token, PredicatePos::noun))) {
            PartyFinder::add(noun.actors, verb->recipients);
        } else if (noun.recipients.empty()) {
            noun.recipients = verb->recipients;
        }
        for (std::vector<Party>* parties : {&noun.actors, &noun.recipients}) {
            for (Party& party : *parties) {
                party.span = {};
            }
        }
        noun.because.push_back("parties of '" + std::string(verb->trigger.in(report_.text)) + "'");
    }
}

// The ASSAULT verb that this noun depends on through "in", "during" or a chain of noun phrases.
const Event* ReportCoder::violent_verb_above(TokenIndex noun) const {
    constexpr int kMaxSteps = 3;
    TokenIndex current = noun;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Deprel relation = grammar_.at(current).deprel;
        if ((relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::conj) || grammar_.at(current).head == kNoToken) {
            return nullptr;
        }
        current = grammar_.at(current).head;
        for (const Event& event : events_) {
            if (event.trigger_token == current && event.type == EventType::ASSAULT && grammar_.is_verb(current)) {
                return &event;
            }
        }
    }
    return nullptr;
}

// A truce is between those who fight: one that names nobody has the parties of the agreement or the fighting told last.
void ReportCoder::lend_to_truces() {
    for (std::size_t index = 0; index < events_.size(); ++index) {
        Event& truce = events_[index];
        const bool is_truce = truce.type == EventType::RETREAT && !truce.modes.empty() && truce.modes.front() == "ceasefire";
        if (!is_truce || is_political(truce.actors)) {
            continue;
        }
        const Event* lender = nullptr;
        for (std::size_t other = 0; other < events_.size(); ++other) {
            const Event& event = events_[other];
            const bool two_sided = event.actors.size() >= 2 && is_political(event.actors) &&
                                   (event.type == EventType::AGREE || event.type == EventType::RETREAT || event.type == EventType::ASSAULT ||
                                    event.type == EventType::SUPPORT);
            const bool near = event.sentence <= truce.sentence && truce.sentence - event.sentence <= kMaxBorrowDistance;
            if (other != index && two_sided && near) {
                lender = &event;
            }
        }
        if (lender == nullptr) {
            continue;
        }
        truce.actors = lender->actors;
        for (Party& party : truce.actors) {
            party.span = {};
        }
        truce.because.push_back("between the parties of '" + std::string(lender->trigger.in(report_.text)) + "' in sentence " +
                                std::to_string(lender->sentence + 1));
    }
}

// Nameless people hurt or seized by the forces or rebels of one state, with no other state in the event, are that state's civilians.
void ReportCoder::place_victims() {
    for (Event& event : events_) {
        if ((event.type != EventType::ASSAULT && event.type != EventType::COERCE) || event.actors.empty()) {
            continue;
        }
        const std::string& code = event.actors.front().code;
        const bool one_state = std::all_of(event.actors.begin(), event.actors.end(), [&](const Party& party) {
            return party.code == code && (is_armed(party.sector) || party.sector == "COP");
        });
        if (code.empty() || !one_state || code == "IGO" || code == "UNO") {
            continue;
        }
        for (Party& party : event.recipients) {
            if (party.code.empty() && party.sector == "CVL") {
                party.code = code;
                event.because.push_back("'" + party.name + "': civilians of " + code + ", the only state in the event");
            }
        }
    }
}

bool ReportCoder::lemma_is_mutual(const std::string& lemma) const {
    const std::vector<std::uint32_t>* frames = lexicon_.frames_of(lemma, PredicatePos::noun);
    return frames != nullptr && lexicon_.frames[frames->front()].is_mutual;
}

Events ReportCoder::code() {
    Events coded;
    for (std::uint32_t number = 0; number < syntax_.sentences.size(); ++number) {
        code_sentence(number, coded);
    }
    drop_restatements();
    lend_to_nouns();
    implicit_.fill(events_, supports_);
    lend_to_truces();
    implicit_.settle_truces(events_);
    place_victims();
    ImplicitParties::spread_codes(events_);
    linker_.link(events_, supports_, statuses_);
    rate_events(events_, {supports_, asked_}, syntax_, confidence_);
    for (Event& event : events_) {
        event.id = short_id(report_.id + "\n" + std::to_string(event.trigger.begin) + "\n" + std::string(to_string(event.type)));
    }
    coded.events = std::move(events_);
    return coded;
}

} // namespace

Events EventExtractor::extract(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                               const Dates& dates, const Places& places, const Quantities& quantities, CodingObserver* observer) const {
    return ReportCoder(lexicon_, confidence_, report, syntax, tree, entities, dates, places, quantities, observer).code();
}

} // namespace vedette::events
