"""Whether a given name is a man's or a woman's, all the world over."""

from __future__ import annotations

from functools import cache
from typing import Literal

from readout.knowledge.readings import fold_words
from readout.knowledge.tables import listed, rows

Gender = Literal["m", "f"]


@cache
def _genders() -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    for row in rows("given_names"):
        gender: Gender = "f" if row["gender"] == "f" else "m"
        genders.update(dict.fromkeys(listed(row["names"]), gender))
    return genders


def gender_of(given: str) -> Gender | None:
    """The gender of those who bear a given name, where it is one alone (`tables/given_names.csv`).

    Args:
        given: A given name, or several; the first counts.

    Returns:
        None for a name that is in no table, or of both.

    Example:
        >>> gender_of("Zuzana"), gender_of("José Manuel"), gender_of("Robin")
        ('f', 'm', None)
    """
    words = fold_words(given.replace("-", " "))
    return _genders().get(words[0]) if words else None
