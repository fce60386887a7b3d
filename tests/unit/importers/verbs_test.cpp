#include "import_helpers.hpp"

#include <gtest/gtest.h>

namespace vedette::importers {
namespace {

Imported verbs(const std::string& text) {
    return import_verbs({{"v.txt", text}}, codes());
}

// The lemma and args of every row that one pattern under "--- HEAP ---" gives, or the complaint.
std::string pattern(const std::string& words) {
    const Imported made =
        verbs("&BOATS\n+FERRIES\n+BARGE\n--- HEAP ---\nHEAP {HEAPS}\n- " + words + "\n--- SWAP ---\nSWAP\n");
    std::string out;
    for (const TableText& table : made.tables) {
        for (const std::vector<std::string>& row : table.rows) {
            out += row[0] + ": " + row[6];
        }
    }
    for (const LeftOut& one : made.left_out) {
        out += "left out: " + one.reason;
    }
    return out;
}

TEST(ImportVerbs, a_block_with_default_code_and_patterns) {
    const Imported made = verbs("# comment\n"
                                "--- HEAP  [150]  ---\n"
                                "HEAP {HEAPS HEAPED HEAPING}\n"
                                "+PILE_UP {+PILES_UP}\n"
                                "- * BRIGADES  [154]   # object noun\n");
    EXPECT_EQ(rows_of(made), "heap/v/MOBILIZE//150//both//\n"
                             "pile +up/v/MOBILIZE//150//both//\n"
                             "heap|pile +up/v/MOBILIZE/troops/154//obj=brigade needsA//\n");
    EXPECT_EQ(complaints_of(made), "");
    EXPECT_EQ(made.tables.front().path, "frames/imported.tsv");
}

TEST(ImportVerbs, patterns_that_have_a_frame) {
    EXPECT_EQ(pattern("* {FRESH BRIGADES} (NEAR BORDER) [154]"),
              "heap: obj=brigade mod=fresh near=border needsA");
    EXPECT_EQ(pattern("TANKERS * [154]"), "heap: subj=tanker needsA");
    EXPECT_EQ(pattern("* &BOATS [154]"), "heap: obj=ferry|barge needsA");
    EXPECT_EQ(pattern("$ * SHELLS ON + [190]"), "heap: obj=shell on R=on both");
    EXPECT_EQ(pattern("* + [190]"), "heap: obj R=obj both");
    EXPECT_EQ(pattern("* + GRAIN [073]"), "heap: iobj R=iobj obj=grain both");
    EXPECT_EQ(pattern("* UP BRIGADES [154]"), "heap +up: obj=brigade needsA");
    EXPECT_EQ(pattern("* UP [154]"), "heap +up: needsA");
    EXPECT_EQ(pattern("* OFF DEAL [120]"), "heap +off: obj=deal needsA");
    EXPECT_EQ(pattern("* CLAIM (AGAINST) + [115]"), "heap: obj=claim against R=against both");
    EXPECT_EQ(pattern("* CHARGE (AGAINST) [173]"), "heap: obj=charge against needsA");
    EXPECT_EQ(pattern("* { LOAN | GRANT } TO_ + [071]"), "heap: obj=loan|grant to R=to both");
    EXPECT_EQ(pattern("* {&BOATS CONVOYS} [154]"), "heap: obj=convoy mod=ferry|barge needsA");
    EXPECT_EQ(pattern("* LANDING_BOATS [154]"), "heap: obj=boat mod=landing needsA");
}

TEST(ImportVerbs, patterns_that_have_none_say_why) {
    EXPECT_NE(pattern("* BRIGADES [154:152]").find("two codes"), std::string::npos);
    EXPECT_NE(pattern("* CROWDS [---]").find("no event"), std::string::npos);
    EXPECT_NE(pattern("* COMMENT [010]").find("a statement"), std::string::npos);
    EXPECT_NE(pattern("* HAY [9999]").find("no CAMEO code"), std::string::npos);
    EXPECT_NE(pattern("* HAY").find("has no code"), std::string::npos);
    EXPECT_NE(pattern("HAY [154]").find("no `*`"), std::string::npos);
    EXPECT_NE(pattern("+ * BY $ [154]").find("voice is grammar"), std::string::npos);
    EXPECT_NE(pattern("* TO SWAP [154]").find("a verb inside"), std::string::npos);
    EXPECT_NE(pattern("(IN BARN) * [154]").find("before the verb"), std::string::npos);
    EXPECT_NE(pattern("* {OPEN BARN [154]").find("not closed"), std::string::npos);
    EXPECT_NE(pattern("* &UNKNOWN [154]").find("no synonym set"), std::string::npos);
    EXPECT_NE(pattern("WILL_ * HAY [154]").find("grammar here"), std::string::npos);
    EXPECT_NE(pattern("* { TO_ | FOR_ } HAY [154]").find("choice of prepositions"), std::string::npos);
    EXPECT_NE(pattern("NOTHING_TO_*_FOR_ [016]").find("no counterpart"), std::string::npos);
    EXPECT_NE(pattern("* HAY UP [154]").find("right behind the verb"), std::string::npos);
    EXPECT_NE(pattern("* HAY STRAW [154]").find("two objects"), std::string::npos);
}

TEST(ImportVerbs, without_headers_every_verb_is_a_block) {
    EXPECT_EQ(rows_of(verbs("HEAP [---] ;note\nPILE [150]\n- * HAY_ [154]\n")),
              "pile/v/MOBILIZE//150//both//\npile/v/MOBILIZE/troops/154//obj=hay needsA//\n");
}

TEST(ImportVerbs, contradicting_patterns_keep_the_first) {
    const Imported made = verbs("--- HEAP ---\nHEAP\n- * HAY [154]\n- * HAY [072]\n- * HAY [154]\n");
    EXPECT_EQ(rows_of(made), "heap/v/MOBILIZE/troops/154//obj=hay needsA//\n");
    EXPECT_EQ(complaints_of(made), "4 - * HAY\n5 - * HAY\n");
}

TEST(ImportVerbs, transformations_sets_and_stray_lines_are_listed_in_order) {
    const Imported made = verbs(
        "&BOATS_\n+LANDING SHIPS\n- * HAY [154]\n--- HEAP ---\nHEAP\n~ a (a b WILL_HEAP) SAY = a b 138\n");
    EXPECT_EQ(rows_of(made), "");
    EXPECT_EQ(complaints_of(made),
              "2 +LANDING SHIPS\n!3 - * HAY [154]\n6 ~ a (a b WILL_HEAP) SAY = a b 138\n");
}

} // namespace
} // namespace vedette::importers
