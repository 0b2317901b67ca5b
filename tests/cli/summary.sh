# Counts on standard error; --verbose tells what was left alone.
printf 'caf\xe9 isn\x92t\n' > one
printf 'Xq\xef\xbf\xbdzk\n' > two
echo clean > clean
degarble --summary one two clean
degarble --summary clean
degarble -v two
