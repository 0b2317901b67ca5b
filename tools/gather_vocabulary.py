#!/usr/bin/env python3
"""Gathers the words that tools/make_vocabulary packs, of all languages or of those named:

    gather_vocabulary.py DICTIONARIES LETTERS DOCUMENTS OUT [CODE]...

DICTIONARIES holds Debian's hunspell dictionaries (NAME.dic, NAME.aff) and what else the table below
names; LETTERS plain text, CODE.txt.gz; DOCUMENTS CODE.jsonl.gz with a document a line ("source",
"id", "text"). Every tenth part of either is held back for tests, as by gather_language_text.py. OUT gets CODE.tsv for each language,
sorted, a word a line in lower case; the first line has no word, and the count of all words:

    word  count  kind        l: written in lower case, c: with a capital, b: both

A word has the count 0 if only a dictionary has it.
"""
import collections
import gzip
import hashlib
import json
import pathlib
import re
import sys
import unicodedata

TABLE = pathlib.Path(__file__).parent.parent / "corpus/vocabulary/languages.tsv"


class Language:
    """A row of the table."""

    def __init__(self, row):
        # What words are made of, its dictionaries, and which words of ASCII letters alone are kept:
        # all, those that were met more than once, or none. Of Ukrainian, words with apostrophes.
        self.code, letters, dictionaries, self.plain, longest, left_out = row.split("\t")
        self.pattern = re.compile(f"[{letters}]+")
        # None where licences do not fit, or where there are more forms than there is room for.
        self.dictionaries = [] if dictionaries == "-" else dictionaries.split()
        # Words that were not met are kept up to this length, and if they do not begin like this.
        self.longest = int(longest)
        self.left_out = () if left_out == "-" else tuple(left_out.split())

    def keeps(self, word, count):
        if word.isascii() and (self.plain == "none" or self.plain == "met" and count < 2):
            return False
        if count == 0 and (len(word) > self.longest or word.startswith(self.left_out)):
            return False
        return bool(self.pattern.fullmatch(word))


APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
CEDILLAS = str.maketrans("\u015f\u0163\u015e\u0162", "\u0219\u021b\u0218\u021a")  # Romanian is written with either


def is_held_back(document):
    name = f"{document['source']}/{document['id']}"
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def lower(word, code):
    return (word.replace("\u0130", "i").replace("I", "\u0131") if code == "tr" else word).lower()


def texts(code, letters, documents):
    path = letters / f"{code}.txt.gz"
    if path.exists():
        lines = gzip.open(path, "rt", encoding="utf-8").read().split("\n")
        size = 20 if len(lines) < 3000 else 100
        for i in range(0, len(lines), size):
            if i // size % 10 != 7:
                yield "\n".join(lines[i:i + size])
    path = documents / f"{code}.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if not is_held_back(document):
                    yield document["text"]


class Counts:
    """How often a word was met, and how it was written inside a sentence."""

    def __init__(self, code):
        self.code = code
        self.all = collections.Counter()
        self.lower = collections.Counter()
        self.capital = collections.Counter()
        apostrophes = "['\u2019\u02bc]?" if code == "uk" else ""
        self.pattern = re.compile(rf"(?:[^\W\d_]{apostrophes})+")

    def add(self, text):
        text = unicodedata.normalize("NFC", text)
        if self.code == "ro":
            text = text.translate(CEDILLAS)
        for match in self.pattern.finditer(text):
            word = match.group().translate(APOSTROPHES).strip("'")
            if not word:
                continue
            key = lower(word, self.code)
            self.all[key] += 1
            begin = match.start()
            # Behind a word, a comma or an elision no sentence begins.
            inside = begin >= 2 and (text[begin - 1] == " " and
                                     (text[begin - 2].isalnum() or text[begin - 2] in ",;")
                                     or text[begin - 1] in "'\u2019" and text[begin - 2].isalpha())
            if inside and not (len(word) > 1 and word.isupper()):
                (self.lower if word[0].islower() else self.capital)[key] += 1

    def kind(self, word, other):
        small, capital = self.lower[word], self.capital[word]
        if small + capital == 0:
            return other
        return "l" if small >= 9 * capital else "c" if capital >= 9 * small else "b"


