#!/usr/bin/env bash
# check.sh LIBRARY LIST: compares what a shared library shows with the list.
set -euo pipefail
library=$1 list=$2
test -s "$library"
# Templates of the standard library and type information come and go with the compiler.
shown=$(nm -D --defined-only --demangle "$library" | cut -d' ' -f3- | grep -E 'degarble' |
  grep -vE '^(typeinfo|vtable|std::|void std::|bool std::)' | LC_ALL=C sort -u)
diff -u "$list" <(printf '%s\n' "$shown")
