// Pages: main content, metadata, dates, and hostile markup in bounded time.

#include "ingest/html_bounds.hpp"
#include "ingest/html_to_blocks.hpp"
#include "read_documents.hpp"

#include <algorithm>
#include <chrono>

namespace vedette::ingest {
namespace {

std::string paragraphs(std::string_view tag = "p") {
    std::string html;
    std::size_t begin = 0;
    for (std::size_t end = kBody.find('\n'); end != std::string_view::npos;
         begin = end + 1, end = kBody.find('\n', begin)) {
        html += "<" + std::string(tag) + ">" + std::string(kBody.substr(begin, end - begin)) + "</" +
                std::string(tag) + ">";
    }
    return html;
}

std::string page(std::string_view body, std::string_view head = "") {
    return "<!DOCTYPE html><html lang='en-GB'><head><title>Boats sent to northern reef | Island "
           "Herald</title>" +
           std::string(head) + "</head><body>" + std::string(body) + "</body></html>";
}

TEST(Page, keeps_the_article_and_cuts_what_is_around_and_inside) {
    const Report report =
        read_page(page("<nav><a href='/'>Front page of the herald</a></nav><div id='sidebar'><p>The weather "
                       "will be fine on all coasts today, we are told by "
                       "those who know.</p></div><article><h1>Boats sent to northern reef</h1>" +
                       paragraphs() +
                       "<figure><img src='a.jpg'><figcaption>The reef seen from the air last "
                       "year.</figcaption></figure><h2>What fishermen say</h2>" +
                       "<ul><li>The boats kept their distance</li><li>Nobody was "
                       "hurt</li></ul><blockquote><p>We only want to fish in peace, one of them said "
                       "to us.</p></blockquote><div class='related-links'><a href='x'>Older report on the "
                       "reef</a></div></article>" +
                       "<section id='comments'><p>I was there and saw nothing of the kind, dear fellow "
                       "readers of this page.</p></section><footer>Imprint of the "
                       "herald</footer><script>var x = '<p>not text at all, only script</p>';</script>"));
    EXPECT_EQ(report.title, "Boats sent to northern reef");
    EXPECT_TRUE(keeps(report, "two patrol boats had been sent"));
    EXPECT_TRUE(keeps(report, "The boats kept their distance"));
    EXPECT_TRUE(keeps(report, "We only want to fish in peace"));
    EXPECT_EQ(reason_of(report, "seen from the air"), "caption");
    EXPECT_EQ(reason_of(report, "What fishermen say"), "cross-head");
    EXPECT_EQ(reason_of(report, "Older report on the reef"), "related");
    EXPECT_EQ(reason_of(report, "saw nothing of the kind"), "comments");
    EXPECT_EQ(reason_of(report, "The weather will be fine"), "navigation");
    EXPECT_FALSE(keeps(report, "only script"));
    EXPECT_EQ(std::count(report.text.begin(), report.text.end(), '\n'), 7);
}

TEST(Page, finds_the_body_without_any_name) {
    const Report report =
        read_page(page("<table><tr><td><a href=1>One</a><br><a href=2>Two</a></td><td><div><div>" +
                       paragraphs("div") + "</div></div></td></tr></table>"));
    EXPECT_TRUE(keeps(report, "The coast guard of the island"));
    EXPECT_TRUE(keeps(report, "nobody had been hurt"));
    EXPECT_FALSE(keeps(report, "Two\n"));
}

TEST(Page, a_furniture_name_around_the_whole_text_is_not_believed) {
    const Report report = read_page(page("<div class='sidebar-left promo'>" + paragraphs() + "</div>"));
    EXPECT_TRUE(keeps(report, "The coast guard of the island"));
}

TEST(Page, two_breaks_make_paragraphs) {
    const Report report = read_page(page("<div>The coast guard sent boats to the reef on Tuesday "
                                         "morning.<br><br>Nobody was hurt at the reef, its "
                                         "spokesman told reporters later.</div>"));
    EXPECT_TRUE(keeps(report, "Tuesday morning.\nNobody was hurt"));
}

TEST(Page, metadata) {
    const Report report = read_page(
        page("<article>" + paragraphs() + "</article>",
             "<meta property='og:title' content='Boats sent to northern reef'><meta property='og:site_name' "
             "content='Island Herald'><meta name='author' content='By Ana Lima'><link rel='canonical' "
             "href='https://herald.example/reef'>"));
    EXPECT_EQ(report.outlet, "Island Herald");
    EXPECT_EQ(report.byline, "Ana Lima");
    EXPECT_EQ(report.language, "en");
    EXPECT_EQ(report.url, "https://herald.example/reef");
}

TEST(Page, title_loses_the_name_of_the_site) {
    EXPECT_EQ(read_page(page("<article>" + paragraphs() + "</article>")).title,
              "Boats sent to northern reef");
}

TEST(Page, outlet_by_host) {
    EXPECT_EQ(
        read_page(page("<article>" + paragraphs() + "</article>"), "https://www.reuters.com/world/x").outlet,
        "Reuters");
}

struct DateCase {
    const char* name;
    const char* head;
    const char* body;
    const char* url;
    DateSource source;
};

class PageDate : public testing::TestWithParam<DateCase> {};

TEST_P(PageDate, is_found) {
    const DateCase& one = GetParam();
    const Report report = read_page(page("<article><h1>Boats sent to northern reef</h1>" +
                                             std::string(one.body) + paragraphs() + "</article>",
                                         one.head),
                                    one.url);
    EXPECT_EQ(day_of(report), "2021-11-14");
    EXPECT_EQ(report.published.source, one.source);
}

INSTANTIATE_TEST_SUITE_P(
    Page, PageDate,
    testing::Values(
        DateCase{"meta", "<meta property='article:published_time' content='2021-11-14T06:00:00Z'>", "", "",
                 DateSource::metadata},
        DateCase{"dublin_core", "<meta name='DC.date.issued' content='2021-11-14'>", "", "",
                 DateSource::metadata},
        DateCase{"modified_is_second",
                 "<meta property='article:modified_time' content='2022-01-01'><meta name='date' "
                 "content='2021-11-14'>",
                 "", "", DateSource::metadata},
        DateCase{
            "json_ld",
            "<script "
            "type='application/"
            "ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-11-14\"}]}</script>",
            "", "", DateSource::json_ld},
        DateCase{"broken_json_ld",
                 "<script "
                 "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-11-14\",,</"
                 "script>",
                 "", "", DateSource::json_ld},
        DateCase{"time", "", "<time datetime='2021-11-14T06:00'>today</time>", "", DateSource::time_element},
        DateCase{"url", "", "", "https://herald.example/2021/11/14/reef", DateSource::url},
        DateCase{"byline_words", "", "<p class='byline'>By Ana Lima, 14 November 2021</p>", "",
                 DateSource::words},
        DateCase{"german_words", "", "<span class='datum'>14. November 2021, 10:30 Uhr</span>", "",
                 DateSource::words}),
    [](const testing::TestParamInfo<DateCase>& one) { return one.param.name; });

TEST(Page, dates_of_related_stories_do_not_count) {
    const Report report =
        read_page(page("<article><h1>Boats sent to northern reef</h1>" + paragraphs() +
                       "</article><div class='related'><time datetime='2011-01-01'>2011</time></div>"));
    EXPECT_FALSE(report.published.is_known());
}

TEST(Page, nothing_but_menus_is_refused_with_words) {
    RawDocument document;
    document.source = "menu.html";
    document.format = DocumentFormat::html;
    document.bytes = "<html><body><nav><a href=1>Home</a></nav></body></html>";
    const Result<Report> report = reader().read(document, {});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.failure().code, ErrorCode::input_empty);
    EXPECT_EQ(report.failure().message.rfind("menu.html: ", 0), 0U);
}

TEST(Page, property_parts_stand_in_the_page_text) {
    const std::string html =
        page("<nav><a href=1>Home</a></nav><article>" + paragraphs() + "</article><footer>Imprint</footer>");
    const Report report = read_page(html);
    const PageText text = html_to_blocks(parse_html(html));
    for (const RemovedPart& part : report.removed) {
        EXPECT_EQ(part.raw.in(text.text), part.text);
    }
}

std::string repeat(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t index = 0; index < times; ++index) {
        out += piece;
    }
    return out;
}

