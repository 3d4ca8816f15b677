"""A text as its sentences, their words laid bare of house style, and the facts in them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Self

from readout.knowledge import counting

MIN_SENTENCE_WORDS = 5
"""Shorter sentences recur by chance: they are neither looked for nor counted."""

RUN = 8
"""Words in a row that two texts hardly have in common by chance, nor by a set phrase."""

PIECE = 3
"""Words of the pieces by which sentences worth comparing are found."""

_END = re.compile(
    r"(?<=[.!?\"”’»)])(?:(?<=[.!?])|(?<=[.!?][\"”’»)]))"
    r"(?<![\s.][A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!Gen\.)"
    r"(?<!Sen\.)(?<!Gov\.)(?<!Rep\.)(?<!St\.)(?<!No\.)[ \t]+(?=[\"“‘«(]?[^\s\da-z])"
    r"|(?<=[。！？」])(?=[^」』])|\n+"
)
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?<!\d)\d{1,3}(?: \d{3})+(?![\d.,:])|\d+(?:[.,:]\d+)*"
    r"|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+"
)
_QUOTE = re.compile(r"[\"“”„«»「」『』]")
_OPEN, _SHUT = frozenset("“„«「『"), frozenset("”»」』")
_TAIL = re.compile(
    r"^\W*(?:about (?:us|the (?:author|company|ministry|agency|embassy))|(?P<named>about [\w ]{3,40})"
    r"|share (?:this|on|via)\b.*|related (?:stories|articles|news|links|content).*|follow us\b.*|sign up\b.*"
    r"|subscribe\b.*|(?:our )?newsletters?\b.*|media contacts?\b.*|press contacts?\b.*|contact us\b.*"
    r"|for (?:more|further|media) (?:information|inquiries|enquiries)\b.*|read more\b.*|advertisement"
    r"|most (?:read|popular).*|notes? (?:to|for) (?:the )?editors?.*|terms (?:of use|and conditions).*"
    r"|privacy policy.*|disclaimer\b.*|copyright\b.*|©.*|all rights reserved.*)\W*$",
    re.IGNORECASE,
)
"""A line of its own that begins what stands under every text of an outlet."""

_FRAME = re.compile(r"[^\s.!?。！？:;,\"”’»」)\]][\"”’»]?\s*$|^\s*[(\[].*[)\]]\s*$")
"""A line of its own that ends as no sentence does, or stands in brackets."""

MAX_FRAME = 0.4
"""A text with more of its words in such lines is a text in lines, not one in a frame."""

TAIL_FROM, NAMED_TAIL_FROM = 0.2, 0.5
"""Where in a text such a line, or one "About" somebody, may begin its tail: nothing above that is cut."""

MAX_TAIL_LINE = 120
"""Code points of such a line at most."""

MAX_NAMES = 0.6
"""A sentence with more names among its words is a headline, or in capitals: its capitals mean nothing."""

_NUMBERS = {word: str(number) for number, word in enumerate((*counting.SMALL_NUMBERS, "twenty"))}
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
_MONTHS = {
    short: long
    for long in counting.MONTHS
    for short in ({long, long[:3]} | ({"sept"} if long == "september" else set()))
}
WEEKDAYS = frozenset(counting.WEEKDAYS)
MONTHS = frozenset(_MONTHS.values())
NUMBER, DATE, NAME, NOT, CAPITAL, NONE = "9", "d", "n", "!", "c", "."
"""What a word is, in a letter."""

FACTS = NUMBER + DATE + NAME

NEGATIONS = frozenset(
    ["not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "cannot", "without"]
)
_STYLE = frozenset(["percent", "per", "cent", "mr", "mrs", "ms", "dr"])
"""Words that house styles write otherwise or leave out."""

TITLES = frozenset(
    [
        "president",
        "prime",
        "minister",
        "foreign",
        "secretary",
        "state",
        "premier",
        "ambassador",
        "chancellor",
        "king",
        "queen",
        "prince",
        "general",
        "defense",
        "defence",
        "deputy",
        "vice",
        "ministry",
        "government",
        "department",
        "party",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "the",
        "leader",
        "chairman",
        "council",
        "committee",
        "envoy",
        "special",
        "senior",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
    ]
)
"""Words with a capital that name an office and no one: another hand writes them small or otherwise."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        words: As compared: folded, numbers as digits, months in full, without courtesy titles.
        facts: What each word is, a letter a word: `NUMBER`, `DATE`, `NAME`, `NOT` or `NONE`.
        quoted: How many of the words stand in quotation marks.
        is_frame: Whether it is a line around the text: a headline, a credit, a path through a site.
    """

    words: tuple[str, ...]
    facts: str
    quoted: int
    is_frame: bool = False

    @property
    def own(self) -> int:
        """How many of the words are the writer's own."""
        return len(self.words) - self.quoted

    def of_kind(self, kinds: str) -> frozenset[str]:
        """Its facts of some kinds.

        Args:
            kinds: Their letters.

        Returns:
            The words.
        """
        return frozenset(word for word, kind in zip(self.words, self.facts, strict=True) if kind in kinds)


