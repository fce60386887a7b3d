// What is joined report by report is what the whole case would give at once: in any order, in steps of any size, when reports change or
// go, and with what analysts decided.
#include "pipeline/join_waiting.hpp"

#include "base/content_hash.hpp"
#include "fusion/development_merger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

#include <unistd.h>

namespace vedette::pipeline {
namespace {

const store::Versions kVersions = {{"vedette", "test"}};

class Casefile {
public:
    explicit Casefile(const std::string& name)
        : path_((std::filesystem::temp_directory_path() / ("vedette-join-" + std::to_string(::getpid()) + "-" + name + ".db")).string()), store_(store::open_store(path_, false)) {}

    ~Casefile() {
        store_.reset();
        for (const char* end : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path_ + end);
        }
    }

    Casefile(const Casefile&) = delete;
    Casefile& operator=(const Casefile&) = delete;

    store::Store& operator*() { return *store_; }

    store::Store* operator->() { return store_.get(); }

private:
    std::string path_;
    std::unique_ptr<store::Store> store_;
};

// Few sides, towns and days, so that much joins, is planned before, supersedes and is withdrawn, and much must stay apart.
class MadeUp {
public:
    explicit MadeUp(unsigned seed) : random_(seed) {}

    Analysis report(int number, int events) {
        Analysis made;
        made.report.id = "made-" + std::to_string(number);
        made.report.source = made.report.id + ".txt";
        made.report.outlet = "Outlet " + std::to_string(below(4));
        if (below(12) != 0) {
            const Day day{16000 + static_cast<std::int32_t>(below(60))};
            made.report.published.when = {day, day, Granularity::day};
        }
        for (int event = 0; event < events; ++event) {
            add_event(made);
        }
        made.entities.mention_at.assign(made.syntax.tokens.size(), Entities::kNoMention);
        made.report.sha256 = sha256_hex(made.report.text);
        return made;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

private:
    struct Act {
        EventType type;
        const char* lemma;
    };

    TextSpan word(Analysis& made, const std::string& text, const std::string& lemma) {
        Token token;
        const auto begin = static_cast<std::uint32_t>(made.report.text.size());
        token.span = {begin, begin + static_cast<std::uint32_t>(text.size())};
        token.lemma = lemma;
        made.report.text += text + " ";
        made.syntax.tokens.push_back(token);
        return token.span;
    }

    Party side(Analysis& made) {
        constexpr std::array<const char*, 4> kSides = {"KEN", "UGA", "TZA", "RWA"};
        const std::string code = kSides[below(kSides.size())];
        return {word(made, code, code), code, code, code, below(6) == 0 ? "REB" : "MIL"};
    }

    void add_place(Analysis& made, Event& event) {
        PlaceMention place;
        const std::string town = "town" + std::to_string(below(4));
        place.span = word(made, town, town);
        place.name = town;
        place.id = "made:" + town;
        place.countries = {"KEN"};
        place.precision = below(5) == 0 ? PlacePrecision::region : PlacePrecision::city;
        event.places.push_back({static_cast<std::uint32_t>(made.places.mentions.size()), below(4) == 0 ? PlaceRole::from : PlaceRole::at});
        made.places.mentions.push_back(place);
    }

    void add_time(Analysis& made, Event& event) {
        TimeMention time;
        const Day from{16000 + static_cast<std::int32_t>(below(60))};
        const std::size_t kind = below(10);
        time.span = word(made, to_iso(from), to_iso(from));
        time.when = kind == 0 ? DateInterval{from, std::nullopt, Granularity::day} : DateInterval{from, from + (kind == 1 ? 90 : kind == 2 ? 7 : 0), Granularity::day};
        event.time = static_cast<std::int32_t>(made.dates.mentions.size());
        made.dates.mentions.push_back(time);
    }

    void add_event(Analysis& made) {
        constexpr std::array<Act, 7> kActs = {{{EventType::MOBILIZE, "deploy"}, {EventType::MOBILIZE, "mass"}, {EventType::ASSAULT, "shell"}, {EventType::CONSULT, "meet"},
                                               {EventType::COOPERATE, "drill"}, {EventType::RETREAT, "withdraw"}, {EventType::ACCUSE, "accuse"}}};
        const Act& act = kActs[below(kActs.size())];
        Event event;
        Sentence sentence;
        sentence.first = static_cast<TokenIndex>(made.syntax.tokens.size());
        const auto begin = static_cast<std::uint32_t>(made.report.text.size());
        if (below(6) != 0) {
            event.actors.push_back(side(made));
        }
        if (below(5) == 0) {
            event.actors.push_back(side(made));
        }
        event.trigger_token = static_cast<TokenIndex>(made.syntax.tokens.size());
        event.trigger = word(made, act.lemma, act.lemma);
        if (below(2) == 0) {
            event.recipients.push_back(side(made));
        }
        if (below(3) != 0) {
            add_place(made, event);
        }
        if (below(2) == 0) {
            add_time(made, event);
        }
        if (below(2) == 0) {
            QuantityMention count;
            const std::string number = std::to_string(100 * (1 + below(3)));
            count.span = word(made, number, number);
            count.what = "personnel";
            count.low = std::stod(number);
            count.high = count.low;
            event.quantities.push_back(static_cast<std::uint32_t>(made.quantities.quantities.size()));
            made.quantities.quantities.push_back(count);
        }
        if (below(5) == 0) {
            Source source;
            source.party = {{}, "person:one", "One", "KEN", "GOV"};
            source.stance = below(2) == 0 ? Stance::alleges : Stance::states;
            event.attribution.push_back(source);
        }
        word(made, "word" + std::to_string(below(6)), "word");
        sentence.last = static_cast<TokenIndex>(made.syntax.tokens.size());
        sentence.span = {begin, static_cast<std::uint32_t>(made.report.text.size())};
        event.sentence = static_cast<std::uint32_t>(made.syntax.sentences.size());
        made.syntax.sentences.push_back(sentence);
        event.type = act.type;
        event.cameo = "190";
        event.contexts = {"military"};
        const std::size_t status = below(10);
        event.status = status < 5 ? Status::actual : status < 7 ? Status::future : status < 8 ? Status::hypothetical : status < 9 ? Status::negated : Status::historical;
        event.confidence = 0.8;
        event.id = short_id(made.report.id + "\n" + std::to_string(event.trigger.begin) + "\n" + std::string(to_string(event.type)));
        made.events.events.push_back(event);
    }

    std::mt19937 random_;
};

struct Printed {
    std::vector<std::string> developments;
    std::vector<std::string> forces;

