// What must hold for any tokens and any tree, however broken.
#include "entities/entity_finder.hpp"

#include "support/build_records.hpp"

#include <gtest/gtest.h>
#include <random>

namespace vedette::entities {
namespace {

constexpr const char* kWords[] = {"Russian", "soldiers", "the", "Putin", "Vladimir", "of", "in", "Minsk", "said", "'s", ",", "\"", "he", "its", "they", "we", "who",
                                  "president", "General", "Ondiekira", "Kurdish", "rebels", "NATO", "(", ")", "PKK", "and", "both", "countries", "Moscow-backed",
                                  "Iraq", "group", "government", "alliance", "Kremlin", "spokesman", "-", "two", "Serbs", "Kosovo", "“", "”", "country", "US", "."};
constexpr const char* kTags[] = {"PROPN NNP", "NOUN NNS", "NOUN NN", "ADJ JJ", "PRON PRP", "PRON PRP$", "VERB VBD", "DET DT", "ADP IN", "PUNCT ,", "PRON WP", "NUM CD"};
constexpr const char* kRelations[] = {"nsubj", "obj", "amod", "compound", "nmod", "nmod:poss", "flat", "appos", "case", "conj", "acl:relcl", "det", "obl", "root", "ccomp", "cop"};
constexpr const char* kNames[] = {"", "", "", " B-PER", " B-LOC", " B-ORG", " I-PER"};

std::string random_sentence(std::mt19937& random) {
    const auto pick = [&random](const auto& list) { return list[random() % std::size(list)]; };
    std::string lines;
    const std::size_t count = 1 + random() % 14;
    for (std::size_t index = 0; index < count; ++index) {
        const std::string word = pick(kWords);
        // Heads go left or to the root, so that there is no cycle; everything else is free.
        const std::size_t head = index == 0 ? 0 : 1 + random() % index;
        lines += word + ' ' + word + ' ' + pick(kTags) + ' ' + std::to_string(head) + ' ' + (head == 0 ? "root" : pick(kRelations)) + pick(kNames) + '\n';
    }
    return lines + '\n';
}

TEST(EntityProperties, any_tree_gives_valid_layers) {
    const EntityFinder finder(test::repository_path("lexicon"));
    std::mt19937 random(20211111);
    for (int round = 0; round < 400; ++round) {
        std::string lines;
        for (std::size_t sentence = 0; sentence < 1 + round % 6U; ++sentence) {
            lines += random_sentence(random);
        }
        const test::Parsed parsed = test::parsed(lines, round % 2 == 0 ? "1996-08-22" : "");
        const Entities found = finder.find(parsed.report, parsed.syntax, TreeIndex(parsed.syntax));
        ASSERT_EQ(found.mention_at.size(), parsed.syntax.tokens.size()) << lines;
        for (std::size_t index = 0; index < found.mentions.size(); ++index) {
            const EntityMention& mention = found.mentions[index];
            ASSERT_LT(mention.first, mention.last) << lines;
            ASSERT_LE(mention.last, parsed.syntax.tokens.size()) << lines;
            ASSERT_TRUE(mention.first <= mention.head && mention.head < mention.last) << lines;
            ASSERT_EQ(found.mention_at[mention.head], index) << lines;
            ASSERT_FALSE(mention.entities.empty()) << lines;
            ASSERT_EQ(parsed.syntax.sentence_of(mention.first), parsed.syntax.sentence_of(mention.last - 1)) << lines;
            for (const std::uint32_t entity : mention.entities) {
                ASSERT_LT(entity, found.entities.size()) << lines;
                ASSERT_FALSE(found.entities[entity].key.empty()) << lines;
            }
            if (index > 0) {
                ASSERT_LE(found.mentions[index - 1].first, mention.first) << lines;
            }
        }
        // The same report gives the same layer.
        const Entities again = finder.find(parsed.report, parsed.syntax, TreeIndex(parsed.syntax));
        ASSERT_EQ(again.mentions.size(), found.mentions.size());
    }
}

TEST(EntityProperties, names_outside_the_tables_never_get_a_code) {
    const EntityFinder finder(test::repository_path("lexicon"));
    for (const char* const name : {"Quendolin Abrastos", "Oriphel Tamboulet", "Vashti Korrengard"}) {
        const std::string first(name, std::string_view(name).find(' '));
        const std::string last(std::string_view(name).substr(first.size() + 1));
        // In a report full of Kenya a bare name stays open.
        const test::Parsed parsed = test::parsed("Kenya Kenya PROPN NNP 2 nsubj B-LOC\ninvited invite VERB VBD 0 root\n" + first + ' ' + first + " PROPN NNP 2 obj B-PER\n" + last +
                                                 ' ' + last + " PROPN NNP 3 flat I-PER\nto to ADP IN 6 case\nNairobi Nairobi PROPN NNP 2 obl B-LOC\n");
        const Entities found = finder.find(parsed.report, parsed.syntax, TreeIndex(parsed.syntax));
        const EntityMention* const mention = found.headed_by(2);
        ASSERT_NE(mention, nullptr);
        EXPECT_EQ(found.entities[mention->entities[0]].code, "");
        EXPECT_EQ(found.entities[mention->entities[0]].name, name);
    }
}

} // namespace
} // namespace vedette::entities
