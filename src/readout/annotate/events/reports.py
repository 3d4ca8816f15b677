"""Reports of events in one document: candidates dated, placed, merged, attributed and frozen."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.agenda import set_agendas
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.circumstance import date_of, not_after, place_of
from readout.annotate.events.coding import code_of, contexts_of, mode_of, sector_of
from readout.annotate.events.contested import deny_contested
from readout.annotate.events.find import CandidateFinder
from readout.annotate.events.homes import give_homes
from readout.annotate.events.intent import intended_type, is_only_spoken_of
from readout.annotate.events.issued import is_issued, issued_text
from readout.annotate.events.lent import lend_sides
from readout.annotate.events.members import name_members
from readout.annotate.events.merge import drop_states_of_people, merge_talks
from readout.annotate.events.occasion import SAYING, date_by_occasion
from readout.annotate.events.scene import place_by_scene
from readout.annotate.events.shape import counted_format, is_call, told_format
from readout.annotate.events.status import status_of
from readout.annotate.events.then import name_holders_then
from readout.annotate.events.titled import titled_talks
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.model import Attribution, Dating, Occurrence, Report, Role, RoleName, Span, Statement

_PAPER_TYPES = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "AGREE", "THREATEN"})
_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_READOUT_STATUS = ("occurred", "ongoing")


def find_reports(page: Page, parties: Parties, statements: Sequence[Statement]) -> tuple[Report, ...]:
    """What the document tells of events.

    Args:
        page: The document on the desk, parsed.
        parties: Resolves noun phrases.
        statements: What was said in it, for attribution.

    Returns:
        Reports in order of the text, each id once.
    """
    candidates = list(CandidateFinder(page, parties).find())
    name_members(page, candidates)
    published = page.document.published.date
    last_day = published.high if published is not None else page.window[1]
    for candidate in candidates:
        said = date_of(page, candidate, narrow=True) if candidate.frame.pattern in SAYING else None
        candidate.dating = said or date_of(page, candidate)
        candidate.place = place_of(page, candidate)
        candidate.format = told_format(page, candidate)
        if candidate.is_talk and is_call(page, candidate):
            candidate.act = "call"
        candidate.status = status_of(candidate, published=last_day)
        if candidate.status == "occurred":
            candidate.dating = not_after(candidate.dating, last_day)
        candidate.type = intended_type(candidate)
        if candidate.dating.date is None:
            candidate.dating = date_of(page, candidate)
    give_homes(page, candidates)
    lend_sides(page, candidates)
    spoken_of = [c for c in candidates if is_only_spoken_of(c, candidates)]
    _refuse(page, spoken_of, "only spoken of in another act: demanded, promised, refused or threatened")
    candidates = [c for c in candidates if c not in spoken_of]
    merged = merge_talks(candidates)
    supposed = [c for c in merged if c.status == "hypothetical" and c.frame.type != "CONSULT"]
    _refuse(page, supposed, "only supposed: could, if, whether")
    kept = [c for c in merged if c not in supposed]
    told_with = [m for c in merged for m in c.merged]
    _refuse(page, [c for c in candidates if c not in merged and c not in told_with], "only one side is told")
    kept += [c for c in (titled_talks(page, kept), issued_text(page, kept)) if c is not None]
    for candidate in kept:
        drop_states_of_people(candidate)
    kept = [c for c in kept if not _is_among_own(c)]
    _gather_papers(kept)
    for candidate in kept:
        if candidate.act == "joint-statement":
            sign_for_sides(page, candidate)
    place_by_scene(page, kept)
    date_by_occasion(page, kept)
    for candidate in kept:
        name_holders_then(page, candidate)
    deny_contested(page, parties, kept)
    set_agendas(page, parties, kept)
    found: dict[str, Report] = {}
    ids: dict[int, str] = {}
    for candidate in sorted(kept, key=lambda c: (c.part_of is not None, c.trigger.start)):
        report = freeze(page, candidate, kept, statements, ids)
        known_id = ids[id(candidate)] = report.report
        found.setdefault(known_id, report)
    ordered = sorted(found.items(), key=lambda one: (one[1].trigger.start, one[0]))
    return tuple(report for _, report in ordered)


def _is_among_own(candidate: Candidate) -> bool:
    """Talks of several people of one state, told of nobody else."""
    is_alone = candidate.is_talk and len(candidate.people) > 1 and len(candidate.sides) == 1
    return is_alone and not candidate.is_with_several


def _refuse(page: Page, candidates: Sequence[Candidate], why: str) -> None:
    for candidate in candidates:
        page.refuse(candidate.frame, candidate.trigger, candidate.noun, why)


def _gather_papers(kept: list[Candidate]) -> None:
    """Positions that several parties take together where they issued a text are parts of that text."""
    papers = [c for c in kept if c.act == "joint-statement"]
    for paper in papers:
        if len(paper.sides) < 2:
            _sign_as_last_meeting(paper, kept)
        if paper.dating.date is None:
            _date_as_meeting(paper, kept)
    for candidate in kept:
        if candidate.act not in ("statement", "agreement") or candidate.type not in _PAPER_TYPES:
            continue
        sources = {r.side for r in candidate.who("source")}
        if len(sources) < 2:
            continue
        for paper in papers:
            signatories = paper.sides
            if not signatories or sources <= signatories:
                if candidate.act == "statement" and not is_issued(paper):
                    candidate.act = "joint-statement"
                candidate.part_of = paper
                candidate.dating = candidate.dating if candidate.dating.date is not None else paper.dating
                break


def sign_for_sides(page: Page, candidate: Candidate) -> None:
    """A joint text is issued by states and bodies; whoever stood there for them is its receipt.

    Args:
        page: The document on the desk.
        candidate: A joint statement, changed in place.
    """
    signed: dict[str, tuple[RoleName, Reference]] = {}
    for name, reference in candidate.roles:
        home = reference.side
        entity = page.entity(home if "/" in home else f"state/{home}") if name == "source" else None
        if entity is None or not reference.is_person:
            signed.setdefault(reference.key, (name, reference))
            continue
        side = Reference(
            start=reference.start,
            end=reference.end,
            name_start=reference.name_start,
            name_end=reference.name_end,
            entity=entity,
            name=entity.name,
            sense="state" if entity.kind == "state" else "body",
            country=entity.country if entity.kind == "state" else None,
            method="role",
        )
        signed.setdefault(side.key, (name, side))
    candidate.roles = list(signed.values())


def _sign_as_last_meeting(paper: Candidate, kept: list[Candidate]) -> None:
    before = [
        c for c in kept if c.is_talk and c.trigger.start < paper.trigger.start and c.status in _READOUT_STATUS
    ]
    if before:
        meeting = before[-1]
        paper.roles = [("source", r) for _, r in meeting.roles]
        paper.notes.append("signatories: those of the meeting told last")


def _date_as_meeting(paper: Candidate, kept: Sequence[Candidate]) -> None:
    """A text without a date of its own was issued when its signatories met."""
    met = [c for c in kept if c.is_talk and c.status in _READOUT_STATUS and c.dating.date is not None]
    met = [c for c in met if paper.sides <= c.sides]
    before = [c for c in met if c.trigger.start < paper.trigger.start]
    if before or met:
        paper.dating = (before[-1:] or met)[0].dating
        paper.notes.append("dated as the meeting it came out of")


def freeze(
    page: Page,
    candidate: Candidate,
    kept: Sequence[Candidate],
    statements: Sequence[Statement],
    ids: dict[int, str],
) -> Report:
    """The report of a candidate.

    Args:
        page: The document on the desk.
        candidate: Dated, placed and merged.
        kept: All candidates of the document.
        statements: What was said in it, for attribution.
        ids: Ids of the reports frozen so far, by candidate, for what is part of another.
    """
    sentence = page.sentences[candidate.sentence]
    format_ = candidate.format
    if candidate.is_talk and format_ in (None, "summit"):
        format_ = counted_format(candidate) or format_
    low, high = _trigger_stretch(candidate)
    type_ = _type(candidate)
    mode = mode_of(candidate, type_)
    told = Occurrence(
        type=type_,
        mode=mode,
        contexts=contexts_of(page, candidate),
        cameo=code_of(page, candidate, type_, mode),
        act=candidate.act,
        format=format_ if candidate.is_talk else None,
        status=candidate.status,
        dating=candidate.dating
        if candidate.dating.date is not None
        else _fallback_date(page, candidate, kept),
        place=candidate.place,
        roles=tuple(_role(page, name, r, candidate) for name, r in candidate.roles),
        agenda=tuple(candidate.agenda),
    )
    trigger = page.span(low, high)
    return Report(
        told=told,
        span=page.span(sentence.start, sentence.end),
        trigger=trigger,
        attribution=attribution_at(page, trigger, statements),
        rule=candidate.frame.name,
        score=0.9 if candidate.merged else 0.8,
        part_of=ids.get(id(candidate.part_of)) if candidate.part_of is not None else None,
        notes=(*candidate.notes, *(f"told again: {m.frame.name}" for m in candidate.merged)),
    )


def _type(candidate: Candidate) -> str:
    """Talks, support, cooperation and aid still to come are AGREE (PLOVER codebook, AGREE)."""
    if candidate.type in _PROMISED and candidate.status in ("planned", "proposed", "hypothetical"):
        return "AGREE"
    return candidate.type


def _fallback_date(page: Page, candidate: Candidate, kept: Sequence[Candidate]) -> Dating:
    """A talk without a date of its own: that of the same occasion, else a headline's day of publication."""
    if not candidate.is_talk or candidate.status not in _READOUT_STATUS:
        return Dating()
    for other in kept:
        same_place = (
            other.place is not None
            and candidate.place is not None
            and other.place.name == candidate.place.name
        )
        if (
            other.is_talk
            and other.dating.date is not None
            and same_place
            and candidate.people <= other.people
        ):
            return Dating(
                date=other.dating.date,
                basis="inferred",
                why="the same people at the same place on the same occasion",
            )
    published = page.document.published.date
    if (
        candidate.trigger.tag in ("VBZ", "VBP")
        and candidate.sentence <= 1
        and published is not None
        and published.is_day
    ):
        return Dating(
            date=published, basis="inferred", why="told in the present tense at the head of the text"
        )
    return Dating()


