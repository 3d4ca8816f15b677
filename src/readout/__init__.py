"""Readout: the diplomatic record, with receipts.

    import readout

    reading = readout.read_text("Japanese Foreign Minister Yoko Kamikawa met ...")
    readout.read(["articles/"], "my-record")
    with readout.open("my-record") as record:
        for meeting in record.meetings(country="JPN", since="2024"):
            print(meeting["date"], meeting["place"])

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from readout._version import __version__

if TYPE_CHECKING:
    from readout.config import Config, load_config
    from readout.errors import ReadoutError
    from readout.export import export_record
    from readout.flow import read
    from readout.model import (
        Claim,
        Document,
        Entity,
        Event,
        Judgement,
        Mention,
        Reading,
        Report,
        Span,
        Statement,
        Usage,
    )
    from readout.notebook import OpenRecord, Rows, open  # noqa: A004
    from readout.query import Filters, meetings, statements, wording
    from readout.record import Record, View
    from readout.run import RunSummary
    from readout.single import read_text

_HOME = {
    "Claim": "readout.model",
    "Config": "readout.config",
    "Document": "readout.model",
    "Entity": "readout.model",
    "Event": "readout.model",
    "Filters": "readout.query",
    "Judgement": "readout.model",
    "Mention": "readout.model",
    "Reading": "readout.model",
    "OpenRecord": "readout.notebook",
    "ReadoutError": "readout.errors",
    "Record": "readout.record",
    "Report": "readout.model",
    "Rows": "readout.notebook",
    "RunSummary": "readout.run",
    "Span": "readout.model",
    "Statement": "readout.model",
    "Usage": "readout.model",
    "View": "readout.record",
    "export_record": "readout.export",
    "load_config": "readout.config",
    "meetings": "readout.query",
    "open": "readout.notebook",
    "read": "readout.flow",
    "read_text": "readout.single",
    "statements": "readout.query",
    "wording": "readout.query",
}

__all__ = [
    "Claim",
    "Config",
    "Document",
    "Entity",
    "Event",
    "Filters",
    "Judgement",
    "Mention",
    "OpenRecord",
    "Reading",
    "ReadoutError",
    "Record",
    "Report",
    "Rows",
    "RunSummary",
    "Span",
    "Statement",
    "Usage",
    "View",
    "__version__",
    "export_record",
    "load_config",
    "meetings",
    "open",
    "read",
    "read_text",
    "statements",
    "wording",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'readout' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted(__all__)
