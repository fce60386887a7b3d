#include "base/utf8.hpp"
#include "ingest/encoding.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

namespace vedette::ingest {

namespace {

std::string encoded(std::string_view utf8, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const std::int32_t length =
        ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                     static_cast<std::int32_t>(utf8.size()), &status);
    out.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
    return out;
}

constexpr const char* kEnglish = "The minister said: \u201CWe won\u2019t move the 2nd brigade \u2013 not "
                                 "today.\u201D The offer cost \u00A35 "
                                 "million, officials in the capital told reporters on Monday.";
constexpr const char* kFrench =
    "Le gouvernement a déclaré que l\u2019armée s\u2019était retirée de la région à l\u2019été, après des "
    "négociations très difficiles où les délégués ont été reçus.";
constexpr const char* kGerman =
    "Die Regierung erklärte, über fünfzig Soldaten hätten die Brücke während der Nacht geräumt; größere "
    "Verbände stünden südlich der Straße.";
constexpr const char* kPolish =
    "Rząd ogłosił, że wojska opuściły przejście graniczne, a żołnierze wrócili do koszar. Według ministra "
    "sytuacja się uspokoiła i więcej sił już nie będzie.";
constexpr const char* kCzech =
    "Vláda oznámila, že vojáci opustili hraniční přechod a vrátili se do kasáren. Podle ministra se situace "
    "uklidnila a další síly už nepřijdou, řekl včera večer.";
constexpr const char* kRussian =
    "Министерство обороны заявило, что войска вернулись в казармы после учений. По словам представителя "
    "ведомства, обстановка на границе остаётся спокойной.";
constexpr const char* kUkrainian =
    "Міністерство оборони повідомило, що війська повернулися після навчань. За словами речника, ситуація "
    "на кордоні залишається спокійною, її контролюють.";
constexpr const char* kGreek =
    "Η κυβέρνηση ανακοίνωσε ότι τα στρατεύματα επέστρεψαν στις βάσεις τους μετά τις ασκήσεις στα σύνορα.";
constexpr const char* kTurkish =
    "Bakanlık, birliklerin tatbikattan sonra kışlalarına döndüğünü açıkladı. Sözcü, sınırdaki durumun sakin "
    "olduğunu, görüşmelerin süreceğini söyledi.";
constexpr const char* kArabic =
    "قالت وزارة الدفاع إن القوات عادت إلى ثكناتها بعد انتهاء المناورات على الحدود، وأضافت أن الوضع هادئ.";

struct Case {
    const char* text;
    const char* charset;
};

class Detected : public testing::TestWithParam<Case> {};

} // namespace

TEST_P(Detected, text_comes_back_as_written) {
    const Case& one = GetParam();
    const std::string bytes = encoded(one.text, one.charset);
    ASSERT_FALSE(bytes.empty());
    std::string encoding;
    const Result<std::string> decoded = decode_to_utf8(bytes, "", &encoding);
    ASSERT_TRUE(decoded) << decoded.failure().message;
    EXPECT_EQ(*decoded, one.text) << "as " << encoding << " instead of " << one.charset;
}

INSTANTIATE_TEST_SUITE_P(
    Charsets, Detected,
    testing::Values(Case{kEnglish, "windows-1252"}, Case{kFrench, "windows-1252"},
                    Case{kGerman, "iso-8859-1"}, Case{kPolish, "windows-1250"}, Case{kPolish, "iso-8859-2"},
                    Case{kCzech, "windows-1250"}, Case{kCzech, "iso-8859-2"}, Case{kRussian, "windows-1251"},
                    Case{kRussian, "koi8-r"}, Case{kRussian, "iso-8859-5"}, Case{kUkrainian, "windows-1251"},
                    Case{kUkrainian, "koi8-u"}, Case{kGreek, "windows-1253"}, Case{kTurkish, "windows-1254"},
                    Case{kArabic, "windows-1256"}, Case{kEnglish, "utf-8"}, Case{kRussian, "utf-8"},
                    Case{kEnglish, "utf-16le"}, Case{kEnglish, "utf-16be"}, Case{kFrench, "utf-16le"},
                    Case{kRussian, "utf-16le"}, Case{kArabic, "utf-16be"}));

