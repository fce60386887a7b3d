#include "ingest/language.hpp"

#include "base/utf8.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace vedette::ingest {

namespace {

constexpr std::size_t kSampleBytes = 20'000;   // enough to tell; keeps the time of a long report flat
constexpr int kLeastBytesOfAnother = 120;      // a headline of names is easily taken for another language
constexpr int kLeastShareOfAnother = 70;       // in percent
constexpr int kEnoughEnglish = 30;             // the same: an English report that quotes a speech at length

std::string_view sample_of(std::string_view text) {
    if (text.size() <= kSampleBytes) {
        return text;
    }
    std::size_t end = kSampleBytes;
    while (end > 0 && is_continuation(text[end])) {
        --end; // not inside a character
    }
    return text.substr(0, end);
}

} // namespace

std::string language_of(std::string_view text) {
    const std::string_view sample = sample_of(text);
    CLD2::Language best[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int share[3] = {0, 0, 0};
    double score[3] = {0, 0, 0};
    int bytes = 0;
    bool is_reliable = false;
    const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0, best, share, score, nullptr, &bytes,
                                   &is_reliable);
    int english = 0;
    for (int at = 0; at < 3; ++at) {
        english = best[at] == CLD2::ENGLISH ? share[at] : english;
    }
    if (english >= kEnoughEnglish) {
        return "en";
    }
    if (!is_reliable || best[0] == CLD2::UNKNOWN_LANGUAGE || bytes < kLeastBytesOfAnother || share[0] < kLeastShareOfAnother) {
        return {};
    }
    const std::string code = CLD2::LanguageCode(best[0]);
    return code.substr(0, code.find('-')); // "zh-Hant" -> "zh"
}

} // namespace vedette::ingest
