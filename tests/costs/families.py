"""Families of texts whose cost is measured: each a name, and a text of any size."""
import random

# A sentence or two of each, about a river and an old bridge.
SENTENCES = {
    "en": "The old bridge over the river isn't safe, and the town's council doesn't know who'll pay. ",
    "fr": "Le vieux pont sur la rivi\u00e8re n'est pas s\u00fbr, et l'\u00e9t\u00e9 o\u00f9 il a \u00e9t\u00e9 ferm\u00e9 est pass\u00e9. ",
    "de": "Die alte Br\u00fccke \u00fcber den Flu\u00df ist f\u00fcr Fu\u00dfg\u00e4nger gesperrt, h\u00f6rt man im M\u00e4rz. ",
    "es": "El puente viejo est\u00e1 cerrado desde el a\u00f1o pasado; \u00bfqui\u00e9n pagar\u00e1 la reparaci\u00f3n? ",
    "pl": "Stary most nad rzek\u0105 jest zamkni\u0119ty, a mieszka\u0144cy pytaj\u0105, kto zap\u0142aci za remont. ",
    "cs": "Star\u00fd most p\u0159es \u0159eku je zav\u0159en\u00fd a ob\u010dan\u00e9 se pt\u00e1j\u00ed, kdo opravu zaplat\u00ed. ",
    "tr": "Nehrin \u00fczerindeki eski k\u00f6pr\u00fc kapal\u0131, \u00e7\u00fcnk\u00fc ge\u00e7en k\u0131\u015f ta\u015flar\u0131 \u00e7atlam\u0131\u015f. ",
    "vi": "C\u00e2y c\u1ea7u c\u0169 b\u1eafc qua s\u00f4ng \u0111\u00e3 \u0111\u00f3ng c\u1eeda t\u1eeb n\u0103m ngo\u00e1i v\u00ec kh\u00f4ng an to\u00e0n. ",
    "ru": "\u0421\u0442\u0430\u0440\u044b\u0439 \u043c\u043e\u0441\u0442 \u0447\u0435\u0440\u0435\u0437 \u0440\u0435\u043a\u0443 \u0437\u0430\u043a\u0440\u044b\u0442 \u0441 \u043f\u0440\u043e\u0448\u043b\u043e\u0433\u043e \u0433\u043e\u0434\u0430, \u0438 \u0436\u0438\u0442\u0435\u043b\u0438 \u0436\u0434\u0443\u0442 \u0440\u0435\u043c\u043e\u043d\u0442\u0430. ",
    "el": "\u0397 \u03c0\u03b1\u03bb\u03b9\u03ac \u03b3\u03ad\u03c6\u03c5\u03c1\u03b1 \u03c0\u03ac\u03bd\u03c9 \u03b1\u03c0\u03cc \u03c4\u03bf \u03c0\u03bf\u03c4\u03ac\u03bc\u03b9 \u03b5\u03af\u03bd\u03b1\u03b9 \u03ba\u03bb\u03b5\u03b9\u03c3\u03c4\u03ae. ",
    "ar": "\u0627\u0644\u062c\u0633\u0631 \u0627\u0644\u0642\u062f\u064a\u0645 \u0641\u0648\u0642 \u0627\u0644\u0646\u0647\u0631 \u0645\u063a\u0644\u0642 \u0645\u0646\u0630 \u0627\u0644\u0639\u0627\u0645 \u0627\u0644\u0645\u0627\u0636\u064a. ",
    "ja": "\u5ddd\u306b\u304b\u304b\u308b\u53e4\u3044\u6a4b\u306f\u53bb\u5e74\u304b\u3089\u9589\u9396\u3055\u308c\u3066\u3044\u307e\u3059\u3002",
    "zh": "\u6cb3\u4e0a\u7684\u65e7\u6865\u53bb\u5e74\u5c31\u5173\u95ed\u4e86\uff0c\u8c01\u6765\u51fa\u94b1\u4fee\u7406\u5462\uff1f",
    "ko": "\uac15 \uc704\uc758 \uc624\ub798\ub41c \ub2e4\ub9ac\ub294 \uc791\ub144\ubd80\ud130 \ub2eb\ud600 \uc788\uc2b5\ub2c8\ub2e4. ",
}
LEGACY = {
    "en": ["windows-1252"], "fr": ["windows-1252", "mac-roman", "cp850"], "de": ["windows-1252", "cp437"],
    "es": ["windows-1252"], "pl": ["windows-1250", "iso8859-2"], "cs": ["windows-1250"],
    "tr": ["windows-1254"], "vi": ["windows-1258"], "ru": ["windows-1251", "koi8-r", "cp866"],
    "el": ["windows-1253"], "ar": ["windows-1256"], "ja": ["shift_jis", "euc_jp", "iso2022_jp"],
    "zh": ["gb18030", "big5"], "ko": ["euc_kr"],
}


def misread(text, encoding="latin-1"):
    """UTF-8 read as a single-byte encoding; what that leaves undefined as ISO-8859-1 has it."""
    def one(byte):
        try:
            return bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            return chr(byte)
    return "".join(map(one, text.encode()))


def prose(sentence, dice, size):
    """Its words in another order each time, in lines; enough for `size` bytes of any encoding."""
    words = sentence.split() if " " in sentence.strip() else list(sentence)
    joint = " " if " " in sentence.strip() else ""
    lines = []
    length = 0
    while length < size:
        line = joint.join(dice.choices(words, k=12)) + "\n"
        lines.append(line)
        length += len(line)
    return "".join(lines)


def per_word(text, dice, damage):
    return " ".join(damage(word) if dice.random() < 0.3 else word for word in text.split(" "))


