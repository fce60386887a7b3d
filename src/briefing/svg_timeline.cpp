#include "briefing/svg_timeline.hpp"

#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace vedette::briefing {

namespace {

constexpr double kWidth = 1000;
constexpr double kMargin = 14;
constexpr double kBreakWidth = 26; // a cut in the axis
constexpr double kBin = 12;        // one sign's place along the axis
constexpr int kMostInBin = 14;     // then "+N"
constexpr double kSign = 4.2;
constexpr std::size_t kMostBreaks = 8;
constexpr int kShortestBreakDays = 45;
constexpr double kShortestSegment = 84; // wide enough for one date label
constexpr int kCoverStepDays = 30;      // less than any silence that is cut
constexpr double kLabelWidth = 125; // a label at the end of its tick and one across the next
constexpr int kLongestSpanDays = 400; // longer intervals are cut to the segment that they start in

struct TimedItem {
    const ChronologyItem* item = nullptr;
    Day day; // middle of the interval
    std::optional<Day> from, to;
};

std::optional<TimedItem> timed(const ChronologyItem& item) {
    if (!item.is_dated) {
        return std::nullopt;
    }
    const DateInterval& when = *item.when;
    TimedItem out;
    out.item = &item;
    out.from = when.from;
    out.to = when.to;
    if (when.from && when.to) {
        out.day = *when.from + (*when.to - *when.from) / 2;
    } else {
        out.day = when.from ? *when.from : *when.to;
    }
    return out;
}

// A run of days without a long silence.
struct Segment {
    Day first;
    Day last;
    double left = 0;
    double right = 0;
};

class TimeAxis {
public:
    // `days` hold something; `covered` lie inside an interval, where no silence is to be cut.
    TimeAxis(const std::vector<Day>& days, std::vector<Day> covered) {
        covered.insert(covered.end(), days.begin(), days.end());
        std::sort(covered.begin(), covered.end());
        cut(covered);
        place(days);
    }

    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }

    [[nodiscard]] double x(Day day) const {
        for (const Segment& segment : segments_) {
            if (day <= segment.last) {
                const double span = std::max(1, segment.last - segment.first);
                const double share =
                    day < segment.first ? 0.0 : static_cast<double>(day - segment.first) / span;
                return segment.left + share * (segment.right - segment.left);
            }
        }
        return segments_.back().right;
    }

    // Like x(), but not past the end of the segment that holds `anchor`.
    [[nodiscard]] double x_in_segment_of(Day anchor, Day day) const {
        for (const Segment& segment : segments_) {
            if (anchor <= segment.last) {
                return std::min(x(day), segment.right);
            }
        }
        return x(day);
    }

private:
    // The longest silences become cuts.
    void cut(const std::vector<Day>& days) {
        const int whole = days.back() - days.front();
        std::vector<std::pair<int, std::size_t>> gaps;
        for (std::size_t at = 1; at < days.size(); ++at) {
            const int gap = days[at] - days[at - 1];
            if (gap >= kShortestBreakDays && gap * 10 >= whole) {
                gaps.emplace_back(gap, at);
            }
        }
        // What is left after the great silences may hold silences of its own.
        if (!gaps.empty()) {
            gaps.clear();
            for (std::size_t at = 1; at < days.size(); ++at) {
                if (days[at] - days[at - 1] >= kShortestBreakDays * 2) {
                    gaps.emplace_back(days[at] - days[at - 1], at);
                }
            }
        }
        std::sort(gaps.rbegin(), gaps.rend());
        gaps.resize(std::min(gaps.size(), kMostBreaks));
        std::vector<std::size_t> starts = {0};
        for (const auto& gap : gaps) {
            starts.push_back(gap.second);
        }
        std::sort(starts.begin(), starts.end());
        for (std::size_t at = 0; at < starts.size(); ++at) {
            const std::size_t end = at + 1 < starts.size() ? starts[at + 1] : days.size();
            segments_.push_back({days[starts[at]], days[end - 1], 0, 0});
        }
    }

