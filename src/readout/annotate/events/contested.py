"""What one side says did not happen: "no such meeting occurred", told after the report of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.annotate.events.arguments import Arguments
from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.parties import Parties
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_NO_SUCH = re.compile(
    r"\bno such (?:meeting|talks?|visit|trip|call|conversation|encounter)s?\b", re.IGNORECASE
)
_SENTENCES_ON = 4
"""How far after a report its denial may stand."""


def deny_contested(page: Page, parties: Parties, kept: Sequence[Candidate]) -> None:
    """Mark talks and visits that somebody named in the text denies.

    Args:
        page: The document on the desk.
        parties: Resolves noun phrases.
        kept: Merged candidates; what is denied is changed in place and says so in its notes.
    """
    denials = [n for n in sorted(page.trees) if _denies(page, page.trees[n], n)]
    for candidate in kept:
        if not (candidate.is_talk or candidate.act == "visit") or candidate.status != "occurred":
            continue
        after = (n for n in denials if candidate.sentence < n <= candidate.sentence + _SENTENCES_ON)
        number = next(after, None)
        if number is None or any(c.sentence == number for c in candidate.merged):
            continue
        between = (k for k in kept if k is not candidate and k.is_talk and k.status == "occurred")
        if any(candidate.sentence < k.sentence < number for k in between):
            continue
        who = _denier(page, parties, number)
        candidate.status = "denied"
        candidate.notes.append(f"denied further down{f' by {who}' if who else ''}")


def _denies(page: Page, tree: Tree, number: int) -> bool:
    sentence = page.sentences[number]
    if _NO_SUCH.search(page.text, sentence.start, sentence.end) is not None:
        return True
    return any(_denies_report(tree, verb) for verb in tree.tokens if verb.lower in word_list("disclaiming"))


def _denies_report(tree: Tree, verb: Token) -> bool:
    objects = tree.children(verb, "dobj")
    return verb.is_verb and any(o.lower in word_list("report-nouns") for o in objects)


def _denier(page: Page, parties: Parties, number: int) -> str | None:
    tree = page.trees[number]
    arguments = Arguments(parties, page.text)
    for root in tree.roots:
        for reference in arguments.subject(tree, root):
            return reference.name
    return None
