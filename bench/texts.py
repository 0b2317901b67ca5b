#!/usr/bin/env python3
"""texts.py KIND MEGABYTES: writes a text of a kind for the benchmarks to standard output.

The sentences in texts/ are put together in random order, always the same one, so that no scan finds
a pattern that it could get used to. MEGABYTES of 1,000,000 bytes, met to a word.
"""
import itertools
import pathlib
import random
import re
import sys

SENTENCES = pathlib.Path(__file__).parent / "texts"
PIECE = 1 << 20  # bytes written at a time, so that a gigabyte needs no memory


def sentences(language):
    return (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def prose(lines):
    """Sentences, each as the end of a paragraph and four times as often inside one."""
    return [line + " " for line in lines] * 4 + [line + "\n" for line in lines]


def straight(text):
    plain = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "--"}
    return "".join(plain.get(character, character) for character in text)


def misread(text):
    """UTF-8 read as windows-1252; what that leaves undefined is a C1 control."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def french_mojibake():
    """French words, every second one with an accent: a repair every dozen bytes."""
    words = re.findall(r"\w+", " ".join(sentences("french")))
    accented = [word for word in words if not word.isascii()]
    random.shuffle(accented)
    pairs = itertools.zip_longest(accented, words[:len(accented)], fillvalue="et")
    return [misread(" ".join(pair)) + end for pair in pairs for end in "    \n"]


def boxes():
    words = re.findall(r"\w+", " ".join(sentences("english")))
    return [word + box for word in words for box in ("\u25a1", " \u25a1 ", " \u25a1", "\u25a1\n")]


def alternating():
    """Lines of UTF-8 and of windows-1251 in turn."""
    lines = [line + "\n" for line in sentences("russian")]
    return [one.encode() + two.encode("cp1251") for one, two in itertools.permutations(lines, 2)]


def legacy(language, encoding):
    return [line.encode(encoding, "ignore") for line in prose(sentences(language))]


KINDS = {
    "ascii": lambda: prose(map(straight, sentences("english"))),
    "english": lambda: prose(sentences("english")),
    "french": lambda: prose(sentences("french")),
    "russian": lambda: prose(sentences("russian")),
    "japanese": lambda: prose(sentences("japanese")),
    "mojibake": french_mojibake,
    "dropped": lambda: [line.replace("\u2019", "") for line in prose(sentences("english"))],
    "windows-1251": lambda: legacy("russian", "cp1251"),
    "leads": lambda: ["\u00c3"],
    "s": lambda: ["s "],
    "alternating": alternating,
    "boxes": boxes,
    "line": lambda: [line + " " for line in sentences("english")],
}


def write(kind, size, out):
    random.seed(1)
    parts = [part.encode() if isinstance(part, str) else part for part in KINDS[kind]()]
    count = PIECE * len(parts) // sum(map(len, parts)) + 1
    while size > 0:
        piece = b"".join(random.choices(parts, k=count) if len(parts) > 1 else parts * count)
        out.write(piece if len(piece) <= size else piece[:piece.rfind(parts[0][-1:], 0, size) + 1])
        size -= len(piece)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.exit(f"usage: texts.py KIND MEGABYTES; the kinds are {', '.join(KINDS)}")
    try:
        write(sys.argv[1], int(float(sys.argv[2]) * 1e6), sys.stdout.buffer)
    except BrokenPipeError:
        sys.stderr.close()
