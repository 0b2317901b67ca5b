"""The texts that are timed: real ones as they are and as they arrive, and some made to be slow."""
import collections
import functools
import json

import adversarial
import clean
import damage

# `make` takes how many bytes of clean text there may be and gives the bytes to be repaired. All but the
# adversarial ones are real.
Text = collections.namedtuple("Text", "name encoding make real", defaults=["utf-8", None, True])

MISREAD = ("english", "french", "czech", "vietnamese", "russian", "japanese")
LOST_LETTERS = ("french", "german", "czech")
LEGACY = {
    "windows-1252": ("french", "german", "spanish", "portuguese"),
    "windows-1250": ("czech", "polish"),
    "windows-1251": ("russian",),
    "shift_jis": ("japanese",),
    "gb18030": ("chinese",),
    "euc-kr": ("korean",),
}

DOCUMENT = 2500  # bytes at least, to the end of a paragraph


def cut(text):
    """It in documents of 2 to 3 KB, or more where a paragraph is longer."""
    document, length = [], 0
    for line in text.splitlines(keepends=True):
        document.append(line)
        length += len(line.encode())
        if length >= DOCUMENT:
            yield "".join(document)
            document, length = [], 0


def documents(size):
    """Documents of all languages in turn."""
    languages = clean.of_kind("prose")
    share = size // len(languages)
    for row in zip(*(cut(clean.read(language, share)) for language in languages)):
        yield from row


def json_lines(size, escaped):
    rows = ({"id": number, "text": text} for number, text in enumerate(documents(size)))
    return "".join(json.dumps(row, ensure_ascii=escaped) + "\n" for row in rows).encode()


def changed(name, change, text, encoding="utf-8"):
    return Text(name, encoding, lambda size: change(clean.read(text, size)))


def unchanged(text):
    return changed(text, str.encode, text)


def adversary(kind):
    return Text(kind, make=lambda size: b"".join(adversarial.pieces(kind, size)), real=False)


def legacy(text, encoding):
    return changed(f"{text} {encoding}", functools.partial(damage.legacy, encoding=encoding), text, encoding)


TEXTS = [
    *map(unchanged, clean.of_kind("prose") + clean.of_kind("table") + clean.of_kind("code")),
    Text("jsonl", make=lambda size: json_lines(size, False)),
    Text("jsonl escaped", make=lambda size: json_lines(size, True)),
    *(changed(f"{text} misread", damage.misread, text) for text in MISREAD),
    *(changed(f"{text} lost letters", damage.with_lost_letters, text) for text in LOST_LETTERS),
    changed("english no apostrophes", damage.without_apostrophes, "english"),
    *(legacy(text, encoding) for encoding, texts in LEGACY.items() for text in texts),
    *map(adversary, adversarial.KINDS),
]
BY_NAME = {text.name: text for text in TEXTS}
