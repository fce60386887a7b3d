#include "base/great_circle.hpp"

#include <gtest/gtest.h>

using vedette::distance_km;

TEST(GreatCircle, a_degree_of_latitude_is_a_degree_everywhere) {
    EXPECT_NEAR(distance_km(0, 10, 1, 10), 111.2, 0.1);
    EXPECT_NEAR(distance_km(80, -70, 81, -70), 111.2, 0.1);
    EXPECT_DOUBLE_EQ(distance_km(53.9, 27.6, 53.9, 27.6), 0);
}

TEST(GreatCircle, known_distances_hold_within_half_a_percent) {
    EXPECT_NEAR(distance_km(52.2297, 21.0122, 53.9, 27.5667), 475, 3);         // Warsaw to Minsk
    EXPECT_NEAR(distance_km(51.4775, -0.4614, 40.6413, -73.7781), 5540, 28);   // London to New York, far from a straight line on a map
}

TEST(GreatCircle, the_antimeridian_is_no_wall) {
    EXPECT_NEAR(distance_km(-17, 179.5, -17, -179.5), 106.3, 0.5); // Fiji lies on both sides
    EXPECT_NEAR(distance_km(65.8, -169, 65.8, 190), 45.6, 0.5);    // the Bering Strait, with a longitude above 180
    EXPECT_NEAR(distance_km(10, 180, 10, -180), 0, 1e-6);
}

TEST(GreatCircle, at_the_poles_longitude_means_nothing) {
    EXPECT_NEAR(distance_km(90, 0, 90, 137), 0, 1e-6);
    EXPECT_NEAR(distance_km(89, 0, 89, 180), 222.4, 0.2); // straight across the pole
    EXPECT_NEAR(distance_km(90, 25, -90, -60), 20015, 1);
}

TEST(GreatCircle, is_symmetric_and_never_more_than_half_way_round) {
    EXPECT_DOUBLE_EQ(distance_km(12, 34, -56, 178), distance_km(-56, 178, 12, 34));
    EXPECT_NEAR(distance_km(0, 0, 0, 180), 20015, 1);
    EXPECT_NEAR(distance_km(35, 10, -35, -170), 20015, 1);
}
