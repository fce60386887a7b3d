#pragma once
// Cuts a stream of JSON into its top-level values (or the elements of its one array) without parsing them, in bounded memory.

#include "ingest/byte_source.hpp"

#include <string>

namespace vedette::ingest {

class JsonSplitter {
public:
    JsonSplitter(BufferedReader& bytes, bool is_array)
        : bytes_(bytes)
        , is_array_(is_array) {}

    enum class Piece : std::uint8_t {
        whole,
        too_long,   // passed over
        incomplete, // the stream ended inside a value
        end,
    };
    // The next value, unparsed. Brackets and quotes are all that is looked at, so a value can still be wrong inside.
    Piece next(std::uint64_t max_bytes, std::string& value);

private:
    bool skip_to_value();

    BufferedReader& bytes_;
    bool is_array_;
    bool is_array_open_ = false;
    bool is_ended_ = false;
};

} // namespace vedette::ingest
