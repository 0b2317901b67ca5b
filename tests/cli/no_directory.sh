# An output that can't be made.
echo text > file
degarble -o missing/out file
echo $?
degarble --ledger missing/ledger file
echo $?
degarble -o /proc/out file
