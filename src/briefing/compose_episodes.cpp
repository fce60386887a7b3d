// Episodes set side by side. A development belongs to the episode in which its own date lies, or, where the text gives no date that is
// closed on both sides, to that of its first report; what reports recall of earlier times thus stands where it belongs. Numbers are
// told with how much was read: more reports are not more war.
#include "base/utf8.hpp"
#include "briefing/compose_parts.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace vedette::briefing {

namespace {

constexpr std::size_t kMostActs = 15;  // rows of who did what
constexpr std::size_t kMostKinds = 8;  // rows of how much of a kind
constexpr std::size_t kMostForces = 5; // forces a cell names

bool overlaps(Day first, Day last, const Episode& episode) { return first <= episode.last && episode.first <= last; }

bool belongs(const ChronologyItem& item, const Development* development, const Episode& episode) {
    if (item.when && item.when->from && item.when->to) {
        return overlaps(*item.when->from, *item.when->to, episode);
    }
    if (item.status == Status::historical) {
        return false; // "once", "for years": no day to place it by
    }
    const std::optional<Day> day = development != nullptr ? development->first_reported : item.order;
    return day && overlaps(*day, *day, episode);
}

struct Column {
    std::vector<const ReportRow*> reports;
    std::vector<const ChronologyItem*> items;
    std::vector<const ForceItem*> forces;
};

class Comparison {
public:
    Comparison(const CaseView& view, const BriefOptions& options, const Brief& brief) {
        std::map<std::string_view, const Development*> developments;
        for (const Development& development : view.developments) {
            developments.emplace(development.id, &development);
        }
        for (const Episode& episode : options.episodes) {
            table_.episodes.push_back(episode.label);
            Column column;
            for (const ReportRow& report : view.reports) {
                if (report.published.from && report.published.to && overlaps(*report.published.from, *report.published.to, episode)) {
                    column.reports.push_back(&report);
                }
            }
            std::set<std::string_view> mentions;
            for (const ChronologyItem& item : brief.chronology) {
                const auto found = developments.find(item.id);
                if (belongs(item, found == developments.end() ? nullptr : found->second, episode)) {
                    column.items.push_back(&item);
                    for (const Evidence& evidence : item.evidence) {
                        mentions.insert(evidence.event);
                    }
                }
            }
            for (const ForceItem& force : brief.forces) {
                if (mentions.count(force.event) != 0) {
                    column.forces.push_back(&force);
                }
            }
            columns_.push_back(std::move(column));
        }
    }

    EpisodeTable compare() {
        row("Reports published in it", [](const Column& column) {
            EpisodeCell cell{number_in_words(static_cast<double>(column.reports.size())), {}, {}};
            for (const ReportRow* report : column.reports) {
                cell.ids.push_back(report->id);
            }
            return cell;
        });
        count_row("Developments", [](const ChronologyItem&) { return true; });
        for (Status status : {Status::actual, Status::future, Status::hypothetical, Status::negated}) {
            count_row("… " + std::string(status_in_words(status)), [status](const ChronologyItem& item) { return item.status == status; });
        }
        count_row("Told by two or more", [](const ChronologyItem& item) { return item.independent >= 2; });
        count_row("Disputed", [](const ChronologyItem& item) { return !item.disputed.empty(); });
        kinds();
        acts();
        forces();
        return std::move(table_);
    }

private:
    template <typename Cell>
    void row(const std::string& label, Cell cell) {
        EpisodeRow out{label, {}};
        for (const Column& column : columns_) {
            out.cells.push_back(cell(column));
        }
        const bool is_empty = std::all_of(out.cells.begin(), out.cells.end(), [](const EpisodeCell& one) { return one.text.empty() || one.text == "0"; });
        if (!is_empty) {
            table_.rows.push_back(std::move(out));
        }
    }

    template <typename Counts>
    void count_row(const std::string& label, Counts counts) {
        row(label, [&counts](const Column& column) {
            EpisodeCell cell;
            for (const ChronologyItem* item : column.items) {
                if (counts(*item)) {
                    cell.ids.push_back(item->id);
                }
            }
            cell.text = number_in_words(static_cast<double>(cell.ids.size()));
            return cell;
        });
    }

    // How much of each kind, whoever did it; what was denied is left out.
    void kinds() {
        std::map<std::string, std::size_t> totals;
        for (const Column& column : columns_) {
            for (const ChronologyItem* item : column.items) {
                totals[item->kind] += item->status == Status::negated ? 0 : 1;
            }
        }
        std::vector<std::pair<std::string, std::size_t>> ranked(totals.begin(), totals.end());
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) { return left.second > right.second; });
        ranked.resize(std::min(ranked.size(), kMostKinds));
        for (const auto& [kind, total] : ranked) {
            count_row(kind + ", by anyone", [&kind = kind](const ChronologyItem& item) { return item.kind == kind && item.status != Status::negated; });
        }
    }

    // What is said to have happened or to be planned, by kind and parties: what returns in most episodes first, then what is told most.
    void acts() {
        struct Act {
            std::vector<EpisodeCell> cells;
            std::size_t episodes = 0;
            std::size_t total = 0;
            int weight = 0; // of its weightiest development
        };
        std::map<std::string, Act> acts;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            for (const ChronologyItem* item : columns_[column].items) {
                if (item->who.empty() || item->status == Status::negated) {
                    continue;
                }
                Act& act = acts[item->headline()];
                act.cells.resize(columns_.size());
                act.episodes += act.cells[column].ids.empty() ? 1 : 0;
                act.cells[column].ids.push_back(item->id);
                ++act.total;
                act.weight = std::max(act.weight, weight_of(*item));
            }
        }
        std::vector<std::pair<const std::string, Act>*> ranked;
        for (auto& entry : acts) {
            ranked.push_back(&entry);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto* left, const auto* right) {
            const auto rank = [](const Act& act) { return std::tuple(act.episodes, act.total, act.weight); };
            return rank(left->second) > rank(right->second);
        });
        ranked.resize(std::min(ranked.size(), kMostActs));
        for (auto* entry : ranked) {
            for (EpisodeCell& cell : entry->second.cells) {
                cell.text = number_in_words(static_cast<double>(cell.ids.size()));
            }
            table_.rows.push_back({entry->first, std::move(entry->second.cells)});
        }
    }

    void forces() {
        row("Largest forces told", [](const Column& column) {
            std::vector<const ForceItem*> sized;
            for (const ForceItem* force : column.forces) {
                if (force->low && force->has_owner && force->status != Status::negated && !force->is_superseded) {
                    sized.push_back(force);
                }
            }
            std::stable_sort(sized.begin(), sized.end(), [](const ForceItem* left, const ForceItem* right) { return *left->low > *right->low; });
            sized.resize(std::min(sized.size(), kMostForces));
            EpisodeCell cell;
            for (const ForceItem* force : sized) {
                cell.points.push_back(force_in_words(*force));
                cell.text += (cell.text.empty() ? "" : " · ") + cell.points.back();
                cell.ids.push_back(force->id);
            }
            return cell;
        });
    }

    std::vector<Column> columns_;
    EpisodeTable table_;
};

} // namespace

void compose_episodes(const CaseView& view, const BriefOptions& options, Brief& brief) {
    if (options.episodes.size() >= 2) {
        brief.episodes = Comparison(view, options, brief).compare();
    }
}

} // namespace vedette::briefing
