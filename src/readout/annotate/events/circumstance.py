"""When and where: the date and the place that belong to a trigger, not just to its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.dates import DateExpression
from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.model import Dating, EdtfDate, Place

_AT = frozenset({"in", "at", "near", "outside"})
_WHEN = frozenset({"on", "at", "in", "during", "after", "before", "following"})
_LONG_DAYS = 14
_TO = frozenset({"to", "in", "at"})
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "conj", "csubj", "parataxis", "acl", "pcomp"})
_FROM_THEN = frozenset({"starting", "beginning", "commencing"})
"""Participles that are as good as prepositions: "will rotate, starting in 2027"."""
_PLACE_SENSES = frozenset({"capital", "place", "metonym", "state", "region"})


def date_of(page: Page, candidate: Candidate, *, narrow: bool = False) -> Dating:
    """The date expression nearest to the trigger within its clause, else within its sentence.

    Args:
        page: The document on the desk.
        candidate: Trigger and tree.
        narrow: Only what says when itself: not a date within what is said, welcomed or agreed to.

    Returns:
        What the expression means, or an unknown date.
    """
    sentence = page.sentences[candidate.sentence]
    inside = [(e, d) for e, d in page.dates_in(sentence.start, sentence.end) if d.date is not None]
    if not inside:
        return Dating()
    told = _told_by_clause(candidate, inside)
    if told is not None:
        return told
    ranked = []
    for expression, dating in inside:
        token = candidate.tree.top(expression.start, expression.end)
        if token is None or _is_since(candidate, token) or (narrow and not _says_when(candidate, token)):
            continue
        steps = _distance(candidate.tree, token, candidate)
        if steps is not None:
            ranked.append((steps, abs(token.i - candidate.center.i), expression.start, dating))
    return min(ranked)[3] if ranked else Dating()


def not_after(dating: Dating, last: dt.date | None) -> Dating:
    """What has happened happened by the day a text came out: "at the summit" of two days, told on its first.

    Args:
        dating: Of an event that occurred.
        last: Last day on which the text can have been published, or None.

    Returns:
        The dating, cut off behind that day where it reaches beyond.
    """
    low, high = dating.date.bounds() if dating.date is not None else (None, None)
    if (
        last is None
        or low is None
        or high is None
        or not low <= last < high
        or (high - low).days > _LONG_DAYS
    ):
        return dating
    return Dating(date=EdtfDate.between(low, last), basis=dating.basis, why=dating.why)


def _says_when(candidate: Candidate, token: Token) -> bool:
    """ "condemned on Monday" does; "praised his work over three years" and "agreed to meet in May" do not."""
    tree = candidate.tree
    above = {t.i for t in tree.ancestors(candidate.trigger)}
    ours = {candidate.center.i, candidate.trigger.i} | above
    for at in (token, *tree.ancestors(token)):
        if at.i in ours:
            return True
        if at.head in ours:
            return at.dep in ("npadvmod", "advmod", "nmod") or (at.dep == "prep" and at.lower in _WHEN)
    return False


def _told_by_clause(candidate: Candidate, inside: Sequence[tuple[DateExpression, Dating]]) -> Dating | None:
    """ "since December 2019, when they met in Chengdu": the date that the clause of the trigger explains."""
    for token in (candidate.trigger, *candidate.tree.ancestors(candidate.trigger)):
        if token.dep == "relcl":
            head = candidate.tree.head(token)
            return next((d for e, d in inside if e.start < head.end and head.start < e.end), None)
        if token.dep not in ("conj", "xcomp", "ccomp"):
            return None
    return None


def place_of(page: Page, candidate: Candidate) -> Place | None:
    """The place that hangs on the trigger by "in" or "at" within its clause, else on the clause around it.

    Args:
        page: The document on the desk.
        candidate: Trigger and tree.

    Returns:
        The place, or None.
    """
    tree = candidate.tree
    ranked = []
    for reference in page.references_in(
        page.sentences[candidate.sentence].start, page.sentences[candidate.sentence].end
    ):
        if not can_be_where(reference):
            continue
        token = tree.at(reference.start)
        if token is None or not (_is_locative(tree, token, candidate) or _is_where(tree, token, candidate)):
            continue
        if reference.sense == "body" and not (tree.head(token).lower == "at" or candidate.act == "visit"):
            continue
        steps = _distance(tree, token, candidate)
        if steps is not None:
            vague = reference.sense in ("state", "region", "body")
            ranked.append((vague, steps, reference.start, reference))
    if not ranked:
        there = _there(page, candidate)
        return as_place(page, there) if there is not None else None
    return as_place(page, min(ranked)[3])


def _there(page: Page, candidate: Candidate) -> Reference | None:
    """ "flew to Neom and held talks there": the place named last before in the sentence."""
    around = {
        c.lower for t in (candidate.trigger, candidate.center) for c in candidate.tree.children(t, "advmod")
    }
    if "there" not in around:
        return None
    start = page.sentences[candidate.sentence].start
    before = page.references_in(start, candidate.trigger.start)
    return next((r for r in reversed(before) if r.sense in ("place", "capital", "state")), None)


def can_be_where(reference: Reference) -> bool:
    """Places; and of bodies those of one country, which sit in a house ("at the Foreign Ministry").

    Args:
        reference: Anything named.
    """
    if reference.sense in ("region", "body"):
        return reference.country is not None
    return reference.sense in _PLACE_SENSES


def _is_where(tree: Tree, token: Token, candidate: Candidate) -> bool:
    """ "was in Hanoi, where he met B", "his Tokyo visit", "the Camp David summit", "at Baghdad airport"."""
    trigger = candidate.trigger
    if trigger.dep == "relcl" and any(c.lower == "where" for c in tree.children(trigger, "advmod")):
        return trigger.head == token.i
    if token.dep not in ("compound", "nmod"):
        return False
    head = tree.head(token)
    if head.i == candidate.center.i:
        return candidate.frame.is_noun and candidate.frame.pattern in ("visit", "talk")
    return head.dep == "pobj" and tree.head(head).lower in _AT


def as_place(page: Page, reference: Reference) -> Place:
    """The place a reference names.

    Args:
        page: The document on the desk.
        reference: A capital, city, venue, region or state.

    Returns:
        The place with its coordinates where the tables have them.
    """
    span = page.span(reference.name_start, reference.name_end)
    if reference.sense == "state":
        return Place(name=None, country=reference.country, receipt=span)
    known = page.knowledge.places.get(reference.entity.entity) if reference.entity is not None else None
    return Place(
        name=reference.name,
        country=reference.country,
        lat=known.lat if known is not None else None,
        lon=known.lon if known is not None else None,
        receipt=span,
    )


def _is_since(candidate: Candidate, token: Token) -> bool:
    """ "since 2022" and "until May" bound something; they do not date it."""
    for above in (token, *candidate.tree.ancestors(token)):
        if above.i in (candidate.center.i, candidate.trigger.i):
            return False
        if above.lower in ("since", "until", "till") or any(
            c.lower == "since" for c in candidate.tree.children(above, "mark")
        ):
            return True
    return False


def _distance(tree: Tree, token: Token, candidate: Candidate) -> int | None:
    """Steps from the token to the trigger, clause borders costing more; None from another clause."""
    path = [token, *tree.ancestors(token)]
    ours = {candidate.center.i: 0, candidate.trigger.i: 0}
    cost = 0
    for at in path:
        if at.i in ours:
            return cost
        if at.i != token.i and at.dep in _CLAUSE and at.is_verb and at.lower not in _FROM_THEN:
            cost += 4
        cost += 1
    above = _above(tree, candidate)
    for cost, at in enumerate(path):
        if at.i in above:
            return 6 + cost + above[at.i]
        is_clause = at.is_verb and at.dep in ("relcl", "ccomp", "advcl", "acl") and at.lower not in _FROM_THEN
        if is_clause and at.i not in above:
            return None
    return None


_SAID = frozenset({"speech", "reach", "mutual", "together", "call-on", "paper"})


def _above(tree: Tree, candidate: Candidate) -> dict[int, int]:
    """Words above the trigger with their distance, up to the border of what somebody else says.

    A pledge is dated by the saying of it, so for those one such border is crossed.
    """
    borders = 1 if candidate.frame.pattern in _SAID else 0
    found: dict[int, int] = {}
    at = candidate.trigger
    for steps, above in enumerate(tree.ancestors(candidate.trigger)):
        if at.dep == "ccomp":
            if borders == 0:
                break
            borders -= 1
        found[above.i] = steps + 1
        at = above
    return found


def _is_locative(tree: Tree, token: Token, candidate: Candidate) -> bool:
    head = tree.head(token)
    if token.dep == "pobj" and head.dep in ("prep", "agent", "advmod", "conj", "ROOT", "pcomp"):
        if head.lower in _AT:
            return True
        return (head.lower in _TO and candidate.frame.pattern == "visit") or _visits(tree, head)
    if token.dep == "conj":
        return False
    if candidate.frame.pattern == "visit" and token.dep == "dobj":
        return True
    return token.dep == "appos" and _is_locative(tree, head, candidate)


def _visits(tree: Tree, prep: Token) -> bool:
    """ "during a visit to Tokyo": where the visit goes is where the rest happens."""
    return prep.lower == "to" and tree.head(prep).lower in (
        "visit",
        "trip",
        "visits",
        "tour",
        "travel",
        "stop",
    )
