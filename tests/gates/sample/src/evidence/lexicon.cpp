#include "scan/scan.hpp"
#include "stage.hpp"
