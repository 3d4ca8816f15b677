"""What was taken for the telling of an event on the way, and why it was refused."""

from __future__ import annotations

from dataclasses import dataclass

from readout.annotate.tree import Token
from readout.knowledge.frames import Frame

WHY: dict[str, str] = {
    "talk": "nobody is named who meets",
    "talk-with": "nobody is named to talk with",
    "talk-place": "told neither where nor with whom",
    "converse": "nobody is named to talk with, nor told that they did so together",
    "bring": "fewer than two sides are brought together",
    "guest": "guest or host is not named, or both are of one side",
    "welcome": "the guest is no person of another side, or not told to have come",
    "ended": "talks broken off by one side",
    "call-at": "it calls on nobody, or for something",
    "see": "no two persons of two sides, or something is said of the other",
    "join": "no talks are near",
    "receive": "the guest is no person, or of no other side",
    "visit": "it goes to no other country",
    "reach": "nobody is named who agrees",
    "paper": "no joint text",
    "speech": "nobody is named who takes the position",
    "call-on": "it calls on nobody",
    "invite": "nobody is named who invites",
    "mutual": "fewer than two sides are named",
    "dated": "it has no date of its own, or fewer than two sides are named",
    "together": "no word of closeness, or fewer than two sides",
    "material": "one of the two sides is not named",
    "deed": "nobody is named who does it",
    "help": "the giver or the receiver is not named",
    "toward": "its object is no party",
    "hit": "nobody is named who is hit",
    "forces": "no troops do it",
    "crowd": "no crowd does it",
    "arrest": "nobody is named who is arrested, or no place",
    "fight": "fewer than two sides are named",
    "skip": "these words together tell of no event",
}
"""Pattern of a frame → why a telling did not stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One telling that was considered.

    Attributes:
        start: First code point of its words.
        end: One past the last.
        rule: Name of the frame.
        type: PLOVER type it would have had; empty for none.
        outcome: What became of it, in words.
    """

    start: int
    end: int
    rule: str
    type: str
    outcome: str


def refused(frame: Frame, trigger: Token, noun: Token | None, outcome: str) -> Considered:
    """A telling that did not stand.

    Args:
        frame: What kind of telling.
        trigger: The word that tells.
        noun: Its noun, or None.
        outcome: Why not, in words.

    Returns:
        The entry.
    """
    words = [trigger] if noun is None else sorted((trigger, noun), key=lambda t: t.start)
    return Considered(
        start=words[0].start, end=words[-1].end, rule=frame.name, type=frame.type, outcome=outcome
    )
