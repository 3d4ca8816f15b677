"""`readout diff` as people see it, and the pages it writes."""

from __future__ import annotations

import io
import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from readout.record import Record
from tests.cli.conftest import Run

BEFORE = """Joint Statement of Japan and Australia

The Ministers noted the importance of peace and stability across the Taiwan Strait. They urged North Korea to \
abandon its weapons. They discussed the security of undersea cables.
"""
AFTER = """Joint Statement of Japan and Australia

The Ministers discussed the security of undersea cables. They underscored the importance of peace and stability \
across the Taiwan Strait. They welcomed <b>growth</b> & *trade* in [2032].
"""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("before.txt", BEFORE), ("after.txt", AFTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "before.txt", tmp_path / "after.txt"


def lines(out: str) -> list[str]:
    return [" ".join(line.split()) for line in out.splitlines()]


def test_each_clause_has_its_class_and_its_words(run: Run, texts: tuple[Path, Path]) -> None:
    code, out, err = run("diff", *texts)
    assert (code, err) == (0, "")
    printed = lines(out)
    told = " ".join(printed)
    assert "▲ strengthened [-The Ministers noted-] {+They underscored+} the importance of peace" in told
    assert "“noted” → “underscored”" in told
    assert "− dropped [-They urged North Korea to abandon its weapons-]" in printed
    assert "3 clauses before, 3 after" in printed
    assert "Silence 1 no longer said" in printed


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_it_fits_the_terminal(
    run: Run, texts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("diff", *texts)
    assert max(map(len, out.splitlines())) <= int(columns)


def test_only_some_classes(run: Run, texts: tuple[Path, Path]) -> None:
    _, out, _ = run("diff", *texts, "--only", "dropped")
    assert "underscored" not in out
    code, _, err = run("diff", *texts, "--only", "lost")
    assert code == 2
    assert "There are kept, reworded" in err


def test_json_has_receipts(run: Run, texts: tuple[Path, Path]) -> None:
    _, out, _ = run("diff", *texts, "-f", "json")
    told = json.loads(out)
    assert told["clauses"] == {"before": 3, "after": 3}
    for row in told["rows"]:
        for side, text in (("before", BEFORE), ("after", AFTER)):
            if row[side] is not None:
                assert text[row[side]["start"] : row[side]["end"]] == row[side]["text"]


class Balanced(HTMLParser):
    """Notes what stands in a page, and that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_stands_alone_and_is_escaped(run: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "moved.html"
    code, out, _ = run("diff", *texts, "-f", "html", "--out", page)
    assert (code, out) == (0, "")
    text = page.read_text(encoding="utf-8")
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    assert not parser.seen & {"script", "link", "img", "b"}
    assert "&lt;b&gt;growth&lt;/b&gt; &amp; *trade*" in text
    assert "prefers-color-scheme: dark" in text


def test_markdown_is_escaped(run: Run, texts: tuple[Path, Path]) -> None:
    _, out, _ = run("diff", *texts, "-f", "markdown")
    assert r"\<b\>growth\</b\> & \*trade\* in \[2032\]" in out
    assert "~~The Ministers noted~~ **They underscored** the importance" in out


def test_documents_of_the_record(run: Run, record: Path) -> None:
    with Record.open(record).view() as view:
        first, second = sorted(view.documents("status = 'read'"), key=lambda d: d.doc)[:2]
    code, out, err = run("diff", first.doc, second.doc, "--record", record)
    assert (code, err) == (0, "")
    assert "before" in out


def test_standard_input(run: Run, texts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AFTER.encode())))
    code, out, _ = run("diff", texts[0], "-")
    assert code == 0
    assert "underscored" in out


@pytest.mark.parametrize(
    ("second", "code", "told"),
    [("nowhere.txt", 2, "There is no file"), ("empty.txt", 1, "empty.txt"), ("doc_zzzz", 2, "no record")],
)
def test_what_cannot_be_compared(
    run: Run, texts: tuple[Path, Path], tmp_path: Path, second: str, code: int, told: str
) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    found, _, err = run("diff", texts[0], second)
    assert (found, told in err) == (code, True)


def test_two_standard_inputs_are_refused(run: Run) -> None:
    code, _, err = run("diff", "-", "-")
    assert code == 2
    assert "one text" in err
