# A file may be its own output by -o: it is read to its end before it is replaced.
printf 'caf\xe9\n%.0s' {1..50000} > file
degarble -o file file
sort file | uniq -c
# By redirection it would never end.
degarble file >> file
echo $?
sort file | uniq -c
ls -A
