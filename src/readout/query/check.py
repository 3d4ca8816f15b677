"""A sentence of the user's own that counts diplomatic acts, held against the record."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.errors import UsageError
from readout.link import Check, check_claims
from readout.model import Claim, Dating, EdtfDate
from readout.query.held import held_by
from readout.record import Row, View
from readout.single import read_claims

_NAME = re.compile(r"(?<![\w-])[A-Z][\w]+(?:-[A-Z]\w+)*(?![\w-])")
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM"})
"""States whose people are written with the surname first."""
EXAMPLE = '"It is the third time since 2022 that NATO and Japan have issued a joint statement."'
"""A sentence that can be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How much the record holds that a verdict rests on.

    Attributes:
        documents: How many documents were read.
        first: Day of the oldest of them, or None.
        last: Day of the newest, or None.
    """

    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim of a sentence, and what the record says to it.

    Attributes:
        claim: As it is understood.
        names: Names of its parties, in their order.
        check: The verdict.
        events: Rows of `events` that were counted, by date.
        usages: Rows of `wording` that were counted, by date.
        receipts: Event id → the receipts of the tellings it rests on.
        known: How much the record holds.
        sentence: As it was read, with surnames completed.
    """

    claim: Claim
    names: tuple[str, ...]
    check: Check
    events: tuple[Row, ...]
    usages: tuple[Row, ...]
    receipts: dict[str, tuple[Row, ...]]
    known: Known
    sentence: str


def check(view: View, sentence: str, *, said_on: dt.date) -> tuple[Checked, ...]:
    """What the record says to the countable claims of a sentence.

    It is read as the sentences of documents are; what the record holds of later days does not count.

    Args:
        view: The record.
        sentence: A sentence, or a few.
        said_on: The day on which it is said.

    Returns:
        One entry a claim, in the order of the sentence.

    Raises:
        UsageError: No claim is found in it.
    """
    sentence = with_full_names(view, sentence)
    claims, entities = read_claims(sentence, date=said_on) if sentence.strip() else ((), ())
    if not claims:
        raise UsageError(
            f"No countable claim is found in “{_shortened(sentence)}”.",
            hint="Say what is counted (a meeting, a visit, a joint statement, a formula), of whom, and as "
            f"which: readout check {EXAMPLE}",
        )
    held = held_by(view, claims, list(view.events()))
    day = Dating(date=EdtfDate.day(said_on), basis="stated")
    checks = check_claims(claims, held, published={claim.span.doc: day for claim in claims})
    by_id = {check.claim: check for check in checks}
    names = {entity.entity: entity.name for entity in entities}
    known = _known(view)
    return tuple(_checked(view, claim, by_id[claim.claim], names, known, sentence) for claim in claims)


def with_full_names(view: View, sentence: str) -> str:
    """The sentence with bare surnames completed, where the record knows one person of that name.

    A document introduces those whom it names; a sentence by itself does not.

    Args:
        view: The record.
        sentence: As it was given.

    Returns:
        As it is read: "Kamikawa met Blinken" as "Yoko Kamikawa met Antony Blinken".
    """
    known: dict[str, set[str]] = defaultdict(set)
    for row in view.rows("entities", where="kind = 'person'"):
        words = str(row["name"]).split()
        for surname in {words[-1], words[0]} if row["country"] in _SURNAME_FIRST else {words[-1]}:
            known[surname].add(str(row["name"]))

    def full(match: re.Match[str]) -> str:
        names = known.get(match[0], set())
        if len(names) != 1:
            return match[0]
        (name,) = names
        before = sentence[: match.start()].split()[-1:]
        after = sentence[match.end() :].split()[:1]
        beside = {word.strip(".,;:“”\"'’") for word in (*before, *after)}
        return match[0] if beside & (set(name.split()) - {match[0]}) else name

    return _NAME.sub(full, sentence)


def check_row(checked: Checked, *, said_on: dt.date) -> Row:
    """What `readout check --format json` prints of a claim.

    Args:
        checked: The claim and its verdict.
        said_on: The day on which it is said.

    Returns:
        JSON values.
    """
    claim, check = checked.claim, checked.check
    return {
        "sentence": checked.sentence,
        "said_on": said_on.isoformat(),
        "claim": {"start": claim.span.start, "end": claim.span.end, "text": claim.span.text},
        "kind": claim.kind,
        "ordinal": claim.ordinal,
        "since": claim.since,
        "until": claim.until,
        "parties": [
            {"entity": one, "name": name} for one, name in zip(claim.parties, checked.names, strict=True)
        ],
        "about": {"act": claim.act, "format": claim.format, "formula": claim.formula},
        "verdict": check.verdict,
        "found": check.found,
        "coverage": check.coverage,
        "events": [{**row, "tellings": list(checked.receipts[row["event"]])} for row in checked.events],
        "usages": list(checked.usages),
        "record": {
            "documents": checked.known.documents,
            "first": checked.known.first,
            "last": checked.known.last,
        },
    }


def _checked(
    view: View, claim: Claim, check: Check, names: dict[str, str], known: Known, sentence: str
) -> Checked:
    events = tuple(_in_order(view, "events", "event", check.events))
    return Checked(
        claim=claim,
        names=tuple(names.get(one) or _name(view, one) for one in claim.parties),
        check=check,
        events=events,
        usages=tuple(_in_order(view, "wording", "usage", check.usages)),
        receipts={row["event"]: tuple(_tellings(view, row["reports"])) for row in events},
        known=known,
        sentence=sentence,
    )


def _in_order(view: View, table: str, key: str, ids: Sequence[str]) -> Iterator[Row]:
    rows = {row[key]: row for row in view.rows(table, where=f"list_contains(?, {key})", params=[list(ids)])}
    return (rows[one] for one in ids)


def _tellings(view: View, reports: Sequence[str]) -> Iterator[Row]:
    """The receipts of reports; several may rest on the same words."""
    where = "list_contains(?, report)"
    told: dict[tuple[str, int, int], Row] = {}
    for row in view.rows("reports", where=where, params=[list(reports)], order='doc, start, "end", report'):
        told.setdefault((row["doc"], row["start"], row["end"]), row)
    for row in told.values():
        yield {key: row[key] for key in ("report", "doc", "start", "end", "text")}


def _name(view: View, entity: str) -> str:
    row = next(view.rows("entities", where="entity = ?", params=[entity], limit=1), None)
    return str(row["name"]) if row is not None else entity


def _known(view: View) -> Known:
    (row,) = view.sql(
        "SELECT count(*) AS n, CAST(min(published_min) AS VARCHAR) AS first, "
        "CAST(max(published_max) AS VARCHAR) AS last FROM documents WHERE status = 'read'"
    )
    return Known(documents=int(row["n"]), first=row["first"], last=row["last"])


def _shortened(sentence: str, *, limit: int = 120) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= limit else f"{plain[:limit].rsplit(' ', 1)[0]} …"