@dataclass(frozen=True)
class Prose:
    """A text laid out.

    Attributes:
        sentences: In order, those of some length.
    """

    sentences: tuple[Sentence, ...]

    @cached_property
    def length(self) -> int:
        """How many words."""
        return sum(len(one.words) for one in self.sentences)

    @cached_property
    def own(self) -> int:
        """How many of them are not quoted."""
        return sum(one.own for one in self.sentences)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every `RUN` words that follow one another, over the ends of sentences."""
        words = [word for one in self.sentences for word in one.words]
        return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))

    @cached_property
    def pieces(self) -> dict[tuple[str, ...], list[int]]:
        """Pieces of its sentences, and in which sentences each stands."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, one in enumerate(self.sentences):
            for piece in pieces_of(one.words):
                found[piece].append(at)
        return dict(found)

    @cached_property
    def facts(self) -> frozenset[str]:
        """Numbers, dates and names."""
        return frozenset().union(*(one.of_kind(FACTS) for one in self.sentences))

    def pack(self) -> str:
        """The whole as one string, for `unpack`."""
        return "\n".join(
            f"{' '.join(one.words)}\t{one.facts}\t{one.quoted}\t{one.is_frame:d}" for one in self.sentences
        )

    @classmethod
    def unpack(cls, packed: str) -> Self:
        """What `pack` has put together."""
        found = []
        for line in packed.split("\n") if packed else ():
            words, facts, quoted, is_frame = line.split("\t")
            found.append(Sentence(tuple(words.split(" ")), facts, int(quoted), is_frame == "1"))
        return cls(tuple(found))


def pieces_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every `PIECE` words of a sentence that follow one another."""
    return zip(*(words[at:] for at in range(PIECE)), strict=False)


def lay_out(text: str, asides: tuple[tuple[int, int], ...] = ()) -> Prose:
    """Lay out a text for comparison.

    Args:
        text: The text.
        asides: (start, end) of what is not its prose.

    Returns:
        Its sentences of at least `MIN_SENTENCE_WORDS` words.

    Example:
        >>> lay_out("Mr. Lind met three U.S. envoys in Oslo.").sentences[0].words
        ('lind', 'met', '3', 'us', 'envoys', 'in', 'oslo')
    """
    for start, end in asides:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    text = unicodedata.normalize("NFKC", text)
    long = [one for one in _sentences(text) if len(one.words) >= MIN_SENTENCE_WORDS]
    return Prose(tuple(_unwrapped(list(_settled(long)))))


def _sentences(text: str) -> Iterator[Sentence]:
    at, stop = 0, len(text)
    for line in text.splitlines(keepends=True):
        tail = _TAIL.match(line.strip()) if len(line) < MAX_TAIL_LINE else None
        if tail is not None and at >= (NAMED_TAIL_FROM if tail["named"] else TAIL_FROM) * stop:
            return
        is_open = False
        pieces = [piece for piece in _END.split(line) if piece]
        is_frame = len(pieces) == 1 and _FRAME.search(line) is not None
        for piece in pieces:
            found, is_open = _sentence(piece, is_open=is_open)
            yield replace(found, is_frame=True) if is_frame else found
        at += len(line)


def _sentence(piece: str, *, is_open: bool) -> tuple[Sentence, bool]:
    words: list[str] = []
    facts: list[str] = []
    quoted, at, is_first = 0, 0, True
    has_quotes = _QUOTE.search(piece) is not None
    for match in _WORD.finditer(piece):
        if has_quotes:
            was_open, is_open = is_open, _is_open(piece, at, match.start(), is_open=is_open)
            is_first = is_first or (is_open and not was_open)
            at = match.end()
        word, fact = _word(match[0], is_first)
        is_first = False
        if word:
            words.append(word)
            facts.append(fact)
            quoted += is_open
    if has_quotes:
        is_open = _is_open(piece, at, len(piece), is_open=is_open)
    return Sentence(tuple(words), "".join(facts), quoted), is_open


def _is_open(piece: str, start: int, end: int, *, is_open: bool) -> bool:
    """Whether a quotation is open after a stretch between words."""
    for mark in _QUOTE.findall(piece, start, end):
        is_open = True if mark in _OPEN else False if mark in _SHUT else not is_open
    return is_open


@lru_cache(maxsize=1 << 16)
def _word(raw: str, is_first: bool) -> tuple[str, str]:  # noqa: FBT001 a keyword costs the cache a tenth of a run
    """A word as compared, and what kind of fact it is."""
    if raw[0].isdigit():
        return raw.replace(",", "").replace(" ", ""), NUMBER
    has_capital = raw[0].isupper()
    word = raw.casefold().replace(".", "").replace("’", "'")
    word = word.removesuffix("'s")
    if word in NEGATIONS or word.endswith("n't"):
        return word, NOT
    if word in _NUMBERS:
        return (_NUMBERS[word], NUMBER) if word != "one" else (word, NONE)
    if word in _ORDINALS:
        return _ORDINALS[word], NUMBER if word not in ("first", "second") else NONE
    if has_capital and (word in WEEKDAYS or word in _MONTHS):
        return _MONTHS.get(word, word), DATE
    if word in _STYLE:
        return "", NONE
    if has_capital and word not in TITLES:
        return word, CAPITAL if is_first and not raw[1:2].isupper() else NAME
    return word, NONE


def _settled(sentences: list[Sentence]) -> Iterator[Sentence]:
    """A capital at the beginning of a sentence is a name's where the text has the name elsewhere."""
    telling = [one for one in sentences if one.facts.count(NAME) <= MAX_NAMES * len(one.words)]
    names = {word for one in telling for word in one.of_kind(NAME)}
    for one in sentences:
        is_loud = one.facts.count(NAME) > MAX_NAMES * len(one.words)
        if not is_loud and CAPITAL not in one.facts:
            yield one
            continue
        facts = (
            (NAME if word in names else NONE) if kind == CAPITAL or (is_loud and kind == NAME) else kind
            for word, kind in zip(one.words, one.facts, strict=True)
        )
        yield replace(one, facts="".join(facts))


def _unwrapped(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Without frames where the text is in lines throughout."""
    framed = sum(len(one.words) for one in sentences if one.is_frame)
    is_in_lines = framed > MAX_FRAME * sum(len(one.words) for one in sentences)
    return (replace(one, is_frame=False) if is_in_lines and one.is_frame else one for one in sentences)
