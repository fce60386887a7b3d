#include "base/utf8.hpp"
#include "briefing/board.hpp"
#include "briefing/brief.hpp"
#include "briefing/evidence.hpp"
#include "briefing/evidence.hpp"
#include "briefing/plain_words.hpp"
#include "briefing/terminal_text.hpp"

#include <algorithm>
#include <set>

namespace vedette::briefing {

namespace {

constexpr std::size_t kDateWidth = 17;
constexpr std::size_t kStatusWidth = 11;
constexpr std::size_t kNarrowestTerminal = 60;

struct StatusSign {
    std::string_view sign;
    Paint paint;
};

// Told apart by sign and word; the colour only helps.
StatusSign sign_of(Status status) {
    switch (status) {
    case Status::actual:
        return {"●", Paint::none};
    case Status::future:
        return {"◇", Paint::blue};
    case Status::hypothetical:
        return {"△", Paint::yellow};
    case Status::negated:
        return {"✕", Paint::red};
    case Status::historical:
        return {"▪", Paint::dim};
    }
    return {"●", Paint::none};
}

class TerminalPage {
public:
    TerminalPage(const Brief& brief, const BriefOptions& options)
        : brief_(brief)
        , width_(
              std::max<std::size_t>(kNarrowestTerminal, static_cast<std::size_t>(std::max(options.width, 0))))
        , colour_(options.colour)
        , most_(options.max_rows <= 0 ? SIZE_MAX : static_cast<std::size_t>(options.max_rows)) {}

    std::string print() {
        head();
        news();
        lines("BOTTOM LINE", "", brief_.bottom, "--html");
        lines("OPEN QUESTIONS", "what the reports leave open", brief_.open, "--html");
        board();
        episodes();
        chronology();
        disputes();
        denials();
        force_sums();
        forces();
        actors();
        sources();
        reports();
        failures();
        limits();
        return std::move(out_);
    }

private:
    void board() {
        if (!brief_.board.empty()) {
            section("INDICATORS BY THEATRE", "preparations reported, on rules set beforehand; no forecast");
            out_ += board_terminal(brief_.board, brief_.claimant_names, static_cast<int>(width_), colour_, false);
        }
    }

    void line(const std::string& text) { out_ += text + "\n"; }

    // `text` in the columns from `indent` on, the first line after `lead` (which is `lead_width` columns wide).
    void block(const std::string& lead, std::size_t lead_width, const std::string& text, std::size_t indent,
               Paint paint = Paint::none) {
        bool is_first = true;
        for (const std::string& part : wrapped(text, width_ - indent)) {
            const std::size_t used = is_first ? lead_width : 0;
            line((is_first ? lead : std::string()) + std::string(indent > used ? indent - used : 0, ' ') +
                 painted(part, paint, colour_));
            is_first = false;
        }
    }

    void section(const std::string& title, const std::string& note = "") {
        line("");
        std::string head = painted(title, Paint::bold, colour_);
        if (!note.empty()) {
            block(head, display_width(title), note, display_width(title) + 2, Paint::dim);
        } else {
            line(head);
        }
    }

    void more(std::size_t shown, std::size_t all, const std::string& where) {
        if (shown < all) {
            block("", 0, std::to_string(all - shown) + " more not shown here; see " + where + ".", 2,
                  Paint::dim);
        }
    }

    void head() {
        const std::string left = brief_.title + " · " + brief_.subject;
        block("", 0, left, 0, Paint::bold);
        const std::string as_of = brief_.as_of.empty() ? "No publication date is known"
                                                       : "As of " + brief_.as_of + ", the newest report read";
        block("", 0, as_of + "; casefile " + brief_.casefile, 0, Paint::dim);
    }

    void lines(const std::string& title, const std::string& note, const std::vector<BottomLine>& facts, const std::string& where) {
        if (facts.empty()) {
            return;
        }
        section(title, note);
        const std::size_t shown = std::min(most_, facts.size());
        for (std::size_t at = 0; at < shown; ++at) {
            const BottomLine& fact = facts[at];
            block("  " + painted(fact.label, Paint::bold, colour_), 2 + display_width(fact.label), fact.text, 12);
            for (const std::string& point : fact.points) {
                block(std::string(12, ' ') + "-", 13, point, 14);
            }
        }
        more(shown, facts.size(), where);
    }

