"""Today's figures against those that are pinned, and the pinning itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import floors
from bench.floors import check, load, main
from bench.measured import Corpus, all_corpora


@pytest.mark.bench
@pytest.mark.slow
@pytest.mark.parametrize("corpus", all_corpora(), ids=lambda corpus: corpus.name)
def test_no_figure_is_below_its_floor(corpus: Corpus) -> None:
    assert check(corpus, load()) == []


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("An article.")
    return path


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch, text: Path, tmp_path: Path) -> dict[str, tuple[int, int]]:
    figures = {"event found": (80, 100), "no stranger": (38, 40), "receipt is verbatim": (500, 500)}
    corpus = Corpus(name="made up", files=(text,), measure=lambda: figures)
    monkeypatch.setattr(floors, "all_corpora", lambda: (corpus,))
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text("{}")
    return figures


def run(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr("sys.argv", ["floors", *options])
    return main()


def test_nothing_passes_before_it_is_pinned(
    monkeypatch: pytest.MonkeyPatch, today: dict[str, tuple[int, int]]
) -> None:
    assert run(monkeypatch) == 1
    assert run(monkeypatch, "--update") == 0
    assert run(monkeypatch) == 0


@pytest.mark.parametrize(
    ("figure", "value", "code"),
    [
        ("event found", (78, 100), 0),
        ("event found", (77, 100), 1),
        ("no stranger", (45, 48), 0),
        ("no stranger", (38, 42), 1),
        ("receipt is verbatim", (499, 500), 1),
        ("receipt is verbatim", (300, 300), 0),
    ],
)
def test_figures_beside_their_floors(
    monkeypatch: pytest.MonkeyPatch,
    today: dict[str, tuple[int, int]],
    figure: str,
    value: tuple[int, int],
    code: int,
) -> None:
    run(monkeypatch, "--update")
    today[figure] = value
    assert run(monkeypatch) == code


def test_a_figure_that_is_gone_is_below(
    monkeypatch: pytest.MonkeyPatch, today: dict[str, tuple[int, int]]
) -> None:
    run(monkeypatch, "--update")
    del today["event found"]
    assert run(monkeypatch) == 1


def test_an_update_lowers_nothing_unless_told_to(
    monkeypatch: pytest.MonkeyPatch, today: dict[str, tuple[int, int]]
) -> None:
    run(monkeypatch, "--update")
    today["event found"] = (70, 100)
    assert run(monkeypatch, "--update") == 1
    assert load()["made up"]["right"]["event found"] == 78
    assert run(monkeypatch, "--update", "--allow-regression") == 0
    assert load()["made up"]["right"]["event found"] == 68


def test_an_update_within_the_slack_keeps_the_floor_and_raises_others(
    monkeypatch: pytest.MonkeyPatch, today: dict[str, tuple[int, int]]
) -> None:
    run(monkeypatch, "--update")
    today["event found"] = (79, 100)
    today["no stranger"] = (40, 40)
    assert run(monkeypatch, "--update") == 0
    pinned = load()["made up"]
    assert (pinned["right"]["event found"], pinned["wrong"]["no stranger"]) == (78, 1)


def test_another_text_must_be_pinned_anew(
    monkeypatch: pytest.MonkeyPatch, today: dict[str, tuple[int, int]], text: Path
) -> None:
    run(monkeypatch, "--update")
    text.write_text("Another article.")
    assert run(monkeypatch) == 1
    assert run(monkeypatch, "--update") == 0
    assert run(monkeypatch) == 0


def test_the_file_is_in_order() -> None:
    pinned = json.loads(floors.FILE.read_text())
    assert {"examples"} <= set(pinned)
    for held in pinned.values():
        assert set(held) == {"corpus", "right", "wrong"}
