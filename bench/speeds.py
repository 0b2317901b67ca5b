"""The table of speeds, a row for each text, and which rows are the worst."""
import collections
import functools
import itertools
import re
import subprocess
import sys

import texts
from timing import Run, medians, quotient

SMALL_FILES = 10_000
WORST = 5
SAMPLE = 2_000_000  # bytes of a text for ftfy, which would take most of the time
FTFY = [sys.executable, "-c", "from ftfy.cli import main; main()"]

# What a row is about: `size` bytes in `file`, which goes through the pipe to each program, started by the
# `launcher`. The command also gets `options`, and may end with the `statuses`.
Subject = collections.namedtuple(
    "Subject", "name size file encoding real launcher options statuses", defaults=[(), (), (0,)])


def subject(text, bench):
    file = bench.folder / "text"
    size = file.write_bytes(text.make(bench.size))
    return Subject(text.name, size, file, text.encoding, text.real)


def small_files(bench):
    """Two rows for many small files: each program gets as many names as a command line can hold, reads
    those files and writes one text to standard output; but with -l, degarble writes only names."""
    folder = bench.folder / "small"
    folder.mkdir()
    documents = texts.documents(2 * SMALL_FILES * texts.DOCUMENT)
    sizes = [(folder / f"{number}.txt").write_bytes(text.encode())
             for number, text in enumerate(itertools.islice(documents, SMALL_FILES))]
    names = bench.folder / "names"
    names.write_text("".join(f"{folder}/{number}.txt\n" for number in range(len(sizes))), encoding="ascii")
    row = Subject(f"{len(sizes)} small files", sum(sizes), names, "utf-8", True, ("xargs",))
    # Exit status 1 says that files would change, and xargs makes 123 of it.
    return [row, row._replace(name=row.name + " -l", options=("-l",), statuses=(0, 123))]


def subjects(bench):
    matches = re.compile(bench.only).search
    yield from (subject(text, bench) for text in texts.TEXTS if matches(text.name))
    if matches("small files"):
        yield from small_files(bench)


def runs(row, bench):
    degarble = [*row.launcher, bench.command, *row.options]
    convert = ["-f", row.encoding, "-t", "utf-8"]
    return [
        Run(degarble, row.file, row.statuses),
        Run([*degarble, "--select", "decode"], row.file, row.statuses),
        Run([*row.launcher, "iconv", *convert], row.file),
        Run([*row.launcher, "uconv", *convert], row.file),
        Run([*row.launcher, "cat"], row.file),
    ]


@functools.cache
def has_ftfy():
    return not subprocess.run([*FTFY, "--help"], capture_output=True, check=False).returncode


def ftfy_runs(row, bench):
    """None where Python doesn't have it, and none for many files, of which it takes one at a time."""
    if row.launcher or not has_ftfy():
        return []
    begin = row.file.read_bytes()[:SAMPLE]
    sample = bench.folder / "sample"
    sample.write_bytes(begin[:begin.rfind(b"\n") + 1] or begin)
    return [Run([*FTFY, "-e", row.encoding], sample)]


def show(name, megabytes, speeds, ratios):
    cells = [f"{cell:>8}" for cell in (*speeds, *ratios)]
    print(f"{name:24}{megabytes:>6}", *cells[:6], "|", *cells[6:8], "|", *cells[8:], flush=True)


def measure(row, bench):
    """Shows a row of the table, and gives its ratio to iconv."""
    times = medians(runs(row, bench) + ftfy_runs(row, bench), bench.rounds)
    default, decode, iconv, uconv, cat, *ftfy = times
    speeds = [quotient(row.size / 1e6, time, ".0f") for time in (default, decode, iconv, uconv, cat)]
    speeds += [quotient(min(SAMPLE, row.size) / 1e6, time, ".2f") for time in ftfy or [None]]
    ratios = [quotient(other, own, ".2f") for other in (iconv, cat) for own in (default, decode)]
    show(row.name, f"{row.size / 1e6:.1f}", speeds, ratios)
    return iconv and default and iconv / default


def show_worst(ratios):
    print("\nThe worst of the real texts, times iconv")
    for name, ratio in sorted(ratios.items(), key=lambda item: item[1])[:WORST]:
        print(f"{name:24}{ratio:>6.2f}")


def speeds(bench):
    print(f"Nothing in the texts is repeated: a language that has less than {bench.size / 1e6:.0f} MB has a "
          "smaller text.\nAll times include the start of the program; ftfy gets "
          f"{SAMPLE / 1e6:.0f} MB at most.\n")
    print(f"{'Speed through a pipe, MB/s':85}| {'times iconv':18}| times cat|cat")
    show("text", "MB", ("default", "decode", "iconv", "uconv", "cat|cat", "ftfy"), ("default", "decode") * 2)
    rows = [(measure(row, bench), row) for row in subjects(bench)]
    show_worst({row.name: ratio for ratio, row in rows if ratio and row.real})
