"""A real cluster on this machine: a master and two workers with an executor each."""

import os
import pathlib
import signal
import sys
import threading
import time

import pytest

import degarble
from texts import FINE, MANY

pytestmark = pytest.mark.heavy
pytest.importorskip("pyspark")

DOCUMENTS = int(os.environ.get("DEGARBLE_SPARK_DOCUMENTS", "1000000"))
TEXTS = [text for text in MANY if text] + ["They dont know what to do, and it isnt known.", FINE + " They said."]


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("degarble")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.task.maxFailures", "8")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def documents(spark, count, partitions):
    from pyspark.sql import functions as f

    texts = f.array(*[f.lit(text) for text in TEXTS])
    chosen = texts[(f.col("id") % len(TEXTS)).cast("int")]
    return spark.range(count, numPartitions=partitions).select("id", f.concat(chosen, f.lit("\n"), "id").alias("text"))


def test_columns(spark):
    from degarble.spark import fix_column

    rows = [(i, text) for i, text in enumerate([*MANY, None])]
    frame = spark.createDataFrame(rows, "n int, text string").repartition(3)
    fixed = fix_column(frame, "text", counts=["restore"], ignore=["normalize"])
    assert fixed.columns == ["n", "text", "degarble.restore"]
    batch = degarble.fix_batch([text for _, text in rows], counts=["restore"], ignore=["normalize"])
    expected = list(zip(range(len(rows)), batch.texts, batch.counts["restore"], strict=True))
    assert sorted(map(tuple, fixed.collect())) == expected
    with pytest.raises(ValueError, match="there are n, text"):
        fix_column(frame, "nothing")
    with pytest.raises(ValueError, match="holds int, no text"):
        fix_column(frame, "n")


def test_files_of_any_encoding(spark, tmp_path):
    from degarble.spark import read_files

    for name, data in (("a.txt", b"The caf\xe9 isn\x92t open."), ("b.txt", "caf\u00e9".encode("utf-16"))):
        (tmp_path / name).write_bytes(data)
    rows = {pathlib.Path(row.path).name: row.text for row in read_files(spark, str(tmp_path)).collect()}
    assert rows == {"a.txt": "The caf\u00e9 isn\u2019t open.", "b.txt": "caf\u00e9"}


def test_the_command_in_a_pipe(spark):
    """For workers without the package; here it is the package's own command."""
    lines = [text.replace("\n", " ") for text in TEXTS if "\0" not in text]
    command = f"{sys.executable} -m degarble --line-buffered --select repair"
    piped = spark.sparkContext.parallelize(lines, 2).pipe(command).collect()
    assert len(piped) == len(lines)
    assert "The caf\u00e9 isnt open. They dont know \u201cwhy\u201d." in piped


def executors(spark):
    """The processes of this application's executors."""
    application = spark.sparkContext.applicationId.encode()
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (path / "cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and application in command:
            found.append(int(path.name))
    return found


def summary(frame):
    from pyspark.sql import functions as f

    row = frame.agg(
        f.count("*"), f.count_distinct("id"), f.sum("id"), f.sum(f.xxhash64("id", "text").cast("decimal(38,0)")),
        f.sum("`degarble.restore`"),
    ).first()
    return tuple(row)


def test_a_killed_worker_changes_nothing(spark, tmp_path):
    from degarble.spark import fix_column

    fixed = fix_column(documents(spark, DOCUMENTS, 40), "text", counts=["restore"])
    began = time.monotonic()
    fixed.write.parquet(str(tmp_path / "whole"))
    took = time.monotonic() - began
    print(f"\n{DOCUMENTS} documents in {took:.1f} s: {DOCUMENTS / took:.0f} a second")
    expected = summary(spark.read.parquet(str(tmp_path / "whole")))

    killed = []

    def kill():
        time.sleep(took / 3)
        mine = executors(spark)
        if mine:
            os.kill(mine[0], signal.SIGKILL)
            killed.append(mine[0])

    killer = threading.Thread(target=kill)
    killer.start()
    fixed.write.parquet(str(tmp_path / "killed"))
    killer.join()
    assert killed, "no executor was found to kill"
    result = spark.read.parquet(str(tmp_path / "killed"))
    assert summary(result) == expected
    assert expected[:2] == (DOCUMENTS, DOCUMENTS)
    sample = {row.id: row.text for row in result.where("id < 500").collect()}
    assert sample == {i: degarble.fix_text(f"{TEXTS[i % len(TEXTS)]}\n{i}") for i in range(500)}
