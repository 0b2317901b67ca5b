"""What takes minutes: how much is a lot, and does it grow?"""

import gc
import random
import re
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import degarble
from degarble import OffsetMap, replay, undo
from test_edits import pieces
from texts import DAMAGED, FINE, MANY

pytestmark = pytest.mark.heavy


def resident():
    """MB of this process that are in memory."""
    with open("/proc/self/status", encoding="ascii") as status:
        found = re.search(r"VmRSS:\s*(\d+)", status.read())
    assert found is not None
    return int(found[1]) / 1024


CALLS = {
    "fix_text": lambda: degarble.fix_text(DAMAGED),
    "the same object": lambda: degarble.fix_text(FINE),
    "edits": lambda: degarble.fix(DAMAGED + "\ud83d", edits=True),
    "batch": lambda: degarble.fix_batch(["dont", None, FINE], threads=1, counts=["restore"]),
    "errors": lambda: pytest.raises(TypeError, degarble.fix_text, 1),
    "fixers": lambda: degarble.Fixer(select="decode").fix_text(b"\xe9"),
    "maps": lambda: OffsetMap(degarble.fix("caf\u00c3\u00a9", edits=True).edits).to_output(1, 2),
    "streams": lambda: degarble.Stream(edits=True).write(b"caf\xe9"),
    "detect": lambda: degarble.detect(b"caf\xe9"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_million_calls_do_not_grow(name):
    call = CALLS[name]
    count = 1_000_000 if name in ("fix_text", "the same object") else 50_000
    for _ in range(count // 10):
        call()
    gc.collect()
    before = resident()
    for _ in range(count):
        call()
    gc.collect()
    assert resident() - before < 8  # MB: eight bytes a call


def test_arrow_does_not_grow():
    pa = pytest.importorskip("pyarrow")
    array = pa.array([*MANY, None] * 100)
    for _ in range(20):
        pa.table(degarble.fix_batch(array, counts=["restore"]))
    gc.collect()
    before = resident()
    for _ in range(300):
        pa.table(degarble.fix_batch(array, counts=["restore"]))
    gc.collect()
    assert resident() - before < 16


checked = 0


# Most edits are of kinds that cost little: the map is to be tried, not the repair.
CHEAP = ["e\u0301 ", "plain ", "a\u0308\u0323", "\u212b and "] * 12


@given(st.lists(pieces, max_size=4), st.integers(0, 2**32))
@settings(deadline=None, max_examples=20, database=None)
def check_edits(parts, seed):
    global checked
    parts = [*parts, *CHEAP, "plain words\n"]
    text = "".join(random.Random(seed).choices(parts, k=50_000))
    repair = degarble.fix(text, edits=True)
    assert replay(repair.edits, text) == repair.text
    assert undo(repair.edits, repair.text) == text
    map = OffsetMap(repair.edits)
    shift = 0
    for edit in repair.edits:
        begin, end = edit.begin + shift, edit.begin + shift + len(edit.text)
        if edit.begin < edit.end:
            assert map.to_output(edit.begin, edit.end) == (begin, end)
        if begin < end:
            assert map.to_input(begin, end) == (edit.begin, edit.end)
        shift += len(edit.text) - (edit.end - edit.begin)
    begins = [edit.begin for edit in repair.edits]
    for at in range(0, len(text), 97):
        index = bisect_right(begins, at) - 1
        if index >= 0 and at < repair.edits[index].end:
            continue
        begin, end = map.to_output(at, at + 1)
        assert repair.text[begin:end] == text[at] and map.to_input(begin, end) == (at, at + 1)
    checked += len(repair.edits)


def test_ten_million_edits_there_and_back():
    while checked < 10_000_000:
        check_edits()


@pytest.mark.parametrize("unit", ["plain words and more of them\n", FINE + "\n", "The caf\u00c3\u00a9 is here.\n"])
def test_a_hundred_megabytes(unit):
    text = unit * (100_000_000 // len(unit))
    fixed = degarble.fix_text(text)
    assert fixed == degarble.fix_text(unit) * (100_000_000 // len(unit))
    assert degarble.fix_batch([text, "x"])[0] == fixed
