# Decodes, and changes nothing else.
printf 'caf\xe9 Syrias largest city, cafe\xcc\x81\r\n' | degarble --select decode | od -c
printf 'caf\xe9 Syrias largest city\n' | degarble --ignore restore
printf 'Syrias largest city \xe2\x80\x9cquoted\xe2\x80\x9d\n' | degarble --also normalize.quotes
printf 'caf\x82\n' | degarble -f cp850
printf 'na\xc3\xafve\n' | degarble --form nfd | od -c
