#include <hwy/highway.h>
#include "stage.hpp"
