"""A user's own rows over ours: a folder of tables of the same columns, whose rows win."""

from __future__ import annotations

import csv
import dataclasses
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from readout.errors import KnowledgeError
from readout.knowledge import parse
from readout.knowledge.own_formulas import own_formulas, with_own
from readout.knowledge.series import COLUMNS as SERIES
from readout.knowledge.series import own_series
from readout.knowledge.tenures import tenure
from readout.knowledge.types import Body, Formula, KnownPlace, Person, Series, Tenure

VARIABLE = "READOUT_KNOWLEDGE"
"""Environment variable that names the folder."""

FOLDER = "readout-knowledge"
"""The folder that is used when it lies in the working folder and nothing else was named."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons": parse.PERSON,
    "tenures": parse.TENURE,
    "aliases": ("entity", "alias"),
    "places": ("entity", "name", "country", "lat", "lon", "kind", "aliases"),
    "bodies": ("entity", "kind", "name", "country", "role", "aliases"),
    "series": SERIES,
}
"""The tables a folder may hold, each as `TABLE.csv`, and their columns."""

SHARED = frozenset(
    {
        "ambassador",
        "assistant-secretary",
        "deputy-foreign-minister",
        "deputy-defense-minister",
        "special-envoy",
        "spokesperson",
        "vice-president",
        "deputy-head-of-government",
        "director-general",
        "intelligence-chief",
        "legislator",
        "presidential-aide",
    }
)
"""Offices of which a state has several at once."""

Known = TypeVar("Known", bound=Person | Body | KnownPlace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The tables that a folder may change.

    Attributes:
        persons: By entity id.
        bodies: By entity id.
        places: By entity id.
        tenures: Who held what.
        formulas: Families of diplomatic wording.
        series: Recurring formats by id.
    """

    persons: Mapping[str, Person]
    bodies: Mapping[str, Body]
    places: Mapping[str, KnownPlace]
    tenures: Sequence[Tenure]
    formulas: tuple[Formula, ...] = ()
    series: Mapping[str, Series] = field(default_factory=dict)


def overlay_folder(environ: Mapping[str, str] | None = None) -> Path | None:
    """Where a user's own tables lie.

    Args:
        environ: The environment; that of the process when not given.

    Returns:
        The folder that `READOUT_KNOWLEDGE` names, else `./readout-knowledge` if there is one, else None.

    Raises:
        KnowledgeError: The variable names no folder.
    """
    named = (os.environ if environ is None else environ).get(VARIABLE)
    if named:
        folder = Path(named).absolute()
        if not folder.is_dir():
            raise KnowledgeError(
                f"{named} is no folder of knowledge tables.",
                hint=f"Make it with `readout knowledge add --to {named}`, or unset {VARIABLE}.",
            )
        return folder
    usual = Path(FOLDER).absolute()
    return usual if usual.is_dir() else None


