// `vedette brief`: the brief in the terminal, and as a page or Markdown.
#include "base/file.hpp"
#include "briefing/brief.hpp"
#include "cli/force_areas.hpp"
#include "cli/listing.hpp"
#include "cli/print_pdf.hpp"
#include "cli/terminal.hpp"
#include "cli/watched_case.hpp"
#include "store/store.hpp"

namespace vedette::cli {

namespace {

// Names of countries for the map's lettering and for codes; without the table the brief shows codes.
std::map<std::string, std::string> country_names(const Settings& settings) {
    const Result<std::string> bytes = read_file(stage_options(settings.flags).lexicon_folder + "/places/countries.tsv");
    return bytes ? briefing::parse_country_names(*bytes) : std::map<std::string, std::string>();
}

briefing::MapGeometry map_geometry(const Settings& settings, const std::map<std::string, std::string>& names) {
    const std::string path = stage_options(settings.flags).map_path;
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
        throw Error(ErrorCode::resource_missing, bytes.failure().message + "; the map needs it");
    }
    Result<briefing::MapGeometry> geometry = briefing::parse_map_geometry(*bytes, path, names);
    if (!geometry) {
        throw Error(ErrorCode::resource_invalid, geometry.failure().message);
    }
    return std::move(*geometry);
}

// A brief must stay quick: the board of a case with more reports than this in two years is a command of its own.
constexpr int kMostBoardReports = 100'000;

std::vector<TheatreReading> board_of(store::Store& store, const warning::TheatreTable& theatres, const Settings& settings) {
    int reports = 0;
    for (const auto& [day, read] : store.days_read()) {
        reports += read;
    }
    if (reports > kMostBoardReports) {
        write_message("vedette: the board of theatres is left out of the brief of so large a case; see `vedette indicators`");
        return {};
    }
    const TheatreList chosen = theatres_with(theatres, settings.filter.on);
    const std::optional<WatchedCase> watched = chosen.empty() ? std::nullopt : watch_case(store, settings, chosen, kHistoryDays);
    return watched ? read_theatres(*watched, settings, chosen) : std::vector<TheatreReading>{};
}

std::vector<briefing::TheatreZone> zones_of(const warning::TheatreTable& table, const Settings& settings) {
    std::vector<briefing::TheatreZone> zones;
    for (const warning::Theatre* theatre : theatres_with(table, settings.filter.on)) {
        briefing::TheatreZone& zone = zones.emplace_back();
        zone.id = theatre->id;
        zone.title = theatre->title;
        zone.ground = theatre->ground;
        zone.borders = theatre->borders;
        zone.places = theatre->places;
        for (const warning::Circle& circle : theatre->circles) {
            zone.circles.push_back({circle.lat, circle.lon, circle.km});
        }
    }
    return zones;
}

void add_sums(const std::vector<fusion::ForceSum>& sums, bool by_theatre, std::vector<briefing::ForceSumItem>& items) {
    for (const fusion::ForceSum& sum : sums) {
        items.push_back({by_theatre, sum.area, sum.counted, sum.low, sum.best, sum.high, sum.as_of, sum.owners, sum.rows, sum.not_added});
    }
}

// Theatres first: the wider area.
std::vector<briefing::ForceSumItem> sums_of(const CaseView& view, const warning::TheatreTable& table, const Settings& settings) {
    std::vector<briefing::ForceSumItem> items;
    const ForceAreas areas(view);
    add_sums(areas.by_theatre(theatres_with(table, settings.filter.on)), true, items);
    add_sums(areas.by_place(true), false, items);
    return items;
}

} // namespace

int run_brief(const Settings& settings) {
    const std::unique_ptr<store::Store> store = store::open_store(settings.flags.casefile, true);
    briefing::BriefOptions options;
    options.on = settings.filter.on;
    options.since = settings.filter.since;
    options.until = settings.filter.until;
    options.new_since = settings.new_since;
    options.episodes = settings.episodes;
    const warning::TheatreTable theatres = load_theatres(settings);
    options.board = board_of(*store, theatres, settings);
    options.zones = zones_of(theatres, settings);
    options.colour = wants_colour();
    options.country_names = country_names(settings);
    const CaseView view = chosen_view(*store, settings, true);
    options.force_sums = sums_of(view, theatres, settings);
    const briefing::Brief brief = briefing::compose(view, options);
    if (!settings.flags.html.empty() || !settings.flags.pdf.empty()) {
        const std::string page = briefing::render_html(brief, map_geometry(settings, options.country_names));
        if (!settings.flags.html.empty()) {
            write_file_atomically(settings.flags.html, page);
        }
        if (!settings.flags.pdf.empty()) {
            std::string day = brief.as_of_day ? to_iso(*brief.as_of_day) : std::string();
            std::erase(day, '-');
            print_pdf(page, settings.flags.pdf, day);
        }
    }
    if (!settings.flags.markdown.empty()) {
        write_file_atomically(settings.flags.markdown, briefing::render_markdown(brief));
    }
    write_results(settings.flags.json ? briefing::render_json(brief) : briefing::render_terminal(brief, options));
    if (store->needs_fusion()) {
        write_message("vedette: reports were added after developments were last joined (a reading was interrupted?); run `vedette read` again");
    }
    return kDone;
}

} // namespace vedette::cli
