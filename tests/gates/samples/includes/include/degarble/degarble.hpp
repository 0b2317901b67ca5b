#include "degarble/export.h"
#include <unicode/unistr.h>
#include "core/edits.hpp"
