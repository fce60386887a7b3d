#include "ingest/guess_charset.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

namespace vedette::ingest {

namespace {

struct Candidate {
    const char* charset;
    // Names under which ICU's detector knows the same letters.
    std::array<std::string_view, 2> detector_names;
};

// The more frequent first: a tie is decided by this order.
constexpr std::array<Candidate, 12> kSingleByte = {{
    {"windows-1252", {"ISO-8859-1", "windows-1252"}},
    {"windows-1251", {"windows-1251", ""}},
    {"windows-1250", {"ISO-8859-2", "windows-1250"}},
    {"iso-8859-2", {"ISO-8859-2", ""}},
    {"windows-1256", {"windows-1256", ""}},
    {"windows-1254", {"ISO-8859-9", "windows-1254"}},
    {"windows-1253", {"ISO-8859-7", "windows-1253"}},
    {"windows-1255", {"ISO-8859-8", "windows-1255"}},
    {"koi8-r", {"KOI8-R", ""}},
    {"koi8-u", {"KOI8-R", ""}},
    {"iso-8859-5", {"ISO-8859-5", ""}},
    {"iso-8859-6", {"ISO-8859-6", ""}},
}};

// Multi-byte charsets are left to ICU: their byte structure is evidence enough when the detector is this sure (0..100).
constexpr std::array<std::string_view, 8> kEastAsian = {
    "Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5", "ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN"};
constexpr int kSureEastAsian = 50;
constexpr std::size_t kFewestEastAsianBytes = 16;

struct Guess {
    std::string charset;
    int confidence = 0;
};

struct DetectorCloser {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::vector<Guess> detector_guesses(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
    if (U_FAILURE(status)) {
        return {};
    }
    ucsdet_enableInputFilter(detector.get(), bytes.find('<') != std::string_view::npos ? 1 : 0);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<Guess> guesses;
    for (const UCharsetMatch* match :
         std::span(matches, U_FAILURE(status) ? 0 : static_cast<std::size_t>(count))) {
        const char* name = ucsdet_getName(match, &status);
        if (name != nullptr) {
            guesses.push_back({name, ucsdet_getConfidence(match, &status)});
        }
    }
    return guesses;
}

std::vector<UChar> decode_single_byte(std::string_view bytes, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset, &status);
    std::vector<UChar> text(bytes.size() + 1);
    const std::int32_t length = ucnv_toUChars(converter, text.data(), static_cast<std::int32_t>(text.size()),
                                              bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    ucnv_close(converter);
    text.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
    return text;
}

UScriptCode script_of(UChar c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_one_of(UChar c, std::u16string_view set) {
    return set.find(static_cast<char16_t>(c)) != std::u16string_view::npos;
}

double letter_points(UChar c, UChar before, UChar after) {
    double points = 0.0;
    bool has_neighbour = false;
    for (const UChar other : {before, after}) {
        if (u_isalpha(other) != 0) {
            const bool same = script_of(other) == script_of(c);
            points += same ? 0.0 : -4.0;
            has_neighbour = has_neighbour || same;
        }
    }
    // A capital after a small letter is what a wrong Cyrillic charset makes of every word.
    points += u_isupper(c) != 0 && u_islower(before) != 0 ? -3.0 : 0.0;
    points += u_islower(c) != 0 && u_isupper(before) != 0 && u_isupper(after) != 0 ? -3.0 : 0.0;
    points += is_one_of(c, u"ÿþðÞÐƒªºµ") ? -1.0 : 0.0; // letters that few languages use and many errors make
    return points + (has_neighbour ? 1.0 : 0.0);
}

double sign_points(UChar c, UChar before, UChar after) {
    const bool in_word = u_isalpha(before) != 0 && u_isalpha(after) != 0;
    if (in_word) {
        return is_one_of(c, u"\u2019\u2018\u2013\u2014\u00B7\u00AD") ? 0.5 : -3.0;
    }
    if (is_one_of(c, u"\u201C\u2018\u201E\u00AB")) {
        return u_isalpha(before) != 0 || u_isspace(after) != 0 ? 0.0 : 1.0;
    }
    if (is_one_of(c, u"\u201D\u2019\u2026\u00BB")) {
        return u_isspace(before) != 0 && u_isalpha(after) != 0 ? 0.0 : 1.0;
    }
    if (is_one_of(c, u"\u2013\u2014\u00A0\u20AC\u00A3\u00B0\u00A7\u00A9\u00AE\u2022\u2122\u2116")) {
        return 1.0;
    }
    return u_isdigit(before) != 0 ? 0.0 : -1.0;
}

// Letters that no one language has together come from reading ISO-8859-2 as windows-1250 or the other way round.
double mixture_points(const std::vector<UChar>& text) {
    const auto has_any = [&](std::u16string_view set) {
        return std::any_of(text.begin(), text.end(), [&](UChar c) { return is_one_of(c, set); });
    };
    const bool is_polish_and_other = has_any(u"ąęłńśźżĄĘŁŃŚŹŻ") && has_any(u"čďěňřšťůžđľČĎĚŇŘŠŤŮŽĐĽ");
    const bool is_slovak_and_czech = has_any(u"ľĽ") && has_any(u"ěřůĚŘŮ");
    return is_polish_and_other || is_slovak_and_czech ? -0.4 : 0.0;
}

// How well the non-ASCII characters stand where they are: 1 all natural, below 0 nonsense.
double plausibility(const std::vector<UChar>& text) {
    double points = 0.0;
    std::size_t judged = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const UChar c = text[index];
        if (c < 0x80) {
            continue;
        }
        ++judged;
        const UChar before = index == 0 ? UChar{' '} : text[index - 1];
        const UChar after = index + 1 == text.size() ? UChar{' '} : text[index + 1];
        if (c < 0xA0 || c == 0xFFFD || u_isdefined(c) == 0) {
            points -= 6.0;
        } else if (u_isalpha(c) != 0) {
            points += letter_points(c, before, after);
        } else if (u_charType(c) == U_NON_SPACING_MARK) {
            points += u_isalpha(before) != 0 && before >= 0x80 ? 1.0 : -3.0;
        } else {
            points += sign_points(c, before, after);
        }
    }
    return judged == 0 ? 0.0 : points / static_cast<double>(judged);
}

} // namespace

std::string guess_charset(std::string_view bytes) {
    const std::vector<Guess> guesses = detector_guesses(bytes);
    const auto high = std::count_if(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    // Only the first guess: the detector gives low marks to many.
    if (!guesses.empty() && guesses.front().confidence >= kSureEastAsian &&
        std::find(kEastAsian.begin(), kEastAsian.end(), guesses.front().charset) != kEastAsian.end() &&
        (static_cast<std::size_t>(high) >= kFewestEastAsianBytes ||
         guesses.front().charset.starts_with("ISO-2022"))) {
        return guesses.front().charset;
    }
    std::string best;
    double best_score = 0.0; // anything below is damage, not letters
    for (const Candidate& candidate : kSingleByte) {
        int confidence = 0;
        for (const Guess& guess : guesses) {
            const auto& names = candidate.detector_names;
            if (std::find(names.begin(), names.end(), guess.charset) != names.end()) {
                confidence = std::max(confidence, guess.confidence);
            }
        }
        const std::vector<UChar> text = decode_single_byte(bytes, candidate.charset);
        const double natural = plausibility(text) + mixture_points(text);
        const double score = natural + static_cast<double>(confidence) / 100.0;
        // A margin, so that a rarer charset needs a reason.
        if (natural > -0.2 && score > best_score + 0.02) {
            best_score = score;
            best = candidate.charset;
        }
    }
    return best;
}

} // namespace vedette::ingest
