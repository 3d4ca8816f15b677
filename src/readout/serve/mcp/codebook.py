"""The codebook as a page of Markdown: what the values in the answers mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from readout.knowledge import load
from readout.model import ClaimKind, EventStatus, Verdict
from readout.query.spoken import FORCES, MODES
from readout.serve.mcp.schemas import acts

_STATUSES: dict[EventStatus, str] = {
    "occurred": "told as having happened",
    "ongoing": "going on when the text was written",
    "planned": "announced, scheduled, expected",
    "proposed": "offered, asked for, suggested",
    "cancelled": "called off; what is put off is cancelled for that date",
    "denied": "said not to have happened",
    "hypothetical": "“would”, “if”, “may”",
}
_SAID = (
    "`said` is an attribution of a statement, `qualified` one beside which the text says not, perhaps or "
    "would, `used` a use of wording, `claimed` a claim, `printed` a paragraph. None of them says that what "
    "is said is so."
)


def codebook() -> str:
    """What the values in the answers mean, and the families of wording.

    Returns:
        Markdown.
    """
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    knowledge = load()
    yield "# Codebook"
    yield "\nReceipts count Unicode code points in the text of a document; `end` is one past the last."
    yield "\n## Status\n"
    yield from (f"- `{status}`: {_STATUSES[status]}" for status in get_args(EventStatus))
    yield f"\n{_SAID}"
    yield "\n## Diplomatic acts\n"
    yield ", ".join(f"`{act}`" for act in acts())
    yield "\n## PLOVER types (codebook draft 2.0)\n"
    yield "Quadrants: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.\n"
    for name, plover in sorted(knowledge.plover.items()):
        modes = ", ".join(mode for mode, _ in plover.modes)
        yield f"- `{name}`: quadrant {plover.quad}{f'; modes {modes}' if modes else ''}"
    yield "\n## Statements\n"
    yield f"Mode: {', '.join(MODES)}. Force (what is done by saying it): {', '.join(FORCES)}."
    yield "\n## Claims\n"
    yield f"Kind: {', '.join(get_args(ClaimKind))}. Verdict: {', '.join(get_args(Verdict))}."
    yield "\n## Families of wording\n"
    for family in knowledge.formulas:
        yield f"- `{family.formula}`: {family.canonical or family.label}"
