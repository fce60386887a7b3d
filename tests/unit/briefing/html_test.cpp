#include "briefing/brief.hpp"
#include "briefing/html_text.hpp"
#include "briefing/page_style.hpp"
#include "sample_case.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace vedette::briefing {
namespace {

// One square of Belarus and one of Poland: shapes enough for every kind of place.
MapGeometry small_geometry() {
    MapGeometry geometry;
    geometry.countries.push_back(
        {"BLR", "Belarus", {{{51.3, 23.2}, {51.3, 32.7}, {56.1, 32.7}, {56.1, 23.2}}}});
    geometry.countries.push_back(
        {"POL", "Poland", {{{49.0, 14.1}, {49.0, 24.1}, {54.8, 24.1}, {54.8, 14.1}}}});
    return geometry;
}

std::string page_of(const CaseView& view) {
    return render_html(compose(view, BriefOptions{}), small_geometry());
}

// The page is written as well-formed XML but for its doctype, so that an XML parser proves that nothing breaks out of its element.
pugi::xml_parse_result parse(const std::string& page, pugi::xml_document& document) {
    const std::size_t start = page.find("<html");
    std::string body = page.substr(start);
    for (const char* raw : {"<style>", "<script>"}) {
        const std::size_t open = body.find(raw);
        const std::string close = std::string("</") + (raw + 1);
        const std::size_t end = body.find(close);
        body.erase(open + std::string(raw).size(), end - open - std::string(raw).size());
    }
    std::string::size_type at = 0;
    while ((at = body.find("&nbsp;", at)) != std::string::npos) {
        body.replace(at, 6, "&#160;");
    }
    return document.load_buffer(body.data(), body.size(), pugi::parse_default);
}

struct Collector : pugi::xml_tree_walker {
    std::set<std::string> elements;
    std::set<std::string> ids;
    std::vector<std::string> targets;
    std::vector<std::string> problems;

