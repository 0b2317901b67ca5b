"""Whether a text looks misread: whether degarble would read it another way."""

from __future__ import annotations

from .. import _fixer
from .fixes import ENCODING_RULES


def badness(text: str) -> int:
    """How many places of the text degarble would read another way. ftfy counts unlikely pairs of characters;
    of both, 0 means that there is nothing to do."""
    return len(_fixer.fix(text, edits=True, select=ENCODING_RULES, form="none").edits)


def is_bad(text: str) -> bool:
    """Whether there is mojibake in the text."""
    return badness(text) > 0
