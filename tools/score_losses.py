#!/usr/bin/env python3
"""Loses characters at known places of clean texts, and counts which come back:

    score_losses.py [--lose letters|punctuation] [--mark TEXT] [--failures N] FOLDER COMMAND...

FOLDER holds texts in UTF-8, FOLDER/**/*.txt. Each is repaired first, as it is; of what comes out, all
letters above ASCII (or all curly quotation marks, dashes and ellipses) become the mark, U+FFFD if it
is not given. `COMMAND...` reads a text on standard input and writes it repaired on standard output.
Counts by line: a line that does not come back with the length it had is wrong in all its places. Where
all letters are lost, nothing tells whether a Romanian text had commas or cedillas below its s and t: to
answer with one for the other is right, and counted.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import sys
import unicodedata

CEDILLAS = str.maketrans("\u015e\u015f\u0162\u0163", "\u0218\u0219\u021a\u021b")
PUNCTUATION = re.compile("[\u2018\u2019\u201c\u201d\u2013\u2014\u2026]")


def is_letter(character):
    return character > "\x7f" and unicodedata.category(character)[0] == "L"


def damage(text, lose, mark):
    if lose == "punctuation":
        return PUNCTUATION.sub(mark, text)
    return "".join(mark if is_letter(c) else c for c in text)


def run(command, text):
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


class Score:
    def __init__(self, mark):
        self.mark = mark
        self.lost = collections.Counter()
        self.answered = collections.Counter()
        self.right = collections.Counter()
        self.failures = collections.Counter()
        self.commas = 0

    def line(self, clean, damaged, repaired):
        places = [i for i, (c, d) in enumerate(zip(clean, damaged)) if c != d]
        same = len(clean) == len(repaired)
        for place in places:
            kind = clean[place]
            self.lost[kind] += 1
            found = repaired[place] if same else "*"
            if found == self.mark:
                continue
            self.answered[kind] += 1
            if found == kind or (kind == "\u2019" and found == "'"):
                self.right[kind] += 1
            elif found.translate(CEDILLAS) == kind.translate(CEDILLAS):
                self.right[kind] += 1
                self.commas += 1
            else:
                words = [re.search(r"\S*\Z", clean[:place])[0] + re.match(r"\S*", clean[place:])[0]]
                if same:
                    words.append(re.search(r"\S*\Z", repaired[:place])[0] +
                                 re.match(r"\S*", repaired[place:])[0])
                self.failures[" -> ".join(words)] += 1

    def show(self, count):
        lost, answered, right = (sum(c.values()) for c in (self.lost, self.answered, self.right))
        print(f"lost {lost} answered {answered} right {right}  precision "
              f"{100 * right / max(1, answered):.2f} recall {100 * right / max(1, lost):.2f}")
        if self.commas:
            print(f"  {self.commas} of the right have a comma for a cedilla, or a cedilla for a comma")
        if count:
            for kind, number in self.lost.most_common(20):
                print(f"  {kind} {number}: answered {self.answered[kind]}, right {self.right[kind]}")
            for failure, number in self.failures.most_common(count):
                print(f"  {number} {failure}")


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("--lose", choices=["letters", "punctuation"], default="letters")
    options.add_argument("--mark", default="\ufffd")
    options.add_argument("--failures", type=int, default=0)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("command", nargs=argparse.REMAINDER)
    chosen = options.parse_args()
    score = Score(chosen.mark)
    for path in sorted(chosen.folder.rglob("*.txt")):
        clean = run(chosen.command, path.read_text(encoding="utf-8"))
        damaged = damage(clean, chosen.lose, chosen.mark)
        repaired = run(chosen.command, damaged)
        lines = clean.split("\n"), damaged.split("\n"), repaired.split("\n")
        for clean_line, damaged_line, repaired_line in zip(*lines):
            score.line(clean_line, damaged_line, repaired_line)
    score.show(chosen.failures)


if __name__ == "__main__":
    sys.exit(main())