    bool for_each(pugi::xml_node& node) override {
        const std::string name = node.name();
        elements.insert(name);
        for (const pugi::xml_attribute& attribute : node.attributes()) {
            const std::string key = attribute.name();
            const std::string value = attribute.value();
            if (key == "id" && !ids.insert(value).second) {
                problems.push_back("doubled id " + value);
            }
            if (key == "href" && !value.empty() && value.front() == '#') {
                targets.push_back(value.substr(1));
            } else if (key == "href" && (name != "a" || value.rfind("http", 0) != 0)) {
                problems.push_back("href " + value);
            }
            if (key == "src" || key == "srcset" || key == "data" || key == "action" ||
                key.rfind("on", 0) == 0) {
                problems.push_back(name + " " + key + "=" + value);
            }
        }
        return true;
    }
};

Collector collected(const std::string& page) {
    pugi::xml_document document;
    const pugi::xml_parse_result result = parse(page, document);
    EXPECT_TRUE(result) << result.description() << " near "
                        << page.substr(page.find("<html") + static_cast<std::size_t>(result.offset), 80);
    Collector collector;
    document.traverse(collector);
    return collector;
}

TEST(Html, page_is_well_formed_and_loads_nothing) {
    for (const CaseView& view : {CaseView{}, test::sample_case()}) {
        const Collector page = collected(page_of(view));
        EXPECT_TRUE(page.problems.empty()) << page.problems.front();
        for (const char* forbidden : {"img", "link", "iframe", "object", "embed", "base"}) {
            EXPECT_EQ(page.elements.count(forbidden), 0u) << forbidden;
        }
        for (const std::string& target : page.targets) {
            EXPECT_EQ(page.ids.count(target), 1u) << "no element has the id " << target;
        }
    }
}

TEST(Html, hostile_report_stays_text) {
    const std::string page = page_of(test::sample_case());
    EXPECT_EQ(page.find("<script>alert"), std::string::npos);
    EXPECT_EQ(page.find("<img"), std::string::npos);
    EXPECT_EQ(page.find("javascript:"), std::string::npos);
    EXPECT_EQ(page.find('\x1b'), std::string::npos);
    EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;alert"), std::string::npos);
}

TEST(Html, policy_forbids_every_request_and_names_the_script) {
    const std::string page = page_of(test::sample_case());
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
    const std::size_t open = page.find("<script>") + 8;
    const std::string script = page.substr(open, page.find("</script>") - open);
    EXPECT_NE(page.find("script-src " + script_hash(script)), std::string::npos);
    EXPECT_EQ(page.find("@import"), std::string::npos);
    EXPECT_EQ(page.find("url("), std::string::npos);
}

TEST(Html, script_hash_is_base64_of_sha256) {
    EXPECT_EQ(script_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

TEST(Html, links_are_web_addresses_only) {
    EXPECT_EQ(safe_link("https://example.org/a?b=c"), "https://example.org/a?b=c");
    EXPECT_EQ(safe_link("javascript:alert(1)"), "");
    EXPECT_EQ(safe_link("data:text/html,x"), "");
    EXPECT_EQ(safe_link("https://example.org/a b"), "");
    EXPECT_EQ(safe_link(" https://example.org"), "");
}

TEST(Html, status_is_told_by_word_and_sign_not_by_colour_alone) {
    const std::string page = page_of(test::sample_case());
    for (const char* status : {"actual", "future", "hypothetical", "negated", "historical"}) {
        EXPECT_NE(page.find("href=\"#sign-" + std::string(status)), std::string::npos) << status;
    }
    EXPECT_NE(page.find("</svg>planned</span>"), std::string::npos);
}

TEST(Html, border_marks_both_states) {
    const std::string page = page_of(test::sample_case());
    EXPECT_NE(page.find("class=\"land h1 edge\""), std::string::npos);
    EXPECT_NE(page.find("class=\"land edge\""), std::string::npos);
}

TEST(Html, on_paper_lines_keep_their_ids_and_pages_their_numbers) {
    const std::string page = page_of(test::sample_case());
    EXPECT_NE(page.find("@page{size:A4"), std::string::npos);
    EXPECT_NE(page.find("counter(page)"), std::string::npos);
    EXPECT_EQ(page.find("beforeprint"), std::string::npos) << "what is folded on the page stays folded on paper";
    const Brief brief = compose(test::sample_case(), BriefOptions{});
    EXPECT_NE(page.find("<span class=\"paper\"> · <code>" + brief.chronology.front().id.substr(0, 8)), std::string::npos);
}

TEST(Html, a_title_cannot_leave_the_style_sheet) {
    BriefOptions options;
    options.on = "x\"}</style><b>";
    const std::string page = render_html(compose(test::sample_case(), options), small_geometry());
    EXPECT_EQ(page.find("</style><b>"), std::string::npos);
    EXPECT_TRUE(collected(page).problems.empty());
}

TEST(Html, tables_name_their_rows_and_columns) {
    pugi::xml_document document;
    const std::string page = page_of(test::sample_case()); // the parser works in place
    ASSERT_TRUE(parse(page, document));
    const auto tables = document.select_nodes("//table");
    ASSERT_GT(tables.size(), 2u);
    for (const auto& table : tables) {
        EXPECT_FALSE(std::string(table.node().child_value("caption")).empty());
        for (const auto& row : table.node().select_nodes("tbody/tr[not(@class='unfold')]")) {
            EXPECT_STREQ(row.node().first_child().attribute("role").value(), "rowheader");
        }
    }
    for (const auto& drawn : document.select_nodes("//svg[@role='img']")) {
        EXPECT_FALSE(std::string(drawn.node().attribute("aria-label").value()).empty());
        EXPECT_TRUE(drawn.node().select_nodes(".//a[not(@tabindex='-1')]").empty()) << "what a picture hides from a reader must not take the focus";
    }
}

TEST(Html, numbered_forces_come_before_those_that_nobody_counted) {
    const std::string page = page_of(test::sample_case());
    const std::size_t numbered = page.find("Ledger of forces with a number");
    ASSERT_NE(numbered, std::string::npos);
    const std::size_t others = page.find("Ledger of forces of which no number is told");
    EXPECT_TRUE(others == std::string::npos || numbered < others);
}

TEST(Html, sums_of_forces_lead_to_the_claims_that_count) {
    BriefOptions options;
    options.force_sums = {{false, "border of <Norland>", "men", 9000, 12000, 15000, "2021-11-14", {"POL"}, {"f2"}, {"f1", "f3"}}};
    const std::string page = render_html(compose(test::sample_case(), options), small_geometry());
    pugi::xml_document document;
    ASSERT_TRUE(parse(page, document)) << "names of areas come from reports";
    const auto table = document.select_node("//section[@id='forces']//table[1]").node();
    EXPECT_NE(std::string(table.child_value("caption")).find(kSumsRule), std::string::npos);
    const std::string target = table.select_node("tbody/tr/td//a").node().attribute("href").value();
    ASSERT_EQ(target.substr(0, 2), "#f");
    EXPECT_TRUE(document.select_node(("//tr[@id='" + target.substr(1) + "']").c_str())) << target;
    EXPECT_NE(page.find("border of &lt;Norland&gt;"), std::string::npos);
    EXPECT_NE(page.find("2 not added"), std::string::npos);
}

// WCAG 2: relative luminance of "#rrggbb".
double luminance(const std::string& hex) {
    const auto part = [&hex](std::size_t at) {
        const double value = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

TEST(Html, text_stands_out_from_its_ground_by_day_and_by_night) {
    const std::string style(page_style());
    for (const std::size_t from : {style.find(":root"), style.find("prefers-color-scheme:dark")}) {
        const auto colour = [&](const std::string& name) {
            const std::size_t at = style.find("--" + name + ":#", from);
            return luminance(style.substr(at + name.size() + 3, 7));
        };
        const auto contrast = [&](const std::string& text, const std::string& ground) {
            const double a = colour(text), b = colour(ground);
            return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
        };
        for (const char* text : {"ink", "soft", "link", "actual", "future", "hypothetical", "negated", "historical"}) {
            for (const char* ground : {"paper", "panel"}) {
                EXPECT_GE(contrast(text, ground), 4.5) << text << " on " << ground;
            }
        }
        for (const char* ground : {"trigger", "party", "count", "place", "time", "land", "h1", "h2", "h3", "sea"}) {
            EXPECT_GE(contrast("ink", ground), 4.5) << ground;
        }
    }
}

TEST(Html, five_thousand_events_stay_under_ten_megabytes) {
    const std::string page = page_of(test::large_case(5000));
    EXPECT_LT(page.size(), 10u * 1000 * 1000);
    EXPECT_NE(page.find("more in this period"), std::string::npos);
    EXPECT_NE(page.find("5,000"), std::string::npos);
}

} // namespace
} // namespace vedette::briefing
