"""One reader for all tests of the annotators: loading the model takes two seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate import RulesReader
from readout.documents import parse
from readout.model import ArticleFields, RawInput, Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> RulesReader:
    return RulesReader.load(everything=True)


@pytest.fixture(scope="session")
def read(reader: RulesReader) -> Read:
    """`read(text, date="2024-05-01")`: what is read out of a text."""

    def read_text(
        text: str, *, date: str | None = None, publisher: str | None = None, title: str | None = None
    ) -> Reading:
        fields = ArticleFields(date=date, publisher=publisher, title=title)
        raw = RawInput(source="test", data=text.encode(), fields=fields)
        return next(iter(reader.read([parse(raw)])))

    return read_text
