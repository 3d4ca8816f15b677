"""Which words of a tree report speech."""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.statements.said import Cue
from readout.annotate.statements.words import SPEECH_NOUNS
from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.types import Verb

_AUXILIARY = frozenset({"aux", "auxpass"})
_PARTICLES = ("prt", "prep", "advmod", "agent", "ccomp", "acomp", "oprd", "dative")
_LONGEST_PHRASE = 5
_FARTHEST_PARTICLE = 8
"""In words: "complained to the Council in a letter about"."""


class CueFinder:
    """Looks verbs up in the table of those that report."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Keep the tables.

        Args:
            knowledge: The tables; only the verbs are asked.
        """
        self._knowledge = knowledge
        self._openers = knowledge.verb_openers

    def cues(self, tree: Tree) -> Iterator[Cue]:
        """Every verb of the tree that the table knows, in order."""
        for token in tree.tokens:
            cue = self.cue(tree, token)
            if cue is not None:
                yield cue

    def cue(self, tree: Tree, token: Token) -> Cue | None:
        """The verb as a cue, with its particle, or None when the table does not know it.

        Args:
            tree: Tree of the sentence.
            token: Any token.

        Returns:
            "called for" before "called".
        """
        if not token.is_verb or token.dep in _AUXILIARY:
            return None
        if token.lower in self._openers and (longer := self._of_several_words(tree, token)) is not None:
            return longer
        verb = self._knowledge.verb_of(token.lower)
        if verb is None:
            return None
        return Cue(token=token, start=token.start, end=token.end, lemma=verb.lemma, verb=verb)

    def _of_several_words(self, tree: Tree, token: Token) -> Cue | None:
        """The longest verb of several words that the token begins: side by side, or with its particle."""
        for last in range(min(token.i + _LONGEST_PHRASE, len(tree)) - 1, token.i + 1, -1):
            words = " ".join(t.lower for t in tree.tokens[token.i : last + 1])
            verb = self._knowledge.verb_of(words)
            if verb is not None and tree[last].dep not in ("aux", "mark"):
                return self._phrase(tree, token, last, verb)
        for particle in self._particles(tree, token):
            verb = self._knowledge.verb_of(f"{token.lower} {particle.lower}")
            if verb is not None:
                return Cue(
                    token=token,
                    start=token.start,
                    end=particle.end if particle.i - token.i <= 2 else token.end,
                    lemma=verb.lemma,
                    verb=verb,
                    particle=particle,
                )
        return None

    @staticmethod
    def _phrase(tree: Tree, token: Token, last: int, verb: Verb) -> Cue:
        """A cue of several words; a noun of speech in it belongs to what is said ("expressed concern")."""
        if any(
            t.lower in SPEECH_NOUNS and t.tag.startswith("NN") for t in tree.tokens[token.i + 1 : last + 1]
        ):
            return Cue(token=token, start=token.start, end=token.end, lemma=verb.lemma, verb=verb)
        end = tree[last]
        return Cue(token=token, start=token.start, end=end.end, lemma=verb.lemma, verb=verb, particle=end)

    def guess(self, token: Token) -> Cue:
        """A verb that the table does not know, taken as a cue because of where it stands ("he quipped").

        Args:
            token: The verb.

        Returns:
            A cue with a lemma by its ending.
        """
        return Cue(token=token, start=token.start, end=token.end, lemma=rough_lemma(token.lower))

    @staticmethod
    def _particles(tree: Tree, token: Token) -> Iterator[Token]:
        seen = set()
        for child in tree.children(token, *_PARTICLES):
            if child.i > token.i and child.i - token.i <= _FARTHEST_PARTICLE:
                seen.add(child.i)
                yield child
        following = token.i + 1
        if following < len(tree) and following not in seen and tree[following].tag in ("IN", "RP", "TO") \
                and tree[following].dep not in ("aux", "mark"):  # fmt: skip
            yield tree[following]


def rough_lemma(form: str) -> str:
    """The base of a regular verb form, near enough for a label.

    Args:
        form: Lower-case form.

    Returns:
        A guess.

    Example:
        >>> [rough_lemma(w) for w in ("quipped", "tweeted", "relied", "muses", "thundering")]
        ['quip', 'tweet', 'rely', 'muse', 'thunder']
    """
    if form.endswith("ied"):
        return form[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 3:
            continue
        if stem[-1] == stem[-2] and stem[-1] not in "sl":
            return stem[:-1]
        return stem + "e" if stem[-1] in "cvuz" or stem.endswith("at") else stem
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
