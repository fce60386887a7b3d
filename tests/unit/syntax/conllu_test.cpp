#include "syntax/conllu.hpp"

#include <gtest/gtest.h>

namespace vedette::syntax {

namespace {

std::string line(const std::string& id, const std::string& form, const std::string& head, const std::string& rel,
                 const std::string& misc = "_") {
    return id + "\t" + form + "\t" + form + "\tNOUN\tNN\t_\t" + head + "\t" + rel + "\t_\t" + misc + "\n";
}

std::string failure_of(const std::string& conllu, std::string_view text) {
    const Result<Syntax> read = read_conllu(conllu, text);
    return read ? "" : read.failure().message;
}

} // namespace

TEST(Conllu, aligns_to_the_text_without_offsets) {
    const std::string text = "Rebels  fled.\nTroops came.";
    const Result<Syntax> syntax = read_conllu("# sent_id = 1\n" + line("1", "Rebels", "2", "nsubj") + line("2", "fled", "0", "root") +
                                                  line("3", ".", "2", "punct") + "\n" + line("1", "Troops", "2", "nsubj") +
                                                  line("2", "came", "0", "root") + line("3", ".", "2", "punct"),
                                              text);
    ASSERT_TRUE(syntax) << syntax.failure().message;
    ASSERT_EQ(syntax->sentences.size(), 2U);
    ASSERT_EQ(syntax->tokens.size(), 6U);
    EXPECT_EQ(syntax->tokens[1].span.in(text), "fled");
    EXPECT_EQ(syntax->tokens[3].span.in(text), "Troops");
    EXPECT_EQ(syntax->tokens[3].head, 4U);
    EXPECT_EQ(syntax->sentences[1].span.in(text), "Troops came.");
}

TEST(Conllu, reads_back_what_it_prints) {
    const std::string text = "M\u00E9d\u00E9a fell.";
    Syntax syntax;
    syntax.tokens = {{{0, 7}, "M\u00E9d\u00E9a", 1, Upos::PROPN, Xpos::NNP, Deprel::nsubj},
                     {{8, 12}, "fall", kNoToken, Upos::VERB, Xpos::VBD, Deprel::root},
                     {{12, 13}, ".", 1, Upos::PUNCT, Xpos::period, Deprel::punct}};
    syntax.sentences = {{0, 3, {0, 13}, false}};
    syntax.names = {{0, 1, NameLabel::LOC}};
    const std::string printed = print_syntax(syntax, text);
    const Result<Syntax> back = read_conllu(printed, text);
    ASSERT_TRUE(back) << back.failure().message;
    EXPECT_EQ(print_syntax(*back, text), printed);
}

TEST(Conllu, shares_the_characters_of_a_multiword_token) {
    const std::string text = "They didn't and gonna.";
    const std::string conllu = line("1", "They", "2", "nsubj") + "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" + line("2", "did", "0", "root") +
                               line("3", "not", "2", "advmod") + line("4", "and", "2", "cc") + "5-6\tgonna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
                               line("5", "gon", "2", "conj") + line("6", "na", "5", "mark") + line("7", ".", "2", "punct");
    const Result<Syntax> syntax = read_conllu(conllu, text);
    ASSERT_TRUE(syntax) << syntax.failure().message;
    EXPECT_EQ(syntax->tokens[1].span.in(text), "did");
    EXPECT_EQ(syntax->tokens[2].span.in(text), "n't");
    EXPECT_EQ(syntax->tokens[4].span.in(text), "gon");
    EXPECT_EQ(syntax->tokens[5].span.in(text), "na");
}

TEST(Conllu, reads_names_of_other_tools) {
    const std::string text = "New York fell";
    const Result<Syntax> syntax =
        read_conllu(line("1", "New", "2", "compound", "start_char=0|end_char=3|ner=x|NER=B-GPE") +
                        line("2", "York", "3", "nsubj", "start_char=4|end_char=8|NER=E-GPE") + line("3", "fell", "0", "root", "NER=O"),
                    text);
    ASSERT_TRUE(syntax) << syntax.failure().message;
    ASSERT_EQ(syntax->names.size(), 1U);
    EXPECT_EQ(syntax->names[0].last, 2U);
    EXPECT_EQ(syntax->names[0].label, NameLabel::LOC);
}

TEST(Conllu, names_the_line_that_is_wrong) {
    const std::string good = line("1", "Rebels", "0", "root");
    EXPECT_NE(failure_of(good + "2\tfled\n", "Rebels fled").find("line 2: 2 columns"), std::string::npos);
    EXPECT_NE(failure_of(good + line("2", "fled", "7", "x"), "Rebels fled").find("line 2: head 7"), std::string::npos);
    EXPECT_NE(failure_of(good + line("2", "fled", "x", "x"), "Rebels fled").find("line 2: head 'x'"), std::string::npos);
    EXPECT_NE(failure_of(good + line("3", "fled", "1", "x"), "Rebels fled").find("line 2: word number 3"), std::string::npos);
    EXPECT_NE(failure_of(good + line("2", "ran", "1", "x"), "Rebels fled").find("line 2: 'ran' is not the next word"), std::string::npos);
    EXPECT_NE(failure_of(line("1", "a", "2", "x") + line("2", "b", "1", "x") + line("3", "c", "0", "root"), "a b c").find("circle"),
              std::string::npos);
    EXPECT_NE(failure_of(line("1", "a", "0", "root") + line("2", "b", "0", "root") + line("3", "c", "1", "x"), "a b c").find("2 roots"),
              std::string::npos);
    EXPECT_NE(failure_of("1-9\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + line("1", "a", "0", "root"), "ab").find("line 1"), std::string::npos);
}

TEST(Conllu, makes_the_text_when_there_is_none) {
    const Result<ConlluDocument> document =
        read_conllu(line("1", "Rebels", "2", "nsubj") + line("2", "fled", "0", "root", "SpaceAfter=No") + line("3", ".", "2", "punct"));
    ASSERT_TRUE(document) << document.failure().message;
    EXPECT_EQ(document->text, "Rebels fled. \n");
}

TEST(Conllu, is_empty_for_nothing) {
    const Result<Syntax> syntax = read_conllu("\n\n# only = comments\n\n", "text");
    ASSERT_TRUE(syntax);
    EXPECT_TRUE(syntax->sentences.empty());
}

} // namespace vedette::syntax
