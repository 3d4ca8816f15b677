"""The forward pass of the small model in whole matrices: the same sums as the model's own, in half the time.

What a word contributes before its neighbours are looked at is worked out once and remembered. The parser
takes one step in all sentences of a batch at a time; the model's own loop takes Python's lock for every word
of every state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = NDArray[np.float32]

MAX_WORDS = 60_000
"""So many words are remembered (23 MB), then all are forgotten."""
STRETCH_WORDS = 1500
"""So many words go through the layers together: their matrices fit into the processor's own memory."""
SAMPLE = (
    "The",
    "president",
    ",",
    "who",
    "met",
    "them",
    "in",
    "Oslo",
    ",",
    "said",
    "it",
    "would",
    "help",
    ".",
)
"""Read both ways before the network is trusted."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A matrix product and what is added.

    Attributes:
        weights: Inputs x outputs.
        bias: As many as outputs.
    """

    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, node: Any) -> Linear:
        """The parameters of a linear or softmax layer."""
        return cls(np.ascontiguousarray(node.get_param("W").T), node.get_param("b"))

    def __call__(self, x: Floats) -> Floats:
        """Outputs for rows of inputs."""
        y: Floats = x @ self.weights
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class WindowLayer:
    """A layer that looks at each token and its neighbours: maxout, normalised, added to what came in.

    Attributes:
        maxout: All first pieces, then all second ones, …
        pieces: How many a maxout chooses from.
        scale: Of the normalisation.
        shift: Of the normalisation.
    """

    maxout: Linear
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, residual: Any) -> WindowLayer:
        """The parameters of a residual(expand_window>>maxout>>layernorm)."""
        maxout = next(n for n in residual.walk() if n.name == "maxout")
        norm = next(n for n in residual.walk() if n.name == "layernorm")
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        return cls(
            _pieces_apart(weights, bias), maxout.get_dim("nP"), norm.get_param("G"), norm.get_param("b")
        )

    def __call__(self, x: Floats) -> Floats:
        """The rows after the layer."""
        width = x.shape[1]
        window = np.empty((len(x), 3 * width), dtype=np.float32)
        window[0, :width] = window[-1, 2 * width :] = 0.0
        window[1:, :width] = x[:-1]
        window[:, width : 2 * width] = x
        window[:-1, 2 * width :] = x[1:]
        y = _largest(self.maxout(window), self.pieces)
        y -= y.mean(axis=1, keepdims=True)
        spread = np.square(y).mean(axis=1, keepdims=True)
        spread += np.float32(1e-08)
        y *= spread ** np.float32(-0.5)
        y *= self.scale
        y += self.shift
        y += x
        return y


