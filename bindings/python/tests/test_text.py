"""One text: what goes in, and what comes out."""

import pytest

import degarble
from texts import DAMAGED, FINE, MANY, REPAIRED


def test_repairs():
    assert degarble.fix_text(DAMAGED) == REPAIRED
    assert degarble.fix_text(b"caf\xe9") == "caf\u00e9"


@pytest.mark.parametrize("text", MANY)
def test_a_str_is_repaired_as_its_bytes(text):
    assert degarble.fix_text(text) == degarble.fix_text(text.encode())
    assert degarble.fix(text, edits=True).text == degarble.fix_text(text)


@pytest.mark.parametrize("text", MANY)
def test_a_second_pass_changes_nothing(text):
    once = degarble.fix_text(text)
    assert degarble.fix_text(once) is once


def test_what_is_fine_is_the_same_object():
    for text in (FINE, "", "x" * 1000):
        assert degarble.fix_text(text) is text


class Name(str):
    pass


def test_a_subclass_of_str_gives_a_str():
    assert type(degarble.fix_text(Name(FINE))) is str
    assert degarble.fix_text(Name(FINE)) == FINE


def test_bytes_of_any_kind():
    for kind in (bytes, bytearray, memoryview):
        assert degarble.fix_text(kind(b"caf\xe9")) == "caf\u00e9"
        assert degarble.fix_text(kind(b"")) == ""


@pytest.mark.parametrize("what", [None, 1, ["text"], object()])
def test_what_is_no_text_is_a_type_error(what):
    for function in (degarble.fix_text, degarble.fix, degarble.detect):
        with pytest.raises(TypeError, match="str or bytes"):
            function(what)


def test_surrogates():
    assert degarble.fix_text("a\ud83d\ude00b") == "a\U0001f600b"
    assert degarble.fix_text("a\ud83db \udce9") == "a\ufffdb \ufffd"
    assert degarble.fix_text("\ude00\ud83d") == "\ufffd\ufffd"
    assert degarble.fix_text("\ud83d\ud83d\ude00") == "\ufffd\U0001f600"


def test_surrogates_do_not_hide_other_damage():
    assert degarble.fix_text(DAMAGED + "\ud83d") == REPAIRED + "\ufffd"


def test_any_bytes_give_text():
    for first in range(256):
        for second in (0, 0x80, 0xA0, 0xFF):
            degarble.fix_text(bytes([first, second])).encode()


def test_all_encodings_are_there():
    from degarble import _degarble

    for name in _degarble.encoding_names():
        assert isinstance(degarble.fix_text(b"abc", from_=name), str)
    assert degarble.fix_text("\u65e5\u672c\u8a9e".encode("shift_jis"), from_="shift_jis") == "\u65e5\u672c\u8a9e"
    assert degarble.fix_text("\u4e2d\u6587".encode("gb18030"), from_="gb18030") == "\u4e2d\u6587"
    assert degarble.fix_text("\ud55c\uad6d".encode("euc-kr"), from_="euc-kr") == "\ud55c\uad6d"
    assert degarble.fix_text("\u4e2d\u6587".encode("big5"), from_="big5") == "\u4e2d\u6587"
    assert degarble.fix_text("\ufb01 \u2460 \uff21", form="nfkc") == "fi 1 A"


def test_long_texts():
    for unit in ("plain words. ", FINE + "\n"):
        text = unit * (3_000_000 // len(unit))
        assert degarble.fix_text(text) is text
    damaged, repaired = "The caf\u00c3\u00a9 is here.\n", "The caf\u00e9 is here.\n"
    assert degarble.fix_text(damaged * 80_000) == repaired * 80_000


def test_streams():
    for text in MANY:
        data = text.encode()
        for size in (1, 3, 1000):
            stream = degarble.Stream(edits=True)
            for _ in range(2):  # it is ready for another text
                pieces = [stream.write(data[at : at + size]) for at in range(0, len(data), size)]
                pieces.append(stream.finish())
                assert "".join(pieces) == degarble.fix_text(data)
                assert stream.take_edits() == degarble.fix(data, edits=True).edits
                assert stream.take_edits() == []


def test_a_stream_takes_strings():
    stream = degarble.Stream(degarble.Fixer(select="decode"))
    assert stream.write("caf\u00e9 ") + stream.write("\ud83d") + stream.finish() == "caf\u00e9 \ufffd"
    with pytest.raises(ValueError, match="edits=True"):
        stream.take_edits()


def test_detect():
    found = degarble.detect(b"It\x92s the caf\xe9 that they don\x92t know.\r\nIt is here.\n")
    assert found.encoding == "windows-1252"
    assert (found.lf, found.crlf, found.cr, found.lines) == (1, 1, 0, 2)
    assert (found.language, found.not_utf8, found.damaged) == ("en", 1, 0)
    assert degarble.detect("plain").encoding == "US-ASCII"
    assert degarble.detect(b"\xff\xfea\0b\0").byte_order_mark
    assert degarble.detect(b"caf\x82", from_="cp850") == degarble.detect(b"caf\x82", from_="ibm850")
    with pytest.raises(degarble.Error, match="no encoding"):
        degarble.detect(b"x", from_="no such encoding")


def test_rules():
    names = [rule.name for rule in degarble.rules()]
    assert "restore.contraction" in names
    assert len(names) == len(set(names)) > 40
    assert {rule.profile for rule in degarble.rules()} == {"archive", "standard", "nlp"}


def test_the_version_is_the_library_s():
    from importlib.metadata import version

    assert degarble.__version__ == version("degarble")


def test_docstrings():
    import doctest

    import degarble._fixer
    import degarble._results

    tried = 0
    for module in (degarble, degarble._fixer, degarble._results):
        result = doctest.testmod(module)
        assert result.failed == 0
        tried += result.attempted
    assert tried > 5
