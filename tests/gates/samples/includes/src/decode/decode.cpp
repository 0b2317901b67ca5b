#include <uchardet/uchardet.h>
#include "unicode/ucnv.h"
#include "charset.hpp"
