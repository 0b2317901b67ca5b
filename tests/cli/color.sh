# --color and NO_COLOR; without a terminal there is none.
printf 'caf\xe9\n' > file
degarble --check file
degarble --check --color always file | od -c | head -n 2
NO_COLOR=1 degarble --check --color always file | od -c | head -n 2
degarble --check --color never file
degarble --diff --color always file | od -c
