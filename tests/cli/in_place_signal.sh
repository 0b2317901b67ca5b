# Ended by a signal, it leaves the old file and nothing else.
yes $'caf\xe9 isn\x92t' | head -c 80000000 > file
before=$(md5sum < file)
for signal in INT TERM HUP QUIT ALRM USR1 XCPU RTMIN; do
  env --default-signal degarble -i file &
  pid=$!
  until ls -A | grep -q '^\.degarble' || ! kill -0 $pid 2> /dev/null; do sleep 0.01; done
  kill -$signal $pid 2> /dev/null
  wait $pid 2> /dev/null
  ls -A
done
[[ $(md5sum < file) == "$before" ]] && echo 'the old file'
