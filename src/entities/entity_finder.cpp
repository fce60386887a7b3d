#include "entities/entity_finder.hpp"

#include "entities/board.hpp"

#include <algorithm>
#include <numeric>

namespace vedette::entities {

namespace {

// Mentions in text order, the outer one first where two begin together.
void sort_mentions(Entities& found) {
    std::vector<std::uint32_t> order(found.mentions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        const EntityMention& one = found.mentions[left];
        const EntityMention& other = found.mentions[right];
        return one.first != other.first ? one.first < other.first : (one.last != other.last ? one.last > other.last : one.head < other.head);
    });
    std::vector<EntityMention> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t index : order) {
        found.mention_at[found.mentions[index].head] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(found.mentions[index]));
    }
    found.mentions = std::move(sorted);
}

} // namespace

EntityFinder::EntityFinder(const std::string& lexicon_folder, const std::vector<std::string>& extra_folders) {
    std::vector<std::string> extra;
    for (const std::string& folder : extra_folders) {
        extra.push_back(folder + "/entities");
    }
    knowledge_ = std::make_unique<const KnowledgeBase>(lexicon_folder + "/entities", extra);
}

EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;
EntityFinder::~EntityFinder() = default;

Entities EntityFinder::find(const Report& report, const Syntax& syntax, const TreeIndex& tree, std::vector<ReferenceSearch>* searches) const {
    Board board(*knowledge_, report, syntax, tree);
    board.searches = searches;
    match_names(board);
    match_roles(board);
    read_names(board);
    read_persons(board);
    read_roles(board);
    find_ruling_state(board);
    resolve_references(board);
    read_setting(board);
    sort_mentions(board.found);
    return std::move(board.found);
}

} // namespace vedette::entities
