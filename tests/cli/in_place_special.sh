# Only regular files can be repaired in place.
mkfifo pipe
degarble -i pipe /dev/null missing
