"""A receipt: which characters of which document."""

from __future__ import annotations

from dataclasses import dataclass

from readout.errors import RecordDamaged


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters of a document, as Unicode code points, half-open.

    Invariant: `document.text[start:end] == text`. `cut` makes spans that hold it, `check` proves it.

    Attributes:
        doc: Id of the document.
        start: First code point.
        end: One past the last code point.
        text: The quote itself.
    """

    doc: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its text of {len(self.text)}")

    @classmethod
    def cut(cls, doc: str, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`.

        Args:
            doc: Id of the document.
            text: The whole stored text of the document.
            start: First code point, at least 0.
            end: One past the last code point, at most `len(text)`.

        Returns:
            A span that holds the invariant.

        Raises:
            ValueError: The offsets are empty or outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no characters {start}:{end} in a text of {len(text)}")
        return cls(doc=doc, start=start, end=end, text=text[start:end])

    def check(self, text: str) -> None:
        """Prove that the quote stands where the span says.

        Args:
            text: The whole stored text of the document.

        Raises:
            RecordDamaged: The characters there are others.
        """
        if text[self.start : self.end] != self.text:
            there = text[self.start : self.end]
            raise RecordDamaged(f"{self.doc} {self.start}:{self.end} holds {there!r}, not {self.text!r}.")

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.doc == other.doc and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end
