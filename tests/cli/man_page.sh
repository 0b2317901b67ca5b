# groff has nothing to say about the man page; man only that ASCII has no black square.
degarble --generate man > degarble.1
groff -man -Tutf8 -ww -z degarble.1
grep -c '^\.TP' degarble.1 | grep -q '^[3-9][0-9]$\|^1[0-9][0-9]$' && echo 'enough entries'
MANROFFOPT='' MANWIDTH=80 man -l degarble.1 2> warnings | head -n 12 | tail -n 9
sed 's/^troff:.*: warning/warning/' warnings >&2  # on whatever line of the page
