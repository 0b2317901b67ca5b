"""What a process does to a module: forks, signals, interpreters, the command."""

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

import degarble
from texts import DAMAGED, MANY, REPAIRED


def run(code, **options):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, **options)


def test_fork_after_threads():
    expected = degarble.fix_batch(MANY * 100, threads=3)
    child = os.fork()
    if child == 0:
        os._exit(0 if degarble.fix_batch(MANY * 100, threads=3) == expected else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_multiprocessing():
    import multiprocessing

    fixer = degarble.Fixer(profile="archive")
    for method in ("fork", "spawn"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map(fixer.fix_text, MANY) == [fixer.fix_text(text) for text in MANY]


INTERRUPTED = """
import degarble, signal, sys, threading, time
signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
text = "The caf\\u00c3\\u00a9 isnt open.\\n" * 2000
{make}
degarble.fix_text("warm")
signal.setitimer(signal.ITIMER_REAL, 0.3)
began = time.monotonic()
try:
    {call}
    print("was not interrupted")
except KeyboardInterrupt:
    took = time.monotonic() - began
    print("interrupted" if took < 5 else f"only after {{took}} s")
print(degarble.fix_text("caf\\u00c3\\u00a9") == "caf\\u00e9")
"""


@pytest.mark.parametrize(
    ("make", "call"),
    [
        ("texts = [text + str(i) for i in range(20000)]", "degarble.fix_batch(texts, threads=2)"),
        ("texts = [text + str(i) for i in range(20000)]", "degarble.fix_batch(texts, threads=1)"),
        ("text *= 2000", "degarble.fix_text(text)"),
        ("text *= 2000", "degarble.fix_batch([text], threads=2)"),
    ],
)
def test_an_interrupt_ends_it(make, call):
    told = run(INTERRUPTED.format(make=make, call=call))
    assert told.stdout == "interrupted\nTrue\n", told.stderr


def test_a_subinterpreter_is_refused():
    code = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import degarble
one = interpreters.create()
try:
    told = interpreters.run_string(one, "import degarble")  # from 3.13 on, says what was raised
except interpreters.RunFailedError as error:
    told = error
print(told)
print(degarble.fix_text("caf\\u00c3\\u00a9"))
"""
    told = run(code)
    assert told.returncode == 0, told.stderr
    assert "subinterpreter" in told.stdout
    assert told.stdout.splitlines()[-1] == "caf\u00e9"


COMMAND = [sys.executable, "-m", "degarble"]


def test_the_command():
    told = subprocess.run(COMMAND, input=DAMAGED.encode(), capture_output=True, check=True)
    assert told.stdout.decode() == REPAIRED
    told = subprocess.run([*COMMAND, "--no-such-option"], capture_output=True)
    assert told.returncode == 2 and b"--no-such-option" in told.stderr
    told = subprocess.run([*COMMAND, "--check"], input=DAMAGED.encode(), capture_output=True)
    assert told.returncode == 1 and b"would become" in told.stdout
    told = subprocess.run([*COMMAND, "--version"], capture_output=True, check=True)
    assert degarble.__version__.encode() in told.stdout


def test_the_command_has_a_name():
    script = pathlib.Path(sys.executable).with_name("degarble")
    told = subprocess.run([script, "--select", "decode"], input=b"caf\xe9", capture_output=True, check=True)
    assert told.stdout.decode() == "caf\u00e9"


def test_the_command_takes_any_file_name(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as file:
        file.write(b"caf\xe9")
    told = subprocess.run([*COMMAND, path], capture_output=True, check=True)
    assert told.stdout.decode() == "caf\u00e9"


def test_signals_end_the_command():
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == -signal.SIGINT
    told = subprocess.run(["bash", "-c", f"yes dont | {sys.executable} -m degarble | head -n 1; echo ${{PIPESTATUS[1]}}"],
                          capture_output=True, text=True, timeout=60)
    assert told.stderr == ""


def test_closed_output_says_so():
    told = subprocess.run(["bash", "-c", f"echo x | {sys.executable} -m degarble >&-"], capture_output=True)
    assert told.returncode == 2


def test_memory_is_bounded():
    code = """
import re, degarble
degarble.fix_text("They dont know what to do in the caf\\u00c3\\u00a9.")
print(re.search("VmHWM:.*?([0-9]+)", open("/proc/self/status").read())[1])
"""
    assert int(run(code).stdout) // 1024 <= 80
