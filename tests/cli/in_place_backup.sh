# -iSUFFIX, --in-place=SUFFIX, and behind other letters; a backup that is there is replaced.
for file in one two three; do printf 'caf\xe9\n' > $file; done
echo 'older backup' > two.old
degarble -i.bak one
degarble --in-place=.old two
degarble -qi~ three
degarble -i.bak one
head -v -- *.* *~ * | iconv -f latin1 -t utf-8
