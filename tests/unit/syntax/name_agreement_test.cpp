#include "syntax/name_agreement.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::syntax {

namespace {

// Sentences of words, a name's label after a slash at its every word; all words get the same dull tree.
std::string agreed(std::string_view text) {
    std::string lines;
    std::string word;
    std::string last_label;
    int number = 0;
    for (const char c : std::string(text) + " ") {
        if (c != ' ') {
            word.push_back(c);
            continue;
        }
        const std::size_t slash = word.find('/');
        const std::string form = word.substr(0, slash);
        const std::string label = slash == std::string::npos ? "" : word.substr(slash + 1);
        ++number;
        lines += form + " x X X " + (number == 1 ? "0 root" : "1 dep");
        lines += label.empty() ? "\n" : (label == last_label ? " I-" : " B-") + label + "\n";
        last_label = label;
        if (form == ".") {
            lines += "\n";
            number = 0;
        }
        word.clear();
    }
    test::Parsed made = test::parsed(lines);
    agree_names(made.syntax, made.report.text);
    std::string names;
    for (const Name& name : made.syntax.names) {
        names += (names.empty() ? "" : ", ") + std::string(to_string(name.label)) + ' ' +
                 std::string(cover(made.syntax.tokens[name.first].span, made.syntax.tokens[name.last - 1].span).in(made.report.text));
    }
    return names;
}

} // namespace

TEST(NameAgreement, takes_titles_off_persons) {
    EXPECT_EQ(agreed("Lt./PER Gen./PER Omar/PER Sy/PER spoke ."), "PER Omar Sy");
    EXPECT_EQ(agreed("Gen./PER spoke ."), "");
    EXPECT_EQ(agreed("General/ORG Motors/ORG closed ."), "ORG General Motors");
}

TEST(NameAgreement, follows_the_majority_of_a_report) {
    EXPECT_EQ(agreed("in Tarra/LOC . near Tarra/LOC . at Tarra/ORG ."), "LOC Tarra, LOC Tarra, LOC Tarra");
    EXPECT_EQ(agreed("in Tarra/LOC . at Tarra/ORG ."), "LOC Tarra, ORG Tarra");
}

TEST(NameAgreement, knows_a_last_name) {
    EXPECT_EQ(agreed("Ada/PER Mbeki/PER left . for Mbeki/ORG ."), "PER Ada Mbeki, PER Mbeki");
}

TEST(NameAgreement, finds_what_was_missed) {
    EXPECT_EQ(agreed("the World/ORG Bank/ORG paid . so the World Bank said ."), "ORG World Bank, ORG World Bank");
    EXPECT_EQ(agreed("in Goma/LOC . near Goma/LOC . around Goma . Goma fell ."), "LOC Goma, LOC Goma, LOC Goma");
    EXPECT_EQ(agreed("by May/PER . in May ."), "PER May");
}

} // namespace vedette::syntax
