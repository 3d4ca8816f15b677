"""How far two reviewers agree: what both decided, in how much of it they decided the same, and where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from readout.link import judging
from readout.model import Judgement
from readout.record import View

Decisions = dict[str, str]
"""What was asked (a row; two reports that are or are not of one event) → what was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two reviewers side by side.

    Attributes:
        one: The first.
        other: The second.
        both: How many questions both have decided.
        same: How many of them the same way.
        kappa: Cohen's kappa, agreement beyond chance: 1 for all, 0 for no more than chance; None where every
            answer of both is the same one and chance explains it.
        differing: Question, decision of the first, decision of the second.
    """

    one: str
    other: str
    both: int
    same: int
    kappa: float | None
    differing: tuple[tuple[str, str, str], ...]


def agreements(view: View) -> tuple[Agreement, ...]:
    """Every two reviewers who have decided something both.

    Cohen, "A coefficient of agreement for nominal scales", Educ. and Psychological Measurement 20 (1960).

    Args:
        view: The record.

    Returns:
        By the names of the two.
    """
    held = list(view.judgements())
    decided = {author: _decisions(held, author) for author in sorted({j.author for j in held})}
    found = (_compared(a, decided[a], b, decided[b]) for a, b in combinations(decided, 2))
    return tuple(agreement for agreement in found if agreement.both)


def _decisions(judgements: Iterable[Judgement], author: str) -> Decisions:
    """The last word of one reviewer on each question."""
    found: Decisions = {}
    for judgement in judging.active(j for j in judgements if j.author == author):
        found.update(_answers(judgement))
    return found


def _answers(judgement: Judgement) -> Iterator[tuple[str, str]]:
    if judgement.kind in ("accept", "reject"):
        yield from ((subject, f"{judgement.kind}ed") for subject in judgement.subjects)
    elif judgement.kind == "edit":
        for subject, (field, value) in product(judgement.subjects, judgement.payload):
            yield f"{subject} {field}", value
    else:
        yield from _pairs(judgement)


def _pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Two and two of what was put together; each of what was parted with each of the rest."""
    first, *others = judgement.subjects
    rows = {
        subject: {a.row for a in judgement.anchors if a.subject == subject} for subject in judgement.subjects
    }
    taken = {row for subject in others for row in rows[subject]}
    if judgement.kind == "merge":
        for pair in combinations(sorted(taken | rows[first]), 2):
            yield " ".join(pair), "one"
    else:
        for a, b in product(sorted(taken), sorted(rows[first] - taken)):
            yield " ".join(sorted((a, b))), "apart"


def _compared(one: str, ours: Decisions, other: str, theirs: Decisions) -> Agreement:
    both = sorted(ours.keys() & theirs.keys())
    answers = [(ours[question], theirs[question]) for question in both]
    return Agreement(
        one=one,
        other=other,
        both=len(both),
        same=sum(a == b for a, b in answers),
        kappa=kappa(answers),
        differing=tuple((q, ours[q], theirs[q]) for q in both if ours[q] != theirs[q]),
    )


def kappa(answers: Sequence[tuple[str, str]]) -> float | None:
    """Agreement beyond chance.

    Args:
        answers: What the first and what the second reviewer said to each question.

    Returns:
        Cohen's kappa; None where it is not defined.

    Example:
        >>> kappa([("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")])
        0.5
    """
    if not answers:
        return None
    count = len(answers)
    observed = sum(a == b for a, b in answers) / count
    said = {value for pair in answers for value in pair}
    by_chance = sum(
        sum(a == value for a, _ in answers) * sum(b == value for _, b in answers) for value in said
    ) / (count * count)
    return None if by_chance == 1 else round((observed - by_chance) / (1 - by_chance), 4)
