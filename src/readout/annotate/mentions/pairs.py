"""Names joined by a hyphen: "U.S.-Japan", "Rutte–Ishiba", "Japan–US–ROK"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page

_HYPHEN = re.compile(r"[-–—/]|[-–—]and[-–—]")


def join_pairs(page: Page, references: Sequence[Reference]) -> list[Reference]:
    """One reference with several members for each row of joined names.

    Args:
        page: The document on the desk.
        references: Found so far, not overlapping.

    Returns:
        References in order; joined ones replaced by the pair.
    """
    found: list[Reference] = []
    for reference in sorted(references, key=lambda r: r.start):
        last = found[-1] if found else None
        if last is None or not _is_pair(page, last, reference):
            found.append(reference)
            continue
        found[-1] = Reference(
            start=last.start,
            end=reference.end,
            name_start=last.start,
            name_end=reference.end,
            entity=None,
            name=page.text[last.start : reference.end],
            sense="pair",
            members=[*(last.members or [last]), reference],
        )
    return found


def _is_pair(page: Page, last: Reference, reference: Reference) -> bool:
    """Joined by a hyphen; in a headline two states by a comma ("Japan, U.S. agree")."""
    gap = page.text[last.end : reference.start]
    if not (last.can_act and reference.can_act) or last.sense == "role":
        return False
    if _HYPHEN.fullmatch(gap):
        return True
    sentence = page.sentence_at(last.start)
    is_title = sentence is not None and page.sentences[sentence].kind == "title"
    return is_title and gap == ", " and {last.sense, reference.sense} <= {"state", "adjective"}
