"""A family as people read it: its wordings, where words vary in them, who uses it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from readout.link.recurring.proposal import Passage, Proposal, Quote, Slot, Variant
from readout.link.recurring.words import Speech

LEAST_KEPT = 2
"""Words of a family that no use of its pattern may lack."""


def shaped(
    speech: Speech, passages: Sequence[Passage], core: tuple[int, ...], uses: Sequence[tuple[int, ...]]
) -> Proposal:
    """Put together what the uses of a family have in common.

    Args:
        speech: The words.
        passages: The passages they stand in.
        core: Numbers of its stems, in their usual order.
        uses: Places of the matched words of each use.

    Returns:
        The family, not ranked yet.
    """
    quotes = [_quote(speech, use) for use in uses]
    written = [passages[q.passage].text[q.start : q.end] for q in quotes]
    texts = [text.lower() for text in written]
    said: dict[str, set[str]] = defaultdict(set)
    for quote, text in zip(quotes, texts, strict=True):
        said[text].add(passages[quote.passage].occasion)
    counted = Counter(texts)
    variants = tuple(
        Variant(text=text, uses=counted[text], occasions=len(said[text]))
        for text in sorted(said, key=lambda t: (-len(said[t]), -counted[t], -len(t), t))
    )
    speakers: Counter[str] = Counter()
    for quote in quotes:
        speakers.update(set(passages[quote.passage].speakers))
    orders = Counter(tuple(int(word) for word in speech.word[list(use)]) for use in uses)
    whole_orders = [order for order in orders if len(order) == len(core)]
    order = max(whole_orders or orders, key=lambda words: (orders[words], words))
    whole = [use for use in uses if tuple(int(word) for word in speech.word[list(use)]) == order]
    exact = set(whole)
    return Proposal(
        score=0.0,
        core=tuple(speech.stems[word] for word in order),
        canonical=_canonical(written, [use in exact for use in uses], said),
        variants=variants,
        slots=tuple(_slots(speech, passages, whole)),
        quotes=tuple(quotes),
        voices=0,
        occasions=0,
        speakers=tuple(name for name, _ in sorted(speakers.items(), key=lambda s: (-s[1], s[0]))),
        forms=_forms(speech, order, uses),
        is_optional=_optional(speech, order, uses),
        rarest=min(range(len(order)), key=lambda number: (int(speech.frequency[order[number]]), number)),
    )


def _canonical(written: Sequence[str], is_whole: Sequence[bool], said: Mapping[str, set[str]]) -> str:
    """Of the wordings with all its words in their usual order that of most occasions, as mostly written."""
    low = Counter(text.lower() for text, whole in zip(written, is_whole, strict=True) if whole)
    best = min(low, key=lambda text: (-len(said[text]), -low[text], len(text), text))
    return Counter(text for text in written if text.lower() == best).most_common(1)[0][0]


def _quote(speech: Speech, use: tuple[int, ...]) -> Quote:
    return Quote(
        passage=int(speech.passage[use[0]]), start=int(speech.start[use[0]]), end=int(speech.end[use[-1]])
    )


def _slots(speech: Speech, passages: Sequence[Passage], uses: Sequence[tuple[int, ...]]) -> list[Slot]:
    """What stands between its words, one slot a gap."""
    found = []
    for gap in range(len(uses[0]) - 1 if uses else 0):
        fillers: Counter[str] = Counter()
        for use in uses:
            text = passages[int(speech.passage[use[0]])].text
            fillers[text[int(speech.end[use[gap]]) : int(speech.start[use[gap + 1]])].lower()] += 1
        ranked = sorted(fillers.items(), key=lambda f: (-f[1], f[0]))
        after = Counter(speech.forms[int(speech.form[use[gap]])] for use in uses).most_common(1)[0][0]
        found.append(Slot(after=after, fillers=tuple(ranked)))
    return found


def _forms(
    speech: Speech, core: tuple[int, ...], uses: Sequence[tuple[int, ...]]
) -> tuple[tuple[str, ...], ...]:
    """The forms of each of its words, the commonest first."""
    seen: dict[int, Counter[str]] = {word: Counter() for word in core}
    for use in uses:
        for place in use:
            word = int(speech.word[place])
            if word in seen:
                seen[word][speech.forms[int(speech.form[place])]] += 1
    return tuple(
        tuple(form for form, _ in sorted(seen[word].items(), key=lambda f: (-f[1], f[0]))) for word in core
    )


def _optional(speech: Speech, core: tuple[int, ...], uses: Sequence[tuple[int, ...]]) -> tuple[bool, ...]:
    """For each of its words whether uses lack it; only at its ends, and two words are always kept."""
    held = Counter(word for use in uses for word in {int(speech.word[place]) for place in use})
    lacking = [held[word] < len(uses) for word in core]
    optional = [False] * len(core)
    for order in (range(len(core)), range(len(core) - 1, -1, -1)):
        for number in order:
            if not lacking[number] or len(core) - sum(optional) <= LEAST_KEPT:
                break
            optional[number] = True
    return tuple(optional)