class Affixes:
    """The rules of a hunspell dictionary, as far as they make words of letters."""

    def __init__(self, path):
        self.flag, self.needs, self.suffixes, self.prefixes = "", set(), {}, {}
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            part = line.split()
            if len(part) < 2:
                continue
            if part[0] == "FLAG":
                self.flag = part[1]
            elif part[0] in ("NEEDAFFIX", "ONLYINCOMPOUND", "FORBIDDENWORD"):
                self.needs.add(part[1])
            elif part[0] in ("SFX", "PFX") and len(part) > 4:
                self.add_rule(part)

    def add_rule(self, part):
        ending, _, flags = part[3].partition("/")
        ending = "" if ending == "0" else ending
        if ending and not ending.isalpha():
            return
        strip = "" if part[2] == "0" else part[2]
        rules = self.suffixes if part[0] == "SFX" else self.prefixes
        condition = "" if part[4] == "." else part[4]
        condition = re.compile(condition + "$" if part[0] == "SFX" else condition)
        rules.setdefault(part[1], []).append((strip, ending, condition, self.flags(flags)))

    def flags(self, text):
        if self.flag == "long":
            return [text[i:i + 2] for i in range(0, len(text), 2)]
        return text.split(",") if self.flag == "num" else list(text)

    def with_suffixes(self, stem, flags, depth):
        for flag in flags:
            for strip, ending, condition, further in self.suffixes.get(flag, ()):
                if stem.endswith(strip) and condition.search(stem):
                    form = stem[:len(stem) - len(strip)] + ending
                    if not self.needs.intersection(further):
                        yield form
                    if further and depth:
                        yield from self.with_suffixes(form, further, depth - 1)

    def forms(self, stem, flags):
        words = [] if self.needs.intersection(flags) else [stem]
        words += self.with_suffixes(stem, flags, 1)
        yield from words
        for flag in flags:
            for strip, start, condition, _ in self.prefixes.get(flag, ()):
                for word in words:
                    if start and word.startswith(strip) and condition.match(word):
                        yield start + word[len(strip):]


def hunspell(path):
    affixes = Affixes(path.with_suffix(".aff"))
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        entry = re.split(r"[\t ]", line.strip())[0]
        stem, _, flags = entry.partition("/")
        if stem:
            yield from affixes.forms(stem, affixes.flags(flags))


def strings(value):
    if isinstance(value, dict):
        for key, one in value.items():
            if len(key) > 2:
                yield key
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def dictionary(folder, name):
    path = folder / name
    if path.is_dir():  # of JSON files
        for file in sorted(path.glob("*.json")):
            yield from strings(json.loads(file.read_text(encoding="utf-8")))
    elif name.endswith(".dat"):  # a thesaurus
        for word in re.split(r"[\n|\s(),;]", path.read_text(encoding="utf-8")):
            yield word
    elif path.exists():
        yield from path.read_text(encoding="utf-8").splitlines()
    else:
        yield from hunspell(folder / f"{name}.dic")


def words_of(language, counts, dictionaries):
    """The words to keep, and how each is written if the texts do not say."""
    kinds = {}
    for name in language.dictionaries:
        for form in dictionary(dictionaries, name):
            if len(form) > 1 and not form.islower() and not form.istitle():
                continue
            form = unicodedata.normalize("NFC", form).translate(APOSTROPHES)
            if language.code == "ro":
                form = form.translate(CEDILLAS)
            word = lower(form, language.code)
            if language.keeps(word, counts.all[word]):
                kind = "l" if form == word else "c"
                kinds[word] = kind if kinds.get(word, kind) == kind else "b"
    least = 2 if kinds else 1  # what was met once, and is in no dictionary, may well be a slip
    for word, count in counts.all.items():
        if word not in kinds and count >= least and language.keeps(word, count):
            kinds[word] = "l"
    if language.plain == "elided":
        elided = {word.replace("'", "") for word in kinds if "'" in word}
        kinds = {word: kind for word, kind in kinds.items() if "'" in word or word in elided}
    return kinds


def gather(language, dictionaries, letters, documents, out):
    counts = Counts(language.code)
    for text in texts(language.code, letters, documents):
        counts.add(text)
    with open(out / f"{language.code}.tsv", "w", encoding="utf-8") as file:
        file.write(f"\t{counts.all.total()}\tl\n")
        for word, kind in sorted(words_of(language, counts, dictionaries).items()):
            count = counts.all[word]
            if 1 < len(word) <= 32 or count > 20:
                file.write(f"{word}\t{count}\t{counts.kind(word, kind)}\n")


def main():
    dictionaries, letters, documents, out = (pathlib.Path(a) for a in sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        language = Language(row)
        if language.code in (sys.argv[5:] or [language.code]):
            gather(language, dictionaries, letters, documents, out)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main()
