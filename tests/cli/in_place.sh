# What changes is rewritten, with its mode; what does not is not touched.
printf 'caf\xe9\n' > dirty
echo clean > clean
chmod 640 dirty
touch -d '2001-02-03 04:05:06 UTC' dirty clean
inode=$(stat -c %i clean)
degarble -i dirty clean
cat dirty clean
stat -c '%n %a' dirty
TZ=UTC stat -c '%n %y' clean
[[ $(stat -c %i clean) == "$inode" ]] && echo 'the same file'
[[ $(stat -c %Y dirty) -gt 1000000000 ]] && echo 'a new time'
ls -A
