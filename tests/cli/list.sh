# The names of the files that would change.
printf 'caf\xe9\n' > dirty
echo clean > clean
degarble -l clean dirty
echo $?
degarble --list < dirty
echo $?
degarble -l clean
