"""People in no table, told by what stands beside their name: "his counterpart, Jean Roe", "Jean Roe, 43,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.mentions.cover import Cover
from readout.annotate.mentions.phrases import COUNTRY_SENSES
from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.mentions.repeats import is_transcribed
from readout.annotate.page import Page
from readout.knowledge.words import word_list

_CAP = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]z|[Uu]l)[-\s])?[^\W\d_a-zªº](?:[\w’'\-]*[^\W_]|\.)"
NAME_RUN = re.compile(
    rf"(?<![\w’'\-@#/.]){_CAP}"
    rf"(?: (?:(?:da|de|del|den|der|di|dos|la|van|von|bin|bint|ould|ibn) ){{0,2}}{_CAP}){{1,3}}"
)
_OWNS = re.compile(r"[’']s?$")
_PLACED = r"(?: (?:of|for|to|in|at|on|from|with) [^,;:()\"“”]{1,60})?"
_OF_WHAT = re.compile(rf"{_PLACED}, ")
_WHO = re.compile(r", (?:who|whose|whom)\b|, \d\d\b(?! ?[%–-])| \(\d\d\)")
_STOPS = ',;:()“”"'
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|said|says|told|met|and|but|that|which|quoting|citing)\b"
)
_NEAR_NOUN = re.compile(r"(?:[’']s)?(?: (?!(?:of|on|by|about|with|and|to|for|in|at) )[\w’'\-]+){0,4} ?")
"""Between an owner and the noun after it: "Malta's new migration | minister"."""
_HONORIFICS = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Sheikh|Sayyid|Gen|Col|Lt|Smt|Shri|Md|Hon|Amb|HE|H\.E"
    r"|(?:His|Her) Excellency)\.? )+\Z"
)
_MET_WITH = re.compile(
    r"\b(?:met|meets?|hosted|received|welcomed|phoned|(?:met|spoke|talks|talked|meeting|summit|dinner|lunch|call|"
    r"conversation|consultations|counterpart)(?: \w+)? (?:with|to)|between) [A-Z][\w ]{2,30}[’']s \Z"
)
"""Before an owner, they tell that who is met is somebody: "met Malta's A B"."""
_MEETS = re.compile(
    r" (?:(?:also|both|will) )?(?:met|meet|said|told|spoke|held|agreed|flew|travelled|traveled|arrived)\b"
)
_LAST_WORD = re.compile(r"([^\W\d_]+) \Z")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_SAME_OFFICE = frozenset({"counterpart", "opposite number", "colleague"})
_MAX_NATION = 30
"""How far before "counterpart" the nation may begin."""
_CLOSES = (",", ".", ";", ":", ")", "")
_MAX_BESIDE = 90
_SHORTEST_RUN = 2
"""Words of a name."""
IN_NO_TABLE = "in no table"
"""How the note of somebody begins whom only the text knows."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What tells that a name is somebody's.

    Attributes:
        start: First code point of the words.
        end: One past the last.
        noun: What they call him, or "" where they only show that he is a human being.
        noun_at: Where that stands.
    """

    start: int
    end: int
    noun: str
    noun_at: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words for people, before and after a name."""

    noun: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = sorted(
        word_list("person-nouns") | word_list("short-titles") | word_list("somebody-nouns"), key=len
    )
    noun = rf"(?P<noun>{'|'.join(map(re.escape, reversed(words)))})"
    return _Patterns(
        noun=re.compile(noun, re.IGNORECASE),
        before=re.compile(rf"(?<![\w’'\-]){noun}s?(?:,? |{_PLACED}, )\Z", re.IGNORECASE),
        after=re.compile(
            rf", (?P<lead>(?:[^,;:()\"“”]{{0,60}}[ \-])?){noun}"
            r"(?=[,.;:)—–]| (?:of|for|to|in|at|from|on|with|and|said|says|told|who)\b)"
        ),
    )


