#include <hwy/highway.h>

#include "scan/scan.hpp"
