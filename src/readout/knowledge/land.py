"""Outlines of the land, for maps without anybody's tiles (`tables/land.csv`, from Natural Earth)."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from readout.knowledge.tables import rows


@cache
def land() -> tuple[tuple[tuple[float, float], ...], ...]:
    """The land at a small scale.

    Returns:
        Outlines of (longitude, latitude) in degrees; lakes are outlines, too.
    """
    return tuple(
        tuple((float(row["lon"]), float(row["lat"])) for row in outline)
        for _, outline in groupby(rows("land"), key=lambda row: row["outline"])
    )
