"""What the codebooks say to a telling: its mode, its contexts, its CAMEO code, the sectors of its parties."""

from __future__ import annotations

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.cameo import cameo_of, plover_types
from readout.knowledge.contexts import context_words
from readout.knowledge.sectors import sector_of_body, sector_of_noun, sector_of_office

_MODE_OF_ACT = {"call": "phone", "visit": "visit"}
_MANY_SIDES = 3
_WORDS_AROUND = 2
"""A context that the sentence itself does not tell needs so many different words around it."""

_KINDS_OF_COOPERATION = frozenset({"economic", "military", "legal", "intelligence"})
_BELONGING = frozenset({"amod", "compound", "poss", "nmod", "nn"})
_OF = frozenset({"of", "from"})
_OF_A_BODY = frozenset(
    {"spokesperson", "party-leader", "group-leader", "commander", "chief-negotiator", "commissioner"}
)
"""Offices that say less about somebody than the body they are held in."""


def mode_of(candidate: Candidate, type_: str) -> str | None:
    """The PLOVER mode of a telling.

    Args:
        candidate: With its roles, act and format.
        type_: PLOVER type it is frozen with; what is still to come is AGREE, which has no modes.

    Returns:
        The mode of the frame, else the one that the act or the number of sides gives; None where the type
        has no such mode.
    """
    modes = dict(plover_types()[type_].modes) if type_ in plover_types() else {}
    mode = candidate.frame.mode
    if type_ == "CONSULT" and candidate.act in _MODE_OF_ACT:
        mode = _MODE_OF_ACT[candidate.act]
    elif type_ == "CONSULT" and mode is None and len(candidate.sides) >= _MANY_SIDES:
        mode = "multilateral"
    return mode if mode in modes else None


def contexts_of(page: Page, candidate: Candidate) -> tuple[str, ...]:
    """What an event is about, in the contexts of PLOVER.

    One word of the telling is enough; the rest of the paragraph and the title must give two.

    Args:
        page: The document on the desk.
        candidate: With what was merged into it.

    Returns:
        Contexts in the order of the alphabet.
    """
    own = _own_contexts(page, candidate)
    around = context_words(f"{page.document.title or ''}\n{_paragraph(page, candidate)}")
    return tuple(sorted(own | {c for c, words in around.items() if len(words) >= _WORDS_AROUND}))


def code_of(page: Page, candidate: Candidate, type_: str, mode: str | None) -> str:
    """The CAMEO code of a telling, as its source does it to its target.

    What it is about plays a part only where its own sentence tells of one kind of cooperation and no other.

    Args:
        page: The document on the desk.
        candidate: With its roles, act, status and place.
        type_: PLOVER type it is frozen with.
        mode: PLOVER mode it is frozen with.

    Returns:
        The code.
    """
    about = _own_contexts(page, candidate)
    kinds = about & _KINDS_OF_COOPERATION
    if len(kinds) > 1:
        about -= kinds
    if type_ == "CONSULT" and mode is None and _is_elsewhere(candidate):
        mode = "third-party"
    return cameo_of(
        type_,
        mode=mode,
        act=candidate.act,
        status=candidate.status,
        contexts=about,
        verb=candidate.frame.lemma,
    )


def sector_of(page: Page, reference: Reference) -> str | None:
    """The PLOVER sector of a party.

    A person's is that of the office, or of the body it is held in; a body's that of its kind; a state's that
    of the people who act for it in the text ("Russian troops"). A state as such has none.

    Args:
        page: The document on the desk.
        reference: The party.

    Returns:
        GOV, MIL, LEG …, or None.
    """
    if reference.is_person or reference.sense == "role":
        return _sector_of_person(page, reference)
    entity = reference.entity
    body = page.knowledge.bodies.get(entity.entity) if entity is not None else None
    if body is not None:
        return sector_of_body(body)
    if entity is not None and entity.kind != "state":
        return _sector_in(entity.name)
    told = _sector_of_noun_of(page, reference)
    return "GOV" if told is None and reference.method == "metonym" else told


def _sector_of_person(page: Page, reference: Reference) -> str | None:
    if reference.is_former:
        return "ELI"
    office = reference.office_id or next(iter(reference.offices), None)
    of_office = sector_of_office(office)
    body = page.knowledge.bodies.get(reference.home or "")
    if body is not None and (of_office is None or office in _OF_A_BODY):
        return sector_of_body(body) or of_office
    if of_office is not None:
        return of_office
    return _sector_in(page.text[reference.start : reference.name_start])


def _sector_in(words: str) -> str | None:
    """The sector of the last noun that has one: "rebel commander" is MIL."""
    found = (sector_of_noun(word) for word in reversed(words.lower().split()))
    return next((sector for sector in found if sector is not None), None)


def _sector_of_noun_of(page: Page, reference: Reference) -> str | None:
    """The sector of the noun a state's name belongs to: "Russian ground forces", "the army of Sudan"."""
    number = page.sentence_at(reference.start)
    tree = page.trees.get(number) if number is not None else None
    token = tree.top(reference.start, reference.end) if tree is not None else None
    if tree is None or token is None:
        return None
    while True:
        found = sector_of_noun(token.lower)
        above = _noun_above(tree, token)
        if found is not None or above is None:
            return found
        token = above


def _noun_above(tree: Tree, token: Token) -> Token | None:
    head = tree.head(token)
    if head.i == token.i:
        return None
    if token.dep in _BELONGING:
        return head if head.is_noun else None
    if token.dep == "pobj" and head.lower in _OF:
        noun = tree.head(head)
        return noun if noun.is_noun and noun.i != head.i else None
    return None


def _own_contexts(page: Page, candidate: Candidate) -> set[str]:
    numbers = {candidate.sentence, *(m.sentence for m in candidate.merged)}
    told = [page.sentences[n] for n in sorted(numbers)]
    return set(context_words("\n".join(page.text[s.start : s.end] for s in told)))


def _paragraph(page: Page, candidate: Candidate) -> str:
    own = page.sentences[candidate.sentence]
    low = high = candidate.sentence
    while low and page.sentences[low - 1].paragraph == own.paragraph:
        low -= 1
    while high + 1 < len(page.sentences) and page.sentences[high + 1].paragraph == own.paragraph:
        high += 1
    return page.text[page.sentences[low].start : page.sentences[high].end]


def _is_elsewhere(candidate: Candidate) -> bool:
    """Whether two sides met in a country that is neither's."""
    where = candidate.place.country if candidate.place is not None else None
    sides = candidate.sides
    is_of_states = all(r.country is not None for r in candidate.who())
    return where is not None and len(sides) == 2 and is_of_states and where not in sides
