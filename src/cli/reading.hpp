#pragma once
// What read, code, extract and parse share: the reader that the flags ask for, and one loop over the documents.

#include "cli/commands.hpp"
#include "ingest/read_report.hpp"
#include "pipeline/batch.hpp"

#include <functional>

namespace vedette::cli {

// What the flags say about reports that do not say it themselves.
ingest::ReadOptions read_options(const Settings& settings);

// What else than the bytes of a file decides how it is read; part of an input's identity in a casefile.
std::string reading_words(const Settings& settings);

// Runs the batch over the paths of the command line with progress and failures on standard error; `take` gets every analysed document.
// Returns the exit code.
int each_document(const Settings& settings, const pipeline::BatchOptions& options, const std::function<void(pipeline::BatchItem&)>& take);

// The same over other paths, or with the reading tables of another lexicon folder.
struct Documents {
    std::vector<std::string> paths;
    std::string lexicon_folder;
};
int each_document(const Settings& settings, const Documents& documents, const pipeline::BatchOptions& options,
                  const std::function<void(pipeline::BatchItem&)>& take);

} // namespace vedette::cli
