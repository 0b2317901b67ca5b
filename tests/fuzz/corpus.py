#!/usr/bin/env python3
"""corpus.py pack FOLDER FILE | unpack FILE FOLDER: a fuzzer's inputs as one file, and back.

A line is an input, in hexadecimal digits. Of a folder with many the smallest are packed: each
reaches something that no smaller one does, and a test has to be done soon.
"""
import hashlib
import pathlib
import sys

MOST = 250


def pack(folder, file):
    inputs = {path.read_bytes() for path in pathlib.Path(folder).iterdir()}
    chosen = sorted(inputs, key=lambda text: (len(text), text))[:MOST]
    pathlib.Path(file).write_text("".join(f"{text.hex()}\n" for text in chosen), encoding="ascii")
    print(f"{file}: {len(chosen)} of {len(inputs)} inputs, {sum(map(len, chosen))} bytes")


def unpack(file, folder):
    for line in pathlib.Path(file).read_text(encoding="ascii").split():
        text = bytes.fromhex(line)
        (pathlib.Path(folder) / hashlib.sha1(text).hexdigest()).write_bytes(text)


if __name__ == "__main__":
    {"pack": pack, "unpack": unpack}[sys.argv[1]](*sys.argv[2:])
