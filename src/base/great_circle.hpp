#pragma once
// Distances on the Earth. Points are in degrees WGS 84; the Earth is a sphere, which is right within half a percent.

namespace vedette {

// Kilometres along the great circle. Right across 180 degrees and at the poles; longitudes may lie outside -180..180.
[[nodiscard]] double distance_km(double lat1, double lon1, double lat2, double lon2);

} // namespace vedette
