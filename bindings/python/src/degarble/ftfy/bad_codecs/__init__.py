"""Codecs that decode what others refuse: sloppy-windows-1252 and its like, and utf-8-variants, also called
cesu8. They are registered when this is imported."""

from __future__ import annotations

import codecs

from . import sloppy, utf8_variants


def search_function(encoding: str) -> codecs.CodecInfo | None:
    """The codec of that name, if it is one of these."""
    name = encoding.lower().replace("_", "-")
    if name in utf8_variants.NAMES:
        return utf8_variants.CODEC_INFO
    return sloppy.codec_of(name) if name.startswith("sloppy-") else None


def ok() -> None:
    """Does nothing: a reason to import this."""


codecs.register(search_function)
