# What can't be seen, or acts on a terminal, is an escape in all that is said to people.
text=$'\e[31m\u0489\u20d0\u202e\u2066\u200f\u061c\u1ab0\ufe20\u2800\xff'
degarble --form "$text"
degarble --from "$text"
degarble --jobs "$text"
degarble --color "$text"
degarble --select "$text"
degarble --in-place="$text/" x
degarble --profile="$text"
degarble --apostrophe="$text"
degarble --min-confidence="$text"
degarble --hint="$text"
degarble "--$text"
degarble --quiet="$text"
degarble "$text"
degarble -o "$text/x" /dev/null
degarble --undo "$text"
printf 'Das ist sch\xf6n und gr\xfcn: caf\xe9%s\n' "$text" > file
degarble --check file
