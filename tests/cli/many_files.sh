# Many files on any number of threads: the same output, messages, files and ledgers, in the same
# order, with all kinds of trouble among them.
make_tree() {
  rm -rf "$1" && mkdir "$1"
  for i in {100..209}; do
    echo "line $i of the worlds oldest text" > "$1/$i.txt"
    ((i % 7)) || printf 'caf\xe9 isn\x92t \xc3\xa2\xe2\x82\xac\xe2\x84\xa2 \xef\xbf\xbd\n' >> "$1/$i.txt"
  done
  # Too large to be worked on beside others.
  yes 0 1 2 3 4 5 6 7 8 9 | head -c 1200000 > "$1/150.txt"
  for i in {1..60}; do echo "They dont know what the cat wants in line $i."; done >> "$1/150.txt"
  gzip -nc "$1/150.txt" > "$1/160.txt.gz"
  head -c 1800 "$1/160.txt.gz" > "$1/161.txt.gz"
  printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > "$1/170.txt"
  printf '{"text": "Its late, and they dont know."}\n' > "$1/180.jsonl"
  : > "$1/190.txt"
  rm "$1/200.txt" && ln -s 201.txt "$1/200.txt"
}
# What the arguments print, and leave in the folder, on so many threads.
run_on() {
  local threads=$1
  shift
  make_tree tree
  rm -rf clean ledger.jsonl
  degarble -j "$threads" "$@" > out 2> said
  echo "exit status $?" >> said
  { cat out said ledger.jsonl; for file in tree/* clean/*; do echo "$file" && cat "$file"; done; } \
    > "threads.$threads" 2> /dev/null
}
compare() {
  run_on 1 "$@"
  cat said
  for threads in 2 7; do
    run_on $threads "$@"
    cmp threads.1 threads.$threads
  done
}
make_tree tree
files=(tree/{100..149}.txt tree/missing.txt tree/{150..209}.txt tree/16?.txt.gz tree/180.jsonl)
twice=(tree/110.txt tree/../tree/110.txt tree/{110..112}.txt)
compare "${files[@]}"
compare --check --verbose "${files[@]}"
compare --check --quiet "${files[@]}"
compare --diff "${files[@]}"
compare -l --summary "${files[@]}"
compare --detect "${files[@]}"
compare -i "${files[@]}"
compare -i.bak "${files[@]}"
compare -i --ledger ledger.jsonl "${files[@]}" "${twice[@]}"
compare --ledger ledger.jsonl "${files[@]}"
compare --output-dir clean "${files[@]}" "${twice[@]}"
compare -i.txt tree/110.txt tree/111.txt "${twice[@]}"
compare -r --dry-run tree
# What was repaired on threads is undone.
make_tree tree
cp -r tree before
rm -f ledger.jsonl
degarble -q -j 4 -i --ledger ledger.jsonl tree/{100..149}.txt
degarble -i --undo ledger.jsonl tree/{100..149}.txt
diff -r before tree && echo 'undone'
