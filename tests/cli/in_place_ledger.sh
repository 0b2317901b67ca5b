# One ledger for several files, from which each can be had back.
printf 'caf\xe9\n' > one
echo clean > clean
printf 'isn\x92t\nna\xefve\n' > two
cat one two clean > before
degarble -i --ledger ledger one clean two missing
echo $?
cat ledger
degarble --undo ledger two | od -c
degarble -i --undo ledger two clean one
echo $?
cat one two clean | cmp before
degarble -i --undo ledger two
