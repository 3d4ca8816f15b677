"""Words that say that somebody was not there."""

from __future__ import annotations

import pytest

from readout.query.disputed import _told_absent


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Secretary ", " did not attend.", " did not attend"),
        (
            "",
            ", who had fallen ill, did not take part in the talks.",
            ", who had fallen ill, did not take part",
        ),
        ("Minister ", " was absent because of a vote", " was absent"),
        ("", " skipped the meeting", " skipped"),
    ],
)
def test_said_behind_the_name(before: str, after: str, words: str) -> None:
    assert [after[:high] for _, high in _told_absent(before, after)] == [words]


@pytest.mark.parametrize("before", ["They met without Defense Secretary ", "held in the absence of "])
def test_said_before_the_name(before: str) -> None:
    ((low, high),) = _told_absent(before, " on Monday.")
    assert before[low:].split(maxsplit=1)[0] in ("without", "in")
    assert high == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " did not attend the dinner that followed."),
        ("", " attended the talks."),
        ("", " did not say when."),
        ("without naming China and ", " said so."),
        ("Sanctions were lifted without conditions. Minister ", " said so."),
    ],
)
def test_somebody_who_may_well_have_been_there(before: str, after: str) -> None:
    assert list(_told_absent(before, after)) == []
