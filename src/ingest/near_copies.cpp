#include "ingest/near_copies.hpp"

#include "base/sort_unique.hpp"
#include "base/union_find.hpp"
#include "base/utf8.hpp"
#include "ingest/shingles.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <unordered_map>

namespace vedette::ingest {

namespace {

// 32 bands of 3: a pair at Jaccard 0.5 is missed by chance in 1.4 % of cases, at 0.6 in 0.04 %; at 0.05 it is tried in 0.4 %.
constexpr std::size_t kBands = 32;
constexpr std::size_t kRows = 3;
constexpr std::size_t kHashes = kBands * kRows;

// Of a text of 40 shingles that shares 80 % with a longer one, 8 are expected in the index and fewer than two in 0.1 % of cases.
constexpr std::uint32_t kIndexEvery = 4;
constexpr std::uint32_t kMinIndexed = 2;
constexpr std::size_t kMaxIndexedTexts = 100; // a more frequent shingle tells little

// In a larger bucket only these many texts are tried with each: the first of the family and the neighbours.
constexpr std::size_t kMaxAllPairs = 32;
constexpr std::size_t kTriedInLargeBucket = 16;

// Copies this close, and chains of them, count as one text when standing phrases are looked for: a wire story that a hundred outlets
// print, each with a paragraph of its own, must not make its own words standing phrases.
constexpr double kCloseJaccard = 0.7;
constexpr double kCloseContainment = 0.85;

struct Text {
    std::string id;
    std::int32_t day = std::numeric_limits<std::int32_t>::max(); // unknown days come last
    std::uint64_t words_hash = 0;
    std::vector<std::uint32_t> shingles; // sorted, no doubles
};

bool comes_first(const Text& left, const Text& right) {
    return std::tie(left.day, left.id, left.words_hash) < std::tie(right.day, right.id, right.words_hash);
}

using Pair = std::pair<std::uint32_t, std::uint32_t>; // ranks, the smaller first

struct Overlap {
    std::size_t shared = 0;
    std::size_t left = 0;
    std::size_t right = 0;

    [[nodiscard]] double jaccard() const { return ratio(shared, left + right - shared); }

    [[nodiscard]] double containment() const { return ratio(shared, std::min(left, right)); }

