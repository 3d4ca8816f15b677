"""What a check of the record has to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing that is not as it was written.

    Attributes:
        code: Stable code, lower-case words joined by hyphens.
        where: Table, file or row.
        message: What is wrong, in words.
        is_damage: False for what the next run puts right by itself.
    """

    code: str
    where: str
    message: str
    is_damage: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """All findings, and how much was looked at.

    Attributes:
        findings: Damage first.
        batches: How many batches were checked.
        files: How many files were compared with their digests.
        rows: How many rows were read.
        receipts: How many quotes were compared with their text.
    """

    findings: tuple[Finding, ...]
    batches: int = 0
    files: int = 0
    rows: int = 0
    receipts: int = 0

    @property
    def is_ok(self) -> bool:
        """Whether nothing is damaged."""
        return not any(finding.is_damage for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """0 when nothing is damaged, 4 otherwise."""
        return 0 if self.is_ok else 4
