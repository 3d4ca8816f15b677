"""Who said what: statements with the class of their verb, the speakers' offices, and who printed them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from readout.errors import UsageError
from readout.knowledge import Knowledge, load
from readout.query import filters as f
from readout.query.about import about
from readout.query.filters import EVERYTHING, Filters, Where
from readout.query.phrases import bare, phrase_pattern
from readout.query.variants import variants
from readout.query.whom import whom
from readout.record import Row, View

MODES = ("direct", "indirect", "mixed")
FORCES = ("assert", "commit", "direct", "express", "declare", "ask", "neutral")
POLARITIES = ("positive", "negative", "neutral")

_FIRST, _MOST = 512, 8192
_OFFICES = """
    SELECT doc, entity, office FROM (
        SELECT doc, entity, office, count(*) AS n, min(start) AS first FROM flat.named
        WHERE office IS NOT NULL AND doc IN (SELECT unnest(?)) AND entity IN (SELECT unnest(?))
        GROUP BY ALL
    )
    ORDER BY doc, entity, n, first DESC
"""
_PRINTED = """
    SELECT doc, published, publisher, agency, title, source FROM flat.documents
    WHERE doc IN (SELECT unnest(?))
"""


def statements(
    view: View, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Quotations and reported speech; an undated one counts as of its document's date.

    Args:
        view: The record.
        filters: Which of them; `by`, `person` and `countries` are the speakers'.
        limit: How many at most.
        offset: How many to leave out before.

    Returns:
        Rows of `statements`, newest first, in the order of their text; each also with what `told_fully` adds.
    """
    return _asked(view, statements_where(view, filters), limit, offset)


