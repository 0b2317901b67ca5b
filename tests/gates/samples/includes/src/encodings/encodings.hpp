#include "core/blocks.hpp"
#include "evidence/language.hpp"
