# What a run that was killed left beside a file is finished by the next one.
name_for() {
  printf '%s' "$1" | degarble --ledger /dev/fd/3 3>&1 > /dev/null |
    sed 's/.*"input":{[^}]*"crc64":"\([^"]*\)".*/.degarble-\1/'
}
temporary=$(name_for file)
printf 'caf\xe9\n' > old
printf 'caf\xc3\xa9\n' > new
echo 'older backup' > older
reset() {
  rm -f file* .degarble*
  cp older file.bak
}
# repair ARGUMENT...: the command, and how it ended. finds FILE BACKUP: whether the file and its
# backup have that content; what else there is.
repair() { degarble "$@"; echo $?; }
finds() { cmp file "$1" && cmp file.bak "$2" && ls -A; }
# Before the contents changed places: the backup's link, and the new content or a part of it.
reset
cp old file
ln file "$temporary.bak"
head -c 2 new > "$temporary"
repair -i.bak file
finds new old
# After it: the old content has its name and the backup's.
reset
cp new file
cp old "$temporary"
ln "$temporary" "$temporary.bak"
repair -i file
finds new old
# With the backup made.
reset
cp new file
cp old "$temporary"
ln -f "$temporary" file.bak
repair -i.bak file
finds new old
# Without one.
reset
cp new file
cp old "$temporary"
degarble --detect file
degarble file -o file
repair -i file
finds new older
# A run that is alive.
reset
cp old file
cp old "$temporary"
flock "$temporary" degarble -i file
echo $?
cmp file old && cmp "$temporary" old
