"""The command: python -m degarble --help."""

from __future__ import annotations

import os
import signal
import sys

from . import _degarble


def main() -> None:
    # Signals end the command as they end any other, and not by an exception that nobody sees.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    arguments = [os.fsencode(argument) for argument in ["degarble", *sys.argv[1:]]]
    sys.exit(_degarble.run_command(arguments))


if __name__ == "__main__":
    main()
