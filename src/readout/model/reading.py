"""Everything one document was found to say."""

from __future__ import annotations

from dataclasses import dataclass

from readout.model.document import Document
from readout.model.entity import Entity, Mention
from readout.model.event import Report
from readout.model.statement import Statement
from readout.model.wording import Claim, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and what was read out of it.

    Attributes:
        document: With its publication date as far as it could be found.
        entities: Whom the rest speaks of, each once, sorted by id.
        mentions: In order of the text.
        statements: In order of the text.
        reports: In order of the text.
        usages: In order of the text.
        claims: In order of the text.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    usages: tuple[Usage, ...] = ()
    claims: tuple[Claim, ...] = ()
