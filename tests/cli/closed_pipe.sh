# Dies quietly when nobody reads any more.
yes 'a line of text' | head -c 20000000 > big
degarble < big | head -n 1
echo "${PIPESTATUS[0]}"
degarble -j 3 < big | head -n 1
echo "${PIPESTATUS[0]}"
degarble --ledger ledger < big | head -n 1
ls -A
