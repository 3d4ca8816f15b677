"""Adding a user's own rows to a folder of tables that is laid over ours; nothing is written unchecked."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from readout.errors import UsageError
from readout.knowledge.given import bound, office_id, person_id, slug, state_code, state_or_body
from readout.knowledge.overlay import COLUMNS, overlay_rows
from readout.knowledge.store import Knowledge

Row = dict[str, str]

PLACE_KINDS = ("capital", "city", "venue", "sea", "region", "territory")
BODY_KINDS = {"organization": "org", "group": "group", "outlet": "outlet"}
"""Kinds of body, and how their ids begin."""

_WIKIDATA = re.compile(r"Q[1-9]\d*")


def person_row(
    knowledge: Knowledge,
    name: str,
    *,
    country: str,
    family: str = "",
    native: str = "",
    aliases: Iterable[str] = (),
    short: Iterable[str] = (),
    wikidata: str = "",
) -> Row:
    """A checked row of persons.csv.

    Args:
        knowledge: What is known already.
        name: Usual English name.
        country: State, by code or name.
        family: Family name as in `name`, where it may stand first; the last word when empty.
        native: Name in native script.
        aliases: Other full names.
        short: Single names besides the family name.
        wikidata: QID.

    Returns:
        The row; somebody known by that name in that state keeps the id, so that the row replaces ours.

    Raises:
        UsageError: An argument makes no sense.
    """
    name = _text(name, "a name")
    code = state_code(knowledge, country)
    words = name.split()
    family = family or words[-1]
    if family not in name:
        raise UsageError(
            f"The family name {family!r} is not in {name!r}.", hint="Write both in one spelling."
        )
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise UsageError(f"{wikidata!r} is no Wikidata id.", hint="Write Q and digits: Q7821917.")
    known = next((p for p in knowledge.persons.values() if p.name == name and p.country == code), None)
    family_first = name.startswith(f"{family} ")
    at = 0 if family_first else name.rfind(family)
    given = " ".join((name[:at] + name[at + len(family) :]).split())
    return {
        "entity": known.entity if known is not None else _free(knowledge, f"person/{slug(name)}", code),
        "name": name,
        "family": family,
        "given": given,
        "family_first": "yes" if family_first else "no",
        "country": code,
        "native": native,
        "aliases": _listed(aliases),
        "short": _listed(short),
        "wikidata": wikidata,
    }


def tenure_row(
    knowledge: Knowledge,
    person: str,
    *,
    office: str,
    of: str,
    start: str,
    end: str = "",
    title: str = "",
    evidence: str = "",
) -> Row:
    """A checked row of tenures.csv.

    Args:
        knowledge: What is known already, with the user's own people.
        person: Id, or full name.
        office: Id, or a title in use there: "foreign minister".
        of: State or body, by code or name.
        start: EDTF; a month or year begins with its first day.
        end: EDTF; a month or year ends with its last day; empty while it lasts.
        title: Proper title there and then.
        evidence: Where this is known from; a row with evidence counts as verified.

    Returns:
        The row.

    Raises:
        UsageError: An argument makes no sense.
    """
    whose = state_or_body(knowledge, of)
    first, how = bound(start, "--from", 0)
    last, how_end = bound(end, "--until", 1) if end else ("", "day")
    if last and last < first:
        raise UsageError(f"The tenure would end on {last}, before it begins on {first}.")
    return {
        "person": person_id(knowledge, person),
        "office": office_id(knowledge, office, whose),
        "of": whose,
        "title": title,
        "start": first,
        "end": last,
        "precision": max(how, how_end, key=("day", "month", "year").index),
        "verified": "yes" if evidence else "no",
        "evidence": evidence or "added by hand without a source; not yet checked",
    }


def place_row(
    knowledge: Knowledge,
    name: str,
    *,
    country: str = "",
    kind: str = "city",
    lat: float | None = None,
    lon: float | None = None,
    aliases: Iterable[str] = (),
) -> Row:
    """A checked row of places.csv.

    Args:
        knowledge: What is known already.
        name: Usual English name.
        country: State, by code or name; empty for a sea or a region.
        kind: One of `PLACE_KINDS`.
        lat: Degrees north.
        lon: Degrees east.
        aliases: Other names.

    Returns:
        The row.

    Raises:
        UsageError: An argument makes no sense.
    """
    if kind not in PLACE_KINDS:
        raise UsageError(f"{kind!r} is no kind of place.", hint=f"Kinds: {', '.join(PLACE_KINDS)}.")
    if (lat is None) != (lon is None):
        raise UsageError("A place needs both degrees north and degrees east, or neither.")
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(
            f"{lat}, {lon} is nowhere on earth.", hint="Write degrees: --lat 35.68 --lon 139.69."
        )
    return {
        "entity": f"place/{slug(name)}",
        "name": _text(name, "a name"),
        "country": state_code(knowledge, country) if country else "",
        "lat": "" if lat is None else str(lat),
        "lon": "" if lon is None else str(lon),
        "kind": kind,
        "aliases": _listed(aliases),
    }


def body_row(
    knowledge: Knowledge,
    name: str,
    *,
    kind: str = "organization",
    country: str = "",
    role: str = "",
    aliases: Iterable[str] = (),
) -> Row:
    """A checked row of bodies.csv.

    Args:
        knowledge: What is known already.
        name: Usual English name.
        kind: organization, group or outlet.
        country: State, by code or name; empty for an international body.
        role: igo, ministry, party, agency …
        aliases: Other names.

    Returns:
        The row.

    Raises:
        UsageError: An argument makes no sense.
    """
    if kind not in BODY_KINDS:
        raise UsageError(f"{kind!r} is no kind of body.", hint=f"Kinds: {', '.join(BODY_KINDS)}.")
    return {
        "entity": f"{BODY_KINDS[kind]}/{slug(name)}",
        "kind": kind,
        "name": _text(name, "a name"),
        "country": state_code(knowledge, country) if country else "",
        "role": role,
        "aliases": _listed(aliases),
    }


def alias_row(knowledge: Knowledge, whom: str, alias: str) -> Row:
    """A checked row of aliases.csv.

    Args:
        knowledge: What is known already.
        whom: Id of a person, body or place, or a person's full name.
        alias: Another name.

    Returns:
        The row.

    Raises:
        UsageError: Nobody and nothing has that id or name.
    """
    known = whom in knowledge.bodies or whom in knowledge.places
    return {"entity": whom if known else person_id(knowledge, whom), "alias": _text(alias, "an alias")}


def append_all(folder: Path, rows: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Write many rows, each table once; rows that are there already are left out.

    Args:
        folder: A user's own tables.
        rows: Table and row.
    """
    by_table: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for table, row in rows:
        by_table[table].append(row)
    for table, new in sorted(by_table.items()):
        before = overlay_rows(folder, table)
        _write(folder, table, [*before, *(row for row in new if dict(row) not in before)])


