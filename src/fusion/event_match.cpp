#include "fusion/event_match.hpp"

#include "base/great_circle.hpp"
#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "fusion/told_again.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace vedette::fusion {

namespace {

constexpr std::int32_t kFarDays = 4000000;
constexpr std::int32_t kSameNewsDays = 7;      // undated mentions of one act are published within a week
constexpr std::int32_t kSameViolenceDays = 3;  // ... of violence within fewer: the next clash comes soon
constexpr std::int32_t kPastNewsDays = 10;     // news without a date is about the last days
constexpr std::int32_t kLastingDays = 400;     // a war or an embargo
constexpr std::int32_t kPlanDays = 45;         // a plan without a date is about the next weeks
constexpr std::int32_t kDenialDays = 30;
constexpr std::int32_t kTimeZoneDays = 1;      // "Monday evening" here is Tuesday there
constexpr std::int32_t kFulfilmentDays = 180;  // a plan or a fear older than this was about another time
constexpr std::int32_t kPlanSlackDays = 7;     // a dated plan may be kept this much early or late
constexpr double kSamePlaceKm = 60;
constexpr double kCoarseDays = 40;             // an interval over this says little about which of two acts is meant

constexpr double kSameParties = 1.5;
constexpr double kSomeParties = 0.8;
constexpr double kSameDay = 1.6;
constexpr double kSameWeek = 1.0;
constexpr double kSameTime = 0.5;
constexpr double kSameSite = 1.5;
constexpr double kSameArea = 0.5;
constexpr double kSameLemma = 1.0;
constexpr double kLightLemma = 0.6;            // "give", "take": the word says little of the act
constexpr double kSameGroup = 0.8;
constexpr double kAlliedGroup = 0.6;           // "raid" and "clash": often one, as often two
constexpr double kSameCount = 0.7;
constexpr double kSameMateriel = 0.5;
constexpr double kSharedWords = 2.0;
constexpr double kSameReport = 0.5;
constexpr double kSamePlan = 0.5;              // one report's plan, fear or denial named again
constexpr double kToldAgain = 1.0;             // one teller's plan of others, told again without saying whose
constexpr double kSameBuildUp = 0.4;           // one report's build-up of one state named again
constexpr double kNamedAgain = 1.3;            // one report's build-up or drills named again by the bare word
constexpr double kSpokenOn = 1.4;              // a speaker who goes on asking in the next sentence
constexpr double kKnownByName = 1.0;           // "Norland's invasion of Sudland": there is one
constexpr double kMuchSharedWords = 0.5;
constexpr double kLeastSharedWords = 0.25;     // of speech acts: they must be about the same
constexpr double kSpeechSharedWords = 0.4;     // ... and of two days: people repeat themselves

bool is_state_sector(std::string_view sector) {
    constexpr std::array<std::string_view, 9> kState = {"", "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "UNK", "JRN"};
    return std::find(kState.begin(), kState.end(), sector) != kState.end();
}

std::string party_key(const Party& party) {
    if (party.code.empty()) {
        // "role:CVL:people" is nobody in particular.
        return party.entity.empty() || party.entity.starts_with("role:") ? std::string() : "~" + party.entity;
    }
    return is_state_sector(party.sector) ? party.code : party.code + "/" + party.sector;
}

std::vector<std::string> keys(const std::vector<Party>& parties) {
    std::vector<std::string> list;
    for (const Party& party : parties) {
        if (std::string key = party_key(party); !key.empty()) {
            list.push_back(std::move(key));
        }
    }
    sort_unique(list);
    return list;
}

bool includes(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool overlap(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& item) { return std::binary_search(right.begin(), right.end(), item); });
}

// FNV-1a: a case of many sentences is compared word by word, and a number is enough for that.
std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : word) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    }
    return hash;
}

std::vector<std::uint32_t> content_words(const std::string& sentence) {
    static const std::set<std::string> kCommon = {"that", "this", "with", "from", "have", "been", "were", "will", "would", "said", "says", "their",
                                                  "they", "them", "than", "then", "when", "what", "which", "while", "about", "after", "also", "into",
                                                  "over", "more", "some", "such", "could", "should", "told", "there", "where", "other", "only", "most",
                                                  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "according"};
    std::vector<std::uint32_t> words;
    std::string word;
    const std::string lower = to_lower(sentence);
    for (std::size_t offset = 0; offset <= lower.size();) {
        const char32_t letter = offset < lower.size() ? next_code_point(lower, offset) : (++offset, U' ');
        if (is_letter(letter) || is_digit(letter)) {
            append_utf8(word, letter);
            continue;
        }
        if (word.size() >= 4 && !kCommon.contains(word)) {
            // A crude singular is enough to compare two sentences.
            if (word.size() > 4 && word.back() == 's') {
                word.pop_back();
            }
            words.push_back(hash_of(word));
        }
        word.clear();
    }
    sort_unique(words);
    return words;
}