TEST(Encoding, byte_order_mark_decides_and_is_cut) {
    const auto check = [](const std::string& mark, const char* charset) {
        std::string encoding;
        const Result<std::string> decoded =
            decode_to_utf8(mark + encoded(kRussian, charset), "iso-8859-1", &encoding);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(*decoded, kRussian);
        EXPECT_EQ(encoding, charset);
    };
    check("\xEF\xBB\xBF", "utf-8");
    check("\xFF\xFE", "utf-16le");
    check("\xFE\xFF", "utf-16be");
    check(std::string("\xFF\xFE\0\0", 4), "utf-32le");
}

TEST(Encoding, declared_charset_is_used_unless_the_bytes_are_utf8) {
    std::string encoding;
    EXPECT_EQ(*decode_to_utf8(encoded("Цена 5", "koi8-r"), "KOI8-R", &encoding), "Цена 5");
    EXPECT_EQ(encoding, "koi8-r");
    EXPECT_EQ(*decode_to_utf8("caf\u00E9 de la paix", "windows-1252", &encoding), "caf\u00E9 de la paix");
    EXPECT_EQ(encoding, "utf-8");
    EXPECT_EQ(*decode_to_utf8("caf\xE9 de la paix", "no-such-charset", &encoding), "caf\u00E9 de la paix");
}

TEST(Encoding, charset_declared_inside_a_page) {
    EXPECT_EQ(charset_declared_in("<html><head><meta charset=\"Windows-1251\">"), "windows-1251");
    EXPECT_EQ(charset_declared_in("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=koi8-r'>"),
              "koi8-r");
    EXPECT_EQ(charset_declared_in("<?xml version='1.0' encoding='iso-8859-2'?><rss>"), "iso-8859-2");
    EXPECT_EQ(charset_declared_in("<p>the charset = unknown</p>"), "");
    const std::string page = "<html><meta charset=windows-1251><p>" + encoded("Да", "windows-1251") + "</p>";
    EXPECT_EQ(*decode_to_utf8(page), "<html><meta charset=windows-1251><p>Да</p>");
}

TEST(Encoding, damaged_utf8_is_repaired_rather_than_guessed) {
    std::string text;
    for (int index = 0; index < 20; ++index) {
        text += kRussian;
    }
    text[101] = '\xFF';
    std::string encoding;
    const Result<std::string> decoded = decode_to_utf8(text, "", &encoding);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(encoding, "utf-8");
    EXPECT_TRUE(is_valid_utf8(*decoded));
    EXPECT_NE(decoded->find("\uFFFD"), std::string::npos);
}

TEST(Encoding, any_bytes_give_valid_utf8_or_a_failure) {
    std::uint32_t state = 1;
    for (int turn = 0; turn < 300; ++turn) {
        std::string bytes = "Some words before the noise ";
        for (int index = 0; index < turn % 60; ++index) {
            state = state * 1664525U + 1013904223U;
            bytes += static_cast<char>(static_cast<unsigned char>(state >> 24U));
        }
        const Result<std::string> decoded = decode_to_utf8(bytes);
        EXPECT_TRUE(!decoded || is_valid_utf8(*decoded));
    }
}

TEST(Encoding, binary_and_empty_bytes_are_refused) {
    EXPECT_EQ(decode_to_utf8("").failure().code, ErrorCode::input_empty);
    EXPECT_EQ(decode_to_utf8("\xEF\xBB\xBF \n").failure().code, ErrorCode::input_empty);
    EXPECT_EQ(decode_to_utf8(std::string("MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0\xB8\0\0\0\0\1\2", 23))
                  .failure()
                  .code,
              ErrorCode::input_binary);
    const std::string stray = std::string("A stray \0 in", 12) + std::string(600, 'x');
    EXPECT_EQ(decode_to_utf8(stray)->substr(0, 12), "A stray   in");
}

} // namespace vedette::ingest
