"""The order of the steps."""

from __future__ import annotations

from readout.annotate.mentions.parties import Parties
from readout.annotate.page import Page
from readout.annotate.statements.attach import Attacher
from readout.annotate.statements.build import Builder
from readout.annotate.statements.cues import CueFinder
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.quotes import find_quotes
from readout.annotate.statements.reported import Reported
from readout.annotate.statements.turns import find_turns
from readout.model import Statement


def find_statements(page: Page, parties: Parties) -> tuple[Statement, ...]:
    """Everything that the document says somebody said, wrote or thought.

    Captions and boilerplate say nothing. Content, cue and speakers are verbatim stretches of the text.

    Args:
        page: The document on the desk, its sentences parsed.
        parties: Resolves noun phrases.

    Returns:
        Statements in order of their content.
    """
    cues = CueFinder(page.knowledge)
    turns = find_turns(page.text, page.sentences)
    names = {turn.name_start for turn in turns}
    quotes = QuoteIndex([q for q in find_quotes(page.text, page.sentences) if q.inner_start not in names])
    reported = Reported(page, cues, quotes, turns).find()
    found = Attacher(page, cues, quotes, reported).attach()
    return Builder(page, parties, quotes).build(found)
