#pragma once
// Level rules over the sightings of one theatre, for any day (docs/decisions/0005-*.md).
//
// An indicator's state comes from the best of its developments, never from how many there are:
//   confirmed  two claimants or more, one of whom counts as observation (credit.tsv)
//   probable   one claimant who counts as observation, or two whose word is a claim; at most this where somebody denies the act
//   possible   one whose word is a claim, or an act that is only planned or feared
// Claimants are origins: copies of one text, or one source cited by many, count once. Each half-life without news takes a state one step
// down. The level comes from the indicators that are probable or confirmed, each on a development of its own (levels.tsv), less
// corroborated de-escalation, and is capped while a must-have is unseen. Where no report about the theatre was read in the window the
// level is `unmonitored`, whatever still stands. Nothing here reads a clock.
//
// "As known on the day" goes by publication: what was published later is not looked at. Which mentions are one development is taken from
// the case as it is fused now.

#include "records/fused.hpp"
#include "records/reading.hpp"
#include "warning/base_rate.hpp"
#include "warning/indicator_table.hpp"
#include "warning/sightings.hpp"
#include "warning/theatre_table.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vedette::warning {

inline constexpr int kWindowDays = 28;

// How many original reports were published on a day.
struct ReadDay {
    Day day;
    int reports = 0;
};

class TheatreWatch {
public:
    // Keeps references: theatre, table and events must outlive it. `read` in any order.
    TheatreWatch(const Theatre& theatre, const IndicatorTable& table, const std::vector<EventRecord>& events, const std::vector<Development>& developments,
                 const std::vector<ReadDay>& read);

    // The whole reading.
    [[nodiscard]] TheatreReading at(Day day) const;

    // The level alone, for replays.
    [[nodiscard]] int level_at(Day day) const;

    // Weekly counts up to `day`, oldest first: of developments that feed an indicator (index; nullopt: any that does not ease), and of
    // all actual developments of the theatre.
    [[nodiscard]] std::vector<WeekCount> weeks_of(Day day, std::optional<std::size_t> indicator) const;
    [[nodiscard]] std::vector<WeekCount> weeks_of_all(Day day) const;

    [[nodiscard]] std::optional<Day> first_read() const;
    [[nodiscard]] std::optional<Day> last_read() const;
    [[nodiscard]] int reports_about(Day from, Day to) const; // both included
    [[nodiscard]] const std::map<Day, int>& about_by_day() const { return about_; }

private:
    struct Told { // one development that feeds one indicator
        std::size_t indicator = 0;
        std::string development;
        std::vector<const Sighting*> sightings; // by known
        std::vector<Day> denials;               // days on which a denial of it became known
    };

    void group_sightings(const std::vector<Development>& developments);
    void count_reports();
    [[nodiscard]] std::optional<IndicatorEvidence> evidence_at(const Told& told, Day day) const;
    [[nodiscard]] IndicatorReading indicator_at(std::size_t index, Day day) const;
    void set_level(TheatreReading& reading) const;
    void match(TheatreReading& reading) const;
    void count_behind(TheatreReading& reading) const;
    void cap(TheatreReading& reading) const;
    void explain(TheatreReading& reading) const;
    [[nodiscard]] TheatreReading levelled(Day day) const;
    [[nodiscard]] std::vector<WeekCount> binned(const std::map<Day, int>& counts, Day day) const;

    const Theatre& theatre_;
    const IndicatorTable& table_;
    const std::vector<EventRecord>& events_;
    std::vector<Sighting> sightings_;
    std::vector<Told> told_;                          // by indicator, then development
    std::vector<std::pair<std::size_t, std::size_t>> ranges_; // of told_, one an indicator
    std::map<Day, int> read_;                         // original reports a day
    std::map<Day, int> about_;                        // of those with an event about the theatre
    std::map<Day, int> fed_;                          // developments first known to feed an indicator that does not ease
    std::vector<std::map<Day, int>> fed_by_;          // one an indicator
    std::map<Day, int> actual_;                       // actual developments of the theatre first known
};

} // namespace vedette::warning
