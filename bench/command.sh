#!/usr/bin/env bash
# The whole command through pipes, beside iconv, uconv and cat on the same files in the same run.
#
#   bench/command.sh DEGARBLE [MEGABYTES [ROUNDS]]        256 megabytes and 5 rounds, if not said
#
# All that is compared takes turns, round by round, so that a slow minute of the machine is everybody's;
# what is printed is the median. The files are made by bench/generate.py.
set -euo pipefail

degarble=$(realpath "$1")
megabytes=${2:-256}
rounds=${3:-5}
((rounds % 2)) || { echo "command.sh: the number of rounds must be odd" >&2; exit 2; }
here=$(dirname "$(realpath "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
kinds=(ascii curly mojibake lost cyrillic repeated letters alternating)

generate() { python3 "$here/generate.py" "$1" "$2"; }

# Seconds that a command takes from one pipe to another.
seconds() {
  local file=$1 begin end
  shift
  begin=$(date +%s%N)
  cat "$file" | "$@" 2>/dev/null | cat >/dev/null || true  # iconv refuses what is not UTF-8
  end=$(date +%s%N)
  awk "BEGIN { printf \"%.4f\", ($end - $begin) / 1e9 }"
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[(NR + 1) / 2] }'; }

declare -A commands=(
  [cat]='cat'
  [iconv]='iconv -f utf-8 -t utf-8'
  [uconv]='uconv -f utf-8 -t utf-8'
  [decode]="$degarble --select decode"
  [default]="$degarble"
  [j1]="$degarble -j 1"
  [j2]="$degarble -j 2"
)
order=(cat iconv uconv decode default j1 j2)

# Times all commands on a file, in turns; leaves their seconds in $scratch/NAME.
take_turns() {
  local file=$1 round name
  for name in "${order[@]}"; do : >"$scratch/$name"; done
  for ((round = 0; round < rounds; ++round)); do
    for name in "${order[@]}"; do
      # shellcheck disable=SC2086  # a command and its options
      seconds "$file" ${commands[$name]} >>"$scratch/$name"
      echo >>"$scratch/$name"
    done
  done
}

speeds() {
  local kind=$1 name cells=''
  take_turns "$scratch/text"
  for name in "${order[@]}"; do cells+=" $(median "$scratch/$name")"; done
  # iconv and uconv stop, or are slow for another reason, where the text is not UTF-8.
  local valid=yes
  iconv -f utf-8 -t utf-8 "$scratch/text" >/dev/null 2>&1 || valid=no
  awk -v kind="$kind" -v mb="$megabytes" -v valid="$valid" -v cells="$cells" 'BEGIN {
    split(cells, s, " ")
    printf "%-12s", kind
    for (i = 1; i <= 7; ++i) printf "%9s", (valid == "no" && (i == 2 || i == 3)) ? "-" : int(mb / s[i])
    printf "%9s", valid == "no" ? "-" : sprintf("%.2f", s[2] / s[4])
    printf "%9s", valid == "no" ? "-" : sprintf("%.2f", s[2] / s[5])
    printf "%8.0f%%%8.2f\n", 100 * s[1] / s[4], s[6] / s[7]
  }'
}

# Runs a command with its standard input from a pipe; its peak memory in MiB.
peak() {
  cat "$scratch/text" | /usr/bin/time -v "$@" 2>"$scratch/time" >/dev/null
  awk '/Maximum resident/ { printf "%.0f", $NF / 1024 }' "$scratch/time"
}

growth() {
  local kind=$1 round
  generate "$kind" "$megabytes" >"$scratch/once"
  generate "$kind" "$((2 * megabytes))" >"$scratch/twice"
  : >"$scratch/seconds_once"
  : >"$scratch/seconds_twice"
  for ((round = 0; round < rounds; ++round)); do
    for size in once twice; do
      seconds "$scratch/$size" "$degarble" >>"$scratch/seconds_$size"
      echo >>"$scratch/seconds_$size"
    done
  done
  awk -v kind="$kind" -v a="$(median "$scratch/seconds_once")" \
    -v b="$(median "$scratch/seconds_twice")" \
    'BEGIN { printf "%-12s%8.2f s%8.2f s%8.2f times\n", kind, a, b, b / a }'
}

echo "MB/s through pipes, $megabytes MB, median of $rounds rounds; then the ratios"
printf '%-12s%9s%9s%9s%9s%9s%9s%9s%9s%9s%9s%8s\n' text 'cat|cat' iconv uconv decode default '-j 1' \
  '-j 2' dec/icnv def/icnv dec/cat j2/j1
for kind in "${kinds[@]}"; do
  generate "$kind" "$megabytes" >"$scratch/text"
  speeds "$kind"
done

echo
echo "peak memory, MiB"
for kind in ascii mojibake repeated; do
  generate "$kind" "$megabytes" >"$scratch/text"
  printf '%-12s%9s\n' "$kind" "$(peak "$degarble")"
done
generate ascii "$megabytes" | tr -d '\n' >"$scratch/text"
printf '%-12s%9s\n' 'one line' "$(peak "$degarble")"

echo
echo "time for $megabytes MB and for twice as much"
rm "$scratch/text"
for kind in ascii mojibake repeated letters alternating; do growth "$kind"; done
rm "$scratch/once" "$scratch/twice"

echo
echo "start to finish on 10 bytes, ms (cat, iconv beside it)"
echo "ten bytes" >"$scratch/text"
for name in cat iconv decode default; do
  : >"$scratch/$name"
  for ((round = 0; round < 101; ++round)); do
    begin=$(date +%s%N)
    # shellcheck disable=SC2086
    ${commands[$name]} <"$scratch/text" >/dev/null
    echo $((($(date +%s%N) - begin) / 1000)) >>"$scratch/$name"
  done
  awk -v name="$name" -v us="$(median "$scratch/$name")" 'BEGIN { printf "%-12s%9.1f\n", name, us / 1000 }'
done
