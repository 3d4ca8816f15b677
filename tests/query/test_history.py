"""The history of a formula: what is counted, from when to when, under which verb."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.errors import UsageError
from readout.knowledge import load
from readout.query import Filters, Use, histories, histories_of, history_rows
from readout.record import View

FORMULA = "peace-and-stability-taiwan-strait"


def use(day: str | None, variant: str, *, speakers: tuple[str, ...] = (), strength: str | None = None) -> Use:
    when = dt.date.fromisoformat(day) if day else None
    slots = {"preposition": "in" if " in " in variant else "across"}
    return Use(f"use_{variant}_{day}", f"doc_{day}", 0, FORMULA, variant, slots, strength, speakers, when)


USES = (
    use("2024-05-02", "the peace in the strait", speakers=("state/JPN",), strength="reaffirm"),
    use("2021-03-16", "peace across the strait", speakers=("person/antony-blinken",), strength="underscore"),
    use("2021-03-16", "peace in the strait", speakers=("person/antony-blinken", "state/JPN")),
    use(None, "peace in the strait"),
)


def test_shares_first_and_last_days_and_verbs(view: View) -> None:
    (history,) = histories_of(view, USES, [FORMULA], load())
    assert (history.uses, history.documents, history.undated) == (4, 3, 1)
    assert history.label == "Peace and stability across the Taiwan Strait"
    assert history.periods == (("2021", 2), ("2024", 1))
    best = history.variants[0]  # a leading article plays no part
    assert (best.value, best.uses, best.share) == ("peace in the strait", 3, 0.75)
    assert (str(best.first), str(best.last)) == ("2021-03-16", "2024-05-02")
    assert [(s.value, s.detail, s.uses) for s in history.speakers] == [
        ("Antony Blinken", "USA", 2),
        ("Japan", "JPN", 2),
    ]
    assert [(s.value, s.uses) for s in history.countries] == [("JPN", 2), ("USA", 2)]
    assert [(s.detail, s.value, s.share) for s in history.slots] == [
        ("preposition", "in", 0.75),
        ("preposition", "across", 0.25),
    ]
    assert [(s.value, s.detail, s.periods) for s in history.verbs] == [
        ("underscore", "3", (("2021", 1),)),
        ("reaffirm", "4", (("2024", 1),)),
    ]
    assert history.first is not None
    assert history.last is not None
    assert (str(history.first.day), str(history.last.day)) == ("2021-03-16", "2024-05-02")


def test_a_short_history_is_told_by_the_month(view: View) -> None:
    uses = [use("2021-03-16", "a"), use("2021-03-20", "a"), use("2021-11-02", "a")]
    (history,) = histories_of(view, uses, [FORMULA], load())
    assert history.periods == (("2021-03", 2), ("2021-11", 1))


def test_of_a_record_by_part_of_the_id(view: View) -> None:
    (history,) = histories(view, "taiwan-strait")
    assert (history.formula, history.uses) == (FORMULA, 1)
    assert history.first is not None
    assert (history.first.speakers, history.first.publisher) == (("Antony Blinken",), "Harbour Wire")
    assert [(v.value, v.detail) for v in history.verbs] == [("reaffirm", "4")]
    assert histories(view, "taiwan-strait", Filters(countries=("JPN",)))[0].uses == 0


def test_a_family_without_uses_is_known_and_another_one_is_none(view: View) -> None:
    (history,) = histories(view, "one-china")
    assert (history.uses, history.first, history.variants) == (0, None, ())
    with pytest.raises(UsageError, match="No family"):
        histories(view, "peace-in-our-time")


def test_rows_are_flat_and_begin_with_the_family(view: View) -> None:
    rows = list(history_rows(histories_of(view, USES, [FORMULA], load())))
    assert (rows[0]["part"], rows[1]["part"]) == ("formula", "variant")
    assert {row["part"] for row in rows} == {"formula", "variant", "speaker", "country", "slot", "verb"}
    assert all(row.keys() == rows[0].keys() for row in rows)
