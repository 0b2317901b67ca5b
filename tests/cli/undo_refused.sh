# A ledger is only undone on the text that it was written for.
printf 'caf\xe9s\n' > before
degarble --ledger ledger before > after
echo cares > other
degarble --undo ledger other
echo $?
degarble -i --undo ledger other
echo $?
printf 'caf' | degarble --undo ledger
echo $?
echo no ledger | degarble --undo - other
echo $?
cat ledger ledger > twice
degarble --undo twice after
echo $?
degarble --undo missing after
echo $?
degarble -i --undo ledger after other
echo $?
cat other
ls -A
