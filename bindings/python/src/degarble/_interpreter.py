"""Subinterpreters can't have the package: its compiled half keeps one table of types for the process, and
a second interpreter would take it away from the first."""

from __future__ import annotations

from importlib import import_module


def _is_main() -> bool:
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters = import_module(name)
        except ImportError:
            continue
        return bool(interpreters.get_current() == interpreters.get_main())
    return True


if not _is_main():
    raise ImportError("degarble can't be imported in a subinterpreter; use threads, or another process")
