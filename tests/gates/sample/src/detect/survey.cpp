#include "decode/charset.hpp"
#include "repair/mojibake.hpp"
