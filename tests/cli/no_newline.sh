# Text without any line end, in bounded memory.
(
  ulimit -v 400000
  head -c 100000000 /dev/zero | tr '\0' 'x' | degarble | wc -c
  head -c 100000000 /dev/zero | tr '\0' 'x' | degarble --check
)