def texts():
    """Pairs of a name and a function of size and dice that gives bytes."""
    for language, sentence in SENTENCES.items():
        def clean(size, dice, sentence=sentence):
            return prose(sentence, dice, size)
        yield f"{language}, clean", lambda size, dice, clean=clean: clean(size, dice).encode()
        yield f"{language}, one line", lambda size, dice, clean=clean: clean(size, dice).replace("\n", " ").encode()
        yield f"{language}, no spaces", lambda size, dice, clean=clean: "".join(clean(2 * size, dice).split()).encode()
        yield f"{language}, UTF-16", lambda size, dice, clean=clean: clean(size // 2, dice).encode("utf-16")
        yield f"{language}, NFD", lambda size, dice, clean=clean: __import__("unicodedata").normalize("NFD", clean(size, dice)).encode()
        for channel in ("windows-1252", "windows-1251", "mac-roman"):
            yield f"{language}, misread as {channel}", \
                lambda size, dice, clean=clean, channel=channel: misread(clean(size, dice), channel).encode()
        yield f"{language}, misread twice", \
            lambda size, dice, clean=clean: misread(misread(clean(size, dice), "windows-1252"), "windows-1252").encode()
        yield f"{language}, every third word misread", \
            lambda size, dice, clean=clean: per_word(clean(size, dice), dice, lambda word: misread(word, "windows-1252")).encode()
        yield f"{language}, misread and question marks", \
            lambda size, dice, clean=clean: misread(clean(size, dice)).encode("windows-1252", "replace").decode("windows-1252").encode()
        yield f"{language}, above ASCII as U+FFFD", \
            lambda size, dice, clean=clean: clean(size, dice).encode("ascii", "replace").replace(b"?", "\ufffd".encode())
        for encoding in LEGACY[language]:
            yield f"{language}, {encoding}", \
                lambda size, dice, clean=clean, encoding=encoding: clean(size, dice).encode(encoding, "replace")
            yield f"{language}, lines of {encoding} and UTF-8", \
                lambda size, dice, clean=clean, encoding=encoding: b"".join(
                    line.encode(dice.choice([encoding, "utf-8"]), "replace") for line in clean(size, dice).splitlines(True))
    for first, last in ((0x80, 0xFF), (0xA0, 0xFF), (0xC0, 0xFF), (0x80, 0x9F), (0x00, 0xFF), (0x01, 0x7F), (0x20, 0x7E)):
        yield f"random bytes {first:02X} to {last:02X}", \
            lambda size, dice, first=first, last=last: bytes(dice.choices(range(first, last + 1), k=size))
        yield f"random bytes {first:02X} to {last:02X} in words", \
            lambda size, dice, first=first, last=last: bytes(
                32 if dice.random() < 0.15 else dice.randint(first, last) for _ in range(size))
    for first, last in ((0xA0, 0xFF), (0x80, 0x9F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5FF),
                        (0x600, 0x6FF), (0xE00, 0xE7F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2500, 0x257F),
                        (0x3040, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xFF00, 0xFFEF), (0x1F300, 0x1F6FF)):
        yield f"random U+{first:04X} to U+{last:04X}", \
            lambda size, dice, first=first, last=last: "".join(
                map(chr, dice.choices(range(first, last + 1), k=size // 2))).encode()
    pieces = {
        "marks in descending class": "\u0301\u0316\u0327", "one letter with marks": "\u0301", "apostrophes": "'",
        "curly apostrophes": "\u2019", "quotation marks": "\"", "question marks": "?", "U+FFFD": "\ufffd",
        "U+FFFD in words": "a\ufffdb\ufffd ", "controls": "\x92a ", "C1 controls": "\u0092s ", "ampersands": "&",
        "references": "&amp;", "references in a row": "&amp;amp;", "escapes": "\\u00e9", "backslashes": "\\",
        "percent": "%C3%A9", "encoded words": "=?utf-8?q?=C3=A9?= ", "zero width": "a\u200bb", "byte order marks": "\ufeffa",
        "full width": "\uff21\uff22 ", "ligatures": "\ufb01x ", "carriage returns": "a\r", "empty lines": "\n",
        "spaces": " ", "tabs": "a\t", "escape sequences": "\x1b$B$3\x1b(B", "escapes alone": "\x1b", "HZ": "~{VP~}",
        "UTF-7": "+AOk-", "plus signs": "+", "contractions": "dont cant wont im ", "owners": "the worlds oldest dogs ",
        "brackets": "([{<", "markup": "<a b='c'>", "tables": "a|b\t", "code": "if (x) { y[i]++; }\n", "letters": "a b c d ",
        "emoji": "\U0001F600\u200d", "flags": "\U0001F1E6", "jamo": "\u1100\u1161", "mojibake quotes": "\u00e2\u20ac\u2122",
        "mojibake letters": "\u00c3\u00a9", "mojibake in words": "caf\u00c3\u00a9 na\u00c3\u00afve ",
    }
    for name, piece in pieces.items():
        yield name, lambda size, dice, piece=piece: (piece.encode() * (size // len(piece.encode()) + 1))
    lead = {"lead bytes C3": b"\xc3", "lead bytes E2 80": b"\xe2\x80", "lead bytes F0 9F": b"\xf0\x9f",
            "windows-1252 by word": b"caf\xe9 ok ", "UTF-8 and windows-1252 by byte": b"\xc3\xa9\xe9", "NUL": b"a\0",
            "UTF-16 without a mark": b"a\0b\0", "DOS by byte": b"\x82\xc3\xa9", "long word": b"x", "EBCDIC": b"\xc1\x82\x83\x40"}
    for name, piece in lead.items():
        yield name, lambda size, dice, piece=piece: piece * (size // len(piece) + 1)


def text(make, size, seed=1):
    return make(size, random.Random(seed))[:size]
