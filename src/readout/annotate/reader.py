"""The rules reader: documents in, readings out. The only file that knows the order of the annotators."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from readout.annotate.choosing import Choice
from readout.annotate.clauses import find_clauses
from readout.annotate.considered import Considered
from readout.annotate.dates import OfficeEvidence, find_dates, infer_published, resolve_dates
from readout.annotate.events import find_reports
from readout.annotate.gate import Gate, Verdict
from readout.annotate.mentions.finder import MentionFinder
from readout.annotate.mentions.parties import Parties
from readout.annotate.page import Page
from readout.annotate.parse import Parser, SpacyParser
from readout.annotate.sentences import Sentence, split_sentences
from readout.annotate.stands import task_of
from readout.annotate.statements import find_statements
from readout.annotate.wording import find_claims, find_usages
from readout.knowledge import Knowledge, load
from readout.model import Claim, Clause, Document, Entity, Flag, Mention, Reading, Report, Statement, digest

Reopen = Callable[[Document], Document]

BATCH_DOCUMENTS = 64
"""Documents whose sentences are parsed in one stream."""
RULES_VERSION = 6
"""Goes up with every change that makes the reader read differently."""


class Reader(Protocol):
    """Whatever turns documents into readings; every span it gives is verbatim."""

    @property
    def digest(self) -> str:
        """Fingerprint of everything that decides what it reads: rules, tables, model."""
        ...

    def read(self, documents: Iterable[Document], *, reopen: Reopen | None = None) -> Iterator[Reading]:
        """Readings of the documents, in order.

        Args:
            documents: Read or rejected documents; a rejected one gives an empty reading.
            reopen: Gives the document of a page thoroughly parsed, where pages were only skimmed; asked for
                those that may matter.

        Yields:
            One reading a document.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is known of a document before it is opened.

    Attributes:
        document: A read document.
        sentences: Its sentences, in order.
        verdict: What the gate thinks of it.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    verdict: Verdict


