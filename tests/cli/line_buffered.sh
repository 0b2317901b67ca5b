# A line comes out before the input ends.
mkfifo in out
degarble --line-buffered < in > out &
exec 3> in 4< out
for line in $'caf\xe9' 'Syrias largest city' last; do
  echo "$line" >&3
  read -r -t 10 answer <&4 && echo "$answer"
done
exec 3>&-
wait
# Also on several threads.
degarble --line-buffered -j 2 < in > out &
exec 3> in 4< out
echo $'na\xefve' >&3
read -r -t 10 answer <&4 && echo "$answer"
exec 3>&-
wait
