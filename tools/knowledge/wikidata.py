"""Terms out of officeholders_wikidata_2000_2022.csv (CC0 facts, 23 countries, to mid-2022)."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from tools.knowledge.curated import Term, first_day
from tools.knowledge.naming import named

FILE = "officeholders_wikidata_2000_2022.csv"

LAST_SEEN = dt.date(2022, 7, 22)
"""The day the slice stops: an open end means in office on it, and no more."""

ISO3 = dict(
    pair.split(":")
    for pair in [
        "AU:AUS",
        "BR:BRA",
        "CA:CAN",
        "CN:CHN",
        "EG:EGY",
        "FR:FRA",
        "GB:GBR",
        "GR:GRC",
        "ID:IDN",
        "IL:ISR",
        "IN:IND",
        "IR:IRN",
        "JP:JPN",
        "KR:KOR",
        "PH:PHL",
        "PK:PAK",
        "RU:RUS",
        "TR:TUR",
        "TW:TWN",
        "UA:UKR",
        "US:USA",
        "VN:VNM",
        "ZA:ZAF",
    ]
)

OFFICES = {
    "President": ("head-of-state", "President"),
    "Prime Minister": ("head-of-government", "Prime Minister"),
    "Premier": ("head-of-government", "Premier"),
    "Vice President": ("vice-president", "Vice President"),
    "Minister of Foreign Affairs": ("foreign-minister", "Minister of Foreign Affairs"),
    "Minister for Foreign Affairs": ("foreign-minister", "Minister for Foreign Affairs"),
    "Minister of External Affairs": ("foreign-minister", "External Affairs Minister"),
    "Minister of Europe and Foreign Affairs": ("foreign-minister", "Minister of Europe and Foreign Affairs"),
    "Minister of International Relations and Cooperation": (
        "foreign-minister",
        "Minister of International Relations and Cooperation",
    ),
    "Secretary of Foreign Affairs": ("foreign-minister", "Secretary of Foreign Affairs"),
    "Secretary of State": ("foreign-minister", "Secretary of State"),
    "Secretary of State for Foreign and Commonwealth Affairs": ("foreign-minister", "Foreign Secretary"),
    "Minister of Defence": ("defense-minister", "Minister of Defence"),
    "Minister for Defence": ("defense-minister", "Minister for Defence"),
    "Minister of Defense": ("defense-minister", "Minister of Defense"),
    "Minister of National Defence": ("defense-minister", "Minister of National Defence"),
    "Minister of Defence and Armed Forces Logistics": ("defense-minister", "Minister of Defence"),
    "Minister of the Armed Forces": ("defense-minister", "Minister of the Armed Forces"),
    "Secretary of State for Defence": ("defense-minister", "Secretary of State for Defence"),
    "National Security Advisor": ("national-security-adviser", "National Security Adviser"),
    "Secretary of the Supreme National Security Council": (
        "security-council-secretary",
        "Secretary of the Supreme National Security Council",
    ),
    "Secretary of the National Security and Defense Council": (
        "security-council-secretary",
        "Secretary of the National Security and Defense Council",
    ),
    "Chancellor of the Exchequer": ("finance-minister", "Chancellor of the Exchequer"),
    "State Councilor": ("state-councilor", "State Councilor"),
}
"""Position label to office and proper title. Other labels are left out."""

TITLES = {
    ("JPN", "defense-minister"): "Minister of Defense",
    ("KOR", "defense-minister"): "Minister of National Defense",
    ("TWN", "defense-minister"): "Minister of National Defense",
    ("CHN", "defense-minister"): "Minister of National Defense",
    ("CHN", "foreign-minister"): "Minister for Foreign Affairs",
    ("CHN", "head-of-government"): "Premier",
}
"""Where a state styles the office otherwise than the label."""


def read(data: Path) -> Iterator[Term]:
    """The terms of the slice.

    Args:
        data: Folder that holds the file.

    Yields:
        Terms with a day, month or year as their start; rows without a start are left out.
    """
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["position"] not in OFFICES or row["iso2"] not in ISO3 or not row["start"]:
                continue
            of = ISO3[row["iso2"]]
            office, title = OFFICES[row["position"]]
            start, precision = first_day(row["start"])
            end = dt.date.fromisoformat(row["end"]) if len(row["end"]) == 10 else None
            if end is None and row["end"]:
                continue
            yield Term(
                person=named(row["person"], of, row["wikidata"]),
                office=office,
                of=of,
                title=TITLES.get((of, office), title),
                start=start,
                end=end if end is not None else LAST_SEEN,
                is_end_known=end is not None,
                precision=precision if end is not None else "month",
                verified=True,
                evidence="Wikidata slice of July 2022 (CC0)"
                + ("" if end is not None else "; in office when the slice stops, end unknown"),
            )
