#!/usr/bin/env python3
"""headers.py TREE COMPILER [OPTION]...: says which headers of a tree cannot be included together.

All of them go into one translation unit, in the order of their names and in the opposite one, and
must compile: each for itself, and beside all others.

Exit status 0 when they do, 1 when they do not, 2 when there is nothing to check.
"""
import pathlib
import re
import subprocess
import sys

ROOTS = ("include", "src")


def headers_of(tree):
    return [path.relative_to(tree / root).as_posix() for root in ROOTS
            for path in sorted((tree / root).rglob("*.hpp"))]


def faults_of(tree, headers, compiler):
    """The places of what the compiler says of all these headers, one after the other."""
    source = "".join(f'#include "{header}"\n' for header in headers)
    command = [*compiler, *(f"-I{root}" for root in ROOTS), "-std=c++20", "-fsyntax-only",
               "-x", "c++", "-"]
    compiled = subprocess.run(command, input=source, text=True, capture_output=True, cwd=tree,
                              check=False)
    places = re.findall(r"^(\S+?:\d+):\d+: (?:fatal )?error: ", compiled.stderr, re.MULTILINE)
    if compiled.returncode != 0 and not places:
        sys.exit(f"headers.py: {compiler[0]} failed: {compiled.stderr}")
    return places


def main():
    tree, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    headers = headers_of(tree)
    if not headers:
        print(f"{tree}: there are no headers to check")
        return 2
    faults = {place for order in (headers, headers[::-1])
              for place in faults_of(tree, order, compiler)}
    for place in sorted(faults):
        print(f"{place}: does not compile behind the other headers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