    // Width by the square root of how long a segment is and by how much it holds.
    void place(const std::vector<Day>& days) {
        std::vector<double> weights;
        double sum = 0;
        for (const Segment& segment : segments_) {
            const auto held = std::count_if(days.begin(), days.end(), [&segment](Day day) {
                return segment.first <= day && day <= segment.last;
            });
            weights.push_back(std::sqrt(static_cast<double>(segment.last - segment.first) + 1) +
                              1.5 * static_cast<double>(held));
            sum += weights.back();
        }
        const double cuts = kBreakWidth * static_cast<double>(segments_.size() - 1);
        const double room =
            kWidth - 2 * kMargin - cuts - kShortestSegment * static_cast<double>(segments_.size());
        double left = kMargin;
        for (std::size_t at = 0; at < segments_.size(); ++at) {
            segments_[at].left = left;
            segments_[at].right = left + kShortestSegment + std::max(0.0, room) * weights[at] / sum;
            left = segments_[at].right + kBreakWidth;
        }
    }

    std::vector<Segment> segments_;
};

std::string text(double x, double y, std::string_view anchor, std::string_view css,
                 const std::string& words) {
    return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + std::string(anchor) +
           "\" class=\"" + std::string(css) + "\">" + escape(words) + "</text>";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view css) {
    return "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2) +
           "\" class=\"" + std::string(css) + "\"/>";
}

std::string tick_words(Day day, int span_days) {
    if (span_days > 3 * 366) {
        return std::to_string(year_of(day));
    }
    const std::string words = day_in_words(day);
    return span_days > 200 ? words.substr(words.find(' ') + 1) : words;
}

std::string axis(const TimeAxis& scale, double y) {
    std::string out;
    for (const Segment& segment : scale.segments()) {
        out += line(segment.left, y, segment.right, y, "axis");
        const int span = segment.last - segment.first;
        if (&segment != &scale.segments().front()) {
            const double middle = segment.left - kBreakWidth / 2;
            out += "<path class=\"cut\" d=\"M" + px(middle - 6) + " " + px(y + 6) + "l5 -12M" +
                   px(middle + 1) + " " + px(y + 6) + "l5 -12\"/>";
        }
        const int steps =
            std::clamp(static_cast<int>((segment.right - segment.left) / kLabelWidth), 1, std::max(1, span));
        for (int step = 0; step <= steps; ++step) {
            if (span == 0 && step > 0) {
                break;
            }
            const Day day = segment.first + static_cast<int>(static_cast<double>(span) * step / steps);
            const double x = scale.x(day);
            out += line(x, y, x, y + 5, "axis");
            // A segment too short for two labels keeps the first.
            if (step == 0 || segment.right - segment.left >= 1.4 * kLabelWidth) {
                out += text(x, y + 18, step == 0 ? "start" : (step == steps ? "end" : "middle"), "tick",
                            tick_words(day, span));
            }
        }
    }
    return out;
}

std::string item_title(const ChronologyItem& item) {
    std::string words =
        item.when_text + ", " + std::string(status_in_words(item.status)) + ". " + item.headline();
    if (!item.where.empty()) {
        words += ", " + item.where;
    }
    return words;
}

struct Stacked {
    const TimedItem* item = nullptr;
    double x = 0;
    int level = 0;
};

} // namespace

std::string status_sign(Status status, double x, double y, double size) {
    const std::string css = "class=\"s-" + std::string(to_string(status)) + "\"";
    const double s = size;
    switch (status) {
    case Status::actual:
        return "<circle " + css + " cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" + px(s) + "\"/>";
    case Status::future:
        return "<path " + css + " d=\"M" + px(x) + " " + px(y - s * 1.2) + "L" + px(x + s * 1.2) + " " +
               px(y) + "L" + px(x) + " " + px(y + s * 1.2) + "L" + px(x - s * 1.2) + " " + px(y) + "Z\"/>";
    case Status::hypothetical:
        return "<path " + css + " d=\"M" + px(x) + " " + px(y - s) + "L" + px(x + s * 1.1) + " " +
               px(y + s * 0.9) + "L" + px(x - s * 1.1) + " " + px(y + s * 0.9) + "Z\"/>";
    case Status::negated:
        return "<path " + css + " d=\"M" + px(x - s) + " " + px(y - s) + "L" + px(x + s) + " " + px(y + s) +
               "M" + px(x - s) + " " + px(y + s) + "L" + px(x + s) + " " + px(y - s) + "\"/>";
    case Status::historical:
        return "<rect " + css + " x=\"" + px(x - s * 0.8) + "\" y=\"" + px(y - s * 0.8) + "\" width=\"" +
               px(s * 1.6) + "\" height=\"" + px(s * 1.6) + "\"/>";
    }
    return {};
}

