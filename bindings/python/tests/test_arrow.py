"""Columns, by the Arrow PyCapsule interface."""

import subprocess
import sys

import pytest

import degarble
from texts import FINE, MANY

pa = pytest.importorskip("pyarrow")

TEXTS = [*MANY, None, "They dont know.", None, "a long text that does not fit in a view: dont"] * 7
FIXED = degarble.fix_batch(TEXTS)

TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.binary(),
    pa.large_binary(),
    pa.binary_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.uint16(), pa.string()),
    pa.dictionary(pa.int64(), pa.large_string()),
]


def column(type, texts=TEXTS):
    if pa.types.is_dictionary(type):
        return pa.array(texts, type.value_type).dictionary_encode().cast(type)
    if type in (pa.string_view(), pa.binary_view()):
        base = pa.string() if type == pa.string_view() else pa.binary()
        return pa.array(texts, base).cast(type)
    return pa.array(texts, type)


def result(fixed):
    made = pa.chunked_array(fixed)
    made.validate(full=True)
    return made.to_pylist()


@pytest.mark.parametrize("type", TYPES, ids=str)
def test_each_type_of_text(type):
    array = column(type)
    fixed = degarble.fix_batch(array)
    assert len(fixed) == len(TEXTS)
    assert result(fixed) == FIXED
    assert result(fixed) == FIXED  # it can be taken twice
    whole = pa.chunked_array(fixed).type
    small = type in (pa.string(), pa.binary()) or getattr(type, "value_type", None) == pa.string()
    assert whole == (pa.string() if small else pa.large_string())


@pytest.mark.parametrize("type", TYPES, ids=str)
@pytest.mark.parametrize("threads", [1, 3])
def test_slices_and_chunks(type, threads):
    array = column(type)
    for begin, size in ((0, 5), (3, 20), (11, 64), (90, 1), (5, 0)):
        piece = array.slice(begin, size)
        assert result(degarble.fix_batch(piece, threads=threads)) == FIXED[begin : begin + size]
    chunks = pa.chunked_array([array.slice(0, 9), array.slice(9, 0), array.slice(9, 70)], array.type)
    assert result(degarble.fix_batch(chunks, threads=threads)) == FIXED[:79]


def test_many_rows():
    array = pa.array(MANY * 5000)
    assert result(degarble.fix_batch(array)) == degarble.fix_batch(MANY) * 5000


def test_nothing():
    for array in (pa.array([], pa.string()), pa.chunked_array([], pa.string()), pa.array([None], pa.string())):
        assert result(degarble.fix_batch(array)) == array.to_pylist()


def test_what_is_not_utf8():
    data = [b"caf\xe9", b"\xff\xfe\0", None]
    assert result(degarble.fix_batch(pa.array(data, pa.binary()))) == degarble.fix_batch(data)


def test_counts_are_columns():
    names = ["restore", "repair"]
    for type in (pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())):
        table = pa.table(degarble.fix_batch(column(type), counts=names))
        table.validate(full=True)
        assert table.column_names == ["text", *names]
        assert table["text"].to_pylist() == FIXED
        counts = degarble.fix_batch(TEXTS, counts=names).counts
        assert {name: table[name].to_pylist() for name in names} == counts
        assert table.schema.field("restore").type == pa.uint32()
    assert pa.table(degarble.fix_batch(column(pa.string()), counts=True)).num_columns == 1 + len(degarble.rules())


def test_schema():
    class Column:
        def __init__(self, fixed):
            self.fixed = fixed

        def __arrow_c_schema__(self):
            return self.fixed.__arrow_c_schema__()

    assert pa.field(Column(degarble.fix_batch(column(pa.string())))).type == pa.string()
    schema = pa.schema(Column(degarble.fix_batch(column(pa.string_view()), counts=["restore"])))
    assert schema.names == ["text", "restore"]


@pytest.mark.parametrize(
    "array", [pa.array([1, 2]), pa.array([["a"]]), pa.array([1, 1]).dictionary_encode()], ids=str
)
def test_other_types_are_refused(array):
    with pytest.raises(ValueError, match="column of texts is string"):
        degarble.fix_batch(array)


def test_a_table_is_refused():
    with pytest.raises(ValueError, match='the format "\\+s"'):
        degarble.fix_batch(pa.table({"text": ["x"]}))


def test_a_stream_that_fails():
    def batches():
        yield pa.record_batch([pa.array(["x"])], ["text"])
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches())
    with pytest.raises(ValueError, match="struct|\\+s"):
        degarble.fix_batch(reader)


def test_polars():
    pl = pytest.importorskip("polars")
    series = pl.Series("text", TEXTS)
    fixed = pl.Series("text", degarble.fix_batch(series))
    assert fixed.to_list() == FIXED
    frame = pl.DataFrame(degarble.fix_batch(series, counts=["restore"]))
    assert frame.columns == ["text", "restore"]
    assert pl.Series(degarble.fix_batch(series.cast(pl.Categorical))).to_list() == FIXED


def test_pandas():
    pd = pytest.importorskip("pandas")
    series = pd.Series(TEXTS, dtype="str")
    assert result(degarble.fix_batch(series)) == FIXED
    made = pd.Series(pa.chunked_array(degarble.fix_batch(series)).to_pandas())
    assert [None if pd.isna(text) else text for text in made] == FIXED


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    raw = pa.table({"text": TEXTS})
    assert raw.num_rows == len(TEXTS)
    taken = duckdb.sql("select text from raw").to_arrow_table()["text"]
    fixed = pa.table(degarble.fix_batch(taken, counts=["restore"]))
    rows = duckdb.sql("select text, restore from fixed").fetchall()
    assert [text for text, _ in rows] == FIXED
    assert sum(count for _, count in rows) > 0


def test_the_result_outlives_what_it_was_made_from():
    array = column(pa.string())
    fixed = degarble.fix_batch(array)
    del array
    made = pa.chunked_array(fixed)
    del fixed
    assert made.to_pylist() == FIXED


def test_nothing_is_imported():
    code = """
import sys
import degarble
degarble.fix_batch(["dont", None])
print(sorted({"pyarrow", "polars", "pandas", "numpy", "duckdb"} & set(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_texts_are_not_copied_in():
    """A column that is fine comes out equal, whatever memory lies behind it."""
    array = pa.array([FINE] * 10)
    assert pa.chunked_array(degarble.fix_batch(array)).combine_chunks().equals(array)
