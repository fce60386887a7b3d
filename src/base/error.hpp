#pragma once
// What can go wrong. Bad input is a value (Result<T> holding a Failure); a broken environment (no lexicon, full disk) is thrown
// as Error and caught at the edges: command line, batch, web. Messages say what failed, on what, and what to do next.

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace vedette {

enum class ErrorCode {
    input_empty,       // a file with nothing in it, or nothing but boilerplate
    input_binary,      // not text in any encoding we know
    input_malformed,   // the format is broken at a place that the message names
    input_too_large,   // over a stated limit (archive bombs, nesting, single lines)
    input_unreadable,  // cannot be opened or read
    input_unsafe,      // an archive member that points outside its archive
    resource_missing,  // a lexicon, gazetteer or model file is not there
    resource_invalid,  // ... is there, but fails its checks
    usage,             // the command line does not make sense
    store_failed,      // the casefile cannot be opened, read or written
    system_failed,     // the machine said no: disk full, no memory
    internal,          // our own bug
};

std::string_view to_string(ErrorCode code);

// An expected failure: says what failed, on what, and what to do next, in one line.
struct Failure {
    ErrorCode code = ErrorCode::internal;
    std::string message;
};

// An unexpected failure of the environment.
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

    [[nodiscard]] ErrorCode code() const { return code_; }

private:
    ErrorCode code_;
};

// A value or the reason why there is none (C++23's std::expected is not in g++ 12).
template <typename T>
class Result {
public:
    Result(T value) : held_(std::move(value)) {}            // NOLINT(google-explicit-constructor): return value;
    Result(Failure failure) : held_(std::move(failure)) {}  // NOLINT(google-explicit-constructor): return Failure{};

    [[nodiscard]] bool has_value() const { return std::holds_alternative<T>(held_); }

    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() { return std::get<T>(held_); }

    [[nodiscard]] const T& value() const { return std::get<T>(held_); }

    T& operator*() { return value(); }

    const T& operator*() const { return value(); }

    T* operator->() { return &value(); }

    const T* operator->() const { return &value(); }

    [[nodiscard]] const Failure& failure() const { return std::get<Failure>(held_); }

private:
    std::variant<T, Failure> held_;
};

} // namespace vedette
