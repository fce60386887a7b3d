#include "places/place_finder.hpp"

#include "base/utf8.hpp"
#include "places/report_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vedette::places {

using resources::Country;
using resources::Gazetteer;
using resources::GazetteerPlace;
using resources::PlaceFeature;
using resources::Province;

namespace {

constexpr TokenIndex kMaxNameTokens = 8; // "Autonomous Republic of Crimea", "Port-au-Prince" is five
constexpr std::size_t kMaxTowns = 40;    // of one name; the least of "San José" adds nothing

// Where prominence stands on one scale: log10 of people for towns, and what is about as well known for the rest.
constexpr double kCountryProminence = 5.2;
constexpr double kStateProminence = 5.0;    // of the United States
constexpr double kProvinceProminence = 3.7;
constexpr double kOwnProminence = 4.2;
constexpr double kCountyWithoutWord = -0.6;
constexpr double kCountyPeople = 0.4; // for each factor of ten; 3 for a county of 30,000

// Evidence, in about units of log-odds. Set by hand, then moved by tenths on the development sets named in docs/measurements.md.
constexpr double kCountryName = 2.8;
constexpr double kAreaName = 1.4;
constexpr double kLocName = 0.6;
constexpr double kPersonName = -2.5;
constexpr double kDoubtfulPersonName = -0.8; // "a teacher from Elida", "Chapin man": persons do not stand so
constexpr double kPublicBodyName = 0.0;      // "Newark Police Department"
constexpr double kOrganisationName = -1.4;
constexpr double kOtherName = -1.2;
constexpr double kOutletName = -3.0;
constexpr double kInsideOrganisation = -1.0;
constexpr double kLocPart = 0.2;
constexpr double kOrganisationPart = -1.2;
constexpr double kOtherPart = -1.2;
constexpr double kNoName = -1.2; // names were looked for and this is none
constexpr double kLocativePreposition = 1.0;
constexpr double kOtherPreposition = 0.6;
constexpr double kHasContainer = 3.4;
constexpr double kAbbreviation = 1.0;
constexpr double kIsContainer = 1.5;
constexpr double kCommonWordPenalty = -1.8;
constexpr double kGivenNamePenalty = -1.1;
constexpr double kPersonLeft = -3.8;
constexpr double kCapitalLeft = -3.8;
constexpr double kCapitalRight = -1.2;
constexpr double kOrganisationRight = -1.8;
constexpr double kCivicRight = 0.2;
constexpr double kTitleRight = 0.2; // "Toledo Mayor"
constexpr double kLocalNounRight = 0.8;
constexpr double kPartySeat = 2.0;
constexpr double kCountyList = 1.5;
constexpr double kJoined = -0.4; // "Paris-Henry County"
constexpr double kSentenceStart = -0.2;
constexpr double kSpeaks = -0.2;
constexpr double kPersonElsewhere = -1.7;
constexpr double kDateline = 1.6;

bool any_of_words(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

double town_prominence(const GazetteerPlace& place) {
    double value = 0.62 * std::log10(static_cast<double>(place.population) + 10.0);
    value += place.feature == PlaceFeature::capital ? 0.7 : place.feature == PlaceFeature::seat1 ? 0.3 : 0.0;
    value -= place.feature == PlaceFeature::quarter ? 0.8 : 0.0;
    return value - (place.by_other_name ? 0.5 : 0.0);
}

double town_radius_km(const GazetteerPlace& place) {
    if (place.feature == PlaceFeature::county) {
        return 35;
    }
    // About the size of a built-up area at 1,500 people per square kilometre.
    return std::clamp(std::sqrt(static_cast<double>(place.population) / 1500.0 / 3.14), 2.0, 30.0);
}

Candidate from_town(const GazetteerPlace& place, const Gazetteer& gazetteer) {
    Candidate candidate;
    candidate.name = std::string(place.name);
    candidate.id = place.id();
    candidate.countries = {gazetteer.countries()[place.country].code};
    candidate.lat = place.lat;
    candidate.lon = place.lon;
    candidate.radius_km = std::round(town_radius_km(place));
    candidate.precision = place.feature == PlaceFeature::county    ? PlacePrecision::district
                          : place.feature == PlaceFeature::quarter ? PlacePrecision::district
                                                                   : PlacePrecision::city;
    candidate.admin = place.admin;
    candidate.population = place.population;
    candidate.is_capital = place.feature == PlaceFeature::capital;
    candidate.prominence = place.feature == PlaceFeature::county ? 3.0 + kCountyPeople * (std::log10(place.population + 10.0) - 4.5) : town_prominence(place);
    return candidate;
}

Candidate from_area(const NamedArea& area) {
    Candidate candidate;
    if (area.country != nullptr) {
        candidate.name = area.country->name;
        candidate.id = "iso:" + area.country->code;
        candidate.countries = {area.country->code};
        candidate.lat = area.country->lat;
        candidate.lon = area.country->lon;
        candidate.radius_km = area.country->radius_km;
        candidate.precision = PlacePrecision::country;
        candidate.prominence = kCountryProminence;
    } else if (area.province != nullptr) {
        candidate.name = area.province->name;
        candidate.id = area.province->id;
        candidate.countries = {area.province->country};
        candidate.lat = area.province->lat;
        candidate.lon = area.province->lon;
        candidate.radius_km = area.province->radius_km;
        candidate.precision = PlacePrecision::province;
        candidate.admin = area.province->admin;
        candidate.prominence = area.province->country == "USA" ? kStateProminence : kProvinceProminence;
        if (area.is_alias && area.province->name.ends_with(" State")) {
            candidate.prominence -= 1.4; // "New York", "Washington": the city first
        }
    } else {
        candidate.name = area.own->name;
        candidate.id = area.own->id;
        candidate.countries = area.own->countries;
        candidate.lat = area.own->lat;
        candidate.lon = area.own->lon;
        candidate.radius_km = area.own->radius_km;
        candidate.precision = area.own->precision;
        candidate.prominence = kOwnProminence;
    }
    return candidate;
}

class Search {
public:
    Search(const PlaceLexicon& lexicon, const Report& report, const Syntax& syntax, const Entities& entities)
        : lexicon_(lexicon), report_(report), syntax_(syntax), entities_(entities), words_(read_words(lexicon, report, syntax)) {
        measure_mentions();
    }

    Findings run();

    static void add_candidates(const PlaceLexicon& lexicon, const std::string& folded, std::string_view spelling, bool towns,
                               std::vector<Candidate>& found);

private:
    void measure_mentions();
    bool match_at(TokenIndex first, TokenIndex end, FoundName& best);
    [[nodiscard]] bool may_span(TokenIndex first, TokenIndex last) const;
    [[nodiscard]] double weigh(const FoundName& name) const;
    [[nodiscard]] double weigh_left(const FoundName& name) const;
    [[nodiscard]] double weigh_right(const FoundName& name) const;
    [[nodiscard]] double weigh_label(const FoundName& name) const;
    void add_counties(const std::string& folded, TokenIndex first, TokenIndex last, std::vector<Candidate>& found) const;
    bool match_abbreviation(TokenIndex token, const Sentence& sentence, FoundName& found) const;
    [[nodiscard]] bool is_party_seat(const FoundName& name) const;
    [[nodiscard]] bool before_public_body(const FoundName& name) const;
    [[nodiscard]] bool before_party(const FoundName& name) const;
    [[nodiscard]] bool before_office(const FoundName& name) const;
    [[nodiscard]] bool before_local_noun(const FoundName& name) const;
    [[nodiscard]] double weigh_entity(const FoundName& name) const;
    void link_containers(std::vector<FoundName>& names) const;
    [[nodiscard]] FoundName abbreviated(const Province& state, TokenIndex first, TokenIndex last) const;
    [[nodiscard]] bool is_dateline(const FoundName& name) const;
    [[nodiscard]] bool is_spaced_dash_after_capitals(const FoundName& name, TokenIndex dash) const;

    [[nodiscard]] std::string_view word(TokenIndex token) const { return syntax_.tokens[token].span.in(report_.text); }

    [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(syntax_.tokens.size()); }

    const PlaceLexicon& lexicon_;
    const Report& report_;
    const Syntax& syntax_;
    const Entities& entities_;
    ReportWords words_;
    std::vector<TokenIndex> reach_;           // for each entity mention: the furthest end of it and of those before it
};

// So that the mentions around a name are found without a look at all that come before it.
void Search::measure_mentions() {
    TokenIndex reach = 0;
    for (const EntityMention& mention : entities_.mentions) {
        reach = std::max(reach, mention.last);
        reach_.push_back(reach);
    }
}

void Search::add_candidates(const PlaceLexicon& lexicon, const std::string& folded, std::string_view spelling, bool towns,
                            std::vector<Candidate>& found) {
    if (const std::vector<NamedArea>* areas = lexicon.areas(folded)) {
        for (const NamedArea& area : *areas) {
            if (area.exact.empty() || area.exact == spelling) {
                found.push_back(from_area(area));
            }
        }
    }
    if (!towns) {
        return;
    }
    thread_local std::vector<GazetteerPlace> places; // reused: no allocation a lookup
    lexicon.gazetteer().candidates(folded, places);
    if (places.empty() && folded.starts_with("st ")) {
        lexicon.gazetteer().candidates("saint " + folded.substr(3), places);
    } else if (places.empty() && folded.starts_with("saint ")) {
        lexicon.gazetteer().candidates("st " + folded.substr(6), places);
    } else if (places.empty() && (folded.starts_with("ft ") || folded.starts_with("mt "))) {
        lexicon.gazetteer().candidates((folded[0] == 'f' ? "fort " : "mount ") + folded.substr(3), places);
    }
    const bool country = std::any_of(found.begin(), found.end(), [](const Candidate& area) { return area.precision == PlacePrecision::country; });
    for (std::size_t index = 0; index < places.size() && index < kMaxTowns; ++index) {
        if (country && places[index].by_other_name) {
            continue; // "Mexico" is also a name of Mexico City, but a country comes first
        }
        found.push_back(from_town(places[index], lexicon.gazetteer()));
    }
}

// Inside a name: words are capitalised, small words and hyphens may stand between, no other punctuation.
bool Search::may_span(TokenIndex first, TokenIndex last) const {
    for (TokenIndex token = first; token < last; ++token) {
        const std::string_view text = word(token);
        const bool edge = token == first || token + 1 == last;
        if (words_.capital[token]) {
            continue;
        }
        const bool small = any_of_words(text, {"of", "de", "la", "le", "les", "del", "du", "des", "da", "do", "dos", "el", "al", "and", "au",
                                               "aux", "sur", "upon", "the", "en", "e", "y", "i", "am", "an", "der", "den", "di"});
        const bool glue = any_of_words(text, {"-", "'", "\u2019", ".", "'s", "\u2019s"});
        const bool lower_area_word = token > first && any_of_words(text, {"corridor", "gap", "peninsula", "region", "oblast", "air", "base",
                                                                          "airbase", "airport", "nuclear", "power", "plant", "crossing",
                                                                          "refugee", "camp", "naval", "training", "ground", "dam", "strait",
                                                                          "continent", "airfield", "test", "site", "border", "port", "delta",
                                                                          "basin", "range", "complex", "territory"});
        if (lower_area_word || (!edge && (small || glue))) {
            continue;
        }
        return false;
    }
    return true;
}

bool Search::match_at(TokenIndex first, TokenIndex end, FoundName& best) {
    const TokenIndex limit = std::min<TokenIndex>(end, first + kMaxNameTokens);
    for (TokenIndex last = limit; last > first; --last) {
        if (words_.folded[last - 1].empty() || !may_span(first, last)) {
            continue;
        }
        const TextSpan span{syntax_.tokens[first].span.begin, syntax_.tokens[last - 1].span.end};
        const std::string_view spelling = span.in(report_.text);
        std::string folded = last == first + 1 ? words_.folded[first] : lexicon_.gazetteer().fold(spelling);
        if (folded.size() < 2) {
            continue;
        }
        if (last == first + 1 && lexicon_.adjective(spelling) != nullptr && lexicon_.areas(folded) == nullptr) {
            return false; // "Russian" is no place, whatever village bears that name
        }
        const bool towns = folded.size() > 2 && (last > first + 1 || words_.capital[first]);
        std::vector<Candidate> found;
        add_candidates(lexicon_, folded, spelling, towns, found);
        add_counties(folded, first, last, found);
        if (found.empty()) {
            continue;
        }
        std::stable_sort(found.begin(), found.end(), [](const Candidate& left, const Candidate& right) { return left.prominence > right.prominence; });
        best = {.first = first, .last = last, .span = span, .folded = std::move(folded), .candidates = std::move(found)};
        return true;
    }
    return false;
}

// "Sen. Ford, D-Charleston": where a politician of the United States was elected.
bool Search::is_party_seat(const FoundName& name) const {
    return name.first > 1 && word(name.first - 1) == "-" && any_of_words(word(name.first - 2), {"D", "R", "I", "DFL"});
}

// "Newark Police Department", "Dublin City Council", "Henry County Public Library": an office or a body of the place.
bool Search::before_public_body(const FoundName& name) const {
    constexpr TokenIndex kLookAhead = 4;
    for (TokenIndex token = name.last; token < size() && token < name.last + kLookAhead && words_.capital[token]; ++token) {
        if ((words_.guards[token] & kCivic) != 0) {
            return true;
        }
    }
    return false;
}

// "a Toledo Republican": whom the place has elected.
bool Search::before_party(const FoundName& name) const {
    return name.last < size() && any_of_words(word(name.last), {"Democrat", "Democrats", "Republican", "Republicans"});
}

// "Toledo Mayor Ann Rowe": the office right after the name, which name finders take for a part of the person.
bool Search::before_office(const FoundName& name) const {
    return name.last < size() && words_.capital[name.last] && (words_.guards[name.last] & kCivic) != 0;
}

bool Search::before_local_noun(const FoundName& name) const {
    return name.last < size() && !words_.capital[name.last] && (words_.guards[name.last] & kLocalNoun) != 0;
}

// "DeKalb" is a county where nothing else bears the name, where the report says "DeKalb County" as well, and in a list of counties.
void Search::add_counties(const std::string& folded, TokenIndex first, TokenIndex last, std::vector<Candidate>& found) const {
    constexpr TokenIndex kMostWords = 2; // "Otter Tail"
    const bool listed = words_.of_county_list[first] && words_.of_county_list[last - 1];
    if (last - first > kMostWords || !(listed || found.empty() || words_.counties.contains(folded)) || !words_.capital[last - 1]) {
        return;
    }
    std::vector<Candidate> counties;
    add_candidates(lexicon_, folded + " county", {}, true, counties);
    if (counties.empty()) {
        add_candidates(lexicon_, folded + " parish", {}, true, counties);
    }
    if (listed && !counties.empty()) {
        found.clear();
    }
    const double less = listed ? 0 : kCountyWithoutWord;
    for (Candidate& county : counties) {
        if (county.precision == PlacePrecision::district) {
            county.prominence += less;
            found.push_back(std::move(county));
        }
    }
}

double Search::weigh_label(const FoundName& name) const {
    if (syntax_.names.empty()) {
        return 0;
    }
    const Name* label = nullptr;
    for (TokenIndex token = name.first; token < name.last; ++token) {
        if (words_.name[token] >= 0) {
            label = &syntax_.names[static_cast<std::size_t>(words_.name[token])];
        }
    }
    if (label == nullptr) {
        return kNoName;
    }
    const bool whole = name.first <= label->first && label->last <= name.last;
    const bool preposition = name.first > 0 && is_preposition(words_.folded[name.first - 1]);
    if (is_party_seat(name) || words_.of_county_list[name.first] || (preposition && label->first < name.first)) {
        return kLocPart; // "D-Charleston"; "Ann Miller of Ravenel" in one name
    }
    if (before_party(name) || (label->label == NameLabel::PER && before_office(name))) {
        return kLocPart;
    }
    switch (label->label) {
    case NameLabel::LOC:
        return whole ? kLocName : kLocPart;
    case NameLabel::PER:
        return preposition || before_local_noun(name) ? kDoubtfulPersonName : kPersonName;
    case NameLabel::ORG:
        if (before_public_body(name)) {
            return kPublicBodyName;
        }
        return whole ? kOrganisationName : kOrganisationPart;
    case NameLabel::MISC:
        return whole ? kOtherName : kOtherPart;
    case NameLabel::none:
        break;
    }
    return 0;
}

// What the entity layer knows by name: "Washington Post", "Paris Hilton", "Bank of England". A place alone may be a state there: no guard.
double Search::weigh_entity(const FoundName& name) const {
    if (is_party_seat(name) || before_party(name)) {
        return 0;
    }
    const bool office = before_office(name);
    const auto start = std::lower_bound(reach_.begin(), reach_.end(), name.last) - reach_.begin();
    for (auto index = static_cast<std::size_t>(start); index < entities_.mentions.size(); ++index) {
        const EntityMention& mention = entities_.mentions[index];
        const bool around = mention.first <= name.first && name.last <= mention.last && mention.last - mention.first > name.last - name.first;
        if (mention.first >= name.last) {
            break;
        }
        if (!around || mention.form != MentionForm::name) {
            continue;
        }
        switch (entities_.entities[mention.entities.front()].kind) {
        case EntityKind::person:
            return office ? 0 : kPersonName;
        case EntityKind::outlet:
            return kOutletName;
        case EntityKind::organisation:
            return kInsideOrganisation;
        default:
            break;
        }
    }
    return 0;
}

double Search::weigh_left(const FoundName& name) const {
    if (name.first == 0 || words_.sentence_start[name.first]) {
        return words_.sentence_start[name.first] ? kSentenceStart : 0;
    }
    TokenIndex before = name.first - 1;
    if (is_party_seat(name)) {
        return kPartySeat;
    }
    if (word(before) == "the" && before > 0) {
        --before;
    }
    const std::string& left = words_.folded[before];
    if (words_.folded[before].empty()) {
        return 0;
    }
    if (any_of_words(left, {"in", "near", "outside", "around", "across", "inside", "throughout", "toward", "towards", "northern", "southern",
                            "eastern", "western", "central", "downtown", "north", "south", "east", "west", "northeast", "northwest",
                            "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "neighboring",
                            "neighbouring", "nearby", "rural", "mainland", "occupied", "via", "reach", "reached", "leave", "left",
                            "metro", "metropolitan", "greater", "historic", "unincorporated", "upstate"})) {
        return kLocativePreposition;
    }
    if (any_of_words(left, {"at", "from", "to", "into", "of", "between", "through", "on", "over", "for", "with", "against", "and", "or"})) {
        return kOtherPreposition;
    }
    if (words_.title_case[name.first] || !words_.capital[before]) {
        return 0;
    }
    const std::uint16_t guards = words_.guards[before];
    if ((guards & (kTitle | kGivenName)) != 0) {
        return kPersonLeft;
    }
    if ((guards & kMayFollow) != 0 || words_.sentence_start[before] || lexicon_.adjective(word(before)) != nullptr) {
        return 0;
    }
    return word(before).size() <= 2 ? kPersonLeft : kCapitalLeft; // "J. Lincoln"
}

double Search::weigh_right(const FoundName& name) const {
    if (name.last >= size() || words_.sentence_start[name.last]) {
        return 0;
    }
    const std::uint16_t guards = words_.guards[name.last];
    const std::string_view next = word(name.last);
    if ((guards & kAreaKind) != 0) {
        return 0.8;
    }
    const bool area = name.candidates.front().prominence >= kProvinceProminence;
    if (next == "said" || next == "says" || next == "told" || next == "added") {
        return area ? 0 : kSpeaks;
    }
    if (before_local_noun(name) || before_party(name)) {
        return kLocalNounRight;
    }
    if (!words_.capital[name.last] || words_.title_case[name.first]) {
        return 0;
    }
    if (before_public_body(name)) {
        return kCivicRight;
    }
    if ((guards & kTitle) != 0) {
        return kTitleRight;
    }
    if ((guards & kOrganisation) != 0) {
        return kOrganisationRight;
    }
    if ((guards & kMayFollow) != 0) {
        return 0;
    }
    return kCapitalRight + ((words_.guards[name.first] & kGivenName) != 0 ? -2.0 : 0.0);
}

// "SPRINGFIELD - A man": the name in capitals makes a dateline of the hyphen.
bool Search::is_spaced_dash_after_capitals(const FoundName& name, TokenIndex dash) const {
    const std::string_view words = name.span.in(report_.text);
    const bool capitals = std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return capitals && dash > 0 && dash + 1 < size() && syntax_.tokens[dash - 1].span.end < syntax_.tokens[dash].span.begin &&
           syntax_.tokens[dash].span.end < syntax_.tokens[dash + 1].span.begin;
}

bool Search::is_dateline(const FoundName& name) const {
    if (!words_.sentence_start[name.first] || name.last + 1 >= size()) {
        return false;
    }
    for (TokenIndex token = name.last; token < name.last + 9 && token < size(); ++token) {
        const std::string_view text = word(token);
        if (any_of_words(text, {"--", "\u2014", "\u2013"}) || (text == "-" && is_spaced_dash_after_capitals(name, token))) {
            return true;
        }
        if (text == "." || text == "\"" || (!words_.capital[token] && !words_.folded[token].empty() && token > name.last + 6)) {
            return false;
        }
    }
    return false;
}

double Search::weigh(const FoundName& name) const {
    const Candidate& top = name.candidates.front();
    double evidence = 0;
    const bool single = name.last == name.first + 1;
    if (top.precision == PlacePrecision::country) {
        evidence += kCountryName;
    } else if (top.prominence >= kProvinceProminence && top.population == 0) {
        evidence += kAreaName;
    } else {
        evidence += top.population >= 1000000 ? 1.0 : top.population >= 100000 ? 0.5 : top.population >= 15000 ? 0.0 : -0.6;
        evidence += single ? 0.0 : 0.8;
        evidence += top.precision == PlacePrecision::district && !single ? 1.0 : 0.0;
    }
    evidence += weigh_label(name) + weigh_left(name) + weigh_right(name);
    evidence += weigh_entity(name);
    const bool named_area = top.prominence >= kProvinceProminence && top.population == 0;
    if (name.last == name.first + 2 && words_.folded[name.first] == "the" && !named_area) {
        evidence += (words_.guards[name.first + 1] & kCommonWord) != 0 ? 2 * kCommonWordPenalty : 0; // "The Hill", "The Post"
    }
    if (name.first > 1 && word(name.first - 1) == "-" && !named_area && words_.capital[name.first - 2] &&
        syntax_.tokens[name.first - 2].span.end + 1 == name.span.begin) {
        evidence += is_party_seat(name) ? 0 : kJoined; // the tail of a longer name, or two places that share a body
    }
    if (single) {
        const std::uint16_t guards = words_.guards[name.first];
        const bool country = top.precision == PlacePrecision::country;
        evidence += (guards & kCommonWord) != 0 ? kCommonWordPenalty : 0;
        evidence += (guards & kGivenName) != 0 && !country ? kGivenNamePenalty : 0;
        evidence += words_.persons.contains(name.folded) && !country ? kPersonElsewhere : 0;
        evidence -= words_.title_case[name.first] && top.prominence < kProvinceProminence ? 0.8 : 0.0;
        evidence -= name.folded.size() < 4 && !country ? 1.0 : 0.0;
    }
    evidence += words_.of_county_list[name.first] ? kCountyList : 0;
    if (is_dateline(name)) {
        evidence += kDateline;
    }
    return evidence;
}

FoundName Search::abbreviated(const Province& state, TokenIndex first, TokenIndex last) const {
    FoundName name;
    name.first = first;
    name.last = last;
    name.span = {syntax_.tokens[first].span.begin, syntax_.tokens[last - 1].span.end};
    name.folded = lexicon_.gazetteer().fold(state.name);
    name.candidates = {from_area({.province = &state})};
    name.evidence = kHasContainer;
    return name;
}

// "the N.D. governor", "Western Mass. farmers", "D-S.C.": the abbreviation of a province without a town before it.
bool Search::match_abbreviation(TokenIndex token, const Sentence& sentence, FoundName& found) const {
    // The tokeniser makes one to four words of "N.D.", "Mass." and "W. Va.".
    std::string spelling;
    const Province* state = nullptr;
    TokenIndex last = token;
    constexpr TokenIndex kMostParts = 4;
    while (state == nullptr && last < sentence.last && last < token + kMostParts) {
        const bool adjacent = last > token && syntax_.tokens[last - 1].span.end == syntax_.tokens[last].span.begin;
        spelling += (last > token && !adjacent ? " " : "") + std::string(word(last));
        ++last;
        state = spelling.ends_with('.') ? lexicon_.abbreviation(spelling) : nullptr;
    }
    if (state == nullptr || (words_.guards[token] & kBound) != 0) {
        return false;
    }
    // "in 300 B.C."; "He is ill." and "Mass." at the end of a sentence may be words.
    const bool dotted = std::count(spelling.begin(), spelling.end(), '.') > 1;
    const bool after_number = token > sentence.first && !words_.folded[token - 1].empty() && words_.folded[token - 1].back() <= '9';
    const bool ends = last >= sentence.last || words_.sentence_start[last];
    found = abbreviated(*state, token, last);
    if (after_number || (!dotted && ends && !is_party_seat(found))) {
        return false;
    }
    found.evidence = kAbbreviation;
    return true;
}

// "X, Y" where Y may contain X: a province, its abbreviation, a country.
void Search::link_containers(std::vector<FoundName>& names) const {
    std::vector<FoundName> states;
    for (std::size_t index = 0; index < names.size(); ++index) {
        FoundName& inner = names[index];
        if (inner.last + 1 >= size() || word(inner.last) != ",") {
            continue;
        }
        const TokenIndex after = inner.last + 1;
        const std::string_view spelling = word(after);
        const Province* state = lexicon_.abbreviation(spelling);
        TokenIndex state_last = after + 1;
        if (state == nullptr && after + 1 < size() && word(after + 1) == "." &&
            syntax_.tokens[after].span.end == syntax_.tokens[after + 1].span.begin) {
            state = lexicon_.abbreviation(std::string(spelling) + ".");
            ++state_last;
        }
        const auto has = [&](std::string_view country, std::uint16_t admin) {
            return std::any_of(inner.candidates.begin(), inner.candidates.end(), [&](const Candidate& candidate) {
                return candidate.precision != PlacePrecision::country && candidate.precision != PlacePrecision::province &&
                       std::find(candidate.countries.begin(), candidate.countries.end(), country) != candidate.countries.end() &&
                       (admin == 0 || candidate.admin == admin);
            });
        };
        if (state != nullptr) {
            if (has(state->country, state->admin)) {
                inner.container_country = state->country;
                inner.container_admin = state->admin;
                inner.evidence += kHasContainer;
                states.push_back(abbreviated(*state, after, state_last));
            }
            continue;
        }
        if (index + 1 >= names.size() || names[index + 1].first != after) {
            continue;
        }
        FoundName& outer = names[index + 1];
        for (const Candidate& candidate : outer.candidates) {
            // "China, Japan and Korea" is a list, although Japan has a town of that name.
            const bool listed = candidate.precision == PlacePrecision::country && inner.candidates.front().precision == PlacePrecision::country;
            const bool area = candidate.precision == PlacePrecision::country || candidate.precision == PlacePrecision::province;
            if (area && !listed && has(candidate.countries.front(), candidate.admin)) {
                inner.container_country = candidate.countries.front();
                inner.container_admin = candidate.admin;
                inner.evidence += kHasContainer;
                outer.evidence += kIsContainer;
                break;
            }
        }
    }
    for (FoundName& state : states) {
        const auto at = std::lower_bound(names.begin(), names.end(), state.first, [](const FoundName& name, TokenIndex first) { return name.first < first; });
        if (at != names.end() && at->first < state.last) {
            *at = std::move(state); // "Ill." was also somebody's village
        } else {
            names.insert(at, std::move(state));
        }
    }
}

Findings Search::run() {
    Findings findings;
    for (const Sentence& sentence : syntax_.sentences) {
        for (TokenIndex token = sentence.first; token < sentence.last;) {
            if (const Country* country = words_.capital[token] ? lexicon_.adjective(word(token)) : nullptr) {
                findings.adjective_countries.push_back(country->code);
            }
            const std::string_view text = word(token);
            const bool article = any_of_words(text, {"al", "el", "ash", "as", "ad", "an", "ar", "az", "at", "ath"}) && token + 2 < sentence.last &&
                                 word(token + 1) == "-" && words_.capital[token + 2];
            FoundName name;
            if (words_.capital[token] && match_abbreviation(token, sentence, name)) {
                token = name.last;
                findings.names.push_back(std::move(name));
            } else if ((words_.capital[token] || article) && match_at(token, sentence.last, name)) {
                const TokenIndex next = name.last;
                name.is_area_kind = next < sentence.last && (words_.guards[next] & kAreaKind) != 0;
                name.evidence = weigh(name);
                findings.names.push_back(std::move(name));
                token = next;
            } else {
                ++token;
            }
        }
    }
    link_containers(findings.names);
    return findings;
}

} // namespace

Findings PlaceFinder::find(const Report& report, const Syntax& syntax, const Entities& entities) const {
    return Search(lexicon_, report, syntax, entities).run();
}

std::vector<Candidate> PlaceFinder::candidates(std::string_view name) const {
    std::vector<Candidate> found;
    Search::add_candidates(lexicon_, lexicon_.gazetteer().fold(name), name, true, found);
    return found;
}

} // namespace vedette::places
