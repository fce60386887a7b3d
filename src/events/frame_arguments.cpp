#include "events/frame_arguments.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

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
        /* ACCUSE */ {{"obj", "against", "at", "on"}, {"against", "of", "at", "into"}, false, false},
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

} // namespace

TextSpan FrameArguments::trigger_span(TokenIndex token) const {
    const Token& word = grammar_.at(token);
    const TokenIndex half = grammar_.hyphen_half(token);
    const PredicatePos pos = word.upos == Upos::VERB ? PredicatePos::verb : PredicatePos::noun;
    const bool is_one = half != kNoToken && lexicon_.frames_of(parties_.joined_lemma(token), pos) != nullptr;
    return is_one ? cover(grammar_.at(half).span, word.span) : word.span;
}

std::string FrameArguments::lemma_of(TokenIndex token, PredicatePos pos) const {
    std::string lemma = to_lower(grammar_.at(token).lemma);
    // "build-up", "test-fired": words that a hyphen joins are one predicate when the lexicon has it.
    if (grammar_.hyphen_half(token) != kNoToken) {
        std::string joined = parties_.joined_lemma(token);
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

std::vector<std::uint32_t> FrameArguments::frames_for(TokenIndex token, PredicatePos pos, const std::string& lemma) const {
    const std::vector<std::uint32_t>* const bare = lexicon_.frames_of(lemma, pos);
    std::vector<std::uint32_t> frames;
    if (pos == PredicatePos::noun && token > 0 && grammar_.at(token - 1).head == token && grammar_.at(token - 1).deprel == Deprel::amod) {
        if (const auto* const joined = lexicon_.frames_of(to_lower(grammar_.at(token - 1).lemma) + ' ' + lemma, pos)) {
            frames = *joined;
        }
    }
    if (bare != nullptr) {
        frames.insert(frames.end(), bare->begin(), bare->end());
        if (frames.size() > bare->size()) {
            std::stable_sort(frames.begin(), frames.end(), [&](std::uint32_t left, std::uint32_t right) {
                return lexicon_.frames[left].conditions.size() > lexicon_.frames[right].conditions.size();
            });
        }
    }
    return frames;
}

// "Said that Norland must withdraw", "says the rebels have to disarm": the one of whom something is wanted, when he is not the speaker.
TokenIndex FrameArguments::obliged_in(TokenIndex predicate, const Arguments& arguments) const {
    TokenIndex clause = arguments.clause_is_open ? kNoToken : arguments.clause;
    for (const TokenIndex below : grammar_.tree().children(predicate)) { // the parser may take what is said for a parenthesis
        if (clause == kNoToken && grammar_.at(below).deprel == Deprel::parataxis && below > predicate) {
            clause = below;
        }
    }
    if (clause == kNoToken) {
        return kNoToken;
    }
    const auto& children = grammar_.tree().children(clause);
    const std::string lemma = to_lower(grammar_.at(clause).lemma);
    const bool has_infinitive = std::any_of(children.begin(), children.end(), [&](TokenIndex below) {
        return grammar_.at(below).deprel == Deprel::xcomp && grammar_.mark_of(below) == "to";
    });
    const bool obliges = ((lemma == "have" || lemma == "need" || lemma == "ought") && has_infinitive) || std::any_of(children.begin(), children.end(), [&](TokenIndex below) {
        const std::string word = to_lower(grammar_.words(below));
        return grammar_.at(below).deprel == Deprel::aux && word == "must";
    });
    const TokenIndex who = obliges && !grammar_.is_passive(clause) ? grammar_.surface_subject(clause) : kNoToken;
    if (who == kNoToken || grammar_.at(who).upos == Upos::PRON) {
        return kNoToken;
    }
    const std::vector<Party> speakers = parties_.parties_at(arguments.subject, Possessors::ignored);
    const std::vector<Party> wanted = parties_.parties_at(who, Possessors::ignored);
    const bool is_own = std::any_of(wanted.begin(), wanted.end(), [&](const Party& party) {
        return std::any_of(speakers.begin(), speakers.end(), [&](const Party& speaker) { return speaker.code == party.code && speaker.sector == party.sector; });
    });
    return is_own ? kNoToken : who;
}

std::vector<TokenIndex> FrameArguments::slot(const std::string& name, TokenIndex predicate, const Arguments& arguments) const {
    std::vector<TokenIndex> fillers;
    if (const std::size_t bar = name.find('|'); bar != std::string::npos) { // "to|into": either
        fillers = slot(name.substr(0, bar), predicate, arguments);
        const std::vector<TokenIndex> more = slot(name.substr(bar + 1), predicate, arguments);
        fillers.insert(fillers.end(), more.begin(), more.end());
        return fillers;
    }
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
    } else if (name == "head") { // "the visiting minister", "a level of cooperation", "Norland on alert"
        const Deprel relation = grammar_.at(predicate).deprel;
        if (relation == Deprel::amod || relation == Deprel::obj || relation == Deprel::nsubj_pass || (relation == Deprel::nmod && (grammar_.case_of(predicate) == "of" || grammar_.case_of(predicate) == "on"))) {
            add(grammar_.at(predicate).head);
        }
    } else if (name == "poss") {
        add(arguments.possessor);
    } else if (name == "mod") {
        fillers = arguments.modifiers;
    } else if (name == "xcomp") {
        add(arguments.clause_is_open ? arguments.clause : kNoToken);
    } else if (name == "ccomp") {
        add(arguments.clause_is_open ? kNoToken : arguments.clause);
    } else if (name == "subjunctive") {
        // "Insisted that the town be handed over": what somebody wants; "insisted that it was empty" is what he says.
        const TokenIndex clause = arguments.clause_is_open ? kNoToken : arguments.clause;
        // After a past tense the plain form is bare too: "insisted that the rebels disarm".
        const bool plain = clause != kNoToken && grammar_.at(clause).xpos == Xpos::VBP && grammar_.at(predicate).xpos == Xpos::VBD &&
                           to_lower(grammar_.words(clause)) == grammar_.at(clause).lemma;
        if (clause != kNoToken && (plain || grammar_.is_bare_clause(clause))) {
            add(clause);
        }
    } else if (name == "obliged") {
        add(obliged_in(predicate, arguments));
    } else if (name == "complement") {
        // "Called the drills a provocation", "branded it illegal": what the object is said to be.
        for (const TokenIndex index : grammar_.tree().children(predicate)) {
            const Deprel relation = grammar_.at(index).deprel;
            const bool nominal = grammar_.at(index).upos != Upos::VERB;
            if (index > predicate && index != arguments.object && nominal && (relation == Deprel::obj || relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::amod)) {
                add(index);
            }
        }
        for (const TokenIndex index : arguments.object == kNoToken ? std::vector<TokenIndex>{} : grammar_.with_conjuncts(arguments.object)) {
            for (const TokenIndex below : grammar_.tree().children(index)) {
                const Deprel relation = grammar_.at(below).deprel;
                if (below > index && (relation == Deprel::amod || relation == Deprel::nmod || relation == Deprel::appos) && grammar_.case_of(below).empty()) {
                    add(below); // the parser may hang it on the object
                }
            }
        }
    } else if (name == "clause") {
        add(arguments.clause);
        for (const TokenIndex index : grammar_.tree().children(predicate)) {
            if (grammar_.at(index).deprel == Deprel::advcl || grammar_.at(index).deprel == Deprel::acl) {
                add(index);
            }
        }
        if (arguments.object > predicate && arguments.object != kNoToken && grammar_.is_verb(predicate)) { // "sent soldiers to fight"
            for (const TokenIndex index : grammar_.tree().children(arguments.object)) {
                if (grammar_.at(index).deprel == Deprel::acl && grammar_.mark_of(index) == "to") {
                    add(index);
                }
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
std::vector<TokenIndex> FrameArguments::slot_or_object(const std::string& name, TokenIndex predicate, const Arguments& arguments) const {
    if (const std::size_t bar = name.find('|'); bar != std::string::npos) {
        std::vector<TokenIndex> either = slot_or_object(name.substr(0, bar), predicate, arguments);
        const std::vector<TokenIndex> more = slot_or_object(name.substr(bar + 1), predicate, arguments);
        either.insert(either.end(), more.begin(), more.end());
        return either;
    }
    std::vector<TokenIndex> fillers = slot(name, predicate, arguments);
    if (!fillers.empty() || !grammar_.is_verb(predicate) || arguments.object == kNoToken) {
        return fillers;
    }
    std::vector<TokenIndex> below;
    for (const TokenIndex one : grammar_.with_conjuncts(arguments.object)) { // "put men and tanks into the town": it may hang on the last
        const auto& children = grammar_.tree().children(one);
        below.insert(below.end(), children.begin(), children.end());
        for (const TokenIndex part : children) { // "two million dollars in assistance to Norland"
            if (grammar_.is_in("@amounts", one) && grammar_.at(part).deprel == Deprel::nmod && (grammar_.case_of(part) == "in" || grammar_.case_of(part) == "of")) {
                const auto& further = grammar_.tree().children(part);
                below.insert(below.end(), further.begin(), further.end());
            }
        }
    }
    for (const TokenIndex index : below) {
        const Deprel relation = grammar_.at(index).deprel;
        const bool hangs = (relation == Deprel::nmod && grammar_.case_of(index) == name) || (relation == Deprel::nmod_poss && name == "poss") ||
                           ((relation == Deprel::amod || relation == Deprel::compound) && name == "mod");
        if (hangs) {
            fillers.push_back(index);
        }
    }
    return fillers;
}

// "Stepped aside", "pulled out of the town": the parser may read the particle as an adverb or as half of a preposition.
bool FrameArguments::has_particle(TokenIndex verb, std::string_view particle, const Arguments& arguments) const {
    if (arguments.particle != kNoToken) {
        return to_lower(grammar_.words(arguments.particle)) == particle;
    }
    const TokenIndex next = verb + 1;
    if (next >= grammar_.syntax().tokens.size() || to_lower(grammar_.words(next)) != particle) {
        return false;
    }
    const Deprel relation = grammar_.at(next).deprel;
    const bool leads = relation == Deprel::case_ && lexicon_.classes.contains("@away-words", particle); // "out of", "back from"
    return leads || (relation == Deprel::advmod && grammar_.at(next).head == verb);
}

std::optional<Misfit> FrameArguments::misfit(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    if (!frame.particle.empty() && !has_particle(token, frame.particle, arguments)) {
        return Misfit{Verdict::other_particle, nullptr, {}};
    }
    if (frame.needs_plural && grammar_.at(token).xpos != Xpos::NNS && grammar_.at(token).xpos != Xpos::NNPS) {
        return Misfit{Verdict::not_plural, nullptr, {}};
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
                return Misfit{Verdict::slot_filled, &condition, fillers};
            }
            continue;
        }
        const bool matched = std::any_of(fillers.begin(), fillers.end(), [&](TokenIndex filler) {
            return condition.allowed.empty() ||
                   std::any_of(condition.allowed.begin(), condition.allowed.end(),
                               [&](const std::string& allowed) { return parties_.matches(filler, allowed); });
        });
        if (!matched) {
            return Misfit{fillers.empty() ? Verdict::slot_empty : Verdict::slot_other, &condition, fillers};
        }
    }
    return std::nullopt;
}

TokenIndex FrameArguments::carried_noun(const Frame& frame, TokenIndex verb, const Arguments& arguments) const {
    for (const SlotCondition& condition : frame.conditions) {
        if (condition.must_be_empty || condition.allowed.empty() || condition.slot == "subj") {
            continue;
        }
        for (const TokenIndex filler : slot_or_object(condition.slot, verb, arguments)) {
            return parties_.matches(filler, "@truce") ? verb : filler;
        }
    }
    return verb;
}

// "Faced criticism from Norland", "suffered an attack": the subject is whom the noun hits, not who does it.
TokenIndex FrameArguments::sufferer_of(TokenIndex noun) const {
    const TokenIndex head = grammar_.at(noun).head;
    const bool suffers = grammar_.at(noun).deprel == Deprel::obj && head != kNoToken && lexicon_.classes.contains("@undergoing-verbs", grammar_.at(head).lemma);
    return suffers ? grammar_.verb_arguments(head).subject : kNoToken;
}

Roles FrameArguments::verb_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    Roles roles;
    const DefaultRoles& defaults = default_roles(frame.type);
    if (frame.actor_slots.empty()) {
        roles.actors = parties_.parties_at(arguments.subject, Possessors::ignored);
        // Forces that are sent without a sender act themselves: "troops were deployed". Not the bomber that somebody's fighters shadowed.
        const bool is_done_to = std::find(frame.recipient_slots.begin(), frame.recipient_slots.end(), "obj") != frame.recipient_slots.end();
        const bool is_armed_doer = arguments.subject != kNoToken && (parties_.matches(arguments.subject, "@weapons") || parties_.matches(arguments.subject, "@forces"));
        if (roles.actors.empty() && frame.type == EventType::MOBILIZE && !is_done_to && !is_armed_doer) {
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
    // "Established relations with Norland": what hangs on an object that the frame asks for belongs to the predicate.
    const bool object_is_part = std::any_of(frame.conditions.begin(), frame.conditions.end(), [](const SlotCondition& condition) {
        return condition.slot == "obj" && !condition.must_be_empty && !condition.allowed.empty();
    });
    for (const std::string& name : recipient_slots) {
        const bool direct = name == "obj" || name == "iobj";
        const bool follow = (direct && (frame.type == EventType::SUPPORT || frame.type == EventType::REJECT || frame.type == EventType::ACCUSE ||
                                       frame.type == EventType::ASSAULT || frame.type == EventType::COERCE)) ||
                            (frame.type == EventType::AID && (name == "to" || name == "for")); // "gave two million to Norland's farms"
        for (const TokenIndex filler : frame.recipient_slots.empty() && (direct || !object_is_part) ? slot(name, token, arguments) : slot_or_object(name, token, arguments)) {
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
    const bool is_target = open_object || (frame.type != EventType::ACCUSE &&
                                           (parties_.matches(arguments.object, "@people") || parties_.matches(arguments.object, "@targets")));
    if (roles.recipients.empty() && has_target && is_target && frame.recipient_slots.empty()) {
        roles.recipients = parties_.party_in_words(arguments.object);
    }
    if (roles.actors.empty() && frame.actor_slots.empty()) {
        roles.actors = parties_.party_in_words(arguments.subject);
    }
    return roles;
}

Roles FrameArguments::noun_roles(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    Roles roles;
    const DefaultRoles& defaults = default_roles(frame.type);
    const auto add_actors = [&](const std::string& name) {
        for (const TokenIndex filler : slot(name, token, arguments)) {
            PartyFinder::add(roles.actors, parties_.parties_at(filler, Possessors::ignored));
        }
    };
    const bool mutual = frame.is_mutual || (defaults.is_mutual && frame.recipient_slots.empty());
    const TokenIndex sufferer = mutual ? kNoToken : sufferer_of(token);
    if (frame.actor_slots.empty()) {
        for (const char* name : {"by", "poss", "mod", "subj"}) {
            if (sufferer != kNoToken && std::string_view(name) == "subj") {
                continue;
            }
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
            if (found.empty() && (frame.type == EventType::ASSAULT || frame.type == EventType::COERCE || frame.type == EventType::SUPPORT || frame.type == EventType::SANCTION)) {
                found = parties_.parties_at(filler, Possessors::followed);
            }
            PartyFinder::add(roles.recipients, found);
        }
        if (!roles.recipients.empty()) {
            break;
        }
    }
    if (roles.recipients.empty() && sufferer != kNoToken) {
        roles.recipients = parties_.parties_at(sufferer, Possessors::ignored);
    }
    return roles;
}

// "Met visiting Norlandic minister X": before a person the participle says who visits, and no article stands between.
bool FrameArguments::is_visiting_person(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    const Token& word = grammar_.at(token);
    const bool is_visit = frame.type == EventType::CONSULT && std::find(frame.modes.begin(), frame.modes.end(), "visit") != frame.modes.end();
    const bool depends = word.xpos == Xpos::VBG && (word.deprel == Deprel::xcomp || word.deprel == Deprel::amod || word.deprel == Deprel::advcl) && grammar_.mark_of(token).empty();
    return is_visit && depends && arguments.object > token && parties_.matches(arguments.object, "@person") &&
           grammar_.child(arguments.object, Deprel::det) == kNoToken && grammar_.child(arguments.object, Deprel::nmod_poss) == kNoToken;
}

// "The Chen Norland visit": of two names before the noun the person goes and the state is gone to.
void FrameArguments::part_visit(TokenIndex noun, Roles& roles) const {
    std::vector<Party> hosts;
    bool goes = false;
    for (const TokenIndex modifier : grammar_.noun_arguments(noun).modifiers) {
        goes = goes || parties_.matches(modifier, "@person");
        for (const TokenIndex below : grammar_.tree().children(modifier)) { // the parser may take both for one name
            if (grammar_.at(below).deprel == Deprel::flat && !parties_.matches(below, "@person") && parties_.matches(below, "@polity")) {
                PartyFinder::add(hosts, parties_.parties_at(below, Possessors::ignored));
            }
        }
        if (!parties_.matches(modifier, "@person") && parties_.matches(modifier, "@polity") && grammar_.at(modifier).upos == Upos::PROPN) {
            PartyFinder::add(hosts, parties_.parties_at(modifier, Possessors::ignored));
        }
    }
    if (!goes || !roles.recipients.empty() || hosts.empty()) {
        return;
    }
    std::erase_if(roles.actors, [&](const Party& party) {
        return std::any_of(hosts.begin(), hosts.end(), [&](const Party& host) { return host.entity == party.entity; });
    });
    roles.recipients = std::move(hosts);
}

Roles FrameArguments::roles_of(const Frame& frame, TokenIndex token, const Arguments& arguments) const {
    if (frame.pos == PredicatePos::verb && is_visiting_person(frame, token, arguments)) {
        return {parties_.parties_at(arguments.object, Possessors::ignored), {}};
    }
    Roles roles = frame.pos == PredicatePos::verb ? verb_roles(frame, token, arguments) : noun_roles(frame, token, arguments);
    if (frame.pos == PredicatePos::noun && frame.type == EventType::CONSULT && frame.cameo == "042") {
        part_visit(token, roles);
    }
    if (frame.pos == PredicatePos::verb && frame.cameo == "042" && !arguments.is_passive) { // "visited the front with Norland's president"
        for (const TokenIndex companion : slot_or_object("with", token, arguments)) {
            if (parties_.matches(companion, "@person")) {
                PartyFinder::add(roles.actors, parties_at(companion));
            }
        }
    }
    // Nobody does something to himself alone: a party found in both roles is kept where it was found first.
    std::erase_if(roles.recipients, [&](const Party& party) {
        return std::any_of(roles.actors.begin(), roles.actors.end(), [&](const Party& actor) { return actor.entity == party.entity; });
    });
    return roles;
}

} // namespace vedette::events
