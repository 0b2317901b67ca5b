# Renaming would pass over the protection of the file. (For root, nothing is protected.)
printf 'caf\xe9\n' > file
chmod 400 file
if [[ $(id -u) == 0 ]]; then
  chmod 755 . ..
  chown nobody . .. file
  run() { setpriv --reuid nobody --clear-groups -- "$@"; }
else
  run() { "$@"; }
fi
cp "$(realpath "$(command -v degarble)")" ./degarble
chmod 755 degarble
run ./degarble -i file
echo $?
echo text | run ./degarble -o file
echo $?
od -c file | head -n 1
