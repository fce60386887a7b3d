#include "briefing/svg_backtest.hpp"

#include "base/utf8.hpp"
#include "briefing/html_text.hpp"
#include "briefing/plain_words.hpp"

#include <algorithm>
#include <vector>

namespace vedette::briefing {

namespace {

constexpr double kWidth = 900, kLeft = 110, kRight = 20, kTop = 56, kRow = 26, kSurgeRow = 30;
constexpr int kLevels = 5;
constexpr double kPlotBottom = kTop + kRow * kLevels;
constexpr double kHeight = kPlotBottom + 24 + kSurgeRow + 46;
constexpr double kLeastMark = 1.5; // a single day in years must still be seen
constexpr int kLongGap = 60;       // days without reports: longer ones are drawn short
constexpr double kGapDays = 12;    // as wide as so many days
constexpr double kLabelRoom = 74;  // of a date below the axis
constexpr const char* kNames[] = {"1 quiet", "2 watch", "3 elevated", "4 high", "5 critical"};

class Drawing {
public:
    explicit Drawing(const Backtest& backtest) : backtest_(backtest), days_(std::max(1, backtest.last - backtest.first + 1)) {
        double at = 0;
        for (std::size_t run = 0; run < backtest_.days.size(); ++run) {
            const Day first = backtest_.days[run].day;
            const int length = last_of(run) - first + 1;
            const bool is_long = backtest_.days[run].level == kUnmonitored && length > kLongGap;
            pieces_.push_back({first, length, at, is_long ? kGapDays : length, is_long});
            at += pieces_.back().width;
        }
        total_ = std::max(1.0, at);
    }

    std::string draw() {
        head();
        axes();
        runs();
        events();
        out_ += "</svg>\n";
        return out_;
    }

private:
    // A run of days of one level; long gaps without reports are drawn narrower than they are.
    struct Piece {
        Day first;
        int length;
        double at;    // in drawn days from the left
        double width; // likewise
        bool is_gap;
    };

    [[nodiscard]] Day last_of(std::size_t run) const { return run + 1 < backtest_.days.size() ? backtest_.days[run + 1].day - 1 : backtest_.last; }

    [[nodiscard]] double x_of(Day day) const {
        double at = 0;
        for (const Piece& piece : pieces_) {
            if (piece.first <= day) {
                at = piece.at + piece.width * std::min(1.0, static_cast<double>(day - piece.first) / piece.length);
            }
        }
        return kLeft + (kWidth - kLeft - kRight) * at / total_;
    }

    void text(double x, double y, const std::string& words, const char* anchor, const char* kind = "t") {
        out_ += "<text class=\"" + std::string(kind) + "\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\">" + escape(words) + "</text>\n";
    }

    void box(const char* kind, Day first, Day last, double y, double height) {
        out_ += "<rect class=\"" + std::string(kind) + "\" x=\"" + px(x_of(first)) + "\" y=\"" + px(y) + "\" width=\"" +
                px(std::max(kLeastMark, x_of(last + 1) - x_of(first))) + "\" height=\"" + px(height) + "\"/>\n";
    }

    void head() {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(kWidth) + " " + px(kHeight) + "\" role=\"img\" aria-label=\"Backtest\">\n"
               "<style>.bg{fill:#fff}.t{font:12px sans-serif;fill:#222}.h{font:bold 15px sans-serif;fill:#111}.g{stroke:#ccc;stroke-width:1}.u{fill:#e4e4e4}"
               ".l1{fill:#9db8c9}.l2{fill:#4c8fb8}.l3{fill:#d99a1c}.l4{fill:#cf5a1e}.l5{fill:#a3161f}.s{fill:#7a4fa3}.e{stroke:#111;stroke-width:1.5;stroke-dasharray:4 3}"
               "@media(prefers-color-scheme:dark){.bg{fill:#14181c}.t{fill:#ddd}.h{fill:#fff}.g{stroke:#3a4046}.u{fill:#2a2f34}.s{fill:#b48be0}.e{stroke:#fff}}</style>\n"
               "<rect class=\"bg\" x=\"0\" y=\"0\" width=\"" + px(kWidth) + "\" height=\"" + px(kHeight) + "\"/>\n";
        text(kLeft, 22, backtest_.title + ", as known day by day", "start", "h");
        text(kLeft, 40, counted(backtest_.reports, "report", "reports") + " about it; " + std::to_string(backtest_.monitored_days) + " of " + std::to_string(days_) +
                            " days monitored; grey: nothing read in four weeks, long gaps drawn short", "start");
    }

    void axes() {
        for (int level = 1; level <= kLevels; ++level) {
            const double y = kPlotBottom - kRow * level;
            text(kLeft - 8, y + kRow / 2 + 4, kNames[level - 1], "end");
            out_ += "<line class=\"g\" x1=\"" + px(kLeft) + "\" y1=\"" + px(y) + "\" x2=\"" + px(kWidth - kRight) + "\" y2=\"" + px(y) + "\"/>\n";
        }
        text(kLeft - 8, kPlotBottom + 24 + kSurgeRow / 2 + 4, "naive surge", "end");
        double free = 0;
        for (const Piece& piece : pieces_) { // the day on which reading begins again after a gap
            const bool is_start = piece.first == backtest_.first || (&piece != pieces_.data() && (&piece - 1)->is_gap);
            const double x = x_of(piece.first);
            if (is_start && !piece.is_gap && x >= free) {
                out_ += "<line class=\"g\" x1=\"" + px(x) + "\" y1=\"" + px(kPlotBottom) + "\" x2=\"" + px(x) + "\" y2=\"" + px(kHeight - 26) + "\"/>\n";
                text(x, kHeight - 12, day_in_words(piece.first), x > kWidth - kRight - kLabelRoom ? "end" : "start");
                free = x + kLabelRoom;
            }
        }
    }

    void runs() {
        for (std::size_t at = 0; at < backtest_.days.size(); ++at) {
            const BacktestDay& day = backtest_.days[at];
            const Day last = last_of(at);
            if (day.level == kUnmonitored) {
                box("u", day.day, last, kTop, kRow * kLevels);
            }
        }
        for (std::size_t at = 0; at < backtest_.days.size(); ++at) { // above the grey
            const BacktestDay& day = backtest_.days[at];
            const Day last = last_of(at);
            if (day.level != kUnmonitored) {
                box(("l" + std::to_string(day.level)).c_str(), day.day, last, kPlotBottom - kRow * day.level, kRow * day.level);
            }
            if (day.is_naive_alarm) {
                box("s", day.day, last, kPlotBottom + 24, kSurgeRow);
            }
        }
    }

    void events() {
        for (const Day event : backtest_.events) {
            if (event < backtest_.first || event > backtest_.last + 1) {
                continue;
            }
            const double x = x_of(event);
            out_ += "<line class=\"e\" x1=\"" + px(x) + "\" y1=\"" + px(kTop - 6) + "\" x2=\"" + px(x) + "\" y2=\"" + px(kPlotBottom + 24 + kSurgeRow) + "\"/>\n";
            text(x, kPlotBottom + 16, "event " + day_in_words(event), x > kWidth / 2 ? "end" : "start");
        }
    }

    const Backtest& backtest_;
    int days_;
    std::vector<Piece> pieces_;
    double total_ = 1;
    std::string out_;
};

} // namespace

std::string svg_backtest(const Backtest& backtest) { return Drawing(backtest).draw(); }

} // namespace vedette::briefing
