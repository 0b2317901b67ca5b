# A full disk is told, for every output.
echo text > file
degarble file > /dev/full
echo $?
degarble file -o /dev/full
echo $?
degarble --check <(printf 'caf\xe9') > /dev/full
echo $?
degarble --help > /dev/full
echo $?
degarble --generate man > /dev/full
echo $?
printf 'caf\xe9' | degarble --ledger /dev/full
echo $?
degarble --ledger rows file > after
degarble --undo rows after > /dev/full
