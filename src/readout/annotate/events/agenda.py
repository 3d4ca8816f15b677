"""What was on the table: "discussed trade and the Taiwan Strait", "talks on tariffs", "met to review …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.parties import Parties
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list
from readout.model import AgendaItem

_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_LEFT_OUT = frozenset({"relcl", "conj", "cc", "punct", "advcl", "preconj", "ccomp"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MAX_WORDS = 14
_MAX_ITEMS = 12


def set_agendas(page: Page, parties: Parties, kept: Sequence[Candidate]) -> None:
    """Give each talk the issues that the document says it was about.

    Args:
        page: The document on the desk.
        parties: Resolves noun phrases.
        kept: Candidates of the document, roles filled; talks among them are changed in place.
    """
    talks = sorted((c for c in kept if c.is_talk), key=lambda c: c.trigger.start)
    for talk in talks:
        for telling in (talk, *talk.merged):
            _add(page, talk, telling.tree, _of_own_phrase(telling))
    for number in sorted(page.trees):
        tree = page.trees[number]
        for verb in tree.tokens:
            if verb.is_verb and verb.lower in word_list("discussing-verbs"):
                talk_of = _talk_of(parties, talks, tree, verb)
                if talk_of is not None:
                    _add(page, talk_of, tree, _objects(tree, verb))


def _of_own_phrase(telling: Candidate) -> Iterator[Token]:
    """ "talks on X", "met to discuss X"."""
    tree = telling.tree
    for head in (telling.center, telling.trigger):
        for prep in tree.children(head, "prep"):
            if prep.lower in _ABOUT and head is telling.center:
                yield from tree.children(prep, "pobj")
        for verb in tree.children(head, "advcl", "xcomp", "acl"):
            if verb.lower in word_list("discussing-verbs"):
                yield from _objects(tree, verb)


def _objects(tree: Tree, verb: Token) -> Iterator[Token]:
    yield from tree.children(verb, "dobj")
    for prep in tree.children(verb, "prep"):
        if prep.lower in _ABOUT:
            yield from tree.children(prep, "pobj")


def _talk_of(parties: Parties, talks: Sequence[Candidate], tree: Tree, verb: Token) -> Candidate | None:
    """The talk told last before in which those who discuss took part."""
    who = {r.side for s in tree.children(verb, "nsubj") for r in parties.of(tree, s)}
    fitting = [t for t in talks if t.status == "occurred" and who and who <= t.sides]
    before = [t for t in fitting if t.trigger.start <= verb.start]
    return next(iter(before[-1:] or fitting), None)


def _add(page: Page, talk: Candidate, tree: Tree, heads: Iterator[Token]) -> None:
    known = {item.label for item in talk.agenda}
    for head in heads:
        for one in tree.conjuncts(head):
            item = _item(page, tree, one)
            if item is not None and item.label not in known and len(talk.agenda) < _MAX_ITEMS:
                known.add(item.label)
                talk.agenda.append(item)


def _item(page: Page, tree: Tree, head: Token) -> AgendaItem | None:
    """The issue that a noun phrase names, without its clauses; None for "a range of issues"."""
    is_word = head.tag in _NOUNS and page.reference_of(head) is None
    is_word = is_word and head.lower not in word_list("agenda-asides")
    if not is_word or any(e.start < head.end and head.start < e.end for e in page.dates):
        return None
    words = tree.subtree(head, skip=lambda t: t.dep in _LEFT_OUT)
    words = [w for w in words if w.i >= words[0].i][:_MAX_WORDS]
    while words and words[0].dep in ("det", "case"):
        words = words[1:]
    if not words or {w.lower for w in words if w.is_noun} <= word_list("agenda-blanks"):
        return None
    receipt = page.span(words[0].start, words[-1].end)
    return AgendaItem(label=" ".join(receipt.text.split()), receipt=receipt)
