"""How much of anything one input may bring; refused before a real parser sees it."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one input. The defaults are far above real pages and far below what hurts a parser.

    Attributes:
        raw_bytes: Bytes of any input.
        text_points: Code points of the stored text.
        html_bytes: Bytes of a page.
        html_tags: Tags of a page, opening and closing.
        html_depth: Elements inside each other.
        html_attributes: Attributes of one tag.
        html_entities: Character references and stray ampersands.
        html_text_bytes: One run of characters between two tags, scripts and styles apart.
        pdf_pages: Pages of a PDF.
        blocks: Paragraphs told apart in one document; beyond it neighbours are taken together.
    """

    raw_bytes: int = 20 * MIB
    text_points: int = 1_000_000
    html_bytes: int = 5 * MIB
    html_tags: int = 50_000
    html_depth: int = 256
    html_attributes: int = 256
    html_entities: int = 100_000
    html_text_bytes: int = 2 * MIB
    pdf_pages: int = 1_000
    blocks: int = 20_000


DEFAULT = Limits()
