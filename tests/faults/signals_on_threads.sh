# A signal that comes while threads change many files leaves each of them old or new, and no litter.
source "$faults"
mkdir old new
for i in {1..120}; do
  printf 'caf\xe9 isn\x92t line %d and they dont know\n' $(seq "$i" $((i + 40))) > "old/$i"
  degarble -q "old/$i" > "new/$i"
done
check() {
  local i changed=0
  for i in {1..120}; do
    if cmp -s "files/$i" "new/$i" && cmp -s "files/$i.bak" "old/$i"; then
      changed=$((changed + 1))
    else
      cmp -s "files/$i" "old/$i" || break_of "$1: $i is neither old nor new"
    fi
  done
  [[ -z $(find files -name '.degarble*') ]] || break_of "$1: litter"
  ((changed == 0 || changed == 120)) || in_the_middle=$((in_the_middle + 1))
}
in_the_middle=0
for signal in INT TERM HUP QUIT USR1 ALRM; do
  for delay in 0.01 0.02 0.03 0.05 0.07 0.1 0.13; do
    rm -rf files ledger.jsonl
    cp -r old files
    ledger=()
    ((runs % 2)) && ledger=(--ledger ../ledger.jsonl)
    runs=$((runs + 1))
    (cd files && exec env --default-signal degarble -q -j 4 -i.bak "${ledger[@]}" {1..120}) &
    sleep $delay
    kill -$signal $! 2> /dev/null
    wait $! 2> /dev/null
    check "$signal after $delay s"
  done
done 2> /dev/null
((in_the_middle > 0)) || break_of 'no signal came while files were changed'
finish 'signals'
