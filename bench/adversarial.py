#!/usr/bin/env python3
"""adversarial.py KIND MEGABYTES: writes a text made to be slow to standard output.

It is of paragraphs or words of the clean texts in random order, always the same one.
"""
import itertools
import random
import re
import sys

import clean

PIECE = 1 << 20  # bytes written at a time, so that a gigabyte needs no memory


def paragraphs(text):
    """Those of the first megabyte."""
    return clean.read(text, 1_000_000).splitlines()


def words():
    return sorted(set(re.findall(r"[A-Za-z]+", " ".join(paragraphs("english")))))


def alternating():
    """Lines of UTF-8 and of windows-1251 in turn."""
    lines = [line + "\n" for line in paragraphs("russian")]
    return [one.encode() + two.encode("cp1251", "ignore") for one, two in itertools.pairwise(lines)]


KINDS = {
    "leads": lambda: ["\u00c3"],
    "s": lambda: ["s "],
    "alternating": alternating,
    "boxes": lambda: [word + box for word in words()
                      for box in ("\u25a1", " \u25a1 ", " \u25a1", "\u25a1\n")],
    "line": lambda: [line + " " for line in paragraphs("english")],
}


def pieces(kind, size):
    """The text in pieces of about PIECE bytes. It ends where a part ends."""
    random.seed(1)
    parts = [part.encode() if isinstance(part, str) else part for part in KINDS[kind]()]
    count = PIECE * len(parts) // sum(map(len, parts)) + 1
    while size > 0:
        piece = b"".join(random.choices(parts, k=count))
        yield piece if len(piece) <= size else piece[:piece.rfind(parts[0][-1:], 0, size) + 1]
        size -= len(piece)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.exit(f"usage: adversarial.py KIND MEGABYTES; the kinds are {', '.join(KINDS)}")
    try:
        sys.stdout.buffer.writelines(pieces(sys.argv[1], int(float(sys.argv[2]) * 1e6)))
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
