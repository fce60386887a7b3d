#include "sample_case.hpp"

namespace vedette::test {

namespace {

DateInterval day_or_unknown(const std::string& iso) {
    const std::optional<Day> day = parse_iso_day(iso);
    return {day, day, Granularity::day};
}

DateInterval days(const char* from, const char* to, Granularity granularity = Granularity::day) {
    return {parse_iso_day(from), parse_iso_day(to), granularity};
}

ForceRow force(const std::string& id, const std::string& owner, const std::string& name,
               const std::string& kind, const EventRecord& event) {
    ForceRow row;
    row.id = id;
    row.owner = owner;
    row.owner_name = name;
    row.force_kind = kind;
    row.status = event.status;
    row.mention = event.id;
    row.report = event.report;
    if (!event.counts.empty()) {
        row.has_count = true;
        row.low = event.counts.front().low;
        row.high = event.counts.front().high;
        row.qualifier = event.counts.front().qualifier;
    }
    for (const EventRecord::Weapon& weapon : event.materiel) {
        row.materiel.push_back(weapon.name);
    }
    row.where = event.where.empty() ? "" : event.where.front().name;
    row.source = event.attribution.empty() ? event.outlet : event.attribution.front().party.name;
    row.stance = event.attribution.empty() ? Stance::states : event.attribution.front().stance;
    row.as_of = event.published.from ? to_iso(*event.published.from) : "";
    return row;
}

ClaimRow claim(const std::string& id, const EventRecord& event, const std::string& content, bool is_direct) {
    ClaimRow row;
    row.id = id;
    row.report = event.report;
    row.source_name = event.attribution.front().party.name;
    row.source_code = event.attribution.front().party.code;
    row.content_words = content;
    row.is_direct = is_direct;
    row.stance = event.attribution.front().stance;
    row.events = {event.id};
    return row;
}

void add_belarus(CaseBuilder& build) {
    build.report(
        "r-pol", "Sample Daily", "2021-11-14", "Poland and Belarus trade charges over border",
        {"Belarus on Thursday accused Poland of massing 15,000 troops and tanks near their common border.",
         "Poland said it had sent about 12,000 soldiers to the frontier and would send more.",
         "Russian paratroopers flew to the Grodno region on Friday for joint drills with Belarusian air "
         "defence.",
         "Officials in Kyiv fear that Belarus could be used for an attack on northern Ukraine."});
    EventRecord* event = &build.event(0, "accused", EventType::ACCUSE);
    event->modes = {"allege"};
    event->actors = {build.party("Belarus", "Belarus", "BLR")};
    event->recipients = {build.party("Poland", "Poland", "POL")};
    event->when = days("2021-11-11", "2021-11-11");
    event->when_words = "Thursday";
    build.development({event->id});

    event = &build.event(0, "massing", EventType::MOBILIZE);
    event->modes = {"troops"};
    event->actors = {build.party("Poland", "Poland", "POL", "MIL")};
    event->attribution = {build.source("Belarus", "Belarus", "BLR", "accused", Stance::alleges)};
    event->where = {border("their common border", "Poland-Belarus border", {"POL", "BLR"})};
    event->counts = {count("15,000 troops", "personnel", 15000, 15000, Qualifier::exact)};
    event->materiel = {{"tanks", "tanks", "tank"}};
    const std::string massing = event->id;
    build.view.forces.push_back(force("f1", "POL", "Poland", "troops", *event));
    build.view.claims.push_back(
        claim("c1", *event, "Poland of massing 15,000 troops and tanks near their common border", false));

    event = &build.event(1, "sent", EventType::MOBILIZE);
    event->modes = {"troops"};
    event->actors = {build.party("it", "Poland", "POL", "MIL")};
    event->attribution = {build.source("Poland", "Poland", "POL", "said", Stance::states)};
    event->where = {border("the frontier", "Poland-Belarus border", {"POL", "BLR"})};
    event->counts = {count("about 12,000 soldiers", "personnel", 12000, 12000, Qualifier::about)};
    Development& posture = build.development({massing, event->id});
    posture.independent = 2;
    posture.outlets = {"Sample Daily"};
    posture.because = {"same party, same border, same week: 'massing' and 'sent'"};
    posture.disputes = {{"quantity:personnel",
                         {{"15,000", "Belarus", massing, "2021-11-14"},
                          {"about 12,000", "Poland", event->id, "2021-11-14"}}}};
    build.view.forces.push_back(force("f2", "POL", "Poland", "soldiers", *event));
    build.view.claims.push_back(
        claim("c2", *event, "it had sent about 12,000 soldiers to the frontier and would send more", false));

    event = &build.event(2, "drills", EventType::COOPERATE);
    event->actors = {build.party("Russian paratroopers", "Russia", "RUS", "MIL"),
                     build.party("Belarusian air defence", "Belarus", "BLR", "MIL")};
    event->where = {city("Grodno", "BLR", 53.68, 23.83)};
    event->when = days("2021-11-12", "2021-11-12");
    event->when_words = "Friday";
    build.view.forces.push_back(force("f3", "RUS", "Russia", "paratroopers", *event));
    build.development({event->id});

    event = &build.event(3, "attack", EventType::ASSAULT, Status::hypothetical);
    event->recipients = {build.party("Ukraine", "Ukraine", "UKR")};
    event->attribution = {
        build.source("Officials in Kyiv", "officials in Kyiv", "UKR", "fear", Stance::predicts)};
    event->where = {city("northern Ukraine", "UKR", 51.0, 31.0), country("Belarus", "BLR", 53.5, 28.0)};
    event->where.front().precision = PlacePrecision::region;
    event->where.front().radius_km = 180;
    build.development({event->id});
}

void add_belarus_later(CaseBuilder& build) {
    build.report("r-drill", "Vedette Sample Wire", "2021-12-30", "Moscow and Minsk set new drills",
                 {"Russia and Belarus will hold joint drills in Belarus in February or March, the Russian "
                  "president said.",
                  "Moscow denied that it was planning to attack Ukraine."});
    EventRecord* event = &build.event(0, "drills", EventType::COOPERATE, Status::future);
    event->actors = {build.party("Russia", "Russia", "RUS", "MIL"),
                     build.party("Belarus", "Belarus", "BLR", "MIL")};
    event->attribution = {
        build.source("the Russian president", "Vladimir Putin", "RUS", "said", Stance::states)};
    event->where = {country("Belarus", "BLR", 53.5, 28.0)};
    event->when = days("2022-02-01", "2022-03-31", Granularity::month);
    event->when_words = "February or March";
    build.development({event->id}).independent = 1;
    build.view.claims.push_back(claim(
        "c3", *event, "Russia and Belarus will hold joint drills in Belarus in February or March", false));

    event = &build.event(1, "attack", EventType::ASSAULT, Status::negated);
    event->actors = {build.party("it", "Russia", "RUS")};
    event->recipients = {build.party("Ukraine", "Ukraine", "UKR")};
    event->attribution = {build.source("Moscow", "Russia", "RUS", "denied", Stance::denies)};
    build.development({event->id});
    build.view.claims.push_back(claim("c4", *event, "that it was planning to attack Ukraine", false));
}

void add_falklands(CaseBuilder& build) {
    build.report(
        "r-falk", "Sample Evening Post", "1982-04-03", "Argentina lands on the Falklands",
        {"Argentine marines landed near Stanley on Friday and took Government House after a short fight.",
         "Britain broke off relations with Argentina and said a naval task force would sail on Monday.",
         "The islands had been in dispute since 1833."});
    EventRecord* event = &build.event(0, "took", EventType::ASSAULT);
    event->modes = {"firearms"};
    event->actors = {build.party("Argentine marines", "Argentina", "ARG", "MIL")};
    event->where = {city("Stanley", "FLK", -51.7, -57.85)};
    event->when = days("1982-04-02", "1982-04-02");
    event->when_words = "Friday";
    const std::string landing = event->id;

    event = &build.event(1, "broke off relations", EventType::SANCTION);
    event->modes = {"discontinue"};
    event->actors = {build.party("Britain", "United Kingdom", "GBR")};
    event->recipients = {build.party("Argentina", "Argentina", "ARG")};
    build.development({event->id});

    event = &build.event(1, "sail", EventType::MOBILIZE, Status::future);
    event->modes = {"weapons"};
    event->actors = {build.party("Britain", "United Kingdom", "GBR", "MIL")};
    event->attribution = {build.source("Britain", "United Kingdom", "GBR", "said", Stance::states)};
    event->materiel = {{"naval task force", "naval task force", "ship"}};
    event->when = days("1982-04-05", "1982-04-05");
    build.view.forces.push_back(force("f4", "GBR", "United Kingdom", "naval task force", *event));
    build.development({event->id});

    event = &build.event(2, "dispute", EventType::ACCUSE, Status::historical);
    event->when = days("1833-01-01", "1833-12-31", Granularity::year);
    build.development({event->id});

    build.report(
        "r-falk-copy", "Sample Morning Gazette", "1982-04-04", "Islands taken",
        {"Argentine marines landed near Stanley on Friday and took Government House after a short fight."});
    build.view.reports.back().copy_of = "r-falk";
    event = &build.event(0, "took", EventType::ASSAULT);
    event->actors = {build.party("Argentine marines", "Argentina", "ARG", "MIL")};
    event->where = {city("Stanley", "FLK", -51.7, -57.85)};
    event->when = days("1982-04-02", "1982-04-02");
    Development& both = build.development({landing, event->id});
    both.outlets = {"Sample Evening Post", "Sample Morning Gazette"};
    both.independent = 1;
    both.because = {"same parties, same day, same place; the second report is a copy of the first"};
}

void add_kashmir(CaseBuilder& build) {
    build.report("r-kargil", "Sample Daily", "1999-05-27", "India strikes in Kargil",
                 {"Indian aircraft hit positions of infiltrators near Kargil on Wednesday, an army spokesman "
                  "in New Delhi said.",
                  "Pakistan denied that its soldiers had crossed the Line of Control.",
                  "India said 600 fighters had crossed, while local officials spoke of up to 400."});
    EventRecord* event = &build.event(0, "hit", EventType::ASSAULT);
    event->modes = {"aerial"};
    event->actors = {build.party("Indian aircraft", "India", "IND", "MIL")};
    event->where = {city("Kargil", "IND", 34.56, 76.13, PlaceRole::near)};
    event->where.front().radius_km = 25;
    event->when = days("1999-05-26", "1999-05-26");
    event->attribution = {build.source("an army spokesman in New Delhi", "an Indian army spokesman", "IND",
                                       "said", Stance::states)};
    build.development({event->id});

    event = &build.event(1, "crossed", EventType::ASSAULT, Status::negated);
    event->actors = {build.party("its soldiers", "Pakistan", "PAK", "MIL")};
    event->attribution = {build.source("Pakistan", "Pakistan", "PAK", "denied", Stance::denies)};
    event->where = {border("the Line of Control", "Line of Control", {"IND", "PAK"})};
    const std::string denial = event->id;
    event = &build.event(2, "crossed", EventType::ASSAULT);
    event->actors = {build.party("600 fighters", "fighters", "", "REB")};
    event->counts = {count("600 fighters", "personnel", 600, 600, Qualifier::exact)};
    event->attribution = {build.source("India", "India", "IND", "said", Stance::alleges)};
    event->where = {border("", "Line of Control", {"IND", "PAK"})};
    Development& crossing = build.development({event->id, denial});
    crossing.independent = 2;
    crossing.disputes = {
        {"status",
         {{"actual", "India", event->id, "1999-05-27"}, {"negated", "Pakistan", denial, "1999-05-27"}}}};
    build.view.forces.push_back(force("f5", "PAK", "Pakistan", "fighters", *event));
}

void add_awkward(CaseBuilder& build) {
    build.report("r-<b>", "Outlet \"of\" <i>tags</i>", "",
                 "<script>alert('title')</script> & \xE2\x80\xAEreversed",
                 {"Troops <img src=http://example.org/x.png onerror=alert(1)> moved to the border, said "
                  "General \x1b[31mRed.",
                  "東京の政府は部隊を移動させた。"});
    build.view.reports.back().url = "javascript:alert(1)";
    EventRecord* event = &build.event(0, "moved", EventType::MOBILIZE);
    event->actors = {build.party("Troops", "Troops </details>", "", "MIL")};
    build.development({event->id});
    event = &build.event(1, "移動", EventType::MOBILIZE);
    event->actors = {build.party("東京の政府", "日本政府", "JPN")};
    build.view.failures.push_back(
        {"inbox/broken.html", "ingest", "input_empty", "nothing but <navigation>; give another file"});
}

} // namespace

CaseBuilder& CaseBuilder::report(const std::string& id, const std::string& outlet,
                                 const std::string& published, const std::string& title,
                                 const std::vector<std::string>& sentences) {
    ReportRow row;
    row.id = id;
    row.source = "samples/" + id + ".txt";
    row.url = "https://example.org/" + id;
    row.outlet = outlet;
    row.title = title;
    row.published = day_or_unknown(published);
    row.published_from = published.empty() ? DateSource::none : DateSource::dateline;
    row.sentences = static_cast<std::uint32_t>(sentences.size());
    sentences_.clear();
    for (const std::string& sentence : sentences) {
        row.text += row.text.empty() ? "" : " ";
        const auto begin = static_cast<std::uint32_t>(row.text.size());
        row.text += sentence;
        sentences_.push_back({begin, static_cast<std::uint32_t>(row.text.size())});
    }
    view.reports.push_back(row);
    return *this;
}

EventRecord& CaseBuilder::event(std::size_t sentence, std::string_view trigger, EventType type,
                                Status status) {
    ReportRow& report = view.reports.back();
    EventRecord record;
    record.id = "e" + std::to_string(view.events.size() + 1);
    record.report = report.id;
    record.outlet = report.outlet;
    record.origin = report.outlet;
    record.report_title = report.title;
    record.published = report.published;
    record.type = type;
    record.status = status;
    record.trigger = std::string(trigger);
    record.sentence_span = sentences_.at(sentence);
    record.sentence = std::string(record.sentence_span.in(report.text));
    view.events.push_back(record);
    view.events.back().trigger_span = words_in_sentence(trigger);
    view.events.back().confidence = 0.75;
    ++report.events;
    return view.events.back();
}

TextSpan CaseBuilder::words_in_sentence(std::string_view words) const {
    const EventRecord& event = view.events.back();
    const std::size_t at = words.empty() ? std::string::npos : event.sentence.find(words);
    if (at == std::string::npos) {
        return {};
    }
    const auto begin = event.sentence_span.begin + static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Party CaseBuilder::party(std::string_view words, const std::string& name, const std::string& code,
                         const std::string& sector) const {
    return {words_in_sentence(words), code.empty() ? "" : "iso:" + code, name, code, sector};
}

Source CaseBuilder::source(std::string_view words, const std::string& name, const std::string& code,
                           std::string_view cue, Stance stance) const {
    Source out;
    out.party = party(words, name, code);
    out.party.entity = "source:" + name;
    out.cue = words_in_sentence(cue);
    out.stance = stance;
    return out;
}

Development& CaseBuilder::development(const std::vector<std::string>& events) {
    Development out;
    out.id = "dev" + std::to_string(view.developments.size() + 1);
    out.mentions = events;
    for (const EventRecord& event : view.events) {
        if (event.id != events.front()) {
            continue;
        }
        out.type = event.type;
        out.status = event.status;
        out.actors = event.actors;
        out.recipients = event.recipients;
        out.where = event.where;
        out.when = event.when;
        out.first_reported = event.published.from;
        out.last_reported = event.published.to;
        out.outlets = {event.outlet};
    }
    out.independent = 1;
    view.developments.push_back(out);
    return view.developments.back();
}

EventRecord::Where city(const std::string& words, const std::string& country, double lat, double lon,
                        PlaceRole role) {
    EventRecord::Where where;
    where.words = words;
    where.name = words;
    where.id = "geonames:" + std::to_string(static_cast<int>(lat * 1000));
    where.role = role;
    where.countries = {country};
    where.lat = lat;
    where.lon = lon;
    where.precision = PlacePrecision::city;
    return where;
}

EventRecord::Where country(const std::string& name, const std::string& code, double lat, double lon) {
    EventRecord::Where where = city(name, code, lat, lon);
    where.id = "iso:" + code;
    where.precision = PlacePrecision::country;
    return where;
}

EventRecord::Where border(const std::string& words, const std::string& name,
                          const std::vector<std::string>& countries) {
    EventRecord::Where where;
    where.words = words;
    where.name = name;
    where.role = PlaceRole::border;
    where.countries = countries;
    where.precision = PlacePrecision::border;
    return where;
}

EventRecord::Count count(const std::string& words, const std::string& what, double low,
                         std::optional<double> high, Qualifier qualifier) {
    return {words, what, low, high, qualifier};
}

CaseView sample_case() {
    CaseBuilder build;
    build.view.name = "sample.db";
    build.view.versions = {{"vedette", "0.1.0"}, {"lexicon", "0123abcd"}};
    add_falklands(build);
    add_kashmir(build);
    add_belarus(build);
    add_belarus_later(build);
    add_awkward(build);
    return build.view;
}

CaseView large_case(int events) {
    CaseBuilder build;
    build.view.name = "large.db";
    build.view.events.reserve(static_cast<std::size_t>(events));
    for (int number = 0; number < events; ++number) {
        if (number % 10 == 0) {
            const Day day = make_day(1980, 1, 1) + number * 3;
            build.report("report " + std::to_string(number), "Sample Wire " + std::to_string(number % 7),
                         to_iso(day), "Troops move again",
                         {"Officials in the capital said on Monday that 1,200 troops and forty tanks had "
                          "moved to the northern border of the "
                          "neighbouring state, while ministers in both countries denied that any attack was "
                          "planned."});
        }
        EventRecord& event = build.event(0, "moved", EventType::MOBILIZE, static_cast<Status>(number % 5));
        event.actors = {build.party("troops", "Belarus", "BLR", "MIL")};
        event.attribution = {
            build.source("Officials in the capital", "officials", "BLR", "said", Stance::states)};
        event.counts = {count("1,200 troops", "personnel", 1200, 1200, Qualifier::exact)};
        event.where = {city("Town " + std::to_string(number % 300), "BLR", 51.5 + (number % 300) * 0.01,
                            24 + (number % 170) * 0.04)};
        event.when = event.published;
    }
    return build.view;
}

} // namespace vedette::test
