"""degarble under ftfy's names: import degarble.ftfy as ftfy.

The same functions and options, with the same meanings: encodings are repaired, quotes uncurled, widths unified,
and no apostrophe is restored. What differs is what counts as mojibake: that is degarble's to say, and it looks at
the whole text, not at lines. docs/from-ftfy.md lists the differences.

>>> fix_text("\u00e2\u0153\u201d No problems")
'\u2714 No problems'
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Literal, NamedTuple, TextIO

from .. import _fixer
from . import bad_codecs as bad_codecs
from . import fixes
from .badness import is_bad as is_bad

bad_codecs.ok()


class ExplanationStep(NamedTuple):
    """A step that apply_plan repeats: "apply" and the name of one of FIXERS, or "encode", "decode" or
    "normalize" and what is done that way."""

    action: str
    parameter: str

    def __repr__(self) -> str:
        return repr(tuple(self))


class ExplainedText(NamedTuple):
    text: str
    explanation: list[ExplanationStep] | None
    """None with explain=False."""


class TextFixerConfig(NamedTuple):
    """Which steps are taken. Four of ftfy's options choose parts of how it repairs encodings:
    restore_byte_a0, replace_lossy_sequences, decode_inconsistent_utf8 and fix_c1_controls. degarble weighs all
    of that together, and takes no notice of them."""

    unescape_html: str | bool = "auto"
    """Whether references become characters; "auto": up to the first line with a "<"."""
    remove_terminal_escapes: bool = True
    fix_encoding: bool = True
    restore_byte_a0: bool = True
    replace_lossy_sequences: bool = True
    decode_inconsistent_utf8: bool = True
    fix_c1_controls: bool = True
    fix_latin_ligatures: bool = True
    fix_character_width: bool = True
    uncurl_quotes: bool = True
    fix_line_breaks: bool = True
    fix_surrogates: bool = True
    remove_control_chars: bool = True
    normalization: Literal["NFC", "NFD", "NFKC", "NFKD"] | None = "NFC"
    max_decode_length: int = 1_000_000
    """Takes no notice of it: texts are repaired in linear time."""
    explain: bool = True


FIXERS: dict[str, Callable[[str], str]] = {
    "unescape_html": fixes.unescape_html,
    "remove_terminal_escapes": fixes.remove_terminal_escapes,
    "fix_encoding": fixes.fix_encoding,
    "fix_c1_controls": fixes.fix_c1_controls,
    "fix_latin_ligatures": fixes.fix_latin_ligatures,
    "fix_character_width": fixes.fix_character_width,
    "uncurl_quotes": fixes.uncurl_quotes,
    "fix_line_breaks": fixes.fix_line_breaks,
    "fix_surrogates": fixes.fix_surrogates,
    "remove_control_chars": fixes.remove_control_chars,
}

# In the order in which they are taken, each where the configuration has it.
_STEPS = (
    "remove_terminal_escapes",
    "fix_encoding",
    "fix_latin_ligatures",
    "fix_character_width",
    "uncurl_quotes",
    "fix_line_breaks",
    "fix_surrogates",
    "remove_control_chars",
)

BYTES_ERROR_TEXT = (
    "fix_text takes str. Decode bytes first: by the encoding that they are in if you know it, "
    "else by guess_bytes, or let degarble.fix_text find it out, which takes bytes."
)


def _configured(config: TextFixerConfig | None, options: dict[str, Any]) -> TextFixerConfig:
    if "fix_entities" in options:
        warnings.warn("fix_entities is called unescape_html", DeprecationWarning, stacklevel=3)
        options = {("unescape_html" if name == "fix_entities" else name): options[name] for name in options}
    return (config or TextFixerConfig())._replace(**options)


class _Repair:
    """A text, and the steps that it has gone through."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.steps: list[ExplanationStep] = []

    def take(self, action: str, parameter: str, changed: str) -> None:
        if changed != self.text:
            self.steps.append(ExplanationStep(action, parameter))
            self.text = changed


def _unescaped(text: str, wanted: str | bool) -> str:
    """Line by line: what stands behind the first "<" is HTML, and its references are meant."""
    if not wanted or "&" not in text:
        return text
    if wanted != "auto":
        return fixes.unescape_html(text)
    first = text.find("<")
    end = len(text) if first < 0 else text.rfind("\n", 0, first) + 1
    return fixes.unescape_html(text[:end]) + text[end:]


def _repaired(text: str, config: TextFixerConfig) -> _Repair:
    if isinstance(text, bytes):
        raise UnicodeError(BYTES_ERROR_TEXT)
    repair = _Repair(text)
    while True:
        before = repair.text
        repair.take("apply", "unescape_html", _unescaped(before, config.unescape_html))
        for name in _STEPS:
            if getattr(config, name):
                repair.take("apply", name, FIXERS[name](repair.text))
        if config.normalization is not None:
            form: Any = config.normalization
            repair.take("normalize", form, unicodedata.normalize(form, repair.text))
        if repair.text == before:
            return repair