// Share of the shorter sentence's content words that the other one has too.
double shared_words(const Facet& left, const Facet& right) {
    if (left.words.empty() || right.words.empty()) {
        return 0;
    }
    std::size_t both = 0;
    for (auto one = left.words.begin(), other = right.words.begin(); one != left.words.end() && other != right.words.end();) {
        both += *one == *other ? 1U : 0U;
        const bool steps = *one <= *other;
        other += *other <= *one ? 1 : 0;
        one += steps ? 1 : 0;
    }
    const double shorter = static_cast<double>(std::min(left.words.size(), right.words.size()));
    return static_cast<double>(both) / std::max(shorter, 4.0);
}

bool types_agree(const Facet& left, const Facet& right) {
    if (left.event->type == right.event->type) {
        return true;
    }
    // One report calls a drill joint, the other one names a single side.
    const auto moves = [](EventType type) { return type == EventType::COOPERATE || type == EventType::MOBILIZE; };
    return is_exercise_pair(left, right) && moves(left.event->type) && moves(right.event->type);
}

// "The leaders of both states" are whoever leads them.
bool is_leader(const std::string& entity) { return entity.ends_with(":leader") || entity.ends_with(":president"); }

// Both name a person or body for one state, and not the same one.
bool names_differ(const std::vector<Party>& left, const std::vector<Party>& right) {
    for (const Party& one : left) {
        bool same_state = false;
        bool same_name = false;
        for (const Party& other : right) {
            const bool both_named = !one.code.empty() && one.code == other.code && !one.entity.empty() && !other.entity.empty() &&
                                    one.entity != one.code && other.entity != other.code;
            same_state = same_state || both_named;
            const bool may_be_one = one.entity == other.entity || (is_leader(one.entity) && other.entity.starts_with("person:")) ||
                                    (is_leader(other.entity) && one.entity.starts_with("person:"));
            same_name = same_name || (both_named && may_be_one);
        }
        if (same_state && !same_name) {
            return true;
        }
    }
    return false;
}

bool is_point(const EventRecord::Where& place) {
    return vedette::is_point(place.precision);
}

bool is_same_place(const EventRecord::Where& left, const EventRecord::Where& right) {
    if (!left.id.empty() && left.id == right.id) {
        return true;
    }
    return left.lat && left.lon && right.lat && right.lon && is_point(left) && is_point(right) &&
           distance_km(*left.lat, *left.lon, *right.lat, *right.lon) <= kSamePlaceKm;
}

// A place of `left` that `counts` is one of `right` too.
template <typename Counts>
bool share_place(const Facet& left, const Facet& right, Counts counts) {
    return std::any_of(left.event->where.begin(), left.event->where.end(), [&](const EventRecord::Where& here) {
        return counts(here) &&
               std::any_of(right.event->where.begin(), right.event->where.end(), [&](const EventRecord::Where& there) { return is_same_place(here, there); });
    });
}

bool share_spot(const Facet& left, const Facet& right) {
    return std::any_of(left.event->where.begin(), left.event->where.end(), [&](const EventRecord::Where& here) {
        return is_point(here) && std::any_of(right.event->where.begin(), right.event->where.end(),
                                             [&](const EventRecord::Where& there) { return is_point(there) && is_same_place(here, there); });
    });
}

// A deed without a known hand goes with one that has a hand only where day and spot are the same.
bool unknown_hand_fits(const Facet& left, const Facet& right) {
    if (is_told_again(left, right) || is_named_again(left, right)) {
        return true;
    }
    const DayRange one = possible_days(left);
    const DayRange other = possible_days(right);
    const bool same_day = is_dated(left) && is_dated(right) && std::max(one.last, other.last) - std::min(one.first, other.first) <= kTimeZoneDays;
    return same_day && share_spot(left, right);
}

