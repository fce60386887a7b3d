#include "entities/knowledge_base.hpp"

#include "support/build_records.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace vedette::entities {
namespace {

// A copy of the lexicon with one line added to one table.
std::string lexicon_with(const std::string& table, const std::string& line) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("vedette_entities_" + table + std::to_string(line.size()));
    std::filesystem::remove_all(folder);
    std::filesystem::copy(test::repository_path("lexicon/entities"), folder);
    std::ofstream(folder / table, std::ios::app) << line << "\n";
    return folder.string();
}

std::string refusal(const std::string& table, const std::string& line) {
    const std::string folder = lexicon_with(table, line);
    std::string message = "accepted";
    try {
        const KnowledgeBase base(folder);
    } catch (const Error& error) {
        message = error.what();
    }
    std::filesystem::remove_all(folder);
    return message;
}

TEST(KnowledgeBase, refuses_bad_tables_and_names_the_line) {
    EXPECT_NE(refusal("organisations.tsv", "Front X\t\t\tgroup\tQQQ\tREB").find("unknown code `QQQ`"), std::string::npos);
    EXPECT_NE(refusal("organisations.tsv", "Front X\t\t\tgroup\tFRA\tXXX").find("unknown sector `XXX`"), std::string::npos);
    EXPECT_NE(refusal("organisations.tsv", "Front X\tNATO\t\tgroup\tFRA\tREB").find("already names another actor"), std::string::npos);
    EXPECT_NE(refusal("leaders.tsv", "Ann Xample\t\t\tFRA\tGOV\tpresident\t1999-05\t1998").find("before it begins"), std::string::npos);
    EXPECT_NE(refusal("leaders.tsv", "Ann Xample\t\t\tFRA\tGOV\tpresident\t1999-13\t").find("is not a date"), std::string::npos);
    EXPECT_NE(refusal("leaders.tsv", "Ann Xample\t\t\tRUS\tGOV\tpresident\t2015\t2016").find("at one time"), std::string::npos);
    EXPECT_NE(refusal("states.tsv", "RUS\tElsewhere").find("already taken"), std::string::npos);
    EXPECT_NE(refusal("leaders.tsv", "Ann Xample\t\t\tRUS\tGOV\tpresident\t2015\t2016").find("leaders.tsv:"), std::string::npos);
}

TEST(KnowledgeBase, refuses_one_term_for_two_and_takes_it_with_a_question_mark) {
    EXPECT_NE(refusal("outlets.tsv", "Xample Post\tReuters\tFRA\tprivate\tnewspaper").find("already names another actor"), std::string::npos);
    EXPECT_NE(refusal("regions.tsv", "Chechnya\t\t\tFRA\t\t\t").find("already names another actor"), std::string::npos);
    EXPECT_NE(refusal("outlets.tsv", "Xample Post\t\tFRA\tnobody\tnewspaper").find("control is"), std::string::npos);
    EXPECT_NE(refusal("organisations.tsv", "Front X\t\t\tgroup\tFRA\tREB\t2001\t1999").find("before it begins"), std::string::npos);
    EXPECT_NE(refusal("memberships.tsv", "NATO\tQQQ\t1999").find("unknown state"), std::string::npos);
    EXPECT_EQ(refusal("organisations.tsv", "Front X\tXample Column?\t\tgroup\tFRA\tREB\t\t"), "accepted");
}

TEST(KnowledgeBase, levels_out_transliterations) {
    EXPECT_EQ(sound_of("aleksandr"), sound_of("alexander"));
    EXPECT_EQ(sound_of("zelenskyy"), sound_of("zelenskiy"));
    EXPECT_EQ(sound_of("sergey"), sound_of("sergei"));
    EXPECT_NE(sound_of("putin"), sound_of("lutin"));
}

TEST(KnowledgeBase, memberships_and_offices_are_valid_in_time) {
    const KnowledgeBase base(test::repository_path("lexicon/entities"));
    EXPECT_TRUE(base.is_member("org:nato", "POL", make_day(2000, 1, 1)));
    EXPECT_FALSE(base.is_member("org:nato", "POL", make_day(1998, 1, 1)));
    EXPECT_FALSE(base.is_member("org:nato", "AUT", make_day(2020, 1, 1)));
    EXPECT_EQ(base.actors[base.holder("FRA", "president", make_day(1996, 8, 22))].name, "Jacques Chirac");
    EXPECT_EQ(base.holder("FRA", "president", make_day(1900, 1, 1)), UINT32_MAX);
    EXPECT_NE(refusal("memberships.tsv", "Nobody's Union\tFRA\t1999").find("is not in organisations.tsv"), std::string::npos);
}

TEST(KnowledgeBase, coarse_days) {
    EXPECT_EQ(to_iso(parse_coarse_day("1999")->last), "1999-12-31");
    EXPECT_EQ(to_iso(parse_coarse_day("2000-02")->last), "2000-02-29");
    EXPECT_FALSE(parse_coarse_day("soon"));
}

} // namespace
} // namespace vedette::entities
