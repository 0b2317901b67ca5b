"""A function for DuckDB's SQL, which hands columns over by pyarrow:

    import degarble.duckdb

    degarble.duckdb.register(connection)
    connection.sql("select degarble(text) from documents")
"""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from ._fixer import Fixer


def register(connection: duckdb.DuckDBPyConnection, name: str = "degarble", *, threads: int = 1, **options: Any) -> None:
    """Makes a function of that name, from VARCHAR to VARCHAR. DuckDB has threads of its own, so one is usual here.
    The options are those of degarble.fix_text."""
    fixer = Fixer(**options)

    def fix(column: Any) -> Any:
        return pa.chunked_array(fixer.fix_batch(column, threads=threads)).combine_chunks()

    connection.create_function(
        name, fix, [duckdb.sqltype("VARCHAR")], duckdb.sqltype("VARCHAR"), type="arrow", null_handling="special"
    )
