// Any bytes as a dictionary or a table of leaders: must not crash or hang, and what it writes must be a table that can be read.

#include "importers/dictionaries.hpp"
#include "importers/dictionary_text.hpp"
#include "resources/table.hpp"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vedette;
    static const importers::CodeBook codes =
        importers::CodeBook::load(std::string(VEDETTE_SOURCE_DIR) + "/lexicon");
    if (size > 64 * 1024) {
        return 0;
    }
    const std::vector<importers::DictionaryFile> files = {
        {"fuzz", importers::as_utf8({reinterpret_cast<const char*>(data), size})}};
    for (const importers::Imported& made :
         {importers::import_actors(files, codes, {}), importers::import_agents(files, codes, {}),
          importers::import_verbs(files, codes), importers::import_leaders(files, codes, {})}) {
        for (const importers::TableText& table : made.tables) {
            // Throws, and so fails, when a cell breaks the layout.
            if (resources::Table::parse(importers::print_table(table, "fuzz"), table.path).rows().size() !=
                table.rows.size()) {
                __builtin_trap();
            }
        }
        static_cast<void>(importers::print_left_out(made.left_out));
    }
    return 0;
}
