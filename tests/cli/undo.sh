# The input comes back, byte for byte, whatever it was.
round_trip() {
  cat "$@" > before
  rm -f ledger
  degarble --ledger ledger "$@" > after || echo "repair: $?"
  degarble --undo ledger < after > back || echo "undo: $?"
  cmp before back && echo "the same: $(wc -c < back) bytes"
}
printf 'caf\xe9, it\x92s \xc3\xa2\xe2\x82\xac\xe2\x84\xa2, Syrias largest city \xff\x81\n' > cp1252
printf '\xff\xfeh\0\xe9\0\n\0=\xd8\0\xde' > utf16
printf 'cafe\xcc\x81 a\xcc\x8a\r\n' > decomposed
printf 'no line end \xc3' > cut
printf '\x89PNG\r\n\x1a\n\0\0\xff\x92' > binary
yes $'caf\xe9 isn\x92t the worlds oldest city' | head -c 1000000 > big
round_trip cp1252
round_trip utf16
round_trip decomposed
round_trip cut
round_trip big
round_trip cp1252 decomposed big utf16 binary cut
rm ledger
degarble --profile nlp --ledger ledger cp1252 > after
degarble --undo ledger after | cmp cp1252
