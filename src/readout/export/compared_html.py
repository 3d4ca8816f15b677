"""A comparison as one HTML page: no scripts, nothing fetched, light or dark as the reader has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from readout.export.compared import SIGNS, Laid, counted, name_of, one_line, told
from readout.model import Change, ClauseChange

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fbfaf7; --soft: #6b675f; --line: #ddd8cd;
  --gone: #a3231b; --gone-bg: #fbe6e3; --new: #14632f; --new-bg: #def3e3; --mark: #efeae0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e5dc; --paper: #181715; --soft: #a09a8e; --line: #3a3732;
    --gone: #ff9c92; --gone-bg: #43211d; --new: #8fdca5; --new-bg: #1b3a25; --mark: #2a2823; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 Charter, "Bitstream Charter", Cambria, Georgia, serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p, dd { margin: 0; }
.soft, dt, .notes, .kept p { color: var(--soft); }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin: 0; }
ol { list-style: none; margin: 0; padding: 0; }
li.row { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; padding: .55rem 0;
  border-top: 1px solid var(--line); }
.tags { font: .82rem/1.5 system-ui, sans-serif; color: var(--soft); }
.tags span { display: block; }
.tags .strengthened, .tags .named, .tags .added { color: var(--new); }
.tags .weakened, .tags .unnamed, .tags .dropped { color: var(--gone); }
del { color: var(--gone); background: var(--gone-bg); text-decoration: line-through; border-radius: 2px; }
ins { color: var(--new); background: var(--new-bg); text-decoration: underline; border-radius: 2px; }
.notes { font-size: .88rem; }
code { background: var(--mark); padding: .05rem .3rem; border-radius: 3px; font-size: .85em; }
@media (max-width: 40rem) {
  li.row { grid-template-columns: 1fr; }
  .tags span { display: inline; margin-right: .6rem; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEAD = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""


def compared_html(laid: Laid, *, only: Iterable[Change] = ()) -> str:
    """The comparison as an HTML page.

    Args:
        laid: Two documents and their comparison.
        only: Classes to keep; all when empty. The summary is always of everything.

    Returns:
        The page.
    """
    return "".join(_parts(laid, only))


def _parts(laid: Laid, only: Iterable[Change]) -> Iterator[str]:
    counts = laid.clauses()
    names = [_safe(name_of(document)) for document in (laid.before, laid.after)]
    yield f"{_HEAD}<title>{names[0]} → {names[1]}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    yield "<h1>How the wording moved</h1>\n<dl>\n"
    for label, name, count in zip(("Before", "After"), names, counts, strict=True):
        yield f'<dt>{label}</dt><dd>{name} <span class="soft">· {count} clauses</span></dd>\n'
    yield f'</dl>\n<p class="soft">{_safe(counted(laid.counts()))}</p>\n'
    yield '<h2>Clause by clause</h2>\n<p class="soft"><del>gone</del> <ins>new</ins></p>\n<ol>\n'
    for row in laid.rows(only):
        yield _row(row)
    yield "</ol>\n"
    yield from _silence(laid)
    yield "</body>\n</html>\n"


def _row(row: ClauseChange) -> str:
    tags = "".join(f'<span class="{c}">{SIGNS[c]} {c}</span>' for c in row.changes)
    notes = f'<p class="notes">{_safe("; ".join(row.notes))}</p>' if row.notes else ""
    cells = f'<div class="tags">{tags}</div><div><p>{_words(row)}</p>{notes}</div>'
    return f'<li class="row {row.changes[0]}">{cells}</li>\n'


def _words(row: ClauseChange) -> str:
    if row.after is None and row.before is not None:
        return f"<del>{_safe(told(row.before))}</del>"
    if row.before is None and row.after is not None:
        return f"<ins>{_safe(told(row.after))}</ins>"
    tags = {"gone": "del", "new": "ins"}
    return " ".join(
        f"<{tags[s.kind]}>{_safe(s.text)}</{tags[s.kind]}>" if s.kind in tags else _safe(s.text)
        for s in row.words
    )


def _silence(laid: Laid) -> Iterator[str]:
    yield "<h2>Silence</h2>\n"
    dropped = laid.dropped()
    if not dropped:
        yield "<p>Nothing was dropped.</p>\n"
    else:
        yield "<ul>\n" + "".join(f"<li>{_safe(told(c))}</li>\n" for c in dropped) + "</ul>\n"
    for title, formulas in (
        ("Formulas lost", laid.comparison.formulas_lost),
        ("Formulas gained", laid.comparison.formulas_gained),
    ):
        if formulas:
            yield f"<p>{title}: {' '.join(f'<code>{_safe(formula)}</code>' for formula in formulas)}</p>\n"


def _safe(text: str) -> str:
    return escape(one_line(text))
