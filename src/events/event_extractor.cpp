#include "events/event_extractor.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"
#include "events/background.hpp"
#include "events/content_parties.hpp"
#include "events/detail_linker.hpp"
#include "events/frame_arguments.hpp"
#include "events/implicit_parties.hpp"
#include "events/lent_parties.hpp"
#include "events/nearby_parties.hpp"
#include "events/party_finder.hpp"
#include "events/party_kinds.hpp"
#include "events/rate_events.hpp"
#include "events/refusals.hpp"
#include "events/restatements.hpp"
#include "events/status_rules.hpp"
#include "events/victim_parties.hpp"
#include "events/worded_parties.hpp"
#include "resources/clause_grammar.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace vedette::events {

namespace {

// Mentions of armed parties that make a report one about a conflict; one may be a simile or a former soldier.
constexpr int kMinArmedMentions = 2;

// A lone gunman is a crime, and guns are nobody: bands, and forces of somebody, make a conflict.
bool tells_of_armed_parties(const Entities& entities, const ClauseGrammar& grammar) {
    int armed = 0;
    for (const EntityMention& mention : entities.mentions) {
        const Entity& entity = entities.entities[mention.entities.front()];
        const Xpos form = grammar.at(mention.head).xpos;
        const bool is_single = entity.sector == "UAF" && form != Xpos::NNS && form != Xpos::NNPS;
        const bool is_nobody = entity.sector == "MIL" && entity.code.empty();
        armed += is_armed(entity.sector) && !is_single && !is_nobody && mention.form != MentionForm::pronoun ? 1 : 0;
    }
    return armed >= kMinArmedMentions;
}

// How many words of the class make a report one about the matter: one may be a name or a comparison.
constexpr int kMinWordsOfMatter = 2;

bool tells_of(std::string_view class_name, const Lexicon& lexicon, const Syntax& syntax) {
    const auto count = std::count_if(syntax.tokens.begin(), syntax.tokens.end(), [&](const Token& token) {
        return (token.upos == Upos::NOUN || token.upos == Upos::VERB) && lexicon.classes.contains(class_name, to_lower(token.lemma));
    });
    return count >= kMinWordsOfMatter;
}

// "A general strike", "a two-hour strike", "went on strike": one says what the strikes of the report are.
bool tells_of_labour_strikes(const Lexicon& lexicon, const ClauseGrammar& grammar) {
    const auto& tokens = grammar.syntax().tokens;
    for (TokenIndex token = 1; token < tokens.size(); ++token) {
        if (lexicon.classes.contains("@strikers", tokens[token].lemma)) {
            return true;
        }
        if (tokens[token].lemma != "strike" || tokens[token].upos != Upos::NOUN) {
            continue;
        }
        const std::string before = to_lower(grammar.words(token - 1));
        const bool went_on = before == "on" && tokens[token].xpos == Xpos::NN && (token + 1 == tokens.size() || grammar.words(token + 1) != "on");
        if (went_on || lexicon.classes.contains("@strike-kinds", before)) {
            return true;
        }
    }
    return false;
}

// Codes one report. Holds views of the layers; lives for one call.
class ReportCoder {
public:
    ReportCoder(const Lexicon& lexicon, const ConfidenceTable& confidence, const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                const Dates& dates, const Places& places, const Quantities& quantities, CodingObserver* observer)
        : observer_(observer), lexicon_(lexicon), confidence_(confidence), report_(report), syntax_(syntax), grammar_(lexicon.classes, syntax, tree, report.text),
          parties_(lexicon, grammar_, entities, places, quantities), arguments_(lexicon, grammar_, parties_), lent_(lexicon, grammar_, arguments_, parties_), victims_(lexicon, grammar_, parties_, places), implicit_(lexicon, grammar_, parties_, victims_, places), statuses_(lexicon, grammar_), restatements_(lexicon, grammar_), background_(lexicon, grammar_, report, dates), entities_(entities), places_(places),
          linker_(grammar_, report, dates, places, quantities), is_about_conflict_(tells_of_armed_parties(entities, grammar_)),
          is_about_crime_(!is_about_conflict_ && tells_of("@crimes", lexicon, syntax)), is_about_labour_(tells_of_labour_strikes(lexicon, grammar_)),
          is_about_disaster_(tells_of("@disasters", lexicon, syntax)) {}

