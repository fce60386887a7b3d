#include "entities/entity_finder.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::entities {
namespace {

const EntityFinder& finder() {
    static const EntityFinder made(test::repository_path("lexicon"));
    return made;
}

struct Reading {
    test::Parsed parsed;
    Entities found;

    // "CODE/SECTOR name" of every entity of the mention headed by the n-th token with this form, joined by "; "; "-" when none.
    [[nodiscard]] std::string who(std::string_view form, int occurrence = 1) const {
        for (TokenIndex index = 0; index < parsed.syntax.tokens.size(); ++index) {
            if (parsed.syntax.tokens[index].span.in(parsed.report.text) != form || --occurrence > 0) {
                continue;
            }
            const EntityMention* const mention = found.headed_by(index);
            if (mention == nullptr) {
                return "-";
            }
            std::string text;
            for (const std::uint32_t entity : mention->entities) {
                const Entity& one = found.entities[entity];
                text += (text.empty() ? "" : "; ") + one.code + "/" + one.sector + " " + one.name;
            }
            return text;
        }
        return "no such token";
    }

    [[nodiscard]] std::string words(std::string_view form) const {
        for (TokenIndex index = 0; index < parsed.syntax.tokens.size(); ++index) {
            if (parsed.syntax.tokens[index].span.in(parsed.report.text) == form) {
                const EntityMention* const mention = found.headed_by(index);
                return mention == nullptr ? "-" : std::string(mention->span.in(parsed.report.text));
            }
        }
        return "no such token";
    }
};

Reading read(std::string_view lines, std::string_view published = "") {
    Reading reading;
    reading.parsed = test::parsed(lines, published);
    reading.found = finder().find(reading.parsed.report, reading.parsed.syntax, TreeIndex(reading.parsed.syntax));
    return reading;
}

TEST(EntityFinder, state_adjective_and_forces) {
    const Reading reading = read("Two two NUM CD 3 nummod\n"
                                 "Turkish Turkish ADJ JJ 3 amod\n"
                                 "soldiers soldier NOUN NNS 4 nsubj\n"
                                 "crossed cross VERB VBD 0 root\n"
                                 "into into ADP IN 6 case\n"
                                 "Syria Syria PROPN NNP 4 obl B-LOC\n");
    EXPECT_EQ(reading.who("soldiers"), "TUR/MIL Turkish soldiers");
    EXPECT_EQ(reading.words("soldiers"), "Two Turkish soldiers");
    EXPECT_EQ(reading.who("Turkish"), "TUR/GOV Turkey");
    EXPECT_EQ(reading.who("Syria"), "SYR/GOV Syria");
}

TEST(EntityFinder, two_adjectives_are_two_owners) {
    const Reading reading = read("Russian Russian ADJ JJ 4 amod\n"
                                 "and and CCONJ CC 3 cc\n"
                                 "Belarusian Belarusian ADJ JJ 1 conj\n"
                                 "paratroopers paratrooper NOUN NNS 5 nsubj\n"
                                 "trained train VERB VBD 0 root\n");
    EXPECT_EQ(reading.who("paratroopers"), "BLR/MIL Russian and Belarusian paratroopers; RUS/MIL Russian and Belarusian paratroopers");
}

TEST(EntityFinder, title_gives_an_unknown_name_its_code) {
    const Reading reading = read("Kenyan Kenyan ADJ JJ 4 amod\n"
                                 "army army NOUN NN 3 compound\n"
                                 "Maj. Maj. PROPN NNP 4 nmod:desc\n"
                                 "Tobias Tobias PROPN NNP 6 nsubj B-PER\n"
                                 "Ondiekira Ondiekira PROPN NNP 4 flat I-PER\n"
                                 "spoke speak VERB VBD 0 root\n"
                                 ". . PUNCT . 6 punct\n"
                                 "\n"
                                 "Ondiekira Ondiekira PROPN NNP 2 nsubj B-PER\n"
                                 "left leave VERB VBD 0 root\n");
    EXPECT_EQ(reading.who("Tobias"), "KEN/MIL Tobias Ondiekira");
    EXPECT_EQ(reading.words("Tobias"), "Kenyan army Maj. Tobias Ondiekira");
    EXPECT_EQ(reading.who("Ondiekira", 2), "KEN/MIL Tobias Ondiekira");
}

TEST(EntityFinder, unknown_name_never_gets_a_code) {
    const Reading reading = read("Tobias Tobias PROPN NNP 3 nsubj B-PER\n"
                                 "Ondiekira Ondiekira PROPN NNP 1 flat I-PER\n"
                                 "visited visit VERB VBD 0 root\n"
                                 "Kenya Kenya PROPN NNP 3 obj B-LOC\n");
    EXPECT_EQ(reading.who("Tobias"), "/ Tobias Ondiekira");
}

TEST(EntityFinder, apposition_after_a_name) {
    const Reading reading = read("Edna Edna PROPN NNP 11 nsubj B-PER\n"
                                 "Marlowitz Marlowitz PROPN NNP 1 flat I-PER\n"
                                 ", , PUNCT , 1 punct\n"
                                 "Austria Austria PROPN NNP 6 nmod:poss\n"
                                 "_'s 's PART POS 4 case\n"
                                 "minister minister NOUN NN 1 appos\n"
                                 "of of ADP IN 8 case\n"
                                 "defence defence NOUN NN 6 nmod\n"
                                 ", , PUNCT , 1 punct\n"
                                 "has have AUX VBZ 11 aux\n"
                                 "resigned resign VERB VBN 0 root\n");
    EXPECT_EQ(reading.who("Edna"), "AUT/GOV Edna Marlowitz");
    EXPECT_EQ(reading.who("minister"), "AUT/GOV Edna Marlowitz");
}

TEST(EntityFinder, spokesman_speaks_for_his_owner) {
    const Reading reading = read("A a DET DT 4 det\n"
                                 "Border border NOUN NN 3 compound\n"
                                 "Force force NOUN NN 4 compound\n"
                                 "spokesman spokesman NOUN NN 5 nsubj\n"
                                 "said say VERB VBD 0 root\n"
                                 "so so ADV RB 5 advmod\n"
                                 "in in ADP IN 8 case\n"
                                 "Poland Poland PROPN NNP 5 obl\n");
    EXPECT_EQ(reading.who("spokesman"), "/MIL Border Force spokesman");
}

TEST(EntityFinder, capital_is_a_government_only_where_it_acts) {
    const Reading acts = read("Minsk Minsk PROPN NNP 2 nsubj B-LOC\n"
                              "denied deny VERB VBD 0 root\n"
                              "it it PRON PRP 2 obj\n");
    EXPECT_EQ(acts.who("Minsk"), "BLR/GOV Belarus");
    EXPECT_EQ(acts.found.headed_by(0)->form, MentionForm::metonym);
    const Reading place = read("Talks talk NOUN NNS 2 nsubj\n"
                               "opened open VERB VBD 0 root\n"
                               "in in ADP IN 4 case\n"
                               "Minsk Minsk PROPN NNP 2 obl B-LOC\n");
    EXPECT_EQ(place.who("Minsk"), "-");
    const Reading between = read("Relations relation NOUN NNS 6 nsubj\n"
                                 "between between ADP IN 3 case\n"
                                 "Ankara Ankara PROPN NNP 1 nmod B-LOC\n"
                                 "and and CCONJ CC 5 cc\n"
                                 "Athens Athens PROPN NNP 3 conj B-LOC\n"
                                 "cooled cool VERB VBD 0 root\n");
    EXPECT_EQ(between.who("Ankara"), "TUR/GOV Turkey");
    EXPECT_EQ(between.who("Athens"), "GRC/GOV Greece");
}

TEST(EntityFinder, office_is_resolved_at_the_day_of_the_report) {
    const std::string_view lines = "The the DET DT 3 det\n"
                                   "Russian Russian ADJ JJ 3 amod\n"
                                   "president president NOUN NN 4 nsubj\n"
                                   "spoke speak VERB VBD 0 root\n";
    EXPECT_EQ(read(lines, "2022-03-01").who("president"), "RUS/GOV Vladimir Putin");
    EXPECT_EQ(read(lines).who("president"), "RUS/GOV Russian president");
}

TEST(EntityFinder, patron_is_no_owner) {
    const Reading reading = read("Kenyan Kenyan ADJ JJ 3 compound\n"
                                 "- - PUNCT HYPH 1 punct\n"
                                 "backed back VERB VBN 4 amod\n"
                                 "rebels rebel NOUN NNS 5 nsubj\n"
                                 "advanced advance VERB VBD 0 root\n");
    EXPECT_EQ(reading.who("rebels").substr(0, 4), "/REB");
}

TEST(EntityFinder, a_courtesy_title_begins_no_other_name) {
    const Reading reading = read("Mr Mr PROPN NNP 2 nmod:desc\n"
                                 "Obama Obama PROPN NNP 3 nsubj B-PER\n"
                                 "spoke speak VERB VBD 0 root\n");
    EXPECT_EQ(reading.who("Obama").substr(0, 3), "USA");
}

TEST(EntityFinder, what_is_said_as_a_word_may_be_written_like_one) {
    const auto code_of = [](const std::string& name) { return read(name + " " + name + " PROPN NNP 2 nsubj\nmoved move VERB VBD 0 root\n").who(name); };
    EXPECT_EQ(code_of("Nato").substr(0, 3), "IGO");
    EXPECT_EQ(code_of("Unifil").substr(0, 3), "UNO");
    EXPECT_EQ(code_of("nato").substr(0, 3), "-"); // no name without its capital
    EXPECT_NE(code_of("Alba").substr(0, 3), "IGO"); // a name of its own
}

TEST(EntityFinder, a_capital_is_a_person_only_where_the_report_gives_the_full_name) {
    constexpr std::string_view kSays = "Washington Washington PROPN NNP 2 nsubj B-PER\n"
                                       "denied deny VERB VBD 0 root\n"
                                       "it it PRON PRP 2 obj\n";
    EXPECT_EQ(read(kSays).who("Washington"), "USA/GOV United States");
    const Reading actor = read("Mala Mala PROPN NNP 3 nsubj B-PER\n"
                               "Washington Washington PROPN NNP 1 flat I-PER\n"
                               "spoke speak VERB VBD 0 root\n"
                               "\n" + std::string(kSays));
    EXPECT_NE(actor.who("Washington"), "USA/GOV United States");
}

TEST(EntityFinder, capital_that_is_addressed_or_attacked_is_a_government) {
    const Reading addressed = read("Rebels rebel NOUN NNS 2 nsubj\n"
                                   "complained complain VERB VBD 0 root\n"
                                   "to to ADP IN 4 case\n"
                                   "Minsk Minsk PROPN NNP 2 obl B-LOC\n");
    EXPECT_EQ(addressed.who("Minsk"), "BLR/GOV Belarus");
    const Reading attacked = read("An an DET DT 2 det\n"
                                  "attack attack NOUN NN 5 nsubj\n"
                                  "on on ADP IN 4 case\n"
                                  "Minsk Minsk PROPN NNP 2 nmod B-LOC\n"
                                  "failed fail VERB VBD 0 root\n");
    EXPECT_EQ(attacked.who("Minsk"), "BLR/GOV Belarus");
}

TEST(EntityFinder, state_of_the_report_reaches_titles_but_no_bare_name) {
    const std::string lead = "Kenya Kenya PROPN NNP 2 nsubj B-LOC\nvoted vote VERB VBD 0 root\n\nKenya Kenya PROPN NNP 2 nsubj B-LOC\nwaited wait VERB VBD 0 root\n\n";
    const Reading titled = read(lead + "Interior interior NOUN NN 2 compound\n"
                                       "Minister minister NOUN NN 3 nmod:desc\n"
                                       "Tobias Tobias PROPN NNP 5 nsubj B-PER\n"
                                       "Ondiekira Ondiekira PROPN NNP 3 flat I-PER\n"
                                       "spoke speak VERB VBD 0 root\n");
    EXPECT_EQ(titled.who("Tobias"), "KEN/GOV Tobias Ondiekira");
    const Reading bare = read(lead + "Tobias Tobias PROPN NNP 3 nsubj B-PER\n"
                                     "Ondiekira Ondiekira PROPN NNP 1 flat I-PER\n"
                                     "spoke speak VERB VBD 0 root\n");
    EXPECT_EQ(bare.who("Tobias"), "/ Tobias Ondiekira");
}

TEST(EntityFinder, hyphenated_state_is_an_adjective) {
    const Reading reading = read("Moscow-backed Moscow-backed ADJ JJ 2 amod\n"
                                 "forces force NOUN NNS 3 nsubj\n"
                                 "advanced advance VERB VBD 0 root\n");
    EXPECT_EQ(reading.who("Moscow-backed"), "RUS/GOV Russia");
}

} // namespace
} // namespace vedette::entities
