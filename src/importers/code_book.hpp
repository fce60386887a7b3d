#pragma once
// Other coders' codes in ours: CAMEO actor codes, CAMEO event codes, names and abbreviations of states. All of it is data:
// lexicon/import/*.tsv and the states of lexicon/.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vedette::importers {

struct ActorCode {
    std::string code;     // "RUS", "IGO"; empty: the dictionary leaves the state open
    std::string sector;   // "GOV"; empty: open
    std::string left_off; // groups that say more than our tables hold: "KUR MOS"
};

struct PloverType {
    std::string type; // empty: a statement, which is a claim here
    std::string mode;
};

enum class StateNames : std::uint8_t { ours, correlates_of_war };

class CodeBook {
public:
    // `folder` is the lexicon folder. Throws Error(resource_missing, resource_invalid).
    static CodeBook load(const std::string& folder);

    // "SYRREBKUR" -> SYR, REB, left off KUR. nullopt: a group is in no table.
    [[nodiscard]] std::optional<ActorCode> actor(std::string_view cameo) const;

    // Of the longest code in the table that `cameo` begins with; nullptr: none.
    [[nodiscard]] const PloverType* event(std::string_view cameo) const;

    // Alpha-3 of a state by its code (alpha-3, alpha-2 or, as asked, of the Correlates of War), name or adjective; empty: not known.
    [[nodiscard]] std::string state(std::string_view words, StateNames names) const;

    // "PRESIDENT", "GEN": lower case words that may stand before a person's name.
    [[nodiscard]] bool is_title(std::string_view words) const { return titles_.contains(std::string(words)); }

    // "party", "army": a lower-case word that only names of bodies have.
    [[nodiscard]] bool is_body_word(std::string_view word) const {
        return body_words_.contains(std::string(word));
    }

private:
    void load_states(const std::string& folder);
    void load_actor_codes(const std::string& path);

    struct Group {
        std::string kind; // "country", "generic", "sector", "detail"
        std::string ours;
    };

    std::unordered_map<std::string, Group> groups_;
    std::unordered_map<std::string, std::string> states_; // alpha-3, alpha-2, folded names -> alpha-3
    std::unordered_map<std::string, std::string> correlates_of_war_;
    std::set<std::string> alpha3_;
    std::map<std::string, PloverType, std::less<>> events_;
    std::set<std::string> titles_;
    std::set<std::string> body_words_;
};

} // namespace vedette::importers
