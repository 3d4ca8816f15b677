"""When two names of places may be one place told more or less exactly."""

from __future__ import annotations

import math

from readout.model import Place

NEAR_KM = 60.0
"""A venue this near to a city is taken to lie in it."""

_EARTH_KM = 6371.0
WidePlaces = frozenset[str]
"""Names of cities, regions, seas: what holds venues and is none itself."""


def refines(exact: Place, wide: Place, wide_places: WidePlaces) -> bool:
    """Whether one place is the other, told more exactly: a guest house in a city, not two guest houses.

    Args:
        exact: The place told more exactly.
        wide: The place told less exactly.
        wide_places: Names that can hold a venue.

    Returns:
        True also where the positions of both are not known.

    Example:
        >>> tokyo, hall = Place(name="Tokyo", country="JPN"), Place(name="Iikura Guest House", country="JPN")
        >>> refines(hall, tokyo, frozenset({"Tokyo"})), refines(tokyo, hall, frozenset({"Tokyo"}))
        (True, False)
    """
    if exact.country is not None and wide.country is not None and exact.country != wide.country:
        return False
    if wide.name is None:
        return True
    if wide.name not in wide_places or exact.name is None or exact.name in wide_places:
        return False
    apart = distance_km(exact, wide)
    return apart is None or apart <= NEAR_KM


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, or None where a position is not known.

    Args:
        a: One place.
        b: The other.

    Returns:
        Kilometres.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = math.radians(a.lat), math.radians(b.lat)
    width = math.radians(b.lon - a.lon)
    chord = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(width / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
