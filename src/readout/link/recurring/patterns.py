"""A proposed family as readable patterns: its words in the forms seen, and between them what was seen there.

The patterns are written in the shorthand of the families' source: a blank is any white space, `~` a hyphen or
a blank. They match what was read and tolerate a little more: any of the forms at any of the places, and up to
two words of grammar or description where wordings differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.knowledge.shorthand import pattern
from readout.link.recurring.proposal import Proposal, Slot

MAX_LITERAL = 8
"""Wordings out of the usual order that are written out as they stand."""

_SPECIAL = re.compile(r"([.^$*+?{}\[\]\\|()])")
_WORD = re.compile(r"[^\W_]+")
_WORDS = 2
_TOLERATED = f"(?: [a-z~.]+){{1,{_WORDS}}} "


def patterns_of(proposal: Proposal) -> tuple[str, ...]:
    """Readable patterns that match its uses.

    Args:
        proposal: The family.

    Returns:
        The usual order first, then the other wordings as they stand.
    """
    usual = "".join(_usual(proposal))
    tried = re.compile(pattern((usual,), {}), re.IGNORECASE)
    others = [v.text for v in proposal.variants if tried.search(v.text) is None]
    return (usual, *(_literal(text) for text in others[:MAX_LITERAL]))


def anchors_of(proposal: Proposal, patterns: Sequence[str]) -> tuple[str, ...]:
    """Words of which every match holds one: forms of its rarest word, and of literal patterns the longest.

    Args:
        proposal: The family.
        patterns: As `patterns_of` gives them.

    Returns:
        Lower-case words.
    """
    kept = [number for number, is_optional in enumerate(proposal.is_optional) if not is_optional]
    rarest = proposal.rarest if proposal.rarest in kept else kept[0]
    found = dict.fromkeys(max(_WORD.findall(form), key=len) for form in proposal.forms[rarest])
    for text in patterns[1:]:
        words = _WORD.findall(text)
        if words and not any(anchor in text for anchor in found):
            found[max(words, key=len)] = None
    return tuple(found)


def id_of(proposal: Proposal) -> str:
    """An id made of its content words.

    Args:
        proposal: The family.

    Returns:
        Lower-case words joined by hyphens.
    """
    words = [re.sub(r"[^a-z0-9-]", "", forms[0].removesuffix("'s")) for forms in proposal.forms]
    return "-".join(word.strip("-") for word in dict.fromkeys(words) if word.strip("-"))


def _usual(proposal: Proposal) -> Iterator[str]:
    """Word, gap, word …; an end that some uses lack is optional together with the gap beside it."""
    words = [_either(sorted(forms, key=lambda form: (-len(form), form))) for forms in proposal.forms]
    gaps, slots = [], 0
    for slot in proposal.slots:
        slots += len(slot.fillers) > 1
        gaps.append(_gap(slot, slots if len(slot.fillers) > 1 else 0))
    kept = [number for number, is_optional in enumerate(proposal.is_optional) if not is_optional]
    for number, word in enumerate(words):
        if number < kept[0]:
            yield f"(?:{word}{gaps[number]})?"
        elif number > kept[-1]:
            yield f"(?:{gaps[number - 1]}{word})?"
        else:
            yield word + (gaps[number] if number < kept[-1] else "")


def _gap(slot: Slot, number: int) -> str:
    """What stands between two words; where it varies, a named slot with a little room."""
    seen = [filler for filler, _ in slot.fillers]
    if not number:
        return _literal(seen[0])
    ranked = sorted(seen, key=lambda filler: (-len(filler), filler))
    return f"(?P<words{'abcdefgh'[min(number, 8) - 1]}>{'|'.join(map(_literal, ranked))}|{_TOLERATED})"


def _either(forms: Sequence[str]) -> str:
    return _literal(forms[0]) if len(forms) == 1 else f"(?:{'|'.join(map(_literal, forms))})"


def _literal(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("-", "~")
