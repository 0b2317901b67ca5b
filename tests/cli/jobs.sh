# Any number of threads gives the same text, ledger and report.
for i in {1..40000}; do
  echo "line $i of the worlds oldest text"
  ((i % 7)) || printf 'caf\xe9 isn\x92t \xc3\xa2\xe2\x82\xac\xe2\x84\xa2 cafe\xcc\x81 \xef\xbf\xbd\n'
done > big
degarble --ledger ledger.1 big > out.1
degarble --check big > check.1
for jobs in 0 2 3 7; do
  rm -f ledger.2
  degarble -j $jobs --ledger ledger.2 big > out.2
  degarble -j $jobs --check big > check.2
  cmp out.1 out.2 && cmp ledger.1 ledger.2 && cmp check.1 check.2 && echo "$jobs: the same"
done
