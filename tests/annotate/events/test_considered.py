"""What was refused is not forgotten: each refusal names its words and why."""

from __future__ import annotations

from readout.annotate import RulesReader
from readout.documents import parse
from readout.model import RawInput

TEXT = (
    "Japan demanded the withdrawal of Russian troops from Ukraine. The minister spoke for two hours. "
    "Japan met the demands of the United States."
)


def test_refusals_name_their_words_and_why(reader: RulesReader) -> None:
    document = parse(RawInput(source="test", data=TEXT.encode()))
    refused = {document.text[c.start : c.end]: c for c in reader.considered(document)}
    assert "only spoken of" in refused["withdrawal"].outcome
    assert refused["spoke"].outcome.startswith("nobody is named to talk with")
    assert refused["met the demands"].outcome == "these words together tell of no event"
    assert all(c.rule.startswith("frame:") for c in refused.values())


def test_nothing_kept_is_among_the_refused(reader: RulesReader) -> None:
    document = parse(RawInput(source="test", data=TEXT.encode()))
    kept = {(r.trigger.start, r.trigger.end) for r in next(iter(reader.read([document]))).reports}
    assert kept
    assert not kept & {(c.start, c.end) for c in reader.considered(document) if "frame:demand" in c.rule}
