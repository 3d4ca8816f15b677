"""A digest as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.export.headlines import one_line
from readout.export.told import KINDS, change_line, question
from readout.query.watched import Digest, Section, receipts_of

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def digest_markdown(digest: Digest) -> str:
    """A digest as Markdown.

    Args:
        digest: What watches have to tell.

    Returns:
        The text; whatever a document says is plain text in it.
    """
    since = f"since {digest.since[:10]}" if digest.since else "since the watches last told"
    head = f"# What is new\n\nThe record as of {digest.written_at[:10]}, {since}.\n"
    return head + "".join(part for section in digest.sections for part in _section(section, digest))


def _section(section: Section, digest: Digest) -> Iterator[str]:
    yield f"\n## {_plain(section.watch.name)}\n\n{_plain(question(section.watch))}\n"
    if section.problem:
        yield f"\nThis watch could not be asked: {_plain(section.problem)}\n"
    elif not section.items:
        yield "\nNothing new.\n"
    for item in section.items:
        when = f" · {_plain(item.date)}" if item.date else ""
        yield f"\n### {KINDS[item.kind].capitalize()}{when}: {_plain(item.title)}\n\n"
        for change in item.changes:
            yield f"- {_plain(change_line(change))}\n"
        yield f"- {_plain(item.note)}\n" if item.note else ""
        for receipt in receipts_of(item):
            context = digest.contexts.get((receipt["doc"], receipt["start"], receipt["end"]))
            if context is None:
                yield f"\n> **{_plain(receipt['text'])}**\n"
                continue
            parts = (context.title, context.published, context.source)
            yield f"\n> {_plain(context.before + context.text + context.after)}\n>\n> "
            yield " · ".join(_plain(part) for part in parts if part) + "\n"
        yield f"\n{_plain(item.id)}\n"


def _plain(text: str) -> str:
    safe = one_line(text).encode("utf-8", "replace").decode()
    return _MARKS.sub(r"\\\1", safe)
