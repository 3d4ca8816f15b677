"""Ministries told without their country: "the Foreign Ministry said", "MOFA", "the Ministry of Defense"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page

KINDS: dict[str, str] = {"foreign-ministry": "foreign-minister", "defense-ministry": "defense-minister"}
"""Kinds of ministry in the tables (`org/KIND-iso3`), and the office of their heads."""
_PLAIN = re.compile(
    r"\b(?:(?P<foreign>Ministry\s+(?:of|for)\s+Foreign\s+Affairs|[Ff]oreign\s+[Mm]inistry"
    r"|Foreign\s+Office|MOFA|MFA)"
    r"|(?P<defense>Ministry\s+(?:of|for)\s+(?:National\s+)?Defen[cs]e|[Dd]efen[cs]e\s+[Mm]inistry))\b"
)
_OWNED = re.compile(r"\b(?:its|their|his|her|our)\s\Z", re.IGNORECASE)
_OWNERS = frozenset({"state", "adjective", "demonym"})
_PARTS = ("inistry", "Foreign Office", "MOFA", "MFA")
"""One of these is in every such name: most texts have none."""


def plain_ministries(page: Page, taken: Sequence[Reference]) -> list[Reference]:
    """Ministries whose country only the text around them tells.

    The country is the one named right before, else that of a capital before it in the sentence, else of the
    same kind of ministry named in full in the text, else of the minister told of first, else of the capital
    in the dateline.

    Args:
        page: The document on the desk.
        taken: References found so far; nothing found overlaps them.

    Returns:
        References to ministries that the tables know.
    """
    found: list[Reference] = []
    if not any(part in page.plain for part in _PARTS):
        return found
    for match in _PLAIN.finditer(page.plain):
        start, end = match.span()
        if page.sentence_at(start) is None or _OWNED.search(page.plain, max(0, start - 6), start):
            continue  # "its foreign ministry": whose, the sentence says
        if any(r.start < end and start < r.end for r in taken):
            continue
        kind = "foreign-ministry" if match["foreign"] else "defense-ministry"
        country, why = _country(page, taken, kind, start)
        entity = page.entity(f"org/{kind}-{country.lower()}") if country is not None else None
        if entity is None:
            continue
        found.append(
            Reference(
                start=start,
                end=end,
                name_start=start,
                name_end=end,
                entity=entity,
                name=entity.name,
                sense="body",
                country=country,
                method="role",
                score=0.7,
                note=why,
            )
        )
    return found


def _country(page: Page, taken: Sequence[Reference], kind: str, offset: int) -> tuple[str | None, str]:
    here = page.sentence_at(offset)
    owner = next(
        (r for r in taken if offset - 3 <= r.end < offset and r.sense in _OWNERS and r.country), None
    )
    if owner is not None:
        return owner.country, f"the ministry of {owner.name}"
    seats = [
        r for r in taken if r.sense == "capital" and r.end <= offset and page.sentence_at(r.start) == here
    ]
    if seats:
        return seats[-1].country, f"the ministry in {seats[-1].name}"
    named = [r for r in taken if r.entity is not None and r.entity.entity.startswith(f"org/{kind}-")]
    before = [r for r in named if r.end <= offset]
    if named:
        nearest = before[-1] if before else named[0]
        return nearest.country, f"{nearest.name}, named in full in the text"
    ministers = [r for r in taken if r.office_id == KINDS[kind] and r.country is not None and not r.is_former]
    earlier = [r for r in ministers if r.end <= offset]
    if earlier:
        return earlier[0].country, f"the ministry of {earlier[0].name}"
    for block in page.document.blocks:
        if block.kind == "dateline":
            capital = page.knowledge.state_of_capital(_first_place(page.plain[block.start : block.end]))
            if capital is not None:
                return capital, "the country of the dateline"
    countries = {
        r.country for r in taken if r.sense in ("state", "adjective") and r.end <= offset and r.country
    }
    return (next(iter(countries)), "the only country named so far") if len(countries) == 1 else (None, "")


def _first_place(dateline: str) -> str:
    return re.split(r"[,(\-–—]", dateline, maxsplit=1)[0].strip().title()
