#!/usr/bin/env python3
"""bench.py CLEAN [--rounds N] [--seconds S]: times degarble beside what else Python has, in one run.

CLEAN is the folder that bench/clean.py fills. Documents of 0.2, 2.5 and 50 KB are cut out of real texts, none
twice: clean, misread, without apostrophes, and as legacy bytes. Each program gets the same documents, one call
a document, turn by turn; the best round counts. Who is not installed is left out.

Programs that repair: degarble.fix_text (with its defaults, and as "repair" with what ftfy does and no more), ftfy and
plsfix with the options that datatrove gives them. Programs that tell encodings: degarble.detect, chardet,
charset-normalizer and cchardet.
"""
import argparse
import importlib
import pathlib
import random
import re
import subprocess
import sys
import time

import degarble
import degarble.ftfy

SIZES = {"0.2 KB": 200, "2.5 KB": 2_500, "50 KB": 50_000}
AS_DATATROVE = {"fix_latin_ligatures": False, "fix_character_width": False, "uncurl_quotes": False,
                "fix_line_breaks": False}


def misread(text):
    return text.encode().decode("cp1252", "ignore")


def without_apostrophes(text):
    return re.sub("(?<=[a-z])['\u2019](?=[a-z])", "", text)


KINDS = {
    "clean": (("english", "french", "german", "russian"), lambda text: text),
    "misread": (("english", "french", "german"), misread),
    "apostrophes": (("english",), without_apostrophes),
    "legacy": (("french", "german"), lambda text: text.encode("cp1252", "ignore")),
}


def documents(folder, kind, size, amount):
    """Documents of about `size` characters, `amount` in all, whole lines in random order."""
    languages, damage = KINDS[kind]
    made = []
    for language in languages:
        lines = (folder / f"{language}.txt").read_text(encoding="utf-8").splitlines(keepends=True)
        random.Random(size).shuffle(lines)
        text, taken = "", 0
        for line in lines:
            text += line
            while len(text) >= size:
                made.append(damage(text[:size]))
                taken, text = taken + size, text[size:]
            if taken >= amount // len(languages):
                break
    return made


def repairers():
    fixer, only_repairs = degarble.Fixer(), degarble.Fixer(ignore=["restore"])
    yield "degarble", fixer.fix_text, True
    yield "degarble, repair", only_repairs.fix_text, True
    yield "degarble.ftfy", lambda text: degarble.ftfy.fix_text(text, **AS_DATATROVE), False
    for name in ("ftfy", "plsfix"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        if name == "ftfy":
            config = module.TextFixerConfig(**AS_DATATROVE)
            yield name, lambda text, fix=module.fix_text, config=config: fix(text, config), False
        else:
            yield name, module.fix_text, False


def detectors():
    yield "degarble.detect", lambda data: degarble.detect(data).encoding
    for name, call in (
        ("chardet", lambda module: lambda data: module.detect(data)["encoding"]),
        ("charset_normalizer", lambda module: lambda data: module.from_bytes(data).best()),
        ("cchardet", lambda module: lambda data: module.detect(data)["encoding"]),
    ):
        try:
            yield name, call(importlib.import_module(name))
        except ImportError:
            continue


def timed(function):
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def each(call, texts):
    def run():
        for text in texts:
            call(text)
    return run


def compare(title, runs, size, rounds):
    """Prints MB/s of each run, and how many times the last one named "ftfy" it is."""
    best = {name: float("inf") for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            best[name] = min(best[name], timed(run))
    base = best.get("ftfy") or best.get("chardet")
    for name, took in best.items():
        ratio = f"{base / took:6.1f}" if base else ""
        print(f"{title:24} {name:20} {size / took / 1e6:8.2f} MB/s {ratio}", flush=True)


def start():
    """The least milliseconds that an import takes, in processes of their own, and what it takes in memory."""
    code = ("import time,re;a=time.perf_counter();import degarble;b=time.perf_counter()-a;"
            "degarble.fix_text('They dont know the caf\\u00c3\\u00a9.');"
            "print(b*1000, re.search('VmHWM:.*?([0-9]+)', open('/proc/self/status').read())[1])")
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
            for _ in range(20)]
    print(f"import: {min(float(run[0]) for run in runs):.1f} ms at best of 20; "
          f"peak memory after a call: {int(runs[0][1]) // 1024} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clean", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kilobytes", type=int, default=400, help="of documents of each size and kind")
    options = parser.parse_args()
    start()
    for kind in KINDS:
        for name, size in SIZES.items():
            texts = documents(options.clean, kind, size, options.kilobytes * 1000)
            in_bytes = sum(len(text if isinstance(text, bytes) else text.encode()) for text in texts)
            takes_bytes = kind == "legacy"
            runs = {program: each(call, texts) for program, call, can_decode in repairers()
                    if can_decode or not takes_bytes}
            for threads in (1, 2):
                runs[f"degarble, batch, {threads}"] = (
                    lambda texts=texts, threads=threads: degarble.fix_batch(texts, threads=threads))
            compare(f"{kind}, {name}", runs, in_bytes, options.rounds)
            if takes_bytes:
                compare(f"detect, {name}", {program: each(call, texts) for program, call in detectors()},
                        in_bytes, 1)


if __name__ == "__main__":
    main()
