# A filter: the repaired text, and silence.
printf 'I dont know, it isn\x92t far. It\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s good.\n' | degarble
