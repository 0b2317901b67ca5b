#!/usr/bin/env python3
"""Writes one of the texts that bench/command.sh measures on: generate.py KIND MEGABYTES > FILE"""
import random
import sys

ASCII = [
    "The ferry leaves at half past nine, when the tide is in, and it does not wait for anybody.",
    "Nobody on the island remembers a winter in which the mail and the bread did not come with it.",
    "She counted the crates twice, wrote the number on the wall and went to look for the captain.",
    "There were eleven of them on Tuesday; by Friday, the harbour had paid for 240 more.",
]
CURLY = [
    "\u201cIt\u2019s the tide,\u201d she said, \u201cthat decides when we leave \u2014 not the clock.\u201d",
    "Nobody on the island remembers a winter in which the ferry didn\u2019t come at all.",
    "The captain\u2019s brother, Andr\u00e9, kept a caf\u00e9 by the mole: \u20ac2 a cup, \u2018no credit\u2019.",
    "They\u2019d counted the crates twice\u2026 and still couldn\u2019t find the one that mattered.",
]
LOST = [
    "I dont know why the islands oldest ferry isnt there; youre the captain, arent you?",
    "Lisbons largest bridge doesnt open on Mondays, and the citys engineers wont say why.",
    "Thats what theyd told us: its the worlds slowest crossing, and we shouldnt count on it.",
    "The crates havent come. We couldnt have known, and didnt ask.",
]
CYRILLIC = [
    "\u041f\u0430\u0440\u043e\u043c \u043e\u0442\u0445\u043e\u0434\u0438\u0442 \u0432 \u043f\u043e\u043b\u043e\u0432\u0438\u043d\u0435 "
    "\u0434\u0435\u0441\u044f\u0442\u043e\u0433\u043e, \u043a\u043e\u0433\u0434\u0430 \u0432\u043e\u0434\u0430 "
    "\u0441\u0442\u043e\u0438\u0442 \u0432\u044b\u0441\u043e\u043a\u043e.",
    "\u041d\u0438\u043a\u0442\u043e \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0435 \u043d\u0435 \u043f\u043e\u043c\u043d\u0438\u0442 "
    "\u0437\u0438\u043c\u044b, \u0432 \u043a\u043e\u0442\u043e\u0440\u0443\u044e \u043e\u043d \u043d\u0435 \u043f\u0440\u0438\u0448\u0451\u043b.",
]


def misread(text):
    """UTF-8 read as windows-1252, as Windows reads it: what it has no character for is a C1 control."""
    return "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
                   for b in text.encode()).encode()


def lines(sentences, encode):
    """256 lines of two to five sentences each."""
    chance = random.Random(7)
    return b"\n".join(encode(" ".join(chance.choices(sentences, k=chance.randint(2, 5))))
                      for _ in range(256)) + b"\n"


def alternating():
    chance = random.Random(7)
    kinds = [str.encode, misread, lambda text: text.encode("cp1252")]
    return b"\n".join(kinds[i % 3](chance.choice(CURLY)) for i in range(255)) + b"\n"


KINDS = {
    "ascii": lambda: lines(ASCII, str.encode),
    "curly": lambda: lines(CURLY, str.encode),
    "mojibake": lambda: lines(CURLY, misread),
    "lost": lambda: lines(LOST, str.encode),
    "cyrillic": lambda: lines(CYRILLIC, str.encode),
    "repeated": lambda: "\u00c3".encode() * 32768,
    "letters": lambda: b"s " * 32768,
    "alternating": alternating,
}


def main():
    kind, megabytes = sys.argv[1], float(sys.argv[2])
    text = KINDS[kind]()
    left = int(megabytes * 1_000_000)
    chunk = text * (1 + 8_000_000 // len(text))
    while left > 0:
        sys.stdout.buffer.write(chunk[:left])
        left -= len(chunk)


if __name__ == "__main__":
    main()
