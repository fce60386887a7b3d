#include "warning/base_rate.hpp"

#include <algorithm>

namespace vedette::warning {

namespace {

constexpr double kJeffreys = 0.5;
constexpr int kNaiveWeeks = 4;

// Running sums from which mean and overdispersion follow without going over the weeks again.
struct Sums {
    int weeks = 0;
    double y = 0, e = 0, yy = 0, ye = 0, ee = 0;

    void add(const WeekCount& week) {
        const double count = week.count;
        ++weeks;
        y += count;
        e += week.read;
        yy += count * count;
        ye += count * week.read;
        ee += week.read * week.read;
    }

    [[nodiscard]] double rate() const { return (y > 0 ? y : kJeffreys) / e; }

    // Size of the negative binomial.
    [[nodiscard]] double size() const {
        const double m = y / e;
        const double squares = m * m * ee; // sum of squared means
        const double alpha = squares > 0 ? std::max(0.0, (yy - 2 * m * ye + squares - m * e) / squares) : 0;
        return 1 / (alpha + 1 / (y + kJeffreys));
    }
};

} // namespace

double at_least(int count, double mean, double size) {
    if (count <= 0) {
        return 1;
    }
    // Probabilities by recurrence from P(0) = (k / (k + mean))^k.
    double below = 0;
    double probability = std::exp(-size * std::log1p(mean / size));
    for (int value = 0; value < count; ++value) {
        below += probability;
        probability *= (size + value) / (value + 1) * (mean / (size + mean));
    }
    return std::clamp(1 - below, 0.0, 1.0);
}

BaseRate base_rate(const std::vector<WeekCount>& weeks) {
    BaseRate rate;
    rate.cusum_limit = kDriftLimit;
    if (weeks.empty()) {
        rate.why_not = "no report is dated";
        return rate;
    }
    Sums sums;
    const std::size_t first = weeks.size() > kMaxWeeks + 1 ? weeks.size() - kMaxWeeks - 1 : 0;
    for (std::size_t at = first; at < weeks.size(); ++at) {
        const bool is_judged = at + 1 == weeks.size();
        if (is_judged) {
            rate.weeks = sums.weeks;
            rate.before = static_cast<int>(sums.y);
            rate.read_before = sums.e;
        }
        if (weeks[at].read > 0 && sums.weeks >= kMinWeeks) {
            const double mean = sums.rate() * weeks[at].read;
            const double size = sums.size();
            const double y = weeks[at].count;
            rate.cusum = std::max(0.0, rate.cusum + y * std::log(2.0) + (y + size) * std::log((size + mean) / (size + 2 * mean)));
            if (is_judged) {
                rate.is_known = true;
                rate.expected = mean;
                rate.size = size;
                rate.at_least = at_least(weeks[at].count, mean, size);
            }
        }
        if (weeks[at].read > 0) {
            sums.add(weeks[at]);
        }
    }
    rate.observed = weeks.back().count;
    rate.read = weeks.back().read;
    rate.has_drift = rate.is_known && rate.cusum >= rate.cusum_limit;
    if (!rate.is_known) {
        rate.cusum = 0;
        rate.why_not = weeks.back().read > 0 ? "history too short: " + std::to_string(rate.weeks) + (rate.weeks == 1 ? " earlier week" : " earlier weeks") + " with reports, " + std::to_string(kMinWeeks) + " are needed"
                                             : "no report was read in the last seven days";
    }
    return rate;
}

NaiveForecast naive_forecast(const std::vector<WeekCount>& weeks) {
    NaiveForecast naive;
    if (weeks.empty()) {
        return naive;
    }
    naive.last_week = weeks.back().count;
    if (weeks.size() <= kNaiveWeeks) {
        return naive;
    }
    naive.has_history = true;
    int sum = 0;
    for (std::size_t at = weeks.size() - 1 - kNaiveWeeks; at + 1 < weeks.size(); ++at) {
        sum += weeks[at].count;
        naive.has_history = naive.has_history && weeks[at].read > 0;
    }
    naive.mean = static_cast<double>(sum) / kNaiveWeeks;
    naive.is_surge = naive.has_history && naive.mean >= 1 && naive.last_week >= 2 * naive.mean;
    return naive;
}

} // namespace vedette::warning
