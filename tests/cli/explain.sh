# Why each repair was made: in lines like those of --check, or in the ledger.
printf 'Le caf\xc3\x83\xc2\xa9 est ferm\xc3\x83\xc2\xa9 en \xc3\x83\xc2\xa9t\xc3\x83\xc2\xa9.\n' > french
nats() { sed 's/[0-9]*\.[0-9] nats/N nats/'; }
degarble --explain french > lines
echo $?
nats < lines
printf 'They say it isn\xef\xbf\xbdt true.\n' | degarble --explain
printf 'The word isn\xe2\xa8\x8dt in the dictionary.\n' | degarble --explain
degarble --explain --ledger ledger < french
nats < ledger
degarble < french --ledger plain | cmp - <(degarble --explain --ledger other < french) && echo same text
degarble --explain -o out french
degarble --explain --diff french
