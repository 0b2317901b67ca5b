# Compressed files are read and written in their own format; a broken one gives what is good in it.
echo 'They dont know what isnt there.' > text
gzip -nk text
zstd -qk text
xz -k text
bzip2 -k text
degarble text.gz | gzip -dc
degarble text.zst | zstd -dcq
degarble text.xz | xz -dc
degarble text.bz2 | bzip2 -dc
lz4 -q text text.lz4 2> /dev/null
degarble text.lz4 | lz4 -dcf 2> /dev/null
cat text.gz text.gz > members.gz
degarble members.gz | gzip -dc
degarble --check text.gz
degarble --detect text.gz members.gz
degarble -i.bak text.gz
gzip -dc text.gz text.gz.bak
degarble -i text.gz && ls -1 text.gz*
seq 200000 > numbers
gzip -n numbers
head -c 100000 numbers.gz > cut.gz
degarble cut.gz > out.gz
echo $?
gzip -dc out.gz | head -n 3
cp cut.gz kept.gz
degarble -i cut.gz
echo $?
cmp cut.gz kept.gz
head -c 50000000 /dev/zero | tr '\0' 'a' | gzip -n > bomb.gz
degarble --max-expansion 10 --check bomb.gz
echo $?
degarble --max-expansion none bomb.gz
echo $?
printf '{"a": "They dont know what isnt there."}\n' > rows.jsonl
gzip -n rows.jsonl
degarble --detect rows.jsonl.gz
: | gzip -n > empty.gz
degarble empty.gz | gzip -dc | wc -c
degarble --ledger ledger -i rows.jsonl.gz && degarble --undo ledger -i rows.jsonl.gz && gzip -dc rows.jsonl.gz
gzip -n < text > twice && gzip -n twice
degarble twice.gz 2> /dev/null | gzip -dc | cmp - <(gzip -dc twice.gz) && echo 'a file in a file is left alone'
tar -czf folder.tar.gz text rows.jsonl.gz
degarble --detect folder.tar.gz
printf 'BZhang said: cafÃ©\n' | degarble
