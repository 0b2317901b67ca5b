#include <unicode/utf8.h>
