#pragma once
// Frames as data: which predicate, with which arguments, yields which event. Loaded from lexicon/frames/*.tsv, semantic classes from
// lexicon/classes.tsv, predicates that change the status of what they govern from lexicon/status.tsv. Linted at load: every error
// names file and line.
//
// A frame row (tab-separated):
//   lemma    one or more lemmas, '|' between them; "step +up" is a verb with its particle
//   pos      v, n or a
//   type     event type; mode, cameo, context: lists with '|' (cameo: one code)
//   args     conditions and roles, separated by spaces:
//              obj  subj  to  on ...   the slot must be filled (prepositions are slots; `obj` of a passive is its surface subject)
//              head                    what the noun or participle hangs on: "the visiting minister", "a level of cooperation"
//              complement              what the object is said to be: "called the drills a provocation"
//              subjunctive             a clause with a bare verb: "insisted that the town be handed over"
//              obliged                 who must do something in what is said: "said that Norland must withdraw"
//              -obj                    the slot must be empty
//              obj=@forces|tank        the filler's head must be in the class or be the lemma
//              A=by,of  R=on,against   which slots give actors and recipients, in order of preference, instead of the default;
//                                      R=none: no argument of the predicate is its recipient (what it is about may name one)
//              mutual                  all parties are actors
//              free                    may be coded without any political party ("clashes")
//              both                    needs an actor and a recipient
//              light                   the verb only carries its object: the trigger is the noun ("reached a deal")
//              plural                  only the plural is this predicate: "hostilities" are fought, hostility is felt
//   example  a sentence of our own; expect: "TYPE status ACTORS>RECIPIENTS" that it must give

#include "records/events.hpp"
#include "resources/word_classes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::events {

enum class PredicatePos : std::uint8_t { verb, noun, adjective };

struct SlotCondition {
    std::string slot;                 // "subj", "obj", "iobj", "xcomp", "ccomp", "prt" or a preposition
    bool must_be_empty = false;
    std::vector<std::string> allowed; // "@class" or lemmas; empty: anything
};

struct Frame {
    std::string lemma;
    std::string particle;
    PredicatePos pos = PredicatePos::verb;
    EventType type = EventType::CONSULT;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::string cameo;
    std::vector<SlotCondition> conditions;
    std::vector<std::string> actor_slots;     // empty: the default of type and part of speech
    std::vector<std::string> recipient_slots;
    bool is_mutual = false;
    bool is_free = false;
    bool needs_both = false;
    bool needs_actor = false;
    bool needs_plural = false;
    bool is_light = false;
    std::string where;                        // "frames/mobilize.tsv:12"; of an extra folder with its path
};

// What a governing predicate does to the status of what it governs.
enum class Effect : std::uint8_t {
    none,         // factive or neutral: "confirmed that", "said that"
    support,      // carries the event itself: "hold talks", "launch an attack": the event has the verb's own status and subject
    future,       // plan, order, promise, agreement
    hypothetical, // wish, request, fear, possibility
    negated,      // denial, prevention, refusal to do
    actual,       // implicative: "managed to", "began to": the event has the verb's own status
    able,         // implicative in the past only: "had to leave", "was able to leave" against "has to leave"
    presupposed,  // it was so, whatever becomes of the predicate: "halted the attack", "condemned the raid"
};

struct StatusPredicate {
    Effect complement = Effect::none; // on clauses (xcomp, ccomp, acl, advcl with "of")
    Effect object = Effect::none;     // on event nouns as its object or under its preposition
};

struct Lexicon {
    std::vector<Frame> frames;                                         // in file order
    std::unordered_map<std::string, std::vector<std::uint32_t>> index; // "deploy/v" -> frames, most conditions first
    resources::WordClasses classes;
    std::unordered_map<std::string, StatusPredicate> status;           // "plan/v"
    std::unordered_map<std::string, Status> modifiers;                 // "planned" -> future, on an event noun
    std::unordered_map<std::string, double> scales;                    // "MOBILIZE", "MOBILIZE/troops" -> PLOVER value

    // `folder` is the lexicon folder. The frames/*.tsv of each of `extra_folders` add to its frames: between frames that ask for equally
    // much the built-in one is tried first. Throws Error(resource_missing, resource_invalid).
    static Lexicon load(const std::string& folder, const std::vector<std::string>& extra_folders = {});

    [[nodiscard]] const std::vector<std::uint32_t>* frames_of(std::string_view lemma, PredicatePos pos) const;
    [[nodiscard]] const StatusPredicate* status_of(std::string_view lemma, PredicatePos pos) const;
    // Two frames that ask for the same of the same predicate and give different types: the second would never be coded.
    struct Contradiction {
        const Frame* first = nullptr;
        const Frame* second = nullptr;
    };

    // In file order; linear but for frames of one predicate, which are few.
    [[nodiscard]] std::vector<Contradiction> contradictions() const;

    [[nodiscard]] double scale_of(EventType type, const std::vector<std::string>& modes) const;
};

} // namespace vedette::events
