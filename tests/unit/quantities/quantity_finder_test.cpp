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

TEST(QuantityFinder, properties_of_weapons_are_marked) {
    EXPECT_EQ(counts("The missile has a range of up to 500 km."), "up to 500 km=distance/kilometre[0,500]up-to*");
    EXPECT_EQ(counts("A 155mm howitzer was seen."), "155mm=distance/millimetre[155,155]exact*");
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
