#include "briefing/board.hpp"

#include "base/utf8.hpp"
#include "briefing/markdown_text.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/terminal_text.hpp"

#include <algorithm>
#include <cmath>

#include <cstdio>

namespace vedette::briefing {

namespace {

constexpr std::size_t kShortId = 8;
constexpr std::size_t kMostEvidence = 4;

std::string fixed(double value, int places) {
    char buffer[48];
    const int size = std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
    return {buffer, static_cast<std::size_t>(std::max(size, 0))};
}

std::string short_id_of(const std::string& id) { return id.substr(0, kShortId); }

std::string chance_in_words(double chance) { return chance < 0.001 ? "under 0.001" : fixed(chance, chance < 0.1 ? 3 : 2); }

void clean(std::string& words) { words = one_line(words); }

Paint paint_of(int level) { return level >= 4 ? Paint::red : level == 3 ? Paint::yellow : level == 2 ? Paint::cyan : Paint::dim; }

std::string evidence_ids(const IndicatorReading& reading) {
    std::vector<std::string> ids;
    for (const IndicatorEvidence& evidence : reading.evidence) {
        ids.push_back(short_id_of(evidence.development));
    }
    return joined_upto(ids, kMostEvidence);
}

std::string since_in_words(const IndicatorReading& reading) { return reading.since ? day_in_words(*reading.since) : ""; }

// Claimants are kept as keys: "person:nawaz sharif", "org:nato:MIL", "RUS", an outlet's name, or "report:ID" where no outlet is named.
// Where nobody knows the name behind a key, a person's is given its capitals back.
std::string claimant_in_words(const std::string& key) {
    if (key.starts_with("report:")) {
        return "a report that names no outlet (" + key.substr(7, kShortId) + ")";
    }
    const std::size_t at = key.find(':');
    if (at == std::string::npos || !(key.starts_with("person:") || key.starts_with("org:"))) {
        return key;
    }
    std::string name = key.substr(at + 1);
    bool starts_word = key.starts_with("person:");
    for (char& letter : name) {
        letter = starts_word && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        starts_word = key.starts_with("person:") && (letter == ' ' || letter == '-');
    }
    return name;
}

std::vector<std::string> claimants_in_words(const std::vector<std::string>& keys, const ClaimantNames& names) {
    std::vector<std::string> words;
    for (const std::string& key : keys) {
        const auto known = names.find(key);
        words.push_back(known == names.end() ? claimant_in_words(key) : known->second);
    }
    return words;
}

std::string vouched_in_words(const IndicatorReading& reading, const ClaimantNames& names) {
    if (reading.evidence.empty()) {
        return "";
    }
    const IndicatorEvidence& best = reading.evidence.front();
    std::vector<std::string> words;
    if (!best.firm.empty()) {
        words.push_back(joined_upto(claimants_in_words(best.firm, names), 3));
    }
    if (!best.weak.empty()) {
        words.push_back("claim: " + joined_upto(claimants_in_words(best.weak, names), 3));
    }
    return joined(words, "; ");
}

std::string weight_in_words(const IndicatorReading& reading) { return (reading.weight > 0 ? "+" : "") + std::to_string(reading.weight); }

std::string unseen_in_words(const TheatreReading& reading) {
    std::vector<std::string> unseen;
    for (const MustHave& must : reading.must_haves) {
        if (!must.is_seen) {
            unseen.push_back(must.title + " (level " + std::to_string(must.cap) + " at most)");
        }
    }
    return joined(unseen, "; ");
}

std::vector<const IndicatorReading*> shown_indicators(const TheatreReading& reading, bool all) {
    std::vector<const IndicatorReading*> shown;
    for (const IndicatorReading& indicator : reading.indicators) {
        if (all || indicator.state != IndicatorState::none) {
            shown.push_back(&indicator);
        }
    }
    return shown;
}

} // namespace

std::vector<TheatreReading> clean_board(std::vector<TheatreReading> board) {
    for (TheatreReading& reading : board) {
        clean(reading.title);
        std::for_each(reading.because.begin(), reading.because.end(), clean);
        for (IndicatorReading& indicator : reading.indicators) {
            std::for_each(indicator.because.begin(), indicator.because.end(), clean);
            for (IndicatorEvidence& evidence : indicator.evidence) {
                std::for_each(evidence.firm.begin(), evidence.firm.end(), clean);
                std::for_each(evidence.weak.begin(), evidence.weak.end(), clean);
                clean(evidence.because);
            }
        }
    }
    std::stable_sort(board.begin(), board.end(), [](const TheatreReading& left, const TheatreReading& right) { return left.level > right.level; });
    return board;
}

std::string level_in_words(const TheatreReading& reading) {
    return reading.is_monitored() ? "level " + std::to_string(reading.level) + " of 5, " + reading.level_name : reading.level_name;
}

std::string base_rate_in_words(const BaseRate& rate) {
    if (!rate.is_known) {
        return counted(rate.observed, "development", "developments") + " in the last week; no base rate: " + rate.why_not;
    }
    return counted(rate.observed, "development", "developments") + " in the last week, " + fixed(rate.expected, 1) + " expected from " +
           counted(rate.weeks, "earlier week", "earlier weeks") + " and what was read; so many or more by chance: " + chance_in_words(rate.at_least) +
           "; drift " + fixed(rate.cusum, 1) + " of " + fixed(rate.cusum_limit, 1) + (rate.has_drift ? ": the rate has risen" : "");
}

std::string naive_in_words(const NaiveForecast& naive) {
    if (!naive.has_history) {
        return counted(naive.last_week, "development", "developments") + " of any kind last week; the four weeks before were not all read";
    }
    return counted(naive.last_week, "development", "developments") + " of any kind last week, " + fixed(naive.mean, 1) +
           " a week in the four before (the naive forecast of the next): " + (naive.is_surge ? "a surge" : "no surge");
}

std::string read_in_words(const TheatreReading& reading) {
    return "as of " + day_in_words(reading.as_of) + "; " + counted(reading.reports_about, "report", "reports") + " about it in " +
           std::to_string(reading.window) + " days, copies counted; " + counted(reading.reports_read, "original", "originals") + " read in all";
}

bool is_lit(const TheatreReading& reading) {
    return reading.is_monitored() && (reading.level > 1 || !shown_indicators(reading, false).empty());
}

std::string quiet_in_words(const std::vector<TheatreReading>& board) {
    std::vector<std::string> names;
    for (const TheatreReading& reading : board) {
        if (reading.is_monitored() && !is_lit(reading)) {
            names.push_back(reading.theatre + " (" + counted(reading.reports_about, "report", "reports") + ")");
        }
    }
    return names.empty() ? "" : counted(static_cast<std::int64_t>(names.size()), "theatre", "theatres") + " quiet, no indicator lit: " + joined(names);
}

std::string unmonitored_in_words(const std::vector<TheatreReading>& board) {
    std::vector<std::string> names;
    for (const TheatreReading& reading : board) {
        if (!reading.is_monitored()) {
            names.push_back(reading.theatre);
        }
    }
    return names.empty() ? "" : counted(static_cast<std::int64_t>(names.size()), "theatre", "theatres") + " unmonitored (nothing read in the " +
                                    std::to_string(board.front().window) + " days to " + day_in_words(board.front().as_of) + "): " + joined(names);
}

std::string board_terminal(const std::vector<TheatreReading>& board, const ClaimantNames& names, int width, bool colour, bool all_indicators) {
    const std::size_t columns = static_cast<std::size_t>(std::max(width, 60));
    std::string out;
    const auto say = [&](const std::string& words) {
        bool is_first = true;
        for (const std::string& line : wrapped(words, columns - 4)) {
            out += (is_first ? "  " : "    ") + line + "\n";
            is_first = false;
        }
    };
    for (const TheatreReading& reading : board) {
        if (!is_lit(reading) && !all_indicators) {
            continue;
        }
        out += painted(padded(reading.title + " (" + reading.theatre + ")", std::min(columns - 30, std::size_t{62})), Paint::bold, colour) + "  " +
               painted(level_in_words(reading), paint_of(reading.level), colour) + "\n";
        say(read_in_words(reading));
        for (const std::string& reason : reading.because) {
            say(reason);
        }
        if (const std::string unseen = unseen_in_words(reading); !unseen.empty()) {
            say("unseen: " + unseen);
        }
        say("base rate: " + base_rate_in_words(reading.base_rate));
        say("naive: " + naive_in_words(reading.naive));
        TerminalTable table{{{"state"}, {"indicator"}, {"weight", true}, {"since"}, {"evidence"}, {"who vouches"}}, {}};
        for (const IndicatorReading* indicator : shown_indicators(reading, all_indicators)) {
            table.rows.push_back({std::string(to_string(indicator->state)), indicator->title, weight_in_words(*indicator), since_in_words(*indicator),
                                  evidence_ids(*indicator), vouched_in_words(*indicator, names)});
        }
        out += table.rows.empty() ? "" : render_table(table, columns, colour, "  ");
        out += "\n";
    }
    for (const std::string& left : {quiet_in_words(board), unmonitored_in_words(board)}) {
        for (const std::string& line : left.empty() || all_indicators ? std::vector<std::string>{} : wrapped(left, columns)) {
            out += line + "\n";
        }
    }
    return out;
}

std::string board_markdown(const std::vector<TheatreReading>& board, const ClaimantNames& names) {
    if (board.empty()) {
        return "";
    }
    std::string out = "## Indicators by theatre\n\n";
    for (const TheatreReading& reading : board) {
        if (!is_lit(reading)) {
            continue;
        }
        out += "### " + escaped_markdown(reading.title) + ": " + level_in_words(reading) + "\n\n";
        for (const std::string& reason : reading.because) {
            out += "- " + escaped_markdown(reason) + "\n";
        }
        out += "- base rate: " + base_rate_in_words(reading.base_rate) + "\n- naive: " + naive_in_words(reading.naive) + "\n";
        const std::string unseen = unseen_in_words(reading);
        out += unseen.empty() ? "\n" : "- unseen: " + escaped_markdown(unseen) + "\n\n";
        const std::vector<const IndicatorReading*> shown = shown_indicators(reading, false);
        out += shown.empty() ? "" : "| State | Indicator | Weight | Since | Evidence | Who vouches | Harmless reading |\n|---|---|---|---|---|---|---|\n";
        for (const IndicatorReading* indicator : shown) {
            out += "| " + std::string(to_string(indicator->state)) + " | " + escaped_markdown(indicator->title) + " | " + weight_in_words(*indicator) + " | " +
                   since_in_words(*indicator) + " | " + evidence_ids(*indicator) + " | " + escaped_markdown(vouched_in_words(*indicator, names)) + " | " + escaped_markdown(indicator->harmless) + " |\n";
        }
        out += shown.empty() ? "" : "\n";
    }
    for (const std::string& left : {quiet_in_words(board), unmonitored_in_words(board)}) {
        out += left.empty() ? "" : escaped_markdown(left) + ".\n\n";
    }
    return out;
}

} // namespace vedette::briefing
