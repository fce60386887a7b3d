// Every name of lexicon/entities stands for its own entity, in a sentence that says nothing else and at a day inside its term. Names that
// the tables mark as shared ('?') count where the report names their state. What cannot hold is listed with its reason in
// tests/unit/entities/ambiguous_names.tsv.
#include "entities/entity_finder.hpp"
#include "resources/table.hpp"
#include "support/build_records.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace vedette::entities {
namespace {

const EntityFinder& finder() {
    static const EntityFinder made(test::repository_path("lexicon"));
    return made;
}

std::vector<std::string> words_of(const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : name + ' ') {
        if (letter == ',') { // a token of its own, glued to the word before
            words.push_back(word);
            word = "_,";
        } else if (letter != ' ') {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

// "<name> spoke ." as a tree; `place`: a state that a second sentence names.
std::string sentence_of(const std::string& name, const std::string& label, const std::string& place) {
    const std::vector<std::string> words = words_of(name);
    const std::string verb = std::to_string(words.size() + 1);
    std::string lines;
    const std::size_t head = words.front() == "the" && words.size() > 1 ? 1 : 0;
    for (std::size_t index = 0; index < words.size(); ++index) {
        const std::string at = std::to_string(head + 1);
        if (index < head) {
            lines += "the the DET DT " + at + " det\n";
        } else {
            lines += words[index] + ' ' + words[index] + " PROPN NNP " + (index == head ? verb + " nsubj B-" : at + " flat I-") + label + '\n';
        }
    }
    lines += "spoke speak VERB VBD 0 root\n. . PUNCT . " + verb + " punct\n";
    if (!place.empty()) {
        const std::vector<std::string> parts = words_of(place);
        lines += "\nIt it PRON PRP 2 nsubj\nrained rain VERB VBD 0 root\nin in ADP IN 4 case\n";
        for (std::size_t index = 0; index < parts.size(); ++index) {
            lines += parts[index] + ' ' + parts[index] + " PROPN NNP " + (index == 0 ? "2 obl B-LOC\n" : "4 flat I-LOC\n");
        }
    }
    return lines;
}

// "CODE name" of what a mention over the name stands for; several joined by '|', "-" when nothing does.
std::string resolved(const std::string& name, const std::string& label, const std::string& place, const std::string& day) {
    const test::Parsed parsed = test::parsed(sentence_of(name, label, place), day);
    const Entities found = finder().find(parsed.report, parsed.syntax, TreeIndex(parsed.syntax));
    std::string all;
    for (const EntityMention& mention : found.mentions) {
        if (mention.first < words_of(name).size()) {
            for (const std::uint32_t entity : mention.entities) {
                all += (all.empty() ? "" : "|") + found.entities[entity].code + ' ' + found.entities[entity].name;
            }
        }
    }
    return all.empty() ? "-" : all;
}

// A day inside "1999-08..2001": its first one, made full.
std::string day_inside(const std::string& from, const std::string& to) {
    std::string day = from.empty() ? (to.empty() ? std::string("2015-06-15") : to) : from;
    if (day.size() == 4) {
        day += from.empty() ? "-01" : (from == to || to.empty() || to.substr(0, 4) != from ? "-12" : "-06");
    }
    if (day.size() == 7) {
        day += from.empty() ? "-01" : "-28";
    }
    return day;
}

const resources::Table& table(const std::string& name) {
    static std::map<std::string, resources::Table> tables;
    return tables.try_emplace(name, resources::Table::load(test::repository_path("lexicon/entities/" + name))).first->second;
}

// First name of each state, by code, with what marks an ambiguous one taken off.
const std::map<std::string, std::string>& state_names() {
    static const std::map<std::string, std::string> names = [] {
        std::map<std::string, std::string> made;
        const resources::Table& states = table("states.tsv");
        for (const resources::Row& row : states.rows()) {
            std::string name = resources::list_cell(row.cells[states.column("names")]).front();
            made[row.cells[states.column("code")]] = name.ends_with('?') ? name.substr(0, name.size() - 1) : name;
        }
        return made;
    }();
    return names;
}

const std::set<std::string>& ambiguous() {
    static const std::set<std::string> names = [] {
        std::set<std::string> made;
        const resources::Table list = resources::Table::load(test::repository_path("tests/unit/entities/ambiguous_names.tsv"));
        for (const resources::Row& row : list.rows()) {
            made.insert(row.cells[list.column("name")]);
        }
        return made;
    }();
    return names;
}

void expect_name(std::string text, const std::string& label, std::string name, const std::string& code, const std::string& day) {
    std::string place;
    name = name.ends_with('?') ? name.substr(0, name.size() - 1) : name;
    if (text.ends_with('?')) {
        text.pop_back();
        const auto state = state_names().find(code);
        place = state == state_names().end() ? "" : state->second;
        if (place.empty()) {
            return; // shared, and no state to tell it by
        }
    }
    if (!text.empty() && ambiguous().count(text) == 0) {
        EXPECT_EQ(resolved(text, label, place, day), code + ' ' + name) << text << " on " << day;
    }
}

TEST(EveryName, of_a_state_is_that_state) {
    const resources::Table& states = table("states.tsv");
    for (const resources::Row& row : states.rows()) {
        const std::string code = row.cells[states.column("code")];
        const std::string day = day_inside(row.cells[states.column("from")], row.cells[states.column("to")]);
        for (std::string text : resources::list_cell(row.cells[states.column("names")])) {
            text = text.ends_with('?') ? text.substr(0, text.size() - 1) : text;
            if (ambiguous().count(text) == 0) {
                EXPECT_EQ(resolved(text, "LOC", "", day), code + ' ' + state_names().at(code)) << text << " on " << day;
            }
        }
    }
}

TEST(EveryName, of_a_person_is_that_person) {
    const resources::Table& leaders = table("leaders.tsv");
    for (const resources::Row& row : leaders.rows()) {
        const std::string& name = row.cells[leaders.column("name")];
        const std::string day = day_inside(row.cells[leaders.column("from")], row.cells[leaders.column("to")]);
        expect_name(name, "PER", name, row.cells[leaders.column("code")], day);
        for (const std::string& alias : resources::list_cell(row.cells[leaders.column("aliases")])) {
            expect_name(alias, "PER", name, row.cells[leaders.column("code")], day);
        }
        for (const std::string& surname : resources::list_cell(row.cells[leaders.column("surname")])) {
            if (surname.starts_with('!')) {
                expect_name(surname.substr(1), "PER", name, row.cells[leaders.column("code")], day);
            }
        }
    }
}

TEST(EveryName, of_an_organisation_is_that_organisation) {
    const resources::Table& organisations = table("organisations.tsv");
    for (const resources::Row& row : organisations.rows()) {
        const std::string& name = row.cells[organisations.column("name")];
        const std::string day = day_inside(row.cells[organisations.column("from")], row.cells[organisations.column("to")]);
        expect_name(name, "ORG", name, row.cells[organisations.column("code")], day);
        for (const std::string& alias : resources::list_cell(row.cells[organisations.column("aliases")])) {
            expect_name(alias, "ORG", name, row.cells[organisations.column("code")], day);
        }
    }
}

TEST(EveryName, of_an_outlet_is_that_outlet) {
    const resources::Table& outlets = table("outlets.tsv");
    for (const resources::Row& row : outlets.rows()) {
        const std::string& name = row.cells[outlets.column("name")];
        expect_name(name, "ORG", name, row.cells[outlets.column("code")], "2015-06-15");
        for (const std::string& alias : resources::list_cell(row.cells[outlets.column("aliases")])) {
            expect_name(alias, "ORG", name, row.cells[outlets.column("code")], "2015-06-15");
        }
    }
}

} // namespace
} // namespace vedette::entities
