"""What happens to text on its way: each takes a clean text and gives the bytes that arrive."""
import itertools
import re

# What windows-1252 leaves undefined becomes a C1 control, as in browsers (WHATWG Encoding Standard).
WINDOWS_1252 = {byte: bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(256)}


def misread(text):
    """UTF-8 that was read as windows-1252 and stored as UTF-8."""
    return text.encode().decode("latin-1").translate(WINDOWS_1252).encode()


def legacy(text, encoding):
    """In an old encoding; what that does not have is left out."""
    return text.encode(encoding, "ignore")


def without_apostrophes(text):
    return re.sub(r"(?<=[^\W\d_])['\u2019](?=[^\W\d_])", "", text).encode()


def with_lost_letters(text):
    """Each fifth letter beyond ASCII is a replacement character."""
    count = itertools.count(1)
    return re.sub(r"[^\W\x00-\x7f]", lambda letter: letter[0] if next(count) % 5 else "\ufffd", text).encode()
