"""Repairs text that went through the wrong encoding, puts lost apostrophes back, and gives clean Unicode.

>>> import degarble
>>> degarble.fix_text("They dont know the caf\u00c3\u00a9.")
"They don't know the caf\u00e9."

Text that is fine is never touched. Any str or bytes give a str; only a mistake in the options is an error.
"""

from . import _interpreter as _interpreter  # first: it refuses to go on where the module can't
from ._degarble import Error, version
from ._fixer import (
    ArrowText,
    Batch,
    Fixer,
    Options,
    Stream,
    detect,
    fix,
    fix_batch,
    fix_text,
)
from ._results import Detection, Edit, Finding, OffsetMap, Repair, replay, undo
from ._rules import Rule, rules

__version__ = version()

__all__ = [
    "ArrowText",
    "Batch",
    "Detection",
    "Edit",
    "Error",
    "Finding",
    "Fixer",
    "OffsetMap",
    "Options",
    "Repair",
    "Rule",
    "Stream",
    "__version__",
    "detect",
    "fix",
    "fix_batch",
    "fix_text",
    "replay",
    "rules",
    "undo",
]
