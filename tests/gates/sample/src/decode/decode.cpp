#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "scan/scan.hpp"
