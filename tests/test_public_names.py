"""The public names of the package, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import readout

HEAVY = ("spacy", "numpy", "pyarrow", "duckdb", "deltalake", "trafilatura", "typer", "rich", "lxml")


@pytest.mark.parametrize("name", readout.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(readout, name) is not None


def test_they_are_few_and_sorted() -> None:
    assert len(readout.__all__) <= 28
    assert sorted(readout.__all__) == readout.__all__ == dir(readout)


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        readout.no_such_name  # noqa: B018


@pytest.mark.parametrize("program", ["import readout", "import readout.cli; readout.cli.main(['--version'])"])
def test_importing_loads_nothing_heavy(program: str) -> None:
    code = f"import sys; {program}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == ""


def test_help_loads_no_reader_and_no_record() -> None:
    code = "import sys, readout.cli; readout.cli.main(['--help']); print(*[m for m in sys.argv[1:] if m in sys.modules])"
    heavy = [name for name in HEAVY if name not in ("typer", "rich")]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == ""
