"""The official texts of an event, compared, as Markdown that reads well as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.export.compared import name_of, one_line, told
from readout.export.compared_markdown import plain
from readout.export.sides import KINDS, SidesLaid, absent_line, the_text, titles

if TYPE_CHECKING:
    from readout.model import Matched, Span


def sides_markdown(laid: SidesLaid) -> str:
    """The comparison as a Markdown page.

    Args:
        laid: The texts and their comparison.

    Returns:
        The page.
    """
    return "\n".join(_lines(laid)) + "\n"


def _lines(laid: SidesLaid) -> Iterator[str]:
    yield f"# What each side's text of {laid.asked.event.event} says"
    yield ""
    for side in laid.sides:
        day = side.document.published.text or "undated"
        yield f"- **{plain(side.name)}**: {plain(name_of(side.document))}, {day}, `{side.document.doc}`"
    note = absent_line(laid)
    if note is not None:
        yield from ("", note)
        return
    in_all, in_some = titles(laid)
    yield from _section(in_all, laid, laid.by_all())
    if in_some is not None:
        yield from _section(in_some, laid, laid.by_some())
    for number, side in enumerate(laid.sides):
        yield from ("", f"## Only in {the_text(side.name)}", "")
        clauses = laid.only(number)
        for clause in clauses:
            yield f"- {plain(told(clause))} {_at(clause.span)}"
        if not clauses:
            yield "Nothing."
        for kind, what in KINDS:
            named = laid.named_only(number, what)
            if named:
                yield ""
                yield f"{kind.capitalize()}: " + ", ".join(f"{plain(t.name)} {_at(t.receipt)}" for t in named)
    given = laid.given()
    if given:
        yield from ("", "## Words given to another side", "")
    for one in given:
        also = ", ".join(the_text(laid.sides[n].name) for n in one.found_in)
        found = f"also in {also}" if also else "in no other text"
        words = plain(one_line(one.word.receipt.text))
        by = the_text(laid.sides[one.by].name)
        lead = f"- {by[:1].upper()}{by[1:]} gives {plain(one.word.speaker)}"
        yield f"{lead}: “{words}” {_at(one.word.receipt)}; {found}"


def _section(title: str, laid: SidesLaid, rows: tuple[Matched, ...]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    for matched in rows:
        for n, (number, clause) in enumerate((n, c) for n, c in enumerate(matched.clauses) if c is not None):
            lead = "  " if n else "- "
            more = "  " if n < len(matched.texts) - 1 else ""
            yield f"{lead}*{plain(laid.sides[number].name)}*: {plain(told(clause))} {_at(clause.span)}{more}"
    if not rows:
        yield "Nothing."


def _at(span: Span) -> str:
    return f"`{span.doc}:{span.start}-{span.end}`"
