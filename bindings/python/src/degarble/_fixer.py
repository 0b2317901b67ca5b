"""Fixers and streams, and what is done with a fixer that nobody has made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypedDict, overload

from . import _degarble
from ._results import Detection, Edit, Finding, Repair

if TYPE_CHECKING:
    from typing_extensions import Buffer, Unpack

    Text = str | Buffer


class Options(TypedDict, total=False):
    """The options of the command, by the names that they have there; `from` and `as` are words of Python's,
    so their options are `from_` and `as_`. docs/options.md says what each does."""

    from_: str
    hint: str
    profile: Literal["archive", "standard", "nlp"]
    select: str | Sequence[str]
    ignore: str | Sequence[str]
    also: str | Sequence[str]
    min_confidence: int
    form: Literal["none", "nfc", "nfd", "nfkc", "nfkd"]
    newlines: Literal["keep", "lf", "crlf"]
    apostrophe: Literal["match", "straight", "curly"]
    assume_dropped: bool
    line_buffered: bool
    explain: bool
    as_: Literal["auto", "plain", "json", "jsonl", "csv", "tsv", "html", "xml", "sql", "srt", "vtt", "ass", "po"]
    field: str
    column: str


class ArrowStream(Protocol):
    """A column of texts that any library has, such as pyarrow, Polars, pandas 3 or DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


ArrowText = _degarble.ArrowText


class Batch(NamedTuple):
    """Repaired texts, and how many edits the rules made in each."""

    texts: list[str | None]
    counts: dict[str, list[int]]
    """By the names that were asked for; each list is as long as `texts`."""


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (str, int)):
        return str(value)
    if isinstance(value, Iterable):
        return ",".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    raise TypeError(f"an option is a str, a number, True or False, or a list of str, not {value!r}")


def _settings(options: dict[str, Any]) -> dict[str, str]:
    names = {name: name.rstrip("_").replace("_", "-") for name in options}
    unknown = [name for name in options if name not in Options.__annotations__]
    if unknown:
        known = ", ".join(Options.__annotations__)
        raise TypeError(f'there is no option "{unknown[0]}"; there are {known}')
    return {names[name]: _value(value) for name, value in options.items() if value is not None}


def _columns(counts: bool | Sequence[str]) -> list[str]:
    if isinstance(counts, str):
        return [counts]
    if isinstance(counts, bool):
        return [name for name, *_ in _degarble.rules()] if counts else []
    return list(counts)


def _edits(tuples: Iterable[tuple[Any, ...]]) -> list[Edit]:
    return [Edit(*fields) for fields in tuples]


class Fixer:
    """Compiled options. Immutable, and any number of threads may use one at a time. It can be pickled.

    >>> Fixer(profile="nlp", ignore=["restore"]).fix_text("\u201cdon\u00e2\u20ac\u2122t\u201d")
    '"don\\'t"'
    """

    __slots__ = ("_fixer", "_options")

    def __init__(self, **options: Unpack[Options]) -> None:
        """Raises Error, which is a ValueError, for a value that is none of an option's, and TypeError for
        an option that there is not."""
        self._options = options
        self._fixer = _degarble.Fixer(_settings(dict(options)))

    @property
    def options(self) -> Options:
        """What the fixer was made with."""
        return self._options.copy()

    def fix_text(self, text: Text) -> str:
        """The repaired text of a str, or of bytes in any encoding. Any text has one; TypeError is for what
        is no text. A str that is fine is returned as it is."""
        return self._fixer.fix(text)

    @overload
    def fix(self, text: Text, *, edits: Literal[False] = False) -> str: ...
    @overload
    def fix(self, text: Text, *, edits: Literal[True]) -> Repair: ...
    def fix(self, text: Text, *, edits: bool = False) -> str | Repair:
        """As fix_text, or, with `edits`, what was changed and what was left alone, too."""
        if not edits:
            return self._fixer.fix(text)
        fixed, changes, found = self._fixer.fix_and_tell(text)
        return Repair(fixed, _edits(changes), [Finding(*fields) for fields in found])

    @overload
    def fix_batch(
        self, texts: ArrowStream | ArrowArray, *, threads: int = 0, counts: bool | Sequence[str] = False
    ) -> ArrowText: ...
    @overload
    def fix_batch(
        self, texts: Iterable[Text | None], *, threads: int = 0, counts: Literal[False] = False
    ) -> list[str | None]: ...
    @overload
    def fix_batch(
        self, texts: Iterable[Text | None], *, threads: int = 0, counts: Literal[True] | Sequence[str]
    ) -> Batch: ...
    def fix_batch(
        self,
        texts: Iterable[Text | None] | ArrowStream | ArrowArray,
        *,
        threads: int = 0,
        counts: bool | Sequence[str] = False,
    ) -> list[str | None] | Batch | ArrowText:
        """The repaired texts, in their order, each as fix_text repairs it: the others, and how many threads
        there are, make no difference. None and null stay.

        `threads` work on them without the GIL; 0 stands for one a processor. With `counts`, which names
        rules or beginnings of their names, or is True for all rules, also tells how many edits of each text
        they had a part in.

        A list, or anything else that can be walked over, gives a list, or with `counts` a Batch. What has
        the Arrow PyCapsule interface is read where it lies, and gives an ArrowText, which has it, too: a
        column of string for string, binary and dictionaries of these, of large_string for all others; with
        `counts`, a table with the column "text" and one of uint32 for each name.
        """
        if threads < 0:
            raise ValueError(f"threads is {threads}; it takes 0, for one a processor, or more")
        columns = _columns(counts)
        if hasattr(texts, "__arrow_c_stream__") or hasattr(texts, "__arrow_c_array__"):
            return self._fixer.fix_arrow(texts, threads, columns)
        if isinstance(texts, (str, bytes, bytearray, memoryview)):
            raise TypeError("fix_batch takes many texts; fix_text takes one")
        if not isinstance(texts, Iterable):
            raise TypeError(f"fix_batch takes a list of texts or an Arrow column, not {type(texts)}")
        fixed, numbers = self._fixer.fix_list(list(texts), threads, columns)
        if counts is False:
            return fixed
        return Batch(fixed, dict(zip(columns, numbers, strict=True)))

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self._options,)

    def __repr__(self) -> str:
        options = ", ".join(f"{name}={value!r}" for name, value in self._options.items())
        return f"Fixer({options})"