    void news() {
        if (!brief_.new_since.empty()) {
            lines("NEW SINCE " + brief_.new_since, "", brief_.news, "--html");
        }
    }

    void episodes() {
        if (brief_.episodes.episodes.empty()) {
            return;
        }
        TerminalTable rows{{{"What"}}, {}};
        for (const std::string& episode : brief_.episodes.episodes) {
            rows.columns.push_back({episode});
        }
        for (const EpisodeRow& row : brief_.episodes.rows) {
            std::vector<std::string> cells = {row.label};
            for (const EpisodeCell& cell : row.cells) {
                cells.push_back(cell.text.empty() ? "-" : cell.text);
            }
            rows.rows.push_back(std::move(cells));
        }
        table("EPISODES SIDE BY SIDE", "counts depend on how much was read of each", rows, "--html");
    }

    // What weighs most; what is chosen is then shown in time order.
    [[nodiscard]] std::vector<const ChronologyItem*> chosen() const {
        std::vector<const ChronologyItem*> items;
        for (const ChronologyItem& item : brief_.chronology) {
            items.push_back(&item);
        }
        if (items.size() <= most_) {
            return items;
        }
        std::vector<const ChronologyItem*> ranked = items;
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const ChronologyItem* left, const ChronologyItem* right) {
                             return weight_of(*left) > weight_of(*right);
                         });
        const std::set<const ChronologyItem*> kept(ranked.begin(),
                                                   ranked.begin() + static_cast<std::ptrdiff_t>(most_));
        items.erase(std::remove_if(items.begin(), items.end(),
                                   [&kept](const ChronologyItem* item) { return kept.count(item) == 0; }),
                    items.end());
        return items;
    }

    void chronology() {
        if (brief_.chronology.empty()) {
            return;
        }
        section("CHRONOLOGY", "a date in brackets is the report's: the text gives none");
        const std::vector<const ChronologyItem*> items = chosen();
        for (const ChronologyItem* item : items) {
            development(*item);
        }
        more(items.size(), brief_.chronology.size(), "--html or `vedette developments`");
    }

    void development(const ChronologyItem& item) {
        const StatusSign sign = sign_of(item.status);
        const std::string reported = item.reported.empty() ? "(date unknown)" : "(" + item.reported + ")";
        const std::string date = item.is_dated ? item.when_text : reported;
        const std::string status = std::string(sign.sign) + " " + std::string(status_in_words(item.status));
        const std::size_t indent = 2 + kDateWidth + 1 + kStatusWidth;
        const std::vector<std::string> dates = wrapped(date, kDateWidth);
        const std::string lead = "  " + padded(dates.front(), kDateWidth) + " " +
                                 painted(padded(status, kStatusWidth), sign.paint, colour_);
        block(lead, indent, item.headline(), indent, Paint::bold);
        for (std::size_t at = 1; at < dates.size(); ++at) {
            line("  " + dates[at]);
        }
        if (width_ > indent + 20 && !item.words.empty()) {
            line(std::string(indent, ' ') +
                 painted(trimmed(padded(item.words, width_ - indent)), Paint::dim, colour_));
        }
        block("", 0, facts(item), indent);
    }

    static std::string trimmed(std::string text) {
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }

    static std::string facts(const ChronologyItem& item) {
        std::vector<std::string> parts;
        const auto add = [&parts](std::string part) {
            if (!part.empty()) {
                parts.push_back(std::move(part));
            }
        };
        add(item.where);
        add(joined_upto(item.counts, 4));
        add(joined_upto(item.materiel, 4));
        const std::vector<std::string> said = sources_in_words(item.said_by);
        add(said.empty() ? joined_upto(item.outlets, 2) : joined_upto(said, 2));
        if (item.reports > 1) {
            add(counted(item.reports, "report", "reports") +
                (item.independent > 1 ? ", " + std::to_string(item.independent) + " independent" : ""));
        }
        if (!item.verdict.empty()) {
            add(item.verdict);
        }
        if (!item.disputed.empty()) {
            add("disputed: " + joined(item.disputed));
        }
        for (const auto& link : item.history) {
            add(link.second + " [" + link.first.substr(0, 8) + "]");
        }
        return joined(parts, " · ") + (parts.empty() ? "" : " ") + "[" + item.id.substr(0, 8) + "]";
    }

