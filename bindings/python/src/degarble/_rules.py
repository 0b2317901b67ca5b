"""The rules, by name."""

from __future__ import annotations

from typing import NamedTuple

from . import _degarble


class Rule(NamedTuple):
    """Something that may change a text; docs/rules.md has them all, with examples."""

    name: str
    confidence: int
    """Per cent: how often it is right where it acts, rounded down."""
    profile: str
    """The smallest that has it: "archive", "standard" or "nlp"."""
    summary: str


def rules() -> list[Rule]:
    """All rules, in the order in which the stages run."""
    return [Rule(*fields) for fields in _degarble.rules()]
