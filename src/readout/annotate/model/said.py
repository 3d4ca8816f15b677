"""From a proposed statement to one of the record: located, its speakers named as the rules name them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout.annotate.mentions.parties import Parties
from readout.annotate.model.locate import Folded
from readout.annotate.model.nearby import Neighbourhood, is_commanded, overlap
from readout.annotate.model.refusals import Refused, fit_to_show
from readout.annotate.model.reply import ProposedStatement
from readout.annotate.page import Page
from readout.annotate.statements.grammar import is_people, may_speak, modality
from readout.annotate.statements.naming import Naming
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.quotes import find_quotes
from readout.annotate.statements.said import Phrase, Stretch
from readout.annotate.statements.words import DOCUMENTS
from readout.annotate.tree import Tree
from readout.knowledge.types import Verb
from readout.model import Mode, Party, Statement

LONGEST = {"speaker": 160, "cue": 60, "content": 800}
"""Characters that each part may have."""

Parse = Callable[[int], Tree | None]


class StatementMaker:
    """Makes statements of one page out of proposals."""

    def __init__(
        self,
        page: Page,
        parties: Parties,
        *,
        folded: Folded,
        around: Neighbourhood,
        parse: Parse,
        rule: str,
    ) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
            folded: Its text, to look for words in.
            around: Its sentences of prose.
            parse: Gives the tree of a sentence.
            rule: Name under which the statements go into the record.
        """
        self._page = page
        self._naming = Naming(page, parties)
        self._quotes = QuoteIndex(list(find_quotes(page.text, page.sentences)))
        self._folded = folded
        self._around = around
        self._parse = parse
        self._rule = rule

    def make(self, proposed: ProposedStatement) -> Statement | Refused:
        """The statement of a proposal.

        Args:
            proposed: As the model gave it.

        Returns:
            The statement, not yet nested in another; or why there is none.
        """
        placed = self._placed(proposed)
        if isinstance(placed, Refused):
            return placed
        speaker, cue, content = placed
        tree = self._tree_at(cue)
        verb_token = tree.top(*cue) if tree is not None else None
        if tree is None or verb_token is None:
            return _refused("no-telling", "cue", proposed.cue, cue)
        if is_commanded(tree, verb_token):
            return _refused("in-a-command", "cue", proposed.cue, cue)
        speakers = self._speakers(speaker)
        if not speakers:
            return _refused("unknown-party", "speaker", proposed.speaker, speaker)
        verb = self._verb(cue, verb_token.lower)
        return Statement(
            mode=self._mode(content),
            kind=verb.kind if verb is not None else "speech",
            speakers=speakers,
            cue=self._page.span(*cue),
            verb=verb.lemma if verb is not None else None,
            modality=modality(tree, verb_token),
            content=(self._page.span(*content),),
            rule=self._rule,
        )

    def _placed(self, proposed: ProposedStatement) -> tuple[Stretch, Stretch, Stretch] | Refused:
        """Speaker, cue and content; of several places of the content the first with the others near it."""
        places: dict[str, tuple[Stretch, ...]] = {}
        for part in ("speaker", "cue", "content"):
            words = getattr(proposed, part)
            if len(words) > LONGEST[part]:
                return _refused("too-long", part, words)
            found = self._folded.find(words)
            if not found and found is not None:
                return _refused("not-verbatim", part, words)
            if found is None and part != "cue":
                return _refused("too-often", part, words)
            places[part] = found or ()
        whole = [at for at in places["content"] if self._around.is_of_one_paragraph(at)]
        if not whole:
            is_prose = any(self._around.at(at[0]) is not None for at in places["content"])
            code = "several-paragraphs" if is_prose else "not-prose"
            return _refused(code, "content", proposed.content, places["content"][0])
        code = "far-apart"
        for content in whole:
            cues = places["cue"] or self._beside(proposed.cue, content)
            outside = {
                "cue": [at for at in cues if not overlap(at, content)],
                "speaker": [at for at in places["speaker"] if not overlap(at, content)],
            }
            if not all(outside.values()):
                code = "in-its-own-words"
                continue
            cue = self._around.nearest(outside["cue"], content)
            free = [at for at in outside["speaker"] if cue is not None and not overlap(at, cue)]
            speaker = self._around.nearest(free, cue) if cue is not None else None
            if cue is not None and speaker is not None:
                return speaker, cue, content
        return _refused(code, "", proposed.content, whole[0])

    def _beside(self, cue: str, content: Stretch) -> tuple[Stretch, ...]:
        """Places of a frequent cue ("said") in the sentences about the content."""
        number = self._page.sentence_at(content[0]) or 0
        last = self._page.sentence_at(content[1] - 1) or number
        low = self._page.sentences[max(0, number - 1)].start
        high = self._page.sentences[min(len(self._page.sentences) - 1, last + 1)].end
        found = Folded(self._page.text[low:high]).find(cue) or ()
        return tuple((low + start, low + end) for start, end in found)

    def _tree_at(self, at: Stretch) -> Tree | None:
        number = self._around.sentence_of(at)
        return self._parse(number) if number is not None else None

    def _speakers(self, at: Stretch) -> tuple[Party, ...]:
        """Whom the rules take the words for: a name, a role, a pronoun, people without a name."""
        tree = self._tree_at(at)
        head = tree.top(*at) if tree is not None else None
        if tree is None or head is None or not head.is_noun or not may_speak(head):
            return ()
        found = self._naming.parties(Phrase(tree=tree, head=head, start=at[0], end=at[1]))
        can_speak = is_people(head) or head.lower in DOCUMENTS or any(p.entity is not None for p in found)
        if not can_speak:
            return ()
        return tuple(p for p in found if p.receipt and overlap(at, (p.receipt.start, p.receipt.end)))

    def _verb(self, cue: Stretch, word: str) -> Verb | None:
        known = self._page.knowledge
        return known.verb_of(self._page.plain[cue[0] : cue[1]].lower()) or known.verb_of(word)

    def _mode(self, content: Stretch) -> Mode:
        """Direct where all of it stands in quotation marks, mixed where some does."""
        quotes = self._quotes.within(*content)
        if any(q.start <= content[0] and content[1] <= q.end for q in quotes):
            return "direct"
        return "mixed" if any(not q.is_term(self._page.text) for q in quotes) else "indirect"


def nested(statement: Statement, told: Sequence[Statement]) -> Statement | None:
    """The statement of the rules in whose words another stands, cue and all, or None.

    Args:
        statement: Proposed.
        told: Those of the rules.

    Returns:
        The innermost.
    """
    cue = statement.cue
    around = [
        outer
        for outer in told
        if cue is not None
        and any(piece.covers(cue) and piece.covers(statement.content[0]) for piece in outer.content)
    ]
    return min(around, key=lambda s: sum(len(piece.text) for piece in s.content), default=None)


def _refused(code: str, part: str, words: str, at: Stretch | None = None) -> Refused:
    start, end = at if at is not None else (None, None)
    return Refused(kind="statement", code=code, part=part, words=fit_to_show(words), start=start, end=end)
