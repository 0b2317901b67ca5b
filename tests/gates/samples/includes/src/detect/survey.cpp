#include "detect/survey.hpp"
#include "decode/decode.hpp"
