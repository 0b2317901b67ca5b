# A patch of what would change.
{ seq 1 5; printf 'caf\xe9\n'; seq 6 10; echo "I dont know"; seq 11 30; printf 'na\xefve'; } > file
degarble --diff file
echo $?
degarble --diff < file | head -n 2
echo text > clean
degarble --diff clean
