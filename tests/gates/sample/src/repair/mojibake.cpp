#include <nlohmann/json.hpp>

#include "decode/converter.hpp"
#include "evidence/lexicon.hpp"
#include "sequencer.hpp"
