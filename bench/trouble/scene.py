"""A small record with every kind of file that its folder may hold, written by the record's own writer."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from unittest import mock

from readout.model import KeptReply, Reading, digest_of_text
from readout.record import RawShelf, Record, ReplyShelf, TextIndex, stored
from tests.record import factories as make

DOCUMENTS = 6
CHECKPOINT_EVERY = 4
"""Logs are summed up this often here, so that a small record has the files that a large one has."""

PAGES = tuple(
    f"<html><body><p>The ministers met, {number}.</p></body></html>".encode() * 20 for number in range(2)
)
REQUEST = digest_of_text("a request")


def build(root: Path) -> Path:
    """Write the record.

    Args:
        root: Its folder, not there yet.

    Returns:
        The folder.
    """
    record = Record.create(root)
    shelf = RawShelf(root)
    readings = [*make.readings(DOCUMENTS - len(PAGES)), *map(fetched, range(len(PAGES)))]
    for page in PAGES:
        shelf.put(page)
    with mock.patch.object(stored, "_CHECKPOINT_EVERY", CHECKPOINT_EVERY), record.writer() as writer:
        for at in range(0, DOCUMENTS, 2):
            writer.add(readings[at : at + 2], reader=make.READER)
        writer.add(readings[:1], reader="reader-2")
        writer.judge([make.judgement()])
        reports = [reading.reports[0] for reading in readings]
        event = make.event_of(*reports)
        writer.put_links(events=[event], assignments={report.report: event.event for report in reports})
        writer.compact()
    for reading in readings[:3]:
        ReplyShelf(root).put(reply(reading))
    with record.view() as view:
        TextIndex.beside(root).update(view)
    return root


def go_on(root: Path) -> None:
    """Write more into it: a document, two read anew, and files put together, the old ones gone."""
    with Record.open(root).writer() as writer:
        writer.add([make.reading(DOCUMENTS + 1)], reader=make.READER)
        writer.add(make.readings(2), reader="reader-3")
        for _ in range(2):  # what the first lets go of, the second takes off the disk
            writer.compact(retention_hours=0)


def reply(reading: Reading) -> KeptReply:
    """What a model is said to have said of a document."""
    return KeptReply(
        text_sha256=digest_of_text(reading.document.text),
        request_sha256=REQUEST,
        model="model",
        prompt=1,
        content='{"events": [{"quote": "The ministers met in Tokyo on Sunday", "status": "held"}]}',
    )


def fetched(number: int) -> Reading:
    """A reading of a page from the web, whose bytes are archived."""
    reading = make.reading(DOCUMENTS - len(PAGES) + number)
    sha256 = hashlib.sha256(PAGES[number]).hexdigest()
    document = replace(reading.document, source_kind="web", raw_sha256=sha256)
    return replace(reading, document=document)