    static double ratio(std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

// Over all shingles, or without those in `standing` (sorted).
Overlap overlap_of(const Text& left, const Text& right, std::span<const std::uint32_t> standing = {}) {
    const auto is_standing = [&](std::uint32_t shingle) {
        return !standing.empty() && std::binary_search(standing.begin(), standing.end(), shingle);
    };
    Overlap overlap;
    auto a = left.shingles.begin();
    auto b = right.shingles.begin();
    while (a != left.shingles.end() || b != right.shingles.end()) {
        const bool from_left = b == right.shingles.end() || (a != left.shingles.end() && *a <= *b);
        const bool from_right = a == left.shingles.end() || (b != right.shingles.end() && *b <= *a);
        const std::size_t counts = is_standing(from_left ? *a : *b) ? 0 : 1;
        overlap.left += from_left ? counts : 0;
        overlap.right += from_right ? counts : 0;
        overlap.shared += from_left && from_right ? counts : 0;
        a += from_left ? 1 : 0;
        b += from_right ? 1 : 0;
    }
    return overlap;
}

std::uint32_t mixed(std::uint64_t value) {
    // Finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>((value ^ (value >> 31U)) >> 32U);
}

using Signature = std::array<std::uint32_t, kHashes>;

// Multiply-add over 32 bits: shingles are well mixed already, so that the simplest family of permutations does.
Signature signature_of(std::span<const std::uint32_t> shingles) {
    static const auto kMultipliers = [] {
        Signature odd{};
        for (std::size_t index = 0; index < kHashes; ++index) {
            odd[index] = mixed(index + 1) | 1U;
        }
        return odd;
    }();
    static const auto kAddends = [] {
        Signature any{};
        for (std::size_t index = 0; index < kHashes; ++index) {
            any[index] = mixed(index + 1000);
        }
        return any;
    }();
    Signature signature;
    signature.fill(std::numeric_limits<std::uint32_t>::max());
    for (const std::uint32_t shingle : shingles) {
        for (std::size_t index = 0; index < kHashes; ++index) {
            signature[index] = std::min(signature[index], shingle * kMultipliers[index] + kAddends[index]);
        }
    }
    return signature;
}

// `bucket`: ranks in ascending order.
void add_bucket(std::span<const std::uint32_t> bucket, std::vector<Pair>& pairs) {
    for (std::size_t right = 1; right < bucket.size(); ++right) {
        const bool all = bucket.size() <= kMaxAllPairs;
        for (std::size_t left = 0; left < right; ++left) {
            if (!all && left == kTriedInLargeBucket && right > 2 * kTriedInLargeBucket) {
                left = right - kTriedInLargeBucket;
            }
            pairs.emplace_back(bucket[left], bucket[right]);
        }
    }
}

// Calls `use` with the ranks of every run of equal keys of at least two.
template <typename Key, typename Use>
void for_each_run(const std::vector<std::pair<Key, std::uint32_t>>& keyed, Use use) {
    std::vector<std::uint32_t> ranks;
    for (std::size_t begin = 0, end = 0; begin < keyed.size(); begin = end) {
        ranks.clear();
        while (end < keyed.size() && keyed[end].first == keyed[begin].first) {
            ranks.push_back(keyed[end++].second);
        }
        if (ranks.size() > 1) {
            use(keyed[begin].first, ranks);
        }
    }
}

void add_minhash_candidates(std::span<const Text* const> texts, std::vector<Pair>& pairs) {
    std::vector<Signature> signatures(texts.size());
    for (std::size_t rank = 0; rank < texts.size(); ++rank) {
        signatures[rank] = signature_of(texts[rank]->shingles);
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed(texts.size());
    for (std::size_t band = 0; band < kBands; ++band) {
        for (std::size_t rank = 0; rank < texts.size(); ++rank) {
            std::uint64_t key = 0;
            for (std::size_t row = 0; row < kRows; ++row) {
                key = key * 0x9E3779B97F4A7C15ULL + signatures[rank][band * kRows + row] + 1U;
                key ^= key >> 29U;
            }
            keyed[rank] = {key, static_cast<std::uint32_t>(rank)};
        }
        std::sort(keyed.begin(), keyed.end());
        for_each_run(keyed, [&](std::uint64_t, const std::vector<std::uint32_t>& bucket) {
            add_bucket(bucket, pairs);
        });
        sort_unique(pairs);
    }
}

// Pairs of texts that share at least kMinIndexed indexed shingles.
void add_index_candidates(std::span<const Text* const> texts, std::vector<Pair>& pairs) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
    for (std::size_t rank = 0; rank < texts.size(); ++rank) {
        for (const std::uint32_t shingle : texts[rank]->shingles) {
            if (shingle % kIndexEvery == 0) {
                keyed.emplace_back(shingle, static_cast<std::uint32_t>(rank));
            }
        }
    }
    std::sort(keyed.begin(), keyed.end());
    // For each text the earlier ones it shares with.
    std::vector<std::vector<std::uint32_t>> earlier(texts.size());
    for_each_run(keyed, [&](std::uint32_t, const std::vector<std::uint32_t>& ranks) {
        if (ranks.size() <= kMaxIndexedTexts) {
            for (std::size_t right = 1; right < ranks.size(); ++right) {
                earlier[ranks[right]].insert(earlier[ranks[right]].end(), ranks.begin(),
                                             ranks.begin() + static_cast<std::ptrdiff_t>(right));
            }
        }
    });
    for (std::size_t right = 0; right < earlier.size(); ++right) {
        std::vector<std::uint32_t>& lefts = earlier[right];
        std::sort(lefts.begin(), lefts.end());
        for (std::size_t begin = 0, end = 0; begin < lefts.size(); begin = end) {
            while (end < lefts.size() && lefts[end] == lefts[begin]) {
                ++end;
            }
            if (end - begin >= kMinIndexed) {
                pairs.emplace_back(lefts[begin], static_cast<std::uint32_t>(right));
            }
        }
    }
    sort_unique(pairs);
}

// Shingles that stand in many texts which are not close copies of each other; sorted.
std::vector<std::uint32_t> standing_phrases(std::span<const Text* const> texts, UnionFind& close,
                                            std::uint32_t min_texts) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed; // shingle, family
    std::vector<std::uint32_t> standing;
    // In slices by the low bits of the shingle, so that not every shingle of every text is copied at once.
    constexpr std::uint32_t kSlices = 16;
    for (std::uint32_t slice = 0; slice < kSlices; ++slice) {
        keyed.clear();
        for (std::size_t rank = 0; rank < texts.size(); ++rank) {
            const auto family = static_cast<std::uint32_t>(close.root(rank));
            for (const std::uint32_t shingle : texts[rank]->shingles) {
                if (shingle % kSlices == slice) {
                    keyed.emplace_back(shingle, family);
                }
            }
        }
        sort_unique(keyed);
        for_each_run(keyed, [&](std::uint32_t shingle, const std::vector<std::uint32_t>& families) {
            if (families.size() >= min_texts) {
                standing.push_back(shingle);
            }
        });
    }
    std::sort(standing.begin(), standing.end());
    return standing;
}

} // namespace

struct CopyFinder::State {
    CopyRules rules;
    std::vector<Text> texts;

    // Texts in the order in which they can be originals, one an id.
    [[nodiscard]] std::vector<const Text*> ranked() const {
        std::vector<const Text*> order;
        for (const Text& text : texts) {
            order.push_back(&text);
        }
        std::sort(order.begin(), order.end(), [](const Text* left, const Text* right) {
            return std::tie(left->id, left->day, left->words_hash) <
                   std::tie(right->id, right->day, right->words_hash);
        });
        order.erase(std::unique(order.begin(), order.end(),
                                [](const Text* left, const Text* right) { return left->id == right->id; }),
                    order.end());
        std::sort(order.begin(), order.end(),
                  [](const Text* left, const Text* right) { return comes_first(*left, *right); });
        return order;
    }

