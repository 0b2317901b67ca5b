"""Many texts at a time."""

import threading

import pytest

import degarble
from texts import FINE, MANY


@pytest.mark.parametrize("threads", [0, 1, 2, 5])
def test_each_text_is_repaired_for_itself(threads):
    texts = [text for i in range(50) for text in (*MANY, None, f"number {i} dont".encode(), "\ud83d")]
    expected = [None if text is None else degarble.fix_text(text) for text in texts]
    assert degarble.fix_batch(texts, threads=threads) == expected
    assert degarble.fix_batch(iter(texts), threads=threads) == expected
    assert degarble.fix_batch(tuple(texts), threads=threads, profile="archive") == [
        None if text is None else degarble.fix_text(text, profile="archive") for text in texts
    ]


def test_windows_do_not_matter():
    texts = [f"{i}: {text}" for i in range(600) for text in MANY]
    assert degarble.fix_batch(texts) == [degarble.fix_text(text) for text in texts]
    assert degarble.fix_batch(["x" * 17_000_000, "dont", "y" * 17_000_000])[1] == degarble.fix_text("dont")


def test_what_is_fine_is_the_same_object():
    assert degarble.fix_batch([FINE, "x"])[0] is FINE
    assert degarble.fix_batch([]) == []


def test_counts():
    texts = ["They dont know what they dont do.", FINE, None, b"caf\xe9"]
    batch = degarble.fix_batch(texts, counts=["restore", "decode.windows-1252", "repair"])
    assert batch.texts == degarble.fix_batch(texts)
    assert batch.counts == {"restore": [2, 0, 0, 0], "decode.windows-1252": [0, 0, 0, 1], "repair": [0] * 4}
    assert list(degarble.fix_batch(texts, counts=True).counts) == [rule.name for rule in degarble.rules()]
    assert degarble.fix_batch(texts, counts="restore").counts == {"restore": [2, 0, 0, 0]}
    with pytest.raises(degarble.Error, match="no such"):
        degarble.fix_batch(texts, counts=["no such"])


def test_what_can_not_be_done():
    for texts in ("text", b"text", bytearray(b"text")):
        with pytest.raises(TypeError, match="fix_text takes one"):
            degarble.fix_batch(texts)
    with pytest.raises(TypeError, match="str or bytes"):
        degarble.fix_batch(["x", 1])
    with pytest.raises(ValueError, match="threads is -1"):
        degarble.fix_batch(["x"], threads=-1)
    with pytest.raises(TypeError):
        degarble.fix_batch(None)


def test_others_run_meanwhile():
    """The GIL is not held: a thread of Python's counts on while a batch is repaired."""
    counted = 0
    done = threading.Event()

    def count():
        nonlocal counted
        while not done.is_set():
            counted += 1

    other = threading.Thread(target=count)
    texts = ["\n".join(MANY) * 50] * 40
    other.start()
    before = counted
    degarble.fix_batch(texts, threads=1)
    during = counted - before
    done.set()
    other.join()
    assert during > 1000


def test_a_fixer_is_shared_by_threads():
    fixer = degarble.Fixer()
    expected = [degarble.fix_text(text) for text in MANY]
    wrong = []

    def work():
        for _ in range(20):
            if [fixer.fix_text(text) for text in MANY] != expected:
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
