"""The durable record: a folder of Delta tables, one snapshot a batch, asked through DuckDB."""

from readout.record.archive import RawShelf
from readout.record.checks import Finding, VerifyReport, glance, verify
from readout.record.digest import logical_digest
from readout.record.holder import Holder
from readout.record.kinds.judgement import of_json as judgement_of_json
from readout.record.kinds.link import CheckedClaim
from readout.record.kinds.review import row_json
from readout.record.kinds.story import Copy, Story
from readout.record.ledger import Provenance, utc_now
from readout.record.record import COMPACT_AT_FILES, Record, compact
from readout.record.replies import ReplyShelf
from readout.record.shape import Row
from readout.record.snapshot import Snapshot
from readout.record.texts import TextIndex, paragraphs
from readout.record.view import View
from readout.record.writer import Writer, Written

__all__ = [
    "COMPACT_AT_FILES",
    "CheckedClaim",
    "Copy",
    "Finding",
    "Holder",
    "Provenance",
    "RawShelf",
    "Record",
    "ReplyShelf",
    "Row",
    "Snapshot",
    "Story",
    "TextIndex",
    "VerifyReport",
    "View",
    "Writer",
    "Written",
    "compact",
    "glance",
    "judgement_of_json",
    "logical_digest",
    "paragraphs",
    "row_json",
    "utc_now",
    "verify",
]
