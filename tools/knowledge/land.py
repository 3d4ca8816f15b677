"""Write tables/land.csv, the outlines of the land, from the TopoJSON of the npm package `world-atlas`.

The package (ISC) carries Natural Earth's land at 1:110 million, which is in the public domain. It is not
needed to run Readout.

    python -m tools.knowledge.land land-110m.json
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from tools.knowledge.readings import TABLES

TOLERANCE = 0.35
"""Degrees by which an outline may be off."""

SMALLEST = 1.5
"""Square degrees of the smallest island."""

HALF = 180.0
Point = tuple[float, float]


def outlines(topology: dict[str, object]) -> Iterator[list[Point]]:
    """Closed outlines of a TopoJSON, in degrees (longitude, latitude).

    Args:
        topology: A decoded TopoJSON file with an object `land`.

    Yields:
        Outlines, the first point once more at the end.
    """
    transform, coded, objects = topology["transform"], topology["arcs"], topology["objects"]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]  # type: ignore[index]
    arcs: list[list[Point]] = []
    for arc in coded:  # type: ignore[attr-defined]
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    for geometry in objects["land"]["geometries"]:  # type: ignore[index]
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points.extend(arc[1:] if points else arc)
                yield from unwrapped(points)


def unwrapped(points: Sequence[Point]) -> Iterator[list[Point]]:
    """An outline that crosses the 180th meridian, once on either side of the map, where the edge cuts it."""
    turned, turn = [points[0]], 0.0
    for (before, _), (lon, lat) in pairwise(points):
        turn += 360.0 if before - lon > HALF else -360.0 if lon - before > HALF else 0.0
        turned.append((lon + turn, lat))
    yield turned
    if turned[0] == turned[-1] and max(lon for lon, _ in turned) > HALF:
        yield [(lon - 360, lat) for lon, lat in turned]
    elif turned[0] == turned[-1] and min(lon for lon, _ in turned) < -HALF:
        yield [(lon + 360, lat) for lon, lat in turned]


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with fewer points, nowhere further off than the tolerance (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point
        if not length:
            return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length)

    far = max(range(1, len(points) - 1), key=lambda n: off(points[n]))
    if off(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: far + 1], tolerance)[:-1] + simplified(points[far:], tolerance)


def area(points: Sequence[Point]) -> float:
    """Area of an outline in square degrees."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(points))) / 2


def rows(topology: dict[str, object]) -> Iterator[tuple[int, str, str]]:
    """Rows of the table: number of the outline, longitude, latitude."""
    kept = [ring for ring in outlines(topology) if area(ring) >= SMALLEST]
    for number, ring in enumerate(kept, 1):
        for x, y in simplified(ring, TOLERANCE)[:-1]:
            yield number, f"{x:.1f}", f"{y:.1f}"


def main() -> int:
    """Write the table."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with (TABLES / "land.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("outline", "lon", "lat"))
        out.writerows(rows(topology))
    return 0


if __name__ == "__main__":
    sys.exit(main())
