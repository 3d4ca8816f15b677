"""GUM Wikinews (CC BY): running texts with the dates that people marked and normalised in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import corpora
from readout.model import EdtfDate

_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_GLUED = re.compile(r"[,.;:!?%)\]]|['’](?:s|re|m|ll|ve|d)?|n['’]t")
_OPENING = re.compile(r"\w+day, \w+ \d+, \d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    """A date that people marked.

    Attributes:
        start: First code point.
        end: One past the last.
        value: What they say it means.
        is_vague: Whether they give bounds (`notBefore`, `notAfter`) and no value.
    """

    start: int
    end: int
    value: EdtfDate
    is_vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text with its dates.

    Attributes:
        name: Of the file.
        text: Running text.
        dates: The dates in it.
        published: The day of publication, which Wikinews writes out above its text.
    """

    name: str
    text: str
    dates: tuple[GoldDate, ...]
    published: EdtfDate


def texts() -> Iterator[GoldText]:
    """The annotated texts of the shared folder; none where it is missing."""
    folder = corpora.shared()
    for path in sorted((folder / "data" / "dates" / "gum").glob("*.xml")) if folder is not None else ():
        text, dates = _read(path)
        day = next(d.value for d in dates if _OPENING.match(text[d.start : d.end]))
        yield GoldText(name=path.stem, text=text, dates=tuple(dates), published=day)


def _read(path: Path) -> tuple[str, list[GoldDate]]:
    """The running text and its dates; words are glued back together as they were printed."""
    text = ""
    open_dates: list[tuple[dict[str, str], int]] = []
    dates: list[GoldDate] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<date"):
            open_dates.append((dict(_ATTRIBUTE.findall(line)), len(text)))
        elif line.startswith("</date"):
            attributes, start = open_dates.pop()
            dates.append(_gold(attributes, start, len(text.rstrip())))
        elif re.match(r"</?(?:p|head|caption)\b", line):
            text = text.rstrip() + "\n\n"
        elif not line.startswith("<") and "\t" in line:
            word = line.split("\t")[0]
            before = text.rstrip(" ") if _GLUED.fullmatch(word) else text
            text = before + word + ("" if word in "([" else " ")
    return text, dates


def _gold(attributes: dict[str, str], start: int, end: int) -> GoldDate:
    when = attributes.get("when")
    if when is not None:
        return GoldDate(start=start, end=end, value=EdtfDate(text=when), is_vague=False)
    low = attributes.get("from") or attributes.get("notBefore")
    high = attributes.get("to") or attributes.get("notAfter")
    value = EdtfDate.between(
        EdtfDate(text=low).low if low else None, EdtfDate(text=high).high if high else None
    )
    is_vague = "notBefore" in attributes or "notAfter" in attributes
    return GoldDate(start=start, end=end, value=value, is_vague=is_vague)
