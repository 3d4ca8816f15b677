"""Each kind of conflict, and each rule by which a value is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.link import Said, Surroundings, Telling, lay_out_saying, link_reports, with_disputes
from readout.link.conflicts import conflicts
from readout.link.merge import merge
from readout.model import Conflict, Dating, Event, Party, Report, Span
from tests.link.factories import PEOPLE, dating, report

TOKYO, KYOTO = "Tokyo/JPN", "Kyoto/JPN"
WIDE = frozenset({"Tokyo", "Kyoto"})


def telling(
    given: Report, *, story: str | None = None, published: str | None = None, issuer: str | None = None
) -> Telling:
    return Telling(given, story or f"sto_{given.span.doc}", dating(published), issuer)


def met(doc: str, date: str | None = "2021-03-16", place: str | None = TOKYO, **more: object) -> Report:
    return report("Blinken Motegi", date, place, doc=f"doc_{doc}", **more)  # type: ignore[arg-type]


def the_one(*tellings: Telling) -> Conflict:
    (found,) = conflicts(tellings, wide_places=WIDE)
    return found


def test_most_independent_sources_win_and_a_copy_is_none() -> None:
    copies = [telling(met(doc, place=KYOTO), story="sto_wire") for doc in ("c", "d", "e")]
    found = the_one(telling(met("a")), telling(met("b")), *copies)
    assert (found.field, found.chosen) == ("place", "Tokyo")
    assert found.rule == "given by 2 of 3 independent sources"
    assert [(v.value, v.sources, len(v.reports), len(v.receipts)) for v in found.values] == [
        ("Kyoto", 1, 3, 3),
        ("Tokyo", 2, 2, 2),
    ]


def test_what_only_a_look_alike_says_is_told_and_never_wins() -> None:
    genuine = telling(met("a"), story="agency Reuters")
    forged = [telling(met(doc, status="denied"), story="look-alike") for doc in ("b", "c")]
    found = the_one(genuine, *forged)
    assert (found.field, found.chosen) == ("status", "occurred")
    assert found.rule == "the others stand under a look-alike address alone"
    assert [(v.value, v.sources) for v in found.values] == [("denied", 0), ("occurred", 1)]
    told, _ = merge([genuine, *forged])
    assert told.status == "occurred"
    assert merge(forged)[0].status == "denied"


def test_a_value_backed_by_vaguer_ones_is_in_line_with_their_sources() -> None:
    vague = [telling(met(doc, "2021-03", place=None)) for doc in ("c", "d")]
    found = the_one(telling(met("a", "2021-03-16", None)), telling(met("b", "2021-04-02", None)), *vague)
    assert (found.field, found.chosen) == ("date", "2021-03-16")
    assert found.rule == "in line with 3 of 4 independent sources"
    assert [v.value for v in found.values] == ["2021-03", "2021-03-16", "2021-04-02"]


def test_the_more_exact_of_equals() -> None:
    found = the_one(telling(met("a", "2021-03-16", None)), telling(met("b", "2021-04", None)))
    assert (found.chosen, found.rule) == ("2021-03-16", "the more exact")


def test_the_hosts_own_read_out_of_equals() -> None:
    found = the_one(telling(met("a", "2021-03-15"), issuer="USA"), telling(met("b"), issuer="JPN"))
    assert (found.field, found.chosen, found.rule) == ("date", "2021-03-16", "the host's own read-out")


def test_what_a_text_says_before_what_was_only_inferred() -> None:
    guess = met("a", None, None)
    inferred = Dating(date=dating("2021-03-17").date, basis="inferred", why="day of publication")
    told = telling(replace(guess, told=replace(guess.told, dating=inferred)))
    found = the_one(told, telling(met("b", "2021-03-16", None)))
    assert found.chosen == "2021-03-16"
    assert found.rule.startswith("said by the text")


def test_first_published_then_first_in_the_alphabet() -> None:
    early, late = met("b", place=TOKYO), met("a", place=KYOTO)
    first = the_one(telling(late, published="2021-03-18"), telling(early, published="2021-03-17"))
    assert (first.chosen, first.rule) == ("Tokyo", "first published of equals")
    undated = the_one(telling(late), telling(early))
    assert (undated.chosen, undated.rule) == ("Kyoto", "first in the alphabet of equals")


def test_the_most_cautious_status_of_equals() -> None:
    found = the_one(telling(met("a")), telling(met("b", status="denied")))
    assert (found.field, found.kind) == ("status", "disagreement")
    assert (found.chosen, found.rule) == ("denied", "most cautious of equals")


def test_a_plan_that_was_moved_is_history_and_the_latest_word_counts() -> None:
    first = telling(met("a", "2021-03-12", status="planned"), published="2021-03-01")
    later = telling(met("b", "2021-03-14", status="planned"), published="2021-03-08")
    found = the_one(first, later)
    assert (found.field, found.kind) == ("date", "history")
    assert (found.chosen, found.rule) == ("2021-03-14", "the latest word")
    told, _ = merge([first, later])
    assert told.dating.text == "2021-03-14"


def test_two_dates_of_a_plan_published_side_by_side_are_a_disagreement() -> None:
    one = telling(met("a", "2021-03-12", status="planned"), published="2021-03-01")
    other = telling(met("b", "2021-03-14", status="planned"), published="2021-03-01")
    assert the_one(one, other).kind == "disagreement"


def test_planned_for_one_day_and_held_on_another_is_a_thread_without_conflict() -> None:
    plan, held = met("a", "2021-03-12", status="planned"), met("b", "2021-03-14")
    events, _ = link_reports([(one, one.span.doc, dating(None)) for one in (plan, held)])
    assert len(events) == 2
    assert len({event.thread for event in events}) == 1
    assert [event.conflicts for event in events] == [(), ()]


@pytest.mark.parametrize(
    "pair", [("2+2", "bilateral"), ("summit", "bilateral"), ("multilateral", "trilateral")]
)
def test_a_vaguer_format_is_no_conflict(pair: tuple[str, str]) -> None:
    exact, vague = pair
    tellings = [telling(met("a", fmt=exact)), telling(met("b", fmt=vague))]
    assert conflicts(tellings) == ()


def test_formats_that_exclude_each_other() -> None:
    found = the_one(telling(met("a", fmt="trilateral")), telling(met("b", fmt="bilateral")))
    assert (found.field, found.chosen, found.rule) == ("format", "trilateral", "the more exact")


def test_other_persons_for_one_state_are_kept_unless_outvoted() -> None:
    a, b, c = (
        telling(report("Kamikawa Teodoro", "2024-07-08", doc="doc_a", act="agreement")),
        telling(report("Kamikawa Manalo", "2024-07-08", doc="doc_b", act="agreement")),
        telling(report("Kamikawa Manalo", "2024-07-08", doc="doc_c", act="agreement")),
    )
    tie = the_one(a, b)
    assert (tie.field, tie.about, tie.chosen) == ("roles", "PHL", None)
    assert tie.rule == "as many independent sources for each; all are kept"
    assert len(merge([a, b])[0].roles) == 3
    won = the_one(a, b, c)
    assert (won.chosen, won.rule) == ("Enrique Manalo", "given by 2 of 3 independent sources")
    assert [role.name for role in merge([a, b, c])[0].roles] == ["Enrique Manalo", "Yoko Kamikawa"]


def test_two_halves_of_a_delegation_that_a_third_names_whole_are_no_conflict() -> None:
    halves = [
        telling(report(f"Blinken {who}", doc=f"doc_{n}", fmt="2+2"))
        for n, who in enumerate(("Motegi Suga", "Motegi Kishi"))
    ]
    assert len(conflicts(halves)) == 1
    whole = telling(report("Blinken Motegi Suga Kishi", doc="doc_w", fmt="2+2"))
    assert conflicts([*halves, whole]) == ()


def test_offices_that_differ_and_one_that_says_less() -> None:
    def as_(doc: str, office: str, issuer: str | None = None) -> Telling:
        given = met(doc)
        roles = tuple(
            replace(role, office=office) if role.name == "Toshimitsu Motegi" else role
            for role in given.told.roles
        )
        return telling(replace(given, told=replace(given.told, roles=roles)), issuer=issuer)

    foreign, economic, less = (
        "Minister for Foreign Affairs",
        "Minister of Economic Revitalization",
        "Foreign Minister",
    )
    assert conflicts([as_("a", foreign), as_("b", less)]) == ()
    found = the_one(as_("a", foreign, "JPN"), as_("b", economic))
    assert (found.field, found.about) == ("office", "Toshimitsu Motegi")
    assert (found.chosen, found.rule) == (foreign, "the own side's read-out")


def promised(doc: str, text: str, act: str = "agreement") -> Telling:
    return telling(report("JPN PHL", "2024-07-08", doc=f"doc_{doc}", act=act, type="AGREE", text=text))


def test_sums_of_money_that_differ() -> None:
    first, other = (
        promised("a", "agreed on a loan of $300 million"),
        promised("b", "signed a loan of $350 million"),
    )
    found = the_one(first, other, promised("c", "a loan worth $350 million"))
    assert (found.field, found.chosen, found.rule) == (
        "amount",
        "$350 million",
        "given by 2 of 3 independent sources",
    )
    assert [v.value for v in found.values] == ["$300 million", "$350 million"]


@pytest.mark.parametrize(
    ("a", "b", "act"),
    [
        ("a loan of $3 billion", "a loan of $2.96 billion", "agreement"),
        ("a loan of 300 million dollars", "a loan of $300 million", "agreement"),
        ("a loan of $300 million", "a loan of 280 million euros", "agreement"),
        ("spoke of $300 million", "spoke of $350 million", "meeting"),
        ("a loan of $300 million and one of $50 million", "a loan of $350 million", "agreement"),
    ],
)
def test_sums_that_are_no_conflict(a: str, b: str, act: str) -> None:
    assert conflicts([promised("a", a, act), promised("b", b, act)]) == ()


WORDS = "We will stand firm against coercion and destabilizing behavior"


def said(
    doc: str,
    speaker: str,
    text: str = WORDS,
    *,
    is_quoted: bool = True,
    event: str | None = "evt",
    day: str = "2021-03-16",
) -> Said:
    entity, name, country, _ = PEOPLE[speaker]
    saying = lay_out_saying(
        f"sta_{doc}", doc=f"doc_{doc}", speakers=(Party(entity=entity, name=name, country=country),), text=text,
        event=event, said=dating(day), published=Dating(),
    )  # fmt: skip
    return Said(saying, Span(doc=f"doc_{doc}", start=0, end=len(text), text=text), is_quoted, event)


def disputed(
    *sayings: Said,
    names: dict[tuple[str, str], list[str]] | None = None,
    absent: dict[str, list[tuple[str, str]]] | None = None,
    issuers: dict[str, str] | None = None,
) -> Event:
    reports = [met(doc) for doc in ("a", "b")]
    told = {r.report: telling(r, issuer=(issuers or {}).get(r.span.doc)) for r in reports}
    (event,), _ = link_reports([(r, r.span.doc, dating(None)) for r in reports])
    by_doc: dict[str, list[Said]] = {}
    for one in sayings:
        named = one if one.event is None else one._replace(event=event.event)
        by_doc.setdefault(one.saying.doc, []).append(named)
    around = Surroundings(
        said=by_doc,
        names={key: [_span(key[0], form) for form in forms] for key, forms in (names or {}).items()},
        absent={
            doc: [(who, _span(doc, words)) for who, words in found] for doc, found in (absent or {}).items()
        },
    )
    (found,) = with_disputes([event], told, around)
    return found


def test_the_same_words_given_to_two_speakers() -> None:
    found = disputed(said("a", "Blinken"), said("b", "Motegi", WORDS.replace("We will", "They will")))
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.kind) == ("speaker", "disagreement")
    assert [v.value for v in conflict.values] == ["Antony Blinken", "Toshimitsu Motegi"]
    assert conflict.about == WORDS
    assert conflict.rule == "first in the alphabet of equals"


def test_a_read_out_of_one_of_the_speakers_knows_who_spoke() -> None:
    found = disputed(said("a", "Blinken"), said("b", "Motegi"), issuers={"doc_b": "JPN"})
    assert [c.chosen for c in found.conflicts] == ["Toshimitsu Motegi"]
    assert found.conflicts[0].rule == "a read-out of one of those who spoke"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (said("a", "Blinken"), said("b", "Blinken")),
        (said("a", "Blinken"), said("b", "Motegi", "The economy of the region needs clean energy now")),
        (said("a", "Blinken", is_quoted=False), said("b", "Motegi", is_quoted=False)),
        (said("a", "Blinken", event=None), said("b", "Suga", event=None, day="2021-03-19")),
    ],
)
def test_words_that_are_no_dispute(a: Said, b: Said) -> None:
    assert disputed(a, b).conflicts == ()


def test_a_report_that_gives_them_to_both_settles_it() -> None:
    assert disputed(said("a", "Blinken"), said("a", "Motegi"), said("b", "Motegi")).conflicts == ()


def test_each_sides_own_read_out_gives_the_words_to_its_own() -> None:
    own = {"doc_a": "USA", "doc_b": "JPN"}
    assert disputed(said("a", "Blinken"), said("b", "Motegi"), issuers=own).conflicts == ()


def test_name_variants_are_kept_and_are_no_disagreement() -> None:
    person = PEOPLE["Motegi"][0]
    forms = {
        ("doc_a", person): ["Motegi", "Motegi Toshimitsu"],
        ("doc_b", person): ["Toshimichi Shigeki", "Foreign Minister Motegi"],
    }
    (conflict,) = disputed(names=forms).conflicts
    assert (conflict.field, conflict.kind, conflict.chosen) == ("name", "variants", "Toshimitsu Motegi")
    assert conflict.rule == "the usual English name"
    told = {v.value: [s.doc for s in v.receipts] for v in conflict.values}
    assert told["Toshimichi Shigeki"] == ["doc_b"]
    assert told["Motegi Toshimitsu"] == ["doc_a"]
    assert "Motegi" not in told


def test_usual_names_and_parts_of_them_are_no_variants() -> None:
    person = PEOPLE["Motegi"][0]
    assert (
        disputed(names={("doc_a", person): ["Motegi"], ("doc_b", person): ["TOSHIMITSU MOTEGI"]}).conflicts
        == ()
    )


def test_somebody_whom_a_report_says_was_not_there() -> None:
    absent = {"doc_b": [(PEOPLE["Blinken"][0], "Blinken did not attend")]}
    found = disputed(absent=absent)
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.about) == ("roles", "Antony Blinken")
    assert [v.value for v in conflict.values] == ["with Antony Blinken", "without Antony Blinken"]
    assert conflict.values[1].receipts[0].text == "Blinken did not attend"
    own = disputed(absent=absent, issuers={"doc_b": "USA"})
    assert (own.conflicts[0].chosen, own.conflicts[0].rule) == (
        "without Antony Blinken",
        "the own side's read-out",
    )
    assert "Antony Blinken" not in [role.name for role in own.told.roles]


def _span(doc: str, text: str) -> Span:
    return Span(doc=doc, start=0, end=len(text), text=text)
