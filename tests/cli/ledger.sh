# What was changed, a JSON object a line; offsets count over all inputs.
printf 'caf\xe9 Syrias largest city\n' > one
printf 'don\xc2\x92t\n' > two
degarble --ledger ledger one two
cat ledger