bool parties_agree(const Facet& left, const Facet& right) {
    const auto resigns = [](const Facet& facet) {
        const std::vector<std::string>& modes = facet.event->modes;
        return std::find(modes.begin(), modes.end(), "resign") != modes.end();
    };
    const bool person_matters = is_speech(left.event->type) || left.event->type == EventType::CONSULT || resigns(left) || resigns(right);
    if (person_matters && (names_differ(left.event->actors, right.event->actors) || names_differ(left.event->recipients, right.event->recipients))) {
        return false;
    }
    if (is_mutual(left.event->type) || is_exercise_pair(left, right)) {
        return left.parties.empty() || right.parties.empty() || includes(left.parties, right.parties) || includes(right.parties, left.parties);
    }
    if (left.actors.empty() != right.actors.empty() && !unknown_hand_fits(left, right)) {
        return false;
    }
    if (!left.actors.empty() && !right.actors.empty() && !includes(left.actors, right.actors) && !includes(right.actors, left.actors)) {
        return false;
    }
    if (!left.recipients.empty() && !right.recipients.empty() && !overlap(left.recipients, right.recipients)) {
        return false;
    }
    // Who did it to one side must not be whom it was done to on the other.
    const bool turned = !left.actors.empty() && !right.recipients.empty() && left.actors == right.recipients && left.actors != right.actors;
    const bool turned_back = !right.actors.empty() && !left.recipients.empty() && right.actors == left.recipients && left.actors != right.actors;
    return !turned && !turned_back;
}

bool share_country(const EventRecord::Where& left, const EventRecord::Where& right) {
    return std::any_of(left.countries.begin(), left.countries.end(), [&](const std::string& code) {
        return std::find(right.countries.begin(), right.countries.end(), code) != right.countries.end();
    });
}

bool place_contradicts(const EventRecord::Where& left, const EventRecord::Where& right) {
    if (is_same_place(left, right)) {
        return false;
    }
    if (is_point(left) && is_point(right) && (!left.id.empty() || left.lat) && (!right.id.empty() || right.lat)) {
        return true;
    }
    return !left.countries.empty() && !right.countries.empty() && !share_country(left, right);
}

// Places of one kind of role contradict when no place of the one goes with any place of the other.
bool places_agree(const Facet& left, const Facet& right) {
    for (const bool origin : {false, true}) {
        bool any = false;
        bool fits = false;
        for (const EventRecord::Where& one : left.event->where) {
            for (const EventRecord::Where& other : right.event->where) {
                if ((one.role == PlaceRole::from) == origin && (other.role == PlaceRole::from) == origin) {
                    any = true;
                    fits = fits || !place_contradicts(one, other);
                }
            }
        }
        if (any && !fits) {
            return false;
        }
    }
    return true;
}

bool bounds_meet(const EventRecord::Count& left, const EventRecord::Count& right) {
    return (!left.high || *left.high >= right.low) && (!right.high || *right.high >= left.low);
}

bool recurs_soon(EventType type) { return type == EventType::ASSAULT || type == EventType::PROTEST || type == EventType::COERCE; }

// Undated violence of two reports: something more than the parties must show that it is one incident.
bool recurring_acts_agree(const Facet& left, const Facet& right) {
    bool same_count = false;
    bool other_count = false;
    for (const EventRecord::Count& one : left.event->counts) {
        for (const EventRecord::Count& other : right.event->counts) {
            if (one.what == other.what) {
                same_count = same_count || bounds_meet(one, other);
                other_count = other_count || !bounds_meet(one, other);
            }
        }
    }
    if (other_count && !same_count) {
        return false;
    }
    return same_count || share_spot(left, right) || shared_words(left, right) >= kMuchSharedWords;
}

// Dated violence of two reports on one day: police arrest many people on a day.
bool same_day_acts_agree(const Facet& left, const Facet& right) {
    if (left.event->report == right.event->report || !recurs_soon(left.event->type)) {
        return true;
    }
    // Police at home arrest somebody every day: who suffers tells two acts apart only where it is another side.
    const bool at_home = !left.actors.empty() && std::all_of(left.recipients.begin(), left.recipients.end(), [&](const std::string& victim) {
        return std::any_of(left.actors.begin(), left.actors.end(), [&](const std::string& actor) { return actor.substr(0, 3) == victim.substr(0, 3); });
    });
    const bool same_victim = !left.recipients.empty() && left.recipients == right.recipients && !at_home;
    const bool same_count = std::any_of(left.event->counts.begin(), left.event->counts.end(), [&](const EventRecord::Count& one) {
        return std::any_of(right.event->counts.begin(), right.event->counts.end(), [&](const EventRecord::Count& other) { return one.what == other.what && bounds_meet(one, other); });
    });
    const bool same_place = share_place(left, right, [](const EventRecord::Where& here) {
        return here.precision != PlacePrecision::country && here.precision != PlacePrecision::region;
    });
    return same_victim || same_count || same_place || shared_words(left, right) >= kLeastSharedWords;
}

