"""ftfy's own tests, with degarble.ftfy in its place. They are in its source distribution, which ./dev unpacks."""

import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import pytest

import degarble.ftfy as ftfy
from texts import DAMAGED

HERE = pathlib.Path(__file__).parent


def own_results(folder, results):
    """Runs ftfy's tests; whether each passed, by its name."""
    environment = dict(os.environ, PYTHONPATH=str(HERE))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "as_ftfy", f"--junit-xml={results}", "tests"]
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert told.returncode in (0, 1), told.stdout
    passed = {}
    for case in xml.etree.ElementTree.parse(results).iter("testcase"):
        name = case.get("classname", "").replace(".", "/") + ".py::" + case.get("name", "")
        passed[name] = case.find("failure") is None and case.find("error") is None
    return passed


def test_its_own_tests(tmp_path):
    source = os.environ.get("DEGARBLE_FTFY_SOURCE")
    if source is None:
        pytest.skip("DEGARBLE_FTFY_SOURCE, the folder of ftfy's sources, is not set")
    shutil.copytree(pathlib.Path(source, "tests"), tmp_path / "tests")
    passed = own_results(tmp_path, tmp_path / "results.xml")
    listed = {}
    for line in (HERE / "ftfy_differences.tsv").read_text(encoding="utf-8").splitlines():
        name, listed_reason = line.split("\t")
        listed[name] = listed_reason
    failed = {name for name, is_right in passed.items() if not is_right}
    assert failed - set(listed) == set()
    assert set(listed) - failed == set(), "these pass now: strike them out"
    assert len(passed) > 300 and len(listed) * 10 <= len(passed)


def test_options_choose_steps():
    text = "\u201cx\u201d \uff21 \ufb01 a\r\nb\x07 \x1b[1mc &amp; \ud83d\ude00 e\u0301"
    assert ftfy.fix_text(text) == '"x" A fi a\nb c & \U0001f600 \u00e9'
    left = {name: False for name in ftfy.TextFixerConfig._fields if name not in ("normalization", "max_decode_length")}
    assert ftfy.fix_text(text, ftfy.TextFixerConfig(**left, normalization=None)) == text
    for name, expected in {
        "uncurl_quotes": text.replace("\u201c", '"').replace("\u201d", '"'),
        "fix_character_width": text.replace("\uff21", "A"),
        "fix_latin_ligatures": text.replace("\ufb01", "fi"),
        "fix_line_breaks": text.replace("\r", ""),
        "remove_control_chars": text.replace("\x07", "").replace("\x1b", ""),
        "remove_terminal_escapes": text.replace("\x1b[1m", ""),
        "unescape_html": text.replace("&amp;", "&"),
        "fix_surrogates": text.replace("\ud83d\ude00", "\U0001f600"),
    }.items():
        options = {**left, name: True}
        assert ftfy.fix_text(text, **options, normalization=None) == expected, name


def test_no_apostrophe_is_restored():
    assert ftfy.fix_text("They dont know.") == "They dont know."


def test_is_bad():
    assert ftfy.is_bad(DAMAGED) and not ftfy.is_bad("caf\u00e9")


def test_bytes_are_refused():
    with pytest.raises(UnicodeError, match="guess_bytes"):
        ftfy.fix_text(b"bytes")
    with pytest.raises(UnicodeError, match="str already"):
        ftfy.guess_bytes("text")


def test_files():
    lines = ["caf\u00c3\u00a9\n", "&amp;\n", "<b>\n", "&amp;\n"]
    assert list(ftfy.fix_file(lines)) == ["caf\u00e9\n", "&\n", "<b>\n", "&amp;\n"]
    assert list(ftfy.fix_file([b"plain\n", b"caf\xe9\n"])) == ["plain\n", "caf\u00e9\n"]
    assert list(ftfy.fix_file([b"caf\x82\n"], encoding="cp850")) == ["caf\u00e9\n"]


def test_plans():
    fixed, plan = ftfy.fix_and_explain("\u201ccaf\u00c3\u00a9\u201d")
    assert (fixed, plan) == ('"caf\u00e9"', [("apply", "fix_encoding"), ("apply", "uncurl_quotes")])
    assert ftfy.apply_plan("\u201ccaf\u00c3\u00a9\u201d", plan) == fixed
    assert ftfy.apply_plan("\u00c3\u00a9", [("encode", "latin-1"), ("decode", "utf-8")]) == "\u00e9"
    assert ftfy.fix_and_explain("x", explain=False).explanation is None
    for plan in ([("apply", "nothing")], [("do", "x")], [("encode", "utf-8")]):
        with pytest.raises(ValueError):
            ftfy.apply_plan("x", plan)


def test_sloppy_codecs():
    everything = bytes(range(256))
    for name in ("sloppy-windows-1252", "sloppy-windows-1255", "sloppy-windows-874"):
        assert everything.decode(name).encode(name) == everything
    with pytest.raises(LookupError):
        b"x".decode("sloppy-nothing")


def test_explain_unicode(capsys):
    ftfy.explain_unicode("e\u0301")
    assert capsys.readouterr().out.splitlines()[0] == "U+0065  e       [Ll] LATIN SMALL LETTER E"
