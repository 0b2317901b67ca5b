# A standard output that is closed can't be written, and no file takes its place.
echo text > file
degarble file >&-
echo $?
degarble -o out file >&-
echo $?
cat out file
degarble < file 2>&-
