# Evidence that comes late is told of, and --two-pass knows it from the start.
yes 'plain text' | head -n 6000 > text
printf 'Zo\xe9\n' >> text
yes 'plain text' | head -n 8000 >> text
printf '\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0, \xec\xee\xe9 \xe4\xf0\xf3\xe3?\n' > line
for i in 1 2 3 4 5 6 7 8; do cat line; done >> text
degarble --select decode text | grep -v plain | uniq -c
degarble --select decode --two-pass text | grep -v plain | uniq -c
degarble --select decode --two-pass -j 2 < text | grep -v plain | uniq -c
degarble -q --select decode text | grep -c plain
cat text | degarble --two-pass
echo $?
