# While the command waits before one of its system calls, another program appends to the file,
# writes over it, or puts another in its place: what that wrote is in the file at the end.
source "$faults"
printf 'caf\xe9 %s\n' {1..500} > old
degarble old > new

append() { echo 'appended meanwhile' >> file; }
overwrite() { printf 'CAF' | dd of=file conv=notrunc status=none; }
replace() {
  { cat old && echo 'replaced meanwhile'; } > other
  mv other file
}
truncate() { echo 'written anew' > file; }
was_kept() {
  case $1 in
    append) grep -aqx 'appended meanwhile' file ;;
    overwrite) head -c 3 file | grep -qx CAF ;;
    replace) grep -aqx 'replaced meanwhile' file ;;
    truncate) grep -qx 'written anew' file && [[ $(wc -l < file) == 1 ]] ;;
  esac
}

try() {
  local change=$1 what=$2
  shift 2
  rm -rf file* .degarble* ledger
  cp old file
  ((fresh)) || touch -d '2001-02-03' file
  runs=$((runs + 1))
  strace -f -qqq -o trace -e "trace=$1" -e "inject=$1:delay_enter=150000:when=$2" "${@:3}" file > said 2>&1 &
  sleep 0.1
  $change
  wait $!
  local status=$?
  was_kept "$change" || break_of "$what: gone, exit $status"
  ((status == 0 || status == 2)) || break_of "$what: exit $status"
  if ((status == 2)); then
    grep -q 'was changed meanwhile' said || break_of "$what: $(cat said)"
    [[ ! -e file.bak ]] || break_of "$what: a backup"
  fi
  [[ -z $(find . -name '.degarble*') ]] || break_of "$what: litter"
}

for fresh in 0 1; do
  for change in append overwrite replace truncate; do
    for call in fsync:1 fchmod:1 close:20 renameat2:1 linkat:1 unlinkat:1 unlinkat:2 renameat:1 write:1 \
        newfstatat:9 newfstatat:10 newfstatat:11 newfstatat:12 fcntl:1 fcntl:2 fcntl:3 fcntl:4 fcntl:5 fcntl:6; do
      for options in -i -i.bak '-i --ledger ledger'; do
        # shellcheck disable=SC2086
        try $change "$change before $call, $options, fresh $fresh" ${call%:*} ${call#*:} degarble $options
      done
    done
  done
done
finish 'changes while it waited'
