#!/usr/bin/env python3
"""Gathers the texts that tools/train_language counts letters in:

    gather_language_text.py LETTERS DOCUMENTS OUT [HELD_BACK]

LETTERS holds plain text, CODE.txt.gz; DOCUMENTS, where there are any, CODE.jsonl.gz with a document a
line ("source", "id", "text"). OUT gets CODE.txt for each language: up to 3,000,000 characters of each
kind, taken evenly from all sources. Every tenth part is held back, and goes to HELD_BACK for tests.
Serbian is written in Latin letters too.
"""
import gzip
import hashlib
import json
import pathlib
import sys

MOST = 3_000_000
LONGEST = 20_000  # characters of one document

CYRILLIC = (  # Vuk Karadzic's thirty letters, in their order
    "\u0430\u0431\u0432\u0433\u0434\u0452\u0435\u0436\u0437\u0438\u0458\u043a\u043b\u0459\u043c\u043d"
    "\u045a\u043e\u043f\u0440\u0441\u0442\u045b\u0443\u0444\u0445\u0446\u0447\u045f\u0448")
LATIN = (
    "a b v g d \u0111 e \u017e z i j k l lj m n nj o p r s t \u0107 u f h c \u010d d\u017e \u0161"
).split()


def is_held_back(document):
    name = f"{document['source']}/{document['id']}"
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def plain_text(path):
    """Chunks of lines: those to train on, and those held back."""
    lines = gzip.open(path, "rt", encoding="utf-8").read().split("\n")
    size = 20 if len(lines) < 3000 else 100
    step = max(1, sum(map(len, lines)) // MOST)
    train, held = [], []
    for i in range(0, len(lines), size):
        chunk = "\n".join(lines[i:i + size]) + "\n"
        number = i // size
        if number % 10 == 7:
            held.append(chunk)
        elif step == 1 or number % step == 0:
            train.append(chunk)
    return train, held


def documents(path):
    """Texts in turn from each source, and those held back."""
    by_source, held = {}, []
    for line in gzip.open(path, "rt", encoding="utf-8"):
        document = json.loads(line)
        if is_held_back(document):
            held.append(document["text"])
        else:
            by_source.setdefault(document["source"], []).append(document["text"])
    queues = {source: iter(texts) for source, texts in sorted(by_source.items())}
    train, size = [], 0
    while queues and size < MOST:
        for source in list(queues):
            text = next(queues[source], None)
            if text is None:
                del queues[source]
                continue
            train.append(text[:LONGEST])
            size += len(train[-1])
            if size >= MOST:
                break
    return train, held


def in_latin_letters(text):
    table = dict(zip(CYRILLIC, LATIN))
    table |= {letter.upper(): latin.capitalize() for letter, latin in table.items()}
    return text.translate(str.maketrans(table))


def main():
    letters, folder, out = map(pathlib.Path, sys.argv[1:4])
    held_back = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
    for path in sorted(letters.glob("*.txt.gz")):
        code = path.name.split(".")[0]
        train, held = plain_text(path)
        text = "".join(train)
        if (folder / f"{code}.jsonl.gz").exists():
            more, held_documents = documents(folder / f"{code}.jsonl.gz")
            text += "\n".join(more)
            held += held_documents
        texts = {code: (text, "\n\n".join(held))}
        if code == "sr":
            texts["sr-Latn"] = tuple(map(in_latin_letters, texts["sr"]))
        for name, (trained, tested) in texts.items():
            (out / f"{name}.txt").write_text(trained, encoding="utf-8")
            if held_back:
                (held_back / f"{name}.txt").write_text(tested, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
