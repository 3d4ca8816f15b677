"""A comparison as Markdown that reads well as it stands: struck out what is gone, bold what is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.export.compared import Laid, counted, listed, name_of, one_line, told
from readout.model import Change, ClauseChange

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def compared_markdown(laid: Laid, *, only: Iterable[Change] = ()) -> str:
    """The comparison as a Markdown page.

    Args:
        laid: Two documents and their comparison.
        only: Classes to keep; all when empty. The summary is always of everything.

    Returns:
        The page.
    """
    return "\n".join(_lines(laid, only)) + "\n"


def _lines(laid: Laid, only: Iterable[Change]) -> Iterator[str]:
    before, after = laid.clauses()
    yield "# How the wording moved"
    yield ""
    yield f"Before: {plain(name_of(laid.before))} ({before} clauses)  "
    yield f"After: {plain(name_of(laid.after))} ({after} clauses)"
    yield ""
    yield counted(laid.counts()) or "Neither text has a clause."
    yield ""
    yield "## Clause by clause"
    yield ""
    yield "~~gone~~ **new**"
    yield ""
    for row in laid.rows(only):
        yield f"- {listed(row.changes)}: {_words(row)}"
        if row.notes:
            yield f"  <br>*{plain('; '.join(row.notes))}*"
    yield from _silence(laid)


def _silence(laid: Laid) -> Iterator[str]:
    yield ""
    yield "## Silence"
    yield ""
    dropped = laid.dropped()
    if not dropped:
        yield "Nothing was dropped."
    for clause in dropped:
        yield f"- {plain(told(clause))}"
    for title, formulas in (
        ("Formulas lost", laid.comparison.formulas_lost),
        ("Formulas gained", laid.comparison.formulas_gained),
    ):
        if formulas:
            yield ""
            yield f"{title}: {', '.join(f'`{formula}`' for formula in formulas)}"


def _words(row: ClauseChange) -> str:
    if row.after is None and row.before is not None:
        return f"~~{plain(told(row.before))}~~"
    if row.before is None and row.after is not None:
        return f"**{plain(told(row.after))}**"
    marks = {"same": "", "gone": "~~", "new": "**"}
    return " ".join(f"{marks[s.kind]}{plain(s.text)}{marks[s.kind]}" for s in row.words)


def plain(text: str) -> str:
    """The text on one line, so that nothing in it is taken for Markdown."""
    return _SPECIAL.sub(r"\\\1", one_line(text))
