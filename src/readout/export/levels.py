"""The closed lists that values of coded columns come from, for codebooks and factors."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from readout.knowledge import load
from readout.knowledge.cameo import plover_types
from readout.knowledge.contexts import CONTEXTS
from readout.knowledge.sectors import SECTORS
from readout.model.document import SourceKind, Status
from readout.model.edtf import DateBasis
from readout.model.entity import EntityKind
from readout.model.event import EventStatus, RoleName
from readout.model.statement import Mode, Polarity, SpeechKind
from readout.model.wording import ClaimKind, Verdict
from readout.query.spoken import FORCES

LevelSet = Literal[
    "type",
    "mode",
    "context",
    "status",
    "date_basis",
    "role",
    "sector",
    "entity_kind",
    "speech_mode",
    "speech_kind",
    "force",
    "polarity",
    "claim_kind",
    "verdict",
    "reading",
    "source_kind",
    "formula",
    "part",
]
"""Names of the lists."""


@cache
def levels(name: LevelSet) -> tuple[str, ...]:
    """The values that a coded column can hold.

    Args:
        name: Of the list.

    Returns:
        The values: in the order of the codebook they come from, else of the alphabet.
    """
    fixed: dict[str, tuple[str, ...]] = {
        "status": get_args(EventStatus),
        "date_basis": get_args(DateBasis),
        "role": get_args(RoleName),
        "sector": SECTORS,
        "context": CONTEXTS,
        "entity_kind": get_args(EntityKind),
        "speech_mode": get_args(Mode),
        "speech_kind": get_args(SpeechKind),
        "force": FORCES,
        "polarity": get_args(Polarity),
        "claim_kind": get_args(ClaimKind),
        "verdict": get_args(Verdict),
        "reading": get_args(Status),
        "source_kind": get_args(SourceKind),
        "part": ("telling", "trigger", "place", *get_args(RoleName), "attribution source", "attribution cue"),
    }
    if name in fixed:
        return fixed[name]
    if name == "type":
        return tuple(plover_types())
    if name == "mode":
        return tuple(sorted({mode for found in plover_types().values() for mode, _ in found.modes}))
    return tuple(sorted(family.formula for family in load().formulas))
