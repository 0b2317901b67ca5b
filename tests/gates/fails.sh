#!/usr/bin/env bash
# fails.sh EXPECTED GATE [ARGUMENT]...: whether a gate fails, with exit status 1, and prints exactly
# what the file EXPECTED holds. A gate that fails for another reason guards nothing.
set -uo pipefail
expected=$1
shift
printed=$("$@" 2>&1)
status=$?
diff -u "$expected" - <<< "$printed" || exit 1
((status == 1)) || { echo "$1 returned $status, not 1" >&2 && exit 1; }