    void disputes() {
        if (brief_.disputes.empty()) {
            return;
        }
        section("DISPUTED", "side by side; low and high: of all claims; best: who vouches most, then the latest");
        const std::size_t shown = std::min(most_, brief_.disputes.size());
        for (std::size_t at = 0; at < shown; ++at) {
            const DisputeItem& dispute = brief_.disputes[at];
            block("", 0, dispute.about + ": " + dispute.field + (dispute.bounds.empty() ? "" : " (" + dispute.bounds + ")"), 2, Paint::bold);
            for (const DisputedClaim& claim : dispute.claims) {
                const std::string value = claim.value.empty() ? "not stated" : claim.value;
                const std::string stance = claim.stance ? std::string(stance_by(*claim.stance)) + " " : "";
                block("    " + padded(shortened(value, 40), 24), 28,
                      stance + claim.source + (claim.date.empty() ? "" : ", " + claim.date), 30);
            }
        }
        more(shown, brief_.disputes.size(), "--html");
    }

    void denials() {
        if (brief_.denials.empty()) {
            return;
        }
        section("DENIED");
        const std::size_t shown = std::min(most_, brief_.denials.size());
        for (std::size_t at = 0; at < shown; ++at) {
            const DenialItem& denial = brief_.denials[at];
            block(
                "  " + painted("✕", Paint::red, colour_), 3,
                denial.about + " — denied by " + joined_upto(denial.denied_by, 3) +
                    (denial.asserted_by.empty() ? "" : "; asserted by " + joined_upto(denial.asserted_by, 3)),
                4);
        }
        more(shown, brief_.denials.size(), "--html");
    }

    void table(const std::string& title, const std::string& note, TerminalTable& rows,
               const std::string& where) {
        if (rows.rows.empty()) {
            return;
        }
        section(title, note);
        const std::size_t all = rows.rows.size();
        rows.rows.resize(std::min(most_, all));
        out_ += render_table(rows, width_, colour_, "  ");
        more(rows.rows.size(), all, where);
    }

    void forces() {
        TerminalTable rows{
            {{"Owner"}, {"What"}, {"How many", true}, {"Where"}, {"Status"}, {"As of"}, {"Says who"}}, {}};
        for (const ForceItem* shown : chosen_forces()) {
            const ForceItem& force = *shown;
            const std::string with = force.materiel.empty() ? "" : " with " + force.materiel;
            const std::string where = force.where + (force.from.empty() ? "" : " from " + force.from);
            rows.rows.push_back(
                {force.owner_name, force.kind + with, force.count.empty() ? "not stated" : force.count, where,
                 std::string(sign_of(force.status).sign) + " " + std::string(status_in_words(force.status)) +
                     (force.is_superseded ? ", superseded" : ""),
                 force.as_of,
                 force.source.empty() ? "" : std::string(stance_by(force.stance)) + " " + force.source});
        }
        const std::size_t shown = rows.rows.size();
        table("FORCES", "as claimed; the rows are not added up", rows, "`vedette forces`");
        more(shown, brief_.forces.size(), "`vedette forces`");
    }

    void force_sums() {
        TerminalTable rows{{{"Where"}, {"What"}, {"Low to high", true}, {"Newest", true}, {"Whose"}, {"As of"}, {"Claims"}}, {}};
        for (const ForceSumItem& sum : brief_.force_sums) {
            std::vector<std::string> claims;
            for (const std::string& id : sum.rows) {
                claims.push_back(id.substr(0, kShownOfId));
            }
            rows.rows.push_back({sum.where(), sum.counted, sum_in_words(sum.low, sum.high), number_in_words(sum.best), joined(sum.owners), sum.as_of, joined(claims, " ")});
        }
        table("FORCES SAID TO BE THERE", std::string(kSumsRule), rows, "`vedette forces --sum-by border`");
    }