    Events code();

private:
    [[nodiscard]] std::optional<PredicatePos> candidate_pos(TokenIndex token) const;
    bool refuse(const Frame& frame, TokenIndex token, Verdict verdict) const;
    [[nodiscard]] bool is_about_sport(const Sentence& sentence) const;
    [[nodiscard]] bool is_purpose_of_bearer(TokenIndex token) const;
    [[nodiscard]] bool is_mere_attribute(const Frame& frame, TokenIndex token) const;
    [[nodiscard]] bool is_state_of_forces(const Event& event, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_property_of_weapon(TokenIndex token) const;
    [[nodiscard]] bool is_readiness_to_fight(const Frame& frame, const Arguments& arguments) const;
    [[nodiscard]] bool is_disaster(const Event& event, const Arguments& arguments) const;
    [[nodiscard]] bool is_help_for_own_forces(const Event& event) const;
    [[nodiscard]] bool is_order_to_own(const Event& event, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_for_peacekeeping(TokenIndex token, const Event& event, const Arguments& arguments) const;
    void make_peacekeeping(Event& event, const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_joint_exercise(const Frame& frame, const Event& event) const;
    [[nodiscard]] bool is_police_work(const Frame& frame, const Event& event) const;
    [[nodiscard]] bool is_strike_of_workers(const Frame& frame, TokenIndex token) const;
    [[nodiscard]] bool settle_type(Event& event, const Frame& frame, TokenIndex token, const Arguments& arguments) const;
    [[nodiscard]] bool is_private_deal(const Event& event, const Arguments& arguments) const;
    void tell_attacks_from_tests();
    void give_ordered_forces_an_owner(Event& event, TokenIndex subject) const;
    void name_what_moves(Event& event, const Frame& frame, const Arguments& arguments) const;
    void code_sentence(std::uint32_t number, Events& coded);
    [[nodiscard]] bool add_event(const Frame& frame, TokenIndex token, std::uint32_t sentence, const Arguments& arguments);
    void drop_restatements();
    void inherit_status(Event& event) const;

    CodingObserver* observer_; // null: nobody watches
    const Lexicon& lexicon_;
    const ConfidenceTable& confidence_;
    const Report& report_;
    const Syntax& syntax_;
    ClauseGrammar grammar_;
    PartyFinder parties_;
    FrameArguments arguments_;
    LentParties lent_;
    VictimParties victims_;
    ImplicitParties implicit_;
    StatusRules statuses_;
    Restatements restatements_;
    BackgroundRules background_;
    const Entities& entities_;
    const Places& places_;
    DetailLinker linker_;
    bool is_about_conflict_; // armed parties act in this report: its violence is political even where the sentence names none
    bool is_about_crime_;    // of private persons: its arrests and searches are police work
    bool is_about_labour_;   // its strikes are of workers unless a word says that they are of aircraft
    bool is_about_disaster_; // those who died in it were killed by nobody
    std::vector<Event> events_;
    std::vector<TokenIndex> supports_;
    std::vector<bool> names_parties_; // whether the event's own words name a party, before any is lent
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

// Tells the observer, if there is one, why the frame is not the one; always false.
bool ReportCoder::refuse(const Frame& frame, TokenIndex token, Verdict verdict) const {
    if (observer_ != nullptr) {
        observer_->on_trial(token, {&frame, verdict, nullptr, {}});
    }
    return false;
}

bool ReportCoder::is_about_sport(const Sentence& sentence) const {
    int words = 0;
    for (TokenIndex index = sentence.first; index < sentence.last; ++index) {
        words += grammar_.is_in("@sport", index) ? 1 : 0;
    }
    return words >= 2;
}

// "Riot police", "an attack helicopter", "combat troops", "the ceasefire agreement": nothing is told to happen.
bool ReportCoder::is_purpose_of_bearer(TokenIndex token) const {
    const TokenIndex head = grammar_.at(token).head;
    if (grammar_.at(token).deprel != Deprel::compound || grammar_.at(token).upos == Upos::VERB || head == kNoToken) {
        return false;
    }
    const std::string bearer = to_lower(grammar_.at(head).lemma);
    const bool is_truce_matter = grammar_.is_in("@truce", token) && lexicon_.classes.contains("@truce-matters", bearer);
    // "The National Shooting Foundation", "Strike Command": a word of a name.
    const bool is_in_name = grammar_.at(token).upos == Upos::PROPN && grammar_.at(head).upos == Upos::PROPN && lexicon_.classes.contains("@name-heads", bearer);
    return is_truce_matter || is_in_name || lexicon_.classes.contains("@bearers", bearer) || lexicon_.classes.contains("@forces", bearer);
}

// "The displaced villagers", "an isolated post": the participle tells which ones, not what happened; one with words of its own does, and
// "massed divisions" tell of a build-up.
bool ReportCoder::is_mere_attribute(const Frame& frame, TokenIndex token) const {
    const Token& word = grammar_.at(token);
    const bool is_massed = frame.type == EventType::MOBILIZE && lexicon_.classes.contains("@massing-verbs", to_lower(word.lemma));
    return !is_massed && word.deprel == Deprel::amod && word.xpos == Xpos::VBN && word.upos == Upos::VERB && grammar_.tree().children(token).empty();
}

// "A missile capable of hitting the capital", "rockets meant to sink ships": what a weapon can do, not what is done with it.
bool ReportCoder::is_property_of_weapon(TokenIndex token) const {
    const TokenIndex able = grammar_.at(token).head;
    const Deprel relation = grammar_.at(token).deprel;
    const bool is_clause = relation == Deprel::advcl || relation == Deprel::xcomp || relation == Deprel::acl || relation == Deprel::ccomp;
    if (!is_clause || able == kNoToken || !grammar_.is_verb(token) || !grammar_.is_in("@able-words", able)) {
        return false;
    }
    const TokenIndex bearer = grammar_.at(able).head;
    const TokenIndex subject = grammar_.surface_subject(able);
    return parties_.matches(bearer, "@weapons") || parties_.matches(subject, "@weapons");
}

// "Ready to fight": a threat or a boast, no consent.
bool ReportCoder::is_readiness_to_fight(const Frame& frame, const Arguments& arguments) const {
    return frame.type == EventType::AGREE && frame.pos == PredicatePos::adjective && arguments.clause != kNoToken &&
           grammar_.is_in("@fighting-words", arguments.clause);
}

// "Thirty were killed as floods hit the town": nobody did it.
bool ReportCoder::is_disaster(const Event& event, const Arguments& arguments) const {
    return event.type == EventType::ASSAULT && is_about_disaster_ && !is_about_conflict_ && event.actors.empty() && arguments.subject == kNoToken;
}

// "Troops are stationed in the south", "land-based missiles": where they are, not what is done.
bool ReportCoder::is_state_of_forces(const Event& event, TokenIndex token, const Arguments& arguments) const {
    const bool is_of_weapons = event.type == EventType::MOBILIZE || grammar_.is_in("@firing-verbs", token);
    const bool is_hyphened = is_of_weapons && grammar_.at(token).deprel == Deprel::amod && grammar_.hyphen_half(token) != kNoToken &&
                             arguments_.trigger_span(token).begin == grammar_.at(token).span.begin;
    if (is_hyphened) {
        return true; // "submarine-launched missiles"; not "test-fired", which the lexicon has as one word
    }
    const bool is_posted = event.type == EventType::MOBILIZE && grammar_.at(token).xpos == Xpos::VBN && arguments.subject == kNoToken &&
                           grammar_.is_in("@posted-verbs", token);
    if (!is_posted || grammar_.hyphen_half(token) != kNoToken) {
        return is_posted;
    }
    const auto& children = grammar_.tree().children(token);
    const bool is_deed = std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        const Token& below = grammar_.at(child);
        return below.deprel == Deprel::aux || (below.deprel == Deprel::aux_pass && below.xpos != Xpos::VBZ && below.xpos != Xpos::VBP && below.xpos != Xpos::VBD);
    });
    return !is_deed && event.status == Status::actual;
}

// To train or equip one's own forces helps nobody else.
bool ReportCoder::is_help_for_own_forces(const Event& event) const {
    return event.type == EventType::AID && event.cameo == "072" && !event.recipients.empty() && has_code(event.actors) &&
           std::all_of(event.recipients.begin(), event.recipients.end(), [&](const Party& recipient) {
               return recipient.sector == "MIL" && recipient.code == event.actors.front().code;
           });
}

// Codebook ruling 4: an order to one's own people is the ordered event; only an order to another party is REQUEST.
bool ReportCoder::is_order_to_own(const Event& event, TokenIndex token, const Arguments& arguments) const {
    if (event.type != EventType::REQUEST || event.actors.empty() || !grammar_.is_in("@ordering-verbs", token)) {
        return false;
    }
    const bool to_forces = arguments.object != kNoToken && parties_.matches(arguments.object, "@forces");
    return (to_forces || !event.recipients.empty()) && std::all_of(event.recipients.begin(), event.recipients.end(), [&](const Party& recipient) {
        return recipient.code.empty() ? to_forces : recipient.code == event.actors.front().code && recipient.sector != "REB";
    });
}

// Peacekeepers are sent to help where they go: "sent 200 men on a peacekeeping mission", "peacekeepers arrived in the capital", "a platoon
// for Sudland, its first peacekeeping duty". Forces that an international body sends are peacekeepers; an alliance's are its own.
bool ReportCoder::is_for_peacekeeping(TokenIndex token, const Event& event, const Arguments& arguments) const {
    const bool is_body = !event.actors.empty() && std::all_of(event.actors.begin(), event.actors.end(), [](const Party& party) {
        return is_code_of_body(party.code) && party.sector == "GOV";
    });
    if (is_body && (parties_.matches(arguments.object, "@forces") || grammar_.at(token).upos != Upos::VERB)) {
        return true;
    }
    const auto keeps_peace = [this](TokenIndex word) { return grammar_.is_in("@peacekeeping", word); };
    for (const TokenIndex part : {arguments.object, arguments.subject}) {
        if (part != kNoToken && (keeps_peace(part) || keeps_peace(parties_.counted_head(part)))) {
            return true;
        }
    }
    std::vector<TokenIndex> open = {token};
    for (std::size_t next = 0; next < open.size(); ++next) {
        for (const TokenIndex child : grammar_.tree().children(open[next])) {
            const Deprel relation = grammar_.at(child).deprel;
            const bool is_told_apart = relation == Deprel::acl_relcl || relation == Deprel::ccomp || relation == Deprel::parataxis ||
                                       (grammar_.is_verb(child) && (relation == Deprel::conj || grammar_.child(child, Deprel::nsubj) != kNoToken));
            if (is_told_apart) {
                continue;
            }
            const bool modifies = relation == Deprel::compound || relation == Deprel::amod || grammar_.case_of(child) == "as";
            if (modifies && keeps_peace(child)) {
                return true;
            }
            open.push_back(child);
        }
    }
    return false;
}

// What was coded as a move of forces is help for whom they are sent to.
void ReportCoder::make_peacekeeping(Event& event, const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    event.type = EventType::AID;
    event.modes.clear();
    event.contexts = {"military", "peacekeeping"};
    event.cameo = "074";
    event.scale = lexicon_.scale_of(event.type, event.modes);
    event.because.emplace_back("for peacekeeping: AID");
    if (event.recipients.empty()) {
        Frame aid = frame;
        aid.type = EventType::AID;
        aid.recipient_slots = {"to", "into", "in"};
        event.recipients = arguments_.roles_of(aid, token, arguments).recipients;
    }
}

// "The war game was staged by Norland and Sudland": what two states hold is held together.
bool ReportCoder::is_joint_exercise(const Frame& frame, const Event& event) const {
    const bool is_drill = frame.type == EventType::MOBILIZE && frame.pos == PredicatePos::noun && lexicon_.classes.contains("@drills", frame.lemma);
    return is_drill && std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& party) {
        return !party.code.empty() && !event.actors.front().code.empty() && party.code != event.actors.front().code;
    });
}

// Crime without a political role is not coded (codebook section 1): hunts and arrests of private persons in a report about a crime.
bool ReportCoder::is_police_work(const Frame& frame, const Event& event) const {
    const bool is_hunt = event.type == EventType::MOBILIZE && std::find(frame.contexts.begin(), frame.contexts.end(), "crime") != frame.contexts.end();
    if (is_hunt) {
        return is_about_crime_;
    }
    const auto is_police_or_nobody = [](const Party& party) { return party.sector == "COP" || party.sector.empty(); };
    const bool is_arrest = event.type == EventType::COERCE && (event.cameo == "173" || event.cameo == "171" || event.cameo == "175");
    return is_arrest && is_about_crime_ && is_private(event.recipients) && std::all_of(event.actors.begin(), event.actors.end(), is_police_or_nobody);
}

bool ReportCoder::is_strike_of_workers(const Frame& frame, TokenIndex token) const {
    if (!is_about_labour_ || frame.type != EventType::ASSAULT || frame.lemma != "strike" || frame.pos != PredicatePos::noun) {
        return false;
    }
    const std::vector<TokenIndex> modifiers = grammar_.noun_arguments(token).modifiers;
    return std::none_of(modifiers.begin(), modifiers.end(), [&](TokenIndex modifier) { return grammar_.is_in("@strike-means", modifier); });
}

// "It agreed to buy the mill": a deal among companies. Sides that are nobody we know may be politicians.
bool ReportCoder::is_private_deal(const Event& event, const Arguments& arguments) const {
    if ((event.type != EventType::AGREE && event.type != EventType::SUPPORT) || is_political(event.actors) || is_political(event.recipients)) {
        return false;
    }
    if (!event.actors.empty()) {
        return std::all_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return !party.sector.empty(); });
    }
    if (arguments.subject == kNoToken) {
        return false;
    }
    const Token& subject = grammar_.at(arguments.subject);
    return subject.upos == Upos::PROPN || (subject.upos == Upos::PRON && subject.lemma != "they" && subject.lemma != "both");
}

