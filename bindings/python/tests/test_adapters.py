"""Each adapter with the library that it is for."""

import pickle

import pytest

import degarble
from texts import MANY

TEXTS = [*MANY, "They dont know."]
FIXED = [degarble.fix_text(text) for text in TEXTS]
PLAIN = [degarble.fix_text(text, ignore="restore") for text in TEXTS]


def test_datatrove(tmp_path):
    pytest.importorskip("datatrove")
    from datatrove.data import Document
    from degarble.datatrove import DegarbleFormatter

    def run(formatter):
        documents = (Document(text=text, id=str(i)) for i, text in enumerate(TEXTS))
        return list(formatter.run(documents))

    formatter = pickle.loads(pickle.dumps(DegarbleFormatter(counts=["restore"], batch_size=5)))
    done = run(formatter)
    assert [document.text for document in done] == FIXED
    assert [document.id for document in done] == [str(i) for i in range(len(TEXTS))]
    counts = degarble.fix_batch(TEXTS, counts=["restore"]).counts["restore"]
    assert [document.metadata["degarble.restore"] for document in done] == counts
    assert [document.text for document in run(DegarbleFormatter(ignore=["restore"]))] == PLAIN
    assert formatter.stats["total"].total == len(TEXTS)
    assert formatter.stats["repaired"].total == sum(a != b for a, b in zip(TEXTS, FIXED, strict=True))
    assert formatter.format(TEXTS[0]) == FIXED[0]


def test_datatrove_in_a_pipeline(tmp_path):
    pytest.importorskip("datatrove")
    import json

    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter
    from degarble.datatrove import DegarbleFormatter

    (tmp_path / "in").mkdir()
    rows = [json.dumps({"text": text, "id": str(i)}) for i, text in enumerate(TEXTS) if text]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    pipeline = [
        JsonlReader(str(tmp_path / "in")),
        DegarbleFormatter(),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    LocalPipelineExecutor(pipeline, logging_dir=str(tmp_path / "logs")).run()
    out = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.jsonl"))
    assert [json.loads(row)["text"] for row in out.splitlines()] == [text for text in FIXED if text]


def test_curator(monkeypatch):
    """With a stand-in for its base class: the package itself brings torch and ray."""
    import sys
    from abc import ABC, abstractmethod
    from types import ModuleType

    class DocumentModifier(ABC):
        def __init__(self):
            self._name = type(self).__name__

        @abstractmethod
        def modify_document(self, *args, **kwargs): ...

        @property
        def name(self):
            return self._name

    name = "nemo_curator"
    for part in ("", ".stages", ".text", ".modifiers", ".doc_modifier"):
        name += part
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules[name].DocumentModifier = DocumentModifier
    from degarble.curator import DegarbleModifier

    modifier = DegarbleModifier(ignore=["restore"])
    assert isinstance(modifier, DocumentModifier) and modifier.name == "DegarbleModifier"
    assert [modifier.modify_document(text) for text in TEXTS] == PLAIN
    monkeypatch.delitem(sys.modules, "degarble.curator")


def test_datasets(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    from degarble.datasets import ColumnFixer

    dataset = datasets.Dataset.from_dict({"text": [*TEXTS, None], "n": list(range(len(TEXTS) + 1))})
    fixed = dataset.map(ColumnFixer("text", counts=["restore"]), batched=True, batch_size=4)
    assert fixed["text"][:] == [*FIXED, None]
    assert fixed["n"][:] == list(range(len(TEXTS) + 1))
    assert sum(fixed["degarble.restore"]) > 0
    assert dataset.map(ColumnFixer("text", ignore=["restore"]), batched=True)["text"][:-1] == PLAIN
    assert dataset.map(ColumnFixer("text"), batched=True, num_proc=2)["text"][:-1] == FIXED
    from datasets.fingerprint import Hasher

    assert Hasher.hash(ColumnFixer("text", form="nfc")) == Hasher.hash(ColumnFixer("text", form="nfc"))
    assert Hasher.hash(ColumnFixer("text", form="nfc")) != Hasher.hash(ColumnFixer("text"))


def test_polars():
    pl = pytest.importorskip("polars")
    import degarble.polars

    assert degarble.polars.DegarbleExpressions
    frame = pl.DataFrame({"text": [*TEXTS, None], "other": TEXTS + ["x"]})
    fixed = frame.with_columns(pl.col("text").degarble.fix(), pl.col("other").degarble.fix(ignore=["restore"]))
    assert fixed["text"].to_list() == [*FIXED, None]
    assert fixed["other"].to_list() == [*PLAIN, "x"]
    lazy = frame.lazy().filter(pl.col("text") == "They dont know.").select(pl.col("text").degarble.fix())
    assert lazy.collect()["text"].to_list() == ["They don't know."]


@pytest.mark.parametrize("dtype", ["str", "object", "string[pyarrow]", "category"])
def test_pandas(dtype):
    pd = pytest.importorskip("pandas")
    import degarble.pandas

    assert degarble.pandas.DegarbleAccessor
    index = range(5, len(TEXTS) + 6)
    series = pd.Series([*TEXTS, None], index=index, name="text", dtype="str" if dtype == "category" else dtype)
    if dtype == "category":
        series = series.astype("category")
    fixed = series.degarble.fix()
    assert [None if pd.isna(text) else text for text in fixed] == [*FIXED, None]
    assert (fixed.index == series.index).all() and fixed.name == "text"
    counts = series.degarble.counts(["restore"])
    assert counts.shape == (len(TEXTS) + 1, 1) and counts["restore"].sum() > 0


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    import degarble.duckdb

    connection = duckdb.connect()
    degarble.duckdb.register(connection)
    degarble.duckdb.register(connection, "undo_mojibake", ignore=["restore"])
    connection.execute("create table documents (n integer, text varchar)")
    connection.executemany("insert into documents values (?, ?)", [(i, text) for i, text in enumerate([*TEXTS, None])])
    rows = connection.execute("select degarble(text), undo_mojibake(text) from documents order by n").fetchall()
    assert rows == [*zip(FIXED, PLAIN, strict=True), (None, None)]
    many = "select count(*), count(distinct degarble(text || n)) from documents, range(2000)"
    assert connection.execute(many).fetchone() == (2000 * (len(TEXTS) + 1), len(TEXTS))
