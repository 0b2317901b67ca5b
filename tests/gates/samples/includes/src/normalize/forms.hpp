#include <unicode/normalizer2.h>
