# Each system call fails once, and then all of its kind: what ends with 0 is done, what does not has
# left the old file and says so; nothing is lost, and there is no litter.
source "$faults"
make_two

check() {
  if ((status == 0)); then
    cmp -s work/one new.1 && cmp -s work/two new.2 || break_of "$1: exit 0, but not done"
  elif ((status != 2)); then
    break_of "$1: exit $status"
  elif [[ $1 != *write*+* ]] && ! grep -q '^degarble: ' said; then  # it can't write that either
    break_of "$1: says nothing"
  fi
  for file in one:1 two:2; do
    local name=work/${file%:*} number=${file#*:}
    if cmp -s "$name" "new.$number"; then
      [[ $kind != *ledger* ]] || degarble --undo work/ledger "$name" 2> /dev/null |
        cmp -s - "old.$number" || break_of "$1: no way back for $name"
      [[ $kind != *backup* ]] || cmp -s "$name.bak" "old.$number" || break_of "$1: no backup of $name"
    else
      cmp -s "$name" "old.$number" || break_of "$1: $name is neither old nor new"
    fi
  done
  # Where nothing can be removed, litter stays.
  [[ $1 == *unlinkat* || -z $(find work -name '.degarble*') ]] || break_of "$1: litter"
}

# The n-th call, and all from there on. Those of loading the program are not what is tested.
fail_each() {
  local call=$1 fault=$2 quiet=0
  for ((n = 1; n < 120 && quiet < 2; ++n)); do
    for when in $n $n+; do
      reset
      inject "$call" "error=$fault:when=$when" "${options[@]}" work/one work/two
      status=$?
      grep -q 'error while loading shared libraries' said && continue 2
      check "$kind, $call $when fails with $fault"
    done
    if ((status == 0)); then quiet=$((quiet + 1)); else quiet=0; fi
  done
}

for kind in plain backup ledger backup+ledger; do
  options=(degarble -i)
  [[ $kind != *backup* ]] || options=(degarble -i.bak)
  [[ $kind != *ledger* ]] || options+=(--ledger work/ledger)
  for name in $changing read pread64; do
    for fault in EIO ENOSPC; do fail_each $name $fault; done
  done
  for name in renameat renameat2 linkat flock; do
    for fault in EPERM EINVAL; do fail_each $name $fault; done
  done
done 2> /dev/null
finish 'failing calls'
