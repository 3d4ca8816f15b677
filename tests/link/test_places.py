"""A venue and the city it lies in are one place."""

from __future__ import annotations

import pytest

from readout.link.places import distance_km, refines
from readout.model import Place

WIDE = frozenset({"Beijing", "Tokyo"})
BEIJING = Place(name="Beijing", country="CHN", lat=39.9, lon=116.4)
HALL = Place(name="Great Hall of the People", country="CHN", lat=39.903, lon=116.387)
GUESTHOUSE = Place(name="Diaoyutai State Guesthouse", country="CHN", lat=39.92, lon=116.32)
FAR = Place(name="Sochi residence", country="CHN", lat=43.6, lon=39.7)


@pytest.mark.parametrize(
    ("exact", "wide", "expected"),
    [
        (HALL, BEIJING, True),
        (BEIJING, HALL, False),
        (HALL, GUESTHOUSE, False),
        (FAR, BEIJING, False),
        (HALL, Place(name=None, country="CHN"), True),
        (HALL, Place(name=None, country="JPN"), False),
        (HALL, Place(name="Beijing"), True),
        (BEIJING, Place(name="Tokyo", country="JPN"), False),
        (Place(name=None), BEIJING, False),
    ],
)
def test_refines(exact: Place, wide: Place, expected: bool) -> None:
    assert refines(exact, wide, WIDE) is expected


def test_distance() -> None:
    assert distance_km(BEIJING, Place(name="Tokyo", lat=35.68, lon=139.77)) == pytest.approx(2100, rel=0.02)
    assert distance_km(BEIJING, BEIJING) == 0
    assert distance_km(BEIJING, Place(name="Tokyo")) is None
