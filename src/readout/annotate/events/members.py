"""Groups that are nothing but their members: "the Quad leaders met" is a meeting of four states."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.derived import members_of
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.groupings import groupings


def name_members(page: Page, candidates: Sequence[Candidate]) -> None:
    """Put the states in the place of a group that takes part or acts; who is addressed stays as named.

    Args:
        page: The document on the desk.
        candidates: Roles filled, changed in place.
    """
    for candidate in candidates:
        if any(role in ("participant", "source") and _is_group(party) for role, party in candidate.roles):
            known = {party.side for party in candidate.who()}
            candidate.roles = [
                (role, member)
                for role, party in candidate.roles
                for member in (_members(page, party, known) if role in ("participant", "source") else [party])
            ]


def _is_group(party: Reference) -> bool:
    return party.key in groupings()


def _members(page: Page, party: Reference, known: set[str]) -> list[Reference]:
    """The states of a group that are not there already, themselves or in somebody of theirs."""
    return [m for m in members_of(page, party) if not _is_group(party) or m.side not in known]
