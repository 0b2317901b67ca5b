# Names are compared as files, and texts by length and checksum: else nothing is written.
mkdir folder
printf 'caf\xe9 na\xefve\n' > folder/a
cp folder/a before
echo clean > folder/b
ln -s folder other
degarble -i --ledger ledger folder/a folder/b
cp folder/a repaired
degarble --undo ledger ./folder//a | cmp - before
degarble --undo ledger other/a | cmp - before
degarble --undo ledger "$PWD/folder/../folder/b"
degarble -i --undo ledger folder/missing
echo $?
degarble -i --undo ledger repaired
echo $?
# Changed between two rows, before the first, behind the last, and by a line.
for change in 's/ / and /' 's/^/The /' 's/$/!/' 's/ /_/'; do
  sed -i "$change" folder/a
  degarble -i --undo ledger folder/a
  echo $?
  degarble --undo ledger folder/a
  echo $?
  cp repaired folder/a
done
# A ledger without some of its rows, or with others.
head -n 1 ledger > cut
degarble -i --undo cut folder/a
echo $?
sed 2d ledger > lacking
degarble -i --undo lacking folder/a
echo $?
sed '1s/6Q==/6A==/' ledger > other_rows
degarble -i --undo other_rows folder/a
echo $?
: > empty
degarble -i --undo empty folder/a
echo $?
cmp folder/a repaired
# Repaired, changed and repaired again: the way back is as long.
cp before folder/a
rm ledger
degarble -i --ledger ledger folder/a
printf 'touch\xe9\n' >> folder/a
cp folder/a between
degarble -i --ledger ledger folder/a
degarble -i --undo ledger folder/a
cmp folder/a between
degarble -i --undo ledger folder/a
echo $?
cp repaired folder/a
degarble -i --undo ledger folder/a
cmp folder/a before
# A text of its own, in a pipe.
degarble --ledger text before > after
degarble --undo text < after | cmp - before
degarble --undo <(cat text) < after | cmp - before
degarble --undo - after < text | cmp - before
head -n 1 text | degarble --undo - after
echo $?
degarble --undo <(cat ledger) after
echo $?
echo text | degarble --undo ledger -
echo $?
