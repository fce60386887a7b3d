#pragma once
// Dictionaries of TABARI and PETRARCH, and the field's tables of leaders, as rows of our tables (formats: docs of those projects).
// Pure functions: text in, rows out; nothing of the input is lost without a line in Imported::left_out. Linear in the text.

#include "importers/code_book.hpp"
#include "importers/imported.hpp"

#include <vector>

namespace vedette::importers {

// Names with codes and terms:  ILSE_VARGA_ [NRDELI]  /  +PRESIDENT_VARGA  /  <tab>[NRDGOV 20190301-20240630].
// Persons (told by a title, an initial or an ELI code) go to entities/leaders.tsv, all others to entities/organisations.tsv. A name of
// one word counts only where the report names its state; one of up to four letters only in capitals.
Imported import_actors(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                       const KnownTerms& known);

// Role nouns:  COAST_GUARD {} [~COP]  /  SAPPER {SAPPERS} [~MIL]  /  !RANK! = MAJOR, COLONEL  ->  entities/roles.tsv.
Imported import_agents(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                       const KnownTerms& known);

// Verbs and patterns:  --- MASS [150] ---  /  MASS {MASSES MASSED}  /  - * {FRESH BRIGADES} (NEAR BORDER) [154]  ->  frames/imported.tsv.
// A verb's default code asks for a political actor and recipient, a pattern for an actor: those dictionaries code nothing else.
Imported import_verbs(const std::vector<DictionaryFile>& files, const CodeBook& codes);

// A CSV of persons with country, start and end (Archigos and its kin): columns are found by their header, separated by comma,
// semicolon or tab; dates as 1999-12-31, 19991231, 31.12.1999, 12/31/1999 (31/12/1999 where the column shows that days come first),
// "31 December 1999", "Dec. 31, 1999", 1999-12, 1999  ->  entities/leaders.tsv.
Imported import_leaders(const std::vector<DictionaryFile>& files, const CodeBook& codes,
                        const KnownTerms& known);

} // namespace vedette::importers