TEST(HtmlBounds, keeps_text_and_bounds_depth_and_attributes) {
    const BoundedHtml deep = bound_html(repeat("<div>", 1000) + "text" + repeat("</div>", 1000));
    EXPECT_TRUE(deep.was_cut);
    EXPECT_NE(deep.html.find("text"), std::string::npos);
    EXPECT_EQ(bound_html("<p class=a class=b onclick=c>x</p>").html, "<p class=\"a\">x</p>");
    EXPECT_EQ(bound_html("a < b <3 <!-- c --> d<!--> e").html, "a &lt; b &lt;3  d e");
    EXPECT_EQ(bound_html("<div><b>x</div>y").html, "<div><mark>x</mark></div>y");
    EXPECT_EQ(bound_html("<script>if (a < b) { '<p>' }</script>z").html, "z");
}

class Bomb : public testing::TestWithParam<std::pair<const char*, std::string>> {};

// Budgets are wide: the quadratic behaviour that they guard against takes minutes. Sanitizers cost up to five times.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kBombSeconds = 40.0;
#else
constexpr double kBombSeconds = 8.0;
#endif

TEST_P(Bomb, is_read_in_bounded_time) {
    RawDocument document;
    document.source = "bomb.html";
    document.format = DocumentFormat::html;
    document.bytes = GetParam().second;
    const auto start = std::chrono::steady_clock::now();
    (void)reader().read(document, {});
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), kBombSeconds);
}

