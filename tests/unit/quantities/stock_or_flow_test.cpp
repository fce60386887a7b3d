#include "quantities/stock_or_flow.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::quantities {

namespace {

// The measure of the one count [first, last) with its head, in a parsed sentence.
CountMeasure measure_of(std::string_view lines, TokenIndex first, TokenIndex last, TokenIndex head, std::string_view what = "personnel") {
    const test::Parsed made = test::parsed(lines);
    Quantities found;
    QuantityMention count;
    count.first = first;
    count.last = last;
    count.head = head;
    count.what = std::string(what);
    found.quantities = {count};
    mark_stock_or_flow(made.report.text, made.syntax, TreeIndex(made.syntax), found);
    return found.quantities.front().measure;
}

} // namespace

TEST(StockOrFlow, there_are_and_a_base_hosts_is_a_stock) {
    EXPECT_EQ(measure_of("There there PRON EX 2 expl\nare be VERB VBP 0 root\n500 500 NUM CD 4 nummod\ntroops troop NOUN NNS 2 nsubj", 2, 4, 3), CountMeasure::stock);
    EXPECT_EQ(measure_of("Poland Poland PROPN NNP 2 nsubj\nhosts host VERB VBZ 0 root\n40 40 NUM CD 4 nummod\njets jet NOUN NNS 2 obj", 2, 4, 3, "aircraft"),
              CountMeasure::stock);
}

TEST(StockOrFlow, what_is_sent_or_said_to_be_more_is_a_flow) {
    EXPECT_EQ(measure_of("Chad Chad PROPN NNP 2 nsubj\nsent send VERB VBD 0 root\n500 500 NUM CD 4 nummod\nmen man NOUN NNS 2 obj", 2, 4, 3), CountMeasure::flow);
    EXPECT_EQ(measure_of("Chad Chad PROPN NNP 2 nsubj\nhas have VERB VBZ 0 root\n500 500 NUM CD 5 nummod\nmore more ADJ JJR 5 amod\nmen man NOUN NNS 2 obj", 2, 5, 4),
              CountMeasure::flow);
    EXPECT_EQ(measure_of("More more ADJ JJR 3 advmod\nthan than ADP IN 3 case\n500 500 NUM CD 4 nummod\nmen man NOUN NNS 5 nsubj\nstayed stay VERB VBD 0 root", 0, 4, 3),
              CountMeasure::stock);
}

TEST(StockOrFlow, deployed_alone_says_neither) {
    EXPECT_EQ(measure_of("Chad Chad PROPN NNP 2 nsubj\ndeployed deploy VERB VBD 0 root\n500 500 NUM CD 4 nummod\nmen man NOUN NNS 2 obj", 2, 4, 3), CountMeasure::unstated);
    EXPECT_EQ(measure_of("500 500 NUM CD 2 nummod\nmen man NOUN NNS 4 nsubj:pass\nare be AUX VBP 4 aux:pass\ndeployed deploy VERB VBN 0 root\nin in ADP IN 6 case\nMali Mali PROPN NNP 4 obl", 0, 2, 1),
              CountMeasure::stock);
    EXPECT_EQ(measure_of("500 500 NUM CD 2 nummod\nmen man NOUN NNS 5 nsubj:pass\nare be AUX VBP 5 aux\nbeing be AUX VBG 5 aux:pass\ndeployed deploy VERB VBN 0 root", 0, 2, 1),
              CountMeasure::flow);
}

TEST(StockOrFlow, money_and_the_dead_are_not_measured_so) {
    EXPECT_EQ(measure_of("Chad Chad PROPN NNP 2 nsubj\nlost lose VERB VBD 0 root\n500 500 NUM CD 4 nummod\nmen man NOUN NNS 2 obj", 2, 4, 3, "casualties-dead"),
              CountMeasure::unstated);
}

} // namespace vedette::quantities
