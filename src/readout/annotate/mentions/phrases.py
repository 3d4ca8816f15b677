"""Title grammar on the characters: country, title, name, in the orders that news and releases use.

Works before parsing, so that "U.S. Secretary of State Antony Blinken" is one thing to the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from readout.annotate.mentions.lexicon import FoundName, FoundTitle
from readout.knowledge.types import Name
from readout.knowledge.words import word_list

COUNTRY_SENSES = frozenset({"state", "adjective", "demonym", "body", "metonym", "group"})
"""Senses that can stand before a title and say whose it is."""

_FORMER = re.compile(r"\b(former|ex|then|late|outgoing|ousted|deposed)[\s-]+$", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:acting|interim|caretaker|current|new|newly\s+appointed|incoming|visiting|designate)\s+$",
    re.IGNORECASE,
)
_EXCELLENCY = re.compile(
    r"\b(?:H\.\s?E\.|HE|HRH|(?:His|Her) (?:Royal )?(?:Excellency|Majesty|Highness))(?:,? the)?\s+\Z"
)
"""Honours before a title: "HE the Minister of State"."""
_SENT_TO = re.compile(r" (?:to|in) (?:the )?")
_SENT = frozenset({"ambassador", "special-envoy"})
_POSSESSIVE = re.compile(r"(?:[’']s?)?\s+$")
_STEM = re.compile(r"\b(?:foreign|defen[cs]e|finance|trade|economic|security)\s+and\s+\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*and|,|and)\s+(?:the\s+)?")
_JUNIOR = re.compile(r",? (?:Jr|Sr)\.")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_OF = re.compile(r"\s+(?:of|for|to|from)\s+(?:the\s+)?", re.IGNORECASE)
_PAREN = re.compile(r"\s*\([A-Z][A-Za-z.&\-]{1,9}\)")
_JOIN = re.compile(r"\s*(?:,\s*and|,|/|and|&)\s+(?:the\s+)?")
_SPACE = re.compile(r" +")
_PAREN_BEFORE = re.compile(r" \([A-Z][A-Za-z.]{1,9}\)\Z")
_GAP = re.compile(r"\s+|,\s+|\s*,\s*(?=[A-Z])")
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Prof|Gen|General|Lt|Col|Adm|H\.\s?E|Hon|Madam|"
    r"Shri|Smt|Dato|Datuk|Tan Sri|Pehin|U)\.?\s+"
)
_WORD = re.compile(r"[^\W\d_][\w’'\-]*\.?")
_MAX_NAME_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A title phrase as found, nobody resolved yet.

    Attributes:
        start: First code point of the whole.
        end: One past its last.
        titles: The titles in it, in order.
        owners: The states and bodies it names, as their gazetteer readings.
        name: (start, end) of the personal name, or None.
        is_former: "former", "then-" …
        is_plural: "foreign ministers".
    """

    start: int
    end: int
    titles: tuple[FoundTitle, ...]
    owners: tuple[Name, ...] = ()
    name: tuple[int, int] | None = None
    is_former: bool = False
    is_plural: bool = False

    def owner_ids(self) -> list[str]:
        """States (ISO alpha-3) and bodies (entity id) that the phrase or its titles themselves name."""
        if self.owners:
            return list(dict.fromkeys(o.country or o.entity for o in self.owners))
        meanings = [m for t in self.titles for m in t.titles]
        if any(not m.countries for m in meanings):
            return []
        return sorted({c for m in meanings for c in m.countries})

    def offices(self) -> list[str]:
        """Every office the titles can mean for these owners."""
        owners = set(self.owner_ids())
        meanings = (m for t in self.titles for m in t.titles)
        fitting = (m.office for m in meanings if not m.countries or not owners or owners & set(m.countries))
        return list(dict.fromkeys(fitting))

    def country(self) -> str | None:
        """The country it names last, or the only one its titles can belong to."""
        named = [o.country for o in self.owners if o.country]
        ids = self.owner_ids()
        if named:
            return named[-1]
        return ids[0] if len(ids) == 1 and "/" not in ids[0] else None


