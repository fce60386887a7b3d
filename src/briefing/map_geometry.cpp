#include "briefing/map_geometry.hpp"

#include "briefing/table_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vedette::briefing {

namespace {

std::optional<double> take_number(std::string_view& path) {
    double value = 0;
    const auto result = std::from_chars(path.data(), path.data() + path.size(), value);
    if (result.ec != std::errc()) {
        return std::nullopt;
    }
    path.remove_prefix(static_cast<std::size_t>(result.ptr - path.data()));
    return value;
}

// False when the path holds anything but M, L and Z with numbers in range.
bool read_path(std::string_view path, std::vector<std::vector<MapPoint>>& rings) {
    while (!path.empty()) {
        const char command = path.front();
        path.remove_prefix(1);
        if (command == 'Z') {
            continue;
        }
        if (command != 'M' && (command != 'L' || rings.empty())) {
            return false;
        }
        const std::optional<double> x = take_number(path);
        if (!x || path.empty() || path.front() != ',') {
            return false;
        }
        path.remove_prefix(1);
        const std::optional<double> y = take_number(path);
        if (!y || *x < -180.5 || *x > 180.5 || *y < -90.5 || *y > 90.5) {
            return false;
        }
        if (command == 'M') {
            rings.emplace_back();
        }
        rings.back().push_back({-*y, *x});
    }
    return true;
}

} // namespace

const CountryShape* MapGeometry::find(std::string_view code) const {
    const auto found = std::find_if(countries.begin(), countries.end(),
                                    [code](const CountryShape& country) { return country.code == code; });
    return found == countries.end() ? nullptr : &*found;
}

Result<MapGeometry> parse_map_geometry(std::string_view shapes_tsv, const std::string& file,
                                       const std::map<std::string, std::string>& names) {
    MapGeometry geometry;
    TableReader rows(shapes_tsv);
    while (rows.next()) {
        CountryShape shape;
        shape.code = std::string(rows.cell("code"));
        if (shape.code.empty() || !read_path(rows.cell("path"), shape.rings)) {
            return Failure{
                ErrorCode::resource_invalid,
                file + ":" + std::to_string(rows.line()) +
                    ": expected a country code and a path of M x,y L x,y Z in degrees; make the file again"};
        }
        const auto name = names.find(shape.code);
        shape.name = name == names.end() ? shape.code : name->second;
        geometry.countries.push_back(std::move(shape));
    }
    return geometry;
}

std::map<std::string, std::string> parse_country_names(std::string_view countries_tsv) {
    std::map<std::string, std::string> names;
    TableReader rows(countries_tsv);
    while (rows.next()) {
        const std::string_view code = rows.cell("code");
        const std::string_view name = rows.cell("name");
        if (!code.empty() && !name.empty()) {
            names.emplace(code, name);
        }
    }
    return names;
}

} // namespace vedette::briefing
