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

struct Token {
    BatchItem item;
    std::optional<RawDocument> document;
    std::optional<Report> report;
};

using TokenPtr = std::shared_ptr<Token>;

void fail(BatchItem& item, Stage stage, ErrorCode code, const std::string& reason) {
    item.failure = FailureRow{item.source, std::string(to_string(stage)), std::string(to_string(code)), reason};
}

TokenPtr pull(ingest::DocumentSource& documents) {
    std::optional<Result<RawDocument>> pulled = documents.next();
    if (!pulled) {
        return nullptr;
    }
    auto token = std::make_shared<Token>();
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

void run_batch(ingest::DocumentSource& documents, const Reader& reader, ReportIds& ids, const BatchOptions& options,
               const std::function<void(BatchItem&)>& deliver) {
    namespace tbb = oneapi::tbb;
    using Mode = tbb::filter_mode;
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism, options.jobs);
    tbb::task_arena arena(static_cast<int>(options.jobs));
    FirstError error;
    const auto filters =
        tbb::make_filter<void, TokenPtr>(Mode::serial_in_order,
                                         [&](tbb::flow_control& flow) {
                                             TokenPtr token;
                                             error.guard([&] { token = pull(documents); });
                                             if (token == nullptr) {
                                                 flow.stop();
                                             }
                                             return token;
                                         }) &
        tbb::make_filter<TokenPtr, TokenPtr>(Mode::parallel,
                                             [&](TokenPtr token) {
                                                 error.guard([&] { read(*token, reader); });
                                                 return token;
                                             }) &
        tbb::make_filter<TokenPtr, TokenPtr>(Mode::serial_in_order,
                                             [&](TokenPtr token) {
                                                 error.guard([&] { settle(*token, ids); });
                                                 return token;
                                             }) &
        tbb::make_filter<TokenPtr, TokenPtr>(Mode::parallel,
                                             [&](TokenPtr token) {
                                                 error.guard([&] { analyse(*token, options); });
                                                 return token;
                                             }) &
        tbb::make_filter<TokenPtr, void>(Mode::serial_in_order,
                                         [&](const TokenPtr& token) { error.guard([&] { deliver(token->item); }); });
    arena.execute([&] { tbb::parallel_pipeline(2UL * options.jobs, filters); });
    error.rethrow();
}

} // namespace vedette::pipeline