// "Norland ordered units to move": the units are those of whoever orders.
void ReportCoder::give_ordered_forces_an_owner(Event& event, TokenIndex subject) const {
    const TokenIndex order = subject == kNoToken ? kNoToken : grammar_.at(subject).head;
    const bool is_ordered = event.actors.size() == 1 && event.actors.front().code.empty() && order != kNoToken && grammar_.at(subject).deprel == Deprel::obj &&
                            grammar_.is_in("@ordering-verbs", order) && parties_.matches(subject, "@forces");
    if (!is_ordered) {
        return;
    }
    const std::vector<Party> owners = parties_.parties_at(grammar_.verb_arguments(order).subject, Possessors::ignored);
    if (owners.size() == 1 && !owners.front().code.empty()) {
        event.actors.front().code = owners.front().code;
        event.actors.front().sector = "MIL";
        event.because.push_back("forces of '" + owners.front().name + "', who orders them");
    }
}

// One frame serves whatever is moved: the mode tells men from weapons by the words that stand there.
void ReportCoder::name_what_moves(Event& event, const Frame& frame, const Arguments& arguments) const {
    const bool tells = event.type == EventType::MOBILIZE && frame.pos == PredicatePos::verb && event.modes.size() == 1 &&
                       (event.modes.front() == "troops" || event.modes.front() == "weapons");
    if (!tells) {
        return;
    }
    for (const TokenIndex moved : {arguments.object, arguments.subject}) { // "crossed the river": what moves is the subject
        if (moved == kNoToken) {
            continue;
        }
        bool all_men = true;
        bool all_weapons = true;
        for (const TokenIndex thing : grammar_.with_conjuncts(moved)) {
            const std::string lemma = to_lower(grammar_.at(parties_.counted_head(thing)).lemma);
            const bool men = lexicon_.classes.contains("@forces", lemma);
            const bool weapons = lexicon_.classes.contains("@weapons", lemma);
            all_men = all_men && men && !weapons;
            all_weapons = all_weapons && weapons && !men;
        }
        if (all_men || all_weapons) {
            event.modes = {all_men ? "troops" : "weapons"};
            return;
        }
    }
}

