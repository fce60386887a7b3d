#include "warning/theatre_watch.hpp"

#include "base/content_hash.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace vedette::warning {

namespace {

constexpr std::size_t kShortId = 8; // of an id in words
constexpr int kSteps = 3; // confirmed, probable, possible: after so many half-lives nothing is left

IndicatorState state_of(int step) { return static_cast<IndicatorState>(std::clamp(step, 0, kSteps)); }

int step_of(IndicatorState state) { return static_cast<int>(state); }

bool is_lit(const IndicatorReading& reading) { return reading.state >= IndicatorState::probable; }

// Who vouches among some sightings. A claimant who counts as observation is not counted again as a claim.
struct Vouching {
    std::set<std::string> firm, weak;
    bool is_real = false;

    [[nodiscard]] int step(bool is_denied) const {
        if (firm.empty() && weak.empty()) {
            return 0;
        }
        if (!is_real) {
            return 1;
        }
        const std::size_t all = firm.size() + weak.size();
        const int step = all >= 2 && !firm.empty() ? 3 : !firm.empty() || all >= 2 ? 2 : 1;
        return is_denied ? std::min(step, 2) : step;
    }
};

std::string counted(std::size_t number, const std::string& one, const std::string& many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string counted_points(int points) { return std::to_string(points) + (points == 1 || points == -1 ? " point" : " points"); }

std::string words_of(const Vouching& vouching, bool is_denied, int base, int left, int half_lives) {
    std::string words;
    if (!vouching.is_real) {
        words = "only planned or feared";
    } else {
        words = counted(vouching.firm.size(), "claimant who counts as observation", "claimants who count as observation");
        words += ", " + counted(vouching.weak.size(), "whose word is a claim", "whose word is a claim");
    }
    words += ": " + std::string(to_string(state_of(base)));
    if (is_denied && vouching.is_real) {
        words += ", not more because it is denied";
    }
    if (left < base) {
        words += "; " + counted(static_cast<std::size_t>(half_lives), "half-life", "half-lives") + " without news: " + std::string(to_string(state_of(left)));
    }
    return words;
}

bool is_before(const IndicatorEvidence& left, const IndicatorEvidence& right) {
    return std::tuple(-step_of(left.state), -left.refreshed.number, left.development) < std::tuple(-step_of(right.state), -right.refreshed.number, right.development);
}

} // namespace

TheatreWatch::TheatreWatch(const Theatre& theatre, const IndicatorTable& table, const std::vector<EventRecord>& events,
                           const std::vector<Development>& developments, const std::vector<ReadDay>& read)
    : theatre_(theatre), table_(table), events_(events), sightings_(find_sightings(theatre, table, events)), fed_by_(table.indicators().size()) {
    for (const ReadDay& day : read) {
        read_[day.day] += day.reports;
    }
    group_sightings(developments);
    count_reports();
}

// ---- what was told --------------------------------------------------------------------------------------------------------------

void TheatreWatch::group_sightings(const std::vector<Development>& developments) {
    std::unordered_map<std::string, std::string> development_of;
    for (const Development& development : developments) {
        for (const std::string& mention : development.mentions) {
            development_of.emplace(mention, development.id);
        }
    }
    const auto home_of = [&](const EventRecord& event) {
        const auto found = development_of.find(event.id);
        return found == development_of.end() ? event.id : found->second;
    };
    std::map<std::string, std::vector<Day>> denials;
    std::map<std::string, Day> actual;
    for (const EventRecord& event : events_) {
        if (!event.published.to) {
            continue;
        }
        const bool denies = !event.attribution.empty() && event.attribution.front().stance == Stance::denies;
        if (event.status == Status::negated || denies) {
            denials[home_of(event)].push_back(*event.published.to);
        } else if (event.status == Status::actual && surroundings_of(theatre_, event).is_about) {
            const auto [place, is_new] = actual.emplace(home_of(event), *event.published.to);
            place->second = std::min(place->second, *event.published.to);
        }
    }
    for (const auto& [development, day] : actual) {
        ++actual_[day];
    }
    std::map<std::pair<std::size_t, std::string>, Told> grouped;
    for (const Sighting& sighting : sightings_) {
        const std::string home = home_of(events_[sighting.event]);
        Told& told = grouped[{sighting.indicator, home}];
        told.indicator = sighting.indicator;
        told.development = home;
        told.sightings.push_back(&sighting);
    }
    std::map<std::string, Day> first_fed;
    ranges_.assign(table_.indicators().size(), {0, 0});
    for (auto& [key, told] : grouped) {
        if (const auto found = denials.find(told.development); found != denials.end()) {
            told.denials = found->second;
            std::sort(told.denials.begin(), told.denials.end());
        }
        const Day first = told.sightings.front()->known;
        ++fed_by_[told.indicator][first];
        if (!table_.indicators()[told.indicator].is_easing()) {
            const auto [place, is_new] = first_fed.emplace(told.development, first);
            place->second = std::min(place->second, first);
        }
        if (ranges_[told.indicator].second == 0) {
            ranges_[told.indicator].first = told_.size();
        }
        told_.push_back(std::move(told));
        ranges_[told_.back().indicator].second = told_.size();
    }
    for (const auto& [development, day] : first_fed) {
        ++fed_[day];
    }
}

void TheatreWatch::count_reports() {
    std::map<std::string, Day> reports;
    for (const EventRecord& event : events_) {
        if (event.published.to && !reports.contains(event.report) && surroundings_of(theatre_, event).is_about) {
            reports.emplace(event.report, *event.published.to);
        }
    }
    for (const auto& [report, day] : reports) {
        ++about_[day];
    }
}

int TheatreWatch::reports_about(Day from, Day to) const {
    int count = 0;
    for (auto day = about_.lower_bound(from); day != about_.end() && day->first <= to; ++day) {
        count += day->second;
    }
    return count;
}

std::optional<Day> TheatreWatch::first_read() const { return read_.empty() ? std::nullopt : std::optional(read_.begin()->first); }

std::optional<Day> TheatreWatch::last_read() const { return read_.empty() ? std::nullopt : std::optional(read_.rbegin()->first); }

// ---- one indicator --------------------------------------------------------------------------------------------------------------

std::optional<IndicatorEvidence> TheatreWatch::evidence_at(const Told& told, Day day) const {
    const Indicator& indicator = table_.indicators()[told.indicator];
    const auto age = [&](const Sighting& sighting) { return (day - sighting.happened) / indicator.half_life; };
    const bool is_denied = !told.denials.empty() && told.denials.front() <= day;
    Vouching best_vouching, vouching;
    int best = 0, best_base = 0, best_age = 0;
    // The claimants of the last k half-lives, less k steps: the best of all k. Fresh news lifts what had lapsed, old claimants still count
    // beside it, at the price of their age.
    for (int step = 0; step < kSteps; ++step) {
        for (const Sighting* sighting : told.sightings) {
            if (sighting->known > day || age(*sighting) != step) {
                continue;
            }
            const std::string& origin = events_[sighting->event].origin;
            vouching.is_real = vouching.is_real || sighting->is_real;
            (sighting->credit >= 2 && sighting->is_real ? vouching.firm : vouching.weak).insert(origin);
        }
        for (const std::string& origin : vouching.firm) {
            vouching.weak.erase(origin);
        }
        const int base = vouching.step(is_denied);
        if (base - step > best) {
            best = base - step;
            best_base = base;
            best_age = step;
            best_vouching = vouching;
        }
    }
    if (best == 0) {
        return std::nullopt;
    }
    IndicatorEvidence evidence;
    evidence.development = told.development;
    evidence.state = state_of(best);
    evidence.firm.assign(best_vouching.firm.begin(), best_vouching.firm.end());
    evidence.weak.assign(best_vouching.weak.begin(), best_vouching.weak.end());
    bool is_first = true;
    for (const Sighting* sighting : told.sightings) {
        if (sighting->known > day || age(*sighting) > best_age) {
            continue;
        }
        evidence.mentions.push_back(events_[sighting->event].id);
        evidence.first_known = is_first ? sighting->known : std::min(evidence.first_known, sighting->known);
        evidence.last_known = is_first ? sighting->known : std::max(evidence.last_known, sighting->known);
        evidence.refreshed = is_first ? sighting->happened : std::max(evidence.refreshed, sighting->happened);
        is_first = false;
    }
    evidence.because = words_of(best_vouching, is_denied, best_base, best, best_age);
    return evidence;
}

IndicatorReading TheatreWatch::indicator_at(std::size_t index, Day day) const {
    const Indicator& indicator = table_.indicators()[index];
    IndicatorReading reading;
    reading.theatre = theatre_.id;
    reading.indicator = indicator.id;
    reading.group = indicator.group;
    reading.title = indicator.title;
    reading.harmless = indicator.harmless;
    reading.weight = indicator.weight;
    reading.must_have = indicator.must_have;
    for (std::size_t at = ranges_[index].first; at < ranges_[index].second; ++at) {
        if (std::optional<IndicatorEvidence> evidence = evidence_at(told_[at], day)) {
            reading.evidence.push_back(std::move(*evidence));
        }
    }
    std::sort(reading.evidence.begin(), reading.evidence.end(), is_before);
    if (reading.evidence.empty()) {
        return reading;
    }
    const IndicatorEvidence& best = reading.evidence.front();
    reading.state = best.state;
    reading.since = best.first_known;
    for (const IndicatorEvidence& evidence : reading.evidence) {
        if (evidence.state == best.state) {
            reading.since = std::min(*reading.since, evidence.first_known);
        }
    }
    const int age = (day - best.refreshed) / indicator.half_life;
    reading.lapses = best.refreshed + (age + 1) * indicator.half_life;
    reading.because.push_back(std::string(to_string(best.state)) + " on development " + best.development + ": " + best.because);
    return reading;
}

// ---- the level ------------------------------------------------------------------------------------------------------------------

// Indicators and developments as a bipartite graph: a maximum matching, heavier indicators first, so that no development counts twice.
void TheatreWatch::match(TheatreReading& reading) const {
    std::vector<const IndicatorReading*> lit;
    for (const IndicatorReading& indicator : reading.indicators) {
        if (is_lit(indicator) && indicator.weight > 0) {
            lit.push_back(&indicator);
        }
    }
    std::sort(lit.begin(), lit.end(), [](const IndicatorReading* left, const IndicatorReading* right) {
        return std::tuple(-left->weight, left->indicator) < std::tuple(-right->weight, right->indicator);
    });
    std::map<std::string, const IndicatorReading*> holder; // development -> indicator
    std::set<std::string> tried;
    const std::function<bool(const IndicatorReading&)> place = [&](const IndicatorReading& indicator) {
        for (const IndicatorEvidence& evidence : indicator.evidence) {
            if (evidence.state < IndicatorState::probable || !tried.insert(evidence.development).second) {
                continue;
            }
            const auto found = holder.find(evidence.development);
            if (found == holder.end() || place(*found->second)) {
                holder[evidence.development] = &indicator;
                return true;
            }
        }
        return false;
    };
    for (const IndicatorReading* indicator : lit) {
        tried.clear();
        place(*indicator);
    }
    for (const auto& [development, indicator] : holder) {
        reading.triggers.push_back({indicator->indicator, development});
    }
    std::sort(reading.triggers.begin(), reading.triggers.end(), [](const Trigger& left, const Trigger& right) { return left.indicator < right.indicator; });
}

void TheatreWatch::count_behind(TheatreReading& reading) const {
    std::set<std::string> groups, claimants;
    for (const Trigger& trigger : reading.triggers) {
        const auto indicator = std::find_if(reading.indicators.begin(), reading.indicators.end(),
                                            [&](const IndicatorReading& each) { return each.indicator == trigger.indicator; });
        const auto evidence = std::find_if(indicator->evidence.begin(), indicator->evidence.end(),
                                           [&](const IndicatorEvidence& each) { return each.development == trigger.development; });
        groups.insert(indicator->group);
        claimants.insert(evidence->firm.begin(), evidence->firm.end());
        claimants.insert(evidence->weak.begin(), evidence->weak.end());
        reading.points += indicator->weight;
    }
    for (const IndicatorReading& indicator : reading.indicators) {
        if (indicator.weight < 0 && indicator.state == IndicatorState::confirmed) {
            reading.easing -= indicator.weight;
        }
    }
    reading.points -= reading.easing;
    reading.groups = static_cast<int>(groups.size());
    reading.claimants = static_cast<int>(claimants.size());
}

void TheatreWatch::cap(TheatreReading& reading) const {
    for (const MustHaveSet& set : table_.must_haves()) {
        MustHave must{set.name, set.title, set.cap, false, {}};
        for (const IndicatorReading& indicator : reading.indicators) {
            if (indicator.must_have == set.name) {
                must.indicators.push_back(indicator.indicator);
                must.is_seen = must.is_seen || is_lit(indicator);
            }
        }
        std::sort(must.indicators.begin(), must.indicators.end());
        if (!must.is_seen) {
            reading.level = std::min(reading.level, set.cap);
        }
        reading.must_haves.push_back(std::move(must));
    }
}

void TheatreWatch::set_level(TheatreReading& reading) const {
    match(reading);
    count_behind(reading);
    const int indicators = static_cast<int>(reading.triggers.size());
    for (const LevelRule& rule : table_.levels()) {
        if (indicators >= rule.indicators && reading.points >= rule.points && reading.groups >= rule.groups && reading.claimants >= rule.claimants) {
            reading.uncapped = rule.level;
        }
    }
    reading.uncapped = std::max(reading.uncapped, 1);
    reading.level = reading.uncapped;
    cap(reading);
    if (reading.reports_about == 0) {
        reading.level = kUnmonitored;
        reading.uncapped = kUnmonitored;
    }
    reading.level_name = reading.level == kUnmonitored ? "unmonitored" : table_.levels()[static_cast<std::size_t>(reading.level) - 1].name;
}

void TheatreWatch::explain(TheatreReading& reading) const {
    std::vector<std::string>& because = reading.because;
    if (reading.level == kUnmonitored) {
        because.push_back("no report about it was read in the " + std::to_string(reading.window) + " days up to " + to_iso(reading.as_of) +
                          (reading.last_about ? "; the last one is of " + to_iso(*reading.last_about) : ""));
        return;
    }
    std::vector<std::string> ids;
    for (const Trigger& trigger : reading.triggers) {
        const auto indicator = std::find_if(reading.indicators.begin(), reading.indicators.end(),
                                            [&](const IndicatorReading& each) { return each.indicator == trigger.indicator; });
        ids.push_back(indicator->title + " (" + trigger.development.substr(0, kShortId) + ")");
    }
    because.push_back(counted(reading.triggers.size(), "independent indicator", "independent indicators") + " in " +
                      counted(static_cast<std::size_t>(reading.groups), "group", "groups") + " from " +
                      counted(static_cast<std::size_t>(reading.claimants), "claimant", "claimants") + ", " + counted_points(reading.points + reading.easing) +
                      (ids.empty() ? "" : ": " + joined(ids)));
    if (reading.easing > 0) {
        because.push_back("corroborated de-escalation takes off " + std::to_string(reading.easing) + ": " + counted_points(reading.points));
    }
    if (reading.uncapped < static_cast<int>(table_.levels().size())) {
        const LevelRule& next = table_.levels()[static_cast<std::size_t>(reading.uncapped)];
        because.push_back("level " + std::to_string(next.level) + " (" + next.name + ") asks for " +
                          counted(static_cast<std::size_t>(next.indicators), "indicator", "indicators") + ", " + counted_points(next.points) + ", " +
                          counted(static_cast<std::size_t>(next.groups), "group", "groups") + ", " +
                          counted(static_cast<std::size_t>(next.claimants), "claimant", "claimants"));
    }
    for (const MustHave& must : reading.must_haves) {
        if (!must.is_seen && reading.uncapped > must.cap) {
            because.push_back("held at level " + std::to_string(must.cap) + " while unseen: " + must.title);
        }
    }
}

TheatreReading TheatreWatch::levelled(Day day) const {
    TheatreReading reading;
    reading.theatre = theatre_.id;
    reading.title = theatre_.title;
    reading.states = theatre_.states();
    reading.as_of = day;
    reading.window = kWindowDays;
    reading.reports_about = reports_about(day - (kWindowDays - 1), day);
    for (std::size_t index = 0; index < table_.indicators().size(); ++index) {
        reading.indicators.push_back(indicator_at(index, day));
    }
    set_level(reading);
    return reading;
}

int TheatreWatch::level_at(Day day) const {
    return reports_about(day - (kWindowDays - 1), day) == 0 ? kUnmonitored : levelled(day).level;
}

TheatreReading TheatreWatch::at(Day day) const {
    TheatreReading reading = levelled(day);
    reading.id = short_id("theatre\n" + theatre_.id + "\n" + to_iso(day));
    for (auto one = read_.lower_bound(day - (kWindowDays - 1)); one != read_.end() && one->first <= day; ++one) {
        reading.reports_read += one->second;
    }
    if (const auto after = about_.upper_bound(day); after != about_.begin()) {
        reading.last_about = std::prev(after)->first;
    }
    for (std::size_t index = 0; index < reading.indicators.size(); ++index) { // still in the order of the table
        IndicatorReading& indicator = reading.indicators[index];
        indicator.id = short_id("indicator\n" + theatre_.id + "\n" + indicator.indicator + "\n" + to_iso(day));
        indicator.base_rate = base_rate(weeks_of(day, index));
    }
    std::stable_sort(reading.indicators.begin(), reading.indicators.end(), [](const IndicatorReading& left, const IndicatorReading& right) {
        return std::tuple(-step_of(left.state), -std::abs(left.weight)) < std::tuple(-step_of(right.state), -std::abs(right.weight));
    });
    reading.base_rate = base_rate(weeks_of(day, std::nullopt));
    reading.naive = naive_forecast(weeks_of_all(day));
    explain(reading);
    return reading;
}

// ---- weeks ----------------------------------------------------------------------------------------------------------------------

std::vector<WeekCount> TheatreWatch::binned(const std::map<Day, int>& counts, Day day) const {
    if (read_.empty() || day < read_.begin()->first) {
        return {};
    }
    const int weeks = std::min((day - read_.begin()->first) / 7 + 1, kMaxWeeks + 1);
    std::vector<WeekCount> bins(static_cast<std::size_t>(weeks));
    const Day first = day - (7 * weeks - 1);
    const auto bin_of = [&](Day one) { return static_cast<std::size_t>((one - first) / 7); };
    for (auto one = read_.lower_bound(first); one != read_.end() && one->first <= day; ++one) {
        bins[bin_of(one->first)].read += one->second;
    }
    for (auto one = counts.lower_bound(first); one != counts.end() && one->first <= day; ++one) {
        bins[bin_of(one->first)].count += one->second;
    }
    return bins;
}

std::vector<WeekCount> TheatreWatch::weeks_of(Day day, std::optional<std::size_t> indicator) const {
    return binned(indicator ? fed_by_[*indicator] : fed_, day);
}

std::vector<WeekCount> TheatreWatch::weeks_of_all(Day day) const { return binned(actual_, day); }

} // namespace vedette::warning
