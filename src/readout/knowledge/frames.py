"""Event frames: which words tell of which kind of event, and where their parties stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from readout.knowledge.inflection import noun_forms, verb_forms
from readout.knowledge.tables import listed, rows

Pattern = Literal[
    "talk",  # parties on both sides meet, at least one of them named
    "talk-with",  # a meeting only if somebody to talk with is named: "spoke with"
    "talk-place",  # a meeting only if told with whom, or done by several: "gathered in Bali"
    "ended",  # talks that both sides ended, or that are counted; else they were broken off
    "call-at",  # somebody calls on a person of another side and asks nothing of him there
    "see",  # a person sees or calls one of another side, of whom nothing is said: not "saw him as"
    "join",  # the joined and the joining take part
    "converse",  # spoke with somebody, or with each other: "talked alone", not "spoke at the forum"
    "bring",  # somebody brings others together, and is with them
    "guest",  # somebody is the guest of somebody
    "receive",  # a host receives a guest
    "welcome",  # a host welcomes a guest where he comes: not "welcomed the decision"
    "visit",  # somebody goes to a state or city
    "reach",  # several parties agree or sign
    "paper",  # several parties issue a text together
    "speech",  # a public position of the subject toward somebody
    "call-on",  # "called on X to", "called for"
    "invite",  # a visit or meeting proposed
    "mutual",  # material cooperation of several
    "dated",  # a text of several, told with its date
    "together",  # several will work closely
    "material",  # a deed of the subject toward somebody, who must be named
    "deed",  # a deed of the subject that needs nobody on the other side
    "help",  # somebody gives, somebody gets
    "toward",  # the object itself must be a party: "recognized Kosovo", "freed the Iranian"
    "hit",  # only if what is hit is named: "fired missiles at"
    "forces",  # troops go away: "its forces withdrew from"
    "crowd",  # people, not governments, do it: "students marched"
    "arrest",  # where nobody is said to have done it, the authorities of the place did
    "fight",  # both sides do it
    "must",  # somebody says that another must
    "skip",  # these words with this object are no event
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way in which words tell of an event.

    Attributes:
        lemma: The verb or noun.
        particle: The word that must go with the verb: the "over" of "hand over"; None for none.
        is_noun: Whether it is a noun.
        is_modal: Whether it is a modal verb.
        objects: For a verb: heads of its object that it needs; for a noun: words that must stand around it;
            empty when any or none will do.
        type: PLOVER type.
        mode: PLOVER mode, or None.
        act: Diplomatic act.
        pattern: How its parties are laid out.
        sources: Where those who act stand: subj, poss, by, of.
        targets: Where the others stand: obj, or a preposition.
        status: Fixed status, or None to read it off the sentence.
    """

    lemma: str
    particle: str | None = None
    is_noun: bool
    is_modal: bool = False
    objects: frozenset[str]
    type: str
    mode: str | None
    act: str
    pattern: Pattern
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: str | None

    @property
    def name(self) -> str:
        """Its name in `readout explain`."""
        needed = f"+{min(self.objects)}…" if self.objects else ""
        lemma = f"{self.lemma} {self.particle}" if self.particle else self.lemma
        return f"frame:{lemma}{needed}:{self.pattern}"


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the table; a row that lists several verbs gives one each."""
    return tuple(_frame(row, lemma) for row in rows("event_frames") for lemma in listed(row["lemma"]))


def _frame(row: dict[str, str], lemma: str) -> Frame:
    objects = frozenset(f for lemma in listed(row["objects"]) for f in noun_forms(lemma))
    first, _, particle = lemma.partition(" ") if row["pos"] != "n" else (lemma, "", "")
    return Frame(
        lemma=first,
        particle=particle or None,
        is_noun=row["pos"] == "n",
        is_modal=row["pos"] == "m",
        objects=objects,
        type=row["type"],
        mode=row["mode"] or None,
        act=row["act"],
        pattern=row["pattern"],  # type: ignore[arg-type]
        sources=listed(row["source"]),
        targets=listed(row["target"]),
        status=row["status"] or None,
    )


@cache
def frames_by_form() -> tuple[dict[str, tuple[Frame, ...]], dict[str, tuple[Frame, ...]]]:
    """(verb form → frames, noun form → frames); those that ask for more words come first."""
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames():
        if frame.is_modal:
            continue
        forms = noun_forms(frame.lemma) if frame.is_noun else verb_forms(frame.lemma)
        for form in forms:
            (nouns if frame.is_noun else verbs)[form].append(frame)
    ordered = [
        {
            form: tuple(sorted(found, key=lambda f: (f.particle is None, not f.objects)))
            for form, found in table.items()
        }
        for table in (verbs, nouns)
    ]
    return ordered[0], ordered[1]


@cache
def modal_frames() -> dict[str, Frame]:
    """Modal verb → its frame."""
    return {frame.lemma: frame for frame in frames() if frame.is_modal}
