"""In which stories a feature was seen."""

from __future__ import annotations

import numpy as np

from readout.link.stories.leaders import MAX_LEADERS, Leaders


def features(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array(numbers, dtype=np.intp)


def test_each_feature_votes_for_whoever_led_a_story_with_it() -> None:
    leaders = Leaders([features(0, 1, 2), features(2, 3)])
    leaders.add(7, features(0, 1, 2))
    leaders.add(9, features(2, 3))
    leaders.add(7, features(2, 3))
    assert leaders.votes(features(0, 2, 3)) == {7: 3, 9: 2}
    assert leaders.votes(features(1)) == {7: 1}


def test_what_too_many_stories_have_counts_for_none() -> None:
    leaders = Leaders([features(0, 1)])
    for leader in range(MAX_LEADERS):
        leaders.add(leader, features(0))
    assert set(leaders.votes(features(0))) == set(range(MAX_LEADERS))
    leaders.add(MAX_LEADERS, features(0, 1))
    leaders.add(0, features(0))
    assert leaders.votes(features(0, 1)) == {MAX_LEADERS: 1}


def test_without_texts_nobody_has_votes() -> None:
    assert not Leaders([]).votes(features())
