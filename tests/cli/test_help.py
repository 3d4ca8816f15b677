"""Help pages: every command has one, with examples that name it."""

from __future__ import annotations

import pytest
import typer.main

from readout.cli.app import app
from tests.cli.conftest import Run
from tools.cli_reference import command_names

COMMANDS = command_names()
WITHOUT_RECORD = ("office", "who", "knowledge", "watch list", "watch add")
"""Commands that ask the knowledge tables, or the file of the watches."""


def test_the_commands() -> None:
    assert COMMANDS == [
        "read",
        "events",
        "meetings",
        "statements",
        "people",
        "documents",
        "claims",
        "search",
        "said",
        "wording",
        "series",
        "check",
        "show",
        "explain",
        "cite",
        "diff",
        "sides",
        "review",
        "serve",
        "office",
        "who",
        "export",
        "verify",
        "compact",
        "doctor",
        "mcp",
        "judge accept",
        "judge reject",
        "judge merge",
        "judge split",
        "judge edit",
        "judge undo",
        "judge list",
        "judge import",
        "judge agreement",
        "knowledge check",
        "knowledge import",
        "knowledge formulas",
        "knowledge add person",
        "knowledge add tenure",
        "knowledge add alias",
        "knowledge add place",
        "knowledge add body",
        "watch run",
        "watch list",
        "watch add",
        "watch remove",
        "watch digest",
        "watch feed",
    ]
    assert typer.main.get_command(app) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples(run: Run, command: str) -> None:
    code, out, err = run(*command.split(), "--help")
    assert (code, err) == (0, "")
    examples = out[out.index("Examples") :]
    assert f"readout {command}" in examples
    assert ("--record" in out) != command.startswith(WITHOUT_RECORD)


def test_help_fits_a_terminal_of_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    for command in COMMANDS:
        assert max(map(len, run(*command.split(), "--help")[1].splitlines())) <= 80
