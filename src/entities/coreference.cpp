// Pronouns and descriptions led back to whom they stand for.
#include "entities/board.hpp"

namespace vedette::entities {

void resolve_references(Board& board) { static_cast<void>(board); }

} // namespace vedette::entities
