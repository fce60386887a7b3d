#include "cli/settings.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "records/events.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <thread>

namespace vedette::cli {

namespace {

constexpr unsigned kMaxJobs = 1024;

std::optional<Day> day_of(const std::string& words, const char* flag) {
    if (words.empty()) {
        return std::nullopt;
    }
    const std::optional<Day> day = words.size() == 10 ? parse_iso_day(words) : std::nullopt;
    if (!day) {
        throw Error(ErrorCode::usage, std::string(flag) + " `" + words + "` is not a day: write YYYY-MM-DD, as in 2021-11-08");
    }
    return day;
}

unsigned jobs_of(const std::string& words) {
    if (words.empty()) {
        return std::max(1U, std::thread::hardware_concurrency());
    }
    unsigned jobs = 0;
    const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), jobs);
    if (problem != std::errc{} || end != words.data() + words.size() || jobs < 1 || jobs > kMaxJobs) {
        throw Error(ErrorCode::usage, "--jobs `" + words + "` is not a number from 1 to " + std::to_string(kMaxJobs));
    }
    return jobs;
}

std::uint32_t number_of(const std::string& words, const char* flag, std::uint32_t otherwise) {
    std::uint32_t number = 0;
    const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (!words.empty() && (problem != std::errc{} || end != words.data() + words.size() || number < 1)) {
        throw Error(ErrorCode::usage, std::string(flag) + " `" + words + "` is not a number from 1 up");
    }
    return words.empty() ? otherwise : number;
}

double share_of(const std::string& words, const char* flag) {
    if (words.empty()) {
        return 0;
    }
    double share = 0;
    const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), share);
    if (problem != std::errc{} || end != words.data() + words.size() || !(share >= 0 && share <= 1)) {
        throw Error(ErrorCode::usage, std::string(flag) + " `" + words + "` is not a number from 0 to 1");
    }
    return share;
}

CaseFilter filter_of(const Flags& flags) {
    CaseFilter filter;
    const auto upper = [](std::string words) {
        std::ranges::transform(words, words.begin(), [](char letter) {
            return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        });
        return words;
    };
    filter.on = upper(flags.on);
    filter.type = upper(flags.type);
    EventType type{};
    if (!filter.type.empty() && !parse_event_type(filter.type, type)) {
        throw Error(ErrorCode::usage, "--type `" + flags.type + "` is not an event type: see `vedette help events` and the codebook");
    }
    filter.status = flags.status;
    filter.outlet = flags.outlet;
    filter.since = day_of(flags.since, "--since");
    filter.until = day_of(flags.until, "--until");
    if (filter.since && filter.until && *filter.until < *filter.since) {
        throw Error(ErrorCode::usage, "--until " + flags.until + " lies before --since " + flags.since);
    }
    filter.words = flags.words;
    filter.min_confidence = share_of(flags.min_confidence, "--min-confidence");
    return filter;
}

// "2021", "2021-09", "2021-09..2022-02", days, months or years on either side.
briefing::Episode episode_of(const std::string& words) {
    const std::size_t dots = words.find("..");
    const std::optional<CoarseDay> first = parse_coarse_day(std::string_view(words).substr(0, dots));
    const std::optional<CoarseDay> last = dots == std::string::npos ? first : parse_coarse_day(std::string_view(words).substr(dots + 2));
    if (!first || !last) {
        throw Error(ErrorCode::usage, "--episode `" + words + "` is no stretch of days: write 2021, 2021-09 or 2021-09-10..2022-02-24");
    }
    if (last->last < first->first) {
        throw Error(ErrorCode::usage, "--episode `" + words + "` ends before it begins");
    }
    return {words, first->first, last->last};
}

RecordKinds kinds_of(const std::vector<std::string>& names) {
    RecordKinds kinds;
    kinds.reports = false;
    for (const std::string& name : names) {
        if (name == "reports") {
            kinds.reports = true;
        } else if (name == "mentions") {
            kinds.mentions = true;
        } else if (name == "claims") {
            kinds.claims = true;
        } else if (name == "predicates") {
            kinds.predicates = true;
        } else if (name != "events" && !name.empty()) {
            throw Error(ErrorCode::usage, "--with `" + name + "` is not a kind of record: use reports, mentions, claims, predicates");
        }
    }
    return kinds;
}

} // namespace

Settings resolve_settings(const Flags& flags) {
    Settings settings;
    settings.flags = flags;
    settings.jobs = jobs_of(flags.jobs);
    settings.published = day_of(flags.published, "--published");
    settings.as_of = day_of(flags.as_of, "--as-of");
    settings.as_known = day_of(flags.as_known, "--as-known");
    settings.new_since = day_of(flags.new_since, "--new-since");
    for (const std::string& words : flags.episodes) {
        settings.episodes.push_back(episode_of(words));
    }
    if (settings.episodes.size() == 1) {
        throw Error(ErrorCode::usage, "--episode is given once: name two or more to set side by side");
    }
    settings.filter = filter_of(flags);
    settings.kinds = kinds_of(flags.with);
    settings.kinds.min_confidence = settings.filter.min_confidence;
    settings.sentence = number_of(flags.sentence, "--sentence", 0);
    settings.top = number_of(flags.top, "--top", 0);
    for (const std::string& day : flags.event_days) {
        if (const std::optional<Day> event = day_of(day, "--event")) {
            settings.event_days.push_back(*event);
        }
    }
    settings.alarm_level = static_cast<int>(number_of(flags.alarm_level, "--alarm", 3));
    if (settings.alarm_level > 5) {
        throw Error(ErrorCode::usage, "--alarm `" + flags.alarm_level + "` is not a level from 2 (watch) to 5 (critical)");
    }
    return settings;
}

namespace {

void check_extra_lexicon(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (!fs::is_directory(fs::path(folder) / "entities", problem) && !fs::is_directory(fs::path(folder) / "frames", problem)) {
        throw Error(ErrorCode::usage, "--lexicon-extra `" + folder + "`: there is neither entities/ nor frames/ in it; `vedette lexicon import` writes such a folder");
    }
}

} // namespace

pipeline::StageOptions stage_options(const Flags& flags) {
    namespace fs = std::filesystem;
    for (const std::string& folder : flags.extra_lexicons) {
        check_extra_lexicon(folder);
    }
    std::vector<fs::path> tried;
    if (!flags.data_folder.empty()) {
        tried.emplace_back(flags.data_folder);
    } else {
        std::error_code problem;
        const fs::path program = fs::read_symlink("/proc/self/exe", problem);
        if (!problem) {
            tried.push_back(program.parent_path() / ".." / "share" / "vedette");
        }
        tried.emplace_back(VEDETTE_SOURCE_DIR);
    }
    std::string places;
    for (const fs::path& folder : tried) {
        std::error_code problem;
        if (fs::is_directory(folder / "lexicon", problem)) {
            pipeline::StageOptions options = pipeline::options_for(folder.string());
            options.extra_lexicons = flags.extra_lexicons;
            return options;
        }
        places += (places.empty() ? "" : ", ") + folder.string();
    }
    throw Error(ErrorCode::resource_missing, "no lexicon/ under " + places + "; name the folder that holds lexicon/, models/ and data/ with --data DIR");
}

} // namespace vedette::cli
