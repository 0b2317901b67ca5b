# Another program appends lines to the file, or puts new ones in its place, as fast as it can, while
# the file is repaired again and again: no line is lost, and none there twice.
source "$faults"
seconds=${SECONDS_OF_RACES:-20}

appender() {
  for ((line = 0; line < 100000 && SECONDS < end; ++line)); do printf 'caf\xe9 %d\n' $line >> file; done
  echo $line > lines
}
replacer() {
  for ((line = 0; line < 100000 && SECONDS < end; ++line)); do
    printf 'caf\xe9 %d\n' $line > other
    mv other file
  done
  echo $line > lines
}

: > file
end=$((SECONDS + seconds))
appender &
while kill -0 $! 2> /dev/null; do
  degarble -i file 2> said
  status=$?
  runs=$((runs + 1))
  ((status == 0)) || grep -q 'was changed meanwhile' said || break_of "appending: exit $status: $(cat said)"
  ((status == 0)) || refused=$((refused + 1))
done
wait
cmp <(degarble file) <(seq 0 $(($(cat lines) - 1)) | sed $'s/^/caf\xc3\xa9 /') || break_of 'appending: lines are not all there'

end=$((SECONDS + seconds))
replacer &
while kill -0 $! 2> /dev/null; do
  degarble -i file 2> said
  runs=$((runs + 1))
done
wait
[[ $(degarble file) == $(printf 'caf\xc3\xa9 %d' $(($(cat lines) - 1))) ]] || break_of 'replacing: the last is gone'
[[ -z $(find . -name '.degarble*') ]] || break_of 'litter'

# The command against itself: one repairs, the other undoes.
printf 'caf\xe9 %s\n' {1..500} > file
cp file old
degarble old > new
end=$((SECONDS + seconds))
while ((SECONDS < end)); do degarble -i --ledger ledger file 2>> said.1; done &
while ((SECONDS < end)); do
  [[ -f ledger ]] && degarble -i --undo ledger file 2>> said.2
  runs=$((runs + 1))
  cmp -s file old || cmp -s file new || break_of 'two runs: neither old nor new'
done
wait
degarble --undo ledger file 2> said | cmp -s - old || break_of "two runs: no way back"
echo "$refused of them were refused"
finish 'runs in races'
