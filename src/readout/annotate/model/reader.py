"""The model reader: the rules read, a model proposes more, and what can be located and judged is added.

Nothing of the rules' reading is changed or lost, whatever the model says or fails to say.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from readout.annotate.choosing import Choice
from readout.annotate.model import answer
from readout.annotate.model.agreement import same_report, same_statement
from readout.annotate.model.answer import Failure
from readout.annotate.model.asking import Asker
from readout.annotate.model.encounters import EncounterMaker
from readout.annotate.model.locate import Folded
from readout.annotate.model.nearby import Neighbourhood
from readout.annotate.model.prompt import PROMPT_VERSION, request_of
from readout.annotate.model.refusals import Refused, fit_to_show
from readout.annotate.model.reply import ProposedEncounter, ProposedStatement, read_reply
from readout.annotate.model.said import StatementMaker, nested
from readout.annotate.page import Page
from readout.annotate.reader import Glance, Reopen, RulesReader, entities_of, flagged, mentions_of, shut
from readout.annotate.tree import Tree
from readout.config import ModelConfig
from readout.model import Attribution, Document, Flag, KeptReply, Reading, Report, Statement, digest

RULE_PREFIX = "model:"
"""How the rule of every row begins that a model proposed."""
BATCH_DOCUMENTS = 16


class ModelReader:
    """The rules reader and a model that is asked about every document the gate lets in."""

    def __init__(self, rules: RulesReader, asker: Asker, settings: ModelConfig, *, calls: int = 4) -> None:
        """Put them together.

        Args:
            rules: Reads first; its items stay.
            asker: Asks the model.
            settings: Model and limits.
            calls: How many calls may be under way at once.
        """
        self._rules = rules
        self._asker = asker
        self._settings = settings
        self._calls = calls

    @property
    def digest(self) -> str:
        """Fingerprint of the rules, the model's name, the instructions and the limits."""
        return digest(f"{self._rules.digest}\n{model_digest(self._settings)}".encode())[:16]

    def read(self, documents: Iterable[Document], *, reopen: Reopen | None = None) -> Iterator[Reading]:
        """Readings of the documents, in order; see `Reader.read`."""
        stream = iter(documents)
        while batch := list(islice(stream, BATCH_DOCUMENTS)):
            yield from self._read_batch([self._rules.look(document, reopen) for document in batch])

    def _read_batch(self, looks: Sequence[tuple[Document, Glance | None]]) -> Iterator[Reading]:
        rules = self._rules
        documents, glances = zip(*looks, strict=True)
        pages = [rules.lay_out(glance) for glance in glances]
        choices = [rules.choose(page, glance) for page, glance in zip(pages, glances, strict=True)]
        texts = [
            page.text if page is not None and choice.is_relevant else None
            for page, choice in zip(pages, choices, strict=True)
        ]
        with ThreadPoolExecutor(self._calls, thread_name_prefix="model") as pool:
            asked = [pool.submit(self._asker.ask, text) if text is not None else None for text in texts]
            rules.parse(pages, choices)
            for document, page, choice, call in zip(documents, pages, choices, asked, strict=True):
                if page is None:
                    yield shut(document)
                    continue
                reading = rules.finish(page, choice)
                yield reading if call is None else self._with_reply(page, reading, call.result())

    def _with_reply(self, page: Page, reading: Reading, reply: KeptReply | Failure) -> Reading:
        if isinstance(reply, Failure):
            return _with_flag(reading, Flag(code=reply.code, message=reply.message))
        try:
            more = propose(self._rules, page, reading, reply)
            if more is not None:
                self._asker.keep(reply)
        except Exception as error:  # noqa: BLE001  what a stranger says must never cost the rules' reading
            message = f"What the model said could not be used: {type(error).__name__}."
            return _with_flag(reading, Flag(code=answer.FAILED, message=message))
        if more is None:
            message = f"{reply.model} did not answer in the form that was asked for."
            return _with_flag(reading, Flag(code=answer.GARBAGE, message=message))
        return more.reading


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What became of a model's reply.

    Attributes:
        reading: That of the rules, with what was kept added.
        refused: What was dropped.
        kept: How many items were added.
    """

    reading: Reading
    refused: tuple[Refused, ...]
    kept: int


def propose(rules: RulesReader, page: Page, reading: Reading, reply: KeptReply) -> Proposed | None:
    """Add to a reading what a model proposes and the text bears out.

    Args:
        rules: Parses sentences that the gate passed over, and knows the people.
        page: The document on the desk, parsed.
        reading: What the rules read.
        reply: What the model said.

    Returns:
        The larger reading; None where the reply has not the form that was asked for.
    """
    proposals = read_reply(reply.content)
    if proposals is None:
        return None
    adding = _Adding(rules, page, reading, reply)
    for statement in proposals.statements:
        adding.statement(statement)
    for encounter in proposals.encounters:
        adding.encounter(encounter)
    refused = (*proposals.refused, *adding.refused)
    kept = len(adding.statements) + len(adding.reports)
    message = (
        f"{reply.model} proposed {proposals.count}, of which {kept} kept; its reply {reply.sha256[:16]}."
    )
    larger = _with_flag(adding.larger(), Flag(code=answer.READ, message=message))
    return Proposed(reading=larger, refused=refused, kept=kept)


def model_digest(settings: ModelConfig) -> str:
    """Fingerprint of a model as far as we know it: its name, the instructions, the limits.

    Args:
        settings: Where the endpoint is plays no part.
    """
    request = request_of(settings, "").decode()
    return digest(f"{PROMPT_VERSION}\n{settings.max_document_chars}\n{request}".encode())[:16]


class _Adding:
    """One document's proposals on their way into its reading."""

    def __init__(self, rules: RulesReader, page: Page, reading: Reading, reply: KeptReply) -> None:
        self._rules = rules
        self._page = page
        self._reading = reading
        rule = f"{RULE_PREFIX}{reply.model}"
        note = f"proposed by {reply.model}, reply {reply.sha256[:16]}; located in the text"
        folded, around, parties = Folded(page.text), Neighbourhood(page), rules.parties(page)
        self._said = StatementMaker(page, parties, folded=folded, around=around, parse=self._tree, rule=rule)
        self._met = EncounterMaker(
            page,
            parties,
            reading.statements,
            folded=folded,
            around=around,
            parse=self._tree,
            rule=rule,
            note=note,
        )
        self.statements: list[Statement] = []
        self.reports: list[Report] = []
        self.refused: list[Refused] = []

    def _tree(self, number: int) -> Tree | None:
        """The tree of a sentence, parsed where the gate had passed it over."""
        if number not in self._page.trees:
            self._rules.parse([self._page], [Choice(is_relevant=True, sentences=(number,))])
        return self._page.trees.get(number)

    def statement(self, proposed: ProposedStatement) -> None:
        made = self._said.make(proposed)
        if isinstance(made, Refused):
            self.refused.append(made)
            return
        outer = nested(made, self._reading.statements)
        inside = [s for s in self._reading.statements if outer is None or not _holds(s, made)]
        at = made.content[0]
        if same_statement(made, inside) is not None:
            self._drop("statement", "told-by-rules", proposed.content, at.start, at.end)
        elif same_statement(made, self.statements) is not None:
            self._drop("statement", "told-twice", proposed.content, at.start, at.end)
        else:
            self.statements.append(_within(made, outer))

    def encounter(self, proposed: ProposedEncounter) -> None:
        report, dropped = self._met.make(proposed)
        self.refused.extend(dropped)
        if report is None:
            return
        at = report.trigger
        if same_report(report, self._reading.reports) is not None:
            self._drop("encounter", "told-by-rules", proposed.telling, at.start, at.end)
        elif same_report(report, self.reports) is not None:
            self._drop("encounter", "told-twice", proposed.telling, at.start, at.end)
        else:
            self.reports.append(report)

    def _drop(self, kind: str, code: str, words: str, start: int, end: int) -> None:
        self.refused.append(
            Refused(
                kind="statement" if kind == "statement" else "encounter",
                code=code,
                words=fit_to_show(words),
                start=start,
                end=end,
            )
        )

    def larger(self) -> Reading:
        """The reading with what was kept, everything in order of the text."""
        statements = sorted(
            (*self._reading.statements, *self.statements),
            key=lambda s: (s.content[0].start, s.content[0].end, s.statement),
        )
        reports = sorted((*self._reading.reports, *self.reports), key=lambda r: (r.trigger.start, r.report))
        mentions = {
            (m.span.start, m.span.end): m for m in (*mentions_of(self._page), *self._reading.mentions)
        }
        entities = {
            e.entity: e for e in (*entities_of(self._page, statements, reports), *self._reading.entities)
        }
        return dataclasses.replace(
            self._reading,
            statements=tuple(statements),
            reports=tuple(reports),
            mentions=tuple(mentions[at] for at in sorted(mentions)),
            entities=tuple(entities[known] for known in sorted(entities)),
        )


def _holds(outer: Statement, inner: Statement) -> bool:
    return any(piece.covers(inner.content[0]) for piece in outer.content)


def _within(made: Statement, outer: Statement | None) -> Statement:
    """A statement in somebody else's words is known through him."""
    if outer is None:
        return made
    links = (
        Attribution(entity=p.entity, name=p.name, source=p.receipt, cue=outer.cue) for p in outer.speakers
    )
    return dataclasses.replace(made, nested_in=outer.statement, attribution=(*outer.attribution, *links))


def _with_flag(reading: Reading, flag: Flag) -> Reading:
    return dataclasses.replace(reading, document=flagged(reading.document, flag))
