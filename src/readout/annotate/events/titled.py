"""Talks that a release is about but tells only in its title: remarks before a meeting, a statement on one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.dateline import town_of_dateline
from readout.annotate.mentions.derived import distinct
from readout.annotate.mentions.people import fold_name
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.signatories import signatories
from readout.annotate.page import Page
from readout.annotate.release import day_of_release, is_release
from readout.knowledge.frames import Frame

_TALKS = re.compile(
    r"\b(?:(?P<call>(?:phone |video |telephone )?calls?)|meetings?|talks|consultations|dialogue)\b",
    re.IGNORECASE,
)
_OF_SIDES = re.compile(r"\bjoint\b.*\bon\b.*\b(?:meeting|talks|consultations|dialogue)\b", re.IGNORECASE)
_REMARKS = re.compile(r"\bremarks\b", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:welcome (?:you|both|to)|discussions?|discuss(?:ed)?|to have (?:you|both|my|this|here)|conversation"
    r"|compare notes|consult\w*|our (?:meeting|talks|call))\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b[\w’'\-]+['’]s\b")
"""Behind "meeting with", an owner is not who was met: "with President-elect X's delegation"."""
_WORD = re.compile(r"[^\W\d_][\w’'\-]+")
_NO_NAMES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_HELD = ("occurred", "ongoing")


def titled_talks(page: Page, kept: Sequence[Candidate]) -> Candidate | None:
    """The meeting or call that the title names and the text itself does not tell of.

    Args:
        page: The document on the desk.
        kept: What was found in it.

    Returns:
        A candidate with everybody whom the title names and the text speaks of; None where the title names no
        talks or no two sides, or the text tells of them.
    """
    title = page.document.title or ""
    named = _TALKS.search(title)
    if named is None or not page.trees or not is_release(page):
        return None
    line = title[: named.start()] + _OWNED.sub(" ", title[named.start() :])
    people = _people_in(page, f"{line} {_author_of(page)}")
    if len({r.side for r in people}) < 2:
        people = signatories(page) if _OF_SIDES.search(title) else []
    sides = {r.side for r in people}
    if len(sides) < 2 or any(_tells_of(c, people) for c in kept):
        return None
    number = _where_told(page)
    tree = page.trees[number]
    is_call = named["call"] is not None
    trigger = next((t for t in tree.roots if t.is_verb), tree[0])
    act = "call" if is_call else "meeting"
    return Candidate(
        frame=_frame(act),
        sentence=number,
        tree=tree,
        trigger=trigger,
        roles=[("participant", reference) for reference in people],
        act=act,
        type="CONSULT",
        place=None if is_call else town_of_dateline(page),
        dating=day_of_release(page),
        notes=["told by the title of the release"],
    )


def _author_of(page: Page) -> str:
    """Whoever gives remarks out has met those whom the title names."""
    document = page.document
    lines = (document.byline, document.publisher) if _REMARKS.search(document.title or "") else ()
    return " ".join(line for line in lines if line)


def _where_told(page: Page) -> int:
    """The sentence that comes nearest to telling: the first with a word of meeting, else the first."""
    first = min(page.trees)
    for number in sorted(page.trees):
        sentence = page.sentences[number]
        if _MEETING.search(page.text, sentence.start, sentence.end) is not None:
            return number
    return first


def _frame(act: str) -> Frame:
    return Frame(
        lemma="title",
        is_noun=False,
        objects=frozenset(),
        type="CONSULT",
        mode=None,
        act=act,
        pattern="talk",
        sources=(),
        targets=(),
        status="occurred",
    )


def _tells_of(candidate: Candidate, people: Sequence[Reference]) -> bool:
    """Whether a candidate is held talks of at least two of them, or of their sides."""
    if not candidate.is_talk or candidate.status not in _HELD:
        return False
    named = {r.key for r in people if r.is_person}
    if named:
        return len(candidate.people & named) > 1
    return {r.side for r in people} <= candidate.sides


def _people_in(page: Page, title: str) -> list[Reference]:
    """People of the text whose family name stands in the title."""
    words = {fold_name(word) for word in _WORD.findall(re.sub(r"['’]s\b", "", title))}
    people = distinct(r for r in page.references if r.is_person and r.entity is not None)
    return [r for r in people if {fold_name(w) for w in _family_names(r.name)} & words]


def _family_names(name: str) -> set[str]:
    words = [word for word in name.split() if word.rstrip(".") not in _NO_NAMES]
    return {words[-1], words[0]} if len(words) > 1 else set(words)
