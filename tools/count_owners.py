#!/usr/bin/env python3
"""Count how often English nouns own something: count_owners.py FOLDER... > corpus/lexicon/owners.tsv

Reads every .txt file below the folders and writes, for each noun found at least five times with an apostrophe
before a word, how often its singular (world's) and its plural (worlds') owns, and how often the word
stands there with an s and no apostrophe (worlds), sorted by noun. tools/make_lexicon
turns the counts into the flag that says which reading of "the worlds oldest" can be meant.
"""
import collections
import pathlib
import re
import sys

OWNER = re.compile(r"(?<![\w'\u2019\u2018])([a-z]{2,20}?)(?:(['\u2019]s)|(s['\u2019])|s)(?= [a-z])")


def main():
    singular, plural, plain = collections.Counter(), collections.Counter(), collections.Counter()
    for folder in sys.argv[1:]:
        for path in sorted(pathlib.Path(folder).rglob("*.txt")):
            for match in OWNER.finditer(path.read_text(encoding="utf-8")):
                (singular if match[2] else plural if match[3] else plain)[match[1]] += 1
    for noun in sorted(singular.keys() | plural.keys()):
        if singular[noun] + plural[noun] >= 5:
            print(noun, singular[noun], plural[noun], plain[noun], sep="\t")


if __name__ == "__main__":
    main()
