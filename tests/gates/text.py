#!/usr/bin/env python3
"""text.py TREE: says which files of a tree are not written as all others are.

Sources are ASCII: what a reader can't tell from a look-alike is written as an escape. Data is
well-formed UTF-8. No line ends in white space, and none holds a tab or a carriage return.

Exit status 0 when all is well, 1 when it is not, 2 when there is nothing to check.
"""
import pathlib
import re
import subprocess
import sys

SOURCE = re.compile(r"(.*/)?(dev|run|CMakeLists\.txt|.*\.(cpp|hpp|c|h|inc|sh|py|cmake|in))")
# Texts that are damaged, or as they were found; models; what the command printed; and other people's words.
ANYTHING = re.compile(r"corpus/(samples|clean|seeds|models|zones)/|tests/gates/samples/|tests/cli/"
                      r"|(.*/)?LICENSE$")
TABS = re.compile(r".*\.tsv$")
ENDS = re.compile(r".*\.case$")  # a text under test may end in a space

NON_ASCII = re.compile(rb"[^\0-\x7f]+")
TAB = re.compile(rb"[\t\r]")
END = re.compile(rb"[ \t]+\Z")


def files_of(tree):
    """All files but those that git ignores; outside of git, all but hidden ones and build/."""
    listing = ["git", "-C", tree, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = subprocess.run(listing, capture_output=True, check=False)
    if git.returncode == 0:
        names = set(git.stdout.decode().rstrip("\0").split("\0"))
        return sorted(name for name in names if (tree / name).is_file())
    found = (path.relative_to(tree) for path in tree.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found
                  if path.parts[0] != "build" and not path.parts[0].startswith("."))


def line_faults(name, line):
    strange = NON_ASCII.search(line)
    if strange and SOURCE.fullmatch(name):
        escapes = strange[0].decode("utf-8", "backslashreplace").encode("ascii", "backslashreplace")
        yield f"not ASCII; write {escapes.decode()} instead"
    try:
        line.decode()
    except UnicodeDecodeError as error:
        yield f"byte {error.start + 1} is not UTF-8: {error.reason}"
    if END.search(line) and not ENDS.match(name):
        yield "white space at the end of the line"
    elif TAB.search(line) and not TABS.match(name):
        yield "a tab or carriage return; write spaces, or an escape"


def main():
    tree = pathlib.Path(sys.argv[1])
    names = [name for name in files_of(tree) if not ANYTHING.match(name)]
    if not names:
        print(f"{tree}: there are no files to check")
        return 2
    faults = 0
    for name in names:
        lines = (tree / name).read_bytes().split(b"\n")
        for number, line in enumerate(lines, 1):
            for fault in line_faults(name, line):
                faults += 1
                print(f"{name}:{number}: {fault}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
