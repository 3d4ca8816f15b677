"""GDELT 2.0: tab-separated without a header, one row a pair, and a table of mentions with offsets."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from readout.export.coded import CodedEvent, Telling
from readout.export.delimited import Cell, write_tabs
from readout.export.dyads import Side, dyads_of, sides_of
from readout.export.ids import numbered
from readout.export.leaving import LeftOut
from readout.export.places import city_of, place_name
from readout.export.receipts import FILE, write_receipts

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED",
    "SOURCEURL",
)
"""The 61 columns of the event table."""

MENTIONS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
"""The 16 columns of the table of mentions."""

EVENTS_FILE = "gdelt.export.CSV"
MENTIONS_FILE = "gdelt.mentions.CSV"
_QUADS = ((5, 1), (8, 2), (13, 3), (20, 4))
_NOT_TOLD = -1
_WEB, _BY_NAME = 1, 2
_NOWHERE, _COUNTRY, _US_CITY, _CITY = 0, 1, 3, 4
_TIME = "000000"

Pair = tuple[Side, Side | None]


def write_gdelt(folder: Path, events: list[CodedEvent], left_out: LeftOut) -> dict[str, int]:
    """Write gdelt.export.CSV, gdelt.mentions.CSV and receipts.csv.

    Args:
        folder: Where to.
        events: All events of a record.
        left_out: Counts what has no place.

    Returns:
        File → how many rows.
    """
    kept = [(event, _pairs(event)) for event in left_out.real(events)]
    first = numbered((event.event, len(pairs)) for event, pairs in kept)
    rows = [(first[event.event] + n, event, pair) for event, pairs in kept for n, pair in enumerate(pairs)]
    mentions = (line for row in rows for line in _mentions(*row))
    return {
        EVENTS_FILE: write_tabs(folder / EVENTS_FILE, COLUMNS, (_cells(*row) for row in rows), header=False),
        MENTIONS_FILE: write_tabs(folder / MENTIONS_FILE, MENTIONS, mentions, header=False),
        FILE: write_receipts(folder, ((str(number), event) for number, event, _ in rows)),
    }


def quad_class(code: str) -> int:
    """GDELT's quadrant of a CAMEO code.

    Example:
        >>> quad_class("040"), quad_class("163")
        (1, 4)
    """
    root = int(code[:2])
    return next(quad for last, quad in _QUADS if root <= last)


def _pairs(event: CodedEvent) -> list[Pair]:
    """The pairs of an event; each of the actors alone where nobody stands on the other side."""
    dyads = dyads_of(event)
    if dyads:
        return [(dyad.source, dyad.target) for dyad in dyads]
    return [(side, None) for side in sides_of(event, event.actors)]


def _cells(number: int, event: CodedEvent, pair: Pair) -> tuple[Cell, ...]:
    day = event.day[0] if event.day is not None else dt.date.min
    code = event.cameo.code
    first = event.tellings[0] if event.tellings else None
    return (
        number,
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
        *_actor(pair[0]),
        *_actor(pair[1]),
        int(any(t.is_lead for t in event.tellings)),
        code,
        code[:3],
        code[:2],
        quad_class(code),
        event.cameo.goldstein,
        len(event.tellings),
        event.row["independent_sources"],
        event.row["documents"],
        None,
        *_no_geo(),
        *_no_geo(),
        *_geo(event),
        _moment(first.published if first is not None else None),
        first.address if first is not None else None,
    )


def _actor(side: Side | None) -> tuple[Cell, ...]:
    if side is None:
        return (None,) * len(_ACTOR)
    of_country = side.country is not None
    types = [code for code in ("" if of_country else side.root, side.agent) if code]
    return (
        side.code,
        side.name.upper(),
        side.root if of_country else None,
        side.group,
        None,
        None,
        None,
        *types,
        *([None] * (3 - len(types))),
    )


def _no_geo() -> tuple[Cell, ...]:
    return (_NOWHERE, *([None] * (len(_GEO) - 1)))


def _geo(event: CodedEvent) -> tuple[Cell, ...]:
    where = event.row["place"]
    if where is None:
        return _no_geo()
    country = event.country_name(where["country"])
    codes = event.codes(where["country"])
    fips = codes.fips if codes is not None else None
    name = place_name(event)
    if name is None:
        kind = _COUNTRY
    elif fips is None and city_of(event) is None:
        kind = _NOWHERE
    else:
        kind = _US_CITY if fips == "US" else _CITY
    full = ", ".join(part for part in dict.fromkeys((name, country)) if part)
    return (kind, full, fips, fips, None, where["lat"], where["lon"], None)


def _mentions(number: int, event: CodedEvent, pair: Pair) -> Iterator[tuple[Cell, ...]]:
    day = event.day[0] if event.day is not None else None
    for telling in event.tellings:
        report, document = telling.row, telling.document
        extras = {name: report[name] for name in ("report", "start", "end")}
        yield (
            number,
            _moment(day),
            _moment(telling.published),
            _WEB if document.url else _BY_NAME,
            document.publisher,
            telling.address,
            telling.sentence,
            _offset(telling, pair[0]),
            _offset(telling, pair[1]),
            report["trigger"]["start"],
            1,
            round(report["score"] * 10) * 10,
            len(document.text),
            None,
            None,
            json.dumps(extras, separators=(",", ":")),
        )


def _offset(telling: Telling, side: Side | None) -> int:
    """Where a document names a side, within the telling if it does so there; −1 where it does not."""
    if side is None:
        return _NOT_TOLD
    starts = [receipt["start"] for receipt in side.receipts(telling.doc)]
    return next(_within(starts, telling.row["start"], telling.row["end"]), min(starts, default=_NOT_TOLD))


def _within(starts: Iterable[int], low: int, high: int) -> Iterator[int]:
    return (start for start in starts if low <= start < high)


def _moment(day: dt.date | None) -> str | None:
    return f"{day:%Y%m%d}{_TIME}" if day is not None else None
