"""ftfy's single steps, under its names. What it does to encodings is degarble's repair."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from html.entities import html5

from .. import _fixer

# What counts as a repair of encodings: not what ftfy has steps of its own for, nor what it does not do.
ENCODING_RULES = (
    "repair.c1-controls",
    "repair.utf8-as-windows-1252",
    "repair.utf8-as-legacy",
    "repair.legacy-as-legacy",
)
_REPAIRS = _fixer.Fixer(select=ENCODING_RULES, form="none")

_TO_STRAIGHT = str.maketrans({mark: "'" for mark in "\u02bc\u2018\u2019\u201a\u201b"}
                             | {mark: '"' for mark in "\u201c\u201d\u201e\u201f"})

_LIGATURES = str.maketrans(
    {letter: unicodedata.normalize("NFKC", letter) for letter in
     "\u0132\u0133\u0149\u01f1\u01f2\u01f3\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"}
    | {letter: unicodedata.normalize("NFC", unicodedata.normalize("NFKC", letter)) for letter in
       "\u01c4\u01c5\u01c6\u01c7\u01c8\u01c9\u01ca\u01cb\u01cc"})

# Full-width letters and signs, half-width katakana and signs; the ideographic space is as wide as they.
_WIDTHS = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFFF0)} | {"\u3000": " "})

_CONTROLS = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F, *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFD)])

_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _any_of(table: Mapping[int, object]) -> re.Pattern[str]:
    """Finds characters that a table translates: much faster than to translate a text that has none."""
    return re.compile("[" + "".join(map(re.escape, map(chr, table))) + "]")


_HAS_QUOTES = _any_of(_TO_STRAIGHT)
_HAS_LIGATURES = _any_of(_LIGATURES)
_HAS_WIDTHS = _any_of(_WIDTHS)
_HAS_CONTROLS = _any_of(_CONTROLS)

_TERMINAL = re.compile("\x1b\\[[0-9;]*[a-zA-Z]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][0-9A-Za-z]{0,23});")
_C1_CONTROL = re.compile("[\x80-\x9f]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def _without_latin1(text: str) -> str:
    """What a whole text was before UTF-8 was read as Latin-1. Controls that are the second halves of characters
    prove it; what comes out is judged by itself, as if it had never been damaged."""
    if _C1_CONTROL.search(text):
        try:
            return text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            pass
    return text


def _encoding_fixed(text: str) -> str:
    return _REPAIRS.fix_text(_without_latin1(text))


def fix_encoding(text: str) -> str:
    """Reads mojibake as what it was. Surrogates, which no encoding gives, stay."""
    if _SURROGATES.search(text):
        pieces = re.split(f"({_SURROGATES.pattern})", text)
        pieces[::2] = [_encoding_fixed(piece) for piece in pieces[::2]]
        return "".join(pieces)
    return _encoding_fixed(text)


def _character_of(entity: re.Match[str]) -> str:
    """As browsers read it; a name in capitals stands for the capital."""
    text = entity[0]
    name = text[1:]
    if name in html5 or text[1] == "#":
        return html.unescape(text)
    letter = html5.get(name.lower(), "")
    return letter.upper() if len(letter) == 1 and name[:-1].isupper() else text


def unescape_html(text: str) -> str:
    """Reads references to characters that end with a semicolon."""
    return _ENTITY.sub(_character_of, text)


def remove_terminal_escapes(text: str) -> str:
    """Removes colours and the like of terminals."""
    return _TERMINAL.sub("", text)


def uncurl_quotes(text: str) -> str:
    """Puts straight quotation marks for curly ones."""
    return text.translate(_TO_STRAIGHT) if _HAS_QUOTES.search(text) else text


def fix_latin_ligatures(text: str) -> str:
    """Takes ligatures apart."""
    return text.translate(_LIGATURES) if _HAS_LIGATURES.search(text) else text


def fix_character_width(text: str) -> str:
    """Gives East Asian widths of characters their usual width."""
    return text.translate(_WIDTHS) if _HAS_WIDTHS.search(text) else text


def fix_line_breaks(text: str) -> str:
    """Ends all lines with a line feed."""
    return _LINE_BREAKS.sub("\n", text)


def fix_surrogates(text: str) -> str:
    """Joins pairs of surrogates, and puts U+FFFD for those that have no partner."""
    return _SURROGATES.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    if len(found[0]) == 1:
        return "\ufffd"
    return found[0].encode("utf-16", "surrogatepass").decode("utf-16")


def remove_control_chars(text: str) -> str:
    """Removes control characters that show nothing."""
    return text.translate(_CONTROLS) if _HAS_CONTROLS.search(text) else text


def remove_bom(text: str) -> str:
    """Removes a byte order mark in front of the text."""
    return text.removeprefix("\ufeff")


def fix_c1_controls(text: str) -> str:
    """Reads C1 controls as windows-1252."""
    return text.translate(_C1)


def decode_escapes(text: str) -> str:
    """Reads the escape sequences of Python's strings."""
    return re.sub(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\{[^}]+\}|[0-7]{1,3}|[\\'\"abfnrtv])",
                  lambda found: found[0].encode().decode("unicode-escape"), text)
