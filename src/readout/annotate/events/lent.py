"""Earlier talks that a text names without their parties: "since the Camp David summit in August 2023"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.merge import dates_agree
from readout.annotate.mentions.derived import as_home, distinct
from readout.annotate.page import Page

_SIDES = {"bilateral": 2, "trilateral": 3, "quadrilateral": 4}
_HELD = ("occurred", "ongoing")


def lend_sides(page: Page, candidates: Sequence[Candidate]) -> None:
    """Give earlier talks without parties the states of the talks that the text is about.

    Only where they have a day or month of their own, other than that of the talks, and as many sides.

    Args:
        page: The document on the desk.
        candidates: In order of the text, circumstances found; changed in place.
    """
    main = next((c for c in candidates if _is_about_sides(c)), None)
    if main is None:
        return
    for candidate in candidates:
        if candidate.roles or not _is_named_only(candidate) or dates_agree(candidate.dating, main.dating):
            continue
        if not _has_as_many(candidate, len(main.sides)):
            continue
        candidate.roles = [("participant", side) for side in distinct(as_home(page, r) for r in main.who())]
        candidate.notes.append("parties: the states of the talks that the text is about")


def _is_about_sides(candidate: Candidate) -> bool:
    has_day = candidate.dating.date is not None and candidate.status in _HELD
    return candidate.is_talk and has_day and len(candidate.sides) > 1


def _is_named_only(candidate: Candidate) -> bool:
    if not candidate.frame.is_noun or not candidate.is_talk or candidate.status not in _HELD:
        return False
    date = candidate.dating.date
    return candidate.is_definite and date is not None and None not in date.bounds()


def _has_as_many(candidate: Candidate, sides: int) -> bool:
    """Whether the format told has so many sides; one untold has when it is "their summit"."""
    told = _SIDES.get(candidate.format or "")
    if told is not None:
        return told == sides
    owners = {c.lower for c in candidate.tree.children(candidate.center, "poss")}
    return bool(owners & {"our", "their"})
