#include "places/place_resolver.hpp"

#include "places/place_ranker.hpp"
#include "places/vague_places.hpp"

#include <algorithm>

namespace vedette::places {

namespace {

// The token of [first, last) whose head lies outside; the last one when the tree does not say.
TokenIndex head_of(const Syntax& syntax, TokenIndex first, TokenIndex last) {
    for (TokenIndex token = first; token < last; ++token) {
        const TokenIndex head = syntax.tokens[token].head;
        if (head != kNoToken && (head < first || head >= last)) {
            return token;
        }
    }
    return last - 1;
}

bool is_metonym(const Entities& entities, TokenIndex first, TokenIndex last) {
    for (TokenIndex token = first; token < last; ++token) {
        const EntityMention* mention = entities.headed_by(token);
        if (mention != nullptr && mention->form == MentionForm::metonym) {
            return true;
        }
    }
    return false;
}

} // namespace

PlaceResolver::PlaceResolver(const resources::Gazetteer& gazetteer, const std::string& lexicon_folder)
    : lexicon_(gazetteer, lexicon_folder), finder_(lexicon_) {}

Places PlaceResolver::resolve(const Report& report, const Syntax& syntax, const TreeIndex& /*tree*/, const Entities& entities) const {
    Findings findings = finder_.find(report, syntax, entities);
    rank_places(findings, report.dateline.empty() ? std::vector<Candidate>{} : finder_.candidates(report.dateline));
    Places places;
    for (const FoundName& name : findings.names) {
        if (name.chosen < 0) {
            continue;
        }
        const Candidate& chosen = name.candidates[static_cast<std::size_t>(name.chosen)];
        PlaceMention mention;
        mention.span = name.span;
        mention.first = name.first;
        mention.last = name.last;
        mention.head = head_of(syntax, name.first, name.last);
        mention.name = chosen.name;
        mention.countries = chosen.countries;
        mention.lat = chosen.lat;
        mention.lon = chosen.lon;
        mention.radius_km = chosen.radius_km;
        mention.precision = chosen.precision;
        mention.id = chosen.id;
        mention.is_metonym = is_metonym(entities, name.first, name.last);
        places.mentions.push_back(std::move(mention));
    }
    find_vague_places(report, syntax, lexicon_, places);
    return places;
}

} // namespace vedette::places
