#include "dates/date_resolver.hpp"

#include "base/text_atoms.hpp"

#include <gtest/gtest.h>

namespace vedette::dates {

namespace {

// Every atom a token, no tags, no tree: the stage must do without.
struct Plain {
    Report report;
    Syntax syntax;
};

Plain plain(std::string_view text, std::string_view published) {
    Plain made;
    made.report.text = std::string(text);
    if (const std::optional<Day> day = parse_iso_day(published)) {
        made.report.published.when = {day, day, Granularity::day};
    }
    for (const Atom& atom : split_atoms(text)) {
        Token token;
        token.span = atom.span;
        made.syntax.tokens.push_back(token);
    }
    made.syntax.sentences.push_back({0, static_cast<TokenIndex>(made.syntax.tokens.size()), {0, static_cast<std::uint32_t>(text.size())}, false});
    return made;
}

std::string found_in(const Plain& made) {
    const TreeIndex tree(made.syntax);
    std::string out;
    for (const TimeMention& one : DateResolver().resolve(made.report, made.syntax, tree).mentions) {
        out += out.empty() ? "" : "; ";
        out += std::string(one.span.in(made.report.text)) + "=" + one.value;
        if (one.when) {
            out += "[" + (one.when->from ? to_iso(*one.when->from) : "") + "," + (one.when->to ? to_iso(*one.when->to) : "") + "," +
                   std::string(to_string(one.when->granularity)) + "]";
        }
    }
    return out;
}

std::string found(std::string_view text, std::string_view published = "2021-11-13") { return found_in(plain(text, published)); }

} // namespace

TEST(DateResolver, smoke) { EXPECT_EQ(found("They met on Friday."), "Friday=2021-11-12[2021-11-12,2021-11-12,day]"); }

} // namespace vedette::dates
