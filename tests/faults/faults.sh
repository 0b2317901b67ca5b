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
