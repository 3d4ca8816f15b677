"""The gold of links and stories holds together: files, ids and quotes are there, and nothing is listed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

GOLD = Path(__file__).parents[2] / "bench" / "gold"
TEXTS = GOLD / "texts"

Member = tuple[str, str]


def load(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(loaded, dict)
    return loaded


LINKS = load(GOLD / "links.yaml")
STORIES = load(GOLD / "stories.yaml")


def known() -> set[Member]:
    """Document and id of every event that a link may name, seeds left out (they are not in the clone)."""
    files = [*sorted(GOLD.glob("d0*.yaml")), GOLD.parents[1] / "examples" / "expected.yaml"]
    documents = list(chain.from_iterable(load(path)["documents"] for path in files))
    found = {(str(d.get("file") or d["id"]), e.get("id")) for d in documents for e in d.get("events") or ()}
    return found | {(text["file"], event["id"]) for text in LINKS["texts"] for event in text["events"]}


def members(group: dict[str, Any]) -> list[Member]:
    return [(one["doc"].split("#")[-1], one["event"]) for one in group["members"]]


def groups(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from chain(gold["clusters"], gold["threads"], gold.get("conditions", ()))


@pytest.mark.parametrize("path", ["links.yaml", "blind/links.yaml"])
def test_every_member_is_an_event_of_the_gold(path: str) -> None:
    seeds, events = {"000_", "001_", "002_", "003_", "004_"}, known()
    named = chain.from_iterable(members(group) for group in groups(load(GOLD / path)))
    assert [one for one in named if one[0][:4] not in seeds and one not in events] == []


def test_no_telling_is_in_two_clusters() -> None:
    told = chain.from_iterable(members(group) for group in [*LINKS["clusters"], *LINKS["conditions"]])
    assert [one for one, times in Counter(told).items() if times > 1] == []


def test_what_is_apart_is_in_no_cluster_together() -> None:
    cluster = {one: group["id"] for group in LINKS["clusters"] for one in members(group)}
    pairs = [members({"members": [row["a"], row["b"]]}) for row in LINKS["apart"]]
    assert [(a, b) for a, b in pairs if a == b or (a in cluster and cluster[a] == cluster.get(b))] == []


@pytest.mark.parametrize("text", LINKS["texts"], ids=lambda text: text["file"])
def test_a_quote_is_short_and_stands_once_in_its_text(text: dict[str, Any]) -> None:
    words = " ".join((TEXTS / text["file"]).read_text(encoding="utf-8").split())
    quotes = [event["quote"] for event in text["events"]]
    assert [quote for quote in quotes if words.count(quote) != 1 or len(quote.split()) > 25] == []


def test_a_cluster_or_story_is_kept_whole_or_not_at_all() -> None:
    kept = {text["file"] for text in [*LINKS["texts"], *STORIES["texts"]] if text.get("kept")}
    linked = [{doc in kept for doc, _ in members(group)} for group in groups(LINKS)]
    copied = [{file in kept for file in story["members"]} for story in STORIES["stories"]]
    assert all(len(sides) == 1 for sides in [*linked, *copied])


def test_stories_name_each_text_once_and_say_how_each_copy_was_made() -> None:
    listed = [text["file"] for text in STORIES["texts"]]
    assert sorted(listed) == sorted(path.name for path in TEXTS.glob("story-*.txt"))
    used = Counter(chain.from_iterable(story["members"] for story in STORIES["stories"]))
    assert max(used.values()) == 1
    assert used.keys() <= set(listed)
    for story in STORIES["stories"]:
        assert {story["first"], *story["kinds"]} == set(story["members"])
