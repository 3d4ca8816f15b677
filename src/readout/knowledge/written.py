"""Families of wording as they are written down, ready for `formulas.toml` among a user's own tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFamily:
    """A family as it is written down.

    Attributes:
        formula: Id.
        label: For people.
        canonical: The wording in its best-known form.
        anchors: Lower-case words, one of which stands in every use.
        patterns: Readable patterns, tried in order; see `shorthand`.
        remarks: Lines above it, for whoever reads the file.
    """

    formula: str
    label: str
    canonical: str
    anchors: tuple[str, ...]
    patterns: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    def text(self) -> str:
        """It as TOML."""
        lines = [
            *(f"# {remark}" for remark in self.remarks),
            "[[formulas]]",
            f"formula = {_quoted(self.formula)}",
            f"label = {_quoted(self.label)}",
            f"canonical = {_quoted(self.canonical)}",
            f"anchors = [{', '.join(map(_quoted, self.anchors))}]",
            "patterns = [",
            *(f"    {_quoted(one)}," for one in self.patterns),
            "]",
        ]
        return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text in single quotation marks, in which nothing is escaped; in three where it holds one."""
    return f"'''{text}'''" if "'" in text else f"'{text}'"
