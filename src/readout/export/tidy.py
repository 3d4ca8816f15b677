"""Tidy tables as CSV or Parquet: one row an event, a role, a report, a receipt, with a codebook."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal

from readout.export.coded import CodedEvent, Party
from readout.export.delimited import Cell, check_width, listing, write_csv
from readout.export.receipts import parts_of
from readout.export.rows import conflict_text

Kind = Literal["text", "texts", "int", "real", "date"]
Line = tuple[Any, ...]

SEPARATOR = "; "
CODEBOOK = "codebook.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a tidy table.

    Attributes:
        name: Its name.
        kind: text, texts (several; in CSV joined by `; `), int, real, or date (ISO).
        meaning: In words, for the codebook.
    """

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyTable:
    """A tidy table.

    Attributes:
        name: Of its file, without suffix.
        columns: In order.
        lines: Its lines for one event, as many values each as there are columns.
    """

    name: str
    columns: tuple[Column, ...]
    lines: Callable[[CodedEvent], Iterator[Line]]


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from lines `name kind meaning`."""
    found = []
    for line in text.strip().splitlines():
        name, kind, meaning = line.split(None, 2)
        found.append(Column(name=name, kind=kind, meaning=meaning))  # type: ignore[arg-type]
    return tuple(found)


_DATES = """
date text When, in EDTF: 2021-03-16, 2021-03, 2024-03-01/2024-03-10; empty when not known
date_min date First day it can mean
date_max date Last day it can mean
date_basis text How the date was found: stated, resolved, inferred, unknown
date_why text The same in words
"""
_CODES = """
type text PLOVER event type
mode text PLOVER mode
contexts texts PLOVER contexts
cameo text CAMEO code, leading zero included
"""

EVENTS = _columns(f"""
event text Id of the event
{_DATES.strip()}
{_CODES.strip()}
cameo_label text What the CAMEO code stands for
goldstein real Goldstein value of the CAMEO code, -10 to 10
quad int PLOVER quadrant: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
intensity real PLOVER score of type and mode, -10 to 10
act text Diplomatic act: meeting, call, visit, joint-statement, statement, agreement and others
format text bilateral, trilateral, 2+2, summit and others
status text occurred, ongoing, planned, proposed, cancelled, denied, hypothetical
place_name text Name of the place
place_country text ISO 3166-1 alpha-3 of the place
lat real Degrees north
lon real Degrees east
reports int How many reports tell of it
documents int How many documents they stand in
independent_sources int How many of these are no copies of another
conflicts texts Fields on which the reports differ or write a name otherwise, with the value taken and why
series text Id of the recurring format it belongs to
part_of text Id of the event it is a part of
thread text Id shared by what is planned, put off, cancelled and held
""")

ROLES = _columns("""
event text Id of the event
position int Number of the role in its event, from 1
role text participant, source, target, host, recipient
entity text Id of who it is; empty when only described
name text Usual English name, or the words of the text
kind text state, organization, person, group and others
country text ISO 3166-1 alpha-3 of the state it acts for
actor text PLOVER code: of the country, or IGO, UNO, EUR, NGO, ISM, IMG, MNC for who belongs to none
sector text PLOVER sector: GOV, MIL, LEG and others
office text Title held at the date of the event
wikidata text Wikidata id
receipts int How many places in the texts name it
""")

REPORTS = _columns(f"""
report text Id of the report
event text Id of the event it tells of
doc text Id of the document
source text Path or address the document was read from
url text Address the document gives for itself
publisher text Who published it
agency text Agency whose story it is
title text Headline
published date Day of publication; empty when no day is known
start int First code point of the telling in the text of the document
end int One past the last code point
text text The telling, verbatim
trigger_start int First code point of the words that tell what it is
trigger_end int One past the last code point
trigger text Those words, verbatim
{_CODES.strip()}
act text Diplomatic act
format text As for events
status text As for events, as this document tells it
{_DATES.strip()}
attribution texts Through whom it is known, outermost first
rule text What fired
score real How much speaks for the reading, 0 to 1
part_of text Id of the report it is a part of
""")

RECEIPTS = _columns("""
event text Id of the event
report text Id of the report
part text telling, trigger, place, a role, attribution source, attribution cue
name text Whose, for roles, places and attributions
doc text Id of the document
start int First code point in the text of the document
end int One past the last code point
text text The words, verbatim
""")


def _events(event: CodedEvent) -> Iterator[Line]:
    row, place = event.row, event.row["place"] or {}
    conflicts = [conflict_text(conflict) for conflict in row["conflicts"]]
    yield (
        event.event,
        *_dates(row),
        event.type,
        event.mode,
        row["contexts"],
        event.cameo.code,
        event.cameo.label,
        event.cameo.goldstein,
        event.quad,
        event.intensity,
        row["act"],
        row["format"],
        event.status,
        place.get("name"),
        place.get("country"),
        place.get("lat"),
        place.get("lon"),
        len(row["reports"]),
        row["documents"],
        row["independent_sources"],
        conflicts,
        row["series"],
        row["part_of"],
        row["thread"],
    )


def _roles(event: CodedEvent) -> Iterator[Line]:
    parties = [*event.actors, *event.recipients]
    for position, role in enumerate(event.row["roles"], start=1):
        party = next(p for p in parties if _is(p, role))
        yield (
            event.event,
            position,
            party.role,
            party.entity,
            party.name,
            party.kind,
            party.country,
            party.actor,
            party.sector,
            party.office,
            party.wikidata,
            len(party.receipts),
        )


def _is(party: Party, role: Mapping[str, Any]) -> bool:
    return (party.role, party.entity, party.name) == (role["role"], role["entity"], role["name"])


def _reports(event: CodedEvent) -> Iterator[Line]:
    for telling in sorted(event.tellings, key=lambda t: str(t.row["report"])):
        row, document = telling.row, telling.document
        yield (
            row["report"],
            event.event,
            telling.doc,
            document.source,
            document.url,
            document.publisher,
            document.agency,
            document.title,
            telling.published,
            row["start"],
            row["end"],
            row["text"],
            row["trigger"]["start"],
            row["trigger"]["end"],
            row["trigger"]["text"],
            row["type"],
            row["mode"],
            row["contexts"],
            row["cameo"],
            row["act"],
            row["format"],
            row["status"],
            *_dates(row),
            [link["name"] for link in row["attribution"]],
            row["rule"],
            row["score"],
            row["part_of"],
        )


def _receipts(event: CodedEvent) -> Iterator[Line]:
    for telling in sorted(event.tellings, key=lambda t: str(t.row["report"])):
        for part, name, receipt in parts_of(telling.row):
            place = (receipt[key] for key in ("doc", "start", "end", "text"))
            yield (event.event, telling.row["report"], part, name, *place)


def _dates(row: Mapping[str, Any]) -> Line:
    low, high = (dt.date.fromisoformat(row[n]) if row[n] else None for n in ("date_min", "date_max"))
    return row["date"], low, high, row["date_basis"], row["date_why"]


TABLES = (
    TidyTable(name="events", columns=EVENTS, lines=_events),
    TidyTable(name="roles", columns=ROLES, lines=_roles),
    TidyTable(name="reports", columns=REPORTS, lines=_reports),
    TidyTable(name="receipts", columns=RECEIPTS, lines=_receipts),
)


def write_tidy(folder: Path, events: list[CodedEvent], *, as_parquet: bool) -> dict[str, int]:
    """Write the tables and codebook.csv; nothing is left out.

    Args:
        folder: Where to.
        events: All events of a record.
        as_parquet: Parquet with typed columns; CSV otherwise.

    Returns:
        File → how many rows.

    Raises:
        ValueError: A line has not one value a column.
    """
    ordered = sorted(events, key=lambda event: event.event)
    written = {}
    for table in TABLES:
        lines = (line for event in ordered for line in table.lines(event))
        name = f"{table.name}.{'parquet' if as_parquet else 'csv'}"
        write = _write_parquet if as_parquet else _write_csv
        written[name] = write(folder / name, table, lines)
    book = [
        (table.name, c.name, c.kind if as_parquet or c.kind != "texts" else "text", c.meaning)
        for table in TABLES
        for c in table.columns
    ]
    written[CODEBOOK] = write_csv(folder / CODEBOOK, ("table", "column", "type", "meaning"), book)
    return written


def _write_csv(path: Path, table: TidyTable, lines: Iterable[Line]) -> int:
    names = [column.name for column in table.columns]
    return write_csv(path, names, ([_cell(value) for value in line] for line in lines))


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return listing(value, separator=SEPARATOR)
    if isinstance(value, dt.date):
        return value.isoformat()
    cell: Cell = value
    return cell


def _write_parquet(path: Path, table: TidyTable, lines: Iterable[Line]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = [column.name for column in table.columns]
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "int": pa.int64(),
        "real": pa.float64(),
        "date": pa.date32(),
    }
    rows = list(lines)
    for row in rows:
        check_width(path.name, names, row)
    fields = [pa.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in table.columns]
    columns = [pa.array([row[n] for row in rows], field.type) for n, field in enumerate(fields)]
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            pq.write_table(pa.table(columns, schema=pa.schema(fields)), file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
    return len(rows)
