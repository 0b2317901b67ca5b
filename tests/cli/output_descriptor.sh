# A descriptor is written where it stands; a name that leads to a file replaces it.
echo 'first line' > log
exec 3>> log 4> other
echo before >&4
printf 'caf\xe9\n' | degarble -o /dev/fd/3
printf 'na\xefve\n' | degarble -o /proc/self/fd/4
printf 'na\xefve\n' | degarble -o /dev//fd/../fd/4
printf 'isn\x92t\n' | degarble --ledger /dev/fd/4 > text
echo behind >&4
printf 'touch\xe9\n' | degarble -o /dev/stderr
printf 'touch\xe9\n' | degarble -o /dev/stdout
cat log other text
printf 'caf\xe9\n' | degarble -o /dev/fd/9
echo $?
