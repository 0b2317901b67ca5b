#!/usr/bin/env python3
"""clean.py: makes the clean texts, build/bench/clean/TEXT.txt, of the packages in packages.tsv.

Each has all that its packages say, a paragraph a line (but man pages, tables and code have lines of
their own), the documents in random order, always the same. Nothing is there twice.
"""
import functools
import multiprocessing
import pathlib
import sys
import zlib

import documents
import packages

FOLDER = packages.CACHE.with_name("clean")
SOURCES = [packages.TABLE, *map(pathlib.Path, (packages.__file__, documents.__file__, __file__))]


def path(text):
    return FOLDER / f"{text}.txt"


def read(text, size):
    """Its beginning, of so many bytes at most, to the end of a line."""
    with path(text).open("rb") as file:
        begin = file.read(size)
    return begin[:begin.rfind(b"\n") + 1].decode()


def of_kind(kind):
    """The names of the texts of a kind, in the order of the table."""
    return list(dict.fromkeys(row.text for row in packages.table() if row.kind == kind))


def documents_of(text):
    rows = [row for row in packages.table() if row.text == text]
    found = [(zlib.crc32(name.encode()), name, documents.paragraphs(name, data))
             for row in rows for name, data in packages.files(row)]
    return [paragraphs for _, _, paragraphs in sorted(found)]


def distinct(text, known=frozenset()):
    """Its paragraphs, each once, without those that are known."""
    everything = dict.fromkeys(part for document in documents_of(text) for part in document)
    return [part for part in everything if part and part not in known]


def write(text, parts):
    path(text).write_text("".join(part + "\n" for part in parts), encoding="utf-8")


def make_text(text, known):
    write(text, distinct(text, known))


def is_new(text):
    made = path(text).stat().st_mtime if path(text).exists() else 0
    return made > max(source.stat().st_mtime for source in SOURCES)


def make():
    texts = of_kind("prose") + of_kind("table") + of_kind("code")
    if all(map(is_new, texts)):
        return
    packages.fetch()
    print(f"bench: gathering texts in {FOLDER}, which takes some minutes", file=sys.stderr)
    FOLDER.mkdir(exist_ok=True)
    english = distinct("english")
    write("english", english)
    # What a translation shares with the English original has not been translated.
    make_other = functools.partial(make_text, known=frozenset(english))
    with multiprocessing.Pool() as pool:
        pool.map(make_other, [text for text in texts if text != "english"], chunksize=1)


if __name__ == "__main__":
    make()
