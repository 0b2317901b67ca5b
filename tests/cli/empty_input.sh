# Nothing comes of nothing, whatever is asked for.
degarble < /dev/null
degarble -j 2 < /dev/null
degarble --check < /dev/null && degarble --diff < /dev/null && degarble -l < /dev/null
degarble --ledger ledger < /dev/null && test -f ledger && test ! -s ledger
degarble --undo ledger < /dev/null
