#include "places/vague_places.hpp"

#include "base/utf8.hpp"
#include "places/directions.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <tuple>

namespace vedette::places {

using resources::Border;
using resources::Country;
using resources::Gazetteer;

namespace {

double bearing(double lat1, double lon1, double lat2, double lon2) {
    const double squeeze = std::cos((lat1 + lat2) / 2 * std::numbers::pi / 180);
    const double degrees = std::atan2((lon2 - lon1) * squeeze, lat2 - lat1) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double apart(double left, double right) {
    const double difference = std::fabs(left - right);
    return std::min(difference, 360 - difference);
}

class VagueSearch {
public:
    VagueSearch(const Report& report, const Syntax& syntax, const PlaceLexicon& lexicon, const Entities& entities, Places& places)
        : report_(report), syntax_(syntax), lexicon_(lexicon), entities_(entities), places_(places), mention_at_(syntax.tokens.size(), -1) {
        for (std::size_t index = 0; index < places.mentions.size(); ++index) {
            for (TokenIndex token = places.mentions[index].first; token < places.mentions[index].last; ++token) {
                mention_at_[token] = static_cast<std::int32_t>(index);
            }
        }
        lower_.reserve(syntax.tokens.size());
        for (const Token& token : syntax.tokens) {
            lower_.push_back(to_lower(token.span.in(report.text)));
        }
    }

    void run();

private:
    struct Sides {
        std::vector<std::string> countries; // at most two, in text order
        TokenIndex first = 0;
        TokenIndex last = 0;
        std::optional<double> direction;
        std::string direction_word;
    };

    [[nodiscard]] std::string country_at(TokenIndex token) const;
    [[nodiscard]] std::string owner_at(TokenIndex token) const;
    [[nodiscard]] bool is_glue(TokenIndex token) const;
    void read_left(const Sentence& sentence, TokenIndex border, Sides& sides) const;
    void read_right(const Sentence& sentence, TokenIndex border, Sides& sides) const;
    void add_country(Sides& sides, const std::string& code) const;
    [[nodiscard]] bool is_border(const Sentence& sentence, TokenIndex token) const;
    void border_at(const Sentence& sentence, TokenIndex border);
    void settle(Sides sides, TokenIndex border);
    void part_of_area(const Sentence& sentence, TokenIndex token);
    void coast_at(const Sentence& sentence, TokenIndex token);
    void replace(PlaceMention mention);

    [[nodiscard]] bool is(TokenIndex token, std::initializer_list<std::string_view> words) const {
        return std::find(words.begin(), words.end(), lower_[token]) != words.end();
    }

    [[nodiscard]] const PlaceMention* mention(TokenIndex token) const {
        return mention_at_[token] < 0 ? nullptr : &places_.mentions[static_cast<std::size_t>(mention_at_[token])];
    }

    const Report& report_;
    const Syntax& syntax_;
    const PlaceLexicon& lexicon_;
    const Entities& entities_;
    Places& places_;
    std::vector<std::int32_t> mention_at_;
    std::vector<std::string> lower_;
    std::vector<PlaceMention> made_;
};

// The one country that this token names, as a place or as an adjective.
std::string VagueSearch::country_at(TokenIndex token) const {
    if (const PlaceMention* place = mention(token)) {
        return place->precision == PlacePrecision::country ? place->countries.front() : std::string();
    }
    const Country* country = lexicon_.adjective(syntax_.tokens[token].span.in(report_.text));
    return country == nullptr ? std::string() : country->code;
}

// The one state that "its" or "their" stands for; empty: none or several.
std::string VagueSearch::owner_at(TokenIndex token) const {
    const EntityMention* owner = entities_.headed_by(token);
    if (owner == nullptr || owner->entities.size() != 1) {
        return {};
    }
    const Entity& entity = entities_.entities[owner->entities.front()];
    return lexicon_.gazetteer().country(entity.code) == nullptr ? std::string() : entity.code;
}

bool VagueSearch::is_glue(TokenIndex token) const { return is(token, {"-", "\u2013", "\u2010", "/", "'", "\u2019", "'s", "\u2019s", "and"}); }

void VagueSearch::add_country(Sides& sides, const std::string& code) const {
    if (!code.empty() && sides.countries.size() < 2 && std::find(sides.countries.begin(), sides.countries.end(), code) == sides.countries.end()) {
        sides.countries.push_back(code);
    }
}

// "Belarus' western", "the Belarusian-Polish", "Poland's": backwards from the word "border".
void VagueSearch::read_left(const Sentence& sentence, TokenIndex border, Sides& sides) const {
    std::vector<std::string> found;
    bool owned = false;
    TokenIndex token = border;
    while (token > sentence.first && !owned) {
        const TokenIndex before = token - 1;
        const std::string code = country_at(before);
        if (!code.empty()) {
            if (found.empty() || found.back() != code) {
                found.push_back(code);
            }
        } else if (const std::optional<double> direction = bearing_of(lower_[before])) {
            // "Poland's eastern border": a direction between two countries ("north Iraq-Syria border") is one all the same.
            sides.direction = direction;
            sides.direction_word = lower_[before];
        } else if (is(before, {"its", "their"}) && found.empty()) {
            // "its western border": the one state that the word stands for, when that is known.
            if (const std::string owner = owner_at(before); !owner.empty()) {
                found.push_back(owner);
                owned = true;
            }
        } else if (is(before, {"its", "their", "common", "shared", "land", "joint", "state", "long", "shared,"})) {
            // goes on
        } else if (!is_glue(before) || before == sentence.first || (country_at(before - 1).empty() && mention(before - 1) == nullptr)) {
            break;
        }
        token = before;
    }
    while (token < border && !owned && (is_glue(token) || is(token, {"its", "their", "common", "shared", "land", "joint", "state", "long"}))) {
        ++token;
    }
    sides.first = token;
    std::reverse(found.begin(), found.end());
    for (const std::string& code : found) {
        add_country(sides, code);
    }
}

// "with Poland", "of Belarus", "between Sudan and Chad", "with Russia and Belarus": forwards.
void VagueSearch::read_right(const Sentence& sentence, TokenIndex border, Sides& sides) const {
    sides.last = border + 1;
    TokenIndex token = border + 1;
    while (token < sentence.last && is(token, {"area", "region", "zone", "areas", "regions", "crossing", "crossings", "line"})) {
        ++token;
    }
    for (int parts = 0; parts < 2 && token + 1 < sentence.last && is(token, {"with", "of", "between"}); ++parts) {
        const bool between = is(token, {"between"});
        TokenIndex at = token + 1;
        at += is(at, {"the"}) ? 1U : 0U;
        std::size_t seen = 0;
        std::vector<std::string> codes;
        TokenIndex end = token;
        while (at < sentence.last) {
            const std::string code = country_at(at);
            const PlaceMention* place = mention(at);
            if (!code.empty() && place != nullptr) {
                codes.push_back(code);
                end = place->last;
                at = end;
                ++seen;
            } else if (seen > 0 && at + 1 < sentence.last && is(at, {"and", ",", "or"}) && !country_at(at + 1).empty() && mention(at + 1) != nullptr) {
                ++at;
            } else {
                break;
            }
        }
        // "border with Poland and Lithuania" is two borders: both neighbours are kept with the one that has them.
        if (codes.empty() || (between && codes.size() != 2)) {
            return;
        }
        for (const std::string& code : codes) {
            if (std::find(sides.countries.begin(), sides.countries.end(), code) == sides.countries.end()) {
                sides.countries.push_back(code);
            }
        }
        sides.last = end;
        token = end;
    }
}

void VagueSearch::settle(Sides sides, TokenIndex border) {
    const Gazetteer& gazetteer = lexicon_.gazetteer();
    if (sides.countries.empty()) {
        return;
    }
    PlaceMention place;
    place.first = sides.first;
    place.last = sides.last;
    place.head = border;
    place.span = {syntax_.tokens[place.first].span.begin, syntax_.tokens[place.last - 1].span.end};
    place.precision = PlacePrecision::border;
    if (sides.countries.size() == 1 && sides.direction) {
        // The direction names the neighbour only where just one lies there.
        const Country* country = gazetteer.country(sides.countries.front());
        std::vector<std::string> there;
        bool others_nearby = false;
        for (const std::string& other : country == nullptr ? std::vector<std::string>{} : country->neighbours) {
            const Border* line = gazetteer.border(country->code, other);
            if (line == nullptr) {
                continue;
            }
            const double off = apart(bearing(country->lat, country->lon, line->lat, line->lon), *sides.direction);
            if (off <= 50) {
                there.push_back(other);
            }
            others_nearby = others_nearby || (off > 50 && off < 80);
        }
        if (there.size() == 1 && !others_nearby) {
            sides.countries.push_back(there.front());
        }
    }
    place.countries = sides.countries;
    std::string names;
    for (const std::string& code : sides.countries) {
        const Country* country = gazetteer.country(code);
        names += (names.empty() ? "" : " and ") + (country == nullptr ? code : country->name);
    }
    place.name = (sides.direction_word.empty() ? "" : sides.direction_word + " ") + std::string("border of ") + names;
    if (sides.countries.size() == 2) {
        if (const Border* line = gazetteer.border(sides.countries[0], sides.countries[1])) {
            place.lat = line->lat;
            place.lon = line->lon;
            place.radius_km = line->radius_km;
            place.id = "border:" + line->left + "-" + line->right;
        }
    } else if (sides.countries.size() == 1) {
        if (const Country* country = gazetteer.country(sides.countries.front())) {
            place.lat = country->lat;
            place.lon = country->lon;
            place.radius_km = std::round(country->radius_km * 1.5);
            if (sides.direction) {
                std::tie(place.lat, place.lon) = moved(country->lat, country->lon, *sides.direction, country->radius_km);
                place.radius_km = std::round(country->radius_km);
            }
        }
    }
    replace(std::move(place));
}

bool VagueSearch::is_border(const Sentence& sentence, TokenIndex token) const {
    if (!is(token, {"border", "borders", "frontier", "frontiers", "boundary"}) || mention(token) != nullptr ||
        syntax_.tokens[token].upos == Upos::VERB) {
        return false;
    }
    // "Polish border guards" are people.
    return token + 1 >= sentence.last ||
           !is(token + 1, {"guard", "guards", "patrol", "patrols", "police", "policemen", "agent", "agents", "force", "forces", "officer",
                           "officers", "official", "officials", "service", "agency", "committee", "troops", "security", "control"});
}

void VagueSearch::border_at(const Sentence& sentence, TokenIndex border) {
    Sides sides;
    read_left(sentence, border, sides);
    read_right(sentence, border, sides);
    // "the Polish border" said of Belarusians is common; one country alone stays one.
    if (sides.countries.size() > 3) {
        sides.countries.resize(3);
    }
    settle(std::move(sides), border);
}

// "northern Ukraine", "the north of Mali": the point and radius of the whole, for no table says where its north begins.
void VagueSearch::part_of_area(const Sentence& sentence, TokenIndex token) {
    const std::optional<double> direction = bearing_of(lower_[token]);
    const bool central = is(token, {"central"});
    if ((!direction && !central) || token + 1 >= sentence.last) {
        return;
    }
    TokenIndex next = token + 1;
    const bool of = lower_[next] == "of" && token > sentence.first && lower_[token - 1] == "the" && next + 1 < sentence.last;
    next += of ? 1U : 0U;
    next += lower_[next] == "the" && next + 1 < sentence.last ? 1U : 0U;
    const PlaceMention* inside = mention(next);
    if (inside == nullptr || inside->first != next || (next > token + 1 && !of) ||
        (inside->precision != PlacePrecision::country && inside->precision != PlacePrecision::province && inside->precision != PlacePrecision::region)) {
        return;
    }
    PlaceMention place = *inside;
    place.first = token;
    place.span = {syntax_.tokens[token].span.begin, inside->span.end};
    place.name = lower_[token] + " " + inside->name;
    place.precision = PlacePrecision::region;
    place.is_metonym = false;
    replace(std::move(place));
}

// "off the coast of Somalia", "off the Libyan coast": at sea, no point known.
void VagueSearch::coast_at(const Sentence& sentence, TokenIndex token) {
    if (!is(token, {"coast", "shores", "coastline"})) {
        return;
    }
    TokenIndex first = token;
    while (first > sentence.first && first + 5 > token && lower_[first] != "off") {
        --first;
    }
    if (lower_[first] != "off") {
        return;
    }
    PlaceMention place;
    place.first = first;
    place.last = token + 1;
    std::string code;
    std::string land; // as the report names it: Crimea, not the state
    for (TokenIndex at = first; at < token; ++at) {
        code = code.empty() ? country_at(at) : code;
    }
    if (code.empty() && token + 2 < sentence.last && lower_[token + 1] == "of") {
        const TokenIndex at = token + (lower_[token + 2] == "the" ? 3U : 2U);
        if (at < sentence.last && mention(at) != nullptr) {
            code = mention(at)->countries.empty() ? "" : mention(at)->countries.front();
            land = mention(at)->name;
            place.last = mention(at)->last;
        }
    }
    const Country* country = lexicon_.gazetteer().country(code);
    if (country == nullptr) {
        return;
    }
    place.head = token;
    place.span = {syntax_.tokens[first].span.begin, syntax_.tokens[place.last - 1].span.end};
    place.name = "off the coast of " + (land.empty() ? country->name : land);
    place.countries = {code};
    place.precision = PlacePrecision::sea;
    replace(std::move(place));
}

void VagueSearch::replace(PlaceMention place) {
    if (!made_.empty() && made_.back().last > place.first) {
        return; // the first reading of these words stands
    }
    made_.push_back(std::move(place));
}

void VagueSearch::run() {
    for (const Sentence& sentence : syntax_.sentences) {
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            if (is_border(sentence, token)) {
                border_at(sentence, token);
            } else if (is(token, {"coast", "shores", "coastline"})) {
                coast_at(sentence, token);
            }
        }
    }
    std::vector<PlaceMention> borders = std::move(made_);
    made_.clear();
    for (const Sentence& sentence : syntax_.sentences) {
        for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
            const bool taken = std::any_of(borders.begin(), borders.end(), [&](const PlaceMention& place) { return place.first <= token && token < place.last; });
            if (!taken && mention(token) == nullptr) {
                part_of_area(sentence, token);
            }
        }
    }
    borders.insert(borders.end(), made_.begin(), made_.end());
    for (PlaceMention& place : borders) {
        std::erase_if(places_.mentions, [&](const PlaceMention& other) { return other.first < place.last && place.first < other.last; });
        const auto at = std::lower_bound(places_.mentions.begin(), places_.mentions.end(), place.first,
                                         [](const PlaceMention& other, TokenIndex first) { return other.first < first; });
        places_.mentions.insert(at, std::move(place));
    }
}

} // namespace

void find_vague_places(const Report& report, const Syntax& syntax, const PlaceLexicon& lexicon, const Entities& entities, Places& places) {
    VagueSearch(report, syntax, lexicon, entities, places).run();
}

} // namespace vedette::places