class RulesReader:
    """Rules over a dependency parse, with the tables and the title grammar first."""

    def __init__(self, knowledge: Knowledge, parser: Parser, *, everything: bool = False) -> None:
        """Build the automata; use `RulesReader.load` for the usual parts.

        Args:
            knowledge: The tables.
            parser: The core.
            everything: Read every document as if it spoke of diplomacy.
        """
        self._knowledge = knowledge
        self._parser = parser
        self._finder = MentionFinder(knowledge)
        self.gate = Gate(knowledge, lexicon=self._finder.lexicon, everything=everything)
        parts = [str(RULES_VERSION), knowledge.digest, parser.digest, str(everything)]
        self._digest = digest("\n".join(parts).encode())[:16]

    @classmethod
    def load(cls, *, everything: bool = False) -> RulesReader:
        """The shipped tables and the installed model (about two seconds).

        Args:
            everything: Read every document as if it spoke of diplomacy.

        Returns:
            A reader.

        Raises:
            ReaderError: The model is not installed.
        """
        return cls(load(), SpacyParser.load(), everything=everything)

    @property
    def digest(self) -> str:
        """Fingerprint of rules, tables and model."""
        return self._digest

    def considered(self, document: Document) -> tuple[Considered, ...]:
        """Tellings of events in a document that were considered and refused, for `readout explain`.

        Args:
            document: A read document.

        Returns:
            In order of the text.
        """
        page = self.open_page(document)
        page.considered = []
        choice = self.gate.choose(page)
        self.parse([page], [choice])
        self.finish(page, choice)
        return tuple(sorted(page.considered, key=lambda c: (c.start, c.end, c.rule)))

    def read(self, documents: Iterable[Document], *, reopen: Reopen | None = None) -> Iterator[Reading]:
        """Readings of the documents, in order; see `Reader.read`."""
        stream = iter(documents)
        while batch := list(islice(stream, BATCH_DOCUMENTS)):
            yield from self._read_batch([self.look(document, reopen) for document in batch])

    def _read_batch(self, looks: Sequence[tuple[Document, Glance | None]]) -> Iterator[Reading]:
        documents, glances = zip(*looks, strict=True)
        pages = [self.lay_out(glance) for glance in glances]
        choices = [self.choose(page, glance) for page, glance in zip(pages, glances, strict=True)]
        self.parse(pages, choices)
        for document, page, choice in zip(documents, pages, choices, strict=True):
            yield self.finish(page, choice) if page is not None else shut(document)

    def look(self, document: Document, reopen: Reopen | None = None) -> tuple[Document, Glance | None]:
        """A document, parsed thoroughly where it may matter, and what the gate thinks of it.

        Args:
            document: A read or rejected document.
            reopen: As for `Reader.read`.

        Returns:
            The document, and what was seen of it; None for what was rejected.
        """
        if document.status != "read":
            return document, None
        glance = self.glance(document)
        if reopen is None or document.media_type != "text/html" or not glance.verdict.beckons:
            return document, glance
        return self.look(reopen(document))

    def glance(self, document: Document) -> Glance:
        """What the gate thinks of a document, before anybody in it is looked up.

        Args:
            document: A read document.

        Returns:
            Its sentences and the verdict.
        """
        sentences = split_sentences(document)
        verdict = self.gate.judge(document.text, sentences)
        return Glance(document=document, sentences=sentences, verdict=verdict)

    def lay_out(self, glance: Glance | None) -> Page | None:
        """The opened page of a document that the gate admits, or None.

        Args:
            glance: What was seen of it; None for what was rejected.
        """
        if glance is None or not self.gate.admits(glance.verdict):
            return None
        return self._opened(glance.document, glance.sentences)

    def choose(self, page: Page | None, glance: Glance | None) -> Choice:
        """What to parse of a page.

        Args:
            page: As `lay_out` gives it.
            glance: What it was opened for.

        Returns:
            The choice.
        """
        if page is None or glance is None:
            return Choice(is_relevant=False)
        return self.gate.choose(page, glance.verdict)

    def parse(self, pages: Sequence[Page | None], choices: Sequence[Choice]) -> None:
        """Put the trees of the chosen sentences on their pages, all in one stream.

        Args:
            pages: Opened pages; None for what was rejected.
            choices: What the gate decided, parallel to `pages`.
        """
        wanted = [(p, n) for p, c in zip(pages, choices, strict=True) if p is not None for n in c.sentences]
        trees = self._parser.parse(task_of(page, number) for page, number in wanted)
        for (page, number), tree in zip(wanted, trees, strict=True):
            page.trees[number] = tree

    def open_page(self, document: Document) -> Page:
        """Everything that needs no tree: sentences, dates, the days the text can be about, names.

        Args:
            document: A read document.

        Returns:
            The page, ready for the gate.
        """
        return self._opened(document, split_sentences(document))

    def _opened(self, document: Document, sentences: tuple[Sentence, ...]) -> Page:
        page = Page(document=document, knowledge=self._knowledge, sentences=sentences)
        page.dates = find_dates(document, page.sentences, named_days=self._knowledge.named_days)
        look = self._finder.look(page)
        self._date_page(page, look.evidence() if document.published.date is None else [])
        page.set_references(look.resolve(page.window))
        return page

    def _date_page(self, page: Page, evidence: Sequence[OfficeEvidence]) -> None:
        document = page.document
        published = document.published
        if published.date is not None:
            low, high = published.date.bounds()
            page.window = (low or high, high or low)
        else:
            published, page.window = infer_published(
                document=document, sentences=page.sentences, expressions=page.dates, evidence=evidence
            )
            page.document = dataclasses.replace(document, published=published)
        page.datings = resolve_dates(
            page.dates, document=page.document, published=published, window=page.window
        )

    def statements(self, page: Page) -> tuple[Statement, ...]:
        """Only what is said, off the trees of a page.

        Args:
            page: Opened and parsed.

        Returns:
            Statements in order of their content.
        """
        return find_statements(page, self.parties(page))

    def clauses(self, document: Document) -> tuple[Clause, ...]:
        """The clauses of a document, whatever it is about: every sentence is parsed.

        Args:
            document: A read document.

        Returns:
            Clauses in order.
        """
        page = self.open_page(document)
        everything = Choice(is_relevant=True, sentences=tuple(range(len(page.sentences))))
        self.parse([page], [everything])
        return find_clauses(page)

    def claims(self, document: Document) -> tuple[tuple[Claim, ...], tuple[Entity, ...]]:
        """The countable claims of a document, whatever it is about, and those whom it names.

        Args:
            document: A read document.

        Returns:
            Claims in order; entities by id.
        """
        page = self.open_page(document)
        return find_claims(page), entities_of(page, (), ())

    def parties(self, page: Page) -> Parties:
        """What says whom a noun phrase of a page means.

        Args:
            page: Opened and parsed.
        """
        return Parties(page, self._finder.people)

    def finish(self, page: Page, choice: Choice) -> Reading:
        """Statements, events, wording and claims off the trees of a page.

        Args:
            page: Opened and parsed.
            choice: What the gate decided.

        Returns:
            The reading.
        """
        if not choice.is_relevant:
            return shut(page.document)
        parties = self.parties(page)
        statements = find_statements(page, parties)
        reports = find_reports(page, parties, statements)
        usages = find_usages(page, statements, reports)
        claims = find_claims(page)
        document = page.document
        if choice.left_out:
            message = f"{choice.left_out} sentences beyond the first {len(choice.sentences)} were not parsed."
            document = flagged(document, Flag(code="partly-read", message=message))
        return Reading(
            document=document,
            entities=entities_of(page, statements, reports),
            mentions=mentions_of(page),
            statements=statements,
            reports=reports,
            usages=usages,
            claims=claims,
        )


