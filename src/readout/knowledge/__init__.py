"""What we know beforehand: states, places, bodies, offices and who held them when, verbs, formulas, PLOVER.

Hand-edited and generated tables (`tables/`, each column explained in `tables/README.md`) and lookups over them.
"""

from readout.knowledge.check import check
from readout.knowledge.store import Knowledge, load
from readout.knowledge.types import (
    Body,
    Formula,
    KnownPlace,
    Metonym,
    Name,
    NamedDay,
    Office,
    Person,
    PloverType,
    Sense,
    State,
    Tenure,
    Title,
    Verb,
)

__all__ = [
    "Body",
    "Formula",
    "Knowledge",
    "KnownPlace",
    "Metonym",
    "Name",
    "NamedDay",
    "Office",
    "Person",
    "PloverType",
    "Sense",
    "State",
    "Tenure",
    "Title",
    "Verb",
    "check",
    "load",
]
