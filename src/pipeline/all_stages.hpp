#pragma once
// The headers of all stages, for the two files that build them and run them.

#include "claims/claim_attributor.hpp"
#include "dates/date_resolver.hpp"
#include "entities/entity_finder.hpp"
#include "events/event_extractor.hpp"
#include "places/place_resolver.hpp"
#include "quantities/quantity_finder.hpp"
#include "resources/gazetteer.hpp"
#include "syntax/conllu.hpp"
#include "syntax/syntax_parser.hpp"
