"""Words by which a claim counts fewer things than the record would: "leaders", "in person"."""

from __future__ import annotations

import re

from readout.model import Claim

_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’](?=\w))*")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_NUMBERS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth one two three four "
    "five six seven eight nine ten twice thrice"
)
_GRAMMAR = (
    "a an and any both by each ever for from had has have he her his in is it its no not of on or our s "
    "she such that the their them they this those to was we were which with between who whom whose us "
    "been be being are year month week time times at least"
)
_ACTS = (
    "accord accords agreement agreements call calls communique communiqué conclude concluded declaration "
    "deal gave give given held hold holding issue issued issuing joint make made meet meeting meetings "
    "met pact pacts paid pay publish published put release released sign signed signing spoken statement "
    "statements talk talked talks treaty trip trips visit visited visiting visits words wording"
)
_SPEECH = (
    "call called cite cited formula include included including mention mentioned mentions mentioning name "
    "named naming phrase raise raised refer referred reference reaffirm reaffirmed say said speak stress "
    "stressed underline underscore underscored use used"
)
_SIDES = (
    "countries country governments nations neighbours neighbors others parties sides states format framework "
    "series kind"
)
_PLAIN = frozenset(f"{_NUMBERS} {_GRAMMAR} {_ACTS} {_SPEECH} {_SIDES}".split())
"""Words that narrow nothing; whoever or wherever is named has a capital."""


def narrowed_by(claim: Claim) -> str:
    """The words of a claim, up to its since-clause, that say more than what is counted.

    The subject of a formula narrows nothing where the formula is what is counted.

    Args:
        claim: The claim.

    Returns:
        The words, parted by blanks; "" where there are none.

    Example:
        >>> from readout.model import Claim, Span
        >>> text = "the first stand-alone summit of the Japanese leaders since 2019"
        >>> span = Span(doc="d", start=0, end=len(text), text=text)
        >>> narrowed_by(Claim(span=span, kind="first", act="meeting"))
        'stand-alone summit leaders'
    """
    since = _SINCE.search(claim.span.text)
    told = claim.span.text[: since.start() if since is not None else None]
    formula = set((claim.formula or "").split("-"))
    format_ = set((claim.format or "").split())
    extra = [
        word[0]
        for word in _WORD.finditer(told)
        if word[0].islower() and word[0] not in _PLAIN and word[0] not in formula | format_
    ]
    return " ".join(extra)
