#!/usr/bin/env python3
"""includes.py TREE: says which sources of a tree include what they may not.

Exit status 0 when there is none, 1 when there is, 2 when there is nothing to check.
"""
import pathlib
import re
import sys

# Whose headers may stand where; the first row that fits decides. No row admits a header of the
# library, so its users, and its other files, never need what one of them is built on.
HEADERS = [
    (r"unicode/", r"src/encodings/(double_bytes|ansel)\.cpp|src/repair/(detached_accents|lossy)\.cpp|src/normalize/\w+\.cpp|"
                  r"(tools|tests|bench)/"),
    (r"uchardet", r"src/detect/charset\.cpp"),
    (r"hwy/", r"src/scan/scan\.cpp|tests/"),  # tests run each instruction set
    (r"archive(_entry)?\.h$", r"src/cli/compression\.cpp"),
    (r"(nlohmann|CLI)/", r"(src/cli|tests)/"),
    (r"(gtest|gmock)/", r"tests/"),
    (r"benchmark/", r"bench/"),
    (r"iconv\.h", r"(tools|tests)/"),  # of POSIX
    (r"simdjson\.h", r"(tests|bench)/"),
    (r"(degarble/.*|[a-z0-9_]+|std(def|int)\.h)$", r""),  # our own; of C++; what C types need
    (r"(sys/)?[a-z]+\.h$", r"(src/cli|tests|bench)/"),  # of POSIX
]

# Arrows point down: what each folder includes, beside itself and degarble.hpp.
BELOW = ["core/", "scan/", "encodings/", "evidence/", "text/"]
STAGE = [*BELOW, "channel.hpp", "profile.hpp", "stage.hpp"]
FIXER = [*STAGE, "carriers/", "detect/", "container.hpp", "sequencer.hpp", "description.hpp", "degarble/"]
FOLDERS = {
    "include/degarble": ["degarble/export.h"],
    "src/core": [], "src/scan": ["core/"], "src/encodings": ["core/"], "src/carriers": ["core/", "encodings/windows_1252.hpp", "repair/entity_names.hpp"],
    "src/evidence": ["core/", "scan/", "encodings/"],
    "src/text": ["core/", "scan/", "encodings/", "evidence/"],
    **{f"src/{stage}": STAGE for stage in ("detect", "repair", "restore", "normalize")},
    "src/decode": [*STAGE, "detect/"],
    "src": FIXER, "src/cli": FIXER,
    "tests": [""], "tests/fuzz": [""], "bench": FIXER, "tools": BELOW + ["repair/"],
}

SUFFIXES = {".cpp", ".hpp", ".c", ".h", ".inc"}
INCLUDE = re.compile(r'\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')


def fault(name, angled, quoted):
    """What is wrong with #include <angled>, or "quoted", in the file `name`; or None."""
    header = angled or quoted
    row = next((row for row in HEADERS if re.match(row[0], header)), None)
    if angled and row is None:
        return f"<{header}> is in no row of HEADERS in tests/gates/includes.py"
    if row is not None and not re.match(row[1], name):
        return f"{header} may only be included by {row[1]}"
    folder = max((folder for folder in FOLDERS if name.startswith(folder + "/")), key=len)
    own = [folder.removeprefix("src/") + "/", "degarble/degarble.hpp", *FOLDERS[folder]]
    above = header.startswith("cli/") and folder not in ("src/cli", "tests/fuzz")
    if angled or header.startswith(tuple(own)) and not above:
        return None
    return f"{folder}/ may include {', '.join(filter(None, own))}, but not {header}"


def main():
    tree = pathlib.Path(sys.argv[1])
    paths = [path for top in ("include", "src", "tests", "bench", "tools")
             for path in sorted((tree / top).rglob("*"))
             if path.suffix in SUFFIXES and "samples" not in path.relative_to(tree).parts]
    if not paths:
        return print(f"{tree}: there are no sources to check") or 2
    faults = 0
    for path in paths:
        name = path.relative_to(tree).as_posix()
        for number, line in enumerate(path.read_text(errors="replace").split("\n"), 1):
            found = INCLUDE.match(line)
            message = found and fault(name, *found.groups())
            if message:
                faults += 1
                print(f"{name}:{number}: {message}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
