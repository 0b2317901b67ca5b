#include <hwy/highway.h>

#include "core/utf8.hpp"
#include "evidence/lexicon.hpp"