def strangers(page: Page, taken: Sequence[Reference], *, not_names: frozenset[str]) -> list[Reference]:
    """Full names of people whom no table knows, where the text says what they are.

    Args:
        page: The document on the desk.
        taken: References found so far; nothing found overlaps them.
        not_names: Lower-case words that make no name of what they stand in.

    Returns:
        Further references, each with the country or body of what he is called, where that names one.
    """
    cover = Cover(taken)
    states = frozenset(r.end for r in taken if r.sense in COUNTRY_SENSES)
    transcribed = {w for r in taken if r.is_person and is_transcribed(page, r) for w in _may_be_read(page, r)}
    found: list[Reference] = []
    for match in _runs(page.plain, cover):
        start, end = _trimmed(match, cover)
        if start is None or not cover.is_free(start, end) or not is_name(page.plain[start:end], not_names):
            continue
        if transcribed.intersection(page.plain[start:end].split(" ")):
            continue  # "Yoshihide Kan" in a text of Suga: see repeats
        number = page.sentence_at(start)
        if number is None or end > page.sentences[number].end:
            continue
        beside = _beside(page, states, start, end) or _joined_to(page, found, start, end)
        if beside is not None:
            stranger = _stranger(page, taken, start, end, beside)
            found.append(stranger)
            cover.add(stranger)
    return found


def _runs(text: str, cover: Cover) -> Iterator[re.Match[str]]:
    """Runs of capitalised words; one that begins with none of a name goes on behind it.

    "Omani Vice Minister Jean Roe Hill" is too long for a name, "Jean Roe Hill" is not.
    """
    at = 0
    while (match := NAME_RUN.search(text, at)) is not None:
        yield match
        at = match.end()
        words = match[0].split(" ")
        tail = len(words[-1])
        if len(words) > _SHORTEST_RUN and _is_none(words[-2]) and cover.is_free(at - tail, at):
            at -= tail  # "Norwegian State Secretary Jean | Roe"
        elif len(words) == _SHORTEST_RUN and _is_none(words[0]):
            at -= tail