// What the parties and the report make of the frame's type: help, a joint drill, a strike of workers; false when it is no event.
bool ReportCoder::settle_type(Event& event, const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    if (frame.type == EventType::MOBILIZE && is_for_peacekeeping(token, event, arguments)) {
        make_peacekeeping(event, frame, token, arguments);
    } else if (is_joint_exercise(frame, event)) {
        event.type = EventType::COOPERATE;
        event.modes.clear();
        event.cameo = "062";
        event.scale = lexicon_.scale_of(event.type, event.modes);
        event.because.emplace_back("held by several states: COOPERATE");
    }
    if (is_strike_of_workers(frame, token)) {
        const bool by_workers = is_political(event.actors) && std::none_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return party.sector == "GOV" || party.sector == "MIL" || party.sector == "COP"; });
        if (!by_workers) {
            return false;
        }
        event.type = EventType::PROTEST;
        event.modes = {"strike"};
        event.contexts.clear();
        event.cameo = "143";
        event.scale = lexicon_.scale_of(event.type, event.modes);
        event.because.emplace_back("a strike of workers: PROTEST");
    }
    return true;
}

bool ReportCoder::add_event(const Frame& frame, TokenIndex token, std::uint32_t sentence, const Arguments& arguments) {
    Roles roles = arguments_.roles_of(frame, token, arguments);
    Event event;
    event.because.push_back("frame " + frame.where + ": '" + frame.lemma + (frame.particle.empty() ? "" : " " + frame.particle) + "' gives " +
                            std::string(to_string(frame.type)));
    event.type = frame.type;
    event.modes = frame.modes;
    name_what_moves(event, frame, arguments);
    event.contexts = frame.contexts;
    event.cameo = frame.cameo;
    event.scale = lexicon_.scale_of(frame.type, frame.modes);
    event.trigger = arguments_.trigger_span(frame.is_light ? arguments_.carried_noun(frame, token, arguments) : token);
    event.trigger_token = token;
    event.sentence = sentence;
    event.actors = std::move(roles.actors);
    event.recipients = std::move(roles.recipients);
    if (!settle_type(event, frame, token, arguments)) {
        return refuse(frame, token, Verdict::private_matter);
    }
    const bool names_party = is_political(event.actors) || is_political(event.recipients);
    if (frame.type == EventType::ASSAULT && frame.pos == PredicatePos::verb && !is_political(event.actors)) {
        lent_.borrow_attackers(event, arguments.subject, events_);
    }
    lent_.drop_peacemaker(event, arguments);
    lent_.borrow(event, events_);
    lent_.lend_speaker(event);
    lent_.lend_planner(event);
    give_ordered_forces_an_owner(event, arguments.subject);
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
    if (is_private_deal(event, arguments) || is_police_work(frame, event)) {
        return refuse(frame, token, Verdict::private_matter);
    }
    if (is_mere_attribute(frame, token) || is_property_of_weapon(token) || is_readiness_to_fight(frame, arguments)) {
        return refuse(frame, token, Verdict::attribute);
    }
    if (is_disaster(event, arguments)) {
        return refuse(frame, token, Verdict::private_matter);
    }
    if (is_help_for_own_forces(event)) {
        return refuse(frame, token, Verdict::own_forces);
    }
    if (is_order_to_own(event, token, arguments)) {
        return refuse(frame, token, Verdict::own_order);
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
    if (is_state_of_forces(event, token, arguments)) {
        return refuse(frame, token, Verdict::state);
    }
    asked_[token] = frame.conditions.size();
    const bool military = std::any_of(event.actors.begin(), event.actors.end(), [](const Party& party) { return party.sector == "MIL"; });
    if (military && std::find(event.contexts.begin(), event.contexts.end(), "military") == event.contexts.end()) {
        event.contexts.emplace_back("military");
    }
    events_.push_back(std::move(event));
    supports_.push_back(arguments.support_verb);
    names_parties_.push_back(names_party);
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
        const std::string lemma = arguments_.lemma_of(token, *pos);
        const std::vector<std::uint32_t> frames = arguments_.frames_for(token, *pos, lemma);
        const bool is_predicate = *pos == PredicatePos::verb || !frames.empty() || statuses_.is_predicate(token, *pos);
        if (observer_ != nullptr) {
            observer_->on_candidate(token, *pos, lemma);
        }
        if (!frames.empty() && sport) {
            refuse(lexicon_.frames[frames.front()], token, Verdict::sport);
        }
        if (!frames.empty() && !sport) {
            const bool named = grammar_.at(token).upos == Upos::PROPN && !sentence.is_headline && entities_.headed_by(token) != nullptr;
            const bool is_purpose = is_purpose_of_bearer(token);
            const Arguments arguments = *pos == PredicatePos::verb ? grammar_.verb_arguments(token) : grammar_.noun_arguments(token);
            for (const std::uint32_t index : frames) {
                const Frame& frame = lexicon_.frames[index];
                if (named || is_purpose) {
                    refuse(frame, token, named ? Verdict::name : Verdict::purpose);
                    break;
                }
                if (std::optional<Misfit> misfit = arguments_.misfit(frame, token, arguments)) {
                    if (observer_ != nullptr) {
                        observer_->on_trial(token, {&frame, misfit->verdict, misfit->condition, std::move(misfit->fillers)});
                    }
                    continue;
                }
                if (add_event(frame, token, number, arguments)) {
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

// One act named twice in a sentence is coded once (codebook rulings 1 and 2).
void ReportCoder::drop_restatements() {
    const std::vector<bool> drop = restatements_.find(events_, supports_, names_parties_);
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

// "The talks", said of talks that were announced before, are as planned as those were, until a past tense says that they were held.
void ReportCoder::inherit_status(Event& event) const {
    if (event.status != Status::actual || !is_definite(grammar_, event.trigger_token) || statuses_.is_past(event.trigger_token)) {
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

// Who attacks in this report does not fire missiles to try them; "a test missile" says that it is tried.
void ReportCoder::tell_attacks_from_tests() {
    for (Event& event : events_) {
        const TokenIndex trigger = event.trigger_token;
        const bool is_firing = event.type == EventType::MOBILIZE && event.status == Status::actual && grammar_.is_verb(trigger) &&
                               grammar_.is_in("@firing-verbs", trigger);
        if (!is_firing) {
            continue;
        }
        const TokenIndex weapon = grammar_.verb_arguments(trigger).object;
        const bool is_trial = weapon == kNoToken || std::any_of(grammar_.tree().children(weapon).begin(), grammar_.tree().children(weapon).end(), [&](TokenIndex child) {
            return grammar_.at(child).lemma == "test" || grammar_.at(child).lemma == "practice";
        });
        const bool attacks = std::any_of(events_.begin(), events_.end(), [&](const Event& other) {
            return other.type == EventType::ASSAULT && other.status == Status::actual && std::any_of(other.actors.begin(), other.actors.end(), [&](const Party& attacker) {
                return !attacker.code.empty() && std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& party) { return party.code == attacker.code; });
            });
        });
        if (attacks && !is_trial && grammar_.is_in("@missiles", weapon)) {
            event.type = EventType::ASSAULT;
            event.modes = {"heavy-weapons"};
            event.contexts = {"military"};
            event.cameo = "194";
            event.scale = lexicon_.scale_of(event.type, event.modes);
            event.because.emplace_back("fired by who attacks in this report: ASSAULT");
        }
    }
}

Events ReportCoder::code() {
    Events coded;
    for (std::uint32_t number = 0; number < syntax_.sentences.size(); ++number) {
        code_sentence(number, coded);
    }
    drop_restatements();
    Refusals(lexicon_, grammar_).turn(events_, supports_);
    tell_attacks_from_tests();
    lent_.lend_to_nouns(events_);
    implicit_.fill(events_, supports_);
    ContentParties(lexicon_, grammar_, parties_).fill(events_);
    lent_.lend_between_offer_and_answer(events_);
    lent_.lend_to_requested(events_);
    lent_.lend_to_discussed(events_);
    lent_.lend_to_defended(events_);
    lent_.lend_to_deals(events_);
    lent_.lend_to_truces(events_);
    implicit_.settle_truces(events_);
    NearbyParties(lexicon_, grammar_, parties_, places_).fill(events_);
    WordedParties(lexicon_, grammar_, parties_, events_).fill(events_);
    victims_.place_victims(events_);
    ImplicitParties::spread_codes(events_);
    linker_.link(events_, supports_, statuses_);
    rate_events(events_, {supports_, asked_}, syntax_, confidence_);
    parties_.spell_out(events_);
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
