"""One statement as several reports give it, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout import link
from readout.model import Dating, EdtfDate, Party
from readout.query.phrases import words_of
from readout.record import Row, View

_NEAR = """
    WITH mine AS MATERIALIZED (
        SELECT s.statement AS one, s.doc, s.event, {days}
        FROM flat.statements s WHERE s.statement IN (SELECT unnest(?))
    ),
    named AS MATERIALIZED (
        SELECT DISTINCT x.statement AS one, y.statement AS other
        FROM flat.keys x JOIN flat.keys y ON y.key = x.key WHERE x.statement IN (SELECT unnest(?))
    ),
    asked AS MATERIALIZED (SELECT m.*, n.other FROM named n JOIN mine m ON m.one = n.one),
    told AS MATERIALIZED (
        SELECT s.statement, s.doc, s.event, {days}
        FROM flat.statements s WHERE s.statement IN (SELECT other FROM asked)
    )
    SELECT a.one, a.other FROM asked a JOIN told b ON b.statement = a.other
    WHERE b.doc <> a.doc AND (a.event = b.event OR (a.low <= b.high AND b.low <= a.high))
    ORDER BY a.one, a.other
"""
"""Wider than what makes variants: nobody who may be one is left out.

Step by step, from the few that are asked about: pairs of days are compared of those alone who share a name.
"""

_DAYS = f"""
    CASE WHEN coalesce(s.date_max, s.date_min) - s.date_min <= {link.VAGUE_DAYS} THEN s.date_min
         ELSE s.published_min - {link.LAG_DAYS} END AS low,
    CASE WHEN coalesce(s.date_max, s.date_min) - s.date_min <= {link.VAGUE_DAYS}
         THEN coalesce(s.date_max, s.date_min + {link.LAG_DAYS})
         ELSE coalesce(s.published_max, s.published_min + {link.LAG_DAYS}) END AS high
"""

_LAID_OUT = """
    SELECT s.statement, s.doc, s.event, s.date, s.date_basis, d.published, d.published_basis,
           list_transform(s.speakers, lambda p: {'entity': p.entity, 'name': p.name}) AS speakers,
           array_to_string(list_transform(s.content, lambda c: c.text), ' ') AS said
    FROM statements s JOIN documents d ON d.doc = s.doc WHERE s.statement IN (SELECT unnest(?))
"""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a wording, beside other wordings.

    Attributes:
        text: As written.
        is_own: Whether the other wordings do not have it.
    """

    text: str
    is_own: bool


def variants(view: View, statements: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Which statements of other documents are the same one.

    Args:
        view: The record.
        statements: Ids.

    Returns:
        For each that has any: ids of its variants, sorted.
    """
    wanted = sorted(set(statements))
    near = view.sql(_NEAR.format(days=_DAYS), [wanted, wanted]) if wanted else []
    pairs = [(row["one"], row["other"]) for row in near]
    sayings = _sayings(view, {each for pair in pairs for each in pair})
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if link.are_variants(sayings[one], sayings[other]):
            found[one].append(other)
    return {one: tuple(sorted(others)) for one, others in found.items()}


def grouped(rows: Sequence[Row], variants_of: Mapping[str, Sequence[str]]) -> list[list[Row]]:
    """Rows of one statement together.

    Args:
        rows: Rows of `statements`.
        variants_of: As `variants` gives them.

    Returns:
        Groups in the order of their first rows; what is a variant of a variant is in the group too.
    """
    leader = {row["statement"]: row["statement"] for row in rows}

    def led_by(one: str) -> str:
        while leader[one] != one:
            one = leader[one]
        return one

    for one, others in variants_of.items():
        for other in others:
            if one in leader and other in leader:
                low, high = sorted((led_by(one), led_by(other)))
                leader[high] = low
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[led_by(row["statement"])].append(row)
    return list(groups.values())


def side_by_side(texts: Sequence[str]) -> list[list[Word]]:
    """Wordings with the words marked in which they differ; their order plays no part.

    Args:
        texts: At least one.

    Returns:
        The words of each: of the first those that no other has are its own, of the others those that the
        first does not have.

    Example:
        >>> first, second = side_by_side(["It will go on growing.", "It will grow"])
        >>> [w.text for w in first if w.is_own], [w.text for w in second if w.is_own]
        (['go', 'on', 'growing.'], ['grow'])
    """
    words = [_WORD.findall(text) for text in texts]
    plain = [["".join(words_of(word)) for word in line] for line in words]
    first, others = set(plain[0]), {form for line in plain[1:] for form in line}
    return [
        [
            Word(text=word, is_own=bool(form) and form not in elsewhere)
            for word, form in zip(line, forms, strict=True)
        ]
        for line, forms, elsewhere in zip(words, plain, [others, *[first] * (len(texts) - 1)], strict=True)
    ]


def _sayings(view: View, statements: Collection[str]) -> dict[str, link.Saying]:
    if not statements:
        return {}
    return {
        row["statement"]: link.lay_out_saying(
            row["statement"],
            doc=row["doc"],
            speakers=tuple(Party(entity=p["entity"], name=p["name"]) for p in row["speakers"]),
            text=row["said"],
            event=row["event"],
            said=_dating(row, "date"),
            published=_dating(row, "published"),
        )
        for row in view.stream(_LAID_OUT, [sorted(statements)])
    }


def _dating(row: Row, name: str) -> Dating:
    text = row[name]
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis=row[f"{name}_basis"])
