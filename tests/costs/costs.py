#!/usr/bin/env python3
"""costs.py COMMAND [--only PATTERN] [--shard I/N]: what degarble costs on families of texts.

Counts instructions (valgrind --tool=callgrind), so that a busy machine makes no difference, at 64 KB,
256 KB and 1 MB, without what starting costs. A family grows if a byte costs more in a longer text,
and is slow if a byte costs more than MOST. Those that known-slow.tsv names, with what they cost,
may be as bad as they are; one that is better by half has to leave it.

Exit status 0 when all families keep the limits, 1 when one does not, 2 when there is none.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import families

SIZES = (64 * 1024, 256 * 1024, 1024 * 1024)
GROWTH = 1.1   # cost of a byte at 1 MB, as a part of that at 64 KB
MOST = 1200    # instructions a byte: 5 MB/s at 3 GHz and two a cycle
PROBE = 8 * 1024
TOO_MANY = 12_000  # longer texts of such a family are not tried: an hour each


def instructions(command, path):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", command, "-q", path],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    found = re.search(rb"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise RuntimeError(f"{path}: {done.stderr[-300:]}")
    return int(found.group(1))


def known_slow():
    path = pathlib.Path(__file__).with_name("known-slow.tsv")
    rows = (line.split("\t") for line in path.read_text().splitlines() if line and line[0] != "#")
    return {name: (float(cost), float(growth)) for name, cost, growth in rows}


def measure(command, make, start, folder):
    def cost(size):
        path = pathlib.Path(folder) / "text"
        path.write_bytes(families.text(make, size))
        return (instructions(command, path) - start) / size

    probe = cost(PROBE)
    costs = [probe] if probe > TOO_MANY else [cost(SIZES[0])]
    for size in SIZES[1:]:
        if costs[-1] > TOO_MANY:
            break
        costs.append(cost(size))
    return costs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--only", default="")
    parser.add_argument("--shard", default="0/1")
    options = parser.parse_args()
    shard, shards = map(int, options.shard.split("/"))
    known = known_slow()
    chosen = [row for i, row in enumerate(families.texts())
              if re.search(options.only, row[0]) and i % shards == shard]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty"
        empty.write_bytes(b"a\n")
        start = instructions(options.command, empty)
        for name, make in chosen:
            costs = measure(options.command, make, start, folder)
            cost, growth = costs[-1], costs[-1] / max(costs[0], 1)
            most, growth_allowed = known.get(name, (MOST, GROWTH))
            # Cheap texts cost so little that what is done once a run shows.
            grows = growth > max(growth_allowed, GROWTH) * 1.02 and cost > 30
            verdict = "GROWS" if grows else "SLOW" if cost > max(most * 1.1, MOST) else ""
            if not verdict and name in known and cost < MOST and growth <= GROWTH:
                verdict = "BETTER: take it out of known-slow.tsv"
            wrong += bool(verdict)
            figures = "\t".join(f"{c:.0f}" for c in costs)
            print(f"{name}\t{figures}\t{growth:.2f}\t{verdict}", flush=True)
    print(f"{len(chosen)} families, {wrong} of them wrong", file=sys.stderr)
    return min(wrong, 1) if chosen else 2


if __name__ == "__main__":
    sys.exit(main())
