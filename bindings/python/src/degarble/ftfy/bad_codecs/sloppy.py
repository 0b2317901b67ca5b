"""Single-byte encodings in which each byte has a character: one that the encoding leaves undefined stands for
the control character of its number, as browsers read windows-1252."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

NAMES = [f"windows-{number}" for number in (874, *range(1250, 1259))]
NAMES += [f"iso-8859-{part}" for part in (3, 6, 7, 8, 11)]


def _table(encoding: str) -> str:
    """Its 256 characters."""
    encoding = encoding.replace("windows-", "cp")
    characters = [
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)
    ]
    return "".join(characters)


@lru_cache(maxsize=None)
def codec_of(name: str) -> codecs.CodecInfo | None:
    """The codec "sloppy-windows-1252"; None if there is none of that name."""
    if name.removeprefix("sloppy-") not in NAMES:
        return None
    table = _table(name.removeprefix("sloppy-"))
    # ISO 8859-8 has U+00D7 at AA, and nothing at D7. U+FFFD is written as byte 1A, as ftfy does.
    places = {ord(character): byte for byte, character in reversed(list(enumerate(table)))} | {0xFFFD: 0x1A}

    def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return codecs.charmap_encode(text, errors, places)

    def decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
        return codecs.charmap_decode(bytes(data), errors, table)

    class Encoder(codecs.IncrementalEncoder):
        def encode(self, input: str, final: bool = False) -> bytes:
            return encode(input, self.errors)[0]

    class Decoder(codecs.IncrementalDecoder):
        def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]
            return decode(input, self.errors)[0]

    return codecs.CodecInfo(encode, decode, name=name, incrementalencoder=Encoder, incrementaldecoder=Decoder)
