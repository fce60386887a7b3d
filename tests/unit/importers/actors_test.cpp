#include "import_helpers.hpp"
#include "importers/dictionary_text.hpp"

#include <gtest/gtest.h>

namespace vedette::importers {
namespace {

Imported actors(const std::string& text, const KnownTerms& known = {}) {
    return import_actors({{"a.txt", as_utf8(text)}}, codes(), known);
}

Imported agents(const std::string& text, const KnownTerms& known = {}) {
    return import_agents({{"a.txt", text}}, codes(), known);
}

TEST(ImportActors, a_person_with_terms) {
    const Imported made = actors("ZORAN_TESLIC_ [HRVELI]  # left office\n"
                                 "+PRESIDENT_TESLIC\n"
                                 "+Z._TESLIC\n"
                                 "\t[HRVGOV 20190301-20240630]\n"
                                 "\t[HRVMIL <20190301]\n"
                                 "\t[HRVOPP >240701]\n");
    EXPECT_EQ(rows_of(made), "Zoran Teslic/Z. Teslic/Teslic/HRV/ELI///\n"
                             "Zoran Teslic///HRV/GOV//2019-03-01/2024-06-30\n"
                             "Zoran Teslic///HRV/MIL///2019-02-28\n"
                             "Zoran Teslic///HRV/OPP//2024-07-01/\n");
    EXPECT_EQ(complaints_of(made), "");
    EXPECT_EQ(made.tables.front().path, "entities/leaders.tsv");
}

TEST(ImportActors, an_organisation_and_what_its_code_says_too_much) {
    const Imported made = actors("KRASNIA_FRONT [SYRREBKUR] ;1/2/03\n+KFR\n+FRONTISTS\n");
    EXPECT_EQ(rows_of(made), "Krasnia Front/KFR|Frontists?///SYR/REB//\n");
    EXPECT_EQ(complaints_of(made), "1 KUR\n");
}

TEST(ImportActors, terms_behind_the_name) {
    EXPECT_EQ(rows_of(actors("HILL_COUNCIL [PERREB <000101] [PERGOV >000101]\n")),
              "Hill Council////PER/REB//1999-12-31\nHill Council////PER/GOV/2000-01-01/\n");
}

TEST(ImportActors, who_governed_is_a_person_unless_the_name_is_a_bodys) {
    const Imported made = actors("TARO_BRAMWELL [PERGOV 030101-040930]\n"
                                 "HILL_PARTY [PERGOV 030101-040930]\n"
                                 "MINISTER_BRAMWELL [PERGOV 030101-040930]\n"
                                 "SOME_CABINET_MEETING [---]\n"
                                 "<NOUN>\nARMISTICE_TALK\nDINNER\n");
    EXPECT_EQ(
        rows_of(made),
        "Hill Party////PER/GOV/2003-01-01/2004-09-30\nTaro Bramwell///PER/GOV//2003-01-01/2004-09-30\n");
    EXPECT_EQ(complaints_of(made), "3 MINISTER BRAMWELL\n4 [---]\n5 <NOUN>\n");
}

TEST(ImportActors, broken_lines_are_named_and_the_rest_goes_on) {
    const Imported made = actors("+NOBODYS_NAME\n"
                                 "NO_CODE_AT_ALL\n"
                                 "OPEN_BRACKET [PERGOV\n"
                                 "STRANGE_CODE [QQQGOV]\n"
                                 "LATE_DATES [PERGOV 20200101-20190101]\n"
                                 "NO_DAY [PERGOV 20200231-20210101]\n"
                                 "&A_SET\n"
                                 "SOUND_PARTY [PERPTY]\n");
    EXPECT_EQ(rows_of(made), "Sound Party////PER/PTY//\n");
    EXPECT_EQ(complaints_of(made),
              "!1 +NOBODYS_NAME\n!2 NO CODE AT ALL\n!3 [PERGOV\n!4 [QQQGOV]\n!5 [PERGOV 20200101-20190101]\n"
              "!6 [PERGOV 20200231-20210101]\n!7 &A_SET\n");
}

TEST(ImportActors, what_the_lexicon_knows_is_not_said_twice) {
    KnownTerms known;
    known.has_name = [](const std::string& name) { return name == "Grey Union"; };
    const Imported made =
        actors("GREY_UNION [IGO]\n+GREY_LEAGUE\nBLUE_UNION [IGO]\nBLUE_UNION [PERPTY]\n", known);
    EXPECT_EQ(rows_of(made), "Blue Union////IGO///\n");
    EXPECT_EQ(complaints_of(made), "1 GREY UNION\n2 GREY LEAGUE\n4 BLUE UNION\n");
}

TEST(ImportActors, older_files_are_latin_1) {
    EXPECT_EQ(rows_of(actors("\xC9MILE_ROUGE [FRAPTY]\n")), "\xC3\x89mile Rouge////FRA/PTY//\n");
}

TEST(ImportActors, names_that_would_mean_something_in_a_table) {
    EXPECT_EQ(complaints_of(actors("@COLUMNS_FRONT [PERPTY]\nA|B_FRONT [PERPTY]\n9TH_FRONT [PERPTY]\n")),
              "1 @COLUMNS FRONT\n2 A|B FRONT\n3 9TH FRONT\n");
}

TEST(ImportAgents, plurals_sectors_and_sets) {
    const Imported made = agents("COAST_WATCH {} [~COP]\n"
                                 "DITCH_DIGGER {DITCH_DIGGERS} [~MIL]\n"
                                 "TOWN_CRIER [~MED]\n"
                                 "!RANK! = SUBMAJOR, HALFCOLONEL\n"
                                 "!RANK!_GENERAL [~MIL]\n");
    EXPECT_EQ(rows_of(made),
              "coast watch/coast watch/COP/force/nation\nditch digger/ditch diggers/MIL/person/nation\n"
              "town crier/JRN/person/nation\nsubmajor general/MIL/person/nation\nhalfcolonel "
              "general/MIL/person/nation\n");
    EXPECT_EQ(complaints_of(made), "");
}

TEST(ImportAgents, bodies_repetitions_and_contradictions) {
    const Imported made =
        agents("ROW_BOAT [~BUS]\nBAILIFF [~COP]\nTOWN_CRIER [~JRN]\nTOWN_CRIERS [~JRN]\nTOWN_CRIER [~GOV]\n");
    EXPECT_EQ(rows_of(made),
              "row boat/BUS/body/nation\nbailiff/COP/force/nation\ntown crier/JRN/person/nation\n");
    EXPECT_EQ(complaints_of(made), "4 town criers\n5 town crier\n");
}

TEST(ImportAgents, what_has_no_place_is_listed_in_order) {
    KnownTerms known;
    known.has_role = [](const std::string& term) { return term == "sapper"; };
    const Imported made = agents(
        "AID_BODY [NGO~]\nSAPPER [~MIL]\nNO_CODE\n!ODD!_MAN [~MIL]\nOPEN {OPENS [~MIL]\nSTRANGE [~QQQ]\n",
        known);
    EXPECT_EQ(rows_of(made), "");
    EXPECT_EQ(
        complaints_of(made),
        "1 AID_BODY [NGO~]\n2 sapper\n!3 NO_CODE\n!4 !odd! man\n!5 OPEN {OPENS [~MIL]\n!6 STRANGE [~QQQ]\n");
}

TEST(CodeBook, actor_codes) {
    const std::optional<ActorCode> un = codes().actor("IGOUNO");
    ASSERT_TRUE(un.has_value());
    EXPECT_EQ(un->code, "UNO");
    EXPECT_EQ(codes().actor("romgov")->code, "ROU");
    EXPECT_EQ(codes().actor("SUNMIL")->code, "SUN");
    EXPECT_EQ(codes().actor("IRQREBSUN")->left_off, "SUN");
    EXPECT_EQ(codes().actor("IRQREBqqq")->left_off, "qqq");
    EXPECT_EQ(codes().actor("IRQREBTUR")->left_off, "TUR");
    EXPECT_EQ(codes().actor("EURGOV")->code, "");
    EXPECT_FALSE(codes().actor("IRQREBQQQ").has_value());
    EXPECT_FALSE(codes().actor("RU").has_value());
    EXPECT_FALSE(codes().actor("").has_value());
}

TEST(CodeBook, the_longest_event_code_decides) {
    ASSERT_NE(codes().event("1821"), nullptr);
    EXPECT_EQ(codes().event("1821")->mode, "sexual");
    EXPECT_EQ(codes().event("1829")->type, "ASSAULT");
    EXPECT_EQ(codes().event("012")->type, "");
    EXPECT_EQ(codes().event("99"), nullptr);
}

} // namespace
} // namespace vedette::importers
