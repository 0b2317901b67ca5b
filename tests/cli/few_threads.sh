# With fewer threads or less memory than it wants it does the work, or says why not.
for i in {1..30000}; do echo "line $i of the worlds oldest text, caf$'\xe9'"; done > text
degarble text > wanted
for threads in 3 16 256; do
  for kilobytes in {80000..360000..40000}; do
    (ulimit -v $kilobytes && exec degarble -j $threads text > found 2> said)
    status=$?
    case $status in
      0) cmp found wanted ;;
      2) grep -qx 'degarble: out of memory' said || cat said ;;
      *) echo "$threads threads, $kilobytes KB: exit status $status" ;;
    esac
  done
done 2>&1 | sort | uniq -c