def append(folder: Path, table: str, row: Mapping[str, str]) -> Path:
    """Write a row at the end of a table of the folder; both are made when they are not there.

    Args:
        folder: A user's own tables.
        table: persons, tenures, aliases, places or bodies.
        row: As the functions above give it.

    Returns:
        The file.

    Raises:
        UsageError: The very row is there already.
    """
    path, columns = folder / f"{table}.csv", COLUMNS[table]
    before = overlay_rows(folder, table)
    if any(all(old[c] == row[c] for c in columns) for old in before):
        raise UsageError(f"{path} holds this row already.")
    key = columns[0]
    kept = [old for old in before if table in ("tenures", "aliases") or old[key] != row[key]]
    _write(folder, table, [*kept, row])
    return path


def _write(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    fresh, columns = folder / f"{table}.csv.new", COLUMNS[table]
    with fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: row[column] for column in columns} for row in rows)
    fresh.replace(folder / f"{table}.csv")


def _free(knowledge: Knowledge, entity: str, code: str) -> str:
    wanted, number = entity, 2
    while wanted in knowledge.persons:
        wanted, number = f"{entity}-{code.lower()}" + ("" if number == 2 else f"-{number}"), number + 1
    return wanted


def _text(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text or "|" in text:
        raise UsageError(f"{text!r} is not {what}.", hint="It must not be empty or hold a |.")
    return text


def _listed(parts: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(_text(part, "an alias") for part in parts))
