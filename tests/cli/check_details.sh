# Invisible and look-alike characters as escapes, long texts shortened, file names made safe.
printf 'cafe\xcc\x81\n' | degarble --check
printf '\xe2\x84\xab\n' | degarble --check
printf '%0100d caf\xe9%0100d\n' 0 0 | degarble --check
printf '\xff\xfe\x3d\xd8\0\xde\n\0o\0k\0\n\0d\0o\0n\0t\0 \0' | degarble --check
printf 'one\r\ntwo\r\n' | degarble --check --newlines lf
printf 'caf\xe9\n' > $'a\e]0;b\nc'
degarble --check $'a\e]0;b\nc'
