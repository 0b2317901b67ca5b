#!/usr/bin/env python3
"""Counts where signs stand in texts, for the table in src/evidence/sign_places.cpp:

    count_sign_places.py TEXT...

A TEXT is UTF-8, plain or .gz. For each sign and place, what stands before it and behind it (^ line edge, 0 digit, a letter, . other;
_ where a blank is between), it prints how often, and ln(P(place | sign) / P(place)). Of one text 20 of a sign count.
"""
import collections
import gzip
import math
import pathlib
import sys

SIGNS = set("\u00a1\u00a2\u00a3\u00a5\u00a7\u00a9\u00aa\u00ac\u00ae\u00af\u00b0\u00b1\u00b2\u00b3\u00b5\u00b6\u00b7\u00b9\u00ba\u00bc\u00bd"
            "\u00be\u00bf\u00d7\u00f7\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2020\u2022\u2026\u20ac\u2122\u00ab\u00bb")
MOST = 20


def side(text, at, step):
    blank = False
    while 0 <= at < len(text) and text[at] in " \t\u00a0":
        at += step
        blank = True
    if not 0 <= at < len(text) or text[at] == "\n":
        return "^"
    kind = "0" if text[at].isdigit() else "a" if text[at].isalpha() else "."
    return "_" + kind if blank else kind


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    places, signs, pairs = collections.Counter(), collections.Counter(), collections.Counter()
    for path in map(pathlib.Path, sys.argv[1:]):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        text, seen = data.decode("utf-8", "replace"), collections.Counter()
        for at, sign in enumerate(text):
            if sign not in SIGNS or seen[sign] == MOST:
                continue
            seen[sign] += 1
            place = side(text, at - 1, -1) + " " + side(text, at + 1, 1)
            places[place] += 1
            signs[sign] += 1
            pairs[sign, place] += 1
    total = sum(places.values())
    for (sign, place), count in sorted(pairs.items(), key=lambda row: (row[0][0], -row[1])):
        gain = math.log(count / signs[sign] / (places[place] / total))
        print(f"U+{ord(sign):04X}\t{place}\t{count}\t{gain:.1f}")


if __name__ == "__main__":
    main()
