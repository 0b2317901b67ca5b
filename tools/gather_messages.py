#!/usr/bin/env python3
"""Gathers texts in languages that only old files are decoded in, for tools/train_language:

    gather_messages.py MESSAGES OUT [HELD_BACK]

MESSAGES holds translations of MediaWiki's messages, .../i18n/CODE.json (Debian's package mediawiki). OUT
gets CODE.txt for each language; every tenth message is held back, and goes to HELD_BACK for tests. What
the code pages of the language lack is written as people wrote it: in Azerbaijani an a with two dots for
the schwa, in Uzbek and Romanized Kurdish quotation marks for the turned comma.
"""
import hashlib
import json
import pathlib
import re
import sys
import unicodedata

CODES = {"az": "az", "ca": "ca", "fo": "fo", "ku-latn": "ku", "lij": "lij", "oc": "oc", "sq": "sq", "uz": "uz"}
STAND_INS = str.maketrans({"\u0259": "\u00e4", "\u018f": "\u00c4", "\u02bb": "\u2018", "\u02bc": "\u2019"})
MARKUP = re.compile(r"\{\{[^}]*\}\}|\$\d|<[^>]*>|\[\[|\]\]|\[https?:\S*|''+|&\w+;|__\w+__")


def prose(message):
    text = unicodedata.normalize("NFC", MARKUP.sub(" ", message)).translate(STAND_INS)
    return re.sub(r"\s+", " ", text).strip()


def is_held_back(message):
    return hashlib.sha256(message.encode()).digest()[0] % 10 == 7


def main():
    source, out = map(pathlib.Path, sys.argv[1:3])
    held = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    for name, code in sorted(CODES.items()):
        messages = set()
        for path in source.glob(f"**/i18n/**/{name}.json"):
            values = json.loads(path.read_text(encoding="utf-8")).values()
            messages |= {prose(value) for value in values if isinstance(value, str)}
        messages = sorted(message for message in messages if len(message) > 3)
        (out / f"{code}.txt").write_text("\n".join(m for m in messages if not is_held_back(m)) + "\n", encoding="utf-8")
        if held:
            (held / f"{code}.txt").write_text("\n".join(filter(is_held_back, messages)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
