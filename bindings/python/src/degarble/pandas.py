"""An accessor for pandas:

    import degarble.pandas

    frame["text"] = frame["text"].degarble.fix(ignore=["restore"])
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ._fixer import Fixer


@pd.api.extensions.register_series_accessor("degarble")
class DegarbleAccessor:
    """What `.degarble` of a series of strings has."""

    def __init__(self, series: pd.Series[Any]) -> None:
        self._series = series

    def _texts(self) -> list[Any]:
        missing = self._series.isna()
        return [None if is_missing else text for text, is_missing in zip(self._series, missing, strict=True)]

    def fix(self, *, threads: int = 0, **options: Any) -> pd.Series[Any]:
        """The repaired strings, with the series' index, name and type (a categorical's is that of its categories);
        what is missing stays so. The options are those of degarble.fix_text."""
        fixed = Fixer(**options).fix_batch(self._texts(), threads=threads)
        dtype = self._series.dtype
        if isinstance(dtype, pd.CategoricalDtype):
            dtype = dtype.categories.dtype
        return pd.Series(fixed, index=self._series.index, name=self._series.name, dtype=dtype)

    def counts(self, names: Sequence[str], *, threads: int = 0, **options: Any) -> pd.DataFrame:
        """How many edits the rules of each name, or beginning of a name, would make in each string."""
        batch = Fixer(**options).fix_batch(self._texts(), threads=threads, counts=list(names))
        return pd.DataFrame(batch.counts, index=self._series.index)
