# Folders: what is taken, what is left out, and what is said of it.
mkdir -p tree/sub/deep tree/build tree/.git tree/.hidden
echo 'They dont know what isnt there.' > tree/a.txt
echo 'We cant say what wasnt said.' > tree/sub/b.txt
echo 'They dont know what isnt there.' > tree/sub/deep/c.md
echo 'They dont know what isnt there.' > tree/build/made.txt
echo 'They dont know what isnt there.' > tree/.hidden/h.txt
echo 'They dont know what isnt there.' > tree/sub/kept.log
echo 'They dont know what isnt there.' > tree/sub/left.log
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > tree/picture.png
ln -s a.txt tree/link.txt
printf 'build/\n*.log\n!kept.log\n' > tree/.gitignore
degarble -r -l tree
echo $?
degarble -r -l --no-ignore --hidden --exclude .git tree
degarble -r -l --include '*.txt' --exclude 'sub/**' tree
(cd tree && degarble -rl -0 --include '*.txt' | tr '\0' '@')
echo
degarble -r --dry-run tree > /dev/null
degarble -r --output-dir out tree 2> said
echo $? "$(cat said)"
find out -type f | sort
cmp out/picture.png tree/picture.png
cat out/sub/b.txt
degarble --output-dir out tree/a.txt tree/sub/deep/c.md
degarble --output-dir twice tree/a.txt ./tree/a.txt
echo $?
degarble -r -i.bak tree
degarble -r -i.bak tree
find tree -name '*.bak' | sort
printf 'tree/a.txt\0tree/missing.txt\0' | degarble --files-from - -0 --check
echo $?
printf 'tree/a.txt\n' > list
degarble --files-from list
degarble -r -q -l missing tree
echo $?
degarble -i tree/picture.png
echo $?
degarble --include '*.txt' tree
degarble -0 tree/a.txt
degarble --output-dir out < list
degarble --files-from missing
mkdir empty
degarble -r empty
