# A line for each change, with its place in the input.
printf 'ok\nna\xc3\xafve caf\xe9 and \xc3\xa2\xe2\x82\xac\xe2\x84\xa2\n' > one
printf 'Aleppo, Syrias largest city.\nXq\xef\xbf\xbdzk\nzero\xe2\x80\x8bwidth\n' > two
echo clean > clean
printf 'd\xe9j\xe0vu, l\x92\xe9t\xe9 dernier\n' > words
degarble --check one two clean
echo $?
degarble --check --profile nlp two
echo $?
degarble --check < two
echo $?
degarble --check clean
echo $?
degarble --check -q one
echo $?
degarble --check clean missing
echo $?
degarble --check words
