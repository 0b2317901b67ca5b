"""The types that checkers see."""

import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent
USE = HERE / "types_in_use.py"


@pytest.mark.parametrize(
    "checker",
    [["mypy", "--strict"], ["pyright", "--pythonpath", sys.executable]],
    ids=lambda checker: checker[0],
)
def test_uses_are_of_the_types_that_they_say(checker, tmp_path):
    pytest.importorskip(checker[0])
    told = subprocess.run([sys.executable, "-m", *checker, str(USE)], capture_output=True, text=True, cwd=tmp_path)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_mistakes_are_seen(checker, tmp_path):
    pytest.importorskip(checker)
    wrong = tmp_path / "wrong.py"
    for line in ("degarble.fix_text(1)", 'degarble.fix_text("x", profile="best")', 'degarble.Fixer(nonsense=1)'):
        wrong.write_text(f"import degarble\n{line}\n")
        told = subprocess.run([sys.executable, "-m", checker, str(wrong)], capture_output=True, text=True, cwd=tmp_path)
        assert told.returncode == 1, (line, told.stdout)


def test_the_package_itself(tmp_path):
    """Without the adapters: not all libraries that they are for have types."""
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "-m", "degarble", "-p", "degarble.ftfy"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert told.returncode == 0, told.stdout
