"""What the parser sees of a sentence: each name as one word, and plain words for what it would misread.

The stretches are declared below, each with a sentence in which it stands and one in which it must not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.parse import ParseTask, Stand
from readout.annotate.sentences import Sentence
from readout.knowledge.frames import frames
from readout.knowledge.words import word_list

_PLUS = re.compile(r"[“\"]?\b[2-9]\s?(?:\+|plus)\s?[1-9]\b[”\"]?")
"""Formats such as “2+2”, which the parser shall read as an adjective."""
_ONE_WORD = re.compile(
    r"\b(?:(?:re|co)-[a-z]{4,}|(?:test|flight)-[a-z]{4,}|cease-fires?|sit-(?:in|down)s?"
    r"|[a-z]{4,}-(?:ups?|offs?|asides?|outs?|downs?|overs?|backs?))\b",
    re.IGNORECASE,
)
"""Words written with a hyphen that the parser shall not cut: "cease-fire", "re-established", "build-up"."""
_PHRASES = {
    "face to face": "privately",
    "face-to-face": "private",
    "one on one": "privately",
    "t\u00eate-\u00e0-t\u00eate": "encounter",
    "t\u00eate-\u00e0-t\u00eates": "encounters",
    "t\u00eates-\u00e0-t\u00eates": "encounters",
    "tete-a-tete": "encounter",
    "tete-a-tetes": "encounters",
    "video conference": "videoconference",
    "video-conference": "videoconference",
    "video conferences": "videoconferences",
    "tele-conference": "teleconference",
    "rang": "phoned",
    "opposite number": "counterpart",
}
"""Stretches of several words → what the parser shall see: "met face to face" reads as "met privately"."""
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_PHRASES, key=len, reverse=True))})\b", re.IGNORECASE)
_GOES_ON = re.compile(r" (resume|begin|start|open|end|continue|stall|collapse|restart)\b")
"""What talks do in a headline."""
_LEAD_IN = re.compile(r"(?:[^,;]{0,60}(?::|--?|–|—) )?[“\"‘']?\Z")
"""What may stand before the first name of a headline: nothing, or a place, a day or an agency and a dash."""
_HEADLINE_JOINT = re.compile(r"(?:,| and) (?:the )?\Z")
_VERB_AFTER = re.compile(r" (?:(?:[a-z]+ly|jointly|again|both) )?([a-z]+)\b")
_PEOPLE_AFTER = re.compile(r" (?:(?:top|senior|chief|foreign|defen[cs]e) )*(?:[A-Z]Ms?|[a-z]+s)(?= )")
"""After nations: "US, Chinese officials meet"."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW_WORDS = 3
"""So many capitalised words make a headline."""
_NATIONS = frozenset({"adjective", "demonym"})
_ACTORS = frozenset({"person", "role", "state", "body", "capital", "group"})
_PLAIN_NAME = "Johnson"
"""A name that the parser takes for one."""
_PLAIN_VERB = "speak"
"""The same of a verb;"""
_PLAIN_THIRD = "praises"
_PLAIN_TALKS = "negotiations"
"""and of the noun for talks."""


def task_of(page: Page, number: int) -> ParseTask:
    """What the parser gets of a sentence.

    Args:
        page: The document on the desk, its names resolved.
        number: Of the sentence.

    Returns:
        Its text, and what the parser shall see instead of names and some phrases.
    """
    sentence = page.sentences[number]
    text = page.text
    inside = page.references_in(sentence.start, sentence.end)
    stands = [Stand(start=r.start, end=r.end, word=_word(text, r, sentence)) for r in inside]
    for match in _PLUS.finditer(text, sentence.start, sentence.end):
        _add(stands, match.start(), match.end(), "bilateral")
    for match in _PHRASE.finditer(text, sentence.start, sentence.end):
        _add(stands, match.start(), match.end(), _PHRASES[match[0].lower()])
    if text.find("-", sentence.start, sentence.end) >= 0:
        for match in _ONE_WORD.finditer(text, sentence.start, sentence.end):
            _add(stands, match.start(), match.end(), _unhyphened(match[0]))
    commas, verb = headline_commas(text, sentence, inside)
    for comma in commas:
        _add(stands, comma, comma + 1, "and")
    third = headline_verb(text, sentence, inside)
    if third is not None:
        _add(stands, third.start, third.end, third.word)
    if verb is not None and text[verb[0] : verb[1]] in word_list("noun-like-verbs"):
        _add(stands, *verb, _PLAIN_VERB)  # "Obama, Medvedev lunch": no noun
    for reference in inside:
        low = reference.end + 1
        if reference.sense in ("pair", *_NATIONS) and text[low : low + 6] in ("talks ", "talks"):
            _add(stands, low, low + 5, _PLAIN_TALKS)  # "Greek-Turkish talks resume": no verb
            goes_on = _GOES_ON.match(text, low + 5)
            if goes_on is not None:
                _add(stands, *goes_on.span(1), "begin")
    for low, high, word in _plain_words(text, sentence, inside):
        _add(stands, low, high, word)
    stands.sort(key=lambda s: s.start)
    return ParseTask(text=text[sentence.start : sentence.end], start=sentence.start, stands=tuple(stands))


