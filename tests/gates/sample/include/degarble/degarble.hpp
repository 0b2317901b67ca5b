#include <unicode/utypes.h>
#include "core/edits.hpp"
