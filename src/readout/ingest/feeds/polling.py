"""One poll of some feeds: what is due is asked, what is new becomes an input, and what was read is noted.

Nothing is noted before the run has put its inputs on the disk (`settle`): a run that dies in between gives
them again, and the record knows those it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from readout.errors import InputRejected
from readout.ingest.feeds.entries import Entry
from readout.ingest.feeds.settings import Feed
from readout.ingest.feeds.worker import parse_feed
from readout.ingest.fetch import FEEDS, Fetched, Fetcher, Known, Notes, Shelf, fetch_pages
from readout.ingest.fetch.manners import MOST_RETRY_AFTER_S
from readout.ingest.fetch.notes import Note
from readout.model import ArticleFields, RawInput, canonical_json, digest

MOST_TRIES = 5
"""Polls that try an article which could not be fetched for now."""

PASSING = frozenset(
    {
        "fetch-name",
        "fetch-unreachable",
        "fetch-timeout",
        "fetch-broken",
        "fetch-busy",
        "fetch-later",
        "fetch-robots",
    }
)
"""Refusals that may pass."""

_FEED = "feed"

Parse = Callable[[bytes, str], list[Entry]]


class Poll:
    """A poll in the hands of one run."""

    def __init__(
        self,
        feeds: Sequence[Feed],
        fetcher: Fetcher,
        *,
        notes: Notes,
        shelf: Shelf,
        parse: Parse = parse_feed,
    ) -> None:
        """Keep what it works with; nothing is contacted.

        Args:
            feeds: All feeds, due or not.
            fetcher: Fetches.
            notes: What earlier polls saw.
            shelf: Where bytes stay.
            parse: Gives the entries of a feed.
        """
        self._feeds = feeds
        self._fetcher = fetcher
        self._notes = notes
        self._shelf = shelf
        self._parse = parse
        self._pending: list[tuple[str, str, Note]] = []
        self._given: set[str] = set()

    def inputs(self) -> Iterator[RawInput]:
        """What is new in the feeds that are due, the oldest entry of each first.

        Yields:
            One input an entry; a feed or an article that could not be fetched carries `reject`.

        Raises:
            OfflineError: Nothing may be fetched.
        """
        for feed in self._feeds:
            yield from self._of_feed(feed)

    def settle(self) -> None:
        """Note what was given: called once the run has it on the disk."""
        self._notes.put(self._pending)
        self._pending = []

    def _of_feed(self, feed: Feed) -> Iterator[RawInput]:
        note = self._notes.get(_FEED, feed.name)
        note = note if note is not None and note["url"] == feed.url else None
        now = self._fetcher.clock.now()
        if note is not None and now < note["next_at"] <= now + max(feed.every_s, MOST_RETRY_AFTER_S):
            return
        try:
            fetched, entries = self._asked(feed, note)
        except InputRejected as refusal:
            yield RawInput(source=feed.url, kind="feed", reject=(refusal.reason, refusal.message))
            self._note(feed, _known(note))
            return
        is_whole = True
        for entry in reversed(entries[: feed.max_items]):
            told = self._told(feed, entry)
            if told is None:
                continue
            tries, mark = told
            passing = False
            for raw in self._inputs_of(feed, entry, fetched.retrieved_at):
                yield raw
                passing = raw.reject is not None and raw.reject[0] in PASSING
            is_done = not passing or tries + 1 >= MOST_TRIES
            is_whole = is_whole and is_done
            seen = {"mark": mark, "tries": tries + 1, "done": is_done, "link": entry.link}
            self._pending.append((f"{_FEED}:{feed.name}", entry.key, seen))
        known = Known(url=fetched.url, etag=fetched.etag, modified=fetched.modified)
        self._note(feed, known if is_whole else None)

    def _asked(self, feed: Feed, note: Note | None) -> tuple[Fetched, list[Entry]]:
        fetched = self._fetcher.get(feed.url, accepted=FEEDS, known=_known(note))
        if fetched.is_new:
            return fetched, self._parse(fetched.data, fetched.url)
        known = _known(note) or Known(url=fetched.url)
        same = Fetched(
            url=known.url,
            data=b"",
            media_type=None,
            etag=known.etag,
            modified=known.modified,
            retrieved_at=fetched.retrieved_at,
            is_new=False,
        )
        return same, []

    def _told(self, feed: Feed, entry: Entry) -> tuple[int, str] | None:
        """How often an entry was tried and a digest of what it says; None where nothing of it is new."""
        said = [entry.link, entry.title, entry.date, entry.content if feed.follow == "content" else ""]
        mark = digest(canonical_json([feed.follow, *said]).encode("utf-8", "replace"))
        where = entry.link or entry.key
        if where in self._given:
            return None
        self._given.add(where)
        seen = self._notes.get(f"{_FEED}:{feed.name}", entry.key)
        if seen is None or seen["mark"] != mark:
            return 0, mark
        return None if seen["done"] else (int(seen["tries"]), mark)

    def _inputs_of(self, feed: Feed, entry: Entry, at: str) -> Iterator[RawInput]:
        if feed.follow == "content":
            if entry.content:
                yield self._content(feed, entry, at)
        elif entry.link:
            yield from fetch_pages(
                [entry.link],
                self._fetcher,
                notes=self._notes,
                shelf=self._shelf,
                publisher=feed.publisher,
                language=feed.language,
            )

    def _content(self, feed: Feed, entry: Entry, at: str) -> RawInput:
        head = f'<meta charset="utf-8"><title>{escape(entry.title)}</title>'
        page = (
            f"<!DOCTYPE html><html><head>{head}</head><body><article>{entry.content}</article></body></html>"
        )
        data = page.encode("utf-8", "replace")
        self._shelf.put(data)
        fields = ArticleFields(
            title=entry.title or None,
            date=entry.date or None,
            publisher=feed.publisher,
            url=entry.link or None,
            language=feed.language,
            byline=entry.byline or None,
        )
        return RawInput(
            source=entry.link or f"{feed.url}#{entry.key}",
            kind="feed",
            data=data,
            media_type="text/html",
            fields=fields,
            retrieved_at=at,
        )

    def _note(self, feed: Feed, known: Known | None) -> None:
        """When a feed is due again, and what it is asked with then."""
        note = {
            "url": feed.url,
            "at": known.url if known else "",
            "etag": known.etag if known else "",
            "modified": known.modified if known else "",
            "next_at": max(self._fetcher.clock.now() + feed.every_s, self._fetcher.free_at(feed.url)),
        }
        self._pending.append((_FEED, feed.name, note))


def _known(note: Note | None) -> Known | None:
    if note is None or not note["at"]:
        return None
    return Known(url=note["at"], etag=note["etag"], modified=note["modified"])