def _trigger_stretch(candidate: Candidate) -> tuple[int, int]:
    tokens = [candidate.trigger] + ([candidate.noun] if candidate.noun is not None else [])
    return min(t.start for t in tokens), max(t.end for t in tokens)


def _role(page: Page, name: str, reference: Reference, candidate: Candidate) -> Role:
    receipts = [reference, *(r for m in candidate.merged for _, r in m.roles if r.key == reference.key)]
    spans = sorted({(r.start, r.end) for r in receipts})
    entity = reference.entity
    return Role(
        role=name,  # type: ignore[arg-type]
        entity=entity.entity if entity is not None else None,
        name=entity.name if entity is not None else reference.name,
        kind=entity.kind if entity is not None else "person",
        country=_country(reference),
        office=reference.office,
        sector=sector_of(page, reference),
        receipts=tuple(page.span(low, high) for low, high in spans),
    )


def _country(reference: Reference) -> str | None:
    """The country somebody acts for; none for the officer of an international body."""
    if reference.country is not None or reference.home is not None:
        return reference.country
    return reference.entity.country if reference.entity is not None else None


def attribution_at(page: Page, trigger: Span, statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """The chain through which a document tells something: publisher, agency, whoever says so in the text.

    Args:
        page: The document on the desk.
        trigger: The words that tell.
        statements: What was said in the document.

    Returns:
        Links, outermost first.
    """
    document = page.document
    chain = [Attribution(entity=None, name=name) for name in (document.publisher, document.agency) if name]
    around = [s for s in statements if any(c.covers(trigger) for c in s.content)]
    around.sort(key=lambda s: -sum(c.end - c.start for c in s.content))
    for statement in around:
        links = [
            *statement.attribution,
            *(
                Attribution(entity=p.entity, name=p.name, source=p.receipt, cue=statement.cue)
                for p in statement.speakers
            ),
        ]
        chain.extend(link for link in links if all(link.name != known.name for known in chain))
    return tuple(dict.fromkeys(chain))
