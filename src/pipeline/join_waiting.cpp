#include "pipeline/join_waiting.hpp"

#include "base/sort_unique.hpp"
#include "fusion/development_merger.hpp"
#include "fusion/join_index.hpp"
#include "pipeline/ledger_step.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace vedette::pipeline {

namespace {

using store::Numbers;

// Mentions are loaded in lots of this size where each is looked at once.
constexpr std::size_t kLot = 4000;

// One step's work. What it takes part in is loaded once and kept to its end.
class Step {
public:
    explicit Step(store::FusionStep& store) : store_(store) {}

    // Developments that lost the one in which they came about.
    std::vector<std::string>& unlinked() { return unlinked_; }

    // `gone`: ids of reports that were taken out of the case.
    void join(Numbers fresh, std::set<std::string> gone) {
        fresh_ = std::move(fresh);
        log_ = store_.actions();
        add_what_analysts_merged();
        fresh_set_.insert(fresh_.begin(), fresh_.end());
        std::vector<EventRecord> events = store_.events(fresh_);
        find_pieces(events);
        Numbers members;
        for (const std::int64_t piece : pieces_) {
            const Numbers more = store_.members(piece);
            members.insert(members.end(), more.begin(), more.end());
        }
        remember_groups(members);
        for (const std::int64_t piece : pieces_) {
            store_.dissolve(piece, unlinked_);
        }
        if (!members.empty()) {
            std::vector<EventRecord> more = store_.events(members);
            std::move(more.begin(), more.end(), std::back_inserter(events));
        }
        events_ = std::move(events);
        joined_ = fusion::join_mentions(events_, constraints());
        save();
        link_histories();
        gone.merge(reports_to_claim());
        settle_ledger(store_, gone);
    }

private:
    // A merge holds across pieces: whatever it names is joined in one step.
    void add_what_analysts_merged() {
        std::set<std::int64_t> known(fresh_.begin(), fresh_.end());
        const std::vector<AnalystAction> standing = standing_actions(log_);
        for (bool grows = true; grows;) {
            grows = false;
            for (const AnalystAction& action : standing) {
                if (action.verb != AnalystVerb::merge) {
                    continue;
                }
                const Numbers named = store_.events_at(action.mentions);
                if (std::none_of(named.begin(), named.end(), [&](std::int64_t event) { return known.contains(event); })) {
                    continue;
                }
                for (const std::int64_t event : named) {
                    const std::int64_t piece = store_.joined_event(event).piece;
                    if (piece != 0) {
                        pieces_.insert(piece);
                    } else if (known.insert(event).second) {
                        fresh_.push_back(event);
                        grows = true;
                    }
                }
            }
        }
    }

    // Pieces that a fresh mention is tied to by a pair.
    void find_pieces(const std::vector<EventRecord>& events) {
        std::vector<fusion::Facet> facets;
        facets.reserve(events.size());
        std::unordered_map<std::int64_t, std::vector<std::size_t>> near; // number of a joined mention -> fresh ones that it is compared with
        Numbers found;
        for (std::size_t index = 0; index < events.size(); ++index) {
            facets.push_back(fusion::make_facet(events[index]));
            found.clear();
            store_.find(fusion::join_probes(facets.back()), found);
            sort_unique(found);
            for (const std::int64_t number : found) {
                if (!fresh_set_.contains(number)) {
                    near[number].push_back(index);
                }
            }
        }
        Numbers numbers;
        numbers.reserve(near.size());
        for (const auto& entry : near) {
            numbers.push_back(entry.first);
        }
        std::sort(numbers.begin(), numbers.end());
        for (std::size_t first = 0; first < numbers.size(); first += kLot) {
            const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(first);
            for (const EventRecord& event : store_.events({begin, begin + static_cast<std::ptrdiff_t>(std::min(kLot, numbers.size() - first))})) {
                const fusion::Facet facet = fusion::make_facet(event);
                const std::vector<std::size_t>& others = near.at(event.number);
                const bool is_tied = std::any_of(others.begin(), others.end(), [&](std::size_t other) {
                    // The earlier one first, as everywhere: how well two match is not quite symmetric.
                    const bool is_earlier = fusion::comes_before(event, events[other]);
                    const fusion::Facet& left = is_earlier ? facet : facets[other];
                    const fusion::Facet& right = is_earlier ? facets[other] : facet;
                    return fusion::can_be_same(left, right) && fusion::match(left, right).score >= fusion::kJoinScore;
                });
                if (is_tied) {
                    pieces_.insert(store_.joined_event(event.number).piece);
                }
            }
        }
        for (std::size_t index = 0; index < events.size(); ++index) {
            store_.save_keys(events[index].number, fusion::join_keys(facets[index]));
        }
    }

