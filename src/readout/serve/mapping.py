"""A map of places as SVG: the land in outline, a circle a place, its area the number of events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt

from readout.knowledge.land import land
from readout.query import Placed

_SCALE = 2.5
"""Units of the picture a degree."""

_NORTH, _SOUTH = 84.0, -57.0
WIDTH, HEIGHT = 360 * _SCALE, (_NORTH - _SOUTH) * _SCALE
_SMALLEST, _LARGEST = 2.6, 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place on the map.

    Attributes:
        x: Of its centre, units from the left.
        y: Of its centre, units from the top.
        r: Radius.
        place: The place.
    """

    x: float
    y: float
    r: float
    place: Placed


@cache
def coast() -> str:
    """The land as path data of SVG, plate carrée."""
    return "".join(
        "M" + "L".join(f"{x:g},{y:g}" for x, y in (_at(lon, lat) for lon, lat in outline)) + "Z"
        for outline in land()
        if any(lat > _SOUTH for _, lat in outline)
    )


def dots(places: Iterable[Placed]) -> tuple[Dot, ...]:
    """Places that have coordinates, the largest first so that none hides another.

    Args:
        places: With their numbers of events.

    Returns:
        Their circles.
    """
    known = [place for place in places if place.lat is not None and place.lon is not None]
    most = max((place.events for place in known), default=1)
    found = []
    for place in sorted(known, key=lambda p: (-p.events, p.name or "", p.country or "")):
        x, y = _at(place.lon or 0.0, place.lat or 0.0)
        r = max(_SMALLEST, _LARGEST * sqrt(place.events / most) if most > 9 else 3 * sqrt(place.events))
        found.append(Dot(x=x, y=y, r=round(r, 1), place=place))
    return tuple(found)


def _at(lon: float, lat: float) -> tuple[float, float]:
    return round((lon + 180) * _SCALE, 1), round((_NORTH - max(_SOUTH, min(_NORTH, lat))) * _SCALE, 1)
