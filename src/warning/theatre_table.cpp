#include "warning/theatre_table.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "resources/table.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>

#include <toml++/toml.h>

namespace vedette::warning {

namespace {

constexpr std::array<std::string_view, 8> kKeys = {"id", "title", "sides", "ground", "principals", "borders", "places", "circles"};

// What theatres may name: codes of states, and places of our own tables.
struct Known {
    std::set<std::string> codes;
    std::set<std::string> places;
};

std::set<std::string> column_of(const std::string& path, const char* name) {
    const resources::Table table = resources::Table::load(path);
    const std::size_t column = table.column(name);
    std::set<std::string> values;
    for (const resources::Row& row : table.rows()) {
        values.insert(row.cells[column]);
    }
    return values;
}

Known known_of(const std::string& folder) {
    Known known{column_of(folder + "/places/countries.tsv", "code"), column_of(folder + "/places/places.tsv", "id")};
    known.places.merge(column_of(folder + "/places/provinces.tsv", "id"));
    return known;
}

// One file; every complaint names it, the line, and what to do.
class Reader {
public:
    Reader(std::string path, const Known& known, ErrorCode code) : path_(std::move(path)), known_(known), code_(code) {}

    std::vector<Theatre> read() const {
        const Result<std::string> bytes = read_file(path_);
        if (!bytes) {
            throw Error(code_ == ErrorCode::usage ? code_ : ErrorCode::resource_missing, bytes.failure().message);
        }
        try {
            return theatres_of(toml::parse(*bytes, path_));
        } catch (const toml::parse_error& error) {
            throw Error(code_, path_ + ":" + std::to_string(error.source().begin.line) + ": is not TOML: " + std::string(error.description()));
        }
    }

private:
    [[noreturn]] void refuse(const toml::node& node, const std::string& words) const {
        throw Error(code_, path_ + ":" + std::to_string(node.source().begin.line) + ": " + words);
    }

    std::vector<Theatre> theatres_of(const toml::table& root) const {
        std::vector<Theatre> theatres;
        for (const auto& [key, value] : root) {
            if (key.str() != "theatre") {
                refuse(value, "`" + std::string(key.str()) + "` is no key here; each theatre begins with a line [[theatre]]");
            }
        }
        const toml::array* list = root["theatre"].as_array();
        if (list == nullptr || list->empty()) {
            throw Error(code_, path_ + ": has no theatre; each begins with a line [[theatre]]");
        }
        for (const toml::node& node : *list) {
            const toml::table* table = node.as_table();
            if (table == nullptr) {
                refuse(node, "a theatre is a table; write [[theatre]] on a line of its own");
            }
            Theatre theatre = theatre_of(*table);
            const auto same = [&](const Theatre& other) { return other.id == theatre.id; };
            if (std::any_of(theatres.begin(), theatres.end(), same)) {
                refuse(*table, "the id \"" + theatre.id + "\" is used twice; give each theatre its own");
            }
            theatres.push_back(std::move(theatre));
        }
        return theatres;
    }

    Theatre theatre_of(const toml::table& table) const {
        for (const auto& [key, value] : table) {
            if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end()) {
                refuse(value, "`" + std::string(key.str()) + "` is no key of a theatre; use id, title, sides, ground, principals, borders, places, circles");
            }
        }
        Theatre theatre;
        theatre.source = path_ + ":" + std::to_string(table.source().begin.line);
        theatre.id = text(table, "id");
        theatre.title = text(table, "title");
        const auto is_id = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
        if (theatre.id.empty() || !std::all_of(theatre.id.begin(), theatre.id.end(), is_id)) {
            refuse(table, "needs an `id` of small letters, digits and hyphens, as in id = \"taiwan-strait\"");
        }
        if (theatre.title.empty()) {
            refuse(table, "\"" + theatre.id + "\" needs a `title`");
        }
        read_sides(table, theatre);
        theatre.ground = codes(table, "ground");
        theatre.principals = table.contains("principals") ? codes(table, "principals") : theatre.ground;
        read_places(table, theatre);
        if (theatre.ground.empty() && theatre.borders.empty() && theatre.places.empty() && theatre.circles.empty()) {
            refuse(table, "\"" + theatre.id + "\" names no ground; give it `ground`, `borders`, `places` or `circles`");
        }
        return theatre;
    }

    std::string text(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        if (node == nullptr) {
            return "";
        }
        const std::optional<std::string> value = node->value<std::string>();
        if (!node->is_string() || !value) {
            refuse(*node, "`" + std::string(key) + "` is a text in double quotes");
        }
        return *value;
    }

    std::vector<std::string> texts(const toml::node& node, const std::string& what) const {
        const toml::array* list = node.as_array();
        if (list == nullptr) {
            refuse(node, what + " is a list in square brackets");
        }
        std::vector<std::string> values;
        for (const toml::node& item : *list) {
            if (!item.is_string()) {
                refuse(item, what + " holds texts in double quotes");
            }
            values.push_back(**item.as_string());
        }
        return values;
    }

