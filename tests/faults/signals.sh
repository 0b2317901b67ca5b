# Every signal that ends a program leaves the old file or the new one, and no litter.
source "$faults"
printf 'caf\xe9 %s\n' {1..2000} > old
degarble old > new
for signal in HUP INT QUIT ABRT USR1 USR2 PIPE ALRM TERM STKFLT XCPU VTALRM PROF IO PWR SYS 34 64; do
  for name in write fsync renameat2 linkat unlinkat fchmod flock; do
    for ((call = 1; call < 5; ++call)); do
      rm -rf file* .degarble*
      cp old file
      inject $name "signal=$signal:when=$call" degarble -i.bak file
      what="$signal at $name $call"
      cmp -s file old || { cmp -s file new && cmp -s file.bak old; } || break_of "$what: neither old nor new"
      [[ -z $(find . -name '.degarble*') ]] || break_of "$what: litter"
    done
  done
done 2> /dev/null
finish 'signals'
