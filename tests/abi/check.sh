#!/usr/bin/env bash
# check.sh [--accept] LIBRARY: compares the C face of a library with its dump, or makes the dump anew.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
headers=$here/../../include/degarble
if [[ $1 == --accept ]]; then
  exec abidw --suppressions "$here/suppressions.ini" --headers-dir "$headers" --drop-private-types \
    --no-corpus-path --no-comp-dir-path --no-show-locs --drop-undefined-syms --type-id-style hash \
    --out-file "$here/degarble.abi" "$2"
fi
test -s "$1"
abidiff --suppressions "$here/suppressions.ini" --headers-dir2 "$headers" "$here/degarble.abi" "$1" ||
  { echo "if that is meant: tests/abi/check.sh --accept $1" >&2; exit 1; }