// "They agreed to deploy a joint force ... started two days ago": what is under way is still ahead.
bool is_plan_and_beginning(const Facet& left, const Facet& right) {
    return left.event->report == right.event->report && is_gradual(left.group) && is_gradual(right.group) &&
           (is_ahead(left.event->status) ? right.event->status : left.event->status) == Status::actual &&
           is_ahead(left.event->status) != is_ahead(right.event->status);
}

bool times_agree(const Facet& left, const Facet& right) {
    if (!is_dated(left) && !is_dated(right)) {
        if (left.event->report == right.event->report) {
            return true;
        }
        // History and analogy carry no date of their own: publication dates say nothing about them.
        const bool history = left.event->status == Status::historical || right.event->status == Status::historical;
        const bool recurs = recurs_soon(left.event->type);
        return !history && left.published && right.published &&
               std::abs(*left.published - *right.published) <= (recurs ? kSameViolenceDays : kSameNewsDays) &&
               (!recurs || recurring_acts_agree(left, right));
    }
    if (!same_day_acts_agree(left, right)) {
        return false;
    }
    const DayRange one = possible_days(left);
    const DayRange other = possible_days(right);
    // One report that dates two acts differently tells of two.
    const bool zones = is_dated(left) && is_dated(right) && left.event->report != right.event->report;
    const std::int32_t slack = zones ? kTimeZoneDays : is_plan_and_beginning(left, right) ? kPastNewsDays : 0;
    return one.first <= other.last + slack && other.first <= one.last + slack;
}

// "To visit the neighbour for a meeting with its president": two records, one thing.
bool is_visit_for_meeting(const Facet& left, const Facet& right) {
    const bool pair = (left.group == TriggerGroup::visit && right.group == TriggerGroup::meeting) ||
                      (left.group == TriggerGroup::meeting && right.group == TriggerGroup::visit);
    return pair && left.event->status == right.event->status && left.parties.size() > 1 && left.parties == right.parties;
}

// Within one report: two words of one sentence are two acts (codebook 9.2), and what is planned or feared is not what has happened.
bool readings_agree(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    if (one.report != other.report) {
        return true;
    }
    if (one.sentence_span == other.sentence_span && one.trigger_lemma != other.trigger_lemma && !is_visit_for_meeting(left, right)) {
        return false;
    }
    if ((one.status == Status::negated) != (other.status == Status::negated) && is_same_teller(one, other)) {
        return false; // nobody announces and denies the same
    }
    if ((one.status == Status::negated && other.status == Status::historical) || (one.status == Status::historical && other.status == Status::negated)) {
        return false; // "tested in 1974 and has not since"
    }
    const bool mixed = (one.status == Status::actual && is_ahead(other.status)) || (other.status == Status::actual && is_ahead(one.status));
    return !mixed || (is_gradual(left.group) && is_gradual(right.group));
}

// "The bombings" are several, "the latest bombing" is one of them.
bool is_one_of_several(const Facet& left, const Facet& right) {
    const std::string& one = left.event->trigger;
    const std::string& other = right.event->trigger;
    const std::string& longer = one.size() > other.size() ? one : other;
    const std::string& shorter = one.size() > other.size() ? other : one;
    const bool is_violence = left.event->type == EventType::ASSAULT && left.group != TriggerGroup::clash && left.event->trigger_lemma != "hostage";
    return is_violence && longer == shorter + "s" && left.event->trigger_lemma == right.event->trigger_lemma && shorter == left.event->trigger_lemma;
}

