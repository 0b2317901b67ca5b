# What the tests of faults share.

runs=0
broken=0

# Says what broke, in which run.
break_of() {
  echo "broken: $*"
  broken=$((broken + 1))
}

# Ends the script: `finish WHAT` says how many runs of it there were.
finish() {
  echo "$runs $1, $broken broken"
  ((runs > 0 && broken == 0))
  exit
}

# inject CALL FAULT COMMAND...: runs the command with a fault at the system call, as the option
# inject of strace(1) has it. The status is the command's.
inject() {
  runs=$((runs + 1))
  strace -f -qqq -o /dev/null -e "trace=$1" -e "inject=$1:$2" "${@:3}" > said 2>&1
}

# The system calls by which files are written and change places.
changing='write fsync renameat renameat2 linkat unlinkat ftruncate fchmod fchown flock openat close lseek fcntl'

# Two files, old.1 and old.2, what they are to become, new.1 and new.2, and `reset`, which puts the
# old ones into work/ as `one` and `two`, the first with a backup of its own.
make_two() {
  printf 'caf\xe9 %s\n' {1..2000} > old.1
  printf 'na\xefve\n' > old.2
  degarble old.1 > new.1
  degarble old.2 > new.2
}
reset() {
  rm -rf work
  mkdir work
  cp old.1 work/one
  cp old.2 work/two
  echo 'older backup' > work/one.bak
}
