# The help fits a terminal, and names every option.
degarble --help > help
degarble -h | cmp - help
awk 'length > 80' help
head -n 4 help
degarble --version | sed 's/[0-9][0-9.]*/N/'
degarble -V | cut -d ' ' -f 1
