"""Encounters told as a list: "In New York the minister met:", then a line for each of those whom he met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.annotate.events.arguments import Arguments
from readout.annotate.events.candidate import TALKS, Candidate
from readout.annotate.mentions.derived import as_state
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame, frames_by_form

_BULLET = re.compile(r"(?:\A|\n)[ \t]*(?:[-–—•*·▪]|\(?\d{1,2}[.)])[ \t]*\Z")
"""What stands before a line of a list."""
_LONGEST_BULLET = 8
_MOST_LINES = 30


def listed_talks(page: Page, arguments: Arguments) -> Iterator[Candidate]:
    """One candidate for each line of a list of those whom somebody met.

    It fires on "FM Sa'ar met:" before "- FM Szijjártó (Hungary)", and must not on a list of topics ("They
    discussed:").

    Args:
        page: The document on the desk, parsed.
        arguments: Reads subjects.

    Yields:
        Candidates with their participants.
    """
    for number in sorted(page.trees):
        sentence = page.sentences[number]
        if page.text[sentence.start : sentence.end].rstrip()[-1:] != ":":
            continue
        found = _met(page.trees[number])
        if found is None:
            continue
        frame, verb, noun = found
        tree = page.trees[number]
        hosts = [r for r in arguments.subject(tree, verb) if r.can_act]
        for guest in _guests(page, number):
            if hosts and all(guest.side != host.side for host in hosts):
                candidate = Candidate(frame=frame, sentence=number, tree=tree, trigger=verb, noun=noun)
                candidate.put(hosts, [guest], names=("participant", "participant"))
                yield candidate


def _met(tree: Tree) -> tuple[Frame, Token, Token | None] | None:
    """The verb before the colon that tells of talks, with its noun: "met:", "held meetings with:"."""
    for verb in reversed(tree.tokens):
        if not verb.is_verb:
            continue
        nouns = {o.lower: o for o in tree.children(verb, "dobj")}
        for frame in frames_by_form()[0].get(verb.lower, ()):
            if frame.act not in TALKS or frame.particle is not None or frame.pattern == "see":
                continue
            noun = next((o for word, o in nouns.items() if word in frame.objects), None)
            if noun is not None or (not frame.objects and not nouns):
                return frame, verb, noun
        return None
    return None


def _guests(page: Page, number: int) -> Iterator[Reference]:
    """Who leads each line below a sentence."""
    for sentence in page.sentences[number + 1 : number + 1 + _MOST_LINES]:
        before = page.text[max(0, sentence.start - _LONGEST_BULLET) : sentence.start]
        head = page.text[sentence.start : sentence.start + _LONGEST_BULLET].lstrip()
        if _BULLET.search(before) is None and not head.startswith(("- ", "– ", "• ", "* ")):
            return
        named = page.references_in(sentence.start, sentence.end)
        first = next((r for r in named if r.is_person or r.sense in ("role", "state")), None)
        if first is not None and first.is_person:
            yield first
        elif first is not None and first.country is not None:
            yield as_state(page, first)
