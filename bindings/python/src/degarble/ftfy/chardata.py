"""Which single-byte encodings have which characters."""

from __future__ import annotations

from functools import lru_cache

from . import bad_codecs

bad_codecs.ok()

CHARMAP_ENCODINGS = [
    "latin-1",
    "sloppy-windows-1252",
    "sloppy-windows-1251",
    "sloppy-windows-1250",
    "sloppy-windows-1253",
    "sloppy-windows-1254",
    "sloppy-windows-1257",
    "iso-8859-2",
    "macroman",
    "cp437",
]


@lru_cache(maxsize=None)
def _characters(encoding: str) -> frozenset[str]:
    return frozenset(bytes(range(256)).decode(encoding, "ignore"))


def possible_encoding(text: str, encoding: str) -> bool:
    """Whether all of the text can be written in a single-byte encoding."""
    return _characters(encoding).issuperset(text)