// One report gives numbers that are far apart: of two acts, or of two times.
bool counts_are_far_apart(const Facet& left, const Facet& right) {
    constexpr double kFar = 2;
    return left.event->report == right.event->report &&
           std::any_of(left.event->counts.begin(), left.event->counts.end(), [&](const EventRecord::Count& one) {
               return std::any_of(right.event->counts.begin(), right.event->counts.end(), [&](const EventRecord::Count& other) {
                   return one.what == other.what && !bounds_meet(one, other) && std::max(one.low, other.low) > kFar * std::min(one.low, other.low);
               });
           });
}

// "The trooper's last visit to Norland": by whom is not known, so another's visit there is not the same for the place alone.
bool is_unknown_visitor(const Facet& left, const Facet& right) {
    const bool visits = left.event->type == EventType::CONSULT && left.actors.empty() != right.actors.empty() && !left.recipients.empty() && !right.recipients.empty();
    return visits && !(is_dated(left) && is_dated(right)) && shared_words(left, right) < kLeastSharedWords;
}

bool acts_agree(const Facet& left, const Facet& right) {
    if (is_one_of_several(left, right) || is_unknown_visitor(left, right) || (recurs_soon(left.event->type) && counts_are_far_apart(left, right))) {
        return false;
    }
    if (!are_compatible(left.group, right.group)) {
        return false;
    }
    const bool same_lemma = !left.event->trigger_lemma.empty() && left.event->trigger_lemma == right.event->trigger_lemma;
    const bool same_group = left.group == right.group && left.group != TriggerGroup::none;
    if (is_speech(left.event->type)) {
        if (may_ask_on(left, right)) {
            return true;
        }
        const bool one_day = left.event->report == right.event->report || (left.published && left.published == right.published);
        return shared_words(left, right) >= (one_day ? kLeastSharedWords : kSpeechSharedWords);
    }
    return same_lemma || same_group || left.event->type == EventType::CONSULT || (left.group != TriggerGroup::none && right.group != TriggerGroup::none) ||
           shared_words(left, right) >= kLeastSharedWords;
}

std::string quoted_triggers(const EventRecord& left, const EventRecord& right) {
    return left.trigger == right.trigger ? "'" + left.trigger + "' in both" : "'" + left.trigger + "' and '" + right.trigger + "'";
}

} // namespace

bool is_dated(const Facet& facet) { return facet.event->when && (facet.event->when->from || facet.event->when->to); }

bool is_exercise_pair(const Facet& left, const Facet& right) {
    return left.group == TriggerGroup::exercise && right.group == TriggerGroup::exercise;
}

Facet make_facet(const EventRecord& event) {
    Facet facet;
    facet.event = &event;
    facet.actors = keys(event.actors);
    facet.recipients = keys(event.recipients);
    facet.parties = facet.actors;
    facet.parties.insert(facet.parties.end(), facet.recipients.begin(), facet.recipients.end());
    sort_unique(facet.parties);
    facet.words = content_words(event.sentence);
    // Parties and act are compared on their own; here they would make any two of their sentences alike.
    std::string named = event.trigger + " " + event.trigger_lemma;
    for (const std::vector<Party>* parties : {&event.actors, &event.recipients}) {
        for (const Party& party : *parties) {
            named += " " + party.name;
            if (!party.span.empty() && event.sentence_span.contains(party.span)) {
                named += " " + std::string(TextSpan{party.span.begin - event.sentence_span.begin, party.span.end - event.sentence_span.begin}.in(event.sentence));
            }
        }
    }
    const std::vector<std::uint32_t> known = content_words(named);
    facet.words.shrink_to_fit();
    std::erase_if(facet.words, [&](std::uint32_t word) { return std::binary_search(known.begin(), known.end(), word); });
    facet.group = trigger_group(event.trigger_lemma.empty() ? event.trigger : event.trigger_lemma);
    if (facet.group == TriggerGroup::none) {
        facet.group = trigger_group(event.trigger);
    }
    if (facet.group == TriggerGroup::none && event.type == EventType::ASSAULT && (event.trigger_lemma == "join" || event.trigger_lemma == "enter")) {
        facet.group = TriggerGroup::war_entry;
    }
    if (facet.group == TriggerGroup::none && event.type == EventType::MOBILIZE && is_one_of(event.trigger_lemma, {"pull", "bring", "draw", "pool"})) {
        facet.group = TriggerGroup::deployment; // "pulled its forces together"
    }
    if (facet.group == TriggerGroup::none && event.type == EventType::MOBILIZE && is_one_of(event.trigger_lemma, {"have", "hold", "keep"})) {
        facet.group = TriggerGroup::build_up; // "had 8,000 troops on the border": what the massing has come to
    }
    if (facet.group == TriggerGroup::exercise && event.type == EventType::AID) {
        facet.group = TriggerGroup::none; // training another's men is no drill
    }
    facet.published = event.published.from ? event.published.from : event.published.to;
    return facet;
}

