#pragma once
// How unusual a week is, against the case's own history and how much was read.
//
// Weeks are seven-day bins counted back from the day of the reading; a week in which no report was read is left out, it is not a quiet
// week. y developments were first known in a week in which E reports were read (originals, whatever about: dividing by the reports that
// name the theatre would hide the very surge that makes them name it). With m = sum y / sum E of the history:
//   expected = m * E of this week
//   alpha    = max(0, sum((y - mE)^2 - mE) / sum (mE)^2)     moment estimate of overdispersion, NB2 of Cameron and Trivedi,
//                                                            Regression Analysis of Count Data (1998), section 3.2
//   size     = 1 / (alpha + 1 / (sum y + 1/2))               adds how unsure m is: the predictive distribution of a Poisson rate under
//                                                            Jeffreys' prior is negative binomial with shape sum y + 1/2
//   P(Y >= y) under the negative binomial with this mean and size.
// A history without any such development has mean (1/2) / sum E * E of this week, from the same prior.
//
// Drift: log likelihood ratio CUSUM of a doubled mean against the mean, S = max(0, S + y ln 2 + (y + k) ln((k + mu) / (k + 2 mu))),
// each week against the weeks before it only, from the ninth on (Hohle and Paul, Comput. Stat. Data Anal. 52, 2008). Alarm at
// S >= ln 52: on a quiet theatre at most about once a year (Lorden, Ann. Math. Stat. 42, 1971: mean time between false alarms >= e^h).

#include "records/reading.hpp"

#include <cmath>
#include <vector>

namespace vedette::warning {

inline constexpr int kMinWeeks = 8;             // of history with reports; below, no number is given
inline constexpr int kMaxWeeks = 104;           // of history that count
inline const double kDriftLimit = std::log(52.0);

struct WeekCount {
    int count = 0;    // developments first known in the week
    double read = 0;  // reports read in the week
};

// `weeks` oldest first; the last is the week that is judged.
BaseRate base_rate(const std::vector<WeekCount>& weeks);

// `weeks` as above, of all actual developments of the theatre.
NaiveForecast naive_forecast(const std::vector<WeekCount>& weeks);

// P(Y >= count) for a negative binomial; infinite or very large size: Poisson.
double at_least(int count, double mean, double size);

} // namespace vedette::warning
