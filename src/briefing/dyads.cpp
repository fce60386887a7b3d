#include "briefing/dyads.hpp"

#include "base/content_hash.hpp"
#include "base/json_writer.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <array>

namespace vedette::briefing {

namespace {

bool is_wanted(Status status, const ExportChoice& choice) {
    switch (status) {
    case Status::actual:
        return true;
    case Status::future:
        return choice.future;
    case Status::hypothetical:
        return choice.hypothetical;
    case Status::negated:
        return choice.negated;
    case Status::historical:
        return choice.historical;
    }
    return false;
}

struct Pair {
    const Party* source = nullptr;
    const Party* target = nullptr;
};

std::vector<const Party*> coded(const std::vector<Party>& parties, const CodeTables& tables) {
    std::vector<const Party*> out;
    for (const Party& party : parties) {
        if (!tables.cameo_actor(party).empty()) {
            out.push_back(&party);
        }
    }
    return out;
}

std::vector<Pair> pairs_of(const EventRecord& event, const CodeTables& tables) {
    const std::vector<const Party*> actors = coded(event.actors, tables);
    const std::vector<const Party*> recipients = coded(event.recipients, tables);
    std::vector<Pair> pairs;
    if (recipients.empty() && event.recipients.empty() && actors.size() > 1) {
        for (const Party* source : actors) {
            for (const Party* target : actors) {
                if (source != target) {
                    pairs.push_back({source, target});
                }
            }
        }
        return pairs;
    }
    for (const Party* source : actors) {
        for (const Party* target : recipients) {
            pairs.push_back({source, target});
        }
        if (recipients.empty()) {
            pairs.push_back({source, nullptr});
        }
    }
    if (actors.empty()) {
        for (const Party* target : recipients) {
            pairs.push_back({nullptr, target});
        }
    }
    return pairs;
}

} // namespace

bool is_only_alleged(const EventRecord& event) {
    return std::any_of(event.attribution.begin(), event.attribution.end(), [](const Source& source) {
        return source.stance == Stance::alleges || source.stance == Stance::doubts ||
               source.stance == Stance::denies;
    });
}

bool is_chosen(const EventRecord& event, const ExportChoice& choice,
               std::map<std::string, std::size_t>& left_out) {
    if (!is_wanted(event.status, choice)) {
        ++left_out[std::string(to_string(event.status))];
        return false;
    }
    if (!choice.alleged && is_only_alleged(event)) {
        ++left_out["alleged"];
        return false;
    }
    return true;
}

std::optional<Day> day_of_row(const EventRecord& event) {
    const std::optional<Day> published = event.published.from ? event.published.from : event.published.to;
    if (!event.when || (!event.when->from && !event.when->to)) {
        return published;
    }
    const bool holds_report = published && (!event.when->from || *event.when->from <= *published) &&
                              (!event.when->to || *published <= *event.when->to);
    if (holds_report) {
        return published;
    }
    return event.when->from ? event.when->from : event.when->to;
}

const EventRecord::Where* action_place(const EventRecord& event) {
    if (event.where.empty()) {
        return nullptr;
    }
    const auto at = std::find_if(event.where.begin(), event.where.end(),
                                 [](const EventRecord::Where& where) { return where.role == PlaceRole::at; });
    return at == event.where.end() ? &event.where.front() : &*at;
}

std::map<std::string_view, const ReportRow*> reports_by_id(const CaseView& view) {
    std::map<std::string_view, const ReportRow*> reports;
    for (const ReportRow& report : view.reports) {
        reports.emplace(report.id, &report);
    }
    return reports;
}

std::string numeric_id(std::string_view key) {
    constexpr std::size_t kDigits = 13; // 52 bits
    return std::to_string(std::stoull(short_id(key).substr(0, kDigits), nullptr, 16));
}

std::vector<std::string> modes_with_status(const EventRecord& event) {
    std::vector<std::string> modes = event.modes;
    switch (event.status) {
    case Status::actual:
        break;
    case Status::future:
        modes.emplace_back("future");
        break;
    case Status::hypothetical:
        modes.emplace_back("hypothetical");
        break;
    case Status::negated:
        modes.emplace_back("negation");
        break;
    case Status::historical:
        modes.emplace_back("historical");
        break;
    }
    return modes;
}

int plover_quad(EventType type) {
    // SANCTION is 4 in its own section of the manual (3 in one table there).
    constexpr std::array<int, kEventTypeCount> kQuadCodes = {1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};
    return kQuadCodes[static_cast<std::size_t>(type)];
}

std::vector<Dyad> dyads_of(const CaseView& view, const CodeTables& tables, const ExportChoice& choice,
                           bool needs_both, std::map<std::string, std::size_t>& left_out) {
    const auto reports = reports_by_id(view);
    std::vector<Dyad> dyads;
    for (const EventRecord& event : view.events) {
        if (!is_chosen(event, choice, left_out)) {
            continue;
        }
        const std::optional<Day> day = day_of_row(event);
        if (!day || event.cameo.empty()) {
            ++left_out[day ? "no CAMEO code" : "no date"];
            continue;
        }
        std::vector<Pair> pairs = pairs_of(event, tables);
        std::erase_if(pairs, [&](const Pair& pair) {
            return needs_both && (pair.source == nullptr || pair.target == nullptr);
        });
        if (pairs.empty()) {
            ++left_out[needs_both ? "fewer than two parties with a code" : "no party with a code"];
        }
        const auto report = reports.find(event.report);
        for (std::size_t each = 0; each < pairs.size(); ++each) {
            dyads.push_back({&event, report == reports.end() ? nullptr : report->second, pairs[each].source,
                             pairs[each].target, *day, numeric_id(event.id + "\n" + std::to_string(each))});
        }
    }
    return dyads;
}

TabbedLine& TabbedLine::cell(std::string_view text) {
    out_ += is_first_ ? "" : "\t";
    is_first_ = false;
    const std::string clean = one_line(text);
    out_ += clean.empty() ? std::string(unknown_) : clean;
    return *this;
}

TabbedLine& TabbedLine::number(std::optional<double> value) {
    return cell(value ? JsonWriter().number(*value).take() : std::string());
}

} // namespace vedette::briefing
