#include "cli/explain_mention.hpp"

#include "base/utf8.hpp"
#include "cli/one_report.hpp"
#include "cli/terminal.hpp"
#include "pipeline/all_stages.hpp"
#include "pipeline/analyse_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vedette::cli {

namespace {

constexpr std::size_t kMaxCandidates = 8;

// Everything that explaining one report needs.
struct Explained {
    const Analysis& analysis;
    const entities::EntityFinder& finder;
    const std::vector<places::FoundName>& places;
    const std::vector<entities::ReferenceSearch>& searches;
    std::string_view wanted; // words of the mention; empty: every mention
};

std::string words_of(const TextSpan& span, const Explained& explained) {
    std::string words(span.in(explained.analysis.report.text));
    std::ranges::replace(words, '\n', ' ');
    return words;
}

std::string actor_words(const std::string& name, const std::string& code, const std::string& sector) {
    return name +
           (code.empty() && sector.empty() ? "" : " [" + code + (sector.empty() ? "" : "/" + sector) + "]");
}

std::string_view form_reason(MentionForm form) {
    switch (form) {
    case MentionForm::name:
        return "its own name";
    case MentionForm::description:
        return "a description: role, owner and what the report said before";
    case MentionForm::metonym:
        return "a place that stands for a government or organisation here, by grammar";
    case MentionForm::adjective:
        return "an adjective that names a state";
    case MentionForm::pronoun:
        return "a pronoun: the antecedent that grammar and distance favour";
    }
    return "";
}

// What the tables have under the words, without titles as well: "President X" is also looked up as its last names.
std::string known_words(const EntityMention& mention, const Explained& explained) {
    const std::optional<Day> day = explained.analysis.report.published.day();
    std::string out;
    for (TokenIndex first = mention.first; first < mention.last && out.empty(); ++first) {
        const TextSpan span = cover(explained.analysis.syntax.tokens[first].span,
                                    explained.analysis.syntax.tokens[mention.last - 1].span);
        for (const entities::KnownName& known : explained.finder.known_as(words_of(span, explained), day)) {
            out += fmt::format("      '{}': {}, {}{}\n", words_of(span, explained), known.use,
                               actor_words(known.name, known.code, known.sector),
                               known.is_shared ? ", shared with other names: only with support in the report"
                                               : "");
            out += known.terms.empty() ? "" : "        " + known.terms + "\n";
        }
    }
    return out;
}

std::string search_words(TokenIndex anaphor, const Explained& explained) {
    std::string out;
    for (const entities::ReferenceSearch& search : explained.searches) {
        if (search.anaphor != anaphor) {
            continue;
        }
        out += std::string("    antecedents by strength") +
               (search.is_resolved ? "\n" : ": none is clearly best\n");
        for (std::size_t index = 0; index < search.candidates.size() && index < kMaxCandidates; ++index) {
            const entities::ReferenceSearch::Candidate& candidate = search.candidates[index];
            out += fmt::format("      {} {:5.1f}  {}\n", search.is_resolved && index == 0 ? '*' : ' ',
                               candidate.strength, candidate.names);
        }
    }
    return out;
}

std::string explain_entity(const EntityMention& mention, const Explained& explained) {
    std::string out = fmt::format("\n  '{}'  actor\n", words_of(mention.span, explained));
    for (const std::uint32_t index : mention.entities) {
        const Entity& entity = explained.analysis.entities.entities[index];
        out += fmt::format("    stands for {} ({}), entity {}\n",
                           actor_words(entity.name, entity.code, entity.sector), to_string(entity.kind),
                           entity.key);
    }
    out += "    because it is " + std::string(form_reason(mention.form)) + "\n";
    const std::optional<Day> day = explained.analysis.report.published.day();
    const std::string known = known_words(mention, explained);
    if (!known.empty()) {
        out += "    in the tables" +
               (day ? " on " + to_iso(*day) : std::string{", the day of the report unknown"}) + "\n" + known;
    } else if (mention.form == MentionForm::name) {
        out += "    the tables do not have the name: state and sector come from the words around it, or stay "
               "open\n";
    }
    return out + search_words(mention.head, explained);
}

std::string explain_place(const places::FoundName& name, const Explained& explained) {
    const auto& mentions = explained.analysis.places.mentions;
    const auto resolved = std::find_if(mentions.begin(), mentions.end(),
                                       [&](const PlaceMention& one) { return one.first == name.first; });
    std::string out = fmt::format("\n  '{}'  place\n", words_of(name.span, explained));
    if (name.chosen < 0 || resolved == mentions.end()) {
        out += fmt::format("    not taken for a place: evidence {:.1f}\n", name.evidence);
    } else {
        out += fmt::format("    stands for {} ({}) {}{}, evidence {:.1f}\n", resolved->name,
                           to_string(resolved->precision), joined(resolved->countries, " "),
                           resolved->id.empty() ? "" : ", " + resolved->id, name.evidence);
        if (resolved->is_metonym) {
            out += "    and for a government here, by grammar\n";
        }
    }
    if (!name.container_country.empty()) {
        out += "    the words after the comma put it in " + name.container_country + "\n";
    }
    std::vector<std::size_t> order(name.candidates.size());
    for (std::size_t index = 0; index < order.size(); ++index) {
        order[index] = index;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return name.candidates[left].score > name.candidates[right].score;
    });
    out += "    candidates by score (prominence and what the rest of the report adds)\n";
    for (std::size_t index = 0; index < order.size() && index < kMaxCandidates; ++index) {
        const places::Candidate& candidate = name.candidates[order[index]];
        out += fmt::format("      {} {:5.2f}  {} ({}) {}, prominence {:.2f}{}, {:.2f} {:.2f}\n",
                           static_cast<int>(order[index]) == name.chosen ? '*' : ' ', candidate.score,
                           candidate.name, to_string(candidate.precision), joined(candidate.countries, " "),
                           candidate.prominence,
                           candidate.population == 0 ? "" : fmt::format(", {} people", candidate.population),
                           candidate.lat, candidate.lon);
    }
    if (order.size() > kMaxCandidates) {
        out += fmt::format("        and {} more\n", order.size() - kMaxCandidates);
    }
    return out;
}

