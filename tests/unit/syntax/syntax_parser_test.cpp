#include "syntax/syntax_parser.hpp"

#include "base/utf8.hpp"
#include "support/build_records.hpp"
#include "syntax/tokenizer.hpp"

#include <gtest/gtest.h>

#include <random>
#include <thread>

namespace vedette::syntax {

namespace {

// Weights are loaded once for all tests of this program.
const SyntaxParser& parser() {
    static const SyntaxParser loaded(test::repository_path("models/reader.vdm"));
    return loaded;
}

Report report_of(std::string text) {
    Report report;
    report.text = std::move(text);
    return report;
}

void expect_trees(const Syntax& syntax) {
    for (const Sentence& sentence : syntax.sentences) {
        std::size_t roots = 0;
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            const Token& here = syntax.tokens[token];
            ASSERT_EQ(here.head == kNoToken, here.deprel == Deprel::root);
            roots += here.head == kNoToken ? 1U : 0U;
            TokenIndex node = token;
            for (std::size_t steps = 0; node != kNoToken; ++steps) {
                ASSERT_TRUE(sentence.contains(node));
                ASSERT_LE(steps, sentence.last - sentence.first) << "a cycle";
                node = syntax.tokens[node].head;
            }
        }
        ASSERT_EQ(roots, 1U);
    }
    TokenIndex at = 0;
    for (const Name& name : syntax.names) {
        ASSERT_LE(at, name.first);
        ASSERT_LT(name.first, name.last);
        ASSERT_LE(name.last, syntax.tokens.size());
        ASSERT_NE(name.label, NameLabel::none);
        at = name.last;
    }
}

TokenIndex find(const Syntax& syntax, std::string_view text, std::string_view form) {
    for (TokenIndex index = 0; index < syntax.tokens.size(); ++index) {
        if (syntax.tokens[index].span.in(text) == form) {
            return index;
        }
    }
    return kNoToken;
}

} // namespace

TEST(SyntaxParser, reads_a_plain_sentence) {
    const Report report = report_of("Government troops attacked the village of Tarra on Monday.\n");
    const Syntax syntax = parser().parse(report);
    ASSERT_EQ(syntax.sentences.size(), 1U);
    expect_trees(syntax);
    const TokenIndex verb = find(syntax, report.text, "attacked");
    const Token& troops = syntax.tokens[find(syntax, report.text, "troops")];
    EXPECT_EQ(syntax.tokens[verb].head, kNoToken);
    EXPECT_EQ(syntax.tokens[verb].lemma, "attack");
    EXPECT_EQ(syntax.tokens[verb].xpos, Xpos::VBD);
    EXPECT_EQ(troops.head, verb);
    EXPECT_EQ(troops.deprel, Deprel::nsubj);
    EXPECT_EQ(syntax.tokens[find(syntax, report.text, "village")].deprel, Deprel::obj);
}

TEST(SyntaxParser, finds_names) {
    const Report report = report_of("Maria Santos flew from Lisbon to Nairobi to meet officials of the World Bank.\n");
    const Syntax syntax = parser().parse(report);
    std::vector<std::string> names;
    for (const Name& name : syntax.names) {
        names.push_back(std::string(to_string(name.label)) + ' ' +
                        std::string(cover(syntax.tokens[name.first].span, syntax.tokens[name.last - 1].span).in(report.text)));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"PER Maria Santos", "LOC Lisbon", "LOC Nairobi", "ORG World Bank"}));
}

TEST(SyntaxParser, gives_the_same_tree_alone_and_in_company) {
    const std::string sentence = "Rebels who had fled the capital shelled an army base before dawn, killing four soldiers.";
    const Syntax alone = parser().parse(report_of(sentence));
    std::string long_text;
    for (int index = 0; index < 40; ++index) {
        long_text += "The minister said number " + std::to_string(index) + " was not known.\n";
    }
    const std::string company_text = long_text + sentence + "\n" + long_text;
    const Syntax company = parser().parse(report_of(company_text));
    const Sentence& found = company.sentences[40];
    ASSERT_EQ(found.span.in(company_text), sentence);
    for (TokenIndex index = 0; index < alone.tokens.size(); ++index) {
        const Token& one = alone.tokens[index];
        const Token& other = company.tokens[found.first + index];
        EXPECT_EQ(one.lemma, other.lemma);
        EXPECT_EQ(one.xpos, other.xpos);
        EXPECT_EQ(one.deprel, other.deprel);
        EXPECT_EQ(one.head, other.head == kNoToken ? kNoToken : other.head - found.first);
    }
}

TEST(SyntaxParser, gives_the_same_on_many_threads) {
    const Report report = report_of("The army denied the raid. Two villages near Goma burned, witnesses said.\n");
    const std::string expected = print_syntax(parser().parse(report), report.text);
    std::vector<std::string> found(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& place : found) {
            threads.emplace_back([&place, &report] { place = print_syntax(parser().parse(report), report.text); });
        }
    }
    for (const std::string& one : found) {
        EXPECT_EQ(one, expected);
    }
}

TEST(SyntaxParser, gives_valid_trees_on_hostile_text) {
    std::mt19937 random(99);
    for (int round = 0; round < 3; ++round) {
        std::string bytes;
        for (int index = 0; index < 2000; ++index) {
            bytes.push_back(static_cast<char>(random() % 256U));
        }
        expect_trees(parser().parse(report_of(bytes)));
        expect_trees(parser().parse(report_of(repair_utf8(bytes))));
    }
    for (const std::string_view text :
         {"", " ", "\n\n", ".", "?!", "\U0001F600\U0001F600 \U0001F44D\U0001F3FD", "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD.",
          "a\u200Bb\u200Bc", "\xFF\xFE\x00", "((((((((((", "a a a a a a a a a a a a a a a a"}) {
        expect_trees(parser().parse(report_of(std::string(text))));
    }
}

TEST(SyntaxParser, reads_sentences_of_ten_thousand_tokens) {
    std::string text;
    for (int index = 0; index < 10000; ++index) {
        text += "soldiers ";
    }
    expect_trees(parser().parse(report_of(text)));
    // As somebody else's one sentence: the pieces hang together.
    Syntax given = tokenize(text);
    given.sentences = {{0, 1500, cover(given.tokens[0].span, given.tokens[1499].span), false}};
    given.tokens.resize(1500);
    const Syntax syntax = parser().parse_tokens(given, text);
    ASSERT_EQ(syntax.sentences.size(), 1U);
    expect_trees(syntax);
}

TEST(SyntaxParser, names_its_model) { EXPECT_EQ(parser().model_version().rfind("reader-", 0), 0U); }

} // namespace vedette::syntax
