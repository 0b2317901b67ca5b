"""Texts for the container tests: sentences, and what happens to them."""
import html
import pathlib
import re

CLEAN = pathlib.Path(__file__).parent.parent.parent / "corpus" / "clean"


def sentences():
    """Sentences out of corpus/clean, of several languages."""
    found = []
    for path in sorted(CLEAN.glob("*.txt")):
        for line in path.read_text().splitlines():
            if len(line) > 20:
                found.extend(part for part in re.split(r"(?<=[.!?]) ", line) if len(part) > 8)
    return found


def as_bytes(text, encoding):
    return text.encode(encoding, "ignore")


def misread(text, encoding):
    return text.encode().decode(encoding, "ignore")


def latin_1(text):
    return text.encode().decode("latin-1")


def without_controls(text):
    return re.sub("[\x80-\x9f]", "", latin_1(text))


def dropped(text):
    return re.sub("(?<=[A-Za-z])['\u2019](?=[a-z])", "", text)


def replaced(text, by):
    return re.sub("[\u2018\u2019\u201c\u201d\u00e9\u00e8\u00e4\u00f6\u00fc]|(?<=[a-z])'(?=[a-z])", lambda _: by, text)


def wide(text):
    return re.sub("[a-c,;:<>\"&]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def sprinkled(text):
    """Invisible characters, and controls that are no line ends."""
    return text.replace(" ", "\u200b \u00ad", 3).replace(",", "\ufeff,", 1).replace("e", "\u0301e", 1)


def quoted(text):
    """All that is structure somewhere."""
    return f"\"{text}\" <b>'x'</b> & a, b; c\td|e \\ {{}} [] -- \u201cyes\u201d \u2018no\u2019"


# Each takes a text and gives another; the name says what was at work.
DAMAGE = {
    "none": lambda text: text,
    "quoted": quoted,
    "windows-1252": lambda text: misread(text, "cp1252"),
    "latin-1": latin_1,
    "twice": lambda text: misread(misread(text, "cp1252"), "cp1252"),
    "controls-lost": without_controls,
    "cp850": lambda text: misread(text, "cp850"),
    "mac": lambda text: misread(text, "mac-roman"),
    "dropped": dropped,
    "replacement": lambda text: replaced(text, "\ufffd"),
    "question-marks": lambda text: replaced(text, "?"),
    "references": lambda text: replaced(html.escape(text), "&rsquo;"),
    "escapes": lambda text: replaced(text, "\\u2019") + " =E2=80=99 %E2%80%99",
    "wide": wide,
    "sprinkled": sprinkled,
    "quoted-misread": lambda text: latin_1(quoted(text)),
}
