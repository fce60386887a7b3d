#pragma once
// Theatres: sets of states and places that are watched together. Built in: lexicon/theatres/theatres.toml; users bring files of the same
// form, and a theatre of theirs takes the place of a built-in one with the same id.
//
//   [[theatre]]
//   id = "peru-ecuador"               # small letters, digits, hyphens
//   title = "Peru and Ecuador"
//   sides = [["PER"], ["ECU"]]        # who may face whom: ISO 3166-1 alpha-3 codes, or keys of organisations ("org:nato"); one side: within a state
//   ground = ["ECU"]                  # states all of whose territory lies in the theatre
//   principals = ["PER", "ECU"]       # whose national measures (call-up, alert, censorship) count wherever they are taken; default: ground
//   borders = [["PER", "ECU"]]        # pairs of states
//   places = ["vedette:cenepa"]       # ids of the gazetteer and of lexicon/places
//   circles = [[-3.5, -78.4, 120]]    # lat, lon, km: towns and sites inside
//
// `id`, `title`, `sides` and at least one of the place keys are needed.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::warning {

struct Circle {
    double lat = 0;
    double lon = 0;
    double km = 0;
};

struct Theatre {
    std::string id;
    std::string title;
    std::vector<std::vector<std::string>> sides; // one or two
    std::vector<std::string> ground;
    std::vector<std::string> principals;
    std::vector<std::pair<std::string, std::string>> borders;
    std::vector<std::string> places;
    std::vector<Circle> circles;
    std::string source; // file and line it was read from

    // Codes of all its states and organisations, sorted; organisations by code of their own only in `sides`.
    [[nodiscard]] std::vector<std::string> states() const;
};

class TheatreTable {
public:
    // `folder` is lexicon/; `extra` is a file of the user's, or empty. Throws Error(resource_missing, resource_invalid) with file, line
    // and what to do; for the user's file Error(usage).
    explicit TheatreTable(const std::string& folder, const std::string& extra = "");

    [[nodiscard]] const std::vector<Theatre>& theatres() const { return theatres_; } // by id
    [[nodiscard]] const Theatre* find(std::string_view id) const;                    // nullptr: none

private:
    std::vector<Theatre> theatres_;
};

} // namespace vedette::warning
