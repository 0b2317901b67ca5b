"""Read by type checkers, and run by nobody: what each call gives."""

from typing_extensions import assert_type

import degarble

fixer = degarble.Fixer(profile="nlp", ignore=["restore"], min_confidence=95, form=None or "nfc")
assert_type(degarble.fix_text("text", from_="cp1252"), str)
assert_type(degarble.fix_text(b"bytes"), str)
assert_type(degarble.fix("text"), str)
assert_type(degarble.fix("text", edits=True), degarble.Repair)
assert_type(fixer.fix("text"), str)
assert_type(fixer.fix(b"bytes", edits=True).edits, list[degarble.Edit])
assert_type(fixer.fix("text", edits=True).findings, list[degarble.Finding])
assert_type(degarble.fix_batch(["a", None, b"c"]), list[str | None])
assert_type(degarble.fix_batch(["a"], counts=["repair"]), degarble.Batch)
assert_type(degarble.fix_batch(["a"], counts=True).counts, dict[str, list[int]])
assert_type(degarble.detect(b"bytes").encoding, str)
assert_type(degarble.undo([], "output"), str)
assert_type(degarble.replay([], b"input"), bytes)
assert_type(degarble.OffsetMap([]).to_output(1, 2), tuple[int, int])
assert_type(degarble.Stream(fixer, edits=True).write(b"chunk"), str)
assert_type(degarble.rules()[0].name, str)


class Column:
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return requested_schema


assert_type(degarble.fix_batch(Column()), degarble.ArrowText)
assert_type(fixer.fix_batch(Column(), counts=["restore"]), degarble.ArrowText)
