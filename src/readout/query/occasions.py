"""What a series said on each occasion: formulas by occasion, their changes, and what fell silent."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.errors import UsageError
from readout.knowledge import Knowledge, load
from readout.model import EdtfDate
from readout.query.series import Held, SeriesTold
from readout.query.series_uses import Uses, UsesTold, uses_on
from readout.record import Row, View

State = Literal["used", "reported", "absent", "unknown"]
"""In the paper; told by others of the occasion; not in the paper; the paper is not in the record."""

VerbChange = Literal["stronger", "weaker", "other"]

RUN = 2
"""A formula that so many occasions in a row used is missed when it is not there."""

_ARTICLE = re.compile(r"\A(?:the|an?) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One formula on one occasion.

    Attributes:
        state: Whether it was used, as far as the record can know.
        variants: Normalised variants, the first used first; a leading article plays no part.
        verb: The strongest governing verb, or None.
        is_other: Whether no variant is among those of the paper that used it last; of papers only.
        verb_change: How the verb moved since that paper; None where it did not or is not known.
        usages: Ids.
    """

    state: State
    variants: tuple[str, ...] = ()
    verb: str | None = None
    is_other: bool = False
    verb_change: VerbChange | None = None
    usages: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        """Whether the record shows it used on the occasion, in the paper or by report."""
        return self.state in ("used", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One formula over the occasions.

    Attributes:
        formula: Family.
        label: For people.
        cells: One for each occasion held, in order of time.
    """

    formula: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A formula that was always there, and is not now.

    Attributes:
        formula: Family.
        label: For people.
        run: On how many occasions in a row it was in the paper, of those whose paper is in the record.
        first: The first of these.
        last: The last of these.
        missing: The occasion whose paper does not have it: the latest in the record.
        skipped: Occasions held between the first and the missing one whose paper is not in the record.
        later: Occasions held after the missing one whose paper is not in the record.
    """

    formula: str
    label: str
    run: int
    first: Held
    last: Held
    missing: Held
    skipped: int
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a series said.

    Attributes:
        told: The series.
        lines: Formulas, those used most and latest first.
        silences: What fell silent, the longest run first.
    """

    told: SeriesTold
    lines: tuple[Line, ...]
    silences: tuple[Silence, ...]


def said_by(view: View, told: SeriesTold) -> Said:
    """The formulas of a series by occasion.

    Args:
        view: The record.
        told: The series.

    Returns:
        Matrix and silences; both empty where no formula is told of any occasion.
    """
    knowledge = load()
    labels = {family.formula: family.label for family in knowledge.formulas}
    held = told.held
    tells = Counter(doc for occasion in held for doc in occasion.docs)
    rows = UsesTold.of(view, held)
    uses = [uses_on(rows, occasion, tells) for occasion in held]
    lines = [
        Line(
            formula=formula,
            label=labels.get(formula, formula),
            cells=tuple(_cells(formula, held, uses, knowledge)),
        )
        for formula in {formula for found in uses for formula in found}
    ]
    lines.sort(key=_weight)
    silences = [silence for line in lines if (silence := _silence(line, held)) is not None]
    silences.sort(key=lambda silence: (-silence.run, silence.formula))
    return Said(told=told, lines=tuple(lines), silences=tuple(silences))


def chosen(told: SeriesTold, since: str | None = None, until: str | None = None) -> tuple[Held, Held]:
    """Two occasions whose papers are to be compared.

    Args:
        told: The series.
        since: The earlier, by its date or a part of it; the one before the later when not given.
        until: The later; the latest with a text when not given.

    Returns:
        Both, each with a text.

    Raises:
        UsageError: An occasion is not there, several fit a date, or a paper is not in the record.
    """
    with_text = [occasion for occasion in told.held if occasion.texts]
    later = _on(told, until) if until is not None else None
    earlier = _on(told, since) if since is not None else None
    if later is None:
        later = next((o for o in reversed(with_text) if earlier is None or o.low > earlier.low), None)
    if earlier is None and later is not None:
        earlier = next((o for o in reversed(with_text) if o.low < later.low), None)
    if earlier is None or later is None:
        raise UsageError(
            f"{told.name}: the record holds the papers of {len(with_text)} of {len(told.held)} occasions; "
            "two are needed.",
            hint="Read the texts of the joint statements into the record.",
        )
    if earlier.low >= later.low:
        raise UsageError(f"{earlier.date} is not before {later.date}.", hint="Give the earlier as --from.")
    return earlier, later


def occasion_rows(said: Said) -> Iterator[Row]:
    """A series as flat rows, for `--format`.

    Args:
        said: The series with what it said.

    Yields:
        Rows of the part `occasion` (`status`, `place`, `who`, `paper`, `events`, `documents`), `undated` (an
        event whose occasion is not known), `formula` (`formula`, `state`, `variant`, `verb`, `change`,
        `usages`), and `silence` (`date` of the paper without it, `run`, `first`, `last`, `skipped`, `later`).
    """
    told = said.told
    base: Row = {"series": told.series}
    for occasion in told.occasions:
        yield base | {
            "part": "occasion",
            "date": occasion.date,
            "date_min": occasion.low.isoformat(),
            "date_max": occasion.high.isoformat(),
            "status": occasion.status,
            "acts": list(occasion.acts),
            "place": occasion.place or None,
            "who": [
                {"name": r.name, "country": r.country, "office": r.office} for r in occasion.who.told.roles
            ],
            "paper": occasion.paper,
            "events": list(occasion.events),
            "documents": [text.doc for text in occasion.texts],
        }
    for event in told.loose:
        yield base | {
            "part": "undated",
            "date": event.told.dating.text,
            "status": event.told.status,
            "events": [event.event],
        }
    for line in said.lines:
        for occasion, cell in zip(told.held, line.cells, strict=True):
            yield base | {
                "part": "formula",
                "date": occasion.date,
                "formula": line.formula,
                "state": cell.state,
                "variant": list(cell.variants),
                "verb": cell.verb,
                "change": list(changes(cell)),
                "usages": list(cell.usages),
            }
    for silence in said.silences:
        yield base | {
            "part": "silence",
            "date": silence.missing.date,
            "formula": silence.formula,
            "run": silence.run,
            "first": silence.first.date,
            "last": silence.last.date,
            "skipped": silence.skipped,
            "later": silence.later,
        }


def changes(cell: Cell) -> Iterator[str]:
    """What changed: `variant`, `verb stronger`, `verb weaker` or `verb other`.

    Args:
        cell: A formula on an occasion.

    Yields:
        One word or two for each change.
    """
    if cell.is_other:
        yield "variant"
    if cell.verb_change is not None:
        yield f"verb {cell.verb_change}"


def _cells(
    formula: str, held: Sequence[Held], uses: Sequence[dict[str, Uses]], knowledge: Knowledge
) -> Iterator[Cell]:
    before: Cell | None = None
    for occasion, found in zip(held, uses, strict=True):
        here = found.get(formula)
        rows = (here.paper or here.others) if here is not None else []
        if not rows:
            yield Cell(state="absent" if occasion.texts else "unknown")
            continue
        variants = tuple(dict.fromkeys(_ARTICLE.sub("", row["variant"], count=1) for row in rows))
        verbs = sorted(
            {row["strength"] for row in rows if row["strength"]}, key=lambda v: (-_rank(v, knowledge), v)
        )
        verb = verbs[0] if verbs else None
        is_paper = here is not None and bool(here.paper)
        cell = Cell(
            state="used" if is_paper else "reported",
            variants=variants,
            verb=verb,
            is_other=is_paper and before is not None and not set(variants) & set(before.variants),
            verb_change=_verb_change(before, verb, knowledge) if is_paper else None,
            usages=tuple(row["usage"] for row in rows),
        )
        before = cell if is_paper else before
        yield cell


def _rank(verb: str, knowledge: Knowledge) -> int:
    known = knowledge.verbs.get(verb)
    return known.strength or 0 if known is not None else 0


def _verb_change(before: Cell | None, now: str | None, knowledge: Knowledge) -> VerbChange | None:
    if before is None or before.verb is None or now is None or before.verb == now:
        return None
    was, is_now = _rank(before.verb, knowledge), _rank(now, knowledge)
    if not was or not is_now or was == is_now:
        return "other"
    return "stronger" if is_now > was else "weaker"


def _silence(line: Line, held: Sequence[Held]) -> Silence | None:
    """Whether it was in the papers before the latest one in the record, and is not in that."""
    known = [at for at, occasion in enumerate(held) if occasion.texts]
    if len(known) <= RUN or line.cells[known[-1]].state != "absent":
        return None
    run: list[int] = []
    for at in reversed(known[:-1]):
        if line.cells[at].state != "used":
            break
        run.append(at)
    if len(run) < RUN or any(cell.is_used for cell in line.cells[known[-1] :]):
        return None
    first, last, missing = run[-1], run[0], known[-1]
    return Silence(
        formula=line.formula,
        label=line.label,
        run=len(run),
        first=held[first],
        last=held[last],
        missing=held[missing],
        skipped=sum(not occasion.texts for occasion in held[first:missing]),
        later=len(held) - 1 - missing,
    )


def _weight(line: Line) -> tuple[int, int, str]:
    used = [at for at, cell in enumerate(line.cells) if cell.is_used]
    return -len(used), -used[-1], line.formula


def _on(told: SeriesTold, date: str) -> Held:
    """The occasion of a date."""
    try:
        low, high = EdtfDate(text=date).bounds()
    except ValueError:
        raise UsageError(f"{date!r} is no date.", hint="Write 2021, 2021-03 or 2021-03-16.") from None
    fitting = [o for o in told.held if (low or dt.date.min) <= o.high and o.low <= (high or dt.date.max)]
    fitting = [o for o in fitting if o.texts] if len(fitting) > 1 else fitting
    if len(fitting) > 1:
        raise UsageError(f"{len(fitting)} occasions fit {date}.", hint=f"Name one: {_dates(fitting)}.")
    if not fitting:
        raise UsageError(
            f"{told.name} did not meet in {date}, as far as the record knows.",
            hint=f"It met: {_dates(told.held)}.",
        )
    if not fitting[0].texts:
        raise UsageError(
            f"The joint paper of {fitting[0].date} is not in the record.",
            hint=f"Read its text; in the record are: {_dates([o for o in told.held if o.texts]) or 'none'}.",
        )
    return fitting[0]


def _dates(held: Iterable[Held]) -> str:
    return ", ".join(occasion.date for occasion in held)
