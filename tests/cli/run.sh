#!/usr/bin/env bash
# Runs one golden test of the command: run.sh [--accept] COMMAND NAME
#
# NAME.sh is run by bash in an empty directory, with the command in front of $PATH as `degarble`. What
# it writes and how it exits must be what NAME.stdout, NAME.stderr and NAME.exit say; a file that
# is not there stands for nothing, and for 0. --accept writes the files instead.
set -uo pipefail

accept=0
if [[ $1 == --accept ]]; then
  accept=1
  shift
fi
[[ -f $(dirname "$0")/$2.sh ]] || { echo "run.sh: there is no $2.sh" >&2 && exit 2; }
command=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
test=$here/$2

scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/work"
ln -s "$command" "$scratch/bin/degarble"

export PATH=$scratch/bin:$PATH LC_ALL=C TERM=xterm
unset NO_COLOR
samples=$(realpath "$here/../../corpus/samples")
export samples
cd "$scratch/work" || exit 1
bash "$test.sh" > "$scratch/stdout" 2> "$scratch/stderr" < /dev/null
status=$?
cd "$here" || exit 1

expected() { if [[ -f $test.$1 ]]; then cat "$test.$1"; fi; }

keep() {
  if [[ -s $scratch/$1 ]]; then cp "$scratch/$1" "$test.$1"; else rm -f "$test.$1"; fi
}

if ((accept)); then
  keep stdout
  keep stderr
  if ((status)); then echo "$status" > "$test.exit"; else rm -f "$test.exit"; fi
  exit 0
fi

failed=0
for stream in stdout stderr; do
  diff -u --label "expected $stream" --label "actual $stream" \
    <(expected $stream) "$scratch/$stream" || failed=1
done
wanted=$(expected exit)
if ((status != ${wanted:-0})); then
  echo "exit status $status instead of ${wanted:-0}"
  failed=1
fi
exit $failed
