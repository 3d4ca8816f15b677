"""Who had a story first, as far as publication dates, credits and cuts tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readout.link.stories.story import Brief

_CREDIT = re.compile(
    r"\b(?:(?:was |were )?(?:first|originally) (?:published|appeared|ran)(?: (?:by|in|on|at|with)){1,2}"
    r"|republished (?:from|courtesy of)|reprinted (?:from|courtesy of)|courtesy of|cross-?posted from|via)"
    r" (?:the website of )?(?P<who>(?:[Tt]he )?[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})"
)
"""How a reprint names whom it is reprinted from."""

ENDS = 600
"""Code points at either end of a text in which such a line is looked for."""

_UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document of a story, without its text.

    Attributes:
        brief: What is known about it.
        words: How long it is.
        credit: Whom it says it is reprinted from, or None.
        look_alike: The host that its own resembles, or None.
        shared: How much of it, in features, is in any other document at all.
    """

    brief: Brief
    words: int
    credit: str | None
    look_alike: str | None
    shared: int = 0

    @property
    def doc(self) -> str:
        """Id of the document."""
        return self.brief.doc


def credit_of(text: str) -> str | None:
    """Whom a text says it is reprinted from.

    Args:
        text: The text.

    Returns:
        The name, or None.

    Example:
        >>> credit_of("A text. This article was first published by The Strait Courier.")
        'The Strait Courier'
    """
    for part in (text[-ENDS:], text[:ENDS]):
        found = _CREDIT.search(part)
        if found is not None:
            return found["who"].rstrip(".’'")
    return None


def day_key(published: str | None) -> str:
    """A publication date for sorting: what is vague comes after the days it may mean, what is unknown last.

    Example:
        >>> sorted(["2021-03", "2021-03-16", "2021"], key=day_key)
        ['2021-03-16', '2021-03', '2021']
    """
    if not published:
        return _UNDATED
    return published if len(published) > 9 else f"{published}~"


def is_own(member: Member, agency: str | None) -> bool:
    """Whether the agency itself published the document."""
    return agency is not None and _is_same(member.brief.publisher, agency)


def ranked(members: Sequence[Member], agency: str | None) -> list[Member]:
    """Members of a story, the first first.

    What a look-alike host shows is never the first while there is another; then those whom others credit,
    the agency's own, the earlier, of one page that was fetched again the version fetched first, those to
    which most of the others go back, the fuller.

    Args:
        members: The documents.
        agency: The agency whose copy the story is, or None.

    Returns:
        The same in order.
    """
    credited = {one.credit for one in members if one.credit is not None}
    pages = Counter(one.brief.url for one in members if one.brief.retrieved_at is not None)
    return sorted(
        members,
        key=lambda one: (
            one.look_alike is not None,
            not any(_is_same(one.brief.publisher, name) for name in credited),
            not is_own(one, agency),
            day_key(one.brief.published),
            one.brief.retrieved_at or _UNDATED if pages[one.brief.url] > 1 else _UNDATED,
            -one.shared,
            -one.words,
            one.doc,
        ),
    )


def why_copied(first: Member, other: Member, agency: str | None, kind: str) -> tuple[bool, str]:
    """Whether a document was copied from the first, and what tells.

    Args:
        first: The first of the story.
        other: Another one.
        agency: The agency whose copy the story is, or None.
        kind: What the other did to the first.

    Returns:
        Whether that can be told, and why or why not in words.
    """
    if other.credit is not None and _is_same(first.brief.publisher, other.credit):
        return True, f"says itself that it was first published by {other.credit}"
    if other.look_alike is not None and first.look_alike is None:
        return True, f"its host resembles {other.look_alike} and is another"
    if agency is not None and is_own(first, agency) and not is_own(other, agency):
        credited = "credits" if _is_same(other.brief.agency, agency) else "has the words of"
        return True, f"{credited} {agency}, which published it itself"
    later = _why_later(first.brief, other.brief)
    if later is not None:
        return True, later
    if agency is not None and _is_same(first.brief.agency, agency) and _is_same(other.brief.agency, agency):
        return False, f"both credit {agency}: neither need have copied the other"
    if kind == "abridged":
        return True, "all of it stands in the other, which has more"
    is_one_day = day_key(first.brief.published) == day_key(other.brief.published)
    if kind == "extended" and is_one_day and other.words > first.words:
        return False, "one has more than the other, and nothing tells which was first"
    return False, "nothing tells which was first: no dates that differ, no credit"


def _why_later(first: Brief, other: Brief) -> str | None:
    """What tells that the second came later: when the page was fetched, or when it was published."""
    if first.url is not None and first.url == other.url and first.retrieved_at and other.retrieved_at:
        return (
            f"the same page, fetched again on {other.retrieved_at[:10]}"
            if first.retrieved_at < other.retrieved_at
            else None
        )
    before, after = day_key(first.published), day_key(other.published)
    if _UNDATED in (before, after) or before >= after or before.startswith(after.rstrip("~")):
        return None
    return f"published {other.published}, after {first.publisher or 'the other'} on {first.published}"


def _is_same(name: str | None, other: str | None) -> bool:
    """Whether two names of outlets mean one."""
    if name is None or other is None:
        return False
    one, two = (" ".join(n.casefold().removeprefix("the ").split()) for n in (name, other))
    return one in {two, f"{two} news", two.removesuffix(" news")}
