#pragma once
// Grammar, once for all frames: who is the subject, object or prepositional argument of a verb, noun or adjective, after voice,
// relative and reduced clauses, control and raising, coordination, light verbs, possessors and headlines have been undone.
// Works on Universal Dependencies trees; every answer is a token of the same sentence or kNoToken.

#include "base/utf8.hpp"
#include "records/syntax.hpp"
#include "resources/word_classes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vedette::resources {

struct Oblique {
    std::string preposition; // lemma, "" for a bare noun phrase ("last week")
    TokenIndex token = kNoToken;
};

// Arguments of one predicate. For a passive verb `object` is the surface subject and `subject` the by-phrase.
struct Arguments {
    TokenIndex subject = kNoToken;
    TokenIndex object = kNoToken;
    TokenIndex indirect = kNoToken;
    TokenIndex clause = kNoToken;        // xcomp or ccomp
    bool clause_is_open = false;         // xcomp
    TokenIndex particle = kNoToken;
    TokenIndex possessor = kNoToken;     // nouns: "Russia's attack"
    std::vector<TokenIndex> modifiers;   // nouns: "Russian attack", "U.S.-led attack", "Putin visit"
    std::vector<Oblique> obliques;       // in text order
    TokenIndex support_verb = kNoToken;  // nouns: the light verb that carries them
    bool is_passive = false;
};

// "The army, which said"; "that" only as a pronoun.
bool is_relative_pronoun(const Token& token);

class ClauseGrammar {
public:
    ClauseGrammar(const WordClasses& classes, const Syntax& syntax, const TreeIndex& tree, std::string_view text)
        : classes_(classes), syntax_(syntax), tree_(tree), text_(text) {}

    [[nodiscard]] Arguments verb_arguments(TokenIndex verb) const;
    // "Norland to send troops, minister says": who is to do it, when the verb opens a sentence that way; kNoToken otherwise. The parser
    // tends to hang such a verb on the clause behind the comma.
    [[nodiscard]] TokenIndex headline_subject(TokenIndex verb) const;
    [[nodiscard]] Arguments noun_arguments(TokenIndex noun) const; // also adjectives

    // Surface subject of a verb or of a copular noun or adjective, through control, coordination and relative clauses.
    [[nodiscard]] TokenIndex surface_subject(TokenIndex predicate, int depth = 0) const;

    [[nodiscard]] bool is_passive(TokenIndex verb) const;

    // Of a verb or of a noun or adjective, whichever the word is.
    [[nodiscard]] Arguments arguments_of(TokenIndex predicate) const { return is_verb(predicate) ? verb_arguments(predicate) : noun_arguments(predicate); }

    // The first half of a word that the tokens cut at its hyphen: "test" of "test-fired" at "fired"; kNoToken: no hyphen joins them.
    [[nodiscard]] TokenIndex hyphen_half(TokenIndex token) const;

    // The word beside which a conjunct stands: its head, save where a finite verb was hung on an infinitive or gerund ("ruled out
    // sending troops but will provide helmets"), which is no fellow of it; then the verb that governs that one.
    [[nodiscard]] TokenIndex fellow_of(TokenIndex conjunct) const;

    // A clause whose verb stands bare, without "to": "demands that the town be handed over", "that they leave".
    [[nodiscard]] bool is_bare_clause(TokenIndex clause) const;

    // Is the token's lemma of the class? Not where there is no token.
    [[nodiscard]] bool is_in(std::string_view class_name, TokenIndex token) const {
        return token != kNoToken && classes_.contains(class_name, to_lower(at(token).lemma));
    }

    // A verb of saying: its date is that of the telling.
    [[nodiscard]] bool is_reporting(TokenIndex verb) const { return is_verb(verb) && classes_.contains("@reporting-verbs", at(verb).lemma); }

    // "airspace", "waters": a place that is named by whose it is.
    [[nodiscard]] bool is_space(TokenIndex noun) const { return classes_.contains("@spaces", at(noun).lemma); }

    // "erupted", "took place": says of its subject that it happened.
    [[nodiscard]] bool is_happening(TokenIndex verb) const { return is_verb(verb) && classes_.contains("@happening-verbs", at(verb).lemma); }

    [[nodiscard]] bool is_verb(TokenIndex token) const { return at(token).upos == Upos::VERB || at(token).upos == Upos::AUX; }

    // Child with this relation, kNoToken when there is none.
    [[nodiscard]] TokenIndex child(TokenIndex token, Deprel deprel) const { return tree_.child(syntax_, token, deprel); }

    // Lemma of the preposition or marker in front of a phrase or clause ("into", "because of" gives "because_of"); "" when none.
    [[nodiscard]] std::string case_of(TokenIndex token) const;
    [[nodiscard]] std::string mark_of(TokenIndex token) const;

    // `token` and everything coordinated with it, in text order.
    [[nodiscard]] std::vector<TokenIndex> with_conjuncts(TokenIndex token) const;

    [[nodiscard]] const Token& at(TokenIndex token) const { return syntax_.tokens[token]; }

    [[nodiscard]] std::string_view words(TokenIndex token) const { return at(token).span.in(text_); }

    [[nodiscard]] const Syntax& syntax() const { return syntax_; }

    [[nodiscard]] const TreeIndex& tree() const { return tree_; }

private:
    [[nodiscard]] bool is_elliptic_passive(TokenIndex verb) const;
    [[nodiscard]] TokenIndex behind_half_of_verb(TokenIndex predicate, TokenIndex subject) const;
    [[nodiscard]] TokenIndex counted_object(TokenIndex verb) const;
    [[nodiscard]] TokenIndex object_of(TokenIndex verb) const;
    [[nodiscard]] TokenIndex antecedent(TokenIndex relative_clause, TokenIndex pronoun) const;
    [[nodiscard]] bool is_finite(TokenIndex verb) const;
    [[nodiscard]] TokenIndex lost_subject(TokenIndex predicate) const;
    [[nodiscard]] TokenIndex own_subject(TokenIndex verb, Deprel deprel, TokenIndex before) const;
    [[nodiscard]] TokenIndex joined_by_comma(TokenIndex token) const;
    [[nodiscard]] bool is_parted(TokenIndex verb, TokenIndex first, TokenIndex second) const;
    [[nodiscard]] TokenIndex speaker_just_before(TokenIndex gerund) const;
    [[nodiscard]] TokenIndex author_of(TokenIndex paper, int depth) const;
    [[nodiscard]] TokenIndex controlled_subject(TokenIndex predicate, int depth) const;
    [[nodiscard]] bool is_stray_phrase(TokenIndex clause, TokenIndex subject) const;
    [[nodiscard]] TokenIndex nearest_verb_above(TokenIndex noun) const;
    [[nodiscard]] TokenIndex carrier_of(TokenIndex noun) const;
    [[nodiscard]] bool is_naming(TokenIndex verb) const;
    void borrow_from_verb(TokenIndex noun, TokenIndex carrier, Arguments& arguments) const;
    void collect_obliques(TokenIndex predicate, Arguments& arguments) const;
    void collect_hung_obliques(TokenIndex above, int depth, Arguments& arguments) const;

    const WordClasses& classes_; // classes @support-verbs, @joining-verbs, @happening-verbs, @object-does-gerund, @subject-controls,
                                 // @makes-contact, @says-in-contact, @papers, @issues-papers
    const Syntax& syntax_;
    const TreeIndex& tree_;
    std::string_view text_;
};

} // namespace vedette::resources