def overlay_rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of one table of a folder.

    Args:
        folder: Where it lies.
        table: A key of `COLUMNS`.

    Returns:
        One mapping of column to cell a row; columns the file lacks are empty; none without a file.

    Raises:
        KnowledgeError: A column is unknown, or a row has too few or too many cells.
    """
    path, known = folder / f"{table}.csv", COLUMNS[table]
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        columns = next(reader, [])
        strange = sorted(set(columns) - set(known))
        if strange:
            raise KnowledgeError(
                f"{path} has an unknown column {strange[0]!r}.", hint=f"Known: {', '.join(known)}."
            )
        found = []
        for cells in reader:
            if len(cells) != len(columns):
                raise KnowledgeError(
                    f"{path} line {reader.line_num}: {len(cells)} cells, not {len(columns)}.",
                    hint="Put cells with commas in quotation marks.",
                )
            found.append(dict.fromkeys(known, "") | dict(zip(columns, cells, strict=True)))
    return found


def laid_over(base: Layers, folder: Path) -> Layers:
    """Our tables with a folder's rows over them.

    A person, body or place with an id of ours replaces it. A tenure replaces ours of the same person and
    office that overlap it, and ends ours of that office which are still open when it begins. A family of
    wording or a series with an id of ours replaces it.

    Args:
        base: Our tables.
        folder: Where the user's lie.

    Returns:
        Both together.

    Raises:
        KnowledgeError: A row cannot be read.
    """
    strange = sorted({path.stem for path in folder.glob("*.csv")} - set(COLUMNS))
    if strange:
        raise KnowledgeError(
            f"{folder / strange[0]}.csv is no table that can be laid over ours.",
            hint=f"Known: {', '.join(f'{table}.csv' for table in COLUMNS)}.",
        )
    people = [parse.person([row[c] for c in parse.PERSON]) for row in overlay_rows(folder, "persons")]
    bodies = [parse.body(row) for row in overlay_rows(folder, "bodies")]
    places = [_place(row, folder) for row in overlay_rows(folder, "places")]
    own = [tenure([row[c] for c in parse.TENURE]) for row in overlay_rows(folder, "tenures")]
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in overlay_rows(folder, "aliases"):
        aliases[row["entity"]].append(row["alias"])
    known = {*base.persons, *base.bodies, *base.places}
    known.update(p.entity for p in people)
    known.update(b.entity for b in bodies)
    known.update(p.entity for p in places)
    unknown = sorted(aliases.keys() - known)
    if unknown:
        raise KnowledgeError(
            f"{folder / 'aliases.csv'}: {unknown[0]} is no person, body or place.",
            hint="Add it to a table of its kind, or mend the id.",
        )
    return Layers(
        persons=_named_also({**base.persons, **{p.entity: p for p in people}}, aliases),
        bodies=_named_also({**base.bodies, **{b.entity: b for b in bodies}}, aliases),
        places=_named_also({**base.places, **{p.entity: p for p in places}}, aliases),
        tenures=_held(base.tenures, own) if own else base.tenures,
        formulas=with_own(base.formulas, own_formulas(folder)),
        series={**base.series, **own_series(overlay_rows(folder, "series"), folder)},
    )


def _place(row: Mapping[str, str], folder: Path) -> KnownPlace:
    try:
        return parse.place(row)
    except ValueError:
        raise KnowledgeError(
            f"{folder / 'places.csv'}: {row['entity']} lies at {row['lat']!r}, {row['lon']!r}.",
            hint="Write degrees: 35.68, 139.69.",
        ) from None


def _named_also(known: Mapping[str, Known], aliases: Mapping[str, Sequence[str]]) -> dict[str, Known]:
    changed = dict(known)
    for entity in sorted(aliases.keys() & known.keys()):
        forms = dict.fromkeys([*known[entity].aliases, *aliases[entity]])
        changed[entity] = dataclasses.replace(known[entity], aliases=tuple(forms))
    return changed


def _held(ours: Iterable[Tenure], own: Sequence[Tenure]) -> tuple[Tenure, ...]:
    by_seat: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for new in own:
        by_seat[new.office, new.of].append(new)
    kept: list[Tenure] = []
    for held in ours:
        changed: Tenure | None = held
        for new in by_seat.get((held.office, held.of), ()):
            changed = changed and _beside(changed, new)
        if changed is not None:
            kept.append(changed)
    return (*kept, *own)


def _beside(held: Tenure, new: Tenure) -> Tenure | None:
    """What is left of one of our tenures beside a user's of the same office."""
    if held.person == new.person:
        apart = (new.end is not None and held.start > new.end) or (
            held.end is not None and held.end < new.start
        )
        return held if apart else None
    if held.end is None and held.start < new.start and _is_succeeded(held, new):
        return dataclasses.replace(held, end=new.start)
    return held


def _is_succeeded(held: Tenure, new: Tenure) -> bool:
    """Whether one person at a time holds the office: not so for ambassadors and spokespersons, by title."""
    return held.title == new.title or held.office not in SHARED
