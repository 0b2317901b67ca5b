#!/usr/bin/env python3
"""containers.py FIX_DOCUMENTS [--documents N] [--seed N] [FORMAT]...: breaks texts, puts them into
containers, has them repaired, and says which containers were not whole afterwards.

What each parser read before it must read after, to the same structure; a second repair must change
nothing; and a string of JSON must become what it becomes by itself. Exit status 0 when all are whole, 1 when one is not, 2 when nothing was tried.
"""
import argparse
import collections
import random
import subprocess
import sys

import formats
import texts

PROFILES = ("archive", "standard", "nlp")


class Repairer:
    """Repairs documents, each by itself."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def fix(self, document, form, profile):
        self.process.stdin.write(f"{form} {profile} {len(document)}\n".encode() + document)
        self.process.stdin.flush()
        size = int(self.process.stdout.readline())
        return self.process.stdout.read(size)


def text_maker(choice, sentences, damage):
    def make():
        parts = [choice.choice(sentences) for _ in range(choice.choice((1, 1, 2, 4)))]
        return texts.DAMAGE[damage](" ".join(parts))
    return make


def read(parse, document):
    """What the parser reads; None if it refuses."""
    try:
        return parse(document)
    except (ValueError, formats.Refused):
        return None


def faults_of(document, fixed, form):
    """Yields which parsers read something else than before, and how often each had a say."""
    for parse in formats.PARSERS[form]:
        before = read(parse, document)
        if before is None:
            continue
        after = read(parse, fixed)
        whole = after is not None and after[0] == before[0] and len(after[1]) == len(before[1])
        yield parse.__name__, whole


def other_values(document, fixed, form, profile, repairer):
    """Whether a value is not what it becomes by itself. Only JSON can write all that may come out."""
    if form not in ("json", "jsonl"):
        return False
    parse = formats.PARSERS[form][0]
    pairs = zip(parse(document)[1], parse(fixed)[1])
    return any(repairer.fix(before.encode(), "plain", profile) != after.encode()
               for before, after in pairs)


def try_format(form, count, seed, repairer, tally):
    sentences = texts.sentences()
    faults = 0
    for number in range(count):
        choice = random.Random(f"{form} {seed} {number}")
        damage = list(texts.DAMAGE)[number % len(texts.DAMAGE)]
        document = formats.MAKERS[form](choice, text_maker(choice, sentences, damage))
        profile = PROFILES[number // len(texts.DAMAGE) % len(PROFILES)]
        fixed = repairer.fix(document, form, profile)
        tally[form, "changed"] += fixed != document
        broken = [name for name, whole in faults_of(document, fixed, form) if not whole]
        tally[form, "read"] += any(True for _ in faults_of(document, document, form))
        if repairer.fix(fixed, form, profile) != fixed:
            broken.append("second pass")
        if not broken and other_values(document, fixed, form, profile, repairer):
            broken.append("a value is not what it is by itself")
        for name in broken:
            faults += 1
            if faults <= 5:
                print(f"{form}, {damage}, {profile}, document {number}: {name}\n{document}\n{fixed}")
    return faults


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--documents", type=int, default=24)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("formats", nargs="*")
    given = arguments.parse_intermixed_args()
    repairer = Repairer(given.program)
    tally = collections.Counter()
    faults = 0
    for form in given.formats or formats.MAKERS:
        broken = try_format(form, given.documents, given.seed, repairer, tally)
        print(f"{form}: {given.documents} documents, {tally[form, 'read']} that a parser reads, "
              f"{tally[form, 'changed']} changed, {broken} broken")
        faults += broken
    if sum(tally.values()) == 0:
        return 2
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
