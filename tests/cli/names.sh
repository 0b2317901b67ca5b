# Names are as they are where programs read them, and visible where people do.
for name in 'a b' $'tab\there' $'new\nline' 'quo"te' 'back\slash' $'caf\xe9' $'zero\u200bwidth' ' lead' 'trail ' é; do
  printf 'caf\xe9\n' > "$name"
done
degarble -l -- * | od -c
degarble --detect --json -- * | grep -o '"file[^,]*'
degarble --check -- * | cut -d : -f 1
for name in *; do
  degarble "$name" > wanted
  degarble --diff -- "$name" > patch
  patch -s -p1 < patch && cmp "$name" wanted || echo "not patched: $name"
done
rm -f wanted patch
degarble -l -- *
printf 'caf\xe9\n' > $'zero\u200bwidth'
script -qec 'degarble -l zero*' /dev/null < /dev/null
