#!/usr/bin/env python3
"""Gathers the text that the model of sentences is trained on: gather_sentences.py TEXTS MEDIAWIKI FOLDER

TEXTS holds letters/CODE.txt.gz and bible/CODE.txt.gz (plain text) and train/CODE.jsonl.gz (documents); MEDIAWIKI is
Debian's package of that name, unpacked, whose messages are in some 180 languages. corpus/sources.tsv says what they are
made from, and their licences. Writes FOLDER/CODE.train.txt and FOLDER/CODE.held.txt, a line of text each: every tenth line is held back,
by its checksum, to find out what is usual.
"""
import collections
import gzip
import hashlib
import json
import pathlib
import re
import sys

MOST = 1_200_000  # characters from one source
FEWEST = 60_000  # that a language is worth learning from
MOST_LINE = 400  # characters: longer paragraphs are cut at spaces

# What stands in messages and is no language: templates, links, tags, parameters, keys.
NO_TEXT = re.compile(r"\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|\[\S+|<[^<>]*>|\$\d|&#?\w+;|https?://\S+|%\d?\$?[sd]|\\[a-z]+")

# Codes of the wiki that are another language's, or a variant that is written like one that is there.
OTHER_CODES = {"nb": "no", "sr-ec": "sr", "sr-el": "sr-latn", "zh-hans": "zh", "zh-hant": "zh-hant", "kk-cyrl": "kk", "ckb": "ckb",
               "ku-latn": "ku", "ug-arab": "ug", "tt-cyrl": "tt", "tg-cyrl": "tg", "uz": "uz", "azb": "azb"}
LEFT_OUT = re.compile(r"^(qqq|en-.*|de-.*|pt-br|es-formal|nl-informal|hu-formal|zh-.*|simple|sh.*|bs|ike-.*|hif-deva|ruq-.*|ks-.*|tzm|zgh|got|dk)$")
KEPT = {"zh-hant"}


def lines_of(text):
    for line in text.split("\n"):
        line = " ".join(line.split())
        while len(line) > MOST_LINE:
            at = line.rfind(" ", 0, MOST_LINE)
            at = at if at > 0 else MOST_LINE
            yield line[:at]
            line = line[at:].strip()
        yield line


def is_text(line):
    letters = sum(c.isalpha() for c in line)
    marks = sum(c in "{}[]<>|=_\\" for c in line)
    return letters >= 12 and letters * 2 > len(line) and marks * 12 <= len(line)


def of_letters(folder):
    for path in sorted(folder.glob("*.txt.gz")):
        yield path.name.split(".")[0], gzip.open(path, "rt", encoding="utf-8").read()


def of_documents(folder):
    for path in sorted(folder.glob("*.jsonl.gz")):
        texts, size = [], 0
        documents = [json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")]
        documents.sort(key=lambda d: hashlib.sha256(f"{d['source']}/{d['id']}".encode()).digest())
        for document in documents:
            texts.append(document["text"])
            size += len(document["text"])
            if size > 2 * MOST:
                break
        yield path.name.split(".")[0], "\n".join(texts)


def of_messages(folder):
    found = collections.defaultdict(list)
    for path in sorted(folder.rglob("i18n/**/*.json")):
        code = path.stem
        if code not in KEPT and LEFT_OUT.match(code):
            continue
        try:
            messages = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue
        for key, message in messages.items():
            if not key.startswith("@") and isinstance(message, str):
                found[OTHER_CODES.get(code, code)].append(NO_TEXT.sub(" ", message).replace("'''", "").replace("''", ""))
    for code, messages in sorted(found.items()):
        yield code, "\n".join(messages)


def main():
    texts, mediawiki, folder = map(pathlib.Path, sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    kept, english = collections.defaultdict(dict), set()
    sources = [("letters", of_letters(texts / "letters")), ("documents", of_documents(texts / "train")),
               ("bible", of_letters(texts / "bible")), ("messages", of_messages(mediawiki))]
    for name, source in sources:
        for code, text in source:
            size = 0
            for line in lines_of(text):
                if not is_text(line) or line in kept[code] or (code != "en" and line in english):
                    continue
                kept[code][line] = name
                if code == "en":
                    english.add(line)
                size += len(line)
                if size > MOST:
                    break
    for code, lines in sorted(kept.items()):
        if sum(map(len, lines)) < FEWEST:
            continue
        with open(folder / f"{code}.train.txt", "w", encoding="utf-8") as train, open(folder / f"{code}.held.txt", "w", encoding="utf-8") as held:
            for line, name in lines.items():
                is_held = hashlib.sha256(line.encode()).digest()[0] % 10 == 0
                (held if is_held else train).write(f"{line}\n")


if __name__ == "__main__":
    main()
