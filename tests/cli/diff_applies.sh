# patch(1) makes of the input what degarble makes of it.
applies() {
  degarble "${@:2}" "$1" > wanted
  degarble --diff "${@:2}" "$1" > diff
  cp "$1" patched
  patch -s --binary patched diff && cmp patched wanted && echo "$* applies"
}
printf 'caf\xe9' > one_line
printf 'caf\xe9\n' > first
{ echo one; printf 'caf\xe9'; } > no_end
{ printf 'caf\xe9\n'; seq 6; printf 'caf\xe9\n'; seq 7; printf 'caf\xe9\n'; seq 100; } > gaps
printf 'one\r\ntwo\r\nthree\r\n' > crlf
printf 'one\rtwo\rthree\n' > cr
for i in {1..3000}; do
  ((i % 17)) || printf 'isn\x92t '
  ((i % 5)) || echo "line $i"
done > many
for file in one_line first no_end gaps many; do applies $file; done
applies crlf --newlines lf
applies cr --newlines lf
applies gaps --newlines crlf
# A line that is larger than what is kept in memory.
{ echo one; head -c 9000000 /dev/zero | tr '\0' x; printf ' caf\xe9\nlast\n'; } > long
applies long
