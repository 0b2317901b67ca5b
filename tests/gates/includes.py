#!/usr/bin/env python3
"""Says which sources of a tree include what they may not, or are not ASCII: includes.py TREE

Exit status 0 when there is none, 1 when there is, 2 when there is nothing to check.
"""
import pathlib
import re
import sys

# Who may include a library's headers: the beginnings of paths. Nobody else may, public headers least.
LIBRARIES = {
    "unicode/": ("src/decode/intake", "src/decode/converter", "src/decode/charset", "src/normalize/",
                 "tests/", "tools/"),
    "uchardet": ("src/decode/charset.cpp",),
    "hwy/": ("src/scan/scan.cpp", "tests/"),
    "nlohmann/": ("src/cli/",),
    "CLI/": ("src/cli/",),
    "simdjson": ("tests/", "bench/"),
    "gtest/": ("tests/",),
    "benchmark/": ("bench/",),
}

# Arrows point down: what each folder of src/ may include, beside itself and the public headers. A name
# without a slash is a file at the top of src/.
BELOW_STAGES = {"evidence", "scan", "core"}
STAGE = BELOW_STAGES | {"stage.hpp"}
FOLDERS = {
    "core": set(),
    "scan": {"core"},
    "evidence": {"scan", "core"},
    "decode": STAGE,
    "repair": STAGE,
    "restore": STAGE,
    "normalize": STAGE,
    "detect": BELOW_STAGES | {"decode"},  # the survey asks what bytes that are not UTF-8 are
}
STAGE_HEADER = {"core"}
FACES = {"decode", "detect", "repair", "restore", "normalize"} | STAGE  # sequencer, fixer, stream, c_api

SUFFIXES = {".cpp", ".hpp", ".h", ".c", ".inc", ".in", ".sh", ".py"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")', re.MULTILINE)


def part_of(path):
    """The folder of src/ that `path`, relative to src/, lies in; a file at the top is its own part."""
    return path.split("/")[0]


def may_include(source, included):
    """Whether src/`source` may include "`included`"."""
    part, target = part_of(source), part_of(included)
    if target in (part, "degarble"):
        return True
    if part == "cli":
        return True
    if target == "cli":
        return False
    if part in FOLDERS:
        return target in FOLDERS[part]
    if source == "stage.hpp":
        return target in STAGE_HEADER
    return "/" not in source and (target in FACES or "/" not in included)


def faults_of(tree, path):
    name = path.relative_to(tree).as_posix()
    data = path.read_bytes()
    if not data.isascii():
        line = next(i for i, text in enumerate(data.split(b"\n"), 1) if not text.isascii())
        yield f"{name}:{line}: not ASCII"
    for library, quoted in INCLUDE.findall(data.decode("ascii", "replace")):
        header = library or quoted
        for beginning, allowed in LIBRARIES.items():
            if header.startswith(beginning) and not name.startswith(allowed):
                yield f"{name}: may not include {header}"
        if not quoted:
            continue
        if name.startswith("src/") and not may_include(name[len("src/"):], quoted):
            yield f"{name}: may not include {quoted}"
        if name.startswith("include/") and part_of(quoted) != "degarble":
            yield f"{name}: may not include {quoted}"


def main():
    tree = pathlib.Path(sys.argv[1])
    sample = tree / "tests" / "gates" / "sample"
    paths = [path for folder in ("include", "src", "tests", "bench", "tools")
             for path in sorted((tree / folder).rglob("*"))
             if path.suffix in SUFFIXES and sample not in path.parents]
    if not any("src" in path.relative_to(tree).parts for path in paths):
        print(f"{tree}: there are no sources to check")
        return 2
    faults = [fault for path in paths for fault in faults_of(tree, path)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
