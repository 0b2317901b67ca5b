"""Columns of Spark data frames, repaired where they lie, Arrow batch by Arrow batch:

    from degarble.spark import fix_column, read_files

    fixed = fix_column(spark.read.json("documents/*.jsonl"), "text", counts=["repair", "restore"])
    texts = read_files(spark, "crawl/*.txt")

The package has to be there on the workers; where it can't be, rdd.pipe("degarble --line-buffered") needs nothing but
the command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import BinaryType, LongType, StringType, StructField, StructType

from ._fixer import Fixer


def _column_of(array: Any) -> Any:
    return pa.chunked_array(array).combine_chunks()


def _repair(
    fixer: Fixer, column: str, counts: list[str], schema: Any
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a worker does with the batches of a partition."""

    def repair(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            arrays = {name: batch.column(i) for i, name in enumerate(batch.schema.names)}
            fixed = fixer.fix_batch(arrays[column], threads=1, counts=counts)
            if counts:
                table = pa.table(fixed)
                arrays[column] = table["text"].combine_chunks()
                for name in counts:
                    arrays[f"degarble.{name}"] = table[name].combine_chunks()
            else:
                arrays[column] = _column_of(fixed)
            columns = [arrays[field.name].cast(field.type) for field in schema]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    return repair


def fix_column(frame: DataFrame, column: str, *, counts: Sequence[str] = (), **options: Any) -> DataFrame:
    """The frame with a column of strings, or of bytes, which become strings, repaired; null stays. Each text is
    repaired for itself, so neither partitions nor failed tasks make a difference.

    `counts` names rules, or beginnings of their names: how many edits they made in a text is a column of bigint
    that is called "degarble." and the name. The options are those of degarble.fix_text.
    """
    if column not in frame.columns:
        raise ValueError(f'there is no column "{column}"; there are {", ".join(frame.columns)}')
    if not isinstance(frame.schema[column].dataType, (StringType, BinaryType)):
        raise ValueError(f'the column "{column}" holds {frame.schema[column].dataType.simpleString()}, no text')
    fields = [StructField(column, StringType()) if field.name == column else field for field in frame.schema.fields]
    fields += [StructField(f"degarble.{name}", LongType()) for name in counts]
    schema = StructType(fields)
    from pyspark.sql.pandas.types import to_arrow_schema

    repair = _repair(Fixer(**options), column, list(counts), to_arrow_schema(schema))
    return frame.mapInArrow(repair, schema)


def read_files(spark: SparkSession, path: str | list[str], **options: Any) -> DataFrame:
    """The texts of files of any encoding, one row a file, with the columns "path" and "text". Spark's own reader of
    texts takes all files for UTF-8, and loses what is not."""
    files = spark.read.format("binaryFile").load(path).select("path", "content")
    return fix_column(files, "content", **options).withColumnRenamed("content", "text")
