# Every encoding with its labels; each of the labels is taken.
degarble --list-encodings > list
grep -E '^(UTF-8|windows-1252|KOI8-T): ' list | cut -d ' ' -f 1-3
cut -d ' ' -f 2 list | while read -r label; do
  degarble --from "$label" < /dev/null || echo "$label is not taken"
done
