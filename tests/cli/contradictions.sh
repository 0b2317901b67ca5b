# What makes no sense together is refused before anything is touched.
try() {
  degarble "$@" < /dev/null
  echo "$?: $*"
}
echo text > file
echo '' > ledger
try -i
try -i -
try -i -o out file
try --check --diff file
try --check -i file
try --check -o out file
try -l --diff file
try --check --ledger l file
try --undo ledger --ledger l file
try --undo ledger --check file
try --ledger file file
try --ledger ./file file
try -o same --ledger same file
try --undo file file
try -q -v file
ls
