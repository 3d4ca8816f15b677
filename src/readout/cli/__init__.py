"""The command line: `readout …`. One file a command group; options are shared; nothing is decided here."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: Arguments without the program's name; those of the process when not given.

    Returns:
        0 ok, 1 failure, 2 usage, 3 some inputs rejected, 4 record damaged, 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from readout._version import __version__

        sys.stdout.write(f"readout {__version__}\n")
        return 0
    from readout.cli.border import run

    return run(arguments)
