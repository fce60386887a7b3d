#include "ingest/json_splitter.hpp"

#include <algorithm>

namespace vedette::ingest {

namespace {

bool is_between_values(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == '\x1E';
}

// Follows one value byte by byte.
class ValueEnd {
public:
    // True when `c` is the last byte of the value.
    bool is_last(char c) {
        if (is_in_string_) {
            if (is_escaped_) {
                is_escaped_ = false;
            } else if (c == '\\') {
                is_escaped_ = true;
            } else if (c == '"') {
                is_in_string_ = false;
                return depth_ == 0;
            }
            return false;
        }
        if (c == '"') {
            is_in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if (c == '}' || c == ']') {
            --depth_;
            return depth_ <= 0;
        }
        return false;
    }

    // True before a byte that ends a bare word or number.
    [[nodiscard]] bool is_before_end(char next) const {
        return depth_ == 0 && !is_in_string_ && (is_between_values(next) || next == ']' || next == '}');
    }

private:
    int depth_ = 0;
    bool is_in_string_ = false;
    bool is_escaped_ = false;
};

} // namespace

bool JsonSplitter::skip_to_value() {
    for (;;) {
        const std::string_view piece = bytes_.peek_any();
        if (piece.empty()) {
            return false;
        }
        const char c = piece.front();
        if (is_array_ && !is_array_open_ && c == '[') {
            is_array_open_ = true;
        } else if (is_array_ && c == ']') {
            return false;
        } else if (!is_between_values(c) && c != '\xEF' && c != '\xBB' && c != '\xBF') {
            return true;
        }
        bytes_.consume(1);
    }
}

JsonSplitter::Piece JsonSplitter::next(std::uint64_t max_bytes, std::string& value) {
    value.clear();
    if (is_ended_ || !skip_to_value()) {
        is_ended_ = true;
        return Piece::end;
    }
    ValueEnd end;
    bool is_too_long = false;
    bool is_whole = false;
    bool is_first = true;
    while (!is_whole) {
        const std::string_view piece = bytes_.peek_any();
        if (piece.empty()) {
            is_ended_ = true;
            return is_too_long ? Piece::too_long : Piece::incomplete;
        }
        std::size_t count = 0;
        while (count < piece.size() && !is_whole) {
            if (!is_first && end.is_before_end(piece[count])) {
                is_whole = true;
                break;
            }
            is_first = false;
            is_whole = end.is_last(piece[count]);
            ++count;
        }
        is_too_long = is_too_long || value.size() + count > max_bytes;
        if (!is_too_long) {
            value.append(piece.substr(0, count));
        }
        bytes_.consume(count);
    }
    if (is_too_long) {
        value.clear();
        value.shrink_to_fit();
    }
    return is_too_long ? Piece::too_long : Piece::whole;
}

} // namespace vedette::ingest
