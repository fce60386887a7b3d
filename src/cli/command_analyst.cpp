// `vedette merge|split|accept|reject|correct|undo|log`: what an analyst decides, logged, applied and undone.
#include "base/utf8.hpp"
#include "base/sort_unique.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "pipeline/read_all.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace vedette::cli {

namespace {

// Anchors of an event, or of all mentions of a development.
std::vector<MentionAnchor> anchors_of(const CaseView& view, const std::string& id, const Settings& settings) {
    if (const EventRecord* event = find_row(view.events, id, settings)) {
        return {anchor_of(*event)};
    }
    const Development* development = find_row(view.developments, id, settings);
    if (development == nullptr) {
        throw Error(ErrorCode::usage, "`" + id + "` is neither an event nor a development of this casefile; see `vedette events` and `vedette developments`");
    }
    std::vector<MentionAnchor> anchors;
    for (const std::string& mention : development->mentions) {
        if (const EventRecord* event = find_row(view.events, mention, settings)) {
            anchors.push_back(anchor_of(*event));
        }
    }
    return anchors;
}

std::string name_of_user(const Settings& settings) {
    if (!settings.flags.by.empty()) {
        return settings.flags.by;
    }
    const char* user = std::getenv("USER");
    if (user == nullptr || *user == '\0') {
        throw Error(ErrorCode::usage, "who decides? give --by NAME");
    }
    return user;
}

std::string now_utc() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))); }

// Logs, then joins the case anew, so that the next look shows it.
int decide(store::Store& store, AnalystAction action, const Settings& settings) {
    action.who = name_of_user(settings);
    action.why = settings.flags.why;
    action.at = now_utc();
    const std::int64_t number = store.add_action(action);
    pipeline::fuse_case(store);
    write_results(fmt::format("{} logged as action {}; take it back with `vedette undo {}`\n", to_string(action.verb), number, number));
    return kDone;
}

std::vector<MentionAnchor> all_anchors(const CaseView& view, const std::vector<std::string>& ids, const Settings& settings) {
    std::vector<MentionAnchor> anchors;
    for (const std::string& id : ids) {
        const std::vector<MentionAnchor> found = anchors_of(view, id, settings);
        anchors.insert(anchors.end(), found.begin(), found.end());
    }
    sort_unique(anchors);
    return anchors;
}

std::unique_ptr<store::Store> open_to_write(const Settings& settings) {
    store::open_store(settings.flags.casefile, true); // a mistyped name must not make a new casefile
    return store::open_store(settings.flags.casefile, false);
}

// Merge, accept and reject mean all events named.
int decide_on(AnalystVerb verb, const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_to_write(settings);
    AnalystAction action;
    action.verb = verb;
    action.mentions = all_anchors(store->around(settings.flags.paths, false), settings.flags.paths, settings);
    return decide(*store, std::move(action), settings);
}

std::string mention_words(const std::vector<MentionAnchor>& anchors) {
    std::vector<std::string> words;
    for (const MentionAnchor& anchor : anchors) {
        words.push_back(anchor.type + " in " + short_form(anchor.report) + " at " + std::to_string(anchor.begin));
    }
    return joined(words, "; ");
}

} // namespace

int run_split(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_to_write(settings);
    const CaseView view = store->around(settings.flags.paths, false);
    const Development* development = find_row(view.developments, settings.flags.paths.front(), settings);
    if (development == nullptr) {
        throw Error(ErrorCode::usage, "split: `" + settings.flags.paths.front() + "` is no development of this casefile; see `vedette developments`");
    }
    AnalystAction action;
    action.verb = AnalystVerb::split;
    action.mentions = all_anchors(view, {settings.flags.paths.begin() + 1, settings.flags.paths.end()}, settings);
    const std::vector<MentionAnchor> all = all_anchors(view, {development->id}, settings);
    for (const MentionAnchor& anchor : action.mentions) {
        if (std::find(all.begin(), all.end(), anchor) == all.end()) {
            throw Error(ErrorCode::usage, "split: an event named is no mention of development " + short_form(development->id) + "; see `vedette explain " +
                                              short_form(development->id) + "`");
        }
    }
    std::set_difference(all.begin(), all.end(), action.mentions.begin(), action.mentions.end(), std::back_inserter(action.others));
    if (action.others.empty()) {
        throw Error(ErrorCode::usage, "split: name only some of the mentions; the others stay together");
    }
    return decide(*store, std::move(action), settings);
}

int run_merge(const Settings& settings) { return decide_on(AnalystVerb::merge, settings); }

int run_accept(const Settings& settings) { return decide_on(AnalystVerb::accept, settings); }

int run_reject(const Settings& settings) { return decide_on(AnalystVerb::reject, settings); }

int run_correct(const Settings& settings) {
    const std::vector<std::string>& words = settings.flags.paths;
    AnalystAction action;
    action.verb = AnalystVerb::correct;
    action.field = words.at(1);
    action.value = words.at(2);
    if (const std::optional<std::string> reason = refuse_correction(action.field, action.value)) {
        throw Error(ErrorCode::usage, "correct: `" + action.field + " " + action.value + "`: " + *reason);
    }
    const std::unique_ptr<store::Store> store = open_to_write(settings);
    action.mentions = all_anchors(store->around({words.front()}, false), {words.front()}, settings);
    return decide(*store, std::move(action), settings);
}

int run_undo(const Settings& settings) {
    const std::unique_ptr<store::Store> store = open_to_write(settings);
    const std::vector<AnalystAction> log = store->actions();
    const std::string& number = settings.flags.paths.front();
    const auto found = std::find_if(log.begin(), log.end(), [&](const AnalystAction& action) { return std::to_string(action.number) == number; });
    if (found == log.end()) {
        throw Error(ErrorCode::usage, "undo: the log has no action `" + number + "`; see `vedette log`");
    }
    AnalystAction action;
    action.verb = AnalystVerb::undo;
    action.value = number;
    return decide(*store, std::move(action), settings);
}

int run_log(const Settings& settings) {
    const std::vector<AnalystAction> log = open_case(settings)->actions();
    const std::vector<AnalystAction> standing = standing_actions(log);
    Listing listing;
    listing.noun = "actions of analysts";
    listing.table.columns = {{"no", true}, {"when"}, {"who"}, {"did"}, {"to"}, {"why"}, {"stands"}};
    for (const AnalystAction& action : log) {
        const bool stands = action.verb == AnalystVerb::undo || std::any_of(standing.begin(), standing.end(), [&](const AnalystAction& other) {
                                return other.number == action.number;
                            });
        const std::string did = std::string(to_string(action.verb)) + (action.field.empty() ? "" : " " + action.field) + (action.value.empty() ? "" : " " + action.value);
        listing.table.rows.push_back({std::to_string(action.number), action.at, action.who, did, mention_words(action.mentions), action.why, stands ? "yes" : "undone"});
        listing.records.push_back(print_action(action));
    }
    print_listing(listing, settings);
    return kDone;
}

} // namespace vedette::cli
