#include "core/rules.hpp"
#include "decode/converter.hpp"
