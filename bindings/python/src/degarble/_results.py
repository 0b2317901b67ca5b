"""What a repair says of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from . import _degarble
from ._degarble import Error

_Text = TypeVar("_Text", str, bytes)


class Edit(NamedTuple):
    """One change: what stood at [begin, end) of the input became `text`.

    Positions count characters (code points) where the input was a str, and bytes where it was bytes.
    """

    begin: int
    end: int
    original: str | bytes
    """What stood there: of the input's type."""
    text: str
    """What stands there now; empty where something was removed."""
    rules: tuple[str, ...]
    """The names of all rules that had a part in it, such as "repair.utf8-as-windows-1252"."""
    confidence: int
    """Per cent; the least sure rule decides."""
    detail: str = ""
    """More exactly what was undone, such as "windows-1251"; may be empty."""
    reason: str = ""
    """Why, with the option `explain`; else empty."""


class Finding(NamedTuple):
    """Something at [begin, end) of the input that looks broken and was left alone, because the repair is
    not sure enough or unknown. Positions are as those of an Edit."""

    begin: int
    end: int
    original: str | bytes
    suggestion: str
    """What might have stood there; empty when there is no idea."""
    rules: tuple[str, ...]
    confidence: int
    """Per cent, of the suggestion."""


class Repair(NamedTuple):
    """A repaired text, and what became of it."""

    text: str
    edits: list[Edit]
    """Sorted by position, and never overlapping."""
    findings: list[Finding]


class Detection(NamedTuple):
    """What can be said of a text without changing it."""

    encoding: str
    """A name that the option `from_` takes; "US-ASCII" if nothing is above it."""
    second: str
    """The encoding of the lines that are in another one; empty if there are none."""
    language: str
    """A BCP 47 tag; empty for what is no language, or too short to tell."""
    confidence: int
    """Per cent, in the encodings."""
    byte_order_mark: bool
    lf: int
    """Line ends of each kind."""
    crlf: int
    cr: int
    lines: int
    utf8: int
    """Lines that are UTF-8 and not ASCII; 0 for UTF-16 and its like."""
    not_utf8: int
    """Lines that are not UTF-8; likewise."""
    damaged: int
    """Lines with bytes that stand for nothing, U+FFFD or C1 controls."""


class OffsetMap:
    """Where what stands in the input of a repair is in its output, and the other way round, so that
    annotations survive. Between the edits all stands as it was; an edit is taken whole.

    >>> import degarble
    >>> repair = degarble.fix("caf\u00c3\u00a9 and bar", edits=True)
    >>> OffsetMap(repair.edits).to_output(6, 9)
    (5, 8)
    """

    __slots__ = ("_map", "_replacements")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Of the edits of a str: positions are characters of input and output. Those of bytes would be
        bytes of the input beside characters of the output, and are refused with a TypeError."""
        replacements: list[tuple[int, int, int]] = []
        for edit in edits:
            if isinstance(edit.original, bytes):
                raise TypeError("an OffsetMap is of the edits of a str; decode the input first")
            replacements.append((edit.begin, edit.end, len(edit.text)))
        self._keep(replacements)

    def _keep(self, replacements: list[tuple[int, int, int]]) -> None:
        self._replacements = replacements
        self._map = _degarble.OffsetMap(replacements)

    @classmethod
    def _of(cls, replacements: list[tuple[int, int, int]]) -> OffsetMap:
        """Of spans of the input, and the length of what each became."""
        made = cls.__new__(cls)
        made._keep(replacements)
        return made

    def to_output(self, begin: int, end: int) -> tuple[int, int]:
        """What became of [begin, end) of the input: as little as holds all of it. What was inserted at its
        borders is not in it; nothing is left of what was deleted. An empty span stands for a position, and
        stays in front of what was inserted there."""
        return self._map.span_to_output(begin, end)

    def to_input(self, begin: int, end: int) -> tuple[int, int]:
        """Where [begin, end) of the output came from, likewise."""
        return self._map.span_to_input(begin, end)

    def __reduce__(self) -> tuple[object, ...]:
        return OffsetMap._of, (self._replacements,)


def _like(text: str | bytes, model: _Text) -> _Text:
    """`text` as the type of `model`; only what replaced bytes may change its type."""
    if isinstance(model, str):
        if isinstance(text, str):
            return text
        raise TypeError("these are edits of bytes; give the text as bytes: text.encode()")
    return text.encode("utf-8") if isinstance(text, str) else text


def _checked(edits: Sequence[Edit], text: str | bytes) -> None:
    for edit in edits:
        if isinstance(edit.original, str) != isinstance(text, str):
            kinds = ("bytes", "bytes: text.encode()") if isinstance(text, str) else ("a str", "a str")
            raise TypeError(f"these are edits of {kinds[0]}; give the text as {kinds[1]}")


def replay(edits: Sequence[Edit], text: _Text) -> _Text:
    """`text`, the input of a repair, with the edits carried out: its output. That of bytes is UTF-8.

    Raises Error where the edits are not those of the text.
    """
    _checked(edits, text)
    pieces: list[Any] = []
    done = 0
    for edit in edits:
        if edit.begin < done or text[edit.begin : edit.end] != edit.original:
            raise Error(f"these are not the edits of this text: it differs at {edit.begin}")
        pieces += text[done : edit.begin], _like(edit.text, text)
        done = edit.end
    pieces.append(text[done:])
    return text[:0].join(pieces)


def undo(edits: Sequence[Edit], output: _Text) -> _Text:
    """The input that the edits turned into `output`. Give the output of bytes as bytes: text.encode().

    Raises Error where `output` is not what the edits made.
    """
    _checked(edits, output)
    pieces: list[Any] = []
    done = shift = 0  # in the output; output minus input so far
    for edit in edits:
        text = _like(edit.text, output)
        begin = edit.begin + shift
        end = begin + len(text)
        if begin < done or end > len(output) or output[begin:end] != text:
            raise Error(f"this is not the text that the edits made: it differs at {begin}")
        pieces += output[done:begin], _like(edit.original, output)
        done = end
        shift += len(text) - (edit.end - edit.begin)
    pieces.append(output[done:])
    return output[:0].join(pieces)