std::string render_timeline(const Brief& brief,
                            const std::function<std::string(const std::string&)>& anchor) {
    std::vector<TimedItem> items;
    std::vector<Day> days;
    std::vector<Day> covered;
    for (const ChronologyItem& item : brief.chronology) {
        if (const auto one = timed(item)) {
            items.push_back(*one);
            days.push_back(one->day);
            if (one->from && one->to && *one->to - *one->from <= kLongestSpanDays) {
                for (Day day = *one->from; day < *one->to; day = day + kCoverStepDays) {
                    covered.push_back(day);
                }
                covered.push_back(*one->to);
            }
        }
    }
    for (const ReportItem& report : brief.reports) {
        if (report.day) {
            days.push_back(*report.day);
        }
    }
    if (items.empty() || days.empty()) {
        return {};
    }
    const TimeAxis scale(days, covered);
    std::map<int, int> levels;
    std::vector<Stacked> stacked;
    std::map<int, int> hidden;
    for (const TimedItem& item : items) {
        const int bin = static_cast<int>(scale.x(item.day) / kBin);
        const int level = levels[bin]++;
        if (level < kMostInBin) {
            stacked.push_back({&item, (bin + 0.5) * kBin, level});
        } else {
            ++hidden[bin];
        }
    }
    int highest = 1;
    for (const auto& entry : levels) {
        highest = std::max(highest, std::min(entry.second, kMostInBin));
    }
    const double baseline = 24 + highest * kBin;
    std::string marks;
    for (const Stacked& one : stacked) {
        const double y = baseline - 9 - one.level * kBin;
        const ChronologyItem& item = *one.item->item;
        std::string shape;
        if (one.item->from && one.item->to && one.item->from != one.item->to) {
            shape += line(scale.x(*one.item->from), y, scale.x_in_segment_of(one.item->day, *one.item->to), y,
                          "span");
        }
        shape += status_sign(item.status, one.x, y, kSign);
        const std::string target = anchor(item.id);
        shape = "<title>" + escape(item_title(item)) + "</title>" + shape;
        marks += target.empty() ? "<g>" + shape + "</g>"
                                : "<a href=\"#" + target + "\" tabindex=\"-1\">" + shape + "</a>";
    }
    for (const auto& entry : hidden) {
        marks += text((entry.first + 0.5) * kBin, baseline - 9 - kMostInBin * kBin, "middle", "tick",
                      "+" + std::to_string(entry.second));
    }
    const double report_y = baseline + 44;
    std::string reports = text(kMargin, report_y - 10, "start", "lane", "Reports read");
    for (const ReportItem& report : brief.reports) {
        if (report.day) {
            const double x = scale.x(*report.day);
            reports +=
                "<g><title>" +
                escape(report.published + ", " +
                       (report.outlet.empty() ? "outlet not named" : report.outlet) +
                       (report.copy_of.empty() ? "" : " (copy)")) +
                "</title>" +
                line(x, report_y - 4, x, report_y + 10, report.copy_of.empty() ? "report" : "report copy") +
                "</g>";
        }
    }
    const double height = report_y + 18;
    return "<svg viewBox=\"0 0 " + px(kWidth) + " " + px(height) +
           "\" role=\"img\" aria-label=\"Timeline of " + std::to_string(items.size()) +
           " dated developments; the chronology below says the same in words\">" + axis(scale, baseline) +
           marks + reports + "</svg>";
}

} // namespace vedette::briefing