class Network:
    """Tags and arcs for batches of sentences."""

    def __init__(self, nlp: Language) -> None:
        """Take the parameters out of a pipeline.

        Args:
            nlp: Pipeline of the small English model.
        """
        from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]

        pipes: dict[str, Any] = dict(nlp.pipeline)
        self._parser = pipes["parser"]
        embed, encode = pipes["tok2vec"].model.layers
        listener, lower, upper = self._parser.model.layers
        self._vocab = nlp.vocab
        self._embed: Any = embed
        self._pad = encode.attrs["pad"]
        self._layers = [WindowLayer.of(node) for node in encode.layers[0].layers]
        self._tags = Linear.of(pipes["tagger"].model.get_ref("softmax"))
        self._labels: tuple[str, ...] = pipes["tagger"].labels
        self._shrink = Linear.of(listener.layers[-1])
        self._features, self._pieces = lower.get_dim("nF"), lower.get_dim("nP")
        weights, pad = lower.get_param("W"), lower.get_param("pad")
        each = lower.get_dim("nO") * self._pieces
        apart = weights.transpose(0, 2, 1, 3).reshape(self._features * each, -1)
        self._lower = np.ascontiguousarray(apart.T)
        self._nobody = np.ascontiguousarray(pad[0].transpose(0, 2, 1)).reshape(1, -1)
        self._lower_bias = np.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self._upper = Linear.of(upper)
        self._steps: Any = ParserStepModel
        self._shape = SimpleNamespace(state2vec=SimpleNamespace(nF=self._features))
        self._desk: Floats = np.empty((0, self._lower.shape[1]), dtype=np.float32)
        self._rows: dict[tuple[str, bool], int] = {}
        self._table: Floats = np.zeros((1024, encode.get_dim("nO")), dtype=np.float32)

    def run(self, docs: Sequence[Doc], words: Sequence[Sequence[tuple[str, bool]]]) -> list[list[str]]:
        """Put the arcs into the documents.

        Args:
            docs: Sentences.
            words: Their words, each with whether a blank follows.

        Returns:
            The tags of each sentence's words.
        """
        vectors = self._vectors(words)
        tags = self._tags_of(vectors, words)
        self._set_arcs(docs, vectors)
        return tags

    def tags(self, words: Sequence[Sequence[tuple[str, bool]]]) -> list[list[str]]:
        """The tags alone, which are much quicker to have.

        Args:
            words: Words of sentences, each with whether a blank follows.

        Returns:
            The tags of each sentence's words.
        """
        return self._tags_of(self._vectors(words), words)

    def _tags_of(self, vectors: Floats, words: Sequence[Sequence[tuple[str, bool]]]) -> list[list[str]]:
        tags = self._tags(vectors).argmax(axis=1).tolist()
        labels, found, at = self._labels, [], 0
        for sentence in words:
            found.append([labels[tag] for tag in tags[at : at + len(sentence)]])
            at += len(sentence)
        return found

    def _vectors(self, words: Sequence[Sequence[tuple[str, bool]]]) -> Floats:
        """What the tokens are in their sentences, one row each."""
        self._learn(words)
        return np.concatenate([self._encoded(stretch) for stretch in _stretches(words)])

    def _encoded(self, words: Sequence[Sequence[tuple[str, bool]]]) -> Floats:
        """The rows of words that have a row of the table, after all layers."""
        rows, pad = self._rows, [0] * self._pad
        padded, real = list(pad), [False] * self._pad
        for sentence in words:
            padded += [rows[word] for word in sentence]
            padded += pad
            real += [True] * len(sentence)
            real += [False] * self._pad
        x: Floats = self._table[padded]
        for layer in self._layers:
            x = layer(x)
        kept: Floats = x[real]
        return kept

    def _learn(self, words: Sequence[Sequence[tuple[str, bool]]]) -> None:
        """Give every word of the batch a row of the table; row 0 is of no word."""
        from spacy.tokens import Doc

        if len(self._rows) > MAX_WORDS:
            self._rows.clear()
            self._table = np.zeros_like(self._table[:1024])
        new = list({word: None for sentence in words for word in sentence if word not in self._rows})
        if not new:
            return
        doc = Doc(self._vocab, words=[w for w, _ in new], spaces=[blank for _, blank in new])
        (found,) = self._embed.predict([doc])
        first = len(self._rows) + 1
        while first + len(new) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[first : first + len(new)] = found
        self._rows.update((word, first + n) for n, word in enumerate(new))

    def _set_arcs(self, docs: Sequence[Doc], vectors: Floats) -> None:
        places = self._places(vectors)
        columns = np.arange(self._features, dtype=np.intp)[:, None] + self._features
        all_states = self._parser.moves.init_batch(docs)
        states = [state for state in all_states if not state.is_final()]
        while states:
            ids = self._steps.get_token_ids(self._shape, states)  # -1 for nobody there
            first, *others = np.ascontiguousarray(ids.T, dtype=np.intp) * self._features + columns
            hidden = places.take(first, axis=0)
            for other in others:
                hidden += places.take(other, axis=0)
            hidden += self._lower_bias
            states = self._parser.transition_states(states, self._upper(_largest(hidden, self._pieces)))
        self._parser.set_annotations(docs, all_states)

    def _places(self, vectors: Floats) -> Floats:
        """What each token adds to a state in each place it can take: first for no token, then in order."""
        size = len(vectors) + 1
        if size > len(self._desk):
            self._desk = np.empty((size + size // 4, self._lower.shape[1]), dtype=np.float32)
        found = self._desk[:size]
        found[0] = self._nobody
        np.dot(self._shrink(vectors), self._lower, out=found[1:])
        return found.reshape(size * self._features, -1)


def network_of(nlp: Language) -> Network | None:
    """The network of a pipeline, or None for one that is built otherwise or comes out otherwise.

    Args:
        nlp: Pipeline that sets tags and dependency arcs.

    Returns:
        A network that has read a sample as the pipeline does.
    """
    from spacy.tokens import Doc

    ours, theirs = (Doc(nlp.vocab, words=list(SAMPLE)) for _ in range(2))
    try:
        (tags,) = Network(nlp).run([ours], [[(word, True) for word in SAMPLE]])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    nlp(theirs)
    is_same = tags == [t.tag_ for t in theirs] and all(
        (a.dep, a.head.i) == (b.dep, b.head.i) for a, b in zip(ours, theirs, strict=True)
    )
    return Network(nlp) if is_same else None


def _stretches(
    words: Sequence[Sequence[tuple[str, bool]]],
) -> Iterator[Sequence[Sequence[tuple[str, bool]]]]:
    """The sentences, some at a time."""
    low = size = 0
    for high, sentence in enumerate(words):
        if size and size + len(sentence) > STRETCH_WORDS:
            yield words[low:high]
            low, size = high, 0
        size += len(sentence)
    yield words[low:]


def _pieces_apart(weights: Any, bias: Any) -> Linear:
    """A maxout's parameters (outputs, pieces, inputs) by piece: all first ones come first."""
    by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return Linear(np.ascontiguousarray(by_piece.T), np.ascontiguousarray(bias.T).reshape(-1))


def _largest(y: Floats, pieces: int) -> Floats:
    """The largest piece of each output."""
    width = y.shape[1] // pieces
    found = np.maximum(y[:, :width], y[:, width : 2 * width])
    for piece in range(2, pieces):
        np.maximum(found, y[:, piece * width : (piece + 1) * width], out=found)
    return found
