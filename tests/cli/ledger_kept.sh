# A ledger that is there is appended to, or refused: it may be the only way back.
printf 'caf\xe9\n' > one
printf 'na\xefve\n' > two
cat one two > before
echo 'shopping list' > notes
degarble -i --ledger notes one
echo $?
cat notes
degarble --ledger text one > after
degarble --ledger text two
echo $?
degarble -i --ledger text two
echo $?
degarble -i --ledger ledger one
degarble -i --ledger ledger one two
echo $?
grep -c '"edits"' ledger
# What a run that was killed left at the end of its ledger is no hindrance.
for cut in 1 2 20 100 300; do
  head -c -$cut ledger > "cut.$cut"
  printf '\xe9t\xe9\n' > three
  degarble -i --ledger "cut.$cut" three
  echo $?
  degarble --undo "cut.$cut" three | cmp - <(printf '\xe9t\xe9\n')
done
printf '{"fi' > torn
degarble -i --ledger torn three
echo $?
degarble -i --undo ledger two one
echo $?
cat one two | cmp - before
# One that somebody else cut, and whose file can't be had back without: it stays as it is.
printf '%s\n' caf{,,,,}$'\xe9' > many
degarble -i --ledger rows many
head -n 2 rows > lacking
degarble -i --ledger lacking one
echo $?
degarble -i --undo lacking many
echo $?
wc -l < lacking
