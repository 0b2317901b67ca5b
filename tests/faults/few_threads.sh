# Where the system gives only so many processes, or so much memory: fewer threads, or exit 2.
source "$faults"
printf 'caf\xe9 %s isn\x92t\n' {1..60000} > text
degarble -q text > wanted
chmod 755 . && chmod 644 text
# Root has as many processes as it likes, and only root can be somebody else.
for count in $([[ $(id -u) != 0 ]] || echo {1..12}); do
  runs=$((runs + 1))
  setpriv --reuid=65534 prlimit --nproc="$count" degarble -q -j 8 text > found 2> said
  status=$?
  ((status == 0)) && cmp -s found wanted || break_of "$count processes: exit $status: $(cat said)"
done
for threads in 1 2 8 16 64 256; do
  for size in {75000..600000..7000}; do
    (ulimit -v "$size" && exec degarble -q -j "$threads" text > found 2> said)
    status=$?
    runs=$((runs + 1))
    case $status in
      0) cmp -s found wanted || break_of "$threads threads, $size KB: another text" ;;
      2) grep -qx 'degarble: out of memory' said || break_of "$threads threads, $size KB: $(cat said)" ;;
      127) ;;  # the libraries could not be loaded
      *) break_of "$threads threads, $size KB: exit $status" ;;
    esac
  done
done
finish 'runs with little'
