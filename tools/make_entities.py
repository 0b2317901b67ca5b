#!/usr/bin/env python3
"""make_entities.py > src/repair/entity_table.inc: the named character references that are repaired.

Reads the names of the HTML standard (section 13.5) from Python's html.entities. Takes those of one
character above ASCII that HTML 4 had, or that are letters of the Latin, Greek or Cyrillic script,
punctuation, currency signs or spaces; the rest is mathematics, under names like &in; and &sum;.
"""
import html.entities
import unicodedata

SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def is_wanted(name, text):
    if len(text) != 1 or ord(text) < 0x80:
        return False
    if name in html.entities.name2codepoint:
        return True
    kind = unicodedata.category(text)
    if kind[0] == "L":
        return unicodedata.name(text).startswith(SCRIPTS)
    return kind[0] == "P" or kind in ("Sc", "Zs")


def main():
    names = html.entities.html5
    print("// Made by tools/make_entities.py. Sorted by name; `bare` ones may lack their semicolon.")
    for key in sorted(names, key=lambda key: key.rstrip(";")):
        name, text = key.rstrip(";"), names[key]
        if key.endswith(";") and is_wanted(name, text):
            bare = "true" if name in names else "false"
            print(f'{{"{name}", 0x{ord(text):04X}, {bare}}},')


if __name__ == "__main__":
    main()
