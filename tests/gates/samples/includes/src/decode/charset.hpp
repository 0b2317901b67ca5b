#include <unicode/ucsdet.h>
