# What parsers read before and after: the same text, since what it declares was corrected, too. Undone,
# it is the input again.
printf '<?xml version="1.0" encoding="ISO-8859-2"?>\n<list><name>Wa\xb3\xeasa</name></list>\n' > latin2.xml
printf '<?xml version="1.0" encoding="koi8-r"?>\n<name>\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2</name>\n' > russian.xml
printf '\xff\xfe' > wide.xml
printf '<?xml version="1.0" encoding="UTF-16"?><name>na\xefve</name>\n' |
  iconv -f latin1 -t utf-16le >> wide.xml
printf '# -*- coding: latin-1 -*-\nname = "na\xefve"  # caf\xe9\n' > latin1.py
printf '#!/usr/bin/python\n# coding=cp1251\nname = "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0"\n' > russian.py
printf '"""Says <?xml encoding="latin1"?> and caf\xe9."""\n' > none.py
read_xml='import sys, xml.etree.ElementTree as tree
print(ascii("".join(tree.fromstring(open(sys.argv[1], "rb").read()).itertext())))'
read_python='import ast, sys
print(ast.dump(ast.parse(open(sys.argv[1], "rb").read())).encode("ascii", "backslashreplace").decode())'
for file in *.xml *.py; do
  case $file in *.xml) reader=$read_xml ;; *) reader=$read_python ;; esac
  degarble --ledger ledger -o out "$file"
  python3 -c "$reader" "$file" > before 2> /dev/null || echo "$file: was no $file"
  python3 -c "$reader" out > after
  cmp before after > /dev/null 2>&1 && echo "$file: the same"
  head -c 45 out | grep -ai 'coding' | head -2
  degarble --undo ledger out | cmp - "$file"
  rm ledger out
done
degarble --ignore decode.declaration latin2.xml | head -1
degarble --select decode latin2.xml | head -1
degarble --select decode,decode.declaration latin2.xml | head -1
degarble --check latin1.py
