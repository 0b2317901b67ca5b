#include <hwy/highway.h>
#include "evidence/english.hpp"
