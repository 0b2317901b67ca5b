# On a terminal: colour, unless it is refused; and short help when nothing is given.
on_terminal() { script -qec "$*" /dev/null < /dev/null | tr -d '\r' | od -c; }
printf 'caf\xe9\n' > file
on_terminal degarble --check file
NO_COLOR=1 on_terminal degarble --check file
TERM=dumb on_terminal degarble --check file
script -qec 'degarble; echo $?' /dev/null < /dev/null | tr -d '\r'
# A binary file is one there, too.
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > picture
on_terminal degarble --check picture
