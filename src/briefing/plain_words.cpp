#include "briefing/plain_words.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vedette::briefing {

namespace {

constexpr std::array<std::string_view, kEventTypeCount> kTypeWords = {
    "Agreement or offer", "Meeting or talks",        "Support",    "Concession", "Cooperation", "Aid",
    "Easing or pull-back", "Demand or request",       "Accusation", "Refusal",    "Threat",      "Protest",
    "Sanction",           "Forces moved or readied", "Coercion",   "Attack"};

struct ModeWords {
    EventType type;
    std::string_view mode;
    std::string_view words;
};

constexpr std::array kModeWords = {
    ModeWords{EventType::CONSULT, "visit", "Visit"},
    ModeWords{EventType::CONSULT, "third-party", "Mediation"},
    ModeWords{EventType::CONSULT, "multilateral", "Multilateral meeting"},
    ModeWords{EventType::CONSULT, "phone", "Phone call"},
    ModeWords{EventType::RETREAT, "withdraw", "Withdrawal"},
    ModeWords{EventType::RETREAT, "release", "Release"},
    ModeWords{EventType::RETREAT, "disarm", "Disarmament"},
    ModeWords{EventType::RETREAT, "ceasefire", "Ceasefire"},
    ModeWords{EventType::RETREAT, "access", "Access given"},
    ModeWords{EventType::RETREAT, "resign", "Resignation"},
    ModeWords{EventType::REQUEST, "assist", "Call for help"},
    ModeWords{EventType::REQUEST, "meet", "Call for talks"},
    ModeWords{EventType::REQUEST, "change", "Demand for change"},
    ModeWords{EventType::REQUEST, "yield", "Demand to yield"},
    ModeWords{EventType::ACCUSE, "allege", "Accusation"},
    ModeWords{EventType::ACCUSE, "disapprove", "Criticism"},
    ModeWords{EventType::ACCUSE, "investigate", "Investigation"},
    ModeWords{EventType::REJECT, "assist", "Refusal to help"},
    ModeWords{EventType::REJECT, "change", "Refusal to change"},
    ModeWords{EventType::REJECT, "yield", "Refusal to yield"},
    ModeWords{EventType::REJECT, "meet", "Refusal to meet"},
    ModeWords{EventType::THREATEN, "restrict", "Threat of restrictions"},
    ModeWords{EventType::THREATEN, "arrest", "Threat of arrest"},
    ModeWords{EventType::THREATEN, "expel", "Threat of expulsion"},
    ModeWords{EventType::THREATEN, "relations", "Threat to cut relations"},
    ModeWords{EventType::THREATEN, "territory", "Threat to take territory"},
    ModeWords{EventType::THREATEN, "violence", "Threat of violence"},
    ModeWords{EventType::PROTEST, "demo", "Demonstration"},
    ModeWords{EventType::PROTEST, "riot", "Riot"},
    ModeWords{EventType::PROTEST, "strike", "Strike"},
    ModeWords{EventType::PROTEST, "hunger", "Hunger strike"},
    ModeWords{EventType::PROTEST, "boycott", "Boycott"},
    ModeWords{EventType::PROTEST, "obstruct", "Blockade by protesters"},
    ModeWords{EventType::PROTEST, "vandalize", "Vandalism in protest"},
    ModeWords{EventType::SANCTION, "convict", "Conviction"},
    ModeWords{EventType::SANCTION, "expel", "Expulsion"},
    ModeWords{EventType::SANCTION, "withdraw", "Withdrawal in protest"},
    ModeWords{EventType::SANCTION, "discontinue", "Relations cut"},
    ModeWords{EventType::MOBILIZE, "troops", "Troops moved or readied"},
    ModeWords{EventType::MOBILIZE, "weapons", "Weapons moved or readied"},
    ModeWords{EventType::MOBILIZE, "police", "Police moved or readied"},
    ModeWords{EventType::MOBILIZE, "militia", "Militia moved or readied"},
    ModeWords{EventType::COERCE, "seize", "Seizure"},
    ModeWords{EventType::COERCE, "restrict", "Restriction"},
    ModeWords{EventType::COERCE, "censor", "Censorship"},
    ModeWords{EventType::COERCE, "curfew", "Curfew"},
    ModeWords{EventType::COERCE, "martial-law", "Martial law"},
    ModeWords{EventType::COERCE, "arrest", "Arrest"},
    ModeWords{EventType::COERCE, "deport", "Deportation"},
    ModeWords{EventType::COERCE, "withhold", "Goods or services withheld"},
    ModeWords{EventType::COERCE, "misinformation", "Disinformation"},
    ModeWords{EventType::COERCE, "cyber", "Cyber attack"},
    ModeWords{EventType::ASSAULT, "abduct", "Abduction"},
    ModeWords{EventType::ASSAULT, "beat", "Beating"},
    ModeWords{EventType::ASSAULT, "torture", "Torture"},
    ModeWords{EventType::ASSAULT, "sexual", "Sexual violence"},
    ModeWords{EventType::ASSAULT, "targeted", "Targeted killing"},
    ModeWords{EventType::ASSAULT, "destroy", "Destruction"},
    ModeWords{EventType::ASSAULT, "primitive", "Attack with blades, fire or stones"},
    ModeWords{EventType::ASSAULT, "firearms", "Attack with firearms"},
    ModeWords{EventType::ASSAULT, "explosives", "Bomb attack"},
    ModeWords{EventType::ASSAULT, "suicide-attack", "Suicide attack"},
    ModeWords{EventType::ASSAULT, "aerial", "Air attack"},
    ModeWords{EventType::ASSAULT, "drone", "Drone attack"},
    ModeWords{EventType::ASSAULT, "heavy-weapons", "Attack with heavy weapons"},
    ModeWords{EventType::ASSAULT, "crowd-control", "Force against a crowd"},
    ModeWords{EventType::ASSAULT, "unconventional", "Attack with unconventional weapons"},
};

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string month_name(Day day) {
    return std::string(kMonths[static_cast<std::size_t>(month_of(day) - 1)]);
}

std::string month_year(Day day) {
    return month_name(day) + " " + std::to_string(year_of(day));
}

bool is_month_start(Day day) {
    return day_of_month(day) == 1;
}

bool is_month_end(Day day) {
    return day_of_month(day) == days_in_month(year_of(day), month_of(day));
}

std::string whole_months(Day from, Day to) {
    if (month_of(from) == 1 && month_of(to) == 12) {
        return year_of(from) == year_of(to)
                   ? std::to_string(year_of(from))
                   : std::to_string(year_of(from)) + " to " + std::to_string(year_of(to));
    }
    if (year_of(from) != year_of(to)) {
        return month_year(from) + " to " + month_year(to);
    }
    return month_of(from) == month_of(to) ? month_year(to) : month_name(from) + " to " + month_year(to);
}

std::string closed_range(Day from, Day to) {
    if (from == to) {
        return day_in_words(from);
    }
    if (is_month_start(from) && is_month_end(to)) {
        return whole_months(from, to);
    }
    if (year_of(from) != year_of(to)) {
        return day_in_words(from) + " to " + day_in_words(to);
    }
    const std::string first = std::to_string(day_of_month(from));
    return (month_of(from) == month_of(to) ? first : first + " " + month_name(from)) + " to " +
           day_in_words(to);
}

std::string in_spaces(std::string_view word) {
    std::string words(word);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

// Turns the order of what is written right to left, or hides text: a report could use it to show other words than it holds.
bool is_direction_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

} // namespace

std::string type_in_words(EventType type, const std::vector<std::string>& modes, const std::vector<std::string>& contexts) {
    for (const std::string& mode : modes) {
        for (const ModeWords& entry : kModeWords) {
            if (entry.type == type && entry.mode == mode) {
                return std::string(entry.words);
            }
        }
    }
    if (type == EventType::COOPERATE && std::find(contexts.begin(), contexts.end(), "military") != contexts.end()) {
        return "Military cooperation";
    }
    return std::string(kTypeWords[static_cast<std::size_t>(type)]);
}

bool is_kind_of_body(std::string_view code) {
    constexpr std::array<std::string_view, 6> kKinds = {"IGO", "NGO", "NGM", "MNC", "ISM", "IMG"};
    return std::find(kKinds.begin(), kKinds.end(), code) != kKinds.end();
}

std::string_view status_in_words(Status status) {
    switch (status) {
    case Status::actual:
        return "actual";
    case Status::future:
        return "planned";
    case Status::hypothetical:
        return "possible";
    case Status::negated:
        return "not so";
    case Status::historical:
        return "history";
    }
    return "actual";
}

std::string_view stance_in_words(Stance stance) {
    return to_string(stance);
}

std::string_view stance_by(Stance stance) {
    switch (stance) {
    case Stance::states:
        return "stated by";
    case Stance::confirms:
        return "confirmed by";
    case Stance::alleges:
        return "alleged by";
    case Stance::denies:
        return "denied by";
    case Stance::doubts:
        return "doubted by";
    case Stance::orders:
        return "ordered by";
    case Stance::predicts:
        return "predicted by";
    }
    return "stated by";
}

std::string_view precision_in_words(PlacePrecision precision) {
    return precision == PlacePrecision::unknown ? "place of unknown precision" : to_string(precision);
}

std::string_view date_source_in_words(DateSource source) {
    switch (source) {
    case DateSource::none:
        return "not known";
    case DateSource::flag:
        return "given on the command line";
    case DateSource::field:
        return "given with the text";
    case DateSource::metadata:
        return "page metadata";
    case DateSource::json_ld:
        return "page metadata (JSON-LD)";
    case DateSource::time_element:
        return "time element of the page";
    case DateSource::url:
        return "address of the page";
    case DateSource::dateline:
        return "dateline";
    case DateSource::words:
        return "words of the text";
    case DateSource::file_name:
        return "file name";
    }
    return "not known";
}

std::string field_in_words(std::string_view field) {
    constexpr std::string_view kQuantity = "quantity:";
    if (field.substr(0, kQuantity.size()) == kQuantity) {
        return "how many (" + in_spaces(field.substr(kQuantity.size())) + ")";
    }
    constexpr std::string_view kToll = "toll:";
    if (field.substr(0, kToll.size()) == kToll) {
        const std::string_view what = field.substr(kToll.size());
        const bool is_of_people = what == "dead" || what == "killed" || what == "injured" || what == "wounded" || what == "missing";
        return std::string(is_of_people ? "a toll" : "a number") + " that grows from report to report (" + in_spaces(what) + ")";
    }
    if (field == "status") {
        return "whether it is so";
    }
    if (field == "actor") {
        return "who";
    }
    if (field == "recipient") {
        return "to whom";
    }
    return std::string(field);
}

std::string value_in_words(std::string_view value) {
    Status status = Status::actual;
    return parse_status(value, status) ? std::string(status_in_words(status)) : std::string(value);
}

std::string day_in_words(Day day) {
    return std::to_string(day_of_month(day)) + " " + month_year(day);
}

std::string date_in_words(const DateInterval& when) {
    if (when.from && when.to) {
        return closed_range(*when.from, *when.to);
    }
    if (when.from) {
        return "since " + day_in_words(*when.from);
    }
    return when.to ? "until " + day_in_words(*when.to) : std::string();
}

std::string date_in_words(std::string_view iso) {
    const std::size_t slash = iso.find('/');
    const std::optional<Day> from = parse_iso_day(iso.substr(0, slash));
    const std::optional<Day> to =
        slash == std::string_view::npos ? from : parse_iso_day(iso.substr(slash + 1));
    if (!from && !to) {
        return std::string(iso);
    }
    return date_in_words(DateInterval{from, to, Granularity::day});
}

std::string number_in_words(double value) {
    if (!std::isfinite(value) || std::fabs(value) >= 1e15) {
        return "a number out of range";
    }
    const double magnitude = std::fabs(value);
    const auto whole = static_cast<std::int64_t>(magnitude);
    const auto hundredths = static_cast<int>(std::lround((magnitude - static_cast<double>(whole)) * 100));
    std::string digits = std::to_string(hundredths == 100 ? whole + 1 : whole);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    if (hundredths > 0 && hundredths < 100) {
        std::string fraction = std::to_string(hundredths);
        fraction.insert(0, 2 - fraction.size(), '0');
        if (fraction.back() == '0') {
            fraction.pop_back();
        }
        digits += "." + fraction;
    }
    return value < 0 ? "-" + digits : digits;
}

std::string bounds_in_words(std::optional<double> low, std::optional<double> high, Qualifier qualifier) {
    if (!low && !high) {
        return {};
    }
    if (!low || (qualifier == Qualifier::up_to && high)) {
        return "up to " + number_in_words(*high);
    }
    if (low && high && *low == *high) {
        return (qualifier == Qualifier::about ? "about " : "") + number_in_words(*low);
    }
    if (high) {
        return qualifier == Qualifier::under && *low == 0
                   ? "at most " + number_in_words(*high)
                   : number_in_words(*low) + " to " + number_in_words(*high);
    }
    // "more than 1,000 people" is [1001, ): said back as it was said.
    const bool is_whole = *low >= 1 && *low < 1e15 && *low == std::floor(*low);
    return qualifier == Qualifier::over && is_whole ? "more than " + number_in_words(*low - 1)
                                                    : number_in_words(*low) + " or more";
}

std::string sum_in_words(double low, std::optional<double> high) { return bounds_in_words(low, high, Qualifier::exact); }

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return number_in_words(static_cast<double>(count)) + " " + std::string(count == 1 ? one : many);
}

