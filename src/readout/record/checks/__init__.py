"""Prove that a record is what was written: files, versions, counts, receipts, ids, ties."""

from __future__ import annotations

from pathlib import Path

from readout.errors import ReadoutError
from readout.record.checks.archived import check_archive
from readout.record.checks.files import check_counts, check_files, check_versions, read_chain
from readout.record.checks.finding import Finding, VerifyReport
from readout.record.checks.rows import RowCheck, check_rows
from readout.record.checks.ties import check_ties
from readout.record.record import Record
from readout.record.snapshot import latest
from readout.record.view import View

__all__ = ["Finding", "VerifyReport", "glance", "verify"]


def verify(path: str | Path) -> VerifyReport:
    """Check a record from its log to its last quote; nothing is changed.

    Args:
        path: Folder of the record.

    Returns:
        What is wrong, if anything.

    Raises:
        RecordMissing: There is no record at that path.
    """
    root = Path(path).absolute()
    try:
        Record.open(root)
        state = latest(root)
        chain, found = read_chain(root)
    except ReadoutError as error:
        if error.code == "E410":
            raise
        return VerifyReport(findings=(_stopped(root.name, error),))
    files, wrong = check_files(root, chain, state)
    found += wrong
    found += check_versions(root, chain, state)
    found += check_counts(root, state)
    done = RowCheck()
    try:
        with View.open(root, state, judged=False) as view:  # the files as they are
            done = check_rows(view)
            found += done.findings
            found += check_ties(view)
            found += check_archive(root, view)
    except ReadoutError as error:
        found.append(_stopped("rows", error))
    return VerifyReport(
        findings=tuple(sorted(found, key=lambda f: (not f.is_damage, f))),
        batches=len(chain),
        files=files,
        rows=done.rows,
        receipts=done.receipts,
    )


def glance(path: str | Path) -> VerifyReport:
    """Look whether the newest state can be read and has as many rows as its batch says; seconds, not minutes.

    No byte is compared with its digest, and no receipt is read: `verify` does that.

    Args:
        path: Folder of the record.

    Returns:
        What is wrong, if anything.

    Raises:
        RecordMissing: There is no record at that path.
    """
    root = Path(path).absolute()
    Record.open(root)
    try:
        state = latest(root)
    except ReadoutError as error:
        return VerifyReport(findings=(_stopped(root.name, error),))
    return VerifyReport(
        findings=tuple(sorted(check_counts(root, state))),
        batches=1,
        files=sum(map(len, state.files.values())),
        rows=sum(state.counts.values()),
    )


def _stopped(where: str, error: ReadoutError) -> Finding:
    return Finding(code="unreadable", where=where, message=error.message)
