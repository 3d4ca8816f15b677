"""Write `docs/cli.md` from the real `--help` of every command, or check that it is not stale.

`make docs` writes it, `make docs-check` checks it. The program prints the pages itself, in a process of its
own, with a fixed width and without colour: the same commands give the same file on any terminal.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import typer

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"
WIDTH = 80

_HEAD = """# Commands

Written by `make docs` from `readout --help`; change the help texts, not this page. The [guide](guide.md)
shows the commands at work.
"""
_CUT = "\f"
_PRINT_HELP = f"""
import sys
from readout.cli import main
for name in sys.argv[1:]:
    main([*name.split(), "--help"])
    sys.stdout.write({_CUT!r})
"""


def command_names() -> list[str]:
    """The commands, in the order in which `readout --help` shows them."""
    from readout.cli.app import app

    return list(_names_below(app, ()))


def _names_below(app: typer.Typer, path: tuple[str, ...]) -> Iterator[str]:
    """The commands of a program, then those of its groups."""
    for command in app.registered_commands:
        if command.name is not None:
            yield " ".join((*path, command.name))
    for group in app.registered_groups:
        if group.typer_instance is not None:
            name = group.name if isinstance(group.name, str) else group.typer_instance.info.name
            yield from _names_below(group.typer_instance, (*path, str(name)))


def help_pages(names: Sequence[str]) -> list[str]:
    """What `readout NAME --help` prints.

    Args:
        names: Commands; the empty name is `readout --help`.

    Returns:
        One page a name, without blanks at the ends of lines.
    """
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "SYSTEMROOT")}
    width = str(WIDTH)
    fixed = {"COLUMNS": width, "TERMINAL_WIDTH": width, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    printed = subprocess.run(
        [sys.executable, "-c", _PRINT_HELP, *names],
        env={**kept, **fixed},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [_trimmed(page) for page in printed.split(_CUT)[: len(names)]]


def _trimmed(page: str) -> str:
    return "\n".join(line.rstrip() for line in page.splitlines()).strip("\n")


def render() -> str:
    """The text of `docs/cli.md`."""
    names = ["", *command_names()]
    sections = [
        f"## readout {name}".rstrip() + f"\n\n```text\n{page}\n```\n"
        for name, page in zip(names, help_pages(names), strict=True)
    ]
    return "\n".join([_HEAD, *sections])


def main(argv: Sequence[str] | None = None) -> int:
    """Run from the command line.

    Args:
        argv: Arguments; those of the process when not given.

    Returns:
        0, or 1 when `--check` finds the page stale.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.cli_reference", description="Write docs/cli.md.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when the page is stale")
    wanted = render()
    if not parser.parse_args(argv).check:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    held = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if held == wanted:
        return 0
    change = unified_diff(
        held.splitlines(), wanted.splitlines(), "docs/cli.md", "readout --help", n=1, lineterm=""
    )
    sys.stderr.writelines(f"{line}\n" for line in change)
    sys.stderr.write("docs/cli.md does not say what `readout --help` says. Run `make docs` and commit it.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
