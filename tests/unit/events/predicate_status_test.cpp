// The status of any predicate, coded or not. Own sentences, hand-built trees, no entities.
#include "events/event_extractor.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vedette::events {
namespace {

// "word:status" of every predicate.
std::string statuses_in(std::string_view tree) {
    static const EventExtractor extractor(test::repository_path("lexicon"));
    const test::Parsed parsed = test::parsed(tree);
    Entities entities;
    entities.mention_at.assign(parsed.syntax.tokens.size(), Entities::kNoMention);
    std::string all;
    for (const Predicate& predicate : extractor.extract(parsed.report, parsed.syntax, TreeIndex(parsed.syntax), entities, {}, {}, {}).predicates) {
        all += (all.empty() ? "" : " ") + std::string(parsed.syntax.tokens[predicate.token].span.in(parsed.report.text)) + ':' +
               std::string(to_string(predicate.status));
    }
    return all;
}

TEST(PredicateStatus, bare_verb_behind_a_colon_is_an_order) {
    EXPECT_EQ(statuses_in("The the DET DT 2 det\n"
                          "plan plan NOUN NN 4 nsubj\n"
                          "is be AUX VBZ 4 cop\n"
                          "simple simple ADJ JJ 0 root\n"
                          "_: : PUNCT : 6 punct\n"
                          "close close VERB VB 4 parataxis\n"
                          "the the DET DT 8 det\n"
                          "bridge bridge NOUN NN 6 obj\n"),
              "plan:actual is:actual simple:actual close:future");
}

TEST(PredicateStatus, bare_verb_behind_a_comma_is_a_headline) {
    EXPECT_EQ(statuses_in("Rebels rebel NOUN NNS 2 nsubj\n"
                          "burn burn VERB VBP 0 root\n"
                          "homes home NOUN NNS 2 obj\n"
                          "_, , PUNCT , 5 punct\n"
                          "take take VERB VB 2 parataxis\n"
                          "cattle cattle NOUN NN 5 obj\n"),
              "burn:actual take:actual");
}

TEST(PredicateStatus, in_order_to_is_a_purpose_whatever_the_verb) {
    EXPECT_EQ(statuses_in("They they PRON PRP 2 nsubj\n"
                          "moved move VERB VBD 0 root\n"
                          "in in ADP IN 6 mark\n"
                          "order order NOUN NN 3 fixed\n"
                          "to to PART TO 6 mark\n"
                          "cut cut VERB VB 2 advcl\n"
                          "the the DET DT 8 det\n"
                          "road road NOUN NN 6 obj\n"),
              "moved:actual order:actual cut:future");
}

TEST(PredicateStatus, what_one_is_told_to_do_and_how_is_open) {
    EXPECT_EQ(statuses_in("He he PRON PRP 2 nsubj\n"
                          "told tell VERB VBD 0 root\n"
                          "villagers villager NOUN NNS 2 iobj\n"
                          "to to PART TO 5 mark\n"
                          "leave leave VERB VB 2 xcomp\n"),
              "told:actual leave:hypothetical");
    EXPECT_EQ(statuses_in("He he PRON PRP 2 nsubj\n"
                          "explained explain VERB VBD 0 root\n"
                          "how how ADV WRB 5 advmod\n"
                          "to to PART TO 5 mark\n"
                          "leave leave VERB VB 2 ccomp\n"),
              "explained:actual leave:hypothetical");
}

TEST(PredicateStatus, feelings_and_gerunds_are_predicates_and_things_are_not) {
    EXPECT_EQ(statuses_in("Infighting infighting NOUN NN 3 nsubj\n"
                          "may may AUX MD 3 aux\n"
                          "cause cause VERB VB 0 root\n"
                          "anger anger NOUN NN 3 obj\n"
                          "in in ADP IN 7 case\n"
                          "the the DET DT 7 det\n"
                          "building building NOUN NN 3 obl\n"),
              "Infighting:actual cause:hypothetical anger:hypothetical");
}

TEST(PredicateStatus, compound_stands_under_its_noun_only_where_that_decides) {
    EXPECT_EQ(statuses_in("They they PRON PRP 3 nsubj\n"
                          "will will AUX MD 3 aux\n"
                          "sell sell VERB VB 0 root\n"
                          "withdrawal withdrawal NOUN NN 5 compound\n"
                          "maps map NOUN NNS 3 obj\n"),
              "sell:future withdrawal:actual");
    EXPECT_EQ(statuses_in("They they PRON PRP 2 nsubj\n"
                          "drew draw VERB VBD 0 root\n"
                          "a a DET DT 5 det\n"
                          "withdrawal withdrawal NOUN NN 5 compound\n"
                          "plan plan NOUN NN 2 obj\n"),
              "drew:actual withdrawal:future plan:actual");
}

TEST(PredicateStatus, who_is_not_involved_in_an_act_does_not_do_it) {
    const auto of = [](const std::string& negation) {
        return statuses_in("Soldiers soldier NOUN NNS 3 nsubj\n"
                           "are be AUX VBP 3 cop\n"
                           "involved involved ADJ JJ 0 root\n"
                           "in in SCONJ IN 5 mark\n"
                           "shelling shell VERB VBG 3 advcl\n" +
                           negation);
    };
    EXPECT_NE(of("not not PART RB 3 advmod\n").find("shelling:negated"), std::string::npos);
    EXPECT_NE(of("now now ADV RB 3 advmod\n").find("shelling:actual"), std::string::npos);
}

} // namespace
} // namespace vedette::events
