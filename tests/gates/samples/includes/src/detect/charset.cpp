#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>
#include "repair/mojibake.hpp"
