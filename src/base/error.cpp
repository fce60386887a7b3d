#include "base/error.hpp"

namespace vedette {

std::string_view to_string(ErrorCode code) {
    switch (code) {
    case ErrorCode::input_empty:
        return "input_empty";
    case ErrorCode::input_binary:
        return "input_binary";
    case ErrorCode::input_malformed:
        return "input_malformed";
    case ErrorCode::input_too_large:
        return "input_too_large";
    case ErrorCode::input_unreadable:
        return "input_unreadable";
    case ErrorCode::input_unsafe:
        return "input_unsafe";
    case ErrorCode::resource_missing:
        return "resource_missing";
    case ErrorCode::resource_invalid:
        return "resource_invalid";
    case ErrorCode::usage:
        return "usage";
    case ErrorCode::store_failed:
        return "store_failed";
    case ErrorCode::system_failed:
        return "system_failed";
    case ErrorCode::internal:
        return "internal";
    }
    return "unknown";
}

} // namespace vedette
