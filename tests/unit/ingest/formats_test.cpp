#include "ingest/feed_documents.hpp"
#include "ingest/sniff_format.hpp"
#include "pack.hpp"
#include "read_all.hpp"

#include <gtest/gtest.h>

namespace vedette::ingest {

namespace {

using test::read_bytes;
using test::summary;

std::string record(const std::string& type, const std::string& fields, const std::string& block,
                   int length_error = 0) {
    const auto length = static_cast<int>(block.size()) + length_error;
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: <http://news.example/" + type +
           ">\r\nWARC-Date: 2021-11-12T08:00:00Z\r\n" + fields + "Content-Length: " + std::to_string(length) +
           "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& fields, const std::string& body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string page_record(const std::string& body, int length_error = 0) {
    return record("response", "Content-Type: application/http; msgtype=response\r\n",
                  http("Content-Type: text/html; charset=UTF-8\r\n", body), length_error);
}

} // namespace

TEST(SniffFormat, content_decides_before_the_name) {
    EXPECT_EQ(sniff_content("<!DOCTYPE html><p>x", "a.txt"), ContentKind::html);
    EXPECT_EQ(sniff_content("<!-- saved from url --><html lang=en>", "a"), ContentKind::html);
    EXPECT_EQ(sniff_content("<?xml version='1.0'?><!DOCTYPE html><html>", ""), ContentKind::html);
    EXPECT_EQ(sniff_content("KABUL - The talks ended.", "a.html"), ContentKind::text);
    EXPECT_EQ(sniff_content("Talks ended.<p>More", "a.html"), ContentKind::html);
    EXPECT_EQ(sniff_content("Talks <b>ended</b>.", "a.txt"), ContentKind::text);
    EXPECT_EQ(sniff_content("{\"id\":1}\n{\"id\":2}\n", ""), ContentKind::json_lines);
    EXPECT_EQ(sniff_content("{\n  \"id\": 1\n}\n", ""), ContentKind::json_values);
    EXPECT_EQ(sniff_content("{\"id\":1, \"te\n{\"id\":2}\n", ""), ContentKind::json_lines);
    EXPECT_EQ(sniff_content(" [\n {\"id\":1}]", ""), ContentKind::json_array);
    EXPECT_EQ(sniff_content("[Reuters] Troops", ""), ContentKind::text);
    EXPECT_EQ(sniff_content("not json\n", "a.jsonl.gz"), ContentKind::json_lines);
    EXPECT_EQ(sniff_content("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "a"), ContentKind::feed);
    EXPECT_EQ(sniff_content("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a"), ContentKind::feed);
    EXPECT_EQ(sniff_content("WARC/1.1\r\n", "a"), ContentKind::warc);
    EXPECT_EQ(sniff_content("%PDF-1.7", "a.txt"), ContentKind::foreign);
    EXPECT_EQ(sniff_content("BZhang met the minister", "a"), ContentKind::text);
    EXPECT_EQ(sniff_content("", "a"), ContentKind::empty);
    EXPECT_EQ(sniff_content(" \n", "a"), ContentKind::empty);
}

TEST(JsonDocuments, fields_go_to_their_places) {
    const auto items = read_bytes(
        "a.jsonl", R"({"id": 17, "maintext": "Talks ended.", "headline": "Talks", "dct": "2021-11-11",)"
                   R"( "source_domain": "news.example", "authors": ["A. Writer", "B. Editor"],)"
                   R"( "date_download": "2021-11-12 10:00:00", "language": "en", "url": "http://x/"})"
                   "\n");
    ASSERT_EQ(summary(items), "a.jsonl:1: Talks ended.");
    const RawDocument& document = items[0].document;
    EXPECT_EQ(document.format, DocumentFormat::clean);
    EXPECT_EQ(document.id, "17");
    EXPECT_EQ(document.title, "Talks");
    EXPECT_EQ(document.published, "2021-11-11");
    EXPECT_EQ(document.outlet, "news.example");
    EXPECT_EQ(document.byline, "A. Writer, B. Editor");
    EXPECT_EQ(document.fetched, "2021-11-12");
    EXPECT_EQ(document.url, "http://x/");
}

TEST(JsonDocuments, text_is_kept_to_the_byte) {
    const auto items =
        read_bytes("a.jsonl", "{\"id\":\"1\",\"text\":\"  Two\\n\\nlines \\u00e9 \\\"q\\\" \"}");
    EXPECT_EQ(items[0].document.bytes, "  Two\n\nlines \u00E9 \"q\" ");
}

TEST(JsonDocuments, broken_line_is_named_and_the_next_goes_on) {
    const auto items = read_bytes(
        "a.jsonl",
        "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Tw\n\n{\"id\":4,\"text\":\"Four.\"}\n[5]\n"
        "{\"id\":6}\n{\"id\":7,\"text\":\" \"}\n{\"id\":1,\"text\":\"Again.\"}");
    EXPECT_EQ(
        summary(items),
        "a.jsonl:1: One. | a.jsonl:2! input_malformed | a.jsonl:4: Four. | a.jsonl:5! input_malformed | "
        "a.jsonl:6! input_malformed | a.jsonl:7! input_empty | a.jsonl:8: Again.");
    EXPECT_EQ(items[1].message.rfind("a.jsonl:2: is not valid JSON", 0), 0U) << items[1].message;
}

TEST(JsonDocuments, pretty_printed_objects_arrays_and_wrappers_are_read) {
    EXPECT_EQ(summary(read_bytes("a.json", "{\n \"id\": 1,\n \"text\": \"One }.\"\n}\n")), "a.json: One }.");
    EXPECT_EQ(summary(read_bytes(
                  "a.json",
                  "[{\"text\":\"One ].\"},\n {\"text\":\"Two\"} , {\"text\": oops},{\"text\":\"Four\"}]")),
              "a.json#1: One ]. | a.json#2: Two | a.json#3! input_malformed | a.json#4: Four");
    EXPECT_EQ(summary(read_bytes("a.json",
                                 "{\"status\":\"ok\",\"articles\":[{\"text\":\"One\"},{\"text\":\"Two\"}]}")),
              "a.json:1#1: One | a.json:1#2: Two");
    EXPECT_EQ(summary(read_bytes("a.json", "[{\"text\":\"One\"},{\"text\":\"Tw")),
              "a.json#1: One | a.json#2! input_malformed");
    EXPECT_EQ(summary(read_bytes("a.json", "[]")), "a.json! input_empty");
}

TEST(JsonDocuments, html_field_gives_a_page) {
    const auto items = read_bytes("a.jsonl", "{\"id\":1,\"html\":\"<p>Hello</p>\"}");
    EXPECT_EQ(items[0].document.format, DocumentFormat::html);
    EXPECT_EQ(items[0].document.bytes, "<p>Hello</p>");
}

TEST(JsonDocuments, lone_surrogates_wrong_bytes_and_utf16_are_repaired) {
    EXPECT_EQ(read_bytes("a.jsonl", "{\"text\":\"a\\ud800b \\ud83d\\ude00 \\\\ud800\"}")[0].document.bytes,
              "a\uFFFDb \U0001F600 \\ud800");
    EXPECT_EQ(read_bytes("a.jsonl", "{\"text\":\"caf\xE9 society\"}")[0].document.bytes, "caf\u00E9 society");
    EXPECT_EQ(read_bytes("a.jsonl", "\xEF\xBB\xBF{\"text\":\"One\"}\r\n")[0].document.bytes, "One");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("{\"text\":\"One\"}\n{\"text\":\"Two\"}\n")) {
        wide += {c, '\0'};
    }
    EXPECT_EQ(summary(read_bytes("a.jsonl", wide)), "a.jsonl:1: One | a.jsonl:2: Two");
}

TEST(JsonDocuments, too_long_a_line_is_skipped) {
    Limits limits;
    limits.max_line_bytes = 100;
    const std::string line = "{\"text\":\"" + std::string(500'000, 'x') + "\"}";
    EXPECT_EQ(
        summary(read_bytes("a.jsonl", "{\"text\":\"One\"}\n" + line + "\n{\"text\":\"Three\"}", limits)),
        "a.jsonl:1: One | a.jsonl:2! input_too_large | a.jsonl:3: Three");
    EXPECT_EQ(summary(read_bytes("a.json", "[{\"text\":\"One\"}," + line + ",{\"text\":\"Three\"}]", limits)),
              "a.json#1: One | a.json#2! input_too_large | a.json#3: Three");
}

TEST(FeedDocuments, rss_items_become_pages) {
    const auto items = read_bytes("feed.xml", R"(<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example</title><language>en-gb</language>
<item><title>Talks &amp; more</title><link>http://news.example/1</link><dc:creator>A. Writer</dc:creator>
<pubDate>Thu, 11 Nov 2021 08:15:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Whole &x; text.</p>]]></content:encoded></item>
<item><title>Empty</title></item>
<item><title>Second</title><description>&lt;p&gt;Only this.&lt;/p&gt;</description><guid>http://news.example/2</guid></item>
</channel></rss>)");
    ASSERT_EQ(summary(items),
              "feed.xml#1: <p>Whole &x; text.</p> | feed.xml#2! input_empty | feed.xml#3: <p>Only this.</p>");
    const RawDocument& document = items[0].document;
    EXPECT_EQ(document.format, DocumentFormat::html);
    EXPECT_EQ(document.title, "Talks & more");
    EXPECT_EQ(document.outlet, "The Example");
    EXPECT_EQ(document.language, "en");
    EXPECT_EQ(document.byline, "A. Writer");
    EXPECT_EQ(document.url, "http://news.example/1");
    EXPECT_EQ(document.published, "2021-11-11T08:15:00+03:00");
    EXPECT_EQ(items[2].document.url, "http://news.example/2");
}

TEST(FeedDocuments, atom_and_rss_1_are_read) {
    const auto atom =
        read_bytes("a.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title>
<entry><title>One</title><link rel="self" href="http://x/self"/><link href="http://x/1"/><published>2021-11-11T10:00:00Z</published>
<author><name>A. Writer</name></author><content type="xhtml"><div>Text <b>bold</b></div></content></entry></feed>)");
    ASSERT_EQ(summary(atom), "a.atom#1: <div>Text <b>bold</b></d");
    EXPECT_EQ(atom[0].document.url, "http://x/1");
    EXPECT_EQ(atom[0].document.byline, "A. Writer");
    EXPECT_EQ(atom[0].document.published, "2021-11-11T10:00:00Z");
    EXPECT_EQ(summary(read_bytes("a.rdf", R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel><title>T</title></channel><item><title>One</title><description>Words.</description></item></rdf:RDF>)")),
              "a.rdf#1: Words.");
}

TEST(FeedDocuments, cut_off_feed_gives_what_is_whole) {
    EXPECT_EQ(summary(read_bytes("f.xml", "<rss><channel><item><description>One.</description></item>"
                                          "<item><description>Tw")),
              "f.xml#1: One. | f.xml! input_malformed");
    EXPECT_EQ(summary(read_bytes("f.xml", "<rss><channel></channel></rss>")), "f.xml! input_empty");
}

TEST(FeedDocuments, mail_dates_become_iso) {
    EXPECT_EQ(iso_from_rfc822("11 Nov 21 08:15 GMT"), "2021-11-11T08:15:00Z");
    EXPECT_EQ(iso_from_rfc822("Sat, 01 Jan 2000 23:59:59 EST"), "2000-01-01T23:59:59-05:00");
    EXPECT_EQ(iso_from_rfc822("1 February 1999"), "1999-02-01");
    EXPECT_EQ(iso_from_rfc822("31 Feb 1999"), "31 Feb 1999");
    EXPECT_EQ(iso_from_rfc822("last week"), "last week");
}

TEST(WarcDocuments, pages_and_texts_are_read_and_the_rest_passed_over) {
    const std::string warc =
        record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n") +
        record("request", "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n") +
        page_record("<p>Page</p>") +
        record("response", "Content-Type: application/http\r\n",
               http("Content-Type: image/png\r\n", "\x89PNG")) +
        record("response", "Content-Type: application/http\r\n", http("", "<p>gone</p>", "404 Not Found")) +
        record("conversion", "Content-Type: text/plain\r\n", "Plain words.");
    const auto items = read_bytes("c.warc", warc);
    ASSERT_EQ(summary(items), "c.warc#3: <p>Page</p> | c.warc#6: Plain words.");
    EXPECT_EQ(items[0].document.format, DocumentFormat::html);
    EXPECT_EQ(items[0].document.charset, "utf-8");
    EXPECT_EQ(items[0].document.url, "http://news.example/response");
    EXPECT_EQ(items[0].document.fetched, "2021-11-12");
    EXPECT_EQ(items[1].document.format, DocumentFormat::text);
}

TEST(WarcDocuments, chunks_and_content_coding_are_undone) {
    const auto with = [](const std::string& fields, const std::string& body) {
        return record("response", "Content-Type: application/http\r\n",
                      http("Content-Type: text/html\r\n" + fields, body));
    };
    const std::string squeezed = test::gzip("<p>Squeezed</p>");
    const std::string half = squeezed.substr(0, 9);
    const std::string rest = squeezed.substr(9);
    char size[16];
    std::snprintf(size, sizeof size, "%zx", rest.size());
    const auto items = read_bytes(
        "c.warc", with("Transfer-Encoding: chunked\r\n", "5;x=y\r\n<p>Ch\r\n8\r\nunks</p>\r\n0\r\n\r\n") +
                      with("Transfer-Encoding: chunked\r\n", "<p>No chunks</p>") +
                      with("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
                           "9\r\n" + half + "\r\n" + size + "\r\n" + rest + "\r\n0\r\n\r\n") +
                      with("Content-Encoding: deflate\r\n", test::deflate("<p>Deflated</p>")) +
                      with("Content-Encoding: gzip\r\n", "<p>Already plain</p>") +
                      with("Content-Encoding: br\r\n", "\x8B\x01\x80xyz") +
                      with("Content-Encoding: gzip\r\n", squeezed.substr(0, 15)));
    EXPECT_EQ(summary(items),
              "c.warc#1: <p>Chunks</p> | c.warc#2: <p>No chunks</p> | c.warc#3: <p>Squeezed</p> | "
              "c.warc#4: <p>Deflated</p> | c.warc#5: <p>Already plain</p> | c.warc#6! input_malformed | "
              "c.warc#7! input_malformed");
}

TEST(WarcDocuments, lying_lengths_cost_one_record) {
    const std::string good = page_record("<p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", page_record("<p>Long</p>", +7) + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", page_record("<p>Short</p>", -5) + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", page_record("<p>Huge</p>", 1'000'000'000) + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", page_record("<p>All</p>", static_cast<int>(good.size())) + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes(
                  "c", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -4\r\n\r\nx\r\n\r\n" + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", good + "stray bytes\r\nmore\r\n" + good)),
              "c#1! input_malformed | c#2: <p>Good</p>");
    EXPECT_EQ(summary(read_bytes("c", good + good.substr(0, good.size() - 9))),
              "c#1: <p>Good</p> | c#2! input_malformed");
}

TEST(WarcDocuments, gzip_member_for_each_record) {
    std::string crawl;
    for (const char* body : {"<p>One</p>", "<p>Two</p>", "<p>Three</p>"}) {
        crawl += test::gzip(page_record(body));
    }
    EXPECT_EQ(summary(read_bytes("c.warc.gz", crawl)),
              "c.warc.gz#1: <p>One</p> | c.warc.gz#2: <p>Two</p> | c.warc.gz#3: <p>Three</p>");
    const auto cut = read_bytes("c.warc.gz", crawl.substr(0, crawl.size() - 20));
    EXPECT_EQ(cut.size(), 3U);
    EXPECT_EQ(cut.back().code, ErrorCode::input_malformed);
}

TEST(WarcDocuments, record_over_the_limit_is_passed_over) {
    Limits limits;
    limits.max_document_bytes = 1000;
    EXPECT_EQ(
        summary(read_bytes("c", page_record(std::string(300'000, 'x')) + page_record("<p>Good</p>"), limits)),
        "c#1! input_too_large | c#2: <p>Good</p>");
}

} // namespace vedette::ingest
