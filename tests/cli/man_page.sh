# groff has nothing to say about the man page.
degarble --generate man > degarble.1
groff -man -Tutf8 -ww -z degarble.1
grep -c '^\.TP' degarble.1 | grep -q '^[3-9][0-9]$' && echo 'enough entries'
MANROFFOPT='' MANWIDTH=80 man -l degarble.1 | head -n 12 | tail -n 9
