#!/usr/bin/env python3
"""names.py TREE: says which names in a tree's src stand for more than one thing.

A type or a function has its name for itself in its namespace, also in the unnamed namespace of a
source: who looks for a name finds one thing, and no two sources or headers can get in each other's
way. Overloads in one source, or in a header and its source, are one thing. Constants are left alone:
they belong to the lines below them.

Exit status 0 when all is well, 1 when it is not, 2 when there is nothing to check.
"""
import collections
import pathlib
import re
import sys

NAMESPACE = re.compile(r"(?:inline )?namespace\s*([\w:]*)\s*\{")
END = re.compile(r"\}\s*//\s*namespace")
TYPE = re.compile(r"(?:enum class|enum|struct|class|union)\s+(\w+)\s*[:{]|using\s+(\w+)\s*=")
FUNCTION = re.compile(r"(?:\[\[nodiscard\]\] )?(?:(?:inline|static|constexpr) )*"
                      r"(?!return\b|else\b|static_assert\b)"
                      r"[A-Za-z_][\w:]*(?:<[^=;]*>)?(?: const)?[\s*&]+(\w+)\(")


def is_definition(text, at):
    """Whether the function whose parameters begin behind text[at] has a body there."""
    depth = 0
    for character in text[at:]:
        depth += (character in "({") - (character in ")}")
        if depth == 0 and character == ";":
            return False
        if character == "{" and depth == 1:
            return True
    return False


def definitions(text):
    """Yields the line number, the namespace and the name of each type and function."""
    spaces = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := NAMESPACE.match(line):
            spaces.append(found[1])
        elif END.match(line) and spaces:
            spaces.pop()
        elif found := TYPE.match(line):
            yield number, "::".join(filter(None, spaces)), found[1] or found[2]
        elif (found := FUNCTION.match(line)) and is_definition(text, at + found.end() - 1):
            yield number, "::".join(filter(None, spaces)), found[1]
        at += len(line) + 1


def main():
    tree = pathlib.Path(sys.argv[1])
    places = collections.defaultdict(dict)
    for path in sorted([*(tree / "src").rglob("*.hpp"), *(tree / "src").rglob("*.cpp")]):
        name = path.relative_to(tree)
        for number, space, defined in definitions(path.read_text()):
            places[space, defined].setdefault(name.with_suffix(""), f"{name}:{number}")
    if not places:
        print(f"{tree}: there are no sources to check")
        return 2
    several = {key: units for key, units in places.items() if len(units) > 1}
    for (space, name), units in sorted(several.items()):
        print(f"{space}::{name} is {len(units)} things: {', '.join(units.values())}")
    return 1 if several else 0


if __name__ == "__main__":
    sys.exit(main())
