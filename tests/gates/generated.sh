#!/usr/bin/env bash
# generated.sh COMMAND WHAT FILE: compares a file with what `degarble --generate WHAT` makes now.
# Exit status 0 when they are the same, 1 when they are not, 2 when there is nothing to compare.
set -uo pipefail
command=$1 what=$2 file=$3

[[ -s $file ]] && "$command" --generate "$what" > /dev/null || exit 2
diff -u --label "$file" --label "as it would be" "$file" <("$command" --generate "$what") && exit
echo "$file is out of date; make it by: degarble --generate $what > $file"
exit 1
