#include <degarble/export.h>

DEGARBLE_EXPORT int degarble_version(int number);
int degarble_version(int number) { return number; }
