"""A record as FollowTheMoney entities, one JSON object a line: for OpenAleph, Yente and the `ftm` tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from readout.export import ftm_actors, ftm_told
from readout.export.files import whole_file
from readout.export.ftm_entity import FtmEntity
from readout.export.leaving import LeftOut
from readout.export.table import Told

FILE = "record.ftm.json"


def write_ftm(folder: Path, told: Told, left_out: LeftOut) -> dict[str, int]:
    """Write record.ftm.json.

    Args:
        folder: Where to.
        told: The record and the tables.
        left_out: Counts events that the model has no status for.

    Returns:
        Schema → number of entities.
    """
    written: Counter[str] = Counter()
    with whole_file(folder / FILE) as file:
        for entity in ftm_entities(told, left_out):
            file.write(entity.line() + "\n")
            written[entity.schema] += 1
    return dict(sorted(written.items()))


def ftm_entities(told: Told, left_out: LeftOut) -> Iterator[FtmEntity]:
    """All entities: actors, offices, documents, mentions, events, notes; what others refer to comes first.

    Args:
        told: The record and the tables.
        left_out: Counts events that the model has no status for.

    Returns:
        The entities, in a fixed order.
    """
    return chain(
        ftm_actors.actors(told),
        ftm_actors.tenures(told),
        ftm_told.documents(told),
        ftm_told.mentions(told),
        ftm_told.events(told, left_out),
        ftm_told.statements(told),
    )
