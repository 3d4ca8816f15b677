"""What somebody's report can vouch for: words of others, not what they mean, hold or are."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.statements.grammar import is_people
from readout.annotate.statements.said import Said
from readout.annotate.statements.words import BODIES, HELD_NOUNS, HELD_VERBS
from readout.model import Party

_NOW = frozenset({"VBZ", "VBP", "VB", "VBG"})
_NOBODY = frozenset({"it", "that", "all", "'s", "’s"})
_UNDERTAKEN = ("infinitive", "object", "preposition-object")
_WANTED = ("infinitive", "request")


def is_guess(said: Said) -> bool:
    """Whether it tells what somebody means, not what he said, as far as the words themselves show it.

    Args:
        said: What stands in somebody else's report.
    """
    if said.cue is None:
        return False
    if said.rule == "noun":
        return not _is_told(said)
    if said.rule == "withheld":
        return said.tree is not None and not any(
            c.lower in ("had", "has", "have", "did") for c in said.tree.children(said.cue.token, "aux")
        )
    verb = said.cue.verb
    if verb is None:
        return False
    is_now = said.cue.token.tag in _NOW
    if (
        verb.kind == "thought"
        and said.is_inner
        and said.source is not None
        and said.source.head.lower == "we"
    ):
        return False  # "We both think": he speaks for another, too
    if verb.kind == "thought":
        return is_now or said.rule in _WANTED
    return is_now and not verb.strength and said.rule in _UNDERTAKEN


def _is_told(said: Said) -> bool:
    """Whether a noun is of speech and owned by somebody named: "Macron's suggestion", not "its policy"."""
    if said.source is None or said.cue is None or said.cue.token.lower in HELD_NOUNS:
        return False
    owner = said.source.head
    is_named = owner.tag.startswith("NNP") or " " in owner.text or owner.lower in BODIES
    return is_named and (said.is_inner or said.cue.token.dep == "dobj")


def is_held(said: Said, speakers: Sequence[Party]) -> bool:
    """Whether it is a position that a state has: "said that Budapest supported the fund".

    Args:
        said: What stands in somebody else's report.
        speakers: Who would say it.
    """
    verb = said.cue.verb if said.cue is not None else None
    is_position = verb is not None and (verb.kind == "thought" or verb.lemma in HELD_VERBS)
    is_of_a_state = len(speakers) == 1 and (speakers[0].entity or "").startswith("state/")
    return is_position and is_of_a_state and said.rule in ("judgement", "object")


def is_nobody(said: Said, speakers: Sequence[Party]) -> bool:
    """Whether "it" or a thing that nobody can make out would speak.

    Args:
        said: What stands in somebody else's report.
        speakers: Who would say it.
    """
    if said.source is None or any(p.entity is not None for p in speakers):
        return False
    head = said.source.head
    if head.lower == "it" and any(p.name.lower() != "it" for p in speakers):
        return False  # "The junta said it had told Paris": who tells it
    is_thing = not head.tag.startswith("NNP") and not is_people(head) and not head.lower.endswith("s")
    return (
        head.lower in _NOBODY or head.tag in ("JJ", "JJR", "JJS") or (is_thing and head.tag in ("NN", "POS"))
    )
