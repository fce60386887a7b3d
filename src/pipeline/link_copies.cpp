#include "pipeline/link_copies.hpp"

#include "ingest/near_copies.hpp"

#include <set>

namespace vedette::pipeline {

namespace {

constexpr std::int32_t kHalfWindowDays = 14;

using Links = std::vector<std::pair<std::string, std::string>>;

class Finder {
public:
    void add(const ReportRow& report) {
        const bool is_day = report.published.from && report.published.from == report.published.to;
        finder_.add(report.id, report.text, is_day ? report.published.from : std::nullopt);
    }

    [[nodiscard]] Links links() const {
        Links copies;
        for (const ingest::CopyLink& link : finder_.links()) {
            copies.emplace_back(link.copy, link.original);
        }
        return copies;
    }

private:
    ingest::CopyFinder finder_;
};

// Number of the later of the two windows that a day is in; the other one is the one before.
std::int32_t window_of(Day day) {
    return day.number >= 0 ? day.number / kHalfWindowDays : -((-day.number + kHalfWindowDays - 1) / kHalfWindowDays);
}

void link_window(store::Store& store, const store::CopyWindow& window) {
    Finder finder;
    store.each_report_in(window, [&](const ReportRow& report) { finder.add(report); });
    store.set_copies_in(window, finder.links());
}

} // namespace

void link_copies(store::Store& store, std::int64_t most_compared_with_all) {
    if (!store.has_more_reports_than(most_compared_with_all)) {
        Finder finder;
        store.each_report([&](const ReportRow& report) { finder.add(report); });
        store.set_copies(finder.links());
        return;
    }
    std::set<std::int32_t> windows;
    bool any_undated = false;
    for (const std::optional<Day>& day : store.days_touched()) {
        any_undated = any_undated || !day;
        if (day) {
            windows.insert(window_of(*day));
            windows.insert(window_of(*day) - 1);
        }
    }
    for (const std::int32_t window : windows) {
        const Day first{window * kHalfWindowDays};
        link_window(store, {window, first, first + (2 * kHalfWindowDays - 1)});
    }
    if (any_undated) {
        link_window(store, store::kUndatedWindow);
    }
    store.end_copy_windows();
}

} // namespace vedette::pipeline
