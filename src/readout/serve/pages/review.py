"""Review: one doubtful row at a time, decided by a button or its key, and taken back as easily."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast, get_args

from starlette.responses import RedirectResponse, Response

from readout.errors import UsageError
from readout.judgements import author_of
from readout.model import Judgement, JudgementKind
from readout.query import Found, show
from readout.query.doubtful import DOUBTS, Doubt, DoubtKind, tellings_of
from readout.record import Row, View
from readout.serve.answered import AUTHOR
from readout.serve.asking import Asking
from readout.serve.evidence import Evidence, evidence
from readout.serve.page import Page
from readout.serve.reviewing import MOST_DOUBTS

_KINDS = {"one-event": "One event?", "conflict": "Reports differ", "name": "Names", "weak": "Weakly told"}
_MOST_MENTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to a question.

    Attributes:
        key: Of the keyboard.
        kind: Kind of the judgement.
        words: On its button.
    """

    key: str
    kind: JudgementKind
    words: str


_CHOICES: Mapping[DoubtKind, tuple[Choice, ...]] = {
    "one-event": (
        Choice(key="m", kind="merge", words="One event"),
        Choice(key="s", kind="split", words="Two events"),
    ),
    "conflict": (
        Choice(key="a", kind="accept", words="Told rightly"),
        Choice(key="x", kind="reject", words="No such event"),
    ),
    "name": (
        Choice(key="a", kind="accept", words="Yes"),
        Choice(key="x", kind="reject", words="Nobody known"),
    ),
    "weak": (Choice(key="a", kind="accept", words="Yes"), Choice(key="x", kind="reject", words="No")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A row that a question is about.

    Attributes:
        found: The row.
        evidence: The words it rests on.
        tellings: Reports of an event.
    """

    found: Found
    evidence: tuple[Evidence, ...]
    tellings: tuple[Row, ...]


def _answer(ask: Asking) -> Response:
    ask.only("kind", "at")
    if ask.as_of is not None:
        raise UsageError("Only the newest state can be judged.", hint="Leave as_of out of the address.")
    kinds = tuple(cast("DoubtKind", kind) for kind in ask.values("kind")) or DOUBTS
    at = _number(ask.value("at", "0") or "0")
    reviewing = ask.desk.reviewing
    ahead = list(islice(reviewing.open_questions(ask.view, kinds), at, at + MOST_DOUBTS))
    doubt = ahead[0] if ahead else None
    return ask.render(
        "review.html",
        kinds=_KINDS,
        chosen=kinds if len(kinds) == 1 else (),
        doubt=doubt,
        subjects=_subjects(ask.view, doubt) if doubt else (),
        choices=_CHOICES[doubt.kind] if doubt else (),
        at=at,
        left=len(ahead),
        last=reviewing.last(ask.view),
        told=_told,
        trouble=reviewing.trouble,
        author=_author(ask),
    )


def _subjects(view: View, doubt: Doubt) -> tuple[Subject, ...]:
    found = []
    for wanted in doubt.subjects[:_MOST_MENTIONS]:
        shown = show(view, wanted)
        tellings = tellings_of(view, shown.found.id) if shown.found.table == "events" else []
        found.append(Subject(found=shown.found, evidence=evidence(shown.contexts), tellings=tuple(tellings)))
    return tuple(found)


def _decide(ask: Asking, form: Mapping[str, str]) -> Response:
    """Keep a decision and go on to the page that it was made on."""
    kind = form.get("kind", "")
    if kind not in get_args(JudgementKind):
        raise UsageError(f"{kind[:20]!r} is no decision.")
    subjects = [subject for subject in form.get("subjects", "").split() if subject]
    is_edit = kind == "edit"
    if is_edit and not form.get("field"):
        raise UsageError("No field was chosen.", hint="Choose what is to be corrected.")
    payload = [(form["field"], form.get("value", ""))] if is_edit else []
    ask.desk.reviewing.decide(
        cast("JudgementKind", kind),
        subjects,
        author=author_of(form.get("author", "").strip() or None),
        payload=payload,
        reason=form.get("reason", "").strip(),
    )
    back = form.get("back", "/review")
    answer = RedirectResponse(back if back.startswith("/") and back[1:2] not in "/\\" else "/review", 303)
    if form.get("author", "").strip():
        answer.set_cookie(AUTHOR, form["author"].strip().encode().hex(), samesite="strict", httponly=True)
    return answer


def _author(ask: Asking) -> str:
    try:
        given = bytes.fromhex(ask.request.cookies.get(AUTHOR, "")).decode()
    except ValueError:
        given = ""
    return given or author_of(None)


def _told(judgement: Judgement) -> str:
    words = {
        "accept": "accepted",
        "reject": "rejected",
        "merge": "made one",
        "split": "kept apart",
        "edit": "corrected",
        "undo": "taken back",
    }
    subjects: Sequence[str] = judgement.subjects
    more = f" and {len(subjects) - 2} more" if len(subjects) > 2 else ""
    return f"{', '.join(subjects[:2])}{more} {words[judgement.kind]} by {judgement.author}"


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 6:
        raise UsageError(f"at={text[:20]} is no number.")
    return int(text)


PAGES = (
    Page(path="/review", answer=_answer),
    Page(path="/judge", answer=_answer, write=_decide, is_of_state=False),
)
