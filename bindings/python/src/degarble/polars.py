"""Expressions for Polars, eager or lazy:

    import degarble.polars

    frame.with_columns(pl.col("text").degarble.fix(ignore=["restore"]))
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ._fixer import Fixer


@pl.api.register_expr_namespace("degarble")
class DegarbleExpressions:
    """What `.degarble` of an expression of strings has."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def fix(self, *, threads: int = 0, **options: Any) -> pl.Expr:
        """The repaired strings; null stays. The options are those of degarble.fix_text."""
        fixer = Fixer(**options)

        def fix(series: pl.Series) -> pl.Series:
            return pl.Series(series.name, fixer.fix_batch(series, threads=threads), dtype=pl.String)

        # Each string is repaired for itself, so pieces of a column may be handed over.
        return self._expression.map_batches(fix, return_dtype=pl.String, is_elementwise=True)