def _trimmed(match: re.Match[str], cover: Cover) -> tuple[int, int] | tuple[None, int]:
    """The run without "Vendor", "Health Minister" or "But" at its head and the ending of an owner.

    None where one word is left.
    """
    words = match[0].split(" ")
    starts = [match.start() + sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    first = max(
        (
            n + 1
            for n, word in enumerate(words)
            if _is_none(word) or not cover.is_free(starts[n], starts[n] + 1)
        ),
        default=0,
    )
    end = match.start() + len(_OWNS.sub("", match[0]))
    return (starts[first], end) if len(words) - first > 1 else (None, end)


def _may_be_read(page: Page, person: Reference) -> list[str]:
    """Words of a name that another reading of it would share: the family name, all of one read otherwise."""
    words = [*person.name.split(" "), *page.plain[person.name_start : person.name_end].split(" ")]
    family = page.knowledge.persons[person.key].family
    return words if person.flag == "reading" else [word for word in words if word == family]


def _is_none(word: str) -> bool:
    """Whether a capitalised word before a name is none of it: "But", "Mr", "Minister", "UPA"."""
    bare = word.rstrip(".")
    return (
        word in word_list("sentence-openers")
        or bare in word_list("not-in-names")
        or bare in word_list("honorifics")
        or (word.isupper() and len(word) > 2)
        or _patterns().noun.fullmatch(word) is not None
    )


def is_name(words: str, not_names: frozenset[str]) -> bool:
    """Whether no word is one of an organization, a place or a day."""
    each = [w.strip(".") for w in words.split(" ") if w.lower() not in word_list("name-particles")]
    foreign = not_names | word_list("organization-words")
    are_of_name = all(w not in word_list("not-in-names") and w.lower() not in foreign for w in each)
    return are_of_name and any(not w.isupper() for w in each)


def _beside(page: Page, states: frozenset[int], start: int, end: int) -> _Beside | None:
    spot = page.sentences[page.sentence_at(start) or 0]
    text = page.plain
    low = max(spot.start, start - _MAX_BESIDE)
    title = _HONORIFICS.search(text, low, start)
    before = _patterns().before.search(text, low, title.start() if title is not None else start)
    after_end = min(spot.end, end + _MAX_BESIDE)
    if before is not None and (before[0][-2] != "," or text[end : end + 1] in ",.;:)" or end == spot.end):
        opens = max((text.rfind(stop, low, before.start()) for stop in _STOPS), default=-1)
        return _Beside(max(low, opens + 1), before.end(), before["noun"].lower(), before.start("noun"))
    after = _patterns().after.match(text, end, after_end)
    if after is not None and not _VERBS.search(after["lead"]):
        closes = min((at for stop in _STOPS if (at := text.find(stop, after.end())) >= 0), default=spot.end)
        return _Beside(end, min(closes, spot.end), after["noun"].lower(), after.start("noun"))
    if _WHO.match(text, end, after_end):
        return _Beside(end, end, "", end)
    is_owned = text[start - 3 : start] in ("'s ", "’s ") and start - 3 in states
    if is_owned and (_MET_WITH.search(text, low, start) or _MEETS.match(text, end, after_end)):
        return _Beside(low, start, "", start)
    if text[start:end].split(" ", 1)[0] not in page.knowledge.given_names:
        return None
    return (
        _Beside(low, start, "", start)
        if is_owned
        else _Beside(end, end, "", end)
        if _speaks(page, start, end)
        else None
    )


def _joined_to(page: Page, found: Sequence[Reference], start: int, end: int) -> _Beside | None:
    """ "members Denis Bećirović and Željko Komšić": joined to somebody of whom the text says so."""
    is_joined = bool(found) and page.plain[found[-1].end : start] == " and "
    return _Beside(end, end, "", end) if is_joined else None


def _speaks(page: Page, start: int, end: int) -> bool:
    """Whether a verb of speech stands right before or after a name: "Hani Sewilam said"."""
    before, after = (
        _LAST_WORD.search(page.plain, max(0, start - 20), start),
        _NEXT_WORD.match(page.plain, end),
    )
    verbs = (page.knowledge.verb_of(match[1].lower()) for match in (before, after) if match is not None)
    return any(verb is not None and verb.kind == "speech" for verb in verbs)


def _stranger(page: Page, taken: Sequence[Reference], start: int, end: int, beside: _Beside) -> Reference:
    name = page.plain[start:end]
    role, country, home = _owner(page.plain, taken, beside)
    colleague = _last_office(taken, start) if beside.noun in _SAME_OFFICE else None
    office = role.office if role is not None else beside.noun.capitalize() or None
    stranger = Reference(
        start=start,
        end=end,
        name_start=start,
        name_end=end,
        entity=unlisted("person", name, country),
        name=name,
        sense="person",
        country=country,
        home=home,
        office=colleague.office if colleague is not None else office,
        office_id=colleague.office_id
        if colleague is not None
        else role.office_id
        if role is not None
        else None,
        score=0.6,
        note=f"{IN_NO_TABLE}: "
        + (f"named beside “{beside.noun}”" if beside.noun else "told as a human being"),
    )
    if role is not None and role.entity is None and role.end <= start:
        _tie(role, stranger)  # "Ethiopia's chief negotiator, Sileshi Bekele"
    return stranger


def _owner(
    text: str, taken: Sequence[Reference], beside: _Beside
) -> tuple[Reference | None, str | None, str | None]:
    """The title among the words, the country and the body told with it: the nearest before the noun first."""
    inside = [r for r in taken if beside.start <= r.start and r.end <= beside.end and not r.is_person]
    before = [
        r for r in inside if r.end > beside.noun_at or _NEAR_NOUN.fullmatch(text, r.end, beside.noun_at)
    ]
    before = [r for r in before if r.start <= beside.noun_at]
    role = next((r for r in before if r.sense == "role" and r.start <= beside.noun_at < r.end), None)
    nearest = [*reversed(before), *(r for r in inside if r.start > beside.noun_at)]
    owner = next((r for r in nearest if r.sense in COUNTRY_SENSES and (r.country or r.sense == "body")), None)
    country = (
        role.country if role is not None and role.country else owner.country if owner is not None else None
    )
    return role, country, owner.key if owner is not None and country is None else None


def _last_office(taken: Sequence[Reference], start: int) -> Reference | None:
    """Who was named last before with an office: a counterpart has the same."""
    before = [r for r in taken if r.is_person and r.office_id is not None and r.end <= start]
    return max(before, key=lambda r: r.start, default=None)


def cut_glued(taken: Sequence[Reference]) -> None:
    """ "Julia Gillardon bilateral issues": a name that runs into the next word is the one named elsewhere.

    Args:
        taken: References found by titles; changed in place.
    """
    for stranger in taken:
        if stranger.is_person and stranger.note.startswith(IN_NO_TABLE):
            _cut(stranger, taken)


def _cut(stranger: Reference, others: Sequence[Reference]) -> None:
    for other in others:
        rest = stranger.name.removeprefix(other.name)
        is_glued = 0 < len(rest) < len(stranger.name) and rest.isalpha() and rest.islower()
        if is_glued and other.is_person and " " in other.name:
            stranger.entity, stranger.name, stranger.country = other.entity, other.name, other.country
            stranger.home, stranger.office, stranger.office_id = other.home, other.office, other.office_id
            stranger.end = stranger.name_end = stranger.name_end - len(rest)
            stranger.note, stranger.flag = f"run together with “{rest}”", "reading"
            return


def tie_titles(page: Page, taken: Sequence[Reference]) -> None:
    """Give titles beside somebody's name to him: "António Costa, the president of the Council"."""
    _tie_counterparts(page, taken)
    people = {r.end: r for r in taken if r.is_person}
    for role in taken:
        if role.sense != "role" or role.method == "office-holder":
            _tie_beside(page, role, people, taken)
            continue
        if role.entity is not None:
            continue
        person = next((people[at] for at in _ends_before(page.plain, role.start) if at in people), None)
        person = person or _named_after(page.plain, role, taken)
        if person is None or (
            role.country and role.country != (person.country or person.home or role.country)
        ):
            continue
        _tie(role, person)
        for again in (r for r in taken if r.key == person.key and r.office_id is None):
            again.office, again.office_id = person.office, person.office_id


def _tie_beside(
    page: Page, role: Reference, people: Mapping[int, Reference], taken: Sequence[Reference]
) -> None:
    """ "the Estonian prime minister, Mart Kask,": the text names him, whoever the tables think it is."""
    if role.sense != "role" or role.country is None:
        return
    before = next((people[at] for at in _ends_before(page.plain, role.start) if at in people), None)
    after = _named_after(page.plain, role, taken)
    if after is not None and page.plain[after.end : after.end + 1] not in _CLOSES:
        after = None
    person = after or before
    if (
        person is None
        or person.key == role.key
        or (person.country or person.home) not in (None, role.country)
    ):
        return
    if person.note.startswith(IN_NO_TABLE):
        person.country = role.country
        person.entity = unlisted("person", person.name, role.country)
    _tie(role, person)
    role.name, role.method, role.score = person.name, "role", person.score


def _tie(role: Reference, person: Reference) -> None:
    """The title is his; he has its office where none was known."""
    if person.office_id is None and not role.is_former:
        person.office, person.office_id = role.office, role.office_id
    role.entity, role.country, role.home = person.entity, role.country or person.country, person.home
    role.office, role.note = person.office or role.office, f"{person.name}, named beside it"


def _tie_counterparts(page: Page, taken: Sequence[Reference]) -> None:
    """ "his French counterpart Jean-Noël Barrot": he has the office of him before whom he is named."""
    for person in taken:
        if not person.is_person or person.sense != "person" or person.office_id is not None:
            continue
        match = _patterns().before.search(page.plain, max(0, person.start - _MAX_BESIDE), person.start)
        colleague = _last_office(taken, person.start) if match is not None else None
        if match is None or colleague is None or match["noun"].lower() not in _SAME_OFFICE:
            continue
        start = max(0, match.start() - _MAX_NATION)
        words = _Beside(start, match.end(), match["noun"].lower(), match.start("noun"))
        _, country, _ = _owner(page.plain, taken, words)
        for again in (r for r in taken if r.key == person.key and r.office_id is None):
            again.office, again.office_id = colleague.office, colleague.office_id
            again.country = again.country or country


def _named_after(text: str, role: Reference, taken: Sequence[Reference]) -> Reference | None:
    """ "the president of its Commission, Omar Touray": whose name follows a title and what it is of."""
    match = _OF_WHAT.match(text, role.end)
    at = match.end() if match is not None else -1
    return next((r for r in taken if r.is_person and r.start == at and r.sense == "person"), None)


def _ends_before(text: str, start: int) -> Iterator[int]:
    """Where a name would end that a title follows: ", ", ", the ", ", then "."""
    match = re.search(r", (?:the |a |an |its |their |then )?\Z", text[max(0, start - 10) : start])
    if match is not None:
        yield start - len(match[0])
