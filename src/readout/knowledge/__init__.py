"""What we know beforehand, as tables and lookups over them.

States, places, bodies, offices and who held them when, verbs, formulas, PLOVER: hand-edited and generated
tables, each column of which is explained in `tables/README.md`.
"""

from readout.knowledge.check import check
from readout.knowledge.names import plain
from readout.knowledge.patterns import slot_values
from readout.knowledge.store import Knowledge, load, read_tables
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
    Series,
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
    "Series",
    "State",
    "Tenure",
    "Title",
    "Verb",
    "check",
    "load",
    "plain",
    "read_tables",
    "slot_values",
]