std::string joined_upto(const std::vector<std::string>& items, std::size_t most) {
    if (items.size() <= most) {
        return joined(items);
    }
    return joined({items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most)}) + " and " +
           std::to_string(items.size() - most) + " more";
}

std::vector<std::string> without(std::vector<std::string> items, const std::vector<std::string>& others) {
    std::erase_if(items, [&others](const std::string& item) { return std::find(others.begin(), others.end(), item) != others.end(); });
    return items;
}

std::string one_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_direction_control(c) || c == 0xFEFF || c == 0x200B) {
            continue;
        }
        if (is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
            if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
            continue;
        }
        append_utf8(out, c);
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string verdict_in_words(const std::vector<const EventRecord*>& mentions) {
    std::string words;
    for (const std::string_view verdict : {std::string_view("accepted"), std::string_view("corrected")}) {
        if (std::any_of(mentions.begin(), mentions.end(), [&](const EventRecord* event) { return event->verdict == verdict; })) {
            words += (words.empty() ? "" : ", ") + std::string(verdict);
        }
    }
    return words.empty() ? "" : words + " by an analyst";
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return std::string(text);
    }
    std::size_t end = most;
    while (end > 0 && is_continuation(text[end])) {
        --end;
    }
    const std::size_t space = text.rfind(' ', end);
    if (space != std::string_view::npos && space > most / 2) {
        end = space;
    }
    return std::string(text.substr(0, end)) + "…";
}

} // namespace vedette::briefing