    void check_code(const toml::node& node, const std::string& code) const {
        if (!known_.codes.contains(code)) {
            refuse(node, "\"" + code + "\" is no state; use a code of ISO 3166-1 alpha-3, as in \"POL\" (lexicon/places/countries.tsv lists them)");
        }
    }

    std::vector<std::string> codes(const toml::table& table, std::string_view key) const {
        const toml::node* node = table.get(key);
        std::vector<std::string> values = node == nullptr ? std::vector<std::string>{} : texts(*node, "`" + std::string(key) + "`");
        for (const std::string& code : values) {
            check_code(*node, code);
        }
        return values;
    }

    void read_sides(const toml::table& table, Theatre& theatre) const {
        const toml::node* node = table.get("sides");
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (list == nullptr || list->empty() || list->size() > 2) {
            refuse(node == nullptr ? table : *node, "\"" + theatre.id + "\" needs `sides`, one or two lists of codes, as in sides = [[\"CHN\"], [\"TWN\", \"USA\"]]");
        }
        std::set<std::string> seen;
        for (const toml::node& item : *list) {
            theatre.sides.push_back(texts(item, "a side"));
            if (theatre.sides.back().empty()) {
                refuse(item, "a side of \"" + theatre.id + "\" is empty; name at least one state");
            }
            for (const std::string& code : theatre.sides.back()) {
                if (!code.starts_with("org:")) {
                    check_code(item, code);
                }
                if (!seen.insert(code).second) {
                    refuse(item, "\"" + code + "\" stands on two sides of \"" + theatre.id + "\"; a state is on one");
                }
            }
        }
    }

    void read_places(const toml::table& table, Theatre& theatre) const {
        if (const toml::node* node = table.get("borders")) {
            const toml::array* list = node->as_array();
            for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
                std::vector<std::string> pair = texts(*list->get(index), "a border");
                if (pair.size() != 2 || pair[0] == pair[1]) {
                    refuse(*list->get(index), "a border is a pair of states, as in [\"PER\", \"ECU\"]");
                }
                check_code(*node, pair[0]);
                check_code(*node, pair[1]);
                theatre.borders.emplace_back(std::min(pair[0], pair[1]), std::max(pair[0], pair[1]));
            }
            if (list == nullptr) {
                refuse(*node, "`borders` is a list of pairs, as in borders = [[\"PER\", \"ECU\"]]");
            }
        }
        if (const toml::node* node = table.get("places")) {
            theatre.places = texts(*node, "`places`");
            for (const std::string& id : theatre.places) {
                if (!id.starts_with("geonames:") && !known_.places.contains(id)) {
                    refuse(*node, "\"" + id + "\" is no place we know; use an id of lexicon/places or \"geonames:NUMBER\" (`vedette explain` shows the id of a place)");
                }
            }
        }
        read_circles(table, theatre);
    }

    void read_circles(const toml::table& table, Theatre& theatre) const {
        const toml::node* node = table.get("circles");
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && list == nullptr) {
            refuse(*node, "`circles` is a list, as in circles = [[24.5, 119.5, 200]]");
        }
        for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
            const toml::array* numbers = list->get(index)->as_array();
            const auto number = [&](std::size_t at) {
                return numbers != nullptr && numbers->size() == 3 ? numbers->get(at)->value<double>() : std::nullopt;
            };
            const std::optional<double> lat = number(0), lon = number(1), km = number(2);
            if (!lat || !lon || !km || !(*lat >= -90 && *lat <= 90) || !(*lon >= -180 && *lon <= 180) || !(*km > 0 && *km <= 2000)) {
                refuse(*list->get(index), "a circle is latitude, longitude and kilometres (up to 2000), as in [24.5, 119.5, 200]");
            }
            theatre.circles.push_back({*lat, *lon, *km});
        }
    }

    std::string path_;
    const Known& known_;
    ErrorCode code_;
};

} // namespace

std::vector<std::string> Theatre::states() const {
    std::set<std::string> codes(ground.begin(), ground.end());
    for (const std::vector<std::string>& side : sides) {
        codes.insert(side.begin(), side.end());
    }
    return {codes.begin(), codes.end()};
}

TheatreTable::TheatreTable(const std::string& folder, const std::string& extra) {
    const Known known = known_of(folder);
    theatres_ = Reader(folder + "/theatres/theatres.toml", known, ErrorCode::resource_invalid).read();
    if (!extra.empty()) {
        for (Theatre& own : Reader(extra, known, ErrorCode::usage).read()) {
            std::erase_if(theatres_, [&](const Theatre& theatre) { return theatre.id == own.id; });
            theatres_.push_back(std::move(own));
        }
    }
    std::sort(theatres_.begin(), theatres_.end(), [](const Theatre& left, const Theatre& right) { return left.id < right.id; });
}

const Theatre* TheatreTable::find(std::string_view id) const {
    const auto found = std::find_if(theatres_.begin(), theatres_.end(), [&](const Theatre& theatre) { return theatre.id == id; });
    return found == theatres_.end() ? nullptr : &*found;
}

} // namespace vedette::warning
