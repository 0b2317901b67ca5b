# Killed before each of its system calls: the file is the old or the new one, the way back is there,
# and the next run ends what was begun.
source "$faults"
make_two
is_whole() { cmp -s "work/$1" "old.$2" || cmp -s "work/$1" "new.$2"; }

# check WHAT COMMAND...: of the command, killed before its call $call.
check() {
  is_whole one 1 && is_whole two 2 || break_of "$1: neither the old file nor the new one"
  if [[ -f work/ledger ]]; then
    for file in one:1 two:2; do
      cmp -s "work/${file%:*}" "old.${file#*:}" && continue
      degarble --undo work/ledger "work/${file%:*}" 2> said | cmp -s - "old.${file#*:}" ||
        break_of "$1: no way back for $file: $(cat said)"
    done
  fi
  "${@:2}" > said 2>&1 || break_of "$1: the next run fails: $(cat said)"
  cmp -s work/one new.1 && cmp -s work/two new.2 || break_of "$1: not finished"
  [[ -z $(find work -name '.degarble*') ]] || break_of "$1: litter"
  [[ $(stat -c %h work/one) == 1 ]] || break_of "$1: two links"
}


for kind in plain backup ledger backup+ledger; do
  options=(degarble -i)
  [[ $kind != *backup* ]] || options=(degarble -i.bak)
  [[ $kind != *ledger* ]] || options+=(--ledger work/ledger)
  for name in $changing; do
    status=137
    for ((call = 1; status == 137; ++call)); do
      reset
      inject $name "signal=KILL:when=$call" "${options[@]}" work/one work/two
      status=$?
      what="$kind, $name $call"
      check "$what" "${options[@]}" work/one work/two
      if [[ $kind == *backup* ]]; then
        cmp -s work/one.bak old.1 && cmp -s work/two.bak old.2 || break_of "$what: no backup"
      fi
      if [[ $kind == *ledger* ]]; then
        degarble -i --undo work/ledger work/one work/two > said 2>&1 ||
          break_of "$what: $(cat said)"
        cmp -s work/one old.1 && cmp -s work/two old.2 || break_of "$what: not undone"
      fi
    done
  done
done 2> /dev/null
finish 'kills'