def headline_commas(
    text: str, sentence: Sentence, inside: Sequence[Reference]
) -> tuple[list[int], tuple[int, int] | None]:
    """Commas that stand for "and" between those of whom a headline tells.

    It fires on "Suga, Biden speak by phone" and "Biden: US, Chinese officials to meet", and must not on
    "Lavrov, Russia's foreign minister, met Kerry".

    Args:
        text: The stored text.
        sentence: The sentence.
        inside: Whom it names, in order.

    Returns:
        Their places in the text, and where the verb behind the names stands.
    """
    if not inside or _LEAD_IN.fullmatch(text[sentence.start : inside[0].start]) is None:
        return [], None
    listed = [inside[0]]
    for other in inside[1:]:
        gap = text[listed[-1].end : other.start]
        if _HEADLINE_JOINT.fullmatch(gap) is None or not _are_alike(listed[-1], other):
            break
        listed.append(other)
    if len(listed) < 2 or len({r.key for r in listed}) < len(listed):
        return [], None
    at = listed[-1].end
    if listed[-1].sense in _NATIONS | {"state"}:
        people = _PEOPLE_AFTER.match(text, at, sentence.end)
        at = people.end() if people is not None else at
    verb = _VERB_AFTER.match(text, at, sentence.end)
    if verb is None or verb[1] not in headline_verbs():
        return [], None
    return [r.end for r in listed[:-1] if text[r.end] == ","], verb.span(1)


def headline_verb(text: str, sentence: Sentence, inside: Sequence[Reference]) -> Stand | None:
    """The verb behind the first name of a headline, where the parser would take it for a noun.

    It fires on "Saudi King Salman hosts Imran Khan", and must not on "Norwegian hosts said".

    Args:
        text: The stored text.
        sentence: The sentence.
        inside: Whom it names, in order.
    """
    if not inside or _LEAD_IN.fullmatch(text[sentence.start : inside[0].start]) is None:
        return None
    first = inside[0]
    if first.sense in _NATIONS and len(inside) > 1 and text[first.end : inside[1].start] == " ":
        first = inside[1]  # "Saudi King Salman"
    verb = _VERB_AFTER.match(text, first.end, sentence.end)
    if first.sense in _NATIONS or verb is None or verb[1] not in word_list("noun-like-third-persons"):
        return None
    return Stand(start=verb.start(1), end=verb.end(1), word=_PLAIN_THIRD)


def _plain_words(
    text: str, sentence: Sentence, inside: Sequence[Reference]
) -> Iterator[tuple[int, int, str]]:
    """Capitalised words of a headline, in small letters: "Kim Receives Envoy"; and "Meeting Azarov, he".

    Args:
        text: The stored text.
        sentence: The sentence.
        inside: Whom it names, in order.
    """
    if inside and text[sentence.start : inside[0].start] == "Meeting ":
        yield sentence.start, inside[0].start - 1, "visiting"  # no noun
    ends = [sentence.start, *(r.end for r in inside)]
    gaps = zip(ends, [*(r.start for r in inside), sentence.end], strict=True)
    words = [m for low, high in gaps for m in _LONG_WORD.finditer(text, low, max(low, high))]
    if len(words) >= _FEW_WORDS and all(m[0][0].isupper() and not m[0].isupper() for m in words):
        for match in words:
            if match.end() < sentence.end and match[0] not in word_list("not-in-names"):
                yield match.start(), match.end(), match[0].lower()


@cache
def headline_verbs() -> frozenset[str]:
    """What several do in a headline: "meet", "to", "held"; not "meets", which one does."""
    return frozenset(f.lemma for f in frames() if not f.is_noun) | word_list("headline-verbs")


def _are_alike(first: Reference, other: Reference) -> bool:
    """Whether two can be told in one list: two nations, or two who can act for different sides."""
    if first.sense in _NATIONS or other.sense in _NATIONS:
        nations = _NATIONS | {"state", "capital"}
        return first.sense in nations and other.sense in nations and first.country != other.country
    are_actors = {first.sense, other.sense} <= _ACTORS
    return are_actors and (first.side != other.side or (first.country is None and first.is_person))


def _add(stands: list[Stand], start: int, end: int, word: str) -> None:
    if all(end <= s.start or s.end <= start for s in stands):
        stands.append(Stand(start=start, end=end, word=word))


def _unhyphened(word: str) -> str:
    """ "co-hosted" reads as "hosted", "cease-fire" as "ceasefire"."""
    first, _, last = word.partition("-")
    return last if first.lower() in ("co", "test", "flight") else first + last


def _word(text: str, reference: Reference, sentence: Sentence) -> str:
    """What the parser sees instead of the phrase: the last word of name or title; a pair is an adjective."""
    if reference.sense == "pair":
        return "Allies" if "," in reference.name else "bilateral"
    if reference.sense in ("role", "roles") and reference.entity is None:
        return reference.name.rsplit(maxsplit=1)[-1]
    word = text[reference.name_start : reference.name_end].rsplit(maxsplit=1)[-1].strip("()") or "it"
    is_to_do = text[reference.end : reference.end + 4] == " to "
    if reference.start == sentence.start and (is_to_do or word.lower() in word_list("name-like-words")):
        return _PLAIN_NAME  # "Modi to visit Kyiv": no verb
    return word
