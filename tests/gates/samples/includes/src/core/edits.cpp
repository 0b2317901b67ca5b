#include "core/edits.hpp"
#include "scan/scan.hpp"
