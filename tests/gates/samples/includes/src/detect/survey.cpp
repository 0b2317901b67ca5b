#include "decode/charset.hpp"
#include "decode/converter.hpp"
