// What the tables say about given words, for those who ask why a mention was resolved as it was.
#include "entities/board.hpp"
#include "entities/entity_finder.hpp"

namespace vedette::entities {

namespace {

std::string use_words(TermUse use) {
    switch (use) {
    case TermUse::state:
        return "state";
    case TermUse::adjective:
        return "adjective of a state";
    case TermUse::demonym:
        return "people of a state";
    case TermUse::capital:
        return "capital";
    case TermUse::seat:
        return "seat of an organ";
    case TermUse::region:
        return "region";
    case TermUse::region_adjective:
        return "adjective of a region";
    case TermUse::region_people:
        return "people of a region";
    case TermUse::people_adjective:
        return "adjective of a people";
    case TermUse::people:
        return "people";
    case TermUse::actor:
        return "name";
    case TermUse::metonym:
        return "city that stands for an organisation";
    case TermUse::surname:
        return "surname, only after the full name or with a title";
    case TermUse::known_surname:
        return "surname that stands alone";
    }
    return "";
}

std::string day_words(Day day) {
    constexpr int kFar = 100'000'000; // days: an open side
    return day.number < -kFar || day.number > kFar ? ".." : to_iso(day);
}

std::string tenure_words(const KnownActor& actor) {
    std::string words;
    for (const Tenure& tenure : actor.tenures) {
        words += (words.empty() ? "" : "; ") + tenure.code +
                 (tenure.sector.empty() ? "" : "/" + tenure.sector) +
                 (tenure.office.empty() ? "" : " " + tenure.office) + " " + day_words(tenure.when.from) +
                 " to " + day_words(tenure.when.to);
    }
    return words;
}

KnownName known_name(const KnowledgeBase& knowledge, const Term& term, std::optional<Day> day) {
    KnownName known;
    known.use = use_words(term.use);
    known.is_shared = term.yields_to_person;
    switch (term.use) {
    case TermUse::region:
    case TermUse::region_adjective:
    case TermUse::region_people: {
        const KnownRegion& region = knowledge.regions[term.index];
        known.name = region.name;
        known.code = region.code;
        known.sector = region.sector;
        break;
    }
    case TermUse::people_adjective:
    case TermUse::people:
        known.name = knowledge.peoples[term.index].plural;
        known.code = knowledge.peoples[term.index].code;
        break;
    default: {
        const KnownActor& actor = knowledge.actors[term.index];
        const Standing standing = standing_of(actor, day);
        known.name = actor.name;
        known.code = standing.code;
        known.sector = term.sector.empty() ? standing.sector : term.sector;
        known.terms = tenure_words(actor);
        break;
    }
    }
    return known;
}

} // namespace

std::vector<KnownName> EntityFinder::known_as(const std::string& words, std::optional<Day> day) const {
    std::vector<KnownName> known;
    for (const std::uint32_t index : knowledge_->names.find(words)) {
        known.push_back(known_name(*knowledge_, knowledge_->terms[index], day));
    }
    for (const std::uint32_t index : knowledge_->roles.find(words)) {
        const Role& role = knowledge_->role_list[knowledge_->role_terms[index].role];
        known.push_back({"role", role.term, "", role.sector, "", false});
    }
    return known;
}

} // namespace vedette::entities
