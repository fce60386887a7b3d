// From text to sources with the real reader: own short reports. Skipped without the model.
#include "base/file.hpp"
#include "claims/claim_attributor.hpp"
#include "entities/entity_finder.hpp"
#include "syntax/syntax_parser.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>

namespace vedette::claims {
namespace {

struct Case {
    std::string_view text;
    std::string_view trigger;  // the event's word
    std::string_view expected; // its chain, innermost first: "words of the party/stance"
};

constexpr Case kCases[] = {
    {"Rebels attacked the town on Friday, a Kenyan army spokesman said.", "attacked", "a Kenyan army spokesman/states"},
    {"Interfax quoted the army as saying that rebels attacked a column.", "attacked", "the army/states Interfax/states"},
    {"The general was quoted by Interfax as saying rebels had attacked the town.", "attacked", "The general/states Interfax/states"},
    {"The minister, quoted by Interfax, said that troops had crossed the river.", "crossed", "The minister/states Interfax/states"},
    {"The ministry was cited by the agency, which said that troops had crossed the river.", "crossed", "The ministry/states the agency/states"},
    {"The truce is over, the rebels said, according to Radio Okapi.", "truce", "the rebels/states Radio Okapi/states"},
    {"Troops will leave on Monday, according to Reuters.", "leave", "Reuters/states"},
    {"Rebels attacked the town, according to army spokesman Idris Moussa.", "attacked", "army spokesman Idris Moussa/states"},
    {"Per the Kenyan defence ministry, rebels shelled the town on Friday.", "shelled", "the Kenyan defence ministry/states"},
    {"Per the terms of the truce, Kenya pulled back its tanks.", "pulled", ""},
    {"In the words of Kenya's foreign minister, Chad has massed troops at the frontier.", "massed", "Kenya's foreign minister/states"},
    {"In the words of the song, soldiers left for war.", "left", ""},
    {"Lithuanian intelligence: Belarus has moved tanks to the border.", "moved", "Lithuanian/states"},
    {"''We will leave the city,'' General Idris Moussa said. ''Our men attacked nobody.''", "attacked", "General Idris Moussa/states"},
    {"As reported by Reuters, rebels attacked the town.", "attacked", "Reuters/states"},
    {"The governor told Reuters that troops had left the market.", "left", "The governor/states Reuters/states"},
    {"Algeria accused Morocco of massing troops along the border.", "massing", "Algeria/alleges"},
    {"The rebels said the army had shelled two villages.", "shelled", "The rebels/alleges"},
    {"Morocco denied shelling the village.", "shelling", "Morocco/denies"},
    {"State media reported the president said the army would advance.", "advance", "the president/states State media/states"},
    {"Kenya cancelled a visit by a top-level delegation in protest.", "visit", ""},
    {"The general spoke in Nairobi. He said his troops had left the town.", "left", "He/states"},
    {"The general was accused of plotting a coup.", "coup", ""},
    {"Oxfam urged both armies to withdraw.", "withdraw", ""},
    {"The minister met farmers. Troops crossed the river overnight.", "crossed", ""},
    {"The attack on the port will be answered, said Anna Holm, director of the Harbour Institute and a former colonel.", "attack",
     "Anna Holm/states"},
    {"''My men attacked nobody,'' Mr. Brandt, the commander, said, ''and they will stay.''", "attacked", "Mr. Brandt/states"},
    {"“They attacked the town,“ said Karl Lund, a deputy.", "attacked", "Karl Lund/states"},
    {"Troops leaving the town, they said, can be dangerous.", "leaving", "they/states"},
    {"The general said the ''drastic measures'' he used before the troops left were useless.", "left", "The general/states"},
    {"\"They attacked the convoy,\" the envoy said of the rebels, who crossed the river in May.", "crossed", ""},
    {"The Washington Post reported on talks. Tanks crossed the border, according to the Post.", "crossed", "the Post/states"},
    {"Two guards were shot when rebels attacked a patrol in northern Kenya, security officers said.", "attacked", "security officers/states"},
    {"The news has raised Western fears of an invasion of Chad.", "invasion", "Western/predicts"},
    {"Ministers say Morocco fears an attack on the port.", "attack", "Morocco/predicts Ministers/states"},
    {"Troops leave border town-Interfax.", "leave", "Interfax/states"},
    {"Kenya said it regretted Chad's insistence that rebels attacked the town.", "attacked", "Chad/states Kenya/states"},
    {"The envoy said crimes belong \"to the heap of history\" and went home. \"\nTroops crossed the river overnight.", "crossed", ""},
    {"TASS, citing the defence ministry, reported that troops had crossed the border.", "crossed", "the defence ministry/states TASS/states"},
    {"TASS reported, citing the defence ministry, that troops had crossed the border.", "crossed", "the defence ministry/states TASS/states"},
    {"Troops crossed the border, TASS said, quoting a source in the ministry.", "crossed", "a source in the ministry/states TASS/states"},
    {"Troops crossed the border, the defence ministry was quoted as saying by TASS.", "crossed", "the defence ministry/states TASS/states"},
    {"Rebels attacked the port, the minister said, citing the losses of the navy.", "attacked", "the minister/alleges"},
    {"Rebels attack convoy near border: police", "attack", "police/states"},
    {"The general said peace was near. \"Our troops left the town.\"", "left", "The general/states"},
    {"The minister returned to his old line: \"Rebels attacked us.\"", "attacked", "The minister/alleges"},
    {"The news raised doubts. \"Rebels attacked us,\" deputies shouted.", "attacked", "deputies/states"},
    {"Troops crossed the border, the agency quoted the army as saying on Friday.", "crossed", "the army/states the agency/states"},
    {"\"It is over,\" the envoy said, referring to the raid on the port.", "raid", ""},
    {"\"We will leave the city,\" General Idris Moussa said. \"Our men attacked nobody.\"", "attacked", "General Idris Moussa/states"},
};

TEST(ClaimReading, chains_of_own_sentences) {
    const std::string model = test::repository_path("models/reader.vdm");
    if (!read_file(model)) {
        GTEST_SKIP() << "no reader model";
    }
    const syntax::SyntaxParser parser(model);
    const entities::EntityFinder finder(test::repository_path("lexicon"));
    const ClaimAttributor attributor(test::repository_path("lexicon"));
    for (const Case& one : kCases) {
        Report report;
        report.text = std::string(one.text) + "\n";
        const Syntax syntax = parser.parse(report);
        const TreeIndex tree(syntax);
        const Entities found = finder.find(report, syntax, tree);
        Event event;
        event.id = "e";
        event.type = one.trigger == "attacked" || one.trigger == "shelled" ? EventType::ASSAULT
                     : one.trigger == "massing"                               ? EventType::MOBILIZE
                                                                              : EventType::RETREAT;
        event.actors.push_back({{}, "words:somebody else", "", "XXX", "MIL"});
        for (TokenIndex token = 0; token < syntax.tokens.size(); ++token) {
            event.trigger_token = syntax.tokens[token].span.in(report.text) == one.trigger ? token : event.trigger_token;
        }
        ASSERT_NE(event.trigger_token, kNoToken) << one.text;
        Events events;
        events.events.push_back(event);
        const Claims claims = attributor.attribute(report, syntax, tree, found, events);
        EXPECT_LE(claims.claims.size(), 4U) << one.text;
        std::string chain;
        for (const Source& source : events.events.front().attribution) {
            chain += (chain.empty() ? "" : " ") + std::string(source.party.span.in(report.text)) + "/" + std::string(to_string(source.stance));
        }
        EXPECT_EQ(chain, one.expected) << one.text;
    }
}

} // namespace
} // namespace vedette::claims
