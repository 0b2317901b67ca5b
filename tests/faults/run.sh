#!/usr/bin/env bash
# Runs the tests of faults, which take minutes: run.sh COMMAND [NAME]...
#
# NAME.sh is run by bash in an empty directory, with the command in front of $PATH as `degarble` and
# the functions of faults.sh. It says on its last line how many runs it made, and exits with 1 if one
# of them broke what it checks.
set -uo pipefail

command=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
if (($# == 0)); then
  for script in "$here"/*.sh; do
    name=$(basename "$script" .sh)
    [[ $name == run || $name == faults ]] || set -- "$@" "$name"
  done
fi

scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$command" "$scratch/bin/degarble"
chmod 755 "$scratch" "$scratch/bin"
export PATH=$scratch/bin:$PATH LC_ALL=C faults=$here/faults.sh
failed=0
for name in "$@"; do
  mkdir "$scratch/work"
  [[ -f $here/$name.sh ]] || { echo "run.sh: there is no $name.sh" >&2 && exit 2; }
  began=$SECONDS
  (cd "$scratch/work" && bash "$here/$name.sh" < /dev/null)
  status=$?
  echo "$name: $([[ $status == 0 ]] && echo held || echo BROKEN), $((SECONDS - began)) s"
  ((status == 0)) || failed=1
  chmod -R u+w "$scratch/work"
  rm -rf "$scratch/work"
done
exit $failed
