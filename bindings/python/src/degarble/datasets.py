"""A function for the map() of Hugging Face datasets:

    from degarble.datasets import ColumnFixer

    dataset = dataset.map(ColumnFixer("text"), batched=True)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._fixer import Fixer


class ColumnFixer:
    """Repairs a column of each batch. It pickles to the same bytes each time, so that datasets' cache finds what it
    has made. The options are those of degarble.fix_text."""

    def __init__(self, column: str, *, counts: Sequence[str] = (), threads: int = 1, **options: Any) -> None:
        """`counts` names rules, or beginnings of their names: how many edits they made in a text is put into
        a column that is called "degarble." and the name. map(num_proc=...) has processes, so one thread is usual."""
        self.column = column
        self.counts = list(counts)
        self.threads = threads
        self.fixer = Fixer(**options)

    def __call__(self, batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        fixed = self.fixer.fix_batch(batch[self.column], threads=self.threads, counts=self.counts)
        columns = {f"degarble.{name}": numbers for name, numbers in fixed.counts.items()}
        return {self.column: list(fixed.texts), **columns}
