# Links are refused, unless --follow-links is given.
printf 'caf\xe9\n' > file
ln -s file soft
ln -s missing dangling
printf 'na\xefve\n' > first
ln first second
degarble -i soft
echo $?
degarble -i second
echo $?
degarble -i --follow-links dangling
echo $?
degarble -i --follow-links soft second
echo $?
cat file second
stat -c '%N' soft
iconv -f latin1 -t utf-8 first
