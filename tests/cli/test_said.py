"""`readout said`, `readout statements` and the cards of statements, as people see them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.query.voices import voices_record

CHAIN = [
    "Meridian News →",
    "└── the Chinese readout (China) — “According to” →",
    "└── Wang Yi (CHN) — “told”:",
    "└── that China would never accept attempts to alter the status quo through force",
]


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return voices_record(tmp_path_factory.mktemp("voices") / "record").path


def lines(out: str) -> list[str]:
    return [line.strip() for line in out.splitlines()]


def one_id(run: Run, voices: Path, *filters: object) -> str:
    _, out, _ = run("statements", "--record", voices, "-f", "jsonl", *filters)
    (line,) = out.splitlines()
    return str(json.loads(line)["statement"])


def test_the_chain_is_drawn_outermost_first(run: Run, voices: Path) -> None:
    code, out, err = run("said", "never accept attempts", "--record", voices)
    assert (code, err) == (0, "")
    printed = lines(out)
    at = printed.index(CHAIN[0])
    assert printed[at : at + 4] == CHAIN


def test_wordings_of_two_reports_stand_under_each_other(run: Run, voices: Path) -> None:
    _, out, _ = run("said", "status", "quo", "--record", voices)
    printed = lines(out)
    assert printed.count("In 2 reports") == 1
    assert "that “China [will] never accept [any attempt] to [change] the status quo [by] force”" in printed
    assert "that China [would] never accept [attempts] to [alter] the status quo [through] force" in printed
    assert any(line.startswith("2025-03-04  Harbour Wire, “told”") for line in printed)
    assert any("Meridian News ← the Chinese readout, “told”" in line for line in printed)


def test_a_variant_in_other_words_is_shown_with_what_was_found(run: Run, voices: Path) -> None:
    _, out, _ = run("said", "alter", "--record", voices)
    assert "any attempt" in out


def test_who_says_that_somebody_said_it_is_in_the_chain_only(run: Run, voices: Path) -> None:
    _, out, _ = run("said", "one China", "--record", voices)
    printed = lines(out)
    assert "└── Kyodo News — “reported” →" in printed
    assert "└── Haruko Kamikawa — “recognised”:" in printed
    assert sum("sta_" in line for line in printed) == 1


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("words", ["status quo", "one China"])
def test_it_fits_the_terminal(
    run: Run, voices: Path, words: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = run("said", words, "--record", voices)
    assert max(map(len, out.splitlines())) <= width


def test_every_format_has_the_same_rows(run: Run, voices: Path) -> None:
    command = ("said", "status quo", "--record", voices, "--format")
    rows = json.loads(run(*command, "json")[1])
    assert [json.loads(line) for line in run(*command, "jsonl")[1].splitlines()] == rows
    flat = list(csv.DictReader(io.StringIO(run(*command, "csv")[1])))
    assert [row["variants"] for row in flat] == [row["variants"][0] for row in rows]
    assert [row["hits"] for row in flat] == ["status quo", "status quo"]
    assert {"force", "strength", "publisher"} <= set(flat[0])


def test_filters_reach_the_question(run: Run, voices: Path) -> None:
    command = ("said", "status quo", "--record", voices, "-f", "jsonl")
    assert len(run(*command, "--by", "Wang Yi", "--mode", "mixed")[1].splitlines()) == 1
    assert len(run(*command, "--since", "2025-03-05")[1].splitlines()) == 1
    assert run(*command, "--by", "USA")[1] == ""


def test_limit_and_more(run: Run, voices: Path) -> None:
    _, out, _ = run("said", "status quo", "--record", voices, "-n", 1)
    assert "The first 1; --limit N shows more" in out


def test_nothing_found_is_said_with_a_next_step(run: Run, voices: Path) -> None:
    _, out, _ = run("said", "ironclad", "--record", voices)
    assert "Nobody says so among 8 statements; `readout search`" in " ".join(out.split())


def test_no_words_is_a_usage_error(run: Run, voices: Path) -> None:
    code, _, err = run("said", "…", "--record", voices)
    assert code == 2
    assert "nothing to look for" in err


def test_a_listing_tells_office_and_chain(run: Run, voices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("statements", "--record", voices, "--by", "Wang Yi", "--about", "status quo")
    for width in (80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        _, out, _ = run(*command)
        told = " ".join(out.split())
        assert "Wang Yi (Minister" in told
        assert "Meridian News ← the" in told
    monkeypatch.setenv("COLUMNS", "80")
    assert "via Harbour Wire" in run(*command)[1]


def test_since_and_until_mean_from_and_to(run: Run, voices: Path) -> None:
    command = ("statements", "--record", voices, "-f", "jsonl")
    assert run(*command, "--since", "2025-06", "--until", "2025-07") == run(
        *command, "--from", "2025-06", "--to", "2025-07"
    )


def test_a_statement_is_shown_by_its_chain(run: Run, voices: Path) -> None:
    identity = one_id(run, voices, "--verb", "tell", "--mode", "indirect")
    _, out, _ = run("show", identity, "--record", voices)
    printed = lines(out)
    at = printed.index(CHAIN[0])
    assert printed[at : at + 4] == CHAIN
    assert "In 2 reports" in printed
    _, out, _ = run("explain", identity, "--record", voices)
    assert CHAIN[1] in lines(out)


def test_what_is_said_within_a_statement_is_listed(run: Run, voices: Path) -> None:
    _, out, _ = run("show", one_id(run, voices, "--verb", "report"), "--record", voices)
    assert "Said within it  1" in lines(out)


def test_a_name_that_nobody_has_gets_a_suggestion(run: Run, voices: Path) -> None:
    code, _, err = run("statements", "--record", voices, "--by", "Wnag Yi")
    assert code == 2
    assert "Did you mean Wang Yi?" in err