std::string interval_words(const std::optional<DateInterval>& when) {
    if (!when) {
        return "no days: the text and the date of the report do not give them";
    }
    return (when->from ? to_iso(*when->from) : "..") + " to " + (when->to ? to_iso(*when->to) : "..") + " (" +
           std::string(to_string(when->granularity)) + ")";
}

std::string explain_time(const TimeMention& mention, const Explained& explained) {
    const std::optional<Day> day = explained.analysis.report.published.day();
    return fmt::format(
        "\n  '{}'  time\n    {} {}: {}\n    read against the report's day, {}, and the tense of its verb\n",
        words_of(mention.span, explained), to_string(mention.type), mention.value,
        interval_words(mention.when), day ? to_iso(*day) : "which is unknown");
}

std::string explain_count(const QuantityMention& mention, const Explained& explained) {
    return fmt::format("\n  '{}'  count\n    {}, {} from {:g} to {}, counted in '{}'{}\n",
                       words_of(mention.span, explained), mention.what, to_string(mention.qualifier),
                       mention.low, mention.high ? fmt::format("{:g}", *mention.high) : "open", mention.unit,
                       mention.is_property ? "; a property of a weapon" : "");
}

// A search that found nobody leaves no mention: "it" of a bridge.
std::string explain_open_searches(const Sentence& sentence, const Explained& explained) {
    std::string out;
    for (const entities::ReferenceSearch& search : explained.searches) {
        const bool inside = search.anaphor >= sentence.first && search.anaphor < sentence.last;
        if (inside && explained.analysis.entities.headed_by(search.anaphor) == nullptr) {
            const std::string words =
                words_of(explained.analysis.syntax.tokens[search.anaphor].span, explained);
            if (out.find("\n  '" + words + "'") == std::string::npos &&
                (explained.wanted.empty() || explained.wanted == words)) {
                out += "\n  '" + words + "'  left open\n" + search_words(search.anaphor, explained);
            }
        }
    }
    return out;
}

std::string explain_sentence(const Sentence& sentence, const Explained& explained) {
    const auto is_asked = [&](TokenIndex first, const TextSpan& span) {
        return first >= sentence.first && first < sentence.last &&
               (explained.wanted.empty() || words_of(span, explained) == explained.wanted);
    };
    std::string out;
    for (const EntityMention& mention : explained.analysis.entities.mentions) {
        out += is_asked(mention.first, mention.span) ? explain_entity(mention, explained) : "";
    }
    for (const places::FoundName& name : explained.places) {
        out += is_asked(name.first, name.span) ? explain_place(name, explained) : "";
    }
    for (const TimeMention& mention : explained.analysis.dates.mentions) {
        out += is_asked(mention.first, mention.span) ? explain_time(mention, explained) : "";
    }
    for (const QuantityMention& mention : explained.analysis.quantities.quantities) {
        out += is_asked(mention.first, mention.span) ? explain_count(mention, explained) : "";
    }
    for (const MaterielMention& mention : explained.analysis.quantities.materiel) {
        if (is_asked(mention.first, mention.span)) {
            out += fmt::format("\n  '{}'  weapon or equipment\n    {} ({}), as lexicon/materiel has it\n",
                               words_of(mention.span, explained), mention.name, mention.materiel_class);
        }
    }
    return out + explain_open_searches(sentence, explained);
}

} // namespace

int explain_mentions(const Settings& settings) {
    const pipeline::StageOptions options = stage_options(settings.flags);
    Report report = read_one_report(settings, options);
    const pipeline::Stages stages = pipeline::load_stages(options);
    std::vector<places::FoundName> places;
    std::vector<entities::ReferenceSearch> searches;
    const pipeline::AnalysedReport analysed =
        pipeline::analyse_report(std::move(report), stages, {nullptr, &places, &searches});
    const Analysis& analysis = analysed.analysis;
    if (analysed.failure) {
        throw Error(analysed.failure->code, analysis.report.id + ": " + analysed.failure->reason);
    }
    const Explained explained{analysis, *stages.entity_finder, places, searches, settings.flags.mention};
    const auto [first, last] = asked_sentences(settings, analysis.report, analysis.syntax);
    bool found = false;
    for (std::uint32_t number = first; number < last; ++number) {
        const std::string words = explain_sentence(analysis.syntax.sentences[number], explained);
        if (!words.empty()) {
            write_results((found ? "\n" : "") + sentence_heading(number, analysis.report, analysis.syntax) +
                          words);
            found = true;
        }
    }
    if (!found && !settings.flags.mention.empty()) {
        throw Error(
            ErrorCode::usage,
            "explain: \"" + settings.flags.mention +
                "\" is no mention of an actor, place, time or count there; without --mention all are shown");
    }
    return kDone;
}

} // namespace vedette::cli
