# From a pipe to a pipe the kernel passes on what stays as it is: the text is what files give.
for i in {1..60000}; do echo "line $i of a text without damage"; done > clean
{ cat clean; printf 'It isn\xc3\xa2\xe2\x82\xac\xe2\x84\xa2t clean.\n'; cat clean; } > damaged
printf 'caf\xe9 at the end' | cat clean - > legacy
for text in clean damaged legacy; do
  degarble -q $text > wanted
  cat $text | degarble -q | cmp - wanted && echo "$text: the same"
  cat $text | degarble -q -j 2 | cmp - wanted && echo "$text, two threads: the same"
done
cat clean | degarble | cmp - clean && echo "clean: untouched"
# Each line is a write of its own, and a block has more of them than the kernel keeps.
head -n 5000 clean > lines
while read -r line; do echo "$line"; done < lines | degarble | cmp - lines && echo "lines: untouched"
cat clean clean clean | degarble | head -n 1
echo "${PIPESTATUS[1]}"
