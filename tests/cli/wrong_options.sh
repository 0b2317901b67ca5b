# Each message says what was wrong, and what would be right.
try() {
  degarble "$@" < /dev/null
  echo "$?: $*"
}
try --frm utf-8
try --colour never
try --nothing-like-it
try -z
try -qz
try --form
try --form nfx
try --form=
try --profile best
try --newlines unix
try --min-confidence 101
try --min-confidence many
try --jobs many
try -j -1
try --color sometimes
try --generate html
try --select nothing
try --ignore repair.nothing
try --from utf-9
try --check=yes
try --output=
try --ledger ''
try -i/x file
