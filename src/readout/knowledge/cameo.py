"""CAMEO codes, Goldstein values, quads and intensities of PLOVER types and modes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from readout.errors import KnowledgeError
from readout.knowledge import parse
from readout.knowledge.contexts import contexts as known_contexts
from readout.knowledge.tables import listed, rows
from readout.knowledge.types import PloverType
from readout.model import EventStatus

ROOTS: Mapping[str, tuple[str, ...]] = {
    "AGREE": ("03",),
    "CONSULT": ("04",),
    "SUPPORT": ("05",),
    "COOPERATE": ("06",),
    "AID": ("07",),
    "CONCEDE": ("080", "081", "082", "083"),
    "RETREAT": ("080", "084", "085", "086", "087"),
    "REQUEST": ("10",),
    "ACCUSE": ("09", "11"),
    "REJECT": ("12",),
    "THREATEN": ("13",),
    "PROTEST": ("14",),
    "MOBILIZE": ("15",),
    "SANCTION": ("16",),
    "COERCE": ("17",),
    "ASSAULT": ("18", "19", "20"),
}
"""Beginnings of the CAMEO codes that each PLOVER type takes over (PLOVER codebook, conversion from CAMEO).

CAMEO's 01 and 02 have no PLOVER type. 080, “yield” without more, serves both types made of 08.
"""

_STATUSES = frozenset(get_args(EventStatus))


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code.

    Attributes:
        code: Three or four digits, leading zero included.
        label: What it stands for, in our words.
        goldstein: Goldstein value, −10 to 10.
    """

    code: str
    label: str
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """When a code is the one to export; None and the empty set stand for anything.

    Attributes:
        type: PLOVER type.
        mode: PLOVER mode.
        act: Diplomatic act.
        status: Status of the event.
        context: A context it must have.
        verbs: Lemmas, one of which tells it.
        code: The CAMEO code.
    """

    type: str
    mode: str | None
    act: str | None
    status: str | None
    context: str | None
    verbs: frozenset[str]
    code: str

    @property
    def weight(self) -> int:
        """How much it asks for; a row that asks for more wins."""
        asked = (self.mode, self.act, self.status, self.context, self.verbs)
        return sum(bool(part) for part in asked)


@cache
def plover_types() -> Mapping[str, PloverType]:
    """PLOVER event types by name, checked.

    Raises:
        KnowledgeError: A type is none of the codebook's, or its quad or code does not fit it.
    """
    types = parse.plover()
    if set(types) != set(ROOTS):
        odd = ", ".join(sorted(set(types) ^ set(ROOTS)))
        raise KnowledgeError(f"plover.csv does not hold the 16 event types: {odd}.")
    for found in types.values():
        if found.quad not in range(1, 5):
            raise KnowledgeError(f"plover.csv: {found.type} has quad {found.quad}, not 1 to 4.")
        check_code(found.type, found.cameo, "plover.csv")
    return types


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """CAMEO codes in the order of the table."""
    return {
        row["code"]: CameoCode(code=row["code"], label=row["label"], goldstein=float(row["goldstein"]))
        for row in rows("cameo")
    }


def check_code(type_: str, code: str, where: str) -> None:
    """Refuse a code that is unknown or belongs to another type.

    Args:
        type_: PLOVER type.
        code: CAMEO code.
        where: Which table says so, for the message.

    Raises:
        KnowledgeError: It does not fit.
    """
    if code not in cameo_codes():
        raise KnowledgeError(f"{where}: CAMEO code {code!r} is not in cameo.csv.")
    if not code.startswith(ROOTS[type_]):
        raise KnowledgeError(
            f"{where}: CAMEO code {code} does not belong to {type_}.",
            hint=f"The codes of {type_} begin with {' or '.join(ROOTS[type_])}.",
        )


