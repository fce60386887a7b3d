#pragma once
// Writes one JSON value to a string: fields in the order written, UTF-8 kept, no white space. Same calls, same bytes.
// Reading JSON is simdjson's work, in the stages that read.

#include "base/civil_date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);

    JsonWriter& string(std::string_view value); // invalid UTF-8 is written as U+FFFD
    JsonWriter& number(std::int64_t value);
    JsonWriter& number(double value); // shortest form that reads back the same
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json); // an already written value

    // key + value in one call
    JsonWriter& field(std::string_view name, std::string_view value) { return key(name).string(value); }

    JsonWriter& field(std::string_view name, const char* value) { return key(name).string(value); }

    JsonWriter& field(std::string_view name, const std::string& value) { return key(name).string(value); }

    JsonWriter& field(std::string_view name, std::int64_t value) { return key(name).number(value); }

    JsonWriter& field(std::string_view name, int value) { return key(name).number(std::int64_t{value}); }

    JsonWriter& field(std::string_view name, std::uint32_t value) { return key(name).number(std::int64_t{value}); }

    JsonWriter& field(std::string_view name, double value) { return key(name).number(value); }

    JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }

    // Writes the field only when the value is not empty: unknown is left out.
    JsonWriter& field_if(std::string_view name, std::string_view value) {
        return value.empty() ? *this : field(name, value);
    }

    JsonWriter& strings(std::string_view name, const std::vector<std::string>& values); // an array of strings, [] when there are none

    JsonWriter& interval(const DateInterval& when); // "from" and "to" where known, and "granularity", in the open object

    [[nodiscard]] const std::string& str() const { return out_; }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void separate();

    std::string out_;
    bool needs_comma_ = false;
};

} // namespace vedette
