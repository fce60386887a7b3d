#include "dates/date_words.hpp"

#include <unordered_map>

namespace vedette::dates {

namespace {

using Words = std::unordered_map<std::string_view, DateWord>;

void add(Words& words, WordClass word_class, int number, std::initializer_list<std::string_view> forms) {
    for (const std::string_view form : forms) {
        words[form] = {word_class, static_cast<std::int8_t>(number)};
    }
}

template <typename Enum>
void add_both(Words& words, WordClass one, WordClass many, Enum value, std::string_view singular, std::string_view plural) {
    add(words, one, static_cast<int>(value), {singular});
    add(words, many, static_cast<int>(value), {plural});
}

Words all_words() {
    Words words;
    const auto month = [&](int number, std::initializer_list<std::string_view> forms) { add(words, WordClass::month, number, forms); };
    month(1, {"january", "jan"});
    month(2, {"february", "feb"});
    month(3, {"march", "mar"});
    month(4, {"april", "apr"});
    month(5, {"may"});
    month(6, {"june", "jun"});
    month(7, {"july", "jul"});
    month(8, {"august", "aug"});
    month(9, {"september", "sep", "sept"});
    month(10, {"october", "oct"});
    month(11, {"november", "nov"});
    month(12, {"december", "dec"});
    const auto weekday = [&](int number, std::string_view name, std::string_view plural, std::initializer_list<std::string_view> forms) {
        add(words, WordClass::weekday, number, {name});
        add(words, WordClass::weekday, number, forms);
        add(words, WordClass::weekdays, number, {plural});
    };
    weekday(1, "monday", "mondays", {"mon"});
    weekday(2, "tuesday", "tuesdays", {"tue", "tues"});
    weekday(3, "wednesday", "wednesdays", {"wed"});
    weekday(4, "thursday", "thursdays", {"thu", "thur", "thurs"});
    weekday(5, "friday", "fridays", {"fri"});
    weekday(6, "saturday", "saturdays", {"sat"});
    weekday(7, "sunday", "sundays", {"sun"});
    add(words, WordClass::season, static_cast<int>(Season::spring), {"spring", "springtime"});
    add(words, WordClass::season, static_cast<int>(Season::summer), {"summer", "summertime"});
    add(words, WordClass::season, static_cast<int>(Season::autumn), {"autumn", "fall"});
    add(words, WordClass::season, static_cast<int>(Season::winter), {"winter", "wintertime"});
    const auto unit = [&](Unit value, std::string_view one, std::string_view many) {
        add_both(words, WordClass::unit, WordClass::units, value, one, many);
    };
    unit(Unit::second, "second", "seconds");
    unit(Unit::minute, "minute", "minutes");
    unit(Unit::hour, "hour", "hours");
    unit(Unit::day, "day", "days");
    unit(Unit::week, "week", "weeks");
    unit(Unit::weekend, "weekend", "weekends");
    unit(Unit::fortnight, "fortnight", "fortnights");
    unit(Unit::month, "month", "months");
    unit(Unit::quarter, "quarter", "quarters");
    unit(Unit::year, "year", "years");
    unit(Unit::decade, "decade", "decades");
    unit(Unit::century, "century", "centuries");
    const auto part = [&](DayPart value, std::string_view one, std::string_view many) {
        add_both(words, WordClass::day_part, WordClass::day_parts, value, one, many);
    };
    part(DayPart::morning, "morning", "mornings");
    part(DayPart::afternoon, "afternoon", "afternoons");
    part(DayPart::evening, "evening", "evenings");
    part(DayPart::night, "night", "nights");
    add(words, WordClass::day_part, static_cast<int>(DayPart::midday), {"midday", "noon", "noontime"});
    add(words, WordClass::day_part, static_cast<int>(DayPart::midnight), {"midnight"});
    add(words, WordClass::day_part, static_cast<int>(DayPart::dawn), {"dawn", "daybreak", "sunrise"});
    add(words, WordClass::day_part, static_cast<int>(DayPart::dusk), {"dusk", "nightfall", "sunset"});
    add(words, WordClass::near_day, 0, {"today"});
    add(words, WordClass::near_day, -1, {"yesterday"});
    add(words, WordClass::near_day, 1, {"tomorrow"});
    add(words, WordClass::repeated, static_cast<int>(Unit::hour), {"hourly"});
    add(words, WordClass::repeated, static_cast<int>(Unit::day), {"daily"});
    add(words, WordClass::repeated, static_cast<int>(Unit::week), {"weekly"});
    add(words, WordClass::repeated, static_cast<int>(Unit::month), {"monthly"});
    add(words, WordClass::repeated, static_cast<int>(Unit::year), {"annually", "yearly"});
    constexpr std::string_view kDecades[] = {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"};
    int decade = 20;
    for (const std::string_view name : kDecades) {
        add(words, WordClass::decade, decade, {name});
        decade += 10;
    }
    return words;
}

} // namespace

DateWord date_word(std::string_view lower) {
    static const Words kWords = all_words();
    const auto found = kWords.find(lower);
    return found == kWords.end() ? DateWord{} : found->second;
}

} // namespace vedette::dates
