#include "fusion/force_sums.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using vedette::ForceRow;
using vedette::Posture;
using vedette::Status;
using vedette::fusion::ForceSum;
using vedette::fusion::sum_forces;

ForceRow claim(const std::string& id, const std::string& owner, double low, double high, const std::string& as_of, const std::string& kind = "troops") {
    ForceRow row;
    row.id = id;
    row.owner = owner;
    row.force_kind = kind;
    row.low = low;
    row.high = high;
    row.has_count = true;
    row.status = Status::actual;
    row.as_of = as_of;
    row.where = "the ridge";
    return row;
}

std::vector<ForceSum> by_place(std::vector<ForceRow> rows) {
    const auto area = [](const ForceRow& row) { return row.where.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.where}; };
    const std::vector<ForceSum> sums = sum_forces(rows, area);
    std::reverse(rows.begin(), rows.end());
    const std::vector<ForceSum> turned = sum_forces(rows, area);
    EXPECT_EQ(turned.size(), sums.size());
    for (std::size_t index = 0; index < std::min(sums.size(), turned.size()); ++index) {
        EXPECT_EQ(turned[index].best, sums[index].best) << "whatever the order";
        EXPECT_EQ(turned[index].rows, sums[index].rows);
    }
    return sums;
}

} // namespace

TEST(ForceSums, owners_are_added_and_claims_of_one_owner_are_not) {
    const std::vector<ForceSum> sums = by_place({claim("a", "ETH", 4000, 4000, "2019-05-01"), claim("b", "ETH", 6000, 7000, "2019-05-09"), claim("c", "ERI", 1000, 1000, "2019-05-03")});
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_EQ(sums[0].counted, "men");
    EXPECT_EQ(sums[0].low, 5000);
    EXPECT_EQ(sums[0].best, 7000) << "the newest of each";
    EXPECT_EQ(*sums[0].high, 8000);
    EXPECT_EQ(sums[0].owners, (std::vector<std::string>{"ERI", "ETH"}));
    EXPECT_EQ(sums[0].rows, (std::vector<std::string>{"b", "c"}));
    EXPECT_EQ(sums[0].not_added, std::vector<std::string>{"a"});
    EXPECT_EQ(sums[0].as_of, "2019-05-09");
}

TEST(ForceSums, a_joint_force_may_hold_the_same_men) {
    const std::vector<ForceSum> sums = by_place({claim("a", "KEN", 800, 800, "2019-05-01"), claim("b", "UGA", 700, 700, "2019-05-01"), claim("c", "KEN+UGA", 1200, 1200, "2019-05-02")});
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_EQ(sums[0].best, 1200);
    EXPECT_EQ(sums[0].not_added, (std::vector<std::string>{"a", "b"}));
}

TEST(ForceSums, men_and_ships_are_summed_apart) {
    const std::vector<ForceSum> sums = by_place({claim("a", "KEN", 800, 800, "2019-05-01"), claim("b", "KEN", 3, 3, "2019-05-01", "frigates"), claim("c", "KEN", 900, 900, "2019-05-02", "paratroopers")});
    ASSERT_EQ(sums.size(), 2U);
    EXPECT_EQ(sums[0].counted, "men");
    EXPECT_EQ(sums[0].best, 900) << "paratroopers may be of the troops";
    EXPECT_EQ(sums[1].counted, "ships");
}

TEST(ForceSums, what_is_not_there_is_left_out) {
    ForceRow planned = claim("a", "KEN", 800, 800, "2019-05-01");
    planned.status = Status::future;
    ForceRow leaving = claim("b", "KEN", 800, 800, "2019-05-01");
    leaving.posture = Posture::leaving;
    ForceRow closed = claim("c", "KEN", 800, 800, "2019-05-01");
    closed.closed_by = "b";
    ForceRow old = claim("d", "KEN", 800, 800, "2019-05-01");
    ForceRow newer = claim("e", "KEN", 500, 500, "2019-06-01");
    newer.supersedes = "d";
    newer.where = "the coast";
    ForceRow nobodys = claim("f", "", 9000, 9000, "2019-05-01");
    const std::vector<ForceSum> sums = by_place({planned, leaving, closed, old, newer, nobodys});
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_EQ(sums[0].area, "the coast");
}

TEST(ForceSums, an_open_bound_leaves_the_sum_open) {
    ForceRow open = claim("a", "KEN", 1001, 0, "2019-05-01");
    open.high.reset();
    const std::vector<ForceSum> sums = by_place({open, claim("b", "SOM", 10, 10, "2019-05-01")});
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_EQ(sums[0].best, 1011);
    EXPECT_FALSE(sums[0].high);
}