bool is_mutual(EventType type) {
    return type == EventType::CONSULT || type == EventType::COOPERATE || type == EventType::AGREE || type == EventType::SUPPORT;
}

bool is_speech(EventType type) {
    switch (type) {
    case EventType::AGREE:
    case EventType::SUPPORT:
    case EventType::CONCEDE:
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN:
        return true;
    default:
        return false;
    }
}

DayRange possible_days(const Facet& facet) {
    const EventRecord& event = *facet.event;
    if (is_dated(facet)) {
        return {event.when->from ? event.when->from->number : -kFarDays, event.when->to ? event.when->to->number : kFarDays};
    }
    if (!facet.published) {
        return {1, 0}; // no day at all: an undated mention in an undated report meets nothing
    }
    const std::int32_t day = facet.published->number;
    // "Moscow's invasion", "the sanctions": named without a date as long as they last.
    const bool lasting = facet.group == TriggerGroup::invasion || facet.group == TriggerGroup::sanction || facet.group == TriggerGroup::blockade;
    if (lasting && event.status == Status::actual && !facet.actors.empty() && !facet.recipients.empty()) {
        return {day - kLastingDays, day + 1};
    }
    switch (event.status) {
    case Status::future:
    case Status::hypothetical:
        return {day - 1, day + kPlanDays};
    case Status::negated:
        return {day - kDenialDays, day + kDenialDays};
    case Status::historical:
        return {1, 0};
    case Status::actual:
        break;
    }
    return {day - kPastNewsDays, day + 1};
}

bool can_be_same(const Facet& left, const Facet& right) {
    return types_agree(left, right) && readings_agree(left, right) && times_agree(left, right) && parties_agree(left, right) && places_agree(left, right) &&
           acts_agree(left, right);
}

bool comes_about(const Facet& before, const Facet& after) {
    if (before.event->report == after.event->report || is_speech(before.event->type) || after.event->status != Status::actual ||
        before.event->status == Status::actual || before.event->status == Status::historical || !before.published ||
        (!after.published && !is_dated(after))) {
        return false;
    }
    const bool mutual = is_mutual(before.event->type) || is_exercise_pair(before, after);
    const bool same_act = are_compatible(before.group, after.group) && before.group != TriggerGroup::none && after.group != TriggerGroup::none;
    if (!types_agree(before, after) || !same_act || !parties_agree(before, after) || !places_agree(before, after)) {
        return false;
    }
    if (mutual ? before.parties.size() < 2 || before.parties != after.parties : before.actors.empty() || before.actors != after.actors) {
        return false;
    }
    const bool same_site =
        share_place(before, after, [](const EventRecord::Where& here) { return is_point(here) || here.precision == PlacePrecision::border; });
    if (!mutual && !same_site && !overlap(before.recipients, after.recipients)) {
        return false;
    }
    const DayRange happened = is_dated(after) ? possible_days(after) : DayRange{after.published->number - kPastNewsDays, after.published->number};
    const bool in_order = before.published->number <= happened.last && happened.first <= before.published->number + kFulfilmentDays;
    const bool as_dated = !is_dated(before) || (possible_days(before).first - kPlanSlackDays <= happened.last && happened.first <= possible_days(before).last + kPlanSlackDays);
    return in_order && as_dated && happened.last - happened.first <= kFulfilmentDays;
}

