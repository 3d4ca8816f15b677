"""Small multiples over time as one picture: a row for each variant or speaker, a bar for each period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from readout.errors import UsageError
from readout.export.files import whole_file, write_whole

WIDTH = 960
LEFT, RIGHT, TOP, ROW, BASE = 380, 24, 56, 44, 30
"""Pixels: room for the words, margin, head, height of a row, room for the axis."""

_LINE_CHARS = 56
_LABELS = 12
_BAR_HEIGHT = ROW - 14
_LETTERS = "system-ui, sans-serif"
_TYPEFACE = "Open Sans"
_PNG_ZOOM = 2.0
"""PNG pixels a pixel of the drawing: sharp on a fine screen and in print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One row.

    Attributes:
        label: What it shows.
        counts: (period, number) in order of time.
        note: Beside the label: how many in all.
    """

    label: str
    counts: tuple[tuple[str, int], ...]
    note: str = ""


def write_plot(path: Path, title: str, strips: Sequence[Strip]) -> Path:
    """Draw rows of bars over one axis of time; all rows have the same scale.

    Args:
        path: Where to; its name ends in `.svg` or `.png`.
        title: Above it.
        strips: The rows.

    Returns:
        The path.

    Raises:
        UsageError: The file would be neither SVG nor PNG, or its folder is not there.
    """
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise UsageError(
            f"Plots are drawn as SVG or PNG, not as {path.suffix or 'a file without a suffix'}.",
            hint=f"Give {path.with_suffix('.svg')} or {path.with_suffix('.png')}.",
        )
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", hint="Make it first.")
    if kind == ".png":
        write_whole(path, png_of(drawing(title, strips)))
        return path
    with whole_file(path) as file:
        file.writelines(line + "\n" for line in _drawn(title, strips))
    return path


def drawing(title: str, strips: Sequence[Strip]) -> str:
    """The same as the text of an SVG picture."""
    return "\n".join(_drawn(title, strips))


def png_of(svg: str) -> bytes:
    """A drawing as PNG, in a typeface that comes with Readout: it needs no font of the machine's.

    Letters that Open Sans lacks (Chinese, Arabic) are taken from the machine's fonts, where it has any.

    Args:
        svg: The drawing.

    Returns:
        The bytes of a PNG file.
    """
    import resvg_py
    import ttf_opensans

    fonts = [str(font.path) for font in (ttf_opensans.OPENSANS_REGULAR, ttf_opensans.OPENSANS_SEMIBOLD)]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=fonts,
            font_family=_TYPEFACE,
            sans_serif_family=_TYPEFACE,
            zoom=_PNG_ZOOM,
        )
    )


def axis(periods: set[str]) -> list[str]:
    """Every year or month from the first to the last, also those in which nothing happened.

    Args:
        periods: Years or months, all of one kind.

    Returns:
        Periods in order.

    Example:
        >>> axis({"2021-11", "2022-02"}), axis({"2021", "2023"})
        (['2021-11', '2021-12', '2022-01', '2022-02'], ['2021', '2022', '2023'])
    """
    if not periods:
        return []
    low, high = min(periods), max(periods)
    if len(low) == 4:
        return [f"{year:04}" for year in range(int(low), int(high) + 1)]
    first, last = (12 * int(p[:4]) + int(p[5:7]) - 1 for p in (low, high))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _drawn(title: str, strips: Sequence[Strip]) -> Iterator[str]:
    periods = axis({period for strip in strips for period, _ in strip.counts})
    most = max((number for strip in strips for _, number in strip.counts), default=1)
    height = TOP + ROW * len(strips) + BASE
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="{_LETTERS}" font-size="12">'
    )
    yield f"<title>{escape(title)}</title>"
    yield '<rect width="100%" height="100%" fill="#ffffff"/>'
    yield f'<text x="16" y="30" font-size="16" font-weight="600">{escape(title)}</text>'
    step = (WIDTH - LEFT - RIGHT) / max(1, len(periods))
    for number, strip in enumerate(strips):
        yield from _strip(strip, TOP + ROW * number, periods, step, most)
    yield from _axis(periods, step, TOP + ROW * len(strips) + 16)
    yield "</svg>"


def _strip(strip: Strip, top: int, periods: Sequence[str], step: float, most: int) -> Iterator[str]:
    base = top + ROW - 8
    for at, words in enumerate(_lines(strip.label)):
        yield f'<text x="16" y="{top + 14 + 14 * at}">{escape(words)}</text>'
    yield f'<text x="{LEFT - 8}" y="{base}" text-anchor="end" fill="#666666">{escape(strip.note)}</text>'
    yield f'<line x1="{LEFT}" y1="{base}" x2="{WIDTH - RIGHT}" y2="{base}" stroke="#cccccc"/>'
    counts = dict(strip.counts)
    for at, period in enumerate(periods):
        number = counts.get(period, 0)
        if number:
            tall = max(2.0, _BAR_HEIGHT * number / most)
            left, wide = LEFT + at * step + step * 0.1, max(1.0, step * 0.8)
            yield (
                f'<rect x="{left:.1f}" y="{base - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
                f'fill="#2f6690"><title>{period}: {number}</title></rect>'
            )


def _axis(periods: Sequence[str], step: float, y: int) -> Iterator[str]:
    every = max(1, -(-len(periods) // _LABELS))
    for at in range(0, len(periods), every):
        x = LEFT + at * step + step / 2
        yield f'<text x="{x:.1f}" y="{y}" text-anchor="middle" fill="#666666">{periods[at]}</text>'


def _lines(label: str) -> list[str]:
    """The label on two lines at most, broken at a blank."""
    if len(label) <= _LINE_CHARS:
        return [label]
    cut = label.rfind(" ", 0, _LINE_CHARS)
    cut = cut if cut > 0 else _LINE_CHARS
    rest = label[cut:].strip()
    return [label[:cut], rest if len(rest) <= _LINE_CHARS else rest[: _LINE_CHARS - 1].rstrip() + "…"]