    [[nodiscard]] bool is_copy(const Overlap& overlap, double min_jaccard, double min_containment) const {
        return overlap.jaccard() >= min_jaccard ||
               (overlap.containment() >= min_containment &&
                std::min(overlap.left, overlap.right) >= rules.min_contained_shingles);
    }

    // Verified pairs among texts of which no two have the same words.
    [[nodiscard]] std::vector<Pair> near_pairs(std::span<const Text* const> distinct) const {
        std::vector<Pair> candidates;
        add_minhash_candidates(distinct, candidates);
        add_index_candidates(distinct, candidates);
        UnionFind close(distinct.size());
        std::erase_if(candidates, [&](const Pair& pair) {
            const Overlap overlap = overlap_of(*distinct[pair.first], *distinct[pair.second]);
            if (is_copy(overlap, kCloseJaccard, kCloseContainment)) {
                close.join(pair.first, pair.second);
            }
            return !is_copy(overlap, rules.min_jaccard, rules.min_containment);
        });
        const std::vector<std::uint32_t> standing =
            standing_phrases(distinct, close, rules.standing_phrase_texts);
        if (!standing.empty()) {
            std::erase_if(candidates, [&](const Pair& pair) {
                const Overlap own = overlap_of(*distinct[pair.first], *distinct[pair.second], standing);
                return own.jaccard() < rules.min_own_jaccard && own.containment() < rules.min_own_containment;
            });
        }
        return candidates;
    }
};

CopyFinder::CopyFinder(CopyRules rules)
    : state_(std::make_unique<State>()) {
    state_->rules = rules;
}

CopyFinder::CopyFinder(CopyFinder&&) noexcept = default;
CopyFinder& CopyFinder::operator=(CopyFinder&&) noexcept = default;
CopyFinder::~CopyFinder() = default;

void CopyFinder::add(std::string report_id, std::string_view text, std::optional<Day> published) {
    Shingles shingles = shingles_of(text);
    if (shingles.hashes.empty()) {
        return;
    }
    Text one;
    one.id = std::move(report_id);
    one.day = published ? published->number : std::numeric_limits<std::int32_t>::max();
    one.words_hash = shingles.words_hash;
    one.shingles = std::move(shingles.hashes);
    state_->texts.push_back(std::move(one));
}

namespace {

struct Grouped {
    std::vector<const Text*> distinct;             // the first of each group of exact copies, in rank order
    std::vector<std::vector<const Text*>> members; // of the same group, the first included
};

Grouped group_exact(const std::vector<const Text*>& ranked) {
    Grouped grouped;
    std::unordered_map<std::uint64_t, std::size_t> group_of; // looked up only, never walked
    for (const Text* text : ranked) {
        const auto [found, is_new] = group_of.try_emplace(text->words_hash, grouped.distinct.size());
        if (is_new) {
            grouped.distinct.push_back(text);
            grouped.members.emplace_back();
        }
        grouped.members[found->second].push_back(text);
    }
    return grouped;
}

CopyLink link_between(const Text& copy, const Text& original) {
    const Overlap overlap = overlap_of(copy, original);
    return {copy.id, original.id, overlap.jaccard(), overlap.containment(),
            copy.words_hash == original.words_hash};
}

} // namespace

std::vector<CopyLink> CopyFinder::links() const {
    const Grouped grouped = group_exact(state_->ranked());
    UnionFind families(grouped.distinct.size());
    for (const Pair& pair : state_->near_pairs(grouped.distinct)) {
        families.join(pair.first, pair.second);
    }
    std::vector<CopyLink> links;
    for (std::size_t group = 0; group < grouped.distinct.size(); ++group) {
        const Text& original = *grouped.distinct[families.root(group)];
        for (const Text* copy : grouped.members[group]) {
            if (copy != &original) {
                links.push_back(link_between(*copy, original));
            }
        }
    }
    std::sort(links.begin(), links.end());
    return links;
}

std::vector<CopyLink> CopyFinder::pairs() const {
    const Grouped grouped = group_exact(state_->ranked());
    std::vector<CopyLink> pairs;
    for (const std::vector<const Text*>& group : grouped.members) {
        for (std::size_t right = 1; right < group.size(); ++right) {
            for (std::size_t left = 0; left < right; ++left) {
                pairs.push_back(link_between(*group[right], *group[left]));
            }
        }
    }
    for (const Pair& pair : state_->near_pairs(grouped.distinct)) {
        for (const Text* left : grouped.members[pair.first]) {
            for (const Text* right : grouped.members[pair.second]) {
                const bool left_first = comes_first(*left, *right);
                pairs.push_back(link_between(left_first ? *right : *left, left_first ? *left : *right));
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace vedette::ingest