def _made(options: Options) -> Fixer:
    return Fixer(**options)


class Stream:
    """One text in progress, for one thread at a time. How it is cut into writes makes no difference.

    >>> stream = Stream()
    >>> stream.write(b"caf") + stream.write(b"\\xe9") + stream.finish()
    'caf\u00e9'
    """

    __slots__ = ("_keeps_edits", "_stream")

    def __init__(self, fixer: Fixer | None = None, *, edits: bool = False) -> None:
        """With `edits`, take_edits() tells what was changed."""
        self._keeps_edits = edits
        self._stream = _degarble.TextStream((fixer or _fixer())._fixer, edits)

    def write(self, chunk: Text) -> str:
        """Takes the next bytes, or the next piece of a str, and returns the text that they made certain.
        Some 130 KiB are kept back at most."""
        return self._stream.write(chunk)

    def finish(self) -> str:
        """Ends the text, and returns the rest. The stream is then ready for another text."""
        return self._stream.finish()

    def take_edits(self) -> list[Edit]:
        """The edits since this was asked last. Positions are bytes from the text's begin, of UTF-8 where a
        str was written."""
        if not self._keeps_edits:
            raise ValueError("this stream keeps no edits; make it by Stream(edits=True)")
        return _edits(self._stream.take_edits())


@lru_cache(maxsize=64)
def _cached(options: tuple[tuple[str, Any], ...]) -> Fixer:
    return _made(dict(options))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def _fixer(**options: Any) -> Fixer:
    """A fixer with these options, which is kept for the next call."""
    if not options:
        return _cached(())
    hashable = {
        name: value if isinstance(value, (str, int, type(None))) else tuple(value)
        for name, value in options.items()
    }
    return _cached(tuple(sorted(hashable.items())))


def fix_text(text: Text, **options: Unpack[Options]) -> str:
    """The repaired text of a str, or of bytes in any encoding: Fixer(**options).fix_text(text).

    >>> fix_text("They dont know the caf\u00c3\u00a9.")
    "They don't know the caf\u00e9."
    """
    return _fixer(**options).fix_text(text)


@overload
def fix(text: Text, *, edits: Literal[False] = False, **options: Unpack[Options]) -> str: ...
@overload
def fix(text: Text, *, edits: Literal[True], **options: Unpack[Options]) -> Repair: ...
def fix(text: Text, *, edits: bool = False, **options: Unpack[Options]) -> str | Repair:
    """The repaired text, or, with `edits`, a Repair: Fixer(**options).fix(text, edits=edits)."""
    fixer = _fixer(**options)
    return fixer.fix(text, edits=True) if edits else fixer.fix_text(text)


@overload
def fix_batch(
    texts: ArrowStream | ArrowArray,
    *,
    threads: int = 0,
    counts: bool | Sequence[str] = False,
    **options: Unpack[Options],
) -> ArrowText: ...
@overload
def fix_batch(
    texts: Iterable[Text | None],
    *,
    threads: int = 0,
    counts: Literal[False] = False,
    **options: Unpack[Options],
) -> list[str | None]: ...
@overload
def fix_batch(
    texts: Iterable[Text | None],
    *,
    threads: int = 0,
    counts: Literal[True] | Sequence[str],
    **options: Unpack[Options],
) -> Batch: ...
def fix_batch(
    texts: Any, *, threads: int = 0, counts: Any = False, **options: Unpack[Options]
) -> list[str | None] | Batch | ArrowText:
    """The repaired texts, in their order: Fixer(**options).fix_batch(texts, ...).

    >>> fix_batch(["fine", None, b"caf\\xe9"])
    ['fine', None, 'caf\u00e9']
    """
    result: list[str | None] | Batch | ArrowText
    result = _fixer(**options).fix_batch(texts, threads=threads, counts=counts)
    return result


def detect(text: Text, *, from_: str = "auto", hint: str = "") -> Detection:
    """The encoding, the language and the line ends of bytes (or of the UTF-8 of a str).

    >>> detect(b"It\\x92s the caf\\xe9 that they don\\x92t know.").encoding
    'windows-1252'
    """
    return Detection(*_degarble.detect(text, _settings({"from_": from_, "hint": hint})))