    // How the mentions of one report were grouped: only where that changes does a report claim other things about forces.
    void remember_groups(const Numbers& members) {
        for (const std::int64_t number : members) {
            was_in_[number] = store_.joined_event(number).development;
        }
    }

    [[nodiscard]] AnalystConstraints constraints() {
        std::vector<MentionAnchor> anchors;
        for (const AnalystAction& action : standing_actions(log_)) {
            if (action.verb == AnalystVerb::merge || action.verb == AnalystVerb::split) {
                anchors.insert(anchors.end(), action.mentions.begin(), action.mentions.end());
                anchors.insert(anchors.end(), action.others.begin(), action.others.end());
            }
        }
        return anchors.empty() ? AnalystConstraints{} : constraints_of(log_, store_.events(store_.events_at(anchors)));
    }

    void save() {
        // Two records of one report may have one id; they are one mention.
        std::unordered_map<std::string_view, std::size_t> place_of;
        for (std::size_t index = 0; index < joined_.mentions.size(); ++index) {
            place_of.emplace(joined_.mentions[index]->id, index);
        }
        std::unordered_set<std::int64_t> kept;
        for (const EventRecord& event : events_) {
            const std::size_t first = joined_.piece_of[place_of.at(event.id)];
            store_.save_joined(event.number, joined_.mentions[first]->number);
            kept.insert(event.number);
        }
        std::vector<std::int64_t> piece_of_development(joined_.developments.size(), 0);
        for (std::size_t index = 0; index < joined_.mentions.size(); ++index) {
            piece_of_development[joined_.development_of[index]] = joined_.mentions[joined_.piece_of[index]]->number;
        }
        for (std::size_t index = 0; index < joined_.developments.size(); ++index) {
            store_.save_development(joined_.developments[index], piece_of_development[index]);
        }
        for (const std::int64_t rejected : fresh_) {
            if (!kept.contains(rejected)) {
                store_.save_keys(rejected, {});
                reports_of_rejected_.insert(store_.report_of(rejected));
                store_.save_joined(rejected, rejected);
            }
        }
    }

    // ---- histories ------------------------------------------------------------------------------------------------------------

    struct Loaded {
        std::shared_ptr<const EventRecord> event;
        fusion::Facet facet;
        std::string development;
    };

    // Mentions of the case by number; those of this step are there from the start.
    void load(Numbers numbers) {
        std::erase_if(numbers, [&](std::int64_t number) { return loaded_.contains(number); });
        sort_unique(numbers);
        if (numbers.empty()) {
            return;
        }
        for (EventRecord& event : store_.events(numbers)) {
            const std::int64_t number = event.number;
            const auto kept = std::make_shared<const EventRecord>(std::move(event));
            loaded_.emplace(number, Loaded{kept, fusion::make_facet(*kept), store_.joined_event(number).development});
        }
    }

    void link_histories() {
        for (std::size_t index = 0; index < joined_.mentions.size(); ++index) {
            const EventRecord* event = joined_.mentions[index];
            loaded_.emplace(event->number, Loaded{std::shared_ptr<const EventRecord>(std::shared_ptr<void>(), event), joined_.facets[index],
                                                  joined_.developments[joined_.development_of[index]].id});
        }
        std::set<std::string> befores(unlinked_.begin(), unlinked_.end());
        add_befores(befores);
        for (const std::string& id : befores) {
            link(store_.history_member(id));
        }
        loaded_.clear();
    }

    // Developments of this step that may have come about, and those that may have come about in one of them.
    void add_befores(std::set<std::string>& befores) {
        std::map<std::int64_t, std::vector<std::size_t>> near; // number of a plan outside -> mentions of this step
        for (std::size_t index = 0; index < joined_.mentions.size(); ++index) {
            const Status status = joined_.mentions[index]->status;
            if (status != Status::actual) {
                befores.insert(joined_.developments[joined_.development_of[index]].id);
                continue;
            }
            Numbers found;
            store_.find(fusion::history_probes(joined_.facets[index]), found);
            for (const std::int64_t number : found) {
                if (!loaded_.contains(number)) {
                    near[number].push_back(index);
                }
            }
        }
        Numbers numbers;
        for (const auto& entry : near) {
            numbers.push_back(entry.first);
        }
        load(numbers);
        for (const auto& [number, mentions] : near) {
            const auto ahead = loaded_.find(number);
            if (ahead == loaded_.end()) {
                continue;
            }
            const Loaded& before = ahead->second;
            if (std::any_of(mentions.begin(), mentions.end(), [&](std::size_t index) { return fusion::comes_about(before.facet, joined_.facets[index]); })) {
                befores.insert(before.development);
            }
        }
    }

