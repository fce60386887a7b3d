#pragma once
// Turns a report and its tree into who it speaks of: gazetteer matches (longest, case-aware) and recognised names, titles and
// appositions that tell what an unknown name is, role phrases ("Russian soldiers"), metonyms, and pronouns and descriptions led back
// to whom they stand for. What the words leave open stays open: an unknown name never gets a code by guessing.
//
// Holders of offices are looked up at the day of the report; with that day unknown, bare offices stay roles. Linear in the tokens,
// a few microseconds each. Const and free of shared state: one finder serves all threads.

#include "records/entities.hpp"
#include "records/report.hpp"
#include "records/syntax.hpp"

#include <memory>
#include <string>

namespace vedette::entities {

class KnowledgeBase;

class EntityFinder {
public:
    // `lexicon_folder` is the folder that holds entities/. Throws Error(resource_missing or resource_invalid).
    explicit EntityFinder(const std::string& lexicon_folder);
    EntityFinder(EntityFinder&&) noexcept;
    EntityFinder& operator=(EntityFinder&&) noexcept;
    ~EntityFinder();

    [[nodiscard]] Entities find(const Report& report, const Syntax& syntax, const TreeIndex& tree) const;

private:
    std::unique_ptr<const KnowledgeBase> knowledge_;
};

} // namespace vedette::entities
