// vedette_gen REPORTS EVENTS_A_REPORT SEED CASE.db: a casefile of made-up reports of made-up happenings, for measuring at scale.
//
// Happenings (who, what to whom, where, on which day) come first, with their own counts; each report then tells of those of its last
// three days, in words of its own, so that fusion has something to join and something to keep apart. Same numbers, same casefile.
#include "base/civil_date.hpp"
#include "base/content_hash.hpp"
#include "store/store.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

namespace {

using vedette::Analysis;
using vedette::EventType;
using vedette::Status;

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t value = state_;
        value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31U);
    }

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }

private:
    std::uint64_t state_;
};

struct Act {
    EventType type;
    const char* verb;
    const char* lemma;
    const char* cameo;
};

constexpr std::array<Act, 8> kActs = {{{EventType::MOBILIZE, "deployed", "deploy", "154"},
                                       {EventType::MOBILIZE, "massed", "mass", "154"},
                                       {EventType::ASSAULT, "shelled", "shell", "194"},
                                       {EventType::ACCUSE, "accused", "accuse", "112"},
                                       {EventType::CONSULT, "met", "meet", "040"},
                                       {EventType::COOPERATE, "drilled", "drill", "062"},
                                       {EventType::RETREAT, "withdrew", "withdraw", "087"},
                                       {EventType::THREATEN, "threatened", "threaten", "138"}}};
constexpr std::array<const char*, 40> kStates = {"AFG", "ARM", "AZE", "BLR", "CHN", "COD", "DZA", "EGY", "ERI", "ETH", "GEO", "GRC", "IND", "IRN",
                                                 "IRQ", "ISR", "JOR", "JPN", "KOR", "LBN", "LBY", "LTU", "MAR", "MLI", "MMR", "PAK", "PHL", "POL",
                                                 "PRK", "PSE", "RUS", "RWA", "SDN", "SRB", "SYR", "TUR", "TWN", "UKR", "USA", "YEM"};
constexpr std::uint32_t kTowns = 4000;
constexpr std::uint32_t kOutlets = 200;
constexpr std::int32_t kDays = 3650; // ten years from 2015-01-01

struct Happening {
    std::uint32_t act = 0, actor = 0, recipient = 0, town = 0, count = 0;
    std::int32_t day = 0;
};

std::vector<Happening> happenings(std::size_t number, Random& random) {
    std::vector<Happening> list;
    list.reserve(number);
    for (std::size_t index = 0; index < number; ++index) {
        Happening made;
        made.act = random.below(kActs.size());
        made.actor = random.below(kStates.size());
        made.recipient = (made.actor + 1 + random.below(kStates.size() - 1)) % static_cast<std::uint32_t>(kStates.size());
        made.town = random.below(kTowns);
        made.count = 100 + 50 * random.below(200);
        made.day = static_cast<std::int32_t>(index * static_cast<std::size_t>(kDays) / number); // in order of days
        list.push_back(made);
    }
    return list;
}

// Appends a word with its token; a space stands before it unless it opens a sentence.
vedette::TextSpan add_word(Analysis& analysis, const std::string& word, const std::string& lemma, bool opens) {
    if (!opens) {
        analysis.report.text += ' ';
    }
    vedette::Token token;
    token.span = {static_cast<std::uint32_t>(analysis.report.text.size()), static_cast<std::uint32_t>(analysis.report.text.size() + word.size())};
    token.lemma = lemma;
    analysis.report.text += word;
    analysis.syntax.tokens.push_back(token);
    return token.span;
}