    void link(const store::HistoryMember& before) {
        if (before.mentions.empty()) {
            return; // dissolved since
        }
        load(before.mentions);
        std::vector<const fusion::Facet*> mentions;
        std::map<const fusion::Facet*, std::string> development_of;
        for (const std::int64_t number : before.mentions) {
            if (const auto mention = loaded_.find(number); mention != loaded_.end()) {
                mentions.push_back(&mention->second.facet);
            }
        }
        const auto near = [&](const fusion::Facet& facet) {
            Numbers found;
            store_.find(fusion::history_probes(facet), found);
            load(found);
            std::vector<const fusion::Facet*> facets;
            for (const std::int64_t number : found) {
                if (const auto mention = loaded_.find(number); mention != loaded_.end() && !mention->second.development.empty()) {
                    facets.push_back(&mention->second.facet);
                    development_of[facets.back()] = mention->second.development;
                }
            }
            return facets;
        };
        const fusion::Facet* first =
            fusion::first_fulfilment(mentions, near, [&](const fusion::Facet& facet) { return development_of.at(&facet) == before.development; });
        store_.link(before.development, first == nullptr ? "" : development_of.at(first), fusion::relation_before(before.status));
    }

    // ---- the ledger -----------------------------------------------------------------------------------------------------------

    std::set<std::string> reports_to_claim() {
        std::set<std::string> reports = reports_of_rejected_;
        std::map<std::string, std::map<std::string, std::set<std::string>>> parted; // report -> earlier development -> those now
        std::map<std::string, std::map<std::string, std::set<std::string>>> met;    // report -> development now -> earlier ones
        for (std::size_t index = 0; index < joined_.mentions.size(); ++index) {
            const EventRecord& event = *joined_.mentions[index];
            const auto before = was_in_.find(event.number);
            if (before == was_in_.end()) {
                reports.insert(event.report);
                continue;
            }
            const std::string& now = joined_.developments[joined_.development_of[index]].id;
            parted[event.report][before->second].insert(now);
            met[event.report][now].insert(before->second);
        }
        for (const auto* changes : {&parted, &met}) {
            for (const auto& [report, groups] : *changes) {
                if (std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group.second.size() > 1; })) {
                    reports.insert(report);
                }
            }
        }
        return reports;
    }

    store::FusionStep& store_;
    std::vector<AnalystAction> log_; // of all the case, undone ones too
    Numbers fresh_;
    std::unordered_set<std::int64_t> fresh_set_;
    std::set<std::int64_t> pieces_;
    std::vector<std::string> unlinked_;
    std::unordered_map<std::int64_t, std::string> was_in_; // development id of mentions that were joined before
    std::set<std::string> reports_of_rejected_;
    std::vector<EventRecord> events_;
    fusion::JoinedMentions joined_;
    std::unordered_map<std::int64_t, Loaded> loaded_;
};

// More than this share of the case waiting: it is joined from the beginning, which costs less than taking it apart piece by piece.
constexpr std::int64_t kMostWaitingShare = 2; // one half

} // namespace

void join_waiting(store::Store& store, std::size_t events_a_step) {
    Numbers waiting;
    std::size_t at = 0;
    for (bool is_first = true; is_first || at < waiting.size(); is_first = false) {
        const std::unique_ptr<store::FusionStep> step = store.begin_fusion();
        Step work(*step);
        std::set<std::string> reports;
        if (is_first) {
            step->release_touched_pieces(work.unlinked());
            const std::int64_t count = step->waiting_count();
            if (count > static_cast<std::int64_t>(events_a_step) && count > step->event_count() / kMostWaitingShare) {
                step->forget_all();
                work.unlinked().clear();
            }
            for (const std::string& report : step->touched_reports()) {
                reports.insert(report);
            }
            waiting = step->waiting();
        }
        Numbers fresh;
        for (; at < waiting.size() && fresh.size() < events_a_step; ++at) {
            if (is_first || step->is_waiting(waiting[at])) {
                fresh.push_back(waiting[at]);
            }
        }
        work.join(std::move(fresh), std::move(reports));
        step->commit();
    }
}

} // namespace vedette::pipeline
