"""Whether something happened: read off negation, tense, mood and the words that govern the trigger.

Each marker is a declared set of words; the first that applies from the inside out decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout.annotate.events.candidate import Candidate
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list
from readout.model import EventStatus

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll"})
_UNDONE = ("cancelled", "denied")
_LOOK = frozenset({"look", "looks", "looked", "looking"})
_WISHING = frozenset({"want", "wish", "like", "wanted"})
_GOVERNING = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "nsubj", "nsubjpass", "acomp", "prep", "pcomp", "attr", "oprd"}
)


def status_of(candidate: Candidate, *, published: dt.date | None) -> EventStatus:
    """Whether the event of a candidate happened.

    Args:
        candidate: With its dating already found.
        published: Last day on which the text can have been published, or None.

    Returns:
        The status.
    """
    if candidate.frame.status is not None:
        return candidate.frame.status  # type: ignore[return-value]
    if _is_performed(candidate):
        return "occurred"
    if _is_task(candidate.tree, candidate.trigger) or _is_untrue(candidate):
        return "denied" if _is_untrue(candidate) else "hypothetical"
    tree = candidate.tree
    waiting = False
    for token in _chain(tree, candidate):
        found = _marked(tree, token, inner=token is candidate.trigger or token is candidate.noun)
        is_deed = token is candidate.trigger and candidate.frame.type != "CONSULT"
        if found == "cancelled" and is_deed:  # "suspended aid": that is what was done
            continue
        if (
            found == "planned" and token is candidate.center and not waiting
        ):  # "a planned visit was cancelled"
            waiting = True
            continue
        is_talk = candidate.frame.type == "CONSULT"
        if found == "ongoing" and is_talk and published is not None and _lies_ahead(candidate, published):
            return "planned"  # "are meeting on Thursday"
        if found is not None and not (waiting and found not in _UNDONE):
            return found
    if waiting:
        return "planned"
    is_past = candidate.trigger.tag == "VBD"  # "met" on a day after the dateline is a matter of time zones
    if published is not None and not is_past and _lies_ahead(candidate, published):
        return "planned"
    return "occurred"


def _is_untrue(candidate: Candidate) -> bool:
    """ "Reports of a meeting between A and B are pure invention"."""
    tree, noun = candidate.tree, candidate.trigger
    prep = tree.head(noun)
    report = tree.head(prep)
    if noun.dep != "pobj" or report.lower not in word_list("report-nouns") or report.dep != "nsubj":
        return False
    return any(
        t.lower in word_list("untruth-words") for t in tree.children(tree.head(report), "attr", "acomp")
    )


def _is_task(tree: Tree, trigger: Token) -> bool:
    """ "it is his job to talk to Congress", "a chance to meet": no telling that it was done."""
    if trigger.tag != "VB" or not any(c.lower == "to" for c in tree.children(trigger, "aux")):
        return False
    above = tree.head(trigger)
    around = [above] if trigger.dep == "acl" else [*tree.children(above, "attr", "acomp")]
    return any(word.lower in word_list("task-nouns") for word in around)


def _is_performed(candidate: Candidate) -> bool:
    """ "I want to thank", "we would like to congratulate": saying so does it."""
    if candidate.frame.pattern not in ("speech", "call-on"):
        return False
    tree, trigger = candidate.tree, candidate.trigger
    head = tree.head(trigger)
    if trigger.dep != "xcomp" or head.lower not in _WISHING:
        return False
    return any(s.lower in ("i", "we") for s in tree.children(head, "nsubj"))


def _chain(tree: Tree, candidate: Candidate) -> list[Token]:
    """The trigger and the words that govern it, up to the clause that asserts it."""
    chain = [candidate.center]
    if candidate.noun is not None:
        chain.append(candidate.trigger)
    at = candidate.trigger
    while at.head != at.i and at.dep in (*_GOVERNING, "advcl", "acl", "conj") and len(chain) < 6:
        above = tree.head(at)
        if at.dep == "conj":  # "denied that he had flown there and met her"
            if not _shares_clause(tree, at):
                break
            at = above
            continue
        if at.dep in ("advcl", "acl") and not (_is_needed(tree, at) or _is_reported_by_noun(tree, at)):
            break
        if at.dep == "ccomp" and above.lower not in word_list("planning") | word_list(
            "cancelling"
        ) | word_list("denying"):
            break
        if at.dep in ("nsubj", "nsubjpass") and not above.is_verb:
            break
        if at.dep == "pobj" and not _governs_by_preposition(tree, at):
            break
        chain.append(above)
        at = above
    return chain


def _shares_clause(tree: Tree, token: Token) -> bool:
    """Whether a verb is joined to one of a subordinate clause, in its form and without a subject."""
    first = tree.head(token)
    is_alike = first.tag == token.tag or {first.tag, token.tag} == {"VBN", "VBD"}
    is_subordinate = is_alike and first.is_verb and first.dep in ("ccomp", "acl", "xcomp")
    return is_subordinate and tree.child(token, "nsubj", "nsubjpass") is None


def _is_reported_by_noun(tree: Tree, token: Token) -> bool:
    """ "denied reports that he had flown there": the noun only carries what is denied."""
    return any(c.lower == "that" for c in tree.children(token, "mark"))


def _is_needed(tree: Tree, token: Token) -> bool:
    """ "the need for A and B to hold talks": what a noun asks for in the infinitive."""
    asked = tree.head(token).lower
    is_infinitive = any(c.lower == "to" for c in tree.children(token, "aux"))
    return is_infinitive and tree.head(token).is_noun and asked in word_list("proposing")


def _governs_by_preposition(tree: Tree, token: Token) -> bool:
    """ "plans for a visit" is planned; "spoke before a visit" tells nothing of the visit's own fate."""
    prep = tree.head(token)
    return prep.lower in ("for", "to", "of", "on", "about", "toward", "towards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A word on the way from the trigger to the clause that asserts it.

    Attributes:
        tree: Tree of the sentence.
        token: The word.
        beside: Lower-case words that modify it.
        governs: Whether it governs the trigger; false for the trigger itself.
        particles: Lower-case particles of a verb: the "off" of "call off".
    """

    tree: Tree
    token: Token
    beside: frozenset[str]
    governs: bool
    particles: frozenset[str] = frozenset()

    def says(self, name: str) -> bool:
        """Whether the word, if it governs, or a word beside it is of the list."""
        listed = word_list(name)
        return bool(self.beside & listed) or (self.governs and self.token.lower in listed)


def is_negated(sign: Sign) -> bool:
    """ "did not meet", "no meeting"."""
    return any(c.dep == "neg" or (c.dep == "det" and c.lower == "no") for c in sign.tree.children(sign.token))


def is_called_off(sign: Sign) -> bool:
    """ "postponed a visit", "the cancelled summit", "the visit was cancelled", "called off the talks"."""
    is_off = any(f"{sign.token.lower} {p}" in word_list("cancelling-phrases") for p in sign.particles)
    return is_off or _is_moved(sign) or sign.says("cancelling") or sign.token.lower in word_list("cancelling")


def _is_moved(sign: Sign) -> bool:
    """ "has been moved to the autumn", "were put on hold": to another time, or to none."""
    if not sign.governs or sign.token.lower not in word_list("moving-participles"):
        return False
    if sign.tree.child(sign.token, "auxpass") is None:
        return False
    return any(
        t.lower in word_list("later-times")
        for p in sign.tree.children(sign.token, "prep")
        if p.lower in ("to", "until", "till", "on")
        for t in sign.tree.children(p, "pobj")
    )


def is_denied(sign: Sign) -> bool:
    """ "denied meeting", "refused to attend", "have yet to meet"."""
    is_still_to_do = "yet" in sign.beside and sign.token.lower in ("have", "has", "had")
    return sign.governs and (is_still_to_do or sign.token.lower in word_list("denying"))


def is_planned(sign: Sign) -> bool:
    """ "will meet", "plans to visit", "an upcoming summit", "work toward a visit", "said they would meet"."""
    if sign.beside & _FUTURE_AUX or sign.token.lower in ("toward", "towards"):
        return True
    if sign.governs and sign.token.lower in _LOOK and "forward" in sign.beside:
        return True
    if sign.says("planning") and not sign.beside & {"set"}:
        return True
    is_future_then = "would" in sign.beside and _is_reported(sign.tree, sign.token)
    return is_headline_infinitive(sign) or (is_future_then and not _has_condition(sign.tree, sign.token))


def is_headline_infinitive(sign: Sign) -> bool:
    """ "Kishida to visit India", "Norway to recognise Palestine; Israel angry", "the first to visit"."""
    token = sign.token
    is_to_be = token.dep == "xcomp" and sign.tree.head(token).lower in ("is", "are")  # "are to meet"
    leads = (
        is_to_be or token.dep in ("ROOT", "relcl", "acl") or (token.dep == "ccomp" and token.i < token.head)
    )
    above = sign.tree.head(token)
    leads = leads or (token.dep == "advcl" and above.dep == "ROOT" and not above.tag.startswith("VB"))
    if token.tag != "VB" or not leads:
        return False
    return any(c.lower == "to" for c in sign.tree.children(sign.token, "aux"))


def is_proposed(sign: Sign) -> bool:
    """ "proposed a meeting", "invited him to visit"."""
    called = sign.token.lower in ("called", "calls") and any(
        p.lower == "for" for p in sign.tree.children(sign.token, "prep")
    )
    return sign.governs and (called or sign.token.lower in word_list("proposing"))


def is_supposed(sign: Sign) -> bool:
    """ "could meet", "if they met", "considers a visit"."""
    return sign.says("supposing")


def is_going_on(sign: Sign) -> bool:
    """ "are meeting"."""
    auxiliaries = {c.lower for c in sign.tree.children(sign.token, "aux")}
    return sign.token.tag == "VBG" and bool(auxiliaries & {"is", "are"})


MARKERS: tuple[tuple[EventStatus, Callable[[Sign], bool]], ...] = (
    ("denied", is_negated),
    ("cancelled", is_called_off),
    ("denied", is_denied),
    ("planned", is_planned),
    ("proposed", is_proposed),
    ("hypothetical", is_supposed),
    ("ongoing", is_going_on),
)
"""Tried in this order at each word; the first that applies gives the status."""


def _marked(tree: Tree, token: Token, *, inner: bool) -> EventStatus | None:
    beside = frozenset(c.lower for c in tree.children(token, "aux", "amod", "compound", "advmod", "mark"))
    after = tree.children(token, "prt", "prep", "advmod")
    particles = frozenset(c.lower for c in after if c.dep == "prt" or tree.child(c) is None)
    sign = Sign(tree=tree, token=token, beside=beside, governs=not inner, particles=particles)
    return next((status for status, applies in MARKERS if applies(sign)), None)


def _is_reported(tree: Tree, token: Token) -> bool:
    """ "said that they would meet" is the future as seen from then."""
    head = tree.head(token)
    return (
        token.dep == "ccomp"
        and head.tag in ("VBD", "VBN")
        and not any(c.lower in ("if", "unless") for c in tree.children(token, "mark"))
    )


def _has_condition(tree: Tree, token: Token) -> bool:
    """ "would meet him if Iran changed course", "should she visit": nothing is planned."""
    marks = {m.lower for c in tree.children(token, "advcl") for m in tree.children(c, "mark", "advmod")}
    return bool(marks & {"if", "unless", "provided"})


def _lies_ahead(candidate: Candidate, published: dt.date) -> bool:
    date = candidate.dating.date
    if date is None:
        return False
    low, high = date.bounds()
    first = low or high
    return first is not None and (
        first > published or (high is not None and high > published and first >= published)
    )
