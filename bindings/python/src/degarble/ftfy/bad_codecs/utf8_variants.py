"""UTF-8 as Java and old databases write it: a character above U+FFFF as a pair of encoded surrogates (CESU-8),
and U+0000 as C0 80. Plain UTF-8 is read as well, and encoding gives that."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

NAMES = {"utf-8-variants", "utf-8-variant", "utf8-variants", "utf8-variant", "cesu-8", "cesu8", "java-utf-8",
         "java-utf8", "cesu"}

_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# The beginnings of a pair, of C0 80 and of a character, at the end of what has come so far.
_BEGUN = re.compile(rb"(\xed[\xa0-\xaf][\x80-\xbf](\xed[\xb0-\xbf]?)?|\xed[\xa0-\xaf]?|\xc0|[\xc2-\xdf]"
                    rb"|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


def _character(pair: re.Match[bytes]) -> bytes:
    return pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


class IncrementalDecoder(codecs.IncrementalDecoder):
    """Decodes pieces, however they are cut."""

    def __init__(self, errors: str = "strict") -> None:
        super().__init__(errors)
        self._begun = b""

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]
        data = self._begun + bytes(input)
        found = None if final else _BEGUN.search(data)
        end = found.start() if found else len(data)
        self._begun = data[end:]
        plain = _PAIR.sub(_character, data[:end]).replace(b"\xc0\x80", b"\0")
        return plain.decode("utf-8", self.errors)

    def reset(self) -> None:
        self._begun = b""


def decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:
    read = bytes(data)
    return IncrementalDecoder(errors).decode(read, final=True), len(read)


class StreamReader(codecs.StreamReader):
    def decode(self, input: bytes, errors: str = "strict") -> tuple[str, int]:
        return decode(input, errors)


_utf8 = codecs.lookup("utf-8")
CODEC_INFO = codecs.CodecInfo(
    _utf8.encode,
    decode,
    name="utf-8-variants",
    incrementalencoder=_utf8.incrementalencoder,
    incrementaldecoder=IncrementalDecoder,
    streamwriter=_utf8.streamwriter,
    streamreader=StreamReader,
)
