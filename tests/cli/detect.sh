# What a file is, a line each: encoding, language, line ends, damage. Nothing is repaired.
printf 'The caf\xe9 isn\x92t open today.\r\nWe don\x92t know why it was closed.\r\n' > western
printf '\xef\xbb\xbfUn caf\xc3\xa9 noir et une tasse de th\xc3\xa9, merci.\n' > marked
printf 'caf\xc3\xa9\ncr\xc3\xa8me\nna\xc3\xafve\nIt\x92s late.\nlost: \xef\xbf\xbd\n' > mixed
printf '\xff\xfeo\0n\0e\0\n\0t\0w\0o\0' > utf16
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92caf\xe9\n' > picture
printf 'one\rtwo\rthree\n' > ends
printf '\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0, \xec\xee\xe9 \xe4\xf0\xf3\xe3?\n' > russian
: > empty
degarble --detect western marked mixed utf16 picture ends russian empty missing
echo $?
degarble --detect < western
degarble --detect --json western mixed picture
degarble --detect --from cp850 western
printf 'caf\x8e\n' | degarble --detect --hint macintosh
degarble --json western
