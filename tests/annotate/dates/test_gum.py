"""Against people's own dates: GUM Wikinews (CC BY), where it is at hand."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from readout.annotate.dates import find_dates, resolve_dates
from readout.annotate.sentences import split_sentences
from readout.model import Dating, EdtfDate
from tests.annotate.dates.factories import document

GUM = Path(os.environ.get("READOUT_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "dates" / "gum"
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_GLUED = re.compile(r"[,.;:!?%)\]]|['’](?:s|re|m|ll|ve|d)?|n['’]t")
_OPENING = re.compile(r"\w+day, \w+ \d+, \d{4}")


def read(path: Path) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    """The running text of an annotated file, and its dates."""
    text, open_dates, gold = "", [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<date"):
            open_dates.append((dict(_ATTRIBUTE.findall(line)), len(text)))
        elif line.startswith("</date"):
            attributes, start = open_dates.pop()
            gold.append((start, len(text.rstrip()), attributes))
        elif re.match(r"</?(?:p|head|caption)\b", line):
            text = text.rstrip() + "\n\n"
        elif not line.startswith("<") and "\t" in line:
            word = line.split("\t")[0]
            text = (
                (text.rstrip(" ") if _GLUED.fullmatch(word) else text) + word + ("" if word in "([" else " ")
            )
    return text, gold


def wanted(attributes: dict[str, str]) -> str:
    if "when" in attributes:
        return EdtfDate(text=attributes["when"]).text
    low = attributes.get("from") or attributes.get("notBefore")
    high = attributes.get("to") or attributes.get("notAfter")
    return EdtfDate.between(
        EdtfDate(text=low).low if low else None, EdtfDate(text=high).high if high else None
    ).text


@pytest.mark.skipif(not GUM.is_dir(), reason="GUM is not on this machine")
def test_values_agree_with_people() -> None:
    all_dates = found = agree = 0
    for path in sorted(GUM.glob("*.xml")):
        text, gold = read(path)
        made = document(text)
        dates = find_dates(made, split_sentences(made))
        day = next(a["when"] for low, high, a in gold if _OPENING.match(text[low:high]))
        published = Dating(date=EdtfDate(text=day), basis="stated")
        datings = resolve_dates(dates, document=made, published=published, window=(None, None))
        for low, high, attributes in gold:
            got = [d.text for e, d in zip(dates, datings, strict=True) if e.start < high and low < e.end]
            all_dates += 1
            found += bool(got)
            agree += wanted(attributes) in got
    assert found >= 0.92 * all_dates
    assert agree >= 0.87 * found