std::string many_attributes() {
    std::string html = "<p";
    for (int index = 0; index < 100000; ++index) {
        html += " a" + std::to_string(index) + "=1";
    }
    return html + ">text</p>";
}

std::string different_fonts() {
    std::string html;
    for (int index = 0; index < 30000; ++index) {
        html += "<font size=" + std::to_string(index) + "><p><b class=" + std::to_string(index) + ">";
    }
    return html;
}

INSTANTIATE_TEST_SUITE_P(
    Page, Bomb,
    testing::Values(
        std::pair{"deep", repeat("<div>", 100000) + "x"},
        std::pair{"deep_spans", repeat("<span><b>", 100000) + "x"},
        std::pair{"attributes", many_attributes()}, std::pair{"fonts", different_fonts()},
        std::pair{"tables", repeat("<table><tr><td>cell text", 20000)},
        std::pair{"rows", repeat("<tr><td>a<td>b", 100000)},
        std::pair{"links", repeat("<a href=x>link ", 100000)},
        std::pair{"times",
                  repeat("<time datetime=2020-01-01>x</time><p>The army said so on Monday, it was told.</p>",
                         30000)},
        std::pair{
            "bodies",
            repeat("<div class=entry-content><p>The army said so on Monday, it was told.</p></div>", 40000)},
        std::pair{"lists", repeat("<ul><li>item", 50000)},
        std::pair{"unclosed_scripts", repeat("<script>x", 50000)},
        std::pair{"unclosed_titles", repeat("<title>x", 50000)},
        std::pair{"comments", repeat("<!-- x ", 100000)}, std::pair{"ends", repeat("</p></div>", 100000)},
        std::pair{"selects", repeat("<select><option>x", 50000)},
        std::pair{"quotes", "<p class=\"" + repeat("x", 1000000)}, std::pair{"brackets", repeat("<", 500000)},
        std::pair{"forms", repeat("<form><input>", 50000)}),
    [](const testing::TestParamInfo<std::pair<const char*, std::string>>& one) { return one.param.first; });

} // namespace
} // namespace vedette::ingest
