# On a terminal, work that takes long shows how far it is, and cleans up.
yes text | head -c 3000000 > file
script -qec '{ cat file; sleep 2.1; cat file; } | degarble > out' /dev/null < /dev/null | od -c | tr -d '\n' |
  grep -o '3       M   B' | uniq
cat file file | cmp - out
