#!/usr/bin/env python3
"""readme.py PAGE ROOT FOLDER: runs the examples of a page, and says which print something else.

An example is a line of a ```console block that begins with "$ ", and the lines up to the next one
are what it prints, on either stream. It is run by bash in ROOT, with FOLDER first on the PATH; a
line that ends in a backslash goes on in the next one, behind "> ".

Exit status 0 when all examples are right, 1 when one is not, 2 when there is none.
"""
import difflib
import os
import pathlib
import subprocess
import sys

SECONDS = 60  # for one example; those of a README are over at once


def blocks_of(lines):
    """The ```console blocks, as lists of (number, line)."""
    block = None
    for number, line in enumerate(lines, 1):
        if block is not None and line.startswith("```"):
            yield block
            block = None
        elif block is not None:
            block.append((number, line))
        elif line.rstrip() == "```console":
            block = []
    if block:
        raise ValueError(f"{block[0][0]}: the block has no end")


def examples_of(block):
    """The examples of a block, as (number, what is typed, lines printed)."""
    examples = []
    for number, line in block:
        if line.startswith("$ "):
            examples.append((number, line[2:], []))
        elif not examples:
            raise ValueError(f'{number}: the block has to begin with "$ "')
        elif examples[-1][1].endswith("\\") and line.startswith("> ") and not examples[-1][2]:
            examples[-1] = (examples[-1][0], f"{examples[-1][1]}\n{line[2:]}", [])
        else:
            examples[-1][2].append(line)
    return examples


def run(typed, root, folder):
    path = f"{pathlib.Path(folder).resolve()}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", "-c", typed], cwd=root, timeout=SECONDS, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT,
                          env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"})
    return done.stdout.decode(errors="backslashreplace").splitlines()


def main():
    page, root, folder = sys.argv[1:]
    if not (pathlib.Path(folder) / "degarble").is_file():
        return print(f"{folder}: there is no degarble to run") or 2
    text = pathlib.Path(page).read_text(encoding="utf-8")
    examples = [example for block in blocks_of(text.splitlines()) for example in examples_of(block)]
    wrong = 0
    for number, typed, expected in examples:
        printed = run(typed, root, folder)
        if printed != expected:
            wrong += 1
            print(f"{page}:{number}: `{typed}` prints something else:")
            print("\n".join([*difflib.unified_diff(expected, printed, lineterm="")][3:]))
    print(f"{page}: {len(examples)} examples, {wrong} of them wrong")
    return min(wrong, 1) if examples else 2


if __name__ == "__main__":
    sys.exit(main())