def shut(document: Document) -> Reading:
    """The empty reading of a document that the gate keeps out, or that was rejected before.

    Args:
        document: With any status.

    Returns:
        A reading; a read document is flagged.
    """
    if document.status != "read":
        return Reading(document=document)
    message = "Names no two states or bodies that deal with each other."
    return Reading(document=flagged(document, Flag(code="not-diplomatic", message=message)))


def flagged(document: Document, flag: Flag) -> Document:
    """The document with one flag more.

    Args:
        document: Any.
        flag: What a reader should know.
    """
    return dataclasses.replace(document, flags=(*document.flags, flag))


def mentions_of(page: Page) -> tuple[Mention, ...]:
    """One mention a stretch of text: names first, then what the trees resolved.

    Args:
        page: Read.
    """
    found: dict[tuple[int, int], Mention] = {}
    for reference in (*page.references, *page.resolved):
        mention = reference.mention(page.document.doc, page.text)
        found.setdefault((mention.span.start, mention.span.end), mention)
    return tuple(found[k] for k in sorted(found))


def entities_of(page: Page, statements: Iterable[Statement], reports: Iterable[Report]) -> tuple[Entity, ...]:
    """Whom a page, its statements and its reports speak of, by id.

    Args:
        page: Read.
        statements: What was said in it.
        reports: What it tells.
    """
    found: dict[str, Entity] = {}
    for reference in (*page.references, *page.resolved):
        for one in (reference, *reference.each()):
            if one.entity is not None:
                found[one.entity.entity] = one.entity
    ids = {p.entity for s in statements for p in (*s.speakers, *s.addressees)}
    ids |= {a.entity for s in statements for a in s.attribution}
    ids |= {a.entity for r in reports for a in r.attribution}
    ids |= {r.entity for report in reports for r in report.told.roles}
    for known_id in ids:
        if known_id is not None and known_id not in found and (entity := page.entity(known_id)) is not None:
            found[known_id] = entity
    return tuple(found[k] for k in sorted(found))
