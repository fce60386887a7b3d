#include "ingest/document_source.hpp"

#include "ingest/document_stream.hpp"
#include "ingest/sniff_format.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

namespace vedette::ingest {

namespace {

struct Input {
    std::string path;
    std::uint64_t size = 0;
    std::optional<Failure> failure; // known already when the paths were listed
};

struct FolderCloser {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

void list_folder(const std::string& path, std::vector<Input>& inputs) {
    const std::unique_ptr<DIR, FolderCloser> folder(::opendir(path.c_str()));
    if (!folder) {
        inputs.push_back(
            {path, 0,
             Failure{ErrorCode::input_unreadable, std::string("the folder cannot be listed: ") +
                                                      std::strerror(errno) + "; check its permissions"}});
        return;
    }
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(folder.get())) {
        if (entry->d_name[0] != '.') {
            names.emplace_back(entry->d_name);
        }
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string inner = joined(path, name);

        struct stat info {};

        // lstat: a link to a folder could lead in circles.
        if (::lstat(inner.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
            list_folder(inner, inputs);
        } else if (::stat(inner.c_str(), &info) == 0 && S_ISREG(info.st_mode) && !is_page_asset(name)) {
            inputs.push_back({inner, static_cast<std::uint64_t>(info.st_size), std::nullopt});
        }
    }
}

std::vector<Input> list_inputs(const std::vector<std::string>& paths) {
    std::vector<Input> inputs;
    for (const std::string& path : paths) {
        struct stat info {};

        if (path == "-") {
            inputs.push_back({path, 0, std::nullopt});
        } else if (::stat(path.c_str(), &info) != 0) {
            inputs.push_back(
                {path, 0,
                 Failure{ErrorCode::input_unreadable,
                         std::string("cannot be opened: ") + std::strerror(errno) + "; check the name"}});
        } else if (S_ISDIR(info.st_mode)) {
            const std::size_t before = inputs.size();
            list_folder(path, inputs);
            if (inputs.size() == before) {
                inputs.push_back(
                    {path, 0,
                     Failure{ErrorCode::input_empty, "the folder holds no file to read; name another"}});
            }
        } else {
            inputs.push_back(
                {path, S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0, std::nullopt});
        }
    }
    return inputs;
}

// Counts what is read from one input file.
class CountedSource final : public ByteSource {
public:
    CountedSource(std::unique_ptr<ByteSource> source, std::uint64_t& count)
        : source_(std::move(source))
        , count_(count) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        Result<std::size_t> got = source_->read(to, size);
        count_ += got ? *got : 0;
        return got;
    }

    bool seek(std::uint64_t offset) override { return source_->seek(offset); }

    [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_->size(); }

private:
    std::unique_ptr<ByteSource> source_;
    std::uint64_t& count_;
};

} // namespace

struct DocumentSource::State {
    Limits limits;
    std::vector<Input> inputs;
    std::optional<std::string> memory; // bytes of the one input, in place of a file
    std::size_t next_input = 0;
    std::unique_ptr<DocumentStream> stream;
    std::string last_source;
    std::string current_input;
    std::uint64_t expanded = 0;     // by the archives of the present input
    std::uint64_t bytes_before = 0; // sizes of the inputs that are done
    std::uint64_t bytes_here = 0;   // read from the present one; a seeking reader may read bytes twice
    std::uint64_t bytes_total = 0;

    void open(const Input& input) {
        current_input = input.path;
        expanded = 0;
        bytes_here = 0;
        StreamContext context;
        context.source = input.path;
        context.limits = limits;
        context.expanded = &expanded;
        if (input.failure) {
            stream = single_item({input.path, *input.failure});
            return;
        }
        Result<std::unique_ptr<ByteSource>> bytes =
            memory ? Result<std::unique_ptr<ByteSource>>(memory_source(std::move(*memory)))
                   : open_file(input.path);
        stream = bytes ? open_documents(std::make_unique<CountedSource>(std::move(*bytes), bytes_here),
                                        std::move(context))
                       : single_item({input.path, bytes.failure()});
    }

    void close() {
        stream.reset();
        bytes_before += inputs[next_input - 1].size;
        bytes_here = 0;
    }
};

DocumentSource::DocumentSource(std::vector<std::string> paths, Limits limits)
    : state_(std::make_unique<State>()) {
    state_->limits = limits;
    state_->inputs = list_inputs(paths);
    for (const Input& input : state_->inputs) {
        state_->bytes_total += input.size;
    }
}

DocumentSource::DocumentSource(std::unique_ptr<State> state)
    : state_(std::move(state)) {
}

DocumentSource DocumentSource::from_bytes(std::string name, std::string bytes, Limits limits) {
    auto state = std::make_unique<State>();
    state->limits = limits;
    state->inputs.push_back({std::move(name), bytes.size(), std::nullopt});
    state->bytes_total = bytes.size();
    state->memory = std::move(bytes);
    return DocumentSource(std::move(state));
}

DocumentSource::DocumentSource(DocumentSource&&) noexcept = default;
DocumentSource& DocumentSource::operator=(DocumentSource&&) noexcept = default;
DocumentSource::~DocumentSource() = default;

std::optional<Result<RawDocument>> DocumentSource::next() {
    for (;;) {
        if (!state_->stream) {
            if (state_->next_input == state_->inputs.size()) {
                return std::nullopt;
            }
            state_->open(state_->inputs[state_->next_input++]);
        }
        std::optional<StreamItem> item = state_->stream->next();
        if (!item) {
            state_->close();
            continue;
        }
        state_->last_source = std::move(item->source);
        if (!item->document) {
            const Failure& failure = item->document.failure();
            return Result<RawDocument>(Failure{failure.code, state_->last_source + ": " + failure.message});
        }
        return std::move(item->document);
    }
}

const std::string& DocumentSource::last_source() const {
    return state_->last_source;
}

const std::string& DocumentSource::current_input() const {
    return state_->current_input;
}

std::vector<std::string> DocumentSource::inputs() const {
    std::vector<std::string> paths;
    paths.reserve(state_->inputs.size());
    for (const Input& input : state_->inputs) {
        paths.push_back(input.path);
    }
    return paths;
}

void DocumentSource::skip_inputs(const std::vector<std::string>& done) {
    const std::set<std::string> paths(done.begin(), done.end());
    std::erase_if(state_->inputs, [&](const Input& input) {
        const bool is_done = input.path != "-" && paths.count(input.path) > 0;
        state_->bytes_before += is_done ? input.size : 0;
        return is_done;
    });
}

std::uint64_t DocumentSource::bytes_done() const {
    const bool is_open = state_->stream != nullptr;
    const std::uint64_t here =
        is_open ? std::min(state_->bytes_here, state_->inputs[state_->next_input - 1].size) : 0;
    return state_->bytes_before + here;
}

std::uint64_t DocumentSource::bytes_total() const {
    return state_->bytes_total;
}

} // namespace vedette::ingest
