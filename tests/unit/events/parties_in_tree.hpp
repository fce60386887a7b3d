#pragma once
// Entities for hand-built trees: every token whose lemma is a key is a mention of that party.
#include "records/entities.hpp"
#include "records/syntax.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace vedette::events {

using PartiesByLemma = std::map<std::string, std::pair<std::string, std::string>>; // lemma -> code, sector

inline Entities entities_in(const Syntax& syntax, const PartiesByLemma& parties) {
    Entities entities;
    entities.mention_at.assign(syntax.tokens.size(), Entities::kNoMention);
    for (TokenIndex token = 0; token < syntax.tokens.size(); ++token) {
        const Token& word = syntax.tokens[token];
        const auto found = parties.find(word.lemma);
        if (found == parties.end()) {
            continue;
        }
        const auto& [code, sector] = found->second;
        const auto entity = static_cast<std::uint32_t>(entities.entities.size());
        entities.mention_at[token] = static_cast<std::uint32_t>(entities.mentions.size());
        entities.mentions.push_back({word.span, token, token + 1, token, word.upos == Upos::ADJ ? MentionForm::adjective : MentionForm::name, {entity}});
        entities.entities.push_back({code + sector, found->first, code, sector, sector == "GOV" ? EntityKind::state : EntityKind::force});
    }
    return entities;
}

} // namespace vedette::events
