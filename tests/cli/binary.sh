# What is no text passes untouched, with a warning and an exit status of its own, unless --binary
# says otherwise; in place and in reports it is skipped. One NUL makes no binary.
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > picture
printf 'GIF89a\x10\0\x10\0\xf0\0\0caf\xe9\n' > gif
printf '\x01\x02\x03\x04\x05caf\xe9\n' > controls
printf 'caf\xe9\0one\0two\n' > nul
printf 'na\xefve.txt\0caf\xe9.txt\0' > names
printf '\xff\xfeo\0k\0\n\0' > utf16
for file in picture gif controls nul names utf16; do
  degarble "$file" > out
  echo "$?"
  cmp -s "$file" out && echo "$file: the same"
done
degarble nul names | tr '\0' '@'
echo
degarble -q picture > out
echo $?
degarble --binary=pass picture > out
echo $?
cmp picture out
degarble --binary=fail picture nul > out
echo $?
tr '\0' '@' < out
echo kept > kept
degarble --binary=fail -o kept nul picture
echo $?
cat kept
degarble -i picture
echo $?
degarble -i --binary=fail picture
echo $?
degarble --check --summary picture nul
echo $?
degarble -l picture
echo $?
degarble --binary=text controls
echo $?
degarble --detect controls nul
degarble --detect --binary=text controls
degarble --from windows-1252 controls
degarble --binary=skip nul
