"""Edits, there and back."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import degarble
from degarble import Edit, OffsetMap, replay, undo
from texts import DAMAGED, MANY

# Whatever may be in a text, and what is damage in one.
pieces = st.one_of(
    st.sampled_from(MANY),
    st.text(max_size=8),
    st.text(st.characters(codec=None, categories=["Cs", "L"]), max_size=3),
    st.sampled_from(["\u00e2\u20ac\u2122", "\u00c3\u00a9", "dont ", "\ufffd", "&eacute;", "\x93", " ", "\n"]),
)
texts = st.lists(pieces, max_size=6).map("".join)
anything = st.one_of(texts, st.binary(max_size=40), st.lists(st.binary(max_size=6), max_size=4).map(b" caf\xe9\n".join))
profiles = st.sampled_from(["archive", "standard", "nlp"])


def check_there_and_back(text, **options):
    repair = degarble.fix(text, edits=True, **options)
    output = repair.text if isinstance(text, str) else repair.text.encode()
    assert repair.text == degarble.fix_text(text, **options)
    assert replay(repair.edits, text) == output
    assert undo(repair.edits, output) == text
    done = 0
    for edit in repair.edits:
        assert done <= edit.begin <= edit.end <= len(text)
        assert text[edit.begin : edit.end] == edit.original
        done = edit.end
    for finding in repair.findings:
        assert text[finding.begin : finding.end] == finding.original
    return repair


@given(anything, profiles)
@settings(deadline=None, max_examples=300)
def test_there_and_back(text, profile):
    check_there_and_back(text, profile=profile)


@given(texts, profiles)
@settings(deadline=None, max_examples=300)
def test_offsets(text, profile):
    repair = degarble.fix(text, edits=True, profile=profile)
    map = OffsetMap(repair.edits)
    changed = {at for edit in repair.edits for at in range(edit.begin, edit.end)}
    for at in range(len(text)):
        begin, end = map.to_output(at, at + 1)
        assert 0 <= begin <= end <= len(repair.text)
        if at in changed:
            continue
        assert repair.text[begin:end] == text[at]
        assert map.to_input(begin, end) == (at, at + 1)


def test_positions_are_characters():
    text = "\U0001f600 \u65e5\u672c " + DAMAGED
    edit = check_there_and_back(text).edits[0]
    assert text[edit.begin : edit.end] == edit.original
    assert edit.begin == text.index("\u00c3") and edit.text == "\u00e9"


def test_of_bytes_they_are_bytes():
    text = b"The caf\xc3\xa9 is here.\nThe caf\xe9 is here.\n"
    edit = check_there_and_back(text).edits[0]
    assert edit[:5] == (text.index(b"\xe9"), text.index(b"\xe9") + 1, b"\xe9", "\u00e9", ("decode.windows-1252",))
    assert (edit.detail, edit.reason) == ("windows-1252", "") and edit.confidence >= 90


def test_surrogates_come_back():
    repair = check_there_and_back("a\ud83d\ude00 \ud83d They dont know.")
    assert [edit.original for edit in repair.edits[:2]] == ["\ud83d\ude00", "\ud83d"]
    assert repair.edits[0].rules == ("decode.utf-16",)
    assert repair.edits[1].rules == ("decode.undecodable",)


def test_a_str_that_looks_like_utf16():
    for text in ("a\0b\0c\0 \u0142\0" * 30, "\0a\0b\u00e9\0" * 30):
        check_there_and_back(text)


def test_findings():
    found = degarble.fix("\u65e5 caf\ufffd\ufffdzzq.", edits=True).findings
    assert found and found[0].begin == 5


def test_the_wrong_text_is_refused():
    repair = degarble.fix(DAMAGED, edits=True)
    with pytest.raises(degarble.Error, match="not the text"):
        undo(repair.edits, "another text")
    with pytest.raises(degarble.Error, match="not the edits"):
        replay(repair.edits, "another text")
    with pytest.raises(TypeError, match="edits of a str"):
        undo(repair.edits, repair.text.encode())
    repair = degarble.fix(b"caf\xe9", edits=True)
    with pytest.raises(TypeError, match="as bytes"):
        undo(repair.edits, repair.text)
    with pytest.raises(TypeError, match="of a str"):
        OffsetMap(repair.edits)


def test_offset_maps():
    text = "The caf\u00c3\u00a9 is here and they dont know."
    repair = degarble.fix(text, edits=True)
    map = pickle.loads(pickle.dumps(OffsetMap(repair.edits)))

    def moved(word):
        begin, end = map.to_output(text.index(word), text.index(word) + len(word))
        assert map.to_input(begin, end) == (text.index(word), text.index(word) + len(word))
        return repair.text[begin:end]

    assert moved("caf\u00c3\u00a9") == "caf\u00e9"
    assert moved("dont") == "don't"
    assert moved("know") == "know"
    assert map.to_output(0, len(text)) == (0, len(repair.text))
    with pytest.raises(ValueError, match="sorted"):
        OffsetMap([Edit(5, 6, "a", "b", (), 100), Edit(1, 2, "a", "b", (), 100)])
    with pytest.raises(TypeError):
        map.to_output(-1, 2)
