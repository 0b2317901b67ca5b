"""A formatter for datatrove's pipelines:

    from degarble.datatrove import DegarbleFormatter

    pipeline = [reader, DegarbleFormatter(counts=["repair", "restore"]), writer]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.utils.typeshelper import StatHints

from ._fixer import Fixer


class DegarbleFormatter(BaseFormatter):  # type: ignore[misc, unused-ignore]
    """Repairs the text of each document. The options are those of degarble.fix_text."""

    name = "degarble"

    def __init__(
        self, *, counts: Sequence[str] = (), threads: int = 1, batch_size: int = 256, **options: Any
    ) -> None:
        """`counts` names rules, or beginnings of their names: how many edits they made in a document is put into
        its metadata, under "degarble." and the name. datatrove runs a process for each task, so one thread
        is usual."""
        super().__init__()
        self.fixer = Fixer(**options)
        self.counts = list(counts)
        self.threads = threads
        self.batch_size = batch_size

    def format(self, text: str) -> str:
        return self.fixer.fix_text(text)

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        documents = iter(data)
        while batch := list(islice(documents, self.batch_size)):
            with self.track_time():
                self._repair(batch)
            yield from batch

    def _repair(self, batch: list[Any]) -> None:
        texts = [document.text for document in batch]
        fixed = self.fixer.fix_batch(texts, threads=self.threads, counts=self.counts)
        for i, document in enumerate(batch):
            self.stat_update(StatHints.total)
            if fixed.texts[i] != document.text:
                self.stat_update("repaired")
            document.text = fixed.texts[i]
            for name, numbers in fixed.counts.items():
                document.metadata[f"degarble.{name}"] = numbers[i]