Match match(const Facet& left, const Facet& right) {
    const EventRecord& one = *left.event;
    const EventRecord& other = *right.event;
    Match result;
    std::string why;
    const auto add = [&](double score, std::string_view words) {
        result.score += score;
        if (!words.empty()) {
            why += (why.empty() ? "" : ", ") + std::string(words);
        }
    };
    const bool mutual = is_mutual(one.type) || is_exercise_pair(left, right);
    const std::vector<std::string>& left_actors = mutual ? left.parties : left.actors;
    const std::vector<std::string>& right_actors = mutual ? right.parties : right.actors;
    if (!left_actors.empty() && left_actors == right_actors) {
        // Of a meeting one party alone says little: with whom?
        const bool alone = mutual && left_actors.size() == 1;
        // A victim whom words alone name ("the terrorists") may be another one.
        const bool unknown_victim = left.recipients.empty() && one.recipients.empty() != other.recipients.empty();
        const bool whole = !alone && (mutual || (left.recipients == right.recipients && !unknown_victim));
        add(whole ? kSameParties : alone && one.type == EventType::CONSULT ? kSomeParties : (kSameParties + kSomeParties) / 2, whole ? "same parties" : alone ? "same party" : "same actor");
    } else if (!left_actors.empty() && !right_actors.empty()) {
        add(kSomeParties, "common party");
    } else if (!mutual && !left.recipients.empty() && left.recipients == right.recipients) {
        add(kSomeParties, "same recipient");
    }
    if (is_dated(left) && is_dated(right)) {
        const DayRange first = possible_days(left);
        const DayRange second = possible_days(right);
        const double wider = static_cast<double>(std::max(first.last - first.first, second.last - second.first));
        const bool overlapping = first.first <= second.last && second.first <= first.last;
        add(wider <= 1 && overlapping ? kSameDay : wider <= 7 ? kSameWeek : wider <= kCoarseDays ? kSameTime : 0,
            !overlapping ? "a day apart" : wider <= 1 ? "same day" : wider <= kCoarseDays ? "same time" : "");
    } else if (one.report == other.report) {
        add(kSameTime, "");
    } else if (left.published && right.published && std::abs(*left.published - *right.published) <= kSameNewsDays) {
        add(kSameTime, "reported in the same week");
    }
    double place = 0;
    bool same_site = false;
    for (const EventRecord::Where& here : one.where) {
        for (const EventRecord::Where& there : other.where) {
            if ((here.role == PlaceRole::from) != (there.role == PlaceRole::from)) {
                continue;
            }
            const bool precise = is_point(here) || here.precision == PlacePrecision::border || here.precision == PlacePrecision::sea;
            if (is_same_place(here, there) && precise) {
                place = kSameSite;
                same_site = true;
            } else if (is_same_place(here, there) || share_country(here, there)) {
                place = std::max(place, kSameArea);
            }
        }
    }
    add(place, same_site ? "same place" : place > 0 ? "places that agree" : "");
    const bool same_word = (!one.trigger_lemma.empty() && one.trigger_lemma == other.trigger_lemma) || one.trigger == other.trigger;
    if (same_word) {
        add(is_one_of(one.trigger_lemma, {"give", "make", "take", "have", "hold", "go", "come", "put", "get"}) ? kLightLemma : kSameLemma, "");
    } else if (left.group != TriggerGroup::none && right.group != TriggerGroup::none) {
        add(left.group == right.group ? kSameGroup : kAlliedGroup, "");
    }
    for (const EventRecord::Count& count : one.counts) {
        if (std::any_of(other.counts.begin(), other.counts.end(), [&](const EventRecord::Count& theirs) { return theirs.what == count.what && bounds_meet(count, theirs); })) {
            add(kSameCount, "same count");
            break;
        }
    }
    for (const EventRecord::Weapon& weapon : one.materiel) {
        if (std::any_of(other.materiel.begin(), other.materiel.end(), [&](const EventRecord::Weapon& theirs) { return theirs.name == weapon.name; })) {
            add(kSameMateriel, "same weapons");
            break;
        }
    }
    const double words = shared_words(left, right);
    const bool same_sentence = one.report == other.report && one.sentence_span == other.sentence_span;
    add(same_sentence ? 0 : kSharedWords * words, words >= 0.8 && one.report != other.report ? "same words" : "");
    if (one.report == other.report) {
        add(kSameReport, "same report");
        const bool told_again = is_told_again(left, right);
        add(is_plan_again(left, right) ? kSamePlan : told_again ? kToldAgain : is_build_up_again(left, right) ? kSameBuildUp : 0, told_again ? "same teller" : "");
        if (is_named_again(left, right) && same_word) {
            add(kNamedAgain, "named again");
        }
        if (may_ask_on(left, right) && is_next_sentence(one, other)) {
            add(kSpokenOn, "the speaker goes on");
        }
    } else if (is_known_by_name(left, right)) {
        add(kKnownByName, "known by its name");
    }
    result.reason = why + (why.empty() ? "" : ": ") + quoted_triggers(one, other);
    return result;
}

} // namespace vedette::fusion
