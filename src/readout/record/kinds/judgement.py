"""Human decisions: appended, never touched by a reading."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, get_args

from readout.model import Anchor, Judgement, JudgementKind
from readout.record.kinds.parts import labels, pairs_of
from readout.record.shape import Row, Table

TABLE = Table(
    name="judgements",
    key=("judgement",),
    columns={
        "judgement": "text",
        "author": "text",
        "at": "text",
        "kind": "text",
        "subjects": ["text"],
        "payload": "labels",
        "reason": "text",
        "undoes": "text",
        "anchors": [
            {"subject": "text", "row": "text", "doc": "text", "start": "int", "end": "int", "label": "text"}
        ],
    },
)

_PLAIN = ("author", "at", "kind", "reason", "undoes")


def to_row(judgement: Judgement) -> Row:
    """The row of a judgement."""
    return {
        "judgement": judgement.judgement,
        **{name: getattr(judgement, name) for name in _PLAIN},
        "subjects": list(judgement.subjects),
        "payload": labels(judgement.payload),
        "anchors": [asdict(anchor) for anchor in judgement.anchors],
    }


def of_row(row: Row) -> Judgement:
    """The judgement of a row."""
    return Judgement(
        **{name: row[name] for name in _PLAIN},
        subjects=tuple(row["subjects"]),
        payload=pairs_of(row["payload"]),
        anchors=tuple(Anchor(**anchor) for anchor in row["anchors"] or ()),
    )


def of_json(said: Any) -> Judgement:
    """The judgement of a line of `judgements.jsonl`.

    Args:
        said: The object of the line.

    Returns:
        The judgement.

    Raises:
        ValueError: A field is missing, of another type, or the id is not that of what it says.
    """
    if not isinstance(said, dict):
        raise ValueError("it is no object")  # noqa: TRY004  the caller tells a bad line by one error
    try:
        judgement = of_row({**said, "payload": dict(said.get("payload") or {})})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"a field is missing or of another type: {error}") from error
    if judgement.kind not in get_args(JudgementKind):
        raise ValueError(f"{judgement.kind!r} is nothing that can be decided")
    if said.get("judgement") != judgement.judgement:
        raise ValueError(f"its id is not that of what it says ({judgement.judgement}): it was altered")
    return judgement
