#include "pipeline/batch.hpp"

#include "pipeline/analyse_report.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

namespace vedette::pipeline {

namespace {

// The pipeline hands documents from thread to thread by means that ThreadSanitizer cannot see (its library is not instrumented); these
// say the same in words that it can, so that what it reports is a race of ours.
class Handoff {
public:
    void give() { flag_.store(true, std::memory_order_release); }

    void take() const { static_cast<void>(flag_.load(std::memory_order_acquire)); }

private:
    std::atomic<bool> flag_ = false;
};

struct Token {
    BatchItem item;
    std::optional<RawDocument> document;
    std::optional<Report> report;
    Handoff handoff;
};

void fail(BatchItem& item, Stage stage, ErrorCode code, const std::string& reason) {
    item.failure = FailureRow{item.source, std::string(to_string(stage)), std::string(to_string(code)), reason};
}

std::unique_ptr<Token> pull(ingest::DocumentSource& documents) {
    std::optional<Result<RawDocument>> pulled = documents.next();
    if (!pulled) {
        return nullptr;
    }
    auto token = std::make_unique<Token>();
    token->item.source = documents.last_source();
    token->item.input = documents.current_input();
    token->item.bytes_done = documents.bytes_done();
    if (pulled->has_value()) {
        token->document = std::move(pulled->value());
    } else {
        fail(token->item, Stage::ingest, pulled->failure().code, pulled->failure().message);
    }
    return token;
}

void read(Token& token, const Reader& reader) {
    if (!token.document) {
        return;
    }
    try {
        Result<Report> report = run_stage(Stage::ingest, token.item.times, [&] { return reader.reports.read(*token.document, reader.options); });
        if (report) {
            token.report = std::move(*report);
        } else {
            fail(token.item, Stage::ingest, report.failure().code, report.failure().message);
        }
    } catch (const StageFailure& failure) {
        fail(token.item, failure.stage, failure.code, failure.reason);
    }
    token.document.reset();
}

void settle(Token& token, ReportIds& ids) {
    if (token.report) {
        token.item.fate = ids.settle(*token.report);
        if (token.item.fate == ReportFate::known) {
            token.report.reset();
        }
    }
}

void analyse(Token& token, const BatchOptions& options) {
    if (!token.report) {
        return;
    }
    BatchItem& item = token.item;
    if (options.stages == nullptr) {
        item.analysis.emplace().report = std::move(*token.report);
    } else {
        AnalysedReport analysed = analyse_report(std::move(*token.report), *options.stages);
        item.analysis = std::move(analysed.analysis);
        item.times += analysed.times;
        if (analysed.failure) {
            fail(item, analysed.failure->stage, analysed.failure->code, item.source + ": " + analysed.failure->reason);
        }
    }
    token.report.reset();
    if (options.print) {
        try {
            run_stage(Stage::print, item.times, [&] { item.printed = print_records(*item.analysis, *options.print); });
        } catch (const StageFailure& failure) {
            fail(item, failure.stage, failure.code, item.source + ": " + failure.reason);
            item.analysis.reset();
        }
    }
}

// A pipeline that an exception tears down loses the documents under way; so the first one waits until all have come out, and what comes
// after it is not worked on.
class FirstError {
public:
    template <typename Work>
    void guard(Work work) {
        if (stopped_.load()) {
            return;
        }
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) {
                error_ = std::current_exception();
            }
            stopped_.store(true);
        }
    }

    void rethrow() const {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

private:
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_;
    std::exception_ptr error_;
};

} // namespace

std::string not_coded_notice(const BatchItem& item) {
    if (!item.analysis || !item.analysis->report.is_in_other_language() || !item.analysis->syntax.sentences.empty()) {
        return {};
    }
    return item.source + ": not in English but in \"" + item.analysis->report.language + "\": kept, nothing coded from it; give it in translation to have it coded";
}

void run_batch(ingest::DocumentSource& documents, const Reader& reader, ReportIds& ids, const BatchOptions& options,
               const std::function<void(BatchItem&)>& deliver) {
    namespace tbb = oneapi::tbb;
    using Mode = tbb::filter_mode;
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism, options.jobs);
    tbb::task_arena arena(static_cast<int>(options.jobs));
    FirstError error;
    Handoff pulling;
    Handoff settling;
    Handoff delivering;
    // Runs `work` on a document after all that was done to it, and, where `serial` is given, to those before it.
    const auto step = [&error](Token* token, Handoff* serial, auto work) {
        token->handoff.take();
        if (serial != nullptr) {
            serial->take();
        }
        error.guard(work);
        if (serial != nullptr) {
            serial->give();
        }
        token->handoff.give();
        return token;
    };
    const auto filters =
        tbb::make_filter<void, Token*>(Mode::serial_in_order,
                                       [&](tbb::flow_control& flow) {
                                           std::unique_ptr<Token> token;
                                           pulling.take();
                                           error.guard([&] { token = pull(documents); });
                                           pulling.give();
                                           if (token == nullptr) {
                                               flow.stop();
                                               return static_cast<Token*>(nullptr);
                                           }
                                           token->handoff.give();
                                           return token.release();
                                       }) &
        tbb::make_filter<Token*, Token*>(Mode::parallel,
                                         [&](Token* token) { return step(token, nullptr, [&] { read(*token, reader); }); }) &
        tbb::make_filter<Token*, Token*>(Mode::serial_in_order,
                                         [&](Token* token) { return step(token, &settling, [&] { settle(*token, ids); }); }) &
        tbb::make_filter<Token*, Token*>(Mode::parallel,
                                         [&](Token* token) { return step(token, nullptr, [&] { analyse(*token, options); }); }) &
        tbb::make_filter<Token*, void>(Mode::serial_in_order, [&](Token* token) {
            const std::unique_ptr<Token> last(step(token, &delivering, [&] { deliver(token->item); }));
        });
    pulling.give();
    settling.give();
    delivering.give();
    arena.execute([&] { tbb::parallel_pipeline(2UL * options.jobs, filters); });
    pulling.take();
    settling.take();
    delivering.take();
    error.rethrow();
}

} // namespace vedette::pipeline