@cache
def codings() -> Mapping[str, tuple[Coding, ...]]:
    """The rows of coding.csv by type, those that ask for more first.

    Raises:
        KnowledgeError: A row names an unknown type, mode, status, context or code, or a mode has no row.
    """
    by_type: dict[str, list[Coding]] = {type_: [] for type_ in plover_types()}
    for row in rows("coding"):
        coding = coding_of(row)
        by_type[coding.type].append(coding)
    for type_, found in by_type.items():
        told = {coding.mode for coding in found}
        for mode, _ in plover_types()[type_].modes:
            if mode not in told:
                raise KnowledgeError(f"coding.csv has no CAMEO code for {type_} {mode}.")
    return {type_: tuple(sorted(found, key=lambda c: -c.weight)) for type_, found in by_type.items()}


def coding_of(row: Mapping[str, str]) -> Coding:
    """A checked row of coding.csv.

    Args:
        row: Column → cell.

    Returns:
        The coding.

    Raises:
        KnowledgeError: It names something unknown.
    """
    coding = Coding(
        type=row["type"],
        mode=row["mode"] or None,
        act=row["act"] or None,
        status=row["status"] or None,
        context=row["context"] or None,
        verbs=frozenset(listed(row["verbs"])),
        code=row["code"],
    )
    if coding.type not in ROOTS:
        raise KnowledgeError(f"coding.csv: unknown PLOVER type {coding.type!r}.")
    check_mode(coding.type, coding.mode)
    if coding.status is not None and coding.status not in _STATUSES:
        raise KnowledgeError(f"coding.csv: unknown status {coding.status!r}.")
    if coding.context is not None and coding.context not in known_contexts():
        raise KnowledgeError(f"coding.csv: unknown PLOVER context {coding.context!r}.")
    check_code(coding.type, coding.code, "coding.csv")
    return coding


def check_mode(type_: str, mode: str | None) -> None:
    """Refuse a mode that the type does not have.

    Args:
        type_: PLOVER type.
        mode: Its mode, or None.

    Raises:
        KnowledgeError: The type is unknown or has no such mode.
    """
    known = plover_types().get(type_)
    if known is None:
        raise KnowledgeError(f"Unknown PLOVER type {type_!r}.", hint=f"One of {', '.join(ROOTS)}.")
    if mode is not None and mode not in dict(known.modes):
        names = ", ".join(name for name, _ in known.modes) or "none"
        raise KnowledgeError(f"PLOVER {type_} has no mode {mode!r}.", hint=f"Its modes: {names}.")


def cameo_of(
    type_: str,
    *,
    mode: str | None = None,
    act: str | None = None,
    status: str | None = None,
    contexts: Iterable[str] = (),
    verb: str | None = None,
) -> str:
    """The CAMEO code to export for an event.

    Args:
        type_: PLOVER type.
        mode: PLOVER mode, or None.
        act: Diplomatic act, or None.
        status: Status, or None.
        contexts: PLOVER contexts of the telling.
        verb: Lemma that tells it, or None.

    Returns:
        The code of the row that asks for most of what is given; of equals the first in the table.

    Raises:
        KnowledgeError: The type or mode is unknown.

    Example:
        >>> cameo_of("CONSULT", act="call"), cameo_of("AID", contexts=["military"]), cameo_of("AGREE")
        ('041', '072', '030')
    """
    check_mode(type_, mode)
    about = frozenset(contexts)
    for coding in codings()[type_]:
        if (
            coding.mode in (None, mode)
            and coding.act in (None, act)
            and coding.status in (None, status)
            and (coding.context is None or coding.context in about)
            and (not coding.verbs or verb in coding.verbs)
        ):
            return coding.code
    return plover_types()[type_].cameo


def quad_of(type_: str) -> int:
    """The quadrant of a PLOVER type: 1 and 2 cooperation, 3 and 4 conflict; odd is verbal, even material.

    Raises:
        KnowledgeError: The type is unknown.
    """
    check_mode(type_, None)
    return plover_types()[type_].quad


def intensity_of(type_: str, mode: str | None = None) -> float:
    """PLOVER's score for a type and mode, −10 to 10; that of the type where the mode has none.

    Raises:
        KnowledgeError: The type or mode is unknown.

    Example:
        >>> intensity_of("CONSULT"), intensity_of("CONSULT", "visit")
        (2.5, 4.0)
    """
    check_mode(type_, mode)
    known = plover_types()[type_]
    score = dict(known.modes).get(mode) if mode is not None else None
    return known.intensity if score is None else score
