#include "quantities/quantity_finder.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "plain_text.hpp"
#include "quantities/counted_nouns.hpp"
#include "quantities/materiel_lexicon.hpp"
#include "resources/table.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <unistd.h>

namespace vedette::quantities {

namespace {

const QuantityFinder& finder() {
    static const QuantityFinder kFinder(test::repository_path("lexicon"));
    return kFinder;
}

std::string counts(std::string_view text) {
    const Plain made = plain(text);
    std::ostringstream out;
    for (const QuantityMention& one : found_in(finder(), made).quantities) {
        out << (out.tellp() > 0 ? "; " : "") << one.span.in(made.report.text) << "=" << one.what << "/" << one.unit << "[" << one.low << ",";
        if (one.high) {
            out << *one.high;
        }
        out << "]" << to_string(one.qualifier) << (one.is_property ? "*" : "");
    }
    return out.str();
}

std::string materiel(std::string_view text) {
    const Plain made = plain(text);
    std::string out;
    for (const MaterielMention& one : found_in(finder(), made).materiel) {
        out += (out.empty() ? "" : "; ") + std::string(one.span.in(made.report.text)) + "=" + one.name + "/" + one.materiel_class;
    }
    return out;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

// A lexicon folder of its own with one file replaced.
class LexiconCopy {
public:
    LexiconCopy(const std::string& file, const std::string& text)
        : folder_(std::filesystem::temp_directory_path() / ("vedette_quantities_" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        for (const char* part : {"quantities", "materiel"}) {
            std::filesystem::copy(test::repository_path("lexicon/" + std::string(part)), folder_ / part, std::filesystem::copy_options::recursive);
        }
        write_file_atomically((folder_ / file).string(), text);
    }

    ~LexiconCopy() { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path() const { return folder_.string(); }

private:
    std::filesystem::path folder_;
};

std::string loading_error(const std::string& folder) {
    try {
        const QuantityFinder loaded(folder);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(QuantityFinder, bounds_follow_the_codebook) {
    for (const Case& one : std::initializer_list<Case>{
             {"More than 1,000 soldiers came.", "More than 1,000 soldiers=personnel/soldier[1001,]over"},
             {"At least 50 servicemen have been killed.", "At least 50 servicemen=casualties-dead/serviceman[50,]over"},
             {"Up to 300 tanks came.", "Up to 300 tanks=tanks/tank[0,300]up-to"},
             {"Fewer than 20 jets flew.", "Fewer than 20 jets=aircraft/jet[0,19]under"},
             {"Several divisions came.", "Several divisions=units/division[3,]several"},
             {"A couple of ships sailed.", "A couple of ships=ships/ship[2,2]exact"},
             {"Between 3,000 and 5,000 troops came.", "Between 3,000 and 5,000 troops=personnel/troop[3000,5000]exact"},
             {"They have 100-150 drones.", "100-150 drones=drones/drone[100,150]exact"},
             {"It cost $25 billion.", "$25 billion=money/dollar[2.5e+10,2.5e+10]exact"},
             {"It cost more than 3 million euros.", "more than 3 million euros=money/euro[3e+06,]over"},
             {"A 2,500-strong brigade came.", "2,500-strong brigade=personnel/people[2500,2500]exact"},
             {"15 000 troops came.", "15 000 troops=personnel/troop[15000,15000]exact"},
         }) {
        EXPECT_EQ(counts(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, a_change_counts_its_end_and_a_range_both_ends) {
    for (const Case& one : std::initializer_list<Case>{
             {"They went from 40 guns to 12.", "from 40 guns to 12=artillery/gun[12,12]exact"},
             {"They walked from two bases to three villages.", "two bases=bases/base[2,2]exact; three villages=other/village[3,3]exact"},
             {"It has anything from 600 to 900 soldiers.", "from 600 to 900 soldiers=personnel/soldier[600,900]exact"},
             {"It fell by 5,000 to 9,000 soldiers.", "5,000=other/[5000,5000]exact; 9,000 soldiers=personnel/soldier[9000,9000]exact"},
             {"The number climbed back up to 90 tanks.", "90 tanks=tanks/tank[90,90]exact"},
         }) {
        EXPECT_EQ(counts(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, a_number_without_a_noun_counts_what_the_one_before_it_did) {
    for (const Case& one : std::initializer_list<Case>{
             {"Mali has 900 soldiers, Niger has 1,400.", "900 soldiers=personnel/soldier[900,900]exact; 1,400=personnel/soldier[1400,1400]exact"},
             {"The army asked for 50 tanks but got fewer than 20.", "50 tanks=tanks/tank[50,50]exact; fewer than 20=tanks/tank[0,19]under"},
             {"It took 80 captives, including 30 Malians and 12 Chadians.",
              "80 captives=detained/captive[80,80]exact; 30 Malians=detained/malian[30,30]exact; 12 Chadians=detained/chadian[12,12]exact"},
             {"The fleet lost nine ships, four of them in port.", "nine ships=ships/ship[9,9]exact; four=ships/ship[4,4]exact"},
             {"It lost 70 trucks compared with 30 then.", "70 trucks=vehicles/truck[70,70]exact; 30=other/truck[30,30]exact"},
         }) {
        EXPECT_EQ(counts(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, people_count_as_what_the_words_around_make_of_them) {
    for (const Case& one : std::initializer_list<Case>{
             {"About 300 coalition forces crossed.", "About 300 coalition forces=personnel/force[300,300]about"},
             {"The two forces met.", "two forces=other/force[2,2]exact"},
             {"Some 40 members of the Maoist rebel group came.", "Some 40 members=personnel/member[40,40]about"},
             {"He saw 40 members of a choir.", "40 members=other/member[40,40]exact"},
             {"Three policemen were slightly wounded.", "Three policemen=casualties-wounded/policeman[3,3]exact"},
             {"About 90 villagers were killed or wounded.", "About 90 villagers=other/villager[90,90]about"},
             {"Thirty Malians die in clash.", "Thirty Malians=casualties-dead/malian[30,30]exact"},
             {"Nine rebels were killed in Gao and four in Kidal.", "Nine rebels=casualties-dead/rebel[9,9]exact; four=casualties-dead/rebel[4,4]exact"},
         }) {
        EXPECT_EQ(counts(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, words_that_count) {
    for (const Case& one : std::initializer_list<Case>{
             {"A score of trucks left.", "A score of trucks=vehicles/truck[20,20]exact"},
             {"A single missile fell.", "A single missile=missiles/missile[1,1]exact"},
             {"A single market is the aim.", ""},
             {"A brigade-sized force crossed.", "brigade-sized=units/brigade[1,1]about"},
             {"A company-sized firm closed.", ""},
             {"An 800-strong force came.", "800-strong force=personnel/people[800,800]exact"},
             {"They have 70,000 people under arms.", "70,000 people=personnel/people[70000,70000]exact"},
             {"They took 15 policemen hostage.", "15 policemen=detained/policeman[15,15]exact"},
             {"The raid cost the lives of 15 policemen.", "15 policemen=casualties-dead/policeman[15,15]exact"},
             {"It changed the lives of 400 people.", "400 people=other/people[400,400]exact"},
             {"He put the wounded at 300.", "300=casualties-wounded/wounded[300,300]exact"},
             {"The army sent 900 members of the National Guard.", "900 members of the National Guard=personnel/member of the national guard[900,900]exact"},
             {"They fired 20 155-mm guns.", "20 155-mm guns=artillery/gun[20,20]exact"},
             {"Some 60 French and German soldiers came.", "Some 60 French and German soldiers=personnel/soldier[60,60]about"},
             {"One out of three towns fell.", ""},
             {"He flew a 787 Dreamliner.", ""},
         }) {
        EXPECT_EQ(counts(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, properties_of_weapons_are_marked) {
    EXPECT_EQ(counts("The missile has a range of up to 500 km."), "up to 500 km=distance/kilometre[0,500]up-to*");
    EXPECT_EQ(counts("A 155mm howitzer was seen."), "155mm=distance/millimetre[155,155]exact*");
    EXPECT_EQ(counts("It has a six-cylinder engine."), "six-cylinder=other/cylinder[6,6]exact*");
    EXPECT_EQ(counts("The column is 30 miles long."), "30 miles=distance/mile[30,30]exact");
    EXPECT_EQ(counts("They stood 30 km from the border."), "30 km=distance/kilometre[30,30]exact");
}

TEST(QuantityFinder, leaves_alone_what_does_not_count) {
    for (const std::string_view text :
         {"The S-300 and the F-16 were shown.", "Section 25 applies.", "He spoke at 10:30.", "General Lee, 54, left.", "A 15-year-old boy fled.",
          "The 76th division left.", "On 9 May 1945 it ended.", "Two thirds of it burned.", "No one came.", "COVID-19 spread.", "Flight 370 vanished."}) {
        EXPECT_EQ(counts(text), "") << text;
    }
}

TEST(QuantityFinder, names_weapons_with_their_class) {
    for (const Case& one : std::initializer_list<Case>{
             {"Iskander missile systems, T-72s and helicopter gunships came with tear gas.",
              "Iskander missile systems=Iskander/ballistic-missile; T-72s=T-72/tank; helicopter gunships=helicopter gunship/attack-helicopter; "
              "tear gas=tear gas/riot-control-agent"},
             {"They asked for missiles capable of delivering nuclear warheads.",
              "missiles capable of delivering nuclear warheads=missile/nuclear-capable-missile"},
             {"Leopard tanks crossed.", "Leopard tanks=Leopard/tank"},
             {"A leopard crossed, and Leopard Street was shut.", ""},
             {"Nuclear-capable bombers flew.", "Nuclear-capable bombers=bomber/bomber"},
             {"S-300PMU batteries and HIMARS fired.", "S-300PMU=S-300/air-defence; HIMARS=HIMARS/rocket-artillery"},
             {"Profits at Shell rose.", ""},
         }) {
        EXPECT_EQ(materiel(one.text), one.expected) << one.text;
    }
}

TEST(QuantityFinder, the_lexicon_has_five_hundred_weapons_and_every_entry_matches_its_own_name) {
    const MaterielLexicon lexicon(test::repository_path("lexicon"));
    EXPECT_GE(lexicon.size(), 500U);
    const resources::Table table = resources::Table::load(test::repository_path("lexicon/materiel/materiel.tsv"));
    for (const resources::Row& row : table.rows()) {
        std::vector<std::string> forms = resources::list_cell(row.cells[table.column("aliases")]);
        forms.push_back(row.cells[table.column("name")]);
        for (const std::string& form : forms) {
            const std::string text = "weapons " + form + ", weapons";
            const std::vector<Atom> atoms = split_atoms(text);
            const std::optional<MaterielLexicon::Match> match = lexicon.match(atoms, text, 0, 1, atoms.size());
            ASSERT_TRUE(match.has_value()) << row.line << ": " << form;
            EXPECT_EQ(match->materiel->name, row.cells[table.column("name")]) << row.line << ": " << form;
            EXPECT_EQ(match->last, atoms.size() - 2) << row.line << ": " << form;
        }
    }
}

TEST(QuantityFinder, refuses_a_broken_lexicon_with_file_and_line) {
    const std::string head = "@columns\tname\tclass\taliases\tneeds\n";
    EXPECT_NE(loading_error(LexiconCopy("materiel/materiel.tsv", head + "Grad\trocketry\n").path()).find("materiel.tsv:2: has the class \"rocketry\""),
              std::string::npos);
    EXPECT_NE(loading_error(LexiconCopy("materiel/materiel.tsv", head + "T-72\ttank\nT72\ttank\n").path()).find("materiel.tsv:3: gives the name \"T72\""),
              std::string::npos);
    EXPECT_NE(loading_error(LexiconCopy("quantities/counted.tsv", "@columns\twhat\tnouns\tplurals\tneeds\nsoldiery\ttroop\n").path()).find("counted.tsv:2: counts \"soldiery\""),
              std::string::npos);
    EXPECT_NE(loading_error("/nowhere").find("/nowhere"), std::string::npos);
}

TEST(QuantityFinder, any_string_of_count_words_gives_ordered_spans_inside_the_text) {
    constexpr std::string_view kWords[] = {"more", "than", "1,000", "$", "25", "billion", "between", "and", "from", "to", "-", "several", "hundreds", "of", "tens", "thousands",
                                           "troops", "killed", "tanks", "km", "%", "up", "a", "dozen", "couple", "half", "million", "one", "T-72", "S", "300", "2,500-strong",
                                           "others", ",", ".", "at", "least", "wounded", "1/2", "year-old", "US", "bn", "(", ")"};
    std::uint32_t state = 19500625; // a fixed seed: the test is the same everywhere
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (int word = 0; word < 30; ++word) {
            state = state * 1664525U + 1013904223U;
            text += std::string(kWords[(state >> 16) % std::size(kWords)]) + ((state >> 8) % 5 == 0 ? "" : " ");
        }
        const Plain made = plain(text);
        const Quantities found = found_in(finder(), made);
        std::uint32_t end = 0;
        for (const QuantityMention& one : found.quantities) {
            EXPECT_LE(end, one.span.begin) << text;
            EXPECT_LT(one.span.begin, one.span.end) << text;
            EXPECT_LE(one.span.end, text.size()) << text;
            EXPECT_LT(one.first, one.last) << text;
            EXPECT_FALSE(one.what.empty()) << text;
            EXPECT_GE(one.low, 0) << text;
            if (one.high) {
                EXPECT_LE(one.low, *one.high) << text;
            }
            end = one.span.end;
        }
        end = 0;
        for (const MaterielMention& one : found.materiel) {
            EXPECT_LE(end, one.span.begin) << text;
            EXPECT_LE(one.span.end, text.size()) << text;
            end = one.span.end;
        }
    }
}

} // namespace vedette::quantities
