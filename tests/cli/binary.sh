# What is no text passes untouched, with a warning; in place and in reports it is skipped.
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > picture
printf 'caf\xe9\0nul\n' > nul
printf '\x01\x02\x03\x04\x05caf\xe9\n' > controls
printf '\xff\xfeo\0k\0\n\0' > utf16
for file in picture nul controls utf16; do
  degarble "$file" > out
  cmp -s "$file" out && echo "$file: the same"
done
degarble -q picture > out
echo $?
degarble -i picture
degarble --check picture nul
echo $?
degarble -l picture
echo $?
degarble --from windows-1252 controls
