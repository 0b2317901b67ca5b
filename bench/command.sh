#!/usr/bin/env bash
# command.sh COMMAND [--size MB] [--rounds N]: times the whole command through pipes, beside iconv,
# uconv and cat, on the same texts in the same run. It measures and judges nothing.
#
# --size is for the clean texts (256); the damaged ones have a quarter of it, the adversarial ones a
# sixteenth. The rounds (3, an odd number) are interleaved - each program once, then each again - so
# that a busy machine slows all of them alike; what is shown are medians.
set -euo pipefail
export LC_ALL=C.UTF-8

usage() {
  echo "usage: bench/command.sh COMMAND [--size MB] [--rounds N]" >&2
  exit 2
}

command=$(realpath -e "${1:-}" 2>/dev/null) || usage
shift
size=256 rounds=3
while (($#)); do
  [[ $# -ge 2 && $2 =~ ^[1-9][0-9]*$ ]] || usage
  case $1 in
    --size) size=$2 ;;
    --rounds) rounds=$(($2 | 1)) ;;
    *) usage ;;
  esac
  shift 2
done

here=$(cd "$(dirname "$0")" && pwd)
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
text=$texts/text

make_text() { python3 "$here/texts.py" "$1" "$2" > "$text"; }

# time_pipe PIPE: how long it took in microseconds, into `took`; "none" if it failed, as iconv does
# at bytes that are not what it was told.
time_pipe() {
  local begin=${EPOCHREALTIME/./}
  took=none
  ! eval "$1" > /dev/null 2>&1 || took=$((${EPOCHREALTIME/./} - begin))
}

# interleave PIPE...: times each in turn, round after round, into times[NUMBER], one figure a line.
interleave() {
  local round number took
  times=()
  for ((round = 0; round < rounds; ++round)); do
    for ((number = 1; number <= $#; ++number)); do
      time_pipe "${!number}"
      times[number]+="$took"$'\n'
    done
  done
}

# The median and the least of what `interleave` measured.
median() { printf %s "$1" | sort -n | sed -n "$((rounds / 2 + 1))p"; }
least() { printf %s "$1" | sort -n | head -n 1; }

# quotient NUMBER NUMBER FORMAT: of two figures, of which one may be missing.
quotient() {
  awk -v a="$1" -v b="$2" -v format="$3" \
    'BEGIN { if (a == "none" || b == "none" || b == 0) print "-"; else printf format "\n", a / b }'
}

# speed_row TEXT MEGABYTES ENCODING: a line of the table of speeds.
speed_row() {
  local kind=$1 megabytes=$2 encoding=$3 number middle=() row=()
  make_text "$kind" "$megabytes"
  interleave "cat $text | $command" "cat $text | $command --select decode" \
    "cat $text | iconv -f $encoding -t utf-8" "cat $text | uconv -f $encoding -t utf-8" \
    "cat $text | cat"
  for number in 1 2 3 4 5; do
    middle[number]=$(median "${times[number]}")
    row+=("$(quotient "$megabytes"000000 "${middle[number]}" %.0f)")
  done
  for number in 3 5; do
    row+=("$(quotient "${middle[number]}" "${middle[1]}" %.2f)"
      "$(quotient "${middle[number]}" "${middle[2]}" %.2f)")
  done
  printf '%-13s %5s %8s %8s %8s %8s %8s | %8s %8s | %8s %8s\n' "$kind" "$megabytes" "${row[@]}"
}

at_least_one() { echo $(($1 > 0 ? $1 : 1)); }

speeds() {
  local kind adversarial
  printf '%-64s | %-17s | %s\n' 'Speed through a pipe, MB/s' 'times iconv' 'times cat | cat'
  printf '%-13s %5s %8s %8s %8s %8s %8s | %8s %8s | %8s %8s\n' text MB default decode iconv uconv \
    'cat|cat' default decode default decode
  for kind in ascii english french russian japanese; do speed_row "$kind" "$size" utf-8; done
  for kind in mojibake dropped; do speed_row "$kind" "$(at_least_one $((size / 4)))" utf-8; done
  speed_row windows-1251 "$(at_least_one $((size / 4)))" windows-1251
  for adversarial in leads s alternating boxes line; do
    speed_row $adversarial "$(at_least_one $((size / 16)))" utf-8
  done
}

# How time grows with the text: a program that is linear takes twice as long for twice the text.
growth() {
  local kind megabytes once twice
  megabytes=$(at_least_one $((size / 16)))
  printf '\nTime for %s and %s MB, default profile\n' "$megabytes" $((2 * megabytes))
  for kind in leads s alternating boxes line mojibake; do
    make_text "$kind" "$megabytes"
    mv "$text" "$texts/once"
    make_text "$kind" $((2 * megabytes))
    interleave "cat $texts/once | $command" "cat $text | $command"
    once=$(median "${times[1]}") twice=$(median "${times[2]}")
    printf '%-13s %8s s %8s s %8s times\n' "$kind" "$(quotient "$once" 1e6 %.3f)" \
      "$(quotient "$twice" 1e6 %.3f)" "$(quotient "$twice" "$once" %.2f)"
  done
  rm -f "$texts/once"
}

threads() {
  local kind megabytes one two
  megabytes=$(at_least_one $((size / 2)))
  printf '\nThreads: %s MB from a file to /dev/null, default profile\n' "$megabytes"
  for kind in english mojibake; do
    make_text "$kind" "$megabytes"
    interleave "$command -j 1 $text" "$command -j 2 $text"
    one=$(median "${times[1]}") two=$(median "${times[2]}")
    printf '%-13s -j 1 %8s s   -j 2 %8s s %8s times as fast\n' "$kind" \
      "$(quotient "$one" 1e6 %.3f)" "$(quotient "$two" 1e6 %.3f)" "$(quotient "$one" "$two" %.2f)"
  done
}

# peak PIPE_IN PROGRAM...: its peak memory in MiB, fed by a pipe.
peak() {
  local feed=$1
  shift
  eval "$feed" | /usr/bin/time -v -o "$texts/peak" "$@" > /dev/null
  awk '/Maximum resident/ { printf "%.1f", $NF / 1024 }' "$texts/peak"
}

memory() {
  local program endless="python3 $here/texts.py line 1073.741824"
  printf "\nPeak memory, MiB\n"
  printf "%-34s %13s %21s\n" program "english, $size MB" "1 GiB without newline"
  make_text english "$size"
  for program in "$command" "$command -j 2" "$command --select decode" 'iconv -f utf-8 -t utf-8'; do
    # shellcheck disable=SC2086  # a program and its options
    printf '%-34s %13s %21s\n' "${program/#$command/degarble}" "$(peak "cat $text" $program)" \
      "$(peak "$endless" $program)"
  done
}

start_up() {
  local number names=('' degarble iconv /bin/true)
  local rounds=21
  printf '0123456789' > "$text"
  printf '\nStart to finish on 10 bytes, %s runs, ms\n' "$rounds"
  interleave "$command < $text" "iconv -f utf-8 -t utf-8 < $text" "/bin/true < $text"
  for number in 1 2 3; do
    printf '%-13s least %6s   median %6s\n' "${names[number]}" \
      "$(quotient "$(least "${times[number]}")" 1000 %.1f)" \
      "$(quotient "$(median "${times[number]}")" 1000 %.1f)"
  done
}

# Others who work on the machine slow down a pipe of two programs more than one program.
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $rounds rounds"
echo
speeds
growth
threads
memory
start_up
