"""Joint statements of an invented series, written for its tests: what each says, and what one no longer says."""

from __future__ import annotations

from pathlib import Path

from readout.flow import read
from readout.record import Record

STRAIT = {
    2031: "They noted the importance of peace and stability across the Taiwan Strait.",
    2032: "They reaffirmed the importance of peace and stability across the Taiwan Strait.",
    2033: "They reaffirmed the importance of peace and stability across the Taiwan Strait.",
    2034: "They discussed peace across the Taiwan Strait as a matter of common interest.",
}
KOREA = "They reaffirmed their commitment to the complete denuclearization of the Korean Peninsula."
LAW = "They emphasized the importance of freedom of navigation and overflight in the South China Sea."
ONCE = "They supported a free and open Indo-Pacific."

DAYS = {
    2031: ("Oslo", "4 June"),
    2032: ("Ottawa", "9 May"),
    2033: ("Oslo", "2 June"),
    2034: ("Ottawa", "7 May"),
}
MONTHS = {"June": "06", "May": "05"}


def statement(year: int) -> str:
    """The joint statement of a year; that of 2033 has no word on Korea, and that of 2034 none on the sea."""
    place, day = DAYS[year]
    said = [
        "They welcomed progress in the protection of undersea cables.",
        STRAIT[year],
        "" if year == 2033 else KOREA,
        "" if year == 2034 else LAW,
        ONCE if year == 2031 else "",
    ]
    return (
        f"Joint Statement of the Foreign Ministers of Canada and Norway\n\n{place}, {day} {year}\n\n"
        f"The Foreign Ministers of Canada and Norway met in {place} on {day} {year}.\n\n"
        + "\n\n".join(sentence for sentence in said if sentence)
        + "\n"
    )


def news(year: int) -> str:
    """A report of a meeting whose joint statement is not in the record."""
    return (
        "Canada and Norway to guard cables\n\n"
        f"The foreign ministers of Canada and Norway met in Oslo on 3 June {year}. They issued a joint statement, "
        "officials said.\n"
    )


def series_record(folder: Path, *years: int, told: tuple[int, ...] = ()) -> Record:
    """A record of the joint statements of some years, and of news of others.

    Args:
        folder: Where texts and record go.
        *years: Whose joint statements are read, in this order.
        told: Years of which only the news is read.

    Returns:
        The record.
    """
    texts = folder / "texts"
    texts.mkdir(parents=True)
    paths = []
    for number, year in enumerate((*years, *told)):
        path = texts / f"{number}-{year}.txt"
        path.write_text(statement(year) if year in years else news(year), encoding="utf-8")
        paths.append(path)
    record = Record.create(folder / "record")
    read(paths, record)
    return record