void add_event(Analysis& analysis, const Happening& told, vedette::Day first_day, Random& random) {
    const Act& act = kActs.at(told.act);
    vedette::Sentence sentence;
    sentence.first = static_cast<vedette::TokenIndex>(analysis.syntax.tokens.size());
    const auto begin = static_cast<std::uint32_t>(analysis.report.text.size());
    vedette::Event event;
    const std::string actor = kStates.at(told.actor);
    const std::string recipient = kStates.at(told.recipient);
    event.actors = {{add_word(analysis, actor, actor, true), actor, actor, actor, "GOV"}};
    event.trigger_token = static_cast<vedette::TokenIndex>(analysis.syntax.tokens.size());
    event.trigger = add_word(analysis, act.verb, act.lemma, false);
    event.recipients = {{add_word(analysis, recipient, recipient, false), recipient, recipient, recipient, "GOV"}};
    const std::string town = "town" + std::to_string(told.town);
    vedette::PlaceMention place;
    place.span = add_word(analysis, town, town, false);
    place.name = town;
    place.id = "made:" + std::to_string(told.town);
    place.countries = {recipient};
    place.lat = -60.0 + told.town % 120;
    place.lon = -170.0 + told.town % 340;
    place.precision = vedette::PlacePrecision::city;
    event.places.push_back({static_cast<std::uint32_t>(analysis.places.mentions.size()), vedette::PlaceRole::at});
    analysis.places.mentions.push_back(place);
    if (act.type == EventType::MOBILIZE) {
        vedette::QuantityMention quantity;
        quantity.span = add_word(analysis, std::to_string(told.count), std::to_string(told.count), false);
        quantity.what = "personnel";
        quantity.low = told.count;
        quantity.high = told.count;
        event.quantities.push_back(static_cast<std::uint32_t>(analysis.quantities.quantities.size()));
        analysis.quantities.quantities.push_back(quantity);
    }
    if (random.below(2) == 0) {
        vedette::TimeMention time;
        const vedette::Day day{first_day.number + told.day};
        time.span = add_word(analysis, vedette::to_iso(day), vedette::to_iso(day), false);
        time.value = vedette::to_iso(day);
        time.when = vedette::DateInterval{day, day, vedette::Granularity::day};
        event.time = static_cast<std::int32_t>(analysis.dates.mentions.size());
        analysis.dates.mentions.push_back(time);
    }
    add_word(analysis, "word" + std::to_string(random.below(5000)), "word", false);
    analysis.report.text += ".";
    sentence.last = static_cast<vedette::TokenIndex>(analysis.syntax.tokens.size());
    sentence.span = {begin, static_cast<std::uint32_t>(analysis.report.text.size())};
    analysis.report.text += "\n";
    event.sentence = static_cast<std::uint32_t>(analysis.syntax.sentences.size());
    analysis.syntax.sentences.push_back(sentence);
    event.type = act.type;
    event.cameo = act.cameo;
    event.status = random.below(10) == 0 ? Status::future : Status::actual;
    event.confidence = 0.8;
    event.id = vedette::short_id(analysis.report.id + "\n" + std::to_string(event.trigger.begin) + "\n" + std::string(to_string(event.type)));
    analysis.events.events.push_back(event);
}

Analysis report(std::uint64_t number, std::uint64_t reports, std::uint32_t events, const std::vector<Happening>& happened, Random& random) {
    const vedette::Day first_day = *vedette::parse_iso_day("2015-01-01");
    const auto day = static_cast<std::int32_t>(number * static_cast<std::uint64_t>(kDays) / reports);
    Analysis made;
    made.report.id = "made-" + std::to_string(number);
    made.report.source = "made.jsonl:" + std::to_string(number);
    made.report.outlet = "Outlet " + std::to_string(random.below(kOutlets));
    made.report.language = "en";
    const vedette::Day published{first_day.number + day};
    made.report.published.when = {published, published, vedette::Granularity::day};
    made.report.published.source = vedette::DateSource::field;
    const std::size_t a_day = std::max<std::size_t>(1, happened.size() / kDays);
    const std::size_t last = std::min(happened.size(), (static_cast<std::size_t>(day) + 1) * a_day);
    const std::size_t span = std::min(last, 3 * a_day);
    for (std::uint32_t index = 0; index < events; ++index) {
        add_event(made, happened[last - 1 - random.next() % span], first_day, random);
    }
    made.entities.mention_at.assign(made.syntax.tokens.size(), vedette::Entities::kNoMention);
    made.report.sha256 = vedette::sha256_hex(made.report.text);
    return made;
}

} // namespace

int main(int argc, char** argv) try {
    if (argc != 5) {
        std::fputs("usage: vedette_gen REPORTS EVENTS_A_REPORT SEED CASE.db\n", stderr);
        return 2;
    }
    const std::uint64_t reports = std::strtoull(argv[1], nullptr, 10);
    const auto events = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
    Random random(std::strtoull(argv[3], nullptr, 10));
    const std::vector<Happening> happened = happenings(std::max<std::size_t>(kDays, reports * events / 4), random);
    const std::unique_ptr<vedette::store::Store> store = vedette::store::open_store(argv[4], false);
    for (std::uint64_t number = 0; number < reports; ++number) {
        store->save(report(number, reports, events, happened, random), {{"vedette", "made"}});
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "vedette_gen: %s\n", error.what());
    return 3;
}
