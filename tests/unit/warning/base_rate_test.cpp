// Base rate, drift and the naive rule against values worked out by hand.
#include "warning/base_rate.hpp"

#include <gtest/gtest.h>

namespace vedette::warning {
namespace {

std::vector<WeekCount> weeks(const std::vector<int>& counts, double read = 10) {
    std::vector<WeekCount> made;
    for (const int count : counts) {
        made.push_back({count, read});
    }
    return made;
}

TEST(AtLeast, is_one_for_zero_and_follows_the_negative_binomial) {
    EXPECT_DOUBLE_EQ(at_least(0, 2, 3), 1);
    // size 1 is geometric: P(Y >= n) = (mean / (1 + mean))^n
    EXPECT_NEAR(at_least(3, 1, 1), 0.125, 1e-12);
    EXPECT_NEAR(at_least(2, 3, 1), 0.5625, 1e-12);
}

TEST(AtLeast, nears_poisson_for_a_large_size) { EXPECT_NEAR(at_least(1, 1, 1e9), 1 - std::exp(-1.0), 1e-6); }

// One development in each of eight weeks of ten reports: m = 0.1, no overdispersion, size = 8.5, expected 1.
// P(Y >= 1) = 1 - (8.5 / 9.5)^8.5 = 0.6115; P(Y >= 3) = 0.0981.
TEST(BaseRate, judges_a_week_against_the_history) {
    BaseRate rate = base_rate(weeks({1, 1, 1, 1, 1, 1, 1, 1, 1}));
    ASSERT_TRUE(rate.is_known);
    EXPECT_EQ(rate.weeks, 8);
    EXPECT_EQ(rate.before, 8);
    EXPECT_NEAR(rate.expected, 1, 1e-12);
    EXPECT_NEAR(rate.size, 8.5, 1e-12);
    EXPECT_NEAR(rate.at_least, 1 - std::pow(8.5 / 9.5, 8.5), 1e-12);
    rate = base_rate(weeks({1, 1, 1, 1, 1, 1, 1, 1, 3}));
    const double p0 = std::pow(8.5 / 9.5, 8.5), q = 1 / 9.5;
    EXPECT_NEAR(rate.at_least, 1 - p0 * (1 + 8.5 * q + 8.5 * 9.5 / 2 * q * q), 1e-12);
}

// Counts 0 and 4 in turn: mean 2, sum of squares about it less the mean = 8 * (4 - 2) = 16, over 8 * 4: alpha = 0.5.
TEST(BaseRate, estimates_overdispersion_by_moments) {
    const BaseRate rate = base_rate(weeks({0, 4, 0, 4, 0, 4, 0, 4, 2}));
    EXPECT_NEAR(rate.expected, 2, 1e-12);
    EXPECT_NEAR(rate.size, 1 / (0.5 + 1 / 16.5), 1e-12);
}

TEST(BaseRate, expects_more_where_more_is_read) {
    std::vector<WeekCount> history = weeks({1, 1, 1, 1, 1, 1, 1, 1, 3});
    const double alone = base_rate(history).at_least;
    history.back().read = 30; // three times the feeds
    EXPECT_NEAR(base_rate(history).expected, 3, 1e-12);
    EXPECT_GT(base_rate(history).at_least, alone * 3);
}

TEST(BaseRate, leaves_out_weeks_in_which_nothing_was_read) {
    std::vector<WeekCount> history = weeks({1, 1, 1, 1, 1, 1, 1, 1, 1});
    history.insert(history.begin() + 4, {0, 0});
    EXPECT_EQ(base_rate(history).weeks, 8);
    EXPECT_NEAR(base_rate(history).expected, 1, 1e-12);
}

TEST(BaseRate, gives_no_number_on_a_short_history) {
    const BaseRate rate = base_rate(weeks({1, 1, 1, 5}));
    EXPECT_FALSE(rate.is_known);
    EXPECT_EQ(rate.observed, 5);
    EXPECT_NE(rate.why_not.find("3 earlier weeks"), std::string::npos) << rate.why_not;
    EXPECT_FALSE(base_rate({}).is_known);
}

TEST(BaseRate, a_history_without_any_does_not_make_the_first_impossible) {
    const BaseRate rate = base_rate(weeks({0, 0, 0, 0, 0, 0, 0, 0, 1}));
    EXPECT_NEAR(rate.expected, 0.5 / 8, 1e-12);
    EXPECT_GT(rate.at_least, 0.01);
    EXPECT_LT(rate.at_least, 0.1);
}

// Mean 1, size 8.5 in the ninth week: S = 4 ln 2 + 12.5 ln(9.5 / 10.5).
TEST(Drift, adds_up_the_log_likelihood_ratio_of_a_doubled_rate) {
    const BaseRate rate = base_rate(weeks({1, 1, 1, 1, 1, 1, 1, 1, 4}));
    EXPECT_NEAR(rate.cusum, 4 * std::log(2.0) + 12.5 * std::log(9.5 / 10.5), 1e-12);
    EXPECT_FALSE(rate.has_drift);
    EXPECT_NEAR(rate.cusum_limit, 3.9512, 1e-4);
}

TEST(Drift, shows_a_rise_that_no_single_week_does) {
    EXPECT_TRUE(base_rate(weeks({2, 2, 2, 2, 2, 2, 2, 2, 5, 5, 5, 6, 6, 7})).has_drift);
    EXPECT_FALSE(base_rate(weeks({2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 1, 2, 2, 3})).has_drift);
}

TEST(NaiveForecast, is_a_surge_at_twice_the_mean_of_four_weeks) {
    EXPECT_TRUE(naive_forecast(weeks({9, 1, 1, 1, 1, 2})).is_surge);
    EXPECT_FALSE(naive_forecast(weeks({9, 2, 1, 1, 1, 2})).is_surge);
    EXPECT_FALSE(naive_forecast(weeks({0, 0, 1, 1, 9})).is_surge) << "a mean under 1 is too little to double";
    EXPECT_DOUBLE_EQ(naive_forecast(weeks({2, 2, 4, 4, 1})).mean, 3);
    EXPECT_FALSE(naive_forecast(weeks({1, 1, 9})).has_history);
}

} // namespace
} // namespace vedette::warning