    bool operator==(const Printed&) const = default;
};

Printed printed(const std::vector<Development>& developments, const std::vector<ForceRow>& forces) {
    Printed all;
    for (const Development& development : developments) {
        all.developments.push_back(print_development(development));
    }
    for (const ForceRow& force : forces) {
        all.forces.push_back(print_force(force));
    }
    std::sort(all.developments.begin(), all.developments.end());
    std::sort(all.forces.begin(), all.forces.end());
    return all;
}

// What the whole case gives when it is joined at once, in memory.
Printed joined_at_once(store::Store& store) {
    const CaseView view = store.view({}, false);
    const fusion::FusedCase whole = fusion::DevelopmentMerger{}.merge(view.events, constraints_of(view.actions, view.events));
    return printed(whole.developments, whole.forces);
}

Printed kept(store::Store& store) {
    const CaseView view = store.view({}, false);
    return printed(view.developments, view.forces);
}

std::size_t joins(const Printed& all, std::size_t events) { return events - all.developments.size(); }

void expect_as_at_once(store::Store& store, const std::string& where) {
    EXPECT_FALSE(store.needs_fusion()) << where;
    const Printed expected = joined_at_once(store);
    const Printed found = kept(store);
    std::vector<std::string> odd;
    std::set_symmetric_difference(expected.developments.begin(), expected.developments.end(), found.developments.begin(), found.developments.end(), std::back_inserter(odd));
    std::set_symmetric_difference(expected.forces.begin(), expected.forces.end(), found.forces.begin(), found.forces.end(), std::back_inserter(odd));
    EXPECT_TRUE(odd.empty()) << where << ": " << odd.size() << " records differ, the first:\n" << (odd.empty() ? "" : odd.front());
}

void save(store::Store& store, const std::vector<Analysis>& reports) {
    for (const Analysis& report : reports) {
        store.save(report, kVersions);
    }
}

} // namespace

TEST(JoinWaiting, any_order_and_any_size_of_step_give_what_the_whole_case_gives) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        MadeUp made(seed);
        std::vector<Analysis> reports;
        for (int number = 0; number < 40; ++number) {
            reports.push_back(made.report(number, 4));
        }
        Printed expected;
        for (const std::size_t events_a_step : {std::size_t{20000}, std::size_t{7}}) {
            Casefile store("order");
            save(*store, reports);
            join_waiting(*store, events_a_step);
            expect_as_at_once(*store, "steps of " + std::to_string(events_a_step));
            expected = kept(*store);
            EXPECT_GT(joins(expected, 160), 5U) << "something is joined";
            std::shuffle(reports.begin(), reports.end(), std::mt19937(seed));
        }
        Casefile store("one-by-one");
        for (const Analysis& report : reports) {
            store->save(report, kVersions);
            join_waiting(*store);
        }
        EXPECT_EQ(kept(*store), expected) << "seed " << seed << ", report by report";
    }
}

