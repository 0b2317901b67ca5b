# Names that look like options, and names with anything in them.
printf 'caf\xe9\n' > -i
printf 'na\xefve\n' > '[a,b]'
printf 'touch\xe9\n' > '{}'
degarble -- -i '[a,b]' '{}'
degarble ./-i
degarble -i -- '[a,b]'
degarble '[a,b]'
