# A pipe with another reader: what that takes is gone, the rest goes on, and it ends.
mkfifo pipe
for i in {1..40000}; do echo "line $i of a text without damage"; done > text
for round in 1 2 3; do
  timeout 20 bash -c 'degarble < pipe | cat' > first &
  (exec timeout 20 dd bs=512 of=second status=none < pipe) &
  cat text > pipe
  wait
  # Lines are cut where the readers took turns, but no byte is lost, or there twice.
  cat first second | wc -c
  cat first second | fold -w 1 | sort | uniq -c | sed 's/^ *//' | cmp - <(fold -w 1 text | sort | uniq -c | sed 's/^ *//')
done