TEST(JoinWaiting, reports_that_change_or_lose_all_they_told) {
    for (const unsigned seed : {11U, 12U, 13U}) {
        MadeUp made(seed);
        Casefile store("changed");
        for (int number = 0; number < 40; ++number) {
            store->save(made.report(number, 4), kVersions);
        }
        join_waiting(*store);
        for (int change = 0; change < 25; ++change) {
            store->save(made.report(static_cast<int>(made.below(45)), static_cast<int>(made.below(3)) * 2), kVersions);
            join_waiting(*store);
            expect_as_at_once(*store, "seed " + std::to_string(seed) + ", change " + std::to_string(change));
        }
    }
}

TEST(JoinWaiting, another_origin_of_copies_changes_who_vouches) {
    MadeUp made(21);
    Casefile store("copies");
    for (int number = 0; number < 40; ++number) {
        store->save(made.report(number, 4), kVersions);
    }
    join_waiting(*store);
    const Printed before = kept(*store);
    store->set_copies({{"made-3", "made-1"}, {"made-9", "made-1"}, {"made-20", "made-2"}, {"made-30", "made-2"}, {"made-31", "made-2"}});
    join_waiting(*store);
    expect_as_at_once(*store, "with copies");
    store->save(made.report(1, 4), kVersions); // the original, of another outlet
    join_waiting(*store);
    expect_as_at_once(*store, "another original");
    store->set_copies({});
    join_waiting(*store);
    expect_as_at_once(*store, "no copies");
}

TEST(JoinWaiting, what_analysts_decide_holds_when_reports_come_and_change) {
    for (const unsigned seed : {31U, 32U, 33U}) {
        MadeUp made(seed);
        Casefile store("decided");
        for (int number = 0; number < 30; ++number) {
            store->save(made.report(number, 4), kVersions);
        }
        join_waiting(*store);
        for (int step = 0; step < 40; ++step) {
            const CaseView view = store->view({}, false);
            const auto any = [&] { return anchor_of(view.events[made.below(view.events.size())]); };
            AnalystAction action;
            action.who = "a";
            action.at = "2020-01-01T00:00:00Z";
            const Development& development = view.developments[made.below(view.developments.size())];
            switch (made.below(8)) {
            case 0:
                action.verb = AnalystVerb::merge;
                action.mentions = {any(), any()};
                break;
            case 1:
                action.verb = AnalystVerb::split;
                for (const EventRecord& event : view.events) {
                    if (std::find(development.mentions.begin(), development.mentions.end(), event.id) != development.mentions.end()) {
                        (action.mentions.empty() ? action.mentions : action.others).push_back(anchor_of(event));
                    }
                }
                break;
            case 2:
                action.verb = AnalystVerb::reject;
                action.mentions = {any()};
                break;
            case 3:
                action.verb = AnalystVerb::correct;
                action.mentions = {any()};
                action.field = made.below(2) == 0 ? "actor" : "recipient";
                action.value = made.below(2) == 0 ? "KEN" : "UGA,RWA";
                break;
            case 4:
                action.verb = AnalystVerb::correct;
                action.mentions = {any()};
                action.field = made.below(2) == 0 ? "status" : "type";
                action.value = action.field == "status" ? "future" : "MOBILIZE";
                break;
            case 5:
                action.verb = AnalystVerb::undo;
                action.value = std::to_string(1 + made.below(std::max<std::size_t>(1, view.actions.size())));
                break;
            default:
                store->save(made.report(static_cast<int>(made.below(35)), 4), kVersions);
                break;
            }
            if (!action.mentions.empty() || (action.verb == AnalystVerb::undo && !view.actions.empty())) {
                store->add_action(action);
            }
            join_waiting(*store, made.below(2) == 0 ? 3 : kEventsAStep);
            expect_as_at_once(*store, "seed " + std::to_string(seed) + ", step " + std::to_string(step));
        }
    }
}

TEST(JoinWaiting, one_more_report_leaves_what_it_does_not_touch) {
    MadeUp made(41);
    Casefile store("untouched");
    for (int number = 0; number < 40; ++number) {
        store->save(made.report(number, 4), kVersions);
    }
    join_waiting(*store);
    const Printed before = kept(*store);
    Analysis strange = made.report(99, 1);
    for (Party* party : {&strange.events.events[0].actors.emplace_back(), &strange.events.events[0].recipients.emplace_back()}) {
        *party = {{}, "PER", "Peru", "PER", "GOV"};
    }
    strange.events.events[0].actors.erase(strange.events.events[0].actors.begin(), strange.events.events[0].actors.end() - 1);
    strange.events.events[0].recipients.erase(strange.events.events[0].recipients.begin(), strange.events.events[0].recipients.end() - 1);
    strange.events.events[0].places.clear();
    store->save(strange, kVersions);
    join_waiting(*store);
    const Printed after = kept(*store);
    EXPECT_EQ(after.developments.size(), before.developments.size() + 1);
    EXPECT_TRUE(std::includes(after.developments.begin(), after.developments.end(), before.developments.begin(), before.developments.end()));
}

} // namespace vedette::pipeline
