"""The tools, declared: name, what it is for, what it takes, what it gives, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from readout import query
from readout.record import Row, View
from readout.serve.mcp import answers, rows
from readout.serve.mcp import schemas as s
from readout.serve.mcp.answers import Listed

Arguments = Mapping[str, Any]
Answer = Callable[[View, Arguments], Row]

_PAGE = ("limit", "cursor", "as_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A question that an assistant may ask.

    Attributes:
        name: As it is called.
        title: For people.
        description: What it answers, and when to ask it.
        takes: Schema of its arguments.
        gives: Schema of its answer.
        answer: Answers it from one view of the record.
    """

    name: str
    title: str
    description: str
    takes: s.Schema
    gives: s.Schema
    answer: Answer


def _listing(
    title: str, description: str, takes: tuple[str, ...], gives: Mapping[str, s.Schema], listed: Listed
) -> Tool:
    return Tool(
        name=listed.tool,
        title=title,
        description=description,
        takes=s.taking(*takes, *_PAGE, required=("words",) if "words" in takes else ()),
        gives=s.listing(gives),
        answer=lambda view, given: answers.page(listed, view, given),
    )


def _search(view: View, given: Arguments, filters: query.Filters, limit: int) -> Iterator[Row]:
    return query.search(view, given["words"], filters, limit=limit)


def _tools() -> Iterator[Tool]:
    yield _listing(
        "Search the texts",
        "Paragraphs of the documents that hold all the words, newest first.",
        ("words", "since", "until", "doc"),
        rows.SEARCH,
        Listed(tool="search", ask=_search, rows=rows.found, counted_most=0),
    )
    yield _listing(
        "Events",
        "Meetings, calls, visits, joint statements, agreements, sanctions and other events over all "
        "documents, newest first, each with its status, who says so, and the words it rests on.",
        ("since", "until", "country", "person", "act", "type", "status", "format", "place", "doc"),
        rows.EVENT,
        Listed(tool="events", ask=answers.asking(query.events), rows=rows.events),
    )
    yield Tool(
        name="event",
        title="One event",
        description="One event by its id: every report of it with its sentence, its attribution, and where "
        "the reports differ.",
        takes=s.taking("event", "as_of", required=("event",)),
        gives=answers.EVENT,
        answer=answers.event,
    )
    yield _listing(
        "Statements",
        "Quotations and reported speech, newest first: who said what, in which words, and through whom it is "
        "known.",
        ("since", "until", "by", "through", "about", "mode", "force", "verb", "stance", "doc"),
        rows.STATEMENT,
        Listed(tool="statements", ask=answers.asking(query.statements), rows=rows.statements),
    )
    yield _listing(
        "Wording",
        "Uses of diplomatic formulas, newest first, with the variant and the verb that governs it. "
        "readout://codebook lists the families.",
        ("formula", "since", "until", "country", "person", "doc"),
        rows.WORDING,
        Listed(tool="wording", ask=answers.asking(query.wording), rows=rows.wording),
    )
    yield Tool(
        name="diff",
        title="How the wording moved",
        description="Two documents or two statements clause by clause: kept, reworded, strengthened, "
        "weakened, moved, dropped, added.",
        takes=s.taking("before", "after", "only", *_PAGE, required=("before", "after")),
        gives=answers.DIFF,
        answer=answers.diff,
    )
    yield _listing(
        "Claims",
        "Countable claims found in texts (“the third time since 2022”) and what the record says to them.",
        ("country", "act", "format", "doc"),
        rows.CLAIM,
        Listed(tool="claims", ask=answers.asking(query.claims), rows=rows.claims),
    )
    yield Tool(
        name="cite",
        title="Cite",
        description="A citation of a row in a style: the words verbatim, where they stand, title, publisher, "
        "date, address, and the digest of the bytes that were read; of an event one for each report.",
        takes=s.taking("id", "style", "as_of", required=("id",)),
        gives=answers.CITE,
        answer=answers.cite,
    )


def tools() -> tuple[Tool, ...]:
    """All tools, in the order in which they are listed."""
    return tuple(_tools())
