# -o: a new file, an old one with its mode, one behind a symbolic link, and what is no file.
umask 027
printf 'caf\xe9\n' > in
degarble -o new in
echo old > old
chmod 604 old
degarble -o old in
ln -s target link
echo old > target
degarble -o link in
degarble -o /dev/stdout in
degarble -o - in
degarble -o /dev/null in
mkfifo pipe
cat pipe &
degarble -o pipe in
wait
stat -c '%n %A' new old link target
cat new old target
# An input that can't be read leaves the old one.
degarble -o old in missing
echo $?
cat old
ls -A
