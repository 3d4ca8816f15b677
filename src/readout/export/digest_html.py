"""A digest as one HTML page: no scripts, nothing fetched, light or dark as the reader has it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from readout.export.headlines import one_line
from readout.export.told import KINDS, change_line, question
from readout.query.show import Context
from readout.query.watched import Digest, Section, receipts_of
from readout.record import Row
from readout.watching import Item

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fbfaf7; --soft: #66625a; --line: #ddd8cd;
  --new: #14632f; --changed: #7a4a00; --gone: #a3231b; --mark: #f3e7b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e5dc; --paper: #181715; --soft: #a09a8e; --line: #3a3732;
    --new: #8fdca5; --changed: #e6b66a; --gone: #ff9c92; --mark: #4a4220; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 Charter, "Bitstream Charter", Cambria, Georgia, serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 0; }
h3 { font-size: 1rem; margin: 0; }
p, ul { margin: .2rem 0; }
ul { padding-left: 1.2rem; }
.soft, footer, nav, .kind, .source { font: .84rem/1.5 system-ui, sans-serif; color: var(--soft); }
nav a { color: inherit; margin-right: .9rem; }
article { padding: .8rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.kind { font-weight: 600; }
.kind.new { color: var(--new); } .kind.changed { color: var(--changed); }
.kind.left, .kind.gone { color: var(--gone); }
blockquote { margin: .4rem 0 .2rem; padding-left: .9rem; border-left: 3px solid var(--line); }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --mark: #eee;
    --new: #000; --changed: #000; --gone: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  mark { text-decoration: underline; } nav { display: none; } h2, h3 { break-after: avoid; } }
"""
_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is new</title>
"""


def digest_html(digest: Digest) -> str:
    """A digest as an HTML page.

    Args:
        digest: What watches have to tell.

    Returns:
        The page.
    """
    return "".join(_parts(digest))


def _parts(digest: Digest) -> Iterator[str]:
    yield f"{_HEAD}<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>What is new</h1>\n"
    since = f"since {_minute(digest.since)}" if digest.since else "since the watches last told"
    yield f'<p class="soft">The record as of {_minute(digest.written_at)}, {since}.</p>\n'
    yield '<nav aria-label="Watches">'
    for section in digest.sections:
        name = _safe(section.watch.name)
        yield f'<a href="#{name}">{name} {len(section.items)}</a> '
    yield "</nav>\n"
    for section in digest.sections:
        yield from _section(section, digest)
    yield "</main>\n<footer><p>Made by Readout. Each quotation stands in the document named below it.</p>"
    yield "</footer>\n"
    yield "</body>\n</html>\n"


def _section(section: Section, digest: Digest) -> Iterator[str]:
    name = _safe(section.watch.name)
    yield f'<section id="{name}">\n<h2>{name}</h2>\n<p class="soft">{_safe(question(section.watch))}</p>\n'
    if section.problem:
        yield f"<p>This watch could not be asked: {_safe(section.problem)}</p>\n"
    elif not section.items:
        yield "<p>Nothing new.</p>\n"
    for item in section.items:
        yield from _item(item, digest)
    yield "</section>\n"


def _item(item: Item, digest: Digest) -> Iterator[str]:
    when = f" · {_safe(item.date)}" if item.date else ""
    yield f'<article>\n<p class="kind {item.kind}">{KINDS[item.kind].capitalize()}{when}</p>\n'
    yield f"<h3>{_safe(item.title)}</h3>\n"
    lines = [change_line(change) for change in item.changes] + ([item.note] if item.note else [])
    if lines:
        yield "<ul>" + "".join(f"<li>{_safe(line)}</li>" for line in lines) + "</ul>\n"
    for receipt in receipts_of(item):
        yield _quote(receipt, digest.contexts.get((receipt["doc"], receipt["start"], receipt["end"])))
    yield f'<p class="source">{_safe(item.id)}</p>\n</article>\n'


def _quote(receipt: Row, context: Context | None) -> str:
    if context is None:
        return f"<blockquote><p><mark>{_safe(receipt['text'])}</mark></p></blockquote>\n"
    words = f"{_in_line(context.before)}<mark>{_in_line(context.text)}</mark>{_in_line(context.after)}"
    parts = (context.title, context.published, context.source)
    source = " · ".join(_safe(part) for part in parts if part)
    return f'<blockquote><p>{words}</p><p class="source">{source}</p></blockquote>\n'


def _minute(moment: str) -> str:
    return _safe(f"{moment[:10]} {moment[11:16]} UTC")


def _in_line(text: str) -> str:
    """Text within a line: blanks at its ends part it from its neighbours."""
    low, high = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{low}{_safe(text)}{high if text.strip() else ''}"


def _safe(text: str) -> str:
    printable = "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c < " " else c for c in one_line(text))
    return escape(printable)
