"""Pieces of HTML for notebooks: everything that is not ours is escaped, nothing is fetched, nothing runs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from readout.record import Row

_MOST = 320

STYLE = """<style>
.readout { font: inherit; max-width: 70rem; }
.readout table { border-collapse: collapse; }
.readout th, .readout td { text-align: left; vertical-align: top; white-space: normal;
  padding: .25rem .7rem .25rem 0; }
.readout tr { border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); background: none; }
.readout th, .readout small { opacity: .65; font-weight: 400; }
.readout .day { white-space: nowrap; }
.readout q { quotes: none; font-style: italic; }
.readout mark { background: #ffe9a8; color: #1c1b19; border-radius: 2px; }
.readout del { opacity: .6; }
.readout ins { text-decoration-thickness: 2px; }
.readout blockquote { margin: .3rem 0 .6rem; padding-left: .8rem; border-left: 3px solid #8aa4b8; }
.readout svg { max-width: 100%; height: auto; }
</style>"""


def page(body: str) -> str:
    """A piece of a notebook: styled, and left alone by what looks for formulas between dollar signs.

    Args:
        body: Ours, with everything else escaped.

    Returns:
        HTML.
    """
    return f'<div class="readout tex2jax_ignore mathjax_ignore">{STYLE}{body}</div>'


def text(words: object, *, most: int | None = _MOST) -> str:
    """Words of somebody else's: escaped, apart from the direction of what stands around, on one line.

    Args:
        words: Any value; None is nothing.
        most: Code points that are shown; None for all.

    Returns:
        HTML.
    """
    if words is None or words == "":
        return ""
    line = " ".join(str(words).split())
    cut = line if most is None or len(line) <= most else f"{line[:most].rstrip()}…"
    return f"<bdi>{escape(cut)}</bdi>"


def joined(words: Iterable[object], *, by: str = ", ") -> str:
    """Several, one after another."""
    return by.join(filter(None, (text(one) for one in words)))


def small(words: object) -> str:
    """Beside the point: an id, a place in a document."""
    shown = text(words)
    return f"<small>{shown}</small>" if shown else ""


def receipt(found: Row | None) -> str:
    """A receipt: the words, and where they stand.

    Args:
        found: `doc`, `start`, `end`, `text`; None for none.

    Returns:
        HTML.
    """
    if found is None:
        return ""
    return f"<q>{text(found['text'])}</q> {small(place_of(found))}"


def place_of(found: Row) -> str:
    """Where a receipt stands: `doc_…:35–80`."""
    return f"{found['doc']}:{found['start']}–{found['end']}"


def table(heads: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A table.

    Args:
        heads: Of the columns.
        lines: HTML of the cells.

    Returns:
        HTML.
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
