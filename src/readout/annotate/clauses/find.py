"""The clauses of a page, off its trees."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from readout.annotate.clauses.case import Governor
from readout.annotate.clauses.cut import JOINS, Piece, cut, divide
from readout.annotate.clauses.force import governor, plain_governor
from readout.annotate.clauses.intensity import BLAMING, intensity, weighing_phrases
from readout.annotate.clauses.terms import formulas_of, terms_of
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.model import Clause, Span, Term

_ATTRIBUTABLE = re.compile(r"\b(?:below|following|above) is attributable to\b", re.IGNORECASE)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NO_CLAUSES = frozenset({"title", "caption"})
_PLACING = frozenset({"in", "within", "inside", "across", "throughout", "near", "around", "off"})
_SUFFERING = frozenset({"on", "upon", "against", "for", "to"})


def find_clauses(page: Page) -> tuple[Clause, ...]:
    """The clauses of a page whose sentences are all parsed, in order.

    Args:
        page: Opened and parsed.

    Returns:
        Clauses that do not overlap; headings and the line that says whose words they are have none.
    """
    found: list[Clause] = []
    for number, tree in sorted(page.trees.items()):
        sentence = page.sentences[number]
        if sentence.kind in _NO_CLAUSES or _ATTRIBUTABLE.search(page.text, sentence.start, sentence.end):
            continue
        subject: Token | None = None
        for n, piece in enumerate(cut(tree, page.knowledge)):
            subject = _last_before(tree, piece.verb) or subject
            found.append(_clause(page, tree, piece, subject, paragraph=sentence.paragraph, opens=n == 0))
    return tuple(found)


def _last_before(tree: Tree, verb: Token) -> Token | None:
    """The subject of a verb; the parser may give it a second one out of a phrase before."""
    subjects = list(tree.children(verb, *_SUBJECTS))
    before = [t for t in subjects if t.i < verb.i]
    found = before or subjects
    return found[-1] if found else None


def _clause(
    page: Page, tree: Tree, piece: Piece, subject: Token | None, *, paragraph: int, opens: bool
) -> Clause:
    inside = frozenset(range(piece.start, piece.end))
    by = governor(tree, piece.verb, inside, page.knowledge)
    who = [t for t in tree.subtree(subject) if t.i < piece.verb.i] if subject is not None else []
    acts = {t.i for t in by.tokens if t.is_verb or t.tag in ("IN", "RP", "RB", "MD", "TO")}
    said_by = {t.i for t in who} if by.force.ladder is not None else set()

    def made(low: int, high: int, by: Governor = by) -> Clause:
        while high > low + 1 and tree[high - 1].lower in JOINS:
            high -= 1
        tokens = tree.tokens[low:high]
        start, end = _trimmed(page, tokens)
        phrases = weighing_phrases(page.text, tokens)
        weighing = {t.i for phrase in phrases for t in phrase.tokens}
        matter = [t for t in tokens if t.i not in acts | said_by | weighing]
        return Clause(
            span=page.span(start, end),
            paragraph=paragraph,
            opens=opens and low == piece.start,
            subject=_subject(page, who),
            verb=page.span(piece.verb.start, piece.verb.end),
            lemma=by.lemma,
            force=by.force,
            intensity=intensity(tree, tokens, phrases, by),
            terms=(*terms_of(page, matter), *formulas_of(page, start, end)),
            subject_terms=tuple(t for t in terms_of(page, who) if t.kind in ("actor", "person")),
            asked=_asked(page, tree, matter, by),
        )

    whole = made(piece.start, piece.end)
    places = [piece.start, *divide(tree, piece), piece.end]
    if len(places) == 2 or by.force.ladder is None:
        return whole
    plain = plain_governor(tree, piece.verb, inside, page.knowledge)
    further = (made(low, high, plain) for low, high in pairwise(places[1:]))
    return replace(whole, parts=(made(places[0], places[1]), *further))


def _trimmed(page: Page, tokens: tuple[Token, ...]) -> tuple[int, int]:
    start, end = tokens[0].start, tokens[-1].end
    while end > start + 1 and page.text[end - 1] in " ,;:.\n":
        end -= 1
    return start, end


def _subject(page: Page, who: list[Token]) -> Span | None:
    return page.span(who[0].start, who[-1].end) if who else None


def _asked(page: Page, tree: Tree, matter: list[Token], by: Governor) -> tuple[Term, ...]:
    if by.force.ladder not in BLAMING:
        return ()
    named = [t for t in matter if not _is_scene(tree, t, by)]
    return tuple(t for t in terms_of(page, named) if t.kind == "actor" or "/" in t.key)


def _is_scene(tree: Tree, token: Token, by: Governor) -> bool:
    """ "attacks in Chad", "strikes against Mali": where it happened or to whom, not who did it."""
    head = token
    while head.dep in ("conj", "appos", "compound") and head.head != head.i:
        head = tree.head(head)
    preposition = tree.head(head)
    if head.dep != "pobj" or tree.head(preposition).i in {t.i for t in by.tokens}:
        return False
    return preposition.lower in _PLACING or (by.force.ladder == "concern" and preposition.lower in _SUFFERING)
