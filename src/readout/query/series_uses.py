"""Uses of formulas on the occasions of a series: in its papers, and in others as said there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.query.series import Held
from readout.record import Row, View

_PAPER = re.compile(r"statement|declaration|communiqu", re.IGNORECASE)
_USES = """
    SELECT u.doc, u.start, u.usage, u.formula, u.variant, u.strength, u.event, u.speakers, s.document_quoted
    FROM wording u LEFT JOIN statements s ON s.statement = u.statement
    WHERE u.doc IN (SELECT unnest(?)) OR u.event IN (SELECT unnest(?))
    ORDER BY u.doc, u.start, u.usage
"""


@dataclass(slots=True)
class Uses:
    """Uses of one formula on one occasion, of the paper and of others who tell of it."""

    paper: list[Row]
    others: list[Row]


@dataclass(frozen=True, slots=True)
class UsesTold:
    """Uses in the documents and at the events of a series, and where in the order of texts they stand."""

    rows: Sequence[Row]
    by_doc: Mapping[str, Sequence[int]]
    by_event: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, view: View, held: Sequence[Held]) -> UsesTold:
        """Those of all occasions, asked for at once.

        Args:
            view: The record.
            held: The occasions.

        Returns:
            The uses.
        """
        docs = {doc for occasion in held for doc in (*occasion.docs, *(text.doc for text in occasion.texts))}
        events = {event for occasion in held for event in occasion.events}
        rows = view.sql(_USES, [sorted(docs), sorted(events)])
        by_doc: dict[str, list[int]] = defaultdict(list)
        by_event: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            by_doc[row["doc"]].append(at)
            by_event[row["event"]].append(at)
        return cls(rows, by_doc, by_event)

    def among(self, docs: Iterable[str], events: Iterable[str]) -> Iterator[Row]:
        """Those in certain documents or at certain events.

        Args:
            docs: Ids of documents.
            events: Ids of events.

        Returns:
            Rows in the order of their texts.
        """
        places = {at for doc in docs for at in self.by_doc.get(doc, ())}
        places.update(at for event in events for at in self.by_event.get(event, ()))
        return (self.rows[at] for at in sorted(places))


def uses_on(told: UsesTold, occasion: Held, tells: Mapping[str, int]) -> dict[str, Uses]:
    """Uses by formula: in the paper, and in other documents as said on the occasion.

    What is not tied to an event was said there when a document tells of no other occasion of the series, and
    the words are those of the joint paper or of all who came together.

    Args:
        told: Uses of the series.
        occasion: The occasion.
        tells: Document -> of how many occasions of the series it tells.

    Returns:
        Formula -> its uses.
    """
    papers = {text.doc for text in occasion.texts}
    people = {role.entity for role in occasion.who.told.roles if role.kind == "person"}
    found: dict[str, Uses] = defaultdict(lambda: Uses([], []))
    for row in told.among(papers | occasion.docs, occasion.events):
        if row["doc"] in papers:
            found[row["formula"]].paper.append(row)
        elif row["event"] in occasion.events:
            found[row["formula"]].others.append(row)
        elif row["event"] is None and tells[row["doc"]] == 1:
            speakers = set(row["speakers"])
            parties = {speaker.removeprefix("state/") for speaker in speakers}
            is_joint = len(people) > 1 and people <= speakers
            is_quoted = occasion.parties <= parties and _PAPER.search(row["document_quoted"] or "")
            if is_joint or is_quoted:
                found[row["formula"]].others.append(row)
    return dict(found)
