"""Pictures of the pages for docs/screens: `python -m tools.screens [NAME…]`.

The examples are read into a record that is thrown away, and each page is opened in the machine's Chromium.
The pictures have a palette, so that they stay small.
"""

from __future__ import annotations

import argparse
import base64
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from readout.record import Record
from tests.serve.browser.opening import NARROW, WIDE, browser, watched
from tests.serve.demo import addresses, make_demo, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

OUT = Path(__file__).resolve().parent.parent / "docs" / "screens"
LIGHT = (
    *("overview", "events", "event", "document-at", "statement", "person", "wording", "family", "series"),
    *("diff", "network", "places", "claims", "claim", "search", "review", "story", "cite", "mention"),
)
"""Pages with a picture in light colours."""
DARK = ("overview", "event", "document-at", "network")
"""Pages with one in dark colours beside."""
SMALL = ("events", "event", "document-at", "review")
"""Pages with one of a telephone's width beside."""
HEIGHT, SMALL_HEIGHT = 860, 780
MOST_BYTES, MOST_BYTES_ALL = 150_000, 2_500_000
_COLOURS = 256
_STEP = 8
"""Colours as far apart as this, of 256, are held to be one."""

_PIXELS = """
async (address) => {
  const picture = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const bytes = pen.getImageData(0, 0, picture.width, picture.height).data;
  let text = "";
  const step = 32768;
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return [picture.width, picture.height, btoa(text)];
}
"""


def pictures(names: Sequence[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What is pictured.

    Args:
        names: Names of pages; all that have pictures when empty.

    Yields:
        Name of the file without its ending, name of the page, options of the browser.
    """
    wide, narrow = {"width": WIDE, "height": HEIGHT}, {"width": NARROW, "height": SMALL_HEIGHT}
    for name in LIGHT:
        if names and name not in names:
            continue
        yield name, name, {"viewport": wide, "color_scheme": "light"}
        if name in DARK:
            yield f"{name}-dark", name, {"viewport": wide, "color_scheme": "dark"}
        if name in SMALL:
            yield f"{name}-small", name, {"viewport": narrow, "color_scheme": "light"}


def small_png(page: Page, png: bytes) -> bytes:
    """A picture with a palette of few colours.

    Args:
        page: An empty page, which decodes it.
        png: The picture as the browser took it.

    Returns:
        The same, smaller.
    """
    width, height, told = page.evaluate(_PIXELS, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    pixels = np.frombuffer(base64.b64decode(told), dtype=np.uint8).reshape(height * width, 4)[:, :3]
    coarse = (pixels.astype(np.int32) + _STEP // 2) // _STEP
    codes = (coarse[:, 0] * 64 + coarse[:, 1]) * 64 + coarse[:, 2]
    _, first, which, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    kept = np.argsort(-counts, kind="stable")[:_COLOURS]
    palette = pixels[first[kept]].astype(np.int32)
    nearest = np.array([np.abs(palette - pixels[at].astype(np.int32)).sum(1).argmin() for at in first])
    lines = nearest[which].astype(np.uint8).reshape(height, width)
    body = b"".join(b"\0" + line.tobytes() for line in lines)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(body, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def take(record: Path, out: Path, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Take the pictures.

    Args:
        record: The record of the examples.
        out: Folder of the pictures.
        names: Names of pages; all that have pictures when empty.

    Yields:
        Name and bytes of each.
    """
    with Record.open(record).view() as view:
        paths = addresses(view)
    with serving(record) as site, browser() as opened:
        blank = opened.new_page()
        for name, page_name, options in pictures(names):
            with watched(opened, site, **options) as (page, _):
                page.goto(paths[page_name])
                page.wait_for_load_state("networkidle")
                png = small_png(blank, page.screenshot())
            (out / f"{name}.png").write_bytes(png)
            yield name, len(png)


def main() -> int:
    """Take the pictures; 1 where one is too large to be kept."""
    options = argparse.ArgumentParser(prog="python -m tools.screens")
    options.add_argument("names", nargs="*", help="names of pages; all without")
    options.add_argument("--record", type=Path, help="a record of the examples that is there already")
    options.add_argument("--out", type=Path, default=OUT)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sizes = list(take(given.record or make_demo(Path(folder)), given.out, given.names))
    for name, size in sizes:
        print(f"{name:20} {size / 1000:6.1f} kB")
    whole = sum(path.stat().st_size for path in given.out.glob("*.png"))
    print(f"{'all':20} {whole / 1000:6.1f} kB")
    return int(whole > MOST_BYTES_ALL or any(size > MOST_BYTES for _, size in sizes))


if __name__ == "__main__":
    sys.exit(main())
