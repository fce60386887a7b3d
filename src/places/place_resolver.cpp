#include "places/place_resolver.hpp"

#include "base/utf8.hpp"
#include "places/distances.hpp"
#include "places/place_ranker.hpp"
#include "places/vague_places.hpp"

#include <algorithm>
#include <array>

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

// Verbs whose subject is a government when it is the name of a state or a capital; and those whose object is.
constexpr std::array kGovernmentActs = {"accuse", "agree", "announce", "approve", "ask", "back", "ban", "blame", "call", "claim", "condemn", "confirm",
                                        "decide", "declare", "demand", "deny", "expel", "impose", "insist", "offer", "order", "plan", "pledge",
                                        "promise", "propose", "protest", "recall", "recognise", "recognize", "refuse", "reject", "respond", "say",
                                        "seek", "sign", "summon", "support", "suspend", "tell", "think", "threaten", "urge", "vow", "want", "warn"};
constexpr std::array kDoneToGovernments = {"accuse", "ask", "assure", "blame", "condemn", "criticise", "criticize", "persuade", "press", "pressure",
                                           "sue", "tell", "urge", "warn"};

template <typename List>
bool holds(const List& list, const std::string& lemma) {
    return std::find(list.begin(), list.end(), lemma) != list.end();
}

// By grammar alone, where no entity layer has spoken: "Minsk said", "blamed Moscow and Tehran".
bool acts_as_government(const Syntax& syntax, const TreeIndex& tree, TokenIndex head) {
    while (syntax.tokens[head].deprel == Deprel::conj && syntax.tokens[head].head != kNoToken &&
           tree.child(syntax, head, Deprel::case_) == kNoToken) {
        head = syntax.tokens[head].head;
    }
    const Token& token = syntax.tokens[head];
    if (token.head == kNoToken || tree.child(syntax, head, Deprel::case_) != kNoToken || syntax.tokens[token.head].upos != Upos::VERB) {
        return false;
    }
    const std::string& verb = syntax.tokens[token.head].lemma;
    return (token.deprel == Deprel::nsubj && holds(kGovernmentActs, verb)) || (token.deprel == Deprel::obj && holds(kDoneToGovernments, verb));
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

// "Herat province" is the province around the town: its middle is not known better than by the town.
void say_kind_of_area(const Report& report, const Syntax& syntax, const FoundName& name, PlaceMention& mention) {
    if (!name.is_area_kind || mention.precision != PlacePrecision::city || name.last >= syntax.tokens.size()) {
        return;
    }
    const std::string_view kind = syntax.tokens[name.last].span.in(report.text);
    constexpr std::array kProvinces = {"province", "Province", "region", "Region", "oblast", "Oblast", "governorate", "Governorate", "prefecture",
                                       "Prefecture"};
    constexpr std::array kDistricts = {"district", "District", "county", "County", "municipality", "area"};
    const bool province = std::find(kProvinces.begin(), kProvinces.end(), kind) != kProvinces.end();
    if (!province && std::find(kDistricts.begin(), kDistricts.end(), kind) == kDistricts.end()) {
        return;
    }
    constexpr double kProvinceRadiusKm = 100;
    constexpr double kDistrictRadiusKm = 30;
    mention.last = name.last + 1;
    mention.span = cover(mention.span, syntax.tokens[name.last].span);
    mention.head = head_of(syntax, mention.first, mention.last);
    mention.name += " " + to_lower(kind);
    mention.precision = province ? PlacePrecision::province : PlacePrecision::district;
    mention.radius_km = std::max(mention.radius_km, province ? kProvinceRadiusKm : kDistrictRadiusKm);
    mention.id.clear(); // the gazetteer has the town, not the area
}

} // namespace

PlaceResolver::PlaceResolver(const resources::Gazetteer& gazetteer, const std::string& lexicon_folder)
    : lexicon_(gazetteer, lexicon_folder), homes_(lexicon_, lexicon_folder), finder_(lexicon_) {}

Places PlaceResolver::resolve(const Report& report, const Syntax& syntax, const TreeIndex& tree, const Entities& entities,
                              std::vector<FoundName>* considered) const {
    Findings findings = finder_.find(report, syntax, entities);
    rank_places(findings, report.dateline.empty() ? std::vector<Candidate>{} : finder_.candidates(report.dateline), homes_.of(report));
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
        say_kind_of_area(report, syntax, name, mention);
        mention.is_metonym = is_metonym(entities, name.first, name.last) ||
                             ((chosen.precision == PlacePrecision::country || chosen.is_capital) && acts_as_government(syntax, tree, mention.head));
        places.mentions.push_back(std::move(mention));
    }
    find_vague_places(report, syntax, lexicon_, entities, places);
    find_distances(report, syntax, places);
    if (considered != nullptr) {
        *considered = std::move(findings.names);
    }
    return places;
}

} // namespace vedette::places