    // Entries with a number, then those with a weapon or a place, as far as there is room; shown in the ledger's order.
    [[nodiscard]] std::vector<const ForceItem*> chosen_forces() const {
        std::vector<const ForceItem*> chosen;
        const auto take = [&](auto deserves) {
            for (const ForceItem& force : brief_.forces) {
                const bool is_new = std::find(chosen.begin(), chosen.end(), &force) == chosen.end();
                if (chosen.size() < most_ && is_new && deserves(force)) {
                    chosen.push_back(&force);
                }
            }
        };
        take([](const ForceItem& force) { return !force.count.empty(); });
        take([](const ForceItem& force) { return !force.materiel.empty(); });
        take([](const ForceItem& force) { return !force.where.empty(); });
        take([](const ForceItem&) { return true; });
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

    void actors() {
        TerminalTable rows{
            {{"Code"}, {"Who"}, {"Acts", true}, {"Is acted on", true}, {"Says", true}, {"Mostly"}}, {}};
        for (const ActorItem& actor : brief_.actors) {
            std::vector<std::string> types;
            for (std::size_t at = 0; at < actor.types.size() && at < 3; ++at) {
                types.push_back(type_in_words(actor.types[at].first, {}) + " " +
                                std::to_string(actor.types[at].second));
            }
            if (rows.rows.size() < 15 || most_ == SIZE_MAX) {
                rows.rows.push_back({actor.code.empty() ? "-" : actor.code, actor.name,
                                     std::to_string(actor.as_actor), std::to_string(actor.as_recipient),
                                     std::to_string(actor.as_source), joined(types)});
            }
        }
        const std::size_t shown = rows.rows.size();
        table("ACTORS", "", rows, "--html");
        more(shown, brief_.actors.size(), "--html");
    }

    void sources() {
        TerminalTable rows{{{"Source"}, {"Code"}, {"Claims", true}, {"Quoted", true}, {"How"}}, {}};
        for (std::size_t at = 0; at < brief_.sources.size() && (at < 12 || most_ == SIZE_MAX); ++at) {
            const SourceItem& source = brief_.sources[at];
            std::vector<std::string> stances;
            for (const auto& entry : source.stances) {
                stances.push_back(std::string(stance_in_words(entry.first)) + " " +
                                  std::to_string(entry.second));
            }
            rows.rows.push_back({source.name, source.code.empty() ? "-" : source.code,
                                 std::to_string(source.claims), std::to_string(source.direct),
                                 joined(stances)});
        }
        const std::size_t shown = rows.rows.size();
        table("WHO CLAIMS", "", rows, "`vedette claims`");
        more(shown, brief_.sources.size(), "`vedette claims`");
    }

    void reports() {
        TerminalTable rows{{{"Date"}, {"Known from"}, {"Outlet"}, {"Title"}, {"Events", true}}, {}};
        for (const ReportItem& report : brief_.reports) {
            std::string title = report.title.empty() ? report.source : shortened(report.title, 90);
            if (!report.copy_of.empty()) {
                title += report.copy_outlet.empty() ? " (copy of " + report.copy_of.substr(0, 8) + ")"
                                                    : " (copy of " + report.copy_outlet + ")";
            }
            rows.rows.push_back({report.published, report.known_from,
                                 report.outlet.empty() ? "not named" : report.outlet, title,
                                 std::to_string(report.events)});
        }
        table("REPORTS READ", "", rows, "`vedette sources`");
    }

    void failures() {
        TerminalTable rows{{{"Input"}, {"Stage"}, {"Why"}}, {}};
        for (const FailureRow& failure : brief_.failures) {
            rows.rows.push_back({failure.source, failure.stage, failure.reason});
        }
        table("WHAT FAILED", "", rows, "--html");
    }

    void limits() {
        section("WHAT THIS CANNOT KNOW");
        for (const std::string& limit : brief_.limits) {
            block("  -", 3, limit, 4);
        }
    }

    const Brief& brief_;
    std::size_t width_;
    bool colour_;
    std::size_t most_;
    std::string out_;
};

} // namespace

std::string render_terminal(const Brief& brief, const BriefOptions& options) {
    return TerminalPage(brief, options).print();
}

} // namespace vedette::briefing
