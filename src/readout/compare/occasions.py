"""The meeting itself: when, where and under whom it was held changes nothing of what was agreed."""

from __future__ import annotations

import re

from readout.model import Clause

_NOUNS = (
    r"(?:meetings?|sessions?|summits?|conferences?|dialogues?|rounds?|consultations|talks|councils?|committees?|"
    r"commissions?|assembl(?:y|ies)|forums?|retreats?|gatherings?|editions?|congress(?:es)?|plenary|ministerials?|"
    r"visits?|review conferences?)"
)
_HELD = (
    r"(?:held|hold|holding|tak(?:e|es|en) place|took place|conven(?:ed?|es|ing)|host(?:s|ed|ing)?|"
    r"organi[sz]ed?|met|meet|gather(?:ed)?)"
)
_NUMBERED = (
    r"(?:next|previous|last|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thir|(?:\w+teen)|"
    r"(?:\w+tie))th|\w+-(?:first|second|third|\w+th)|\d+(?:st|nd|rd|th)|annual|forthcoming|upcoming|coming|following)"
)
_OCCASIONS = re.compile(
    rf"\b{_HELD}\b[^.;]*?\b{_NUMBERED}\s(?:[\w’'-]+\s){{0,6}}?{_NOUNS}\b"
    rf"|\b{_NUMBERED}\s(?:[\w’'-]+\s){{0,6}}?{_NOUNS}\b[^.;]*?\b(?:{_HELD}|will be|chair(?:ed|s)?)\b"
    r"|\b(?:look(?:s|ed|ing)? forward|invit\w+|offer\w*|agreed|decided)\b[^.;]*?\b"
    rf"{_NUMBERED}\s(?:[\w’'-]+\s){{0,6}}?{_NOUNS}\b"
    rf"|\b{_NOUNS}(?:\s[\w’'-]+){{0,8}}?\s(?:was|were|will be|is|are|to be)\s(?:\w+ly\s)?{_HELD}\b"
    rf"|\b{_NOUNS}\s(?:will take|took|takes)\splace\b"
    rf"|\bmeet(?:ing)? (?:again|next)\b|\bhosted the {_NOUNS}\b"
    r"|\b(?:co-?)?chaired\b|\bpresid(?:e[sd]?|ing)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:hospitality|warm (?:welcome|reception)|arrangements made|hosting|chairmanship|chairpersonship|"
    r"(?:excellent|perfect|thorough|superb) (?:arrangements|organi[sz]ation|preparations?|facilities)|"
    r"chairing|presidency of|stewardship)\b",
    re.IGNORECASE,
)
_SETTING = frozenset({"actor", "person", "place", "time", "figure", "name"})


def is_occasion(clause: Clause) -> bool:
    """Whether a clause tells of the meeting itself, of the next one, or thanks whoever was its host.

    Args:
        clause: A clause.

    Returns:
        Whether its day, place, number, host and chair may change with the wording kept.
    """
    text = " ".join(clause.span.text.split())
    if _OCCASIONS.search(text) is not None:
        return True
    return clause.force.ladder == "praise" and _COURTESY.search(text) is not None


def is_setting(kind: str, text: str) -> bool:
    """Whether a term tells of the setting: who was host or chair, where, which one in the row.

    Args:
        kind: Of the term.
        text: As written.

    Returns:
        Whether it may change with the wording kept.
    """
    return kind in _SETTING or text[:1].isupper()
