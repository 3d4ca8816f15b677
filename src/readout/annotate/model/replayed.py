"""What was dropped of a reply that was kept: worked out again from text and reply, nobody is asked."""

from __future__ import annotations

from readout.annotate.model.prompt import PROMPT_VERSION
from readout.annotate.model.reader import propose
from readout.annotate.model.refusals import Refused
from readout.annotate.reader import RulesReader
from readout.model import Document, KeptReply


def replayed(rules: RulesReader, document: Document, reply: KeptReply) -> tuple[Refused, ...]:
    """What of a kept reply was dropped, and why.

    Args:
        rules: The rules reader.
        document: As it is in the record.
        reply: What a model said of its text.

    Returns:
        In order of the text, what stands nowhere in it last; nothing for a reply to other instructions.
    """
    if reply.prompt != PROMPT_VERSION:
        return ()
    page = rules.open_page(document)
    choice = rules.gate.choose(page)
    rules.parse([page], [choice])
    found = propose(rules, page, rules.finish(page, choice), reply)
    if found is None:
        return ()
    return tuple(sorted(found.refused, key=lambda r: (r.start is None, r.start or 0, r.end or 0)))
