#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "briefing/exports.hpp"

#include <map>

namespace vedette::briefing {

namespace {

constexpr std::string_view kHeader =
    "id,report,outlet,origin,published_from,published_to,type,modes,contexts,cameo,scale,status,trigger,"
    "actor_codes,actor_names,actor_sectors,"
    "recipient_codes,recipient_names,recipient_sectors,sources,stances,when_from,when_to,when_granularity,"
    "when_words,places,place_roles,"
    "place_countries,latitudes,longitudes,radii_km,place_precisions,place_ids,counts,count_lows,count_highs,"
    "count_qualifiers,count_words,"
    "materiel,materiel_classes,confidence,sentence,report_title,report_url,copy_of\r\n";

std::string number(double value) {
    return JsonWriter().number(value).take();
}

class CsvRow {
public:
    // Text that came from a report: kept from being run as a formula by spreadsheets.
    CsvRow& text(std::string_view value) {
        const bool is_formula =
            !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
        return cell(is_formula ? "'" + std::string(value) : std::string(value));
    }

    CsvRow& cell(std::string_view value) {
        out_ += is_first_ ? "" : ",";
        is_first_ = false;
        if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
            out_ += value;
            return *this;
        }
        out_ += '"';
        for (char c : value) {
            out_ += c == '"' ? "\"\"" : std::string(1, c);
        }
        out_ += '"';
        return *this;
    }

    // One value of each item. Places line up with each other, and so do counts: an unknown value leaves its place empty.
    template <typename List, typename Value>
    CsvRow& list(const List& items, Value value) {
        std::string all;
        bool is_first = true;
        for (const auto& item : items) {
            all += (is_first ? "" : "; ") + std::string(value(item));
            is_first = false;
        }
        return text(all);
    }

    CsvRow& parties(const std::vector<Party>& parties) {
        list(parties, [](const Party& party) { return party.code; });
        list(parties, [](const Party& party) { return party.name; });
        return list(parties, [](const Party& party) { return party.sector; });
    }

    [[nodiscard]] std::string line() const { return out_ + "\r\n"; }

private:
    std::string out_;
    bool is_first_ = true;
};

std::string day(const std::optional<Day>& value) {
    return value ? to_iso(*value) : std::string();
}

std::string optional_number(const std::optional<double>& value) {
    return value ? number(*value) : std::string();
}

void where_cells(const EventRecord& event, CsvRow& row) {
    using Where = EventRecord::Where;
    row.list(event.where, [](const Where& where) { return where.name.empty() ? where.words : where.name; });
    row.list(event.where, [](const Where& where) { return to_string(where.role); });
    row.list(event.where, [](const Where& where) {
        std::string countries;
        for (const std::string& country : where.countries) {
            countries += (countries.empty() ? "" : "+") + country;
        }
        return countries;
    });
    // Coordinates are ours, not the report's: a leading minus is a number, not a formula.
    const auto coordinates = [&row, &event](auto value) {
        std::string all;
        for (std::size_t at = 0; at < event.where.size(); ++at) {
            all += (at == 0 ? "" : "; ") + value(event.where[at]);
        }
        row.cell(all);
    };
    coordinates([](const Where& where) { return optional_number(where.lat); });
    coordinates([](const Where& where) { return optional_number(where.lon); });
    coordinates(
        [](const Where& where) { return where.radius_km > 0 ? number(where.radius_km) : std::string(); });
    row.list(event.where, [](const Where& where) { return to_string(where.precision); });
    row.list(event.where, [](const Where& where) { return where.id; });
}

void count_cells(const EventRecord& event, CsvRow& row) {
    using Count = EventRecord::Count;
    row.list(event.counts, [](const Count& count) { return count.what; });
    row.list(event.counts, [](const Count& count) { return number(count.low); });
    row.list(event.counts, [](const Count& count) { return optional_number(count.high); });
    row.list(event.counts, [](const Count& count) { return to_string(count.qualifier); });
    row.list(event.counts, [](const Count& count) { return count.words; });
    row.list(event.materiel, [](const EventRecord::Weapon& weapon) {
        return weapon.name.empty() ? weapon.words : weapon.name;
    });
    row.list(event.materiel, [](const EventRecord::Weapon& weapon) { return weapon.weapon_class; });
}

std::string row_of(const EventRecord& event, const ReportRow* report) {
    CsvRow row;
    const auto same = [](const std::string& value) { return value; };
    row.text(event.id)
        .text(event.report)
        .text(event.outlet)
        .text(event.origin)
        .cell(day(event.published.from))
        .cell(day(event.published.to));
    row.cell(to_string(event.type)).list(event.modes, same).list(event.contexts, same).cell(event.cameo);
    row.cell(optional_number(event.scale)).cell(to_string(event.status)).text(event.trigger);
    row.parties(event.actors).parties(event.recipients);
    row.list(event.attribution, [](const Source& source) { return source.party.name; });
    row.list(event.attribution, [](const Source& source) { return to_string(source.stance); });
    const DateInterval when = event.when.value_or(DateInterval{});
    row.cell(day(when.from))
        .cell(day(when.to))
        .cell(event.when ? to_string(when.granularity) : std::string_view())
        .text(event.when_words);
    where_cells(event, row);
    count_cells(event, row);
    row.cell(number(event.confidence)).text(event.sentence).text(event.report_title);
    row.text(report == nullptr ? "" : report->url).text(report == nullptr ? "" : report->copy_of);
    return row.line();
}

} // namespace

std::string export_jsonl(const std::vector<std::string>& records) {
    std::string out;
    for (const std::string& record : records) {
        const std::string_view line = std::string_view(record).substr(0, record.find_last_not_of('\n') + 1);
        if (line.find('\n') != std::string_view::npos) {
            throw Error(ErrorCode::internal,
                        "a stored record holds a line break and cannot be a line of JSON Lines");
        }
        if (!line.empty()) {
            out += std::string(line) + "\n";
        }
    }
    return out;
}

std::string export_csv(const CaseView& view) {
    std::map<std::string_view, const ReportRow*> reports;
    for (const ReportRow& report : view.reports) {
        reports.emplace(report.id, &report);
    }
    std::string out(kHeader);
    for (const EventRecord& event : view.events) {
        const auto report = reports.find(event.report);
        out += row_of(event, report == reports.end() ? nullptr : report->second);
    }
    return out;
}

} // namespace vedette::briefing
