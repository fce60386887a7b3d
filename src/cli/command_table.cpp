#include "cli/command_table.hpp"

#include <algorithm>

namespace vedette::cli {

namespace {

constexpr std::size_t kAny = 1'000'000;

FlagSpec case_flag(std::string_view help) { return {"--case", "-c", "FILE", help, &Flags::casefile, "", true}; }

FlagSpec conllu_flag() {
    return {"--conllu", "", "FILE", "Use this syntax (CoNLL-U with one `# newdoc id = REPORT` a report) instead of the own parser", &Flags::conllu};
}

std::vector<FlagSpec> reading_flags() {
    return {
        {"--jobs", "-j", "N", "Reports coded at the same time (default: one per processor); the result is the same whatever N is",
         &Flags::jobs},
        {"--published", "", "DATE", "Publication date of the reports that do not state one, YYYY-MM-DD", &Flags::published},
        {"--as-of", "", "DATE", "The day of reading: no report is believed to be published after it", &Flags::as_of},
        {"--outlet", "", "NAME", "Outlet of the reports that do not state one", &Flags::outlet},
    };
}

std::vector<FlagSpec> with(std::vector<FlagSpec> first, const std::vector<FlagSpec>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::vector<FlagSpec> one_report_flags() {
    return {
        {"--sentence", "", "N", "The sentence, counted from 1 as `vedette parse` does (default: every sentence)", &Flags::sentence},
        {"--report", "", "ID", "The report, where the file holds several", &Flags::report},
        {"--text", "", "WORDS", "These words instead of a file", &Flags::text},
        {"--published", "", "DATE", "Publication date, when the report does not state one, YYYY-MM-DD", &Flags::published},
        {"--as-of", "", "DATE", "The day of reading: no report is believed to be published after it", &Flags::as_of},
        {"--outlet", "", "NAME", "Outlet, when the report does not state one", &Flags::outlet},
    };
}

FlagSpec min_confidence_flag() {
    return {"--min-confidence", "", "P", "Only events at least so sure, 0 to 1: about the share of such events whose type is right (docs/measurements.md)",
            &Flags::min_confidence};
}

std::vector<FlagSpec> filter_flags() {
    return {
        {"--on", "", "CODE", "Only what has this party or place: ISO 3166-1 alpha-3 or IGO, UNO, EUR, NGO, ...", &Flags::on},
        {"--type", "", "TYPE", "Only this event type: MOBILIZE, THREATEN, CONSULT, ...", &Flags::type},
        {"--status", "", "STATUS", "Only this status", &Flags::status, "actual|future|hypothetical|negated|historical"},
        {"--since", "", "DATE", "Published or happening on or after this day", &Flags::since},
        {"--until", "", "DATE", "Published or happening on or before this day", &Flags::until},
        {"--outlet", "", "NAME", "Only what this outlet reports", &Flags::outlet},
        {"--words", "", "QUERY", "Only reports that hold these words: a phrase in \"...\", AND, OR, NOT, prefix*", &Flags::words},
        min_confidence_flag(),
    };
}

FlagSpec theatres_file_flag() {
    return {"--theatres-file", "", "FILE", "Theatres of your own (TOML) beside the built-in ones; the same id takes the place of a built-in one", &Flags::theatres_file};
}

FlagSpec as_known_flag() {
    return {"--as-known", "", "DATE", "The case as it was known on this day: only reports published by then, joined anew", &Flags::as_known};
}

std::vector<FlagSpec> listing_flags() {
    return with(with({case_flag("The casefile to list from")}, filter_flags()),
                {
                    {"--json", "", "", "JSON Lines instead of a table", &Flags::json},
                    {"--csv", "", "", "CSV instead of a table", &Flags::csv},
                });
}

CommandSpec listing(std::string_view name, std::string_view summary, std::string_view description, std::string_view examples) {
    return {name, "", 0, 0, summary, description, listing_flags(), examples};
}

CommandSpec fused_listing(std::string_view name, std::string_view summary, std::string_view description, std::string_view examples) {
    return {name, "", 0, 0, summary, description, with(listing_flags(), {as_known_flag()}), examples};
}

std::vector<CommandSpec> reading_commands() {
    return {
        {"read", "PATH...", 1, kAny, "Read reports into a casefile",
         "Reads every report, codes it and keeps it in the casefile, which is made when it is not there. A PATH is a text file, a saved "
         "web page, an HTML page, JSON Lines, an RSS or Atom feed, a WARC file, an archive (zip, tar, gz, zst) of these, a folder, or - "
         "for standard input. Reading the same report twice changes nothing; an interrupted reading goes on where it stopped. Inputs "
         "that give no report are listed and kept in the casefile (`vedette failures`).",
         with({case_flag("The casefile to read into"), conllu_flag()}, reading_flags()),
         "vedette read reports/ -c case.db\nvedette read crawl.warc.gz feed.xml -c case.db -j 8 --as-of 2021-12-31"},
        {"brief", "", 0, 0, "Print the brief of a casefile",
         "What happened, who says so and where they disagree: the bottom line in counted facts, what is left open, chronology, disputes, force ledger, map "
         "and sources. Every line names its sentence.",
         with(with({case_flag("The casefile to brief on")}, filter_flags()),
              {
                  {"--html", "", "FILE", "Also write the brief as one self-contained HTML page", &Flags::html},
                  {"--markdown", "", "FILE", "Also write the brief as Markdown", &Flags::markdown},
                  theatres_file_flag(),
                  {"--pdf", "", "FILE", "Also print that page as PDF; needs Chromium", &Flags::pdf},
                  {"--json", "", "", "JSON instead of text", &Flags::json},
                  {"--new-since", "", "DATE", "Lead with what reports published from this day on add to the older ones", &Flags::new_since},
                  {"--episode", "", "FROM..TO", "Set this stretch of days beside others (give two or more): 1999, 2021-09..2022-02", &Flags::episodes},
                  as_known_flag(),
              }),
         "vedette brief -c case.db\nvedette brief -c case.db --on BLR --since 2021-01-01 --html brief.html\nvedette brief -c case.db --new-since 2021-12-01 --pdf brief.pdf\nvedette brief -c case.db --episode 1999 --episode 2021-09..2022-02"},
        {"code", "PATH...", 1, kAny, "Reports to event records on standard output, no casefile",
         "Prints one JSON object a line, in input order whatever --jobs is: the worker under a shell pipe, GNU parallel, Slurm or Spark.",
         with(reading_flags(),
              {
                  {"--with", "", "KINDS", "Also print these records, separated by commas: reports, mentions, claims, predicates",
                   &Flags::with},
                  min_confidence_flag(),
                  conllu_flag(),
              }),
         "vedette code reports.jsonl > events.jsonl\nzcat wire.jsonl.gz | vedette code - --with claims,mentions -j 8"},
        {"extract", "PATH...", 1, kAny, "Report records: what is read from each file",
         "Prints what the reading makes of each file: clean text, title, outlet, date and how it is known, and what was cut out and why.",
         reading_flags(), "vedette extract page.html | less"},
        {"parse", "PATH...", 1, kAny, "Sentences, words and trees as CoNLL-U",
         "Prints the syntax of each report after Universal Dependencies. With --input text the file is plain text, one paragraph a line; "
         "with --input conllu the sentences and words of the file are kept and only tags and trees are made anew.",
         with(reading_flags(),
              {{"--input", "", "FORMAT", "What the files hold: reports in any format, plain text, or CoNLL-U", &Flags::input_format,
                "reports|text|conllu"}}),
         "vedette parse report.txt\nvedette parse --input conllu dev.conllu"},
    };
}

std::vector<CommandSpec> listing_commands() {
    return {
        listing("events", "Events as the reports tell them", "One line an event mention: when, type, status, who to whom, where, who says so.",
                "vedette events -c case.db --on BLR --type MOBILIZE\nvedette events -c case.db --csv > events.csv"),
        fused_listing("developments", "What happened, across reports",
                "One line a development: mentions of the same happening in one or many reports, with how many claimants vouch for it and "
                "what is disputed.",
                "vedette developments -c case.db --since 2021-11-01\nvedette developments -c case.db --as-known 2021-12-31"),
        listing("claims", "Who says what", "One line a claim: source, cue, content, stance.", "vedette claims -c case.db --on RUS --json"),
        {"forces", "", 0, 0, "The ledger of forces",
         "One line an entry: whose force, how many, with what, where, as of when, who says so. With --sum-by one line an area and kind of what is said to "
         "be there: of each owner the newest claim counts and its other claims only widen the bounds, so no two claims of one force are added.",
         with(listing_flags(), {as_known_flag(), {"--sum-by", "", "AREA", "Sum what is there by theatre, border or place", &Flags::sum_by}, theatres_file_flag()}),
         "vedette forces -c case.db --on RUS\nvedette forces -c case.db --sum-by border --as-known 2021-12-31"},
        fused_listing("relations", "Treaties, unions, joint commands, bases",
                      "One line a relation: kind, parties, when, words, status, source. Those that the reports of the case tell come first; then, marked "
                      "as such, what the lexicon knows of the case's parties, which is background and no evidence.",
                      "vedette relations -c case.db --on BLR"),
        listing("sources", "Outlets and claimants with their counts",
                "One line a source: outlets with their reports and copies, and the named sources of claims.", "vedette sources -c case.db"),
        listing("reports", "The reports of the casefile", "One line a report: date and how it is known, outlet, title, events.",
                "vedette reports -c case.db --words 'border AND troops'"),
        listing("failures", "Inputs that gave no report, and why", "One line a failure: source, stage, reason.", "vedette failures -c case.db"),
    };
}

std::vector<CommandSpec> warning_commands() {
    const FlagSpec json = {"--json", "", "", "JSON Lines instead of a table", &Flags::json};
    const FlagSpec csv = {"--csv", "", "", "CSV instead of a table", &Flags::csv};
    const FlagSpec as_of = {"--as-of", "", "DATE", "The day of the reading: only what was published by then (default: the newest report)", &Flags::as_of};
    return {
        {"theatres", "", 0, 0, "The theatres that are watched",
         "One line a theatre: id, title, the sides, and the ground that counts as its zone. With --theatres-file your own as well; the form of such a "
         "file is told in lexicon/theatres/theatres.toml, which may be copied.",
         {theatres_file_flag(), json, csv}, "vedette theatres\nvedette theatres --theatres-file mine.toml"},
        {"indicators", "", 0, 0, "Which indicators of a build-up are lit, by what, and the level they add up to",
         "For each theatre the level with the reasons: independent indicators over groups, claimants, must-haves that are unseen and cap it. Then the indicators "
         "that are lit with the developments that feed them. Claimed is not observed; what is not refreshed lapses; a theatre about which nothing was "
         "read in four weeks is unmonitored, never quiet. Beside it how unusual the week is against the case's own history, and a naive rule of thumb.",
         {case_flag("The casefile to read from"), {"--theatre", "", "ID", "Only this theatre, with all indicators, also those that are not lit", &Flags::theatre}, as_of,
          theatres_file_flag(), json, csv},
         "vedette indicators -c case.db\nvedette indicators -c case.db --theatre taiwan-strait --as-of 1996-03-12"},
        {"backtest", "", 0, 0, "Replay a case day by day: when would the level have risen, and how often for nothing",
         "Goes through the case day by day as it was known by publication. For each --event it tells how many days before an alarm stood, for the level and for "
         "a naive rule (last week at least twice the mean of four weeks), and how many alarms a monitored quiet year were false.",
         {case_flag("The casefile to replay"), {"--theatre", "", "ID", "The theatre to replay", &Flags::theatre, "", true},
          {"--event", "", "DATE", "A day that should have been warned of (several: repeat it)", &Flags::event_days},
          {"--alarm", "", "LEVEL", "The level from which on it is an alarm, 2 to 5 (default: 3)", &Flags::alarm_level},
          {"--svg", "", "FILE", "Also draw it", &Flags::svg}, theatres_file_flag(), json},
         "vedette backtest -c case.db --theatre iraq-kuwait --event 1990-08-02 --svg out.svg"},
    };
}

std::vector<CommandSpec> analyst_commands() {
    const std::vector<FlagSpec> flags = {
        case_flag("The casefile to decide on"),
        {"--why", "", "TEXT", "The reason, kept in the log", &Flags::why, "", true},
        {"--by", "", "NAME", "Who decides (default: the name of the user)", &Flags::by},
    };
    const std::string_view kept = " Logged with who, when and why; holds when reports are read again or the lexicon changes; `vedette undo` takes it back.";
    static const std::string merge = "Developments or events that the rules kept apart become one development." + std::string(kept);
    static const std::string split = "The events named leave the development; what else it holds stays together." + std::string(kept);
    static const std::string accept = "Marks events as looked at and right." + std::string(kept);
    static const std::string reject = "Takes events out of developments, ledger and brief; what the reports say stays in the casefile." + std::string(kept);
    static const std::string correct = "FIELD is type, status, actor, recipient (codes separated by commas, - for none) or when (YYYY-MM-DD, or two of "
                                       "them with a slash, - for none)." + std::string(kept);
    return {
        {"merge", "ID ID...", 2, kAny, "Join developments by hand", merge, flags, "vedette merge 3fb2c91a 77d01e52 -c case.db --why 'one raid, two names of the village'"},
        {"split", "DEVELOPMENT EVENT...", 2, kAny, "Take events out of a development by hand", split, flags,
         "vedette split 3fb2c91a 5be01f77 -c case.db --why 'the drill of the year before'"},
        {"accept", "ID...", 1, kAny, "Mark events as right", accept, flags, "vedette accept 5be01f77 -c case.db --why 'read the report'"},
        {"reject", "ID...", 1, kAny, "Take events out of the case", reject, flags, "vedette reject 5be01f77 -c case.db --why 'a football match'"},
        {"correct", "ID FIELD VALUE", 3, 3, "Correct a field of an event", correct, flags, "vedette correct 5be01f77 status future -c case.db --why 'an order, not yet carried out'"},
        {"undo", "NUMBER", 1, 1, "Take back a logged action", "The action stays in the log, marked as undone; an undo can be undone.", flags,
         "vedette undo 3 -c case.db --why 'the first reading was right'"},
        {"log", "", 0, 0, "What analysts decided", "One line an action: number, when, who, what, on which events, why, and whether it stands.",
         {case_flag("The casefile whose log to show"), {"--json", "", "", "JSON Lines instead of a table", &Flags::json}, {"--csv", "", "", "CSV instead of a table", &Flags::csv}},
         "vedette log -c case.db"},
    };
}

std::vector<CommandSpec> other_commands() {
    return {
        {"explain", "ID|FILE", 0, 1, "The words, the tree, the frame and each decision behind a record or mention",
         "With -c, ID is that of a report, event, claim, development or force of the casefile, or the first characters of it (at least 4). "
         "For an event it shows the words, the tree with the path from the trigger to each party, the frame with file and line, how the "
         "status was derived and who vouches for it. With FILE or --text it shows the mentions of one sentence, or the one that "
         "--mention names: whom, where, when or how many it stands for, the candidates with their scores, and the reason.",
         with({{"--case", "-c", "FILE", "The casefile that holds the record", &Flags::casefile},
               {"--mention", "", "WORDS", "Only the mentions with these words, as they stand in the text", &Flags::mention}},
              one_report_flags()),
         "vedette explain 3fb2c91a -c case.db\nvedette explain report.txt --sentence 3 --mention Minsk"},
        {"why-not", "FILE", 0, 1, "Which predicates of a sentence were considered, and why each was coded or not",
         "Lists every verb and event noun of the sentence with its lemma, and each frame of that lemma with file and line: coded, or what "
         "it asks for that is not there. FILE may be anything that `read` takes; with --text the words are given on the command line.",
         one_report_flags(), "vedette why-not report.txt --sentence 3\nvedette why-not --text 'Norway sent 500 soldiers home.' --published 2021-11-08"},
        {"export", "", 0, 0, "Write the records of a casefile in another format",
         "jsonl: every record as it is kept; csv: one line an event; geojson, kml: one point an event; timeline: TimelineJS 3; plover: PLOVER "
         "event records as JSON Lines. Tables of other coders, tab-separated in exactly their columns: polecat (40, header), icews (20, header), "
         "gdelt (GDELT 2.0 Events, 61), gdelt-mentions (16), phoenix (26), petrarch (11). These tables have no field for status or source, so a "
         "planned, feared, denied, past or merely alleged event would read as a plain fact there: it is left out unless --include-status names it, "
         "and what was left out is counted on standard error. An included one is marked where the format has room (mode of polecat, issues of "
         "phoenix and petrarch, extras of gdelt-mentions). Codes that a format does not have are left empty, None (polecat) or NA (icews).",
         with(with({case_flag("The casefile to export")}, filter_flags()),
              {
                  {"--format", "-f", "FORMAT", "The format", &Flags::format,
                   "jsonl|csv|geojson|kml|timeline|plover|polecat|icews|gdelt|gdelt-mentions|phoenix|petrarch", true},
                  {"--include-status", "", "LIST", "Tables of other coders: also events that are future, hypothetical, negated, historical or alleged, separated by commas",
                   &Flags::include_status},
                  {"--output", "-o", "FILE", "Write to this file instead of standard output", &Flags::output},
              }),
         "vedette export -c case.db --format geojson -o events.geojson\nvedette export -c case.db --format icews --include-status future -o events.tsv"},
        {"lexicon", "lint|test|coverage|diff|import ...", 1, kAny, "Check, test, measure, compare and extend the lexicon",
         "lint: loads every table and reports the first broken line. test: codes the example sentence of every frame and compares the "
         "result with what the frame says; likewise the two examples of every indicator. coverage PATH...: how many of the predicates that political actors take part in have a "
         "frame, and the most frequent ones that have none. diff OLD NEW PATH...: codes the reports with two lexicon folders and prints "
         "the events that the edit adds (+), drops (-) or changes (~); with --lexicon-extra, NEW is read with that folder beside it. "
         "import FILE... --as KIND -o DIR: turns PETRARCH or TABARI dictionaries of actors, agents or verbs, or a CSV of leaders (name, "
         "country, start, end), into tables of ours in the new folder DIR, ready for --lexicon-extra; what cannot be used is listed in "
         "DIR/left_out.tsv with file, line and reason.",
         with(reading_flags(),
              {
                  {"--as", "", "KIND", "What `import` reads", &Flags::import_kind, "actors|agents|verbs|leaders"},
                  {"--output", "-o", "DIR", "The folder that `import` makes", &Flags::output},
                  {"--top", "", "N", "At most so many rows of `coverage` (default: 80)", &Flags::top},
                  {"--json", "", "", "JSON Lines instead of a table (coverage, diff)", &Flags::json},
              }),
         "vedette lexicon lint\nvedette lexicon test --data ./my-data\nvedette lexicon coverage reports.jsonl --top 40\n"
         "vedette lexicon diff lexicon/ edited/ reports.jsonl\nvedette lexicon import actors.txt --as actors -o mine/"},
        {"version", "", 0, 0, "Version of the program, the lexicon and the model", "Prints what made a record: the hashes kept in casefiles.", {},
         "vedette version"},
        {"help", "[COMMAND]", 0, 1, "How to use a command", "With --man the manual page of all commands as troff.",
         {{"--man", "", "", "The manual page as troff", &Flags::man}}, "vedette help read\nvedette help --man | man -l -"},
        {"completion", "bash", 1, 1, "Shell completion", "Prints a completion script for bash.", {}, "vedette completion bash > /etc/bash_completion.d/vedette"},
    };
}

} // namespace

std::span<const CommandSpec> command_table() {
    static const std::vector<CommandSpec> table = [] {
        std::vector<CommandSpec> all = reading_commands();
        for (std::vector<CommandSpec> group : {listing_commands(), warning_commands(), analyst_commands(), other_commands()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        return all;
    }();
    return table;
}

std::span<const FlagSpec> common_flags() {
    static const std::vector<FlagSpec> flags = {
        {"--data", "", "DIR", "Folder that holds lexicon/, models/ and data/ (default: the one that came with the program)",
         &Flags::data_folder},
        {"--lexicon-extra", "", "DIR", "Tables of your own beside the lexicon: entities/ and frames/ in this folder (several: repeat it)",
         &Flags::extra_lexicons},
        {"--quiet", "-q", "", "No progress, only results and failures", &Flags::quiet},
        {"--help", "-h", "", "How to use this command", &Flags::help},
    };
    return flags;
}

const CommandSpec* find_command(std::string_view name) {
    const std::span<const CommandSpec> table = command_table();
    const auto found = std::ranges::find(table, name, &CommandSpec::name);
    return found == table.end() ? nullptr : &*found;
}

const FlagSpec* find_flag(const CommandSpec& command, std::string_view name) {
    const auto matches = [&](const FlagSpec& flag) {
        return !name.empty() && (flag.long_name == name || flag.short_name == name);
    };
    const auto own = std::ranges::find_if(command.flags, matches);
    if (own != command.flags.end()) {
        return &*own;
    }
    const auto common = std::ranges::find_if(common_flags(), matches);
    return common == common_flags().end() ? nullptr : &*common;
}

} // namespace vedette::cli