def fix_text(text: str, config: TextFixerConfig | None = None, **kwargs: Any) -> str:
    """The text, repaired as the configuration says."""
    return _repaired(text, _configured(config, kwargs)).text


def fix_text_segment(text: str, config: TextFixerConfig | None = None, **kwargs: Any) -> str:
    """As fix_text, of a text in which a "<" anywhere means that all of it is HTML."""
    return fix_and_explain(text, _configured(config, kwargs)).text


def fix_and_explain(text: str, config: TextFixerConfig | None = None, **kwargs: Any) -> ExplainedText:
    """The text, repaired as one segment, and the steps that were taken, which apply_plan repeats."""
    config = _configured(config, kwargs)
    if config.unescape_html == "auto":
        config = config._replace(unescape_html="<" not in text)
    repair = _repaired(text, config)
    return ExplainedText(repair.text, repair.steps if config.explain else None)


def fix_encoding_and_explain(text: str, config: TextFixerConfig | None = None, **kwargs: Any) -> ExplainedText:
    """The text with its encodings repaired and nothing else, and the step that did it."""
    config = _configured(config, kwargs)
    repair = _Repair(text)
    if config.fix_encoding:
        repair.take("apply", "fix_encoding", fixes.fix_encoding(text))
    return ExplainedText(repair.text, repair.steps if config.explain else None)


def fix_encoding(text: str, config: TextFixerConfig | None = None, **kwargs: Any) -> str:
    """The text with its encodings repaired and nothing else."""
    return fix_encoding_and_explain(text, config, **kwargs).text


ftfy = fix_text


def apply_plan(text: str, plan: Iterable[tuple[str, str]]) -> str:
    """Takes the steps that an explanation lists."""
    obj: Any = text
    parameter: Any
    for action, parameter in plan:
        if action == "encode":
            obj = obj.encode(parameter)
        elif action == "decode":
            obj = obj.decode(parameter)
        elif action == "normalize":
            obj = unicodedata.normalize(parameter, obj)
        elif action in ("apply", "transcode"):
            if parameter not in FIXERS:
                raise ValueError(f"there is no function to apply that is called {parameter!r}")
            obj = FIXERS[parameter](obj)
        else:
            raise ValueError(f"there is no step that is called {action!r}")
    if not isinstance(obj, str):
        raise ValueError("the plan ends with bytes")
    return obj


def fix_file(
    input_file: TextIO | BinaryIO | Iterable[str | bytes],
    encoding: str | None = None,
    config: TextFixerConfig | None = None,
    **kwargs: Any,
) -> Iterator[str]:
    """Repairs a file line by line. Lines of bytes are decoded from `encoding`, or, without one, from what
    guess_bytes says of the first that is not ASCII."""
    config = _configured(config, kwargs)
    for line in input_file:
        if isinstance(line, bytes):
            if encoding is None:
                line, guessed = guess_bytes(line)
                encoding = None if guessed in ("utf-8", "ascii") else guessed
            else:
                line = line.decode(encoding)
        if config.unescape_html == "auto" and "<" in line:
            config = config._replace(unescape_html=False)
        yield fix_text(line, config)


# How Python calls what degarble finds, where a reader of bytes expects to hear that.
_NAMES = {"US-ASCII": "utf-8", "UTF-8": "utf-8", "windows-1252": "sloppy-windows-1252", "macintosh": "macroman"}


def guess_bytes(bstring: bytes) -> tuple[str, str]:
    """The text that the bytes most likely are, and the name of its encoding. degarble.detect says more."""
    if isinstance(bstring, str):
        raise UnicodeError("guess_bytes takes bytes; this is str already")
    if bstring.startswith((b"\xfe\xff", b"\xff\xfe")):
        return bstring.decode("utf-16"), "utf-16"
    for name in ("utf-8", "utf-8-variants"):
        try:
            return bstring.decode(name), name
        except UnicodeDecodeError:
            continue
    if b"\r" in bstring and b"\n" not in bstring:
        return bstring.decode("macroman"), "macroman"  # the only system whose lines end so
    found = _fixer.detect(bstring).encoding
    name = _NAMES.get(found, found)
    try:
        return bstring.decode(name), name
    except (LookupError, UnicodeDecodeError):
        return _fixer.fix_text(bstring, from_=found, select="decode", form="none"), name


def explain_unicode(text: str) -> None:
    """Prints a line about each character."""
    for character in text:
        shown = character if character.isprintable() else ascii(character)[1:-1]
        name = unicodedata.name(character, "<unknown>")
        print(f"U+{ord(character):04X}  {shown:7} [{unicodedata.category(character)}] {name}")
