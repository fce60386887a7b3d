#pragma once
// What was typed, nothing more. The command table says which word fills which field; settings.hpp says what the fields mean.

#include <string>
#include <vector>

namespace vedette::cli {

struct Flags {
    std::string command;
    std::vector<std::string> paths; // PATH..., the ID of `explain`, the action of `lexicon`, ...

    // everywhere
    std::string data_folder;
    std::vector<std::string> extra_lexicons;
    bool quiet = false;
    bool help = false;

    // reading
    std::string casefile;
    std::string jobs;
    std::string published;
    std::string as_of;
    std::string outlet;
    std::string input_format;
    std::string conllu;
    std::vector<std::string> with;

    // filters
    std::string on;
    std::string type;
    std::string status;
    std::string since;
    std::string until;
    std::string words;

    // analysts
    std::string by;
    std::string why;
    std::string as_known;

    // theatres
    std::string theatre;
    std::string theatres_file;
    std::string sum_by;
    std::vector<std::string> event_days;
    std::string alarm_level;
    std::string svg;

    // one place in a report
    std::string report;
    std::string sentence;
    std::string text;
    std::string mention;

    // output
    bool json = false;
    bool csv = false;
    std::string html;
    std::string markdown;
    std::string pdf;
    std::string new_since;
    std::vector<std::string> episodes;
    std::string format;
    std::vector<std::string> include_status;
    std::string min_confidence;
    std::string output;
    std::string top;
    std::string import_kind;
    bool man = false;
};

} // namespace vedette::cli