class TitleGrammar:
    """Reads title phrases off one text."""

    def __init__(
        self,
        text: str,
        names: Sequence[FoundName],
        titles: Sequence[FoundTitle],
        *,
        borders: Sequence[int] = (),
    ) -> None:
        """Index what the first pass found.

        Args:
            text: The stored text.
            names: Known names in it.
            titles: Known titles in it.
            borders: Where sentences begin, in order; no phrase runs across one.
        """
        self._text = text
        self._borders = borders
        self._by_start = {n.start: n for n in names}
        self._by_end = {n.end: n for n in names}
        self._titles = {t.start: t for t in titles}

    def phrases(self) -> list[Phrase]:
        """All title phrases, in order, not overlapping."""
        found: list[Phrase] = []
        at = 0
        for start in sorted(self._titles):
            if start < at:
                continue
            phrase = self._phrase(self._titles[start])
            if found and phrase.start < found[-1].end:
                continue
            found.append(phrase)
            at = phrase.end
        return found

    def _phrase(self, title: FoundTitle) -> Phrase:
        start, owners, is_former = self._left(title)
        titles, end = [title], title.end
        joined = self._joined(title)
        if joined is not None:
            titles.extend(joined)
            end = joined[-1].end
        end, after = self._owner_after(end, several=title.is_plural, is_sent=bool(owners))
        if after and not title.is_plural:
            more = self._joined_at(end)
            if more:
                titles.extend(more)
                end = more[-1].end
        if owners or after:
            end = self._past_posting(title, end)
        name = None if title.is_plural else self._name(end)
        if name is None and joined is not None:  # "the prime minister and the foreign minister": two people
            titles, (end, after) = [title], self._owner_after(title.end, is_sent=bool(owners))
        if name is not None:
            end, further = self._country_after(name[1])
            after = (*after, *further)
        return Phrase(
            start=start,
            end=end,
            titles=tuple(titles),
            owners=(*owners, *after),
            name=name,
            is_former=is_former,
            is_plural=title.is_plural,
        )

    def _left(self, title: FoundTitle) -> tuple[int, tuple[Name, ...], bool]:
        """Start of the phrase, owners named before the title, whether it is a former one."""
        start, is_former = self._strip(self._stem_before(title))
        owners: list[Name] = []
        while (owner := self._owner_before(start)) is not None:
            owners.insert(0, owner[1])
            start, former = self._strip(owner[0])
            is_former = is_former or former
            conjunction = re.search(r"(?:,\s*|\s+)(?:and\s+)?$", self._text[max(0, start - 8) : start])
            if not title.is_plural or conjunction is None:
                break
            earlier = self._by_end.get(start - len(conjunction[0]))
            if earlier is None or _owner(earlier) is None:
                break
            start -= len(conjunction[0])
            owners.insert(0, _owner(earlier))  # type: ignore[arg-type]
            start = earlier.start
            break
        return start, tuple(owners), is_former

    def _stem_before(self, title: FoundTitle) -> int:
        """ "foreign and defense ministers": start of the first of two stems that share the noun."""
        if not title.is_plural:
            return title.start
        match = _STEM.search(self._text, max(0, title.start - 24), title.start)
        return match.start() if match is not None else title.start

    def _strip(self, start: int) -> tuple[int, bool]:
        """Step back over "former", "acting" and the like."""
        is_former = False
        while True:
            before = self._text[max(0, start - 24) : start]
            match = _FORMER.search(before)
            if match is None and (honour := _EXCELLENCY.search(before)) is not None:
                return start - (len(before) - honour.start()), is_former
            if match is not None:
                is_former = True
            else:
                match = _FILLER.search(before)
            if match is None:
                return start, is_former
            start -= len(before) - match.start()

    def _is_border(self, low: int, high: int) -> bool:
        """Whether a sentence begins after `low` and not after `high`."""
        at = bisect_right(self._borders, low)
        return at < len(self._borders) and self._borders[at] <= high

    def _owner_before(self, start: int) -> tuple[int, Name] | None:
        gap = _POSSESSIVE.search(self._text, max(0, start - 6), start)
        if gap is None:
            return None
        end = gap.start()
        paren = _PAREN_BEFORE.search(
            self._text, max(0, end - 14), end
        )  # "Republic of Korea (ROK) Foreign Minister"
        found = self._by_end.get(paren.start() if paren is not None else end)
        owner = _owner(found) if found is not None and not self._is_border(found.end, start) else None
        return (found.start, owner) if found is not None and owner is not None else None

    def _owner_after(
        self, end: int, *, several: bool = False, is_sent: bool = False
    ) -> tuple[int, tuple[Name, ...]]:
        """ "of Japan", and for several holders "of Japan and the United States".

        Whom one country has and sends ("the Libyan ambassador to Greece") is not of the other.
        """
        owners: list[Name] = []
        link = _OF
        while (match := link.match(self._text, end)) is not None:
            found = self._by_start.get(match.end())
            owner = _owner(found) if found is not None else None
            if found is None or owner is None:
                break
            if self._is_border(end, found.start) or (is_sent and match[0].split()[0].lower() == "to"):
                break
            if self._text[found.end : found.end + 2] in ("’s", "'s"):
                break  # "the speaker of Turkey's assembly"
            owners.append(owner)
            paren = _PAREN.match(self._text, found.end)
            end, link = (paren.end() if paren is not None else found.end), _AND
            if not several:
                break
        return end, tuple(owners)

    def _past_posting(self, title: FoundTitle, end: int) -> int:
        """ "Ambassador of Ecuador to Qatar Pascual Roe": where he is sent stands before his name."""
        link = _SENT_TO.match(self._text, end)
        found = self._by_start.get(link.end()) if link is not None else None
        if found is None or _owner(found) is None or not _SENT.intersection(m.office for m in title.titles):
            return end
        return found.end if self._name(found.end) is not None else end

    def _country_after(self, end: int) -> tuple[int, tuple[Name, ...]]:
        """ "Prime Minister Pashinyan of Armenia": the country belongs to the phrase; not "of Armenia's"."""
        if (country := self._in_brackets(end)) is not None:
            return country
        if self._text[end : end + 4] != " of ":
            return end, ()
        past, owners = self._owner_after(end)
        return (end, ()) if self._text[past : past + 2] in ("’s", "'s") else (past, owners)

    def _in_brackets(self, end: int) -> tuple[int, tuple[Name, ...]] | None:
        """ "Foreign Minister Szijjártó (Hungary)": the country stands in brackets after the name."""
        found = self._by_start.get(end + 2) if self._text[end : end + 2] == " (" else None
        owner = _owner(found) if found is not None and self._text[found.end : found.end + 1] == ")" else None
        return (found.end + 1, (owner,)) if found is not None and owner is not None else None

    def _joined(self, title: FoundTitle) -> list[FoundTitle] | None:
        return None if title.is_plural else self._joined_at(title.end) or None

    def _joined_at(self, end: int) -> list[FoundTitle]:
        found: list[FoundTitle] = []
        while (match := _JOIN.match(self._text, end)) is not None:
            following = self._titles.get(match.end())
            if following is None or following.is_plural or self._is_border(end, match.end()):
                break
            found.append(following)
            end = following.end
        return found

    def _name(self, end: int) -> tuple[int, int] | None:
        gap = _GAP.match(self._text, end)
        if gap is None or self._is_border(end, gap.end()):
            return None
        start = gap.end()
        honorific = _HONORIFIC.match(self._text, start)
        if honorific is not None:
            start = honorific.end()
        run = self._name_run(start)
        if run is None or "," not in gap[0]:
            return run
        known = self._by_start.get(start)
        is_person = known is not None and any(n.sense == "person" for n in known.names)
        return run if is_person and self._text[run[1] : run[1] + 1] in ",." else None

    def _name_run(self, start: int) -> tuple[int, int] | None:
        """The run of capitalised words at a position that can be a personal name, or None."""
        at, end, count, pending = start, start, 0, start
        while count < _MAX_NAME_WORDS:
            word = _WORD.match(self._text, pending)
            if word is None:
                break
            piece = _bare(word[0])
            if pending != start and self._is_other(pending):
                break
            if piece[:1].isupper() and piece.rstrip(".") not in word_list("not-in-names"):
                end, count = pending + len(piece), count + 1
            elif piece.lower() not in word_list("name-particles"):
                break
            at = pending + len(piece)
            is_stop = piece.endswith(".") and len(piece) > 3 and _INITIALS.fullmatch(piece) is None
            if at < pending + len(word[0]) or is_stop:
                break
            space = _SPACE.match(self._text, at)
            if space is None or self._is_border(at, space.end()):
                break
            pending = space.end()
        if count == 0:
            return None
        if (
            self._text[end - 1] == "."
            and end - start > 2
            and not re.search(r"\b[A-Z]\.$|Jr\.$|Sr\.$", self._text[start:end])
        ):
            end -= 1
        junior = _JUNIOR.match(self._text, end)
        end = junior.end() if junior is not None else end
        known = self._by_start.get(start)
        if known is not None and known.end >= end:
            if all(n.sense != "person" for n in known.names):
                return None
            end = known.end
        return start, end

    def _is_other(self, position: int) -> bool:
        """Whether a title or something that is no person begins there."""
        if position in self._titles:
            return True
        known = self._by_start.get(position)
        return known is not None and all(n.sense != "person" for n in known.names)


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    for tail in ("’s", "'s", "’", "'"):
        if word.endswith(tail):
            return word[: -len(tail)]
    return word


def _owner(found: FoundName) -> Name | None:
    return next((n for n in found.names if n.sense in COUNTRY_SENSES), None)
