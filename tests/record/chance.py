"""Readings made by chance: every value that the model allows, over text of any characters."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from readout.model import (
    AgendaItem,
    Alternative,
    Attribution,
    Block,
    Claim,
    Dating,
    Document,
    EdtfDate,
    Entity,
    EventStatus,
    Flag,
    Mention,
    Occurrence,
    Party,
    Place,
    Reading,
    Report,
    Role,
    Span,
    Stance,
    Statement,
    Usage,
)

NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\r\n\t\u00a0\u00ad\u200d\u200e\u202e\ufeff\ufffd\u0301👩‍🚀🇯🇵茂𠮷'\"`$%{}[]*?\\;"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)
SOME = NASTY.filter(bool)
MAYBE = st.none() | NASTY
SCORES = st.floats(0, 1)
DATINGS = st.builds(
    Dating,
    date=st.none()
    | st.sampled_from(
        [
            "2021",
            "2021-02",
            "2024-02-29",
            "2021-03-20/..",
            "../2021-03",
            "2024-07-28?",
            "0001-01-01",
            "9999-12-31",
        ]
    ).map(lambda text: EdtfDate(text=text)),
    basis=st.sampled_from(["stated", "resolved", "inferred", "unknown"]),
    why=NASTY,
)
COUNTRIES = st.sampled_from([None, "JPN", "USA"])


@st.composite
def made_readings(draw: st.DrawFn) -> Reading:
    """Any reading that the model allows, over text of any characters."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) | SOME)
    doc = draw(st.uuids()).hex

    def spans() -> st.SearchStrategy[Span]:
        return st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
            lambda se: Span.cut(doc, text, se[0], max(se[1], se[0] + 1))
        )

    span = spans()
    maybe_span = st.none() | span
    parties = st.lists(
        st.builds(Party, entity=MAYBE, name=NASTY, country=COUNTRIES, receipt=maybe_span), max_size=2
    ).map(tuple)
    chain = st.lists(
        st.builds(Attribution, entity=MAYBE, name=NASTY, source=maybe_span, cue=maybe_span), max_size=2
    ).map(tuple)
    roles = st.builds(
        Role,
        role=st.sampled_from(["participant", "source", "target", "host", "recipient"]),
        entity=MAYBE,
        name=NASTY,
        kind=st.sampled_from(["state", "person", "group"]),
        country=COUNTRIES,
        office=MAYBE,
        receipts=st.lists(span, max_size=2).map(tuple),
    )
    told = st.builds(
        Occurrence,
        type=NASTY,
        act=NASTY,
        status=st.sampled_from(get_args(EventStatus)),
        mode=MAYBE,
        contexts=st.lists(NASTY, max_size=2).map(tuple),
        cameo=MAYBE,
        format=MAYBE,
        dating=DATINGS,
        place=st.none()
        | st.builds(
            Place,
            name=MAYBE,
            country=COUNTRIES,
            lat=st.none() | st.floats(-90, 90),
            lon=st.none() | st.floats(-180, 180),
            receipt=maybe_span,
        ),
        roles=st.lists(roles, max_size=2).map(tuple),
        agenda=st.lists(st.builds(AgendaItem, label=NASTY, receipt=span), max_size=2).map(tuple),
    )
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    read = Document(
        doc=doc,
        source=draw(SOME),
        source_kind="web",
        raw_sha256=draw(NASTY),
        media_type="text/html",
        status="read",
        retrieved_at=draw(MAYBE),
        title=draw(MAYBE),
        byline=draw(MAYBE),
        publisher=draw(MAYBE),
        agency=draw(MAYBE),
        url=draw(MAYBE),
        language=draw(MAYBE),
        published=draw(DATINGS),
        published_receipts=tuple(draw(st.lists(span, max_size=2))),
        text=text,
        blocks=tuple(Block(start=a, end=b, kind="body") for a, b in pairwise(cuts)),
        flags=tuple(draw(st.lists(st.builds(Flag, code=NASTY, message=NASTY, span=maybe_span), max_size=2))),
    )
    mentions = st.builds(
        Mention,
        span=span,
        entity=MAYBE,
        country=COUNTRIES,
        office=MAYBE,
        method=st.sampled_from(["name", "role", "pronoun"]),
        score=SCORES,
        flag=st.none() | st.just("reading"),
        note=NASTY,
        alternatives=st.lists(st.builds(Alternative, entity=NASTY, score=SCORES), max_size=2).map(tuple),
    )
    statements = st.builds(
        Statement,
        mode=st.sampled_from(["direct", "indirect", "mixed"]),
        kind=st.sampled_from(["speech", "thought", "writing"]),
        speakers=parties,
        cue=maybe_span,
        verb=MAYBE,
        modality=MAYBE,
        content=st.lists(span, min_size=1, max_size=2).map(tuple),
        addressees=parties,
        attribution=chain,
        document_quoted=MAYBE,
        dating=DATINGS,
        stance=st.none() | st.builds(Stance, toward=NASTY, polarity=st.just("neutral")),
        nested_in=MAYBE,
        rule=NASTY,
    )
    reports = st.builds(
        Report,
        told=told,
        span=span,
        trigger=span,
        attribution=chain,
        rule=NASTY,
        score=SCORES,
        part_of=MAYBE,
        notes=st.lists(NASTY, max_size=2).map(tuple),
    )
    usages = st.builds(
        Usage,
        span=span,
        formula=NASTY,
        variant=NASTY,
        slots=st.lists(st.tuples(st.sampled_from(["actor", "place"]), NASTY), max_size=3).map(tuple),
        strength=MAYBE,
        statement=MAYBE,
        report=MAYBE,
        speakers=st.lists(NASTY, max_size=2).map(tuple),
        dating=DATINGS,
    )
    claims = st.builds(
        Claim,
        span=span,
        kind=st.sampled_from(["ordinal", "first", "since", "count"]),
        ordinal=st.none() | st.integers(0, 2**31 - 1),
        since=MAYBE,
        until=MAYBE,
        parties=st.lists(NASTY, max_size=2).map(tuple),
        act=MAYBE,
        format=MAYBE,
        formula=MAYBE,
    )

    def few(kind: st.SearchStrategy[object], key: str) -> tuple[object, ...]:
        return tuple(draw(st.lists(kind, max_size=2, unique_by=lambda value: getattr(value, key))))

    return Reading(
        document=read,
        entities=tuple(
            draw(
                st.lists(
                    st.builds(
                        Entity,
                        entity=SOME,
                        kind=st.just("group"),
                        name=NASTY,
                        country=COUNTRIES,
                        wikidata=MAYBE,
                    ),
                    max_size=2,
                    unique_by=lambda e: e.entity,
                )
            )
        ),
        mentions=few(mentions, "mention"),  # type: ignore[arg-type]
        statements=few(statements, "statement"),  # type: ignore[arg-type]
        reports=few(reports, "report"),  # type: ignore[arg-type]
        usages=few(usages, "usage"),  # type: ignore[arg-type]
        claims=few(claims, "claim"),  # type: ignore[arg-type]
    )
