"""Plots: one SVG, a bar for each period that has uses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from readout.errors import UsageError
from readout.export import Strip, write_plot
from readout.export.plot import BASE, ROW, TOP, WIDTH

STRIPS = (
    Strip(label="peace & stability " * 8, counts=(("2021", 2), ("2023", 4)), note="6"),
    Strip(label="<peace>", counts=(("2022", 1),)),
)


def test_a_bar_for_each_period_and_the_words_escaped(tmp_path: Path) -> None:
    path = write_plot(tmp_path / "a.svg", "Peace & stability", STRIPS)
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    bars = [
        r.findtext(f"{space}title") for r in root.iter(f"{space}rect") if r.find(f"{space}title") is not None
    ]
    assert bars == ["2021: 2", "2023: 4", "2022: 1"]
    assert {"2021", "2022", "2023", "<peace>"} <= {text.text for text in root.iter(f"{space}text")}


def test_without_rows_there_is_still_a_picture(tmp_path: Path) -> None:
    ET.fromstring(write_plot(tmp_path / "a.svg", "Nothing", ()).read_text(encoding="utf-8"))


def test_a_png_is_drawn_with_its_own_typeface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's fonts: the words are dark where they stand, and other words look otherwise."""
    import resvg_py

    draw = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", partial(draw, skip_system_fonts=True))
    first = write_plot(tmp_path / "a.png", "Peace & stability", STRIPS).read_bytes()
    assert first.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(first[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (2 * WIDTH, 2 * (TOP + ROW * len(STRIPS) + BASE))
    assert write_plot(tmp_path / "b.png", "Peace & stability", STRIPS).read_bytes() == first
    assert write_plot(tmp_path / "c.png", "Peace & security", STRIPS).read_bytes() != first
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("name", ["a.gif", "a", "missing/a.svg", "missing/a.png"])
def test_what_cannot_be_drawn_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        write_plot(tmp_path / name, "Nothing", ())
