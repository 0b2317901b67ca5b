#!/usr/bin/env python3
"""command.py COMMAND: times the whole command through pipes, beside iconv, uconv, cat and, where Python
has it, ftfy, on the same texts in the same run. It measures and judges nothing.

The texts are real (packages.tsv), but for the adversarial ones, and nothing is repeated: where a language
has less text than --size, there is less to time. What is shown are medians.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import clean
import texts
from speeds import speeds
from timing import Run, interleave, medians, quotient

STARTS = 21
ENDLESS = [sys.executable, pathlib.Path(__file__).with_name("adversarial.py"), "line", str(2 ** 30 / 1e6)]


def write(name, bench, size):
    """A text of the table in a file of its own."""
    file = bench.folder / f"text-{size}"
    file.write_bytes(texts.BY_NAME[name].make(size))
    return file


def growth(bench):
    """A program that is linear takes twice as long for twice the text."""
    print("\nTime for half a text and for all of it, default profile")
    for name in [text.name for text in texts.TEXTS if not text.real] + ["french misread"]:
        files = [write(name, bench, size) for size in (bench.size // 2, bench.size)]
        half, whole = medians([Run([bench.command], file) for file in files], bench.rounds)
        print(f"{name:24}{quotient(half, 1, '.3f'):>8} s{quotient(whole, 1, '.3f'):>8} s"
              f"{quotient(whole, half, '.2f'):>8} times")


def threads(bench):
    print("\nThreads, from a file to /dev/null, default profile")
    for name in ("english", "french misread"):
        file = write(name, bench, 2 * bench.size)
        one, two = medians([Run([bench.command, "-j", jobs, str(file)], "/dev/null") for jobs in "12"],
                           bench.rounds)
        print(f"{name:24}-j 1 {quotient(one, 1, '.3f'):>8} s   -j 2 {quotient(two, 1, '.3f'):>8} s"
              f"{quotient(one, two, '.2f'):>8} times as fast")


def peak(feed, program, bench):
    """Its peak memory in MiB, fed by a pipe."""
    report = bench.folder / "peak"
    with subprocess.Popen(feed, stdout=subprocess.PIPE) as feeder:
        subprocess.run(["/usr/bin/time", "-f", "%M", "-o", report, *program], stdin=feeder.stdout,
                       stdout=subprocess.DEVNULL, check=True)
    return f"{int(report.read_text(encoding='ascii')) / 1024:.1f}"


def memory(bench):
    print(f"\n{'Peak memory, MiB':32}{'english':>12}{'1 GiB without newline':>24}")
    file = write("english", bench, 2 * bench.size)
    degarble = pathlib.Path(bench.command).name
    for program in ([bench.command], [bench.command, "-j", "2"], [bench.command, "--select", "decode"],
                    ["iconv", "-f", "utf-8", "-t", "utf-8"]):
        name = " ".join(program).replace(bench.command, degarble)
        print(f"{name:32}{peak(['cat', file], program, bench):>12}{peak(ENDLESS, program, bench):>24}")


def start_up(bench):
    print(f"\nStart to finish on 10 bytes, {STARTS} runs, ms")
    file = bench.folder / "ten"
    file.write_text("0123456789", encoding="ascii")
    programs = {"degarble": [bench.command], "iconv": ["iconv", "-f", "utf-8", "-t", "utf-8"],
                "true": ["true"]}
    every = interleave([Run(program, file) for program in programs.values()], STARTS)
    for name, times in zip(programs, every):
        middle = sorted(times)[STARTS // 2]
        print(f"{name:24}least {1000 * min(times):>6.1f}   median {1000 * middle:>6.1f}")


def options():
    parser = argparse.ArgumentParser(prog="bench/command.py", description="Times the whole command.")
    parser.add_argument("command", type=os.path.realpath)
    parser.add_argument("--size", type=int, default=8, help="megabytes of a text at most (8)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed (3)")
    parser.add_argument("--only", metavar="PATTERN", default="",
                        help="only the rows of the table of speeds whose names it is found in")
    bench = parser.parse_args()
    bench.size *= 1_000_000
    return bench


def main():
    bench = options()
    clean.make()
    # Others who work on the machine slow down a pipe of two programs more than one program.
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, {bench.rounds} rounds\n")
    with tempfile.TemporaryDirectory() as folder:
        bench.folder = pathlib.Path(folder)
        for section in [speeds] if bench.only else [speeds, growth, threads, memory, start_up]:
            section(bench)


if __name__ == "__main__":
    main()
