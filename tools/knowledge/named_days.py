"""Write tables/named_days.csv from the rules of named_days_source.csv.

A rule is a day of every year (`12-25`), days from Easter Sunday (`easter-2`), a weekday of a month
(`11 thursday 4` for the fourth, -1 for the last), or a list of dates.

    python -m tools.knowledge.named_days [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent.parent / "src" / "readout" / "knowledge" / "tables"

YEARS = range(2000, 2031)
"""The years that rules are written out for."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm of 1876).

    Example:
        >>> easter(2024)
        datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    correction = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * correction + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth weekday of a month; -1 for the last. Monday is 0.

    Example:
        >>> nth_weekday(2024, 11, 3, 4), nth_weekday(2024, 5, 0, -1)
        (datetime.date(2024, 11, 28), datetime.date(2024, 5, 27))
    """
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.weekday() - weekday) % 7)


def days_of(rule: str) -> list[dt.date]:
    """The dates of a rule.

    Args:
        rule: As in the source.

    Returns:
        Dates in order.

    Example:
        >>> days_of("12-25")[24], days_of("easter-2")[24], days_of("2024-01-13")
        (datetime.date(2024, 12, 25), datetime.date(2024, 3, 29), [datetime.date(2024, 1, 13)])
    """
    words = rule.split()
    if rule.startswith("easter"):
        return [easter(year) + dt.timedelta(days=int(rule.removeprefix("easter"))) for year in YEARS]
    if len(words) == 3 and words[1] in WEEKDAYS:
        month, weekday, nth = int(words[0]), WEEKDAYS.index(words[1]), int(words[2])
        return [nth_weekday(year, month, weekday, nth) for year in YEARS]
    if len(rule) == len("12-25"):
        return [dt.date.fromisoformat(f"{year}-{rule}") for year in YEARS]
    return sorted(dt.date.fromisoformat(word) for word in words)


def build() -> list[dict[str, str]]:
    """The rows of named_days.csv, in the order of the source."""
    with (HERE / "named_days_source.csv").open(encoding="utf-8", newline="") as file:
        return [
            {
                "name": row["name"],
                "days": "|".join(day.isoformat() for day in days_of(row["rule"])),
                "country": row["country"],
            }
            for row in csv.DictReader(file)
        ]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLES)
    rows = build()
    with (parser.parse_args().out / "named_days.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