def said(
    view: View, words: str, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Statements whose content holds a phrase, whatever its case, blanks, marks and spelling.

    Args:
        view: The record.
        words: The phrase.
        filters: As for `statements`.
        limit: How many at most.
        offset: How many to leave out before.

    Yields:
        Rows as of `statements`, each with `hits` [receipt], the phrase where it stands, and `variants`: ids
        of the statements of other documents that are the same one, in these words or others.

    Raises:
        UsageError: The phrase holds no word.
    """
    pattern = phrase_pattern(words)
    if not pattern:
        raise UsageError(
            "There is nothing to look for.", hint='Give words: readout said "peace and stability".'
        )
    where = statements_where(view, filters)
    where.add("regexp_matches(said, ?)", pattern)
    finder = re.compile(pattern)
    for batch in _batches(_asked(view, where, limit, offset)):
        others = variants(view, (row["statement"] for row in batch))
        for row in batch:
            same = list(others.get(row["statement"], ()))
            yield {**row, "hits": list(_hits(row, finder)), "variants": same}


def statements_by_id(view: View, ids: Collection[str]) -> list[Row]:
    """Certain statements.

    Args:
        view: The record.
        ids: Theirs.

    Returns:
        Rows as of `statements`, by id.
    """
    return list(
        told_fully(
            view, view.rows("statements", where="statement IN (SELECT unnest(?))", params=[sorted(ids)])
        )
    )


def told_fully(view: View, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of `statements` with what other tables know of them.

    Args:
        view: The record.
        rows: Rows of `statements`.

    Yields:
        The rows, their speakers with `office` (as the document gives it), the verb with `force`, `strength`
        and `polarity` from the table of verbs, and `published`, `publisher`, `agency`, `title` and `source`
        of the document.
    """
    knowledge = load()
    for batch in _batches(rows):
        docs = sorted({row["doc"] for row in batch})
        entities = sorted({p["entity"] for row in batch for p in row["speakers"] if p["entity"] is not None})
        offices = {
            (found["doc"], found["entity"]): found["office"] for found in view.sql(_OFFICES, [docs, entities])
        }
        printed = {found.pop("doc"): found for found in view.sql(_PRINTED, [docs])}
        for row in batch:
            speakers = [{**p, "office": offices.get((row["doc"], p["entity"]))} for p in row["speakers"]]
            yield {**with_force({**row, "speakers": speakers}, knowledge), **printed.get(row["doc"], {})}


def with_force(row: Row, knowledge: Knowledge) -> Row:
    """A row of `statements` with the class of its verb, behind the verb.

    Args:
        row: The row.
        knowledge: Has the table of verbs.

    Returns:
        The row with `force` (assert, commit, direct, express, declare, ask, neutral), `strength` (note 1 <
        recognize 2 < affirm 3 < reaffirm 4 …) and `polarity` toward what it takes as object; null where the
        table does not have the verb.
    """
    lemma = row["verb"] or ""
    verb = knowledge.verbs.get(lemma) or knowledge.verb_of(lemma)
    told: Row = {}
    for key, value in row.items():
        told[key] = value
        if key == "verb":
            told["force"] = verb.force if verb is not None else None
            told["strength"] = verb.strength if verb is not None else None
            told["polarity"] = verb.polarity if verb is not None else None
    return told


def class_of_verb(row: Row) -> str:
    """The verb of a statement and its class in words.

    Args:
        row: As `with_force` gives it.

    Returns:
        Such as `reaffirm: assert, strength 4, positive toward its object`.
    """
    strength = f", strength {row['strength']}" if row["strength"] is not None else ""
    toward = f", {row['polarity']} toward its object" if row["polarity"] in ("positive", "negative") else ""
    verb = " ".join(word for word in (row.get("modality"), row["verb"]) if word)
    return f"{verb}: {row['force']}{strength}{toward}" if row["force"] else verb


def _asked(view: View, where: Where, limit: int | None, offset: int = 0) -> Iterator[Row]:
    rows = view.page("statements", where=where.text, params=where.params, limit=limit, offset=offset)
    return told_fully(view, rows)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows some hundred at a time, later some thousand: a batch costs little more than a row to look up."""
    left, size = iter(rows), _FIRST
    while batch := list(islice(left, size)):
        yield batch
        size = min(2 * size, _MOST)


def statements_where(view: View, filters: Filters) -> Where:
    """Which statements filters mean.

    Args:
        view: The record.
        filters: `by`, `person` and `countries` are the speakers'.

    Returns:
        A condition on `flat.statements`.
    """
    where = Where.empty()
    f.between(where, filters, "low", "high")
    f.countries_among(where, view, f.SPEAKERS, filters.countries)
    if filters.person is not None:
        f.anybody(where, f.SPEAKERS, filters.person)
    for name in filters.by:
        whom(view, name, option="--by").among(where, f.SPEAKERS)
    for name in filters.through:
        whom(view, name, option="--through").tell(where, view)
    if filters.about is not None:
        about(where, view, filters.about)
    if filters.mode is not None:
        where.add("mode = ?", f.one_of(filters.mode, MODES, "--mode"))
    if filters.force is not None:
        force = f.one_of(filters.force, FORCES, "--force")
        lemmas = sorted(verb.lemma for verb in load().verbs.values() if verb.force == force)
        where.add("list_contains(?, verb)", lemmas)
    if filters.verb is not None:
        where.add("verb = ?", _lemma(view, filters.verb))
    for way in filters.stance:
        if way in POLARITIES:
            where.add("stance.polarity = ?", way)
        else:
            whom(view, way, option="--stance").meant_by(where, "stance.toward")
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    return where


def _lemma(view: View, verb: str) -> str:
    """The lemma of a verb given in any of its forms."""
    form = " ".join(verb.casefold().split())
    knowledge = load()
    known = knowledge.verbs.get(form) or knowledge.verb_of(form)
    if known is not None:
        return known.lemma
    lemmas = [r["verb"] for r in view.sql("SELECT DISTINCT verb FROM statements WHERE verb IS NOT NULL")]
    if form in lemmas:
        return form
    near = get_close_matches(form, sorted({*lemmas, *knowledge.verbs}), n=3, cutoff=0.6)
    raise UsageError(
        f"--verb {verb}: nothing is said with it in this record, and no table has it.",
        hint=f"Did you mean {' or '.join(near)}?" if near else "Give its lemma: reaffirm, call for.",
    )


def _hits(row: Row, finder: re.Pattern[str]) -> Iterator[Row]:
    """The phrase where it stands in the pieces; one that runs over two pieces has a receipt in each."""
    joined, starts = "", []
    for piece in row["content"]:
        joined += " " if joined else ""
        starts.append(len(joined))
        joined += piece["text"]
    for match in finder.finditer(bare(joined)):
        yield from _pieces(row["content"], starts, *match.span())


def _pieces(content: Sequence[Row], starts: Sequence[int], low: int, high: int) -> Iterator[Row]:
    for piece, first in zip(content, starts, strict=True):
        start, end = max(low, first) - first, min(high, first + len(piece["text"])) - first
        if start < end:
            offset = piece["start"]
            yield {
                "doc": piece["doc"],
                "start": offset + start,
                "end": offset + end,
                "text": piece["text"][start:end],
            }
