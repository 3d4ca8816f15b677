"""Wording that recurs: what is proposed, how it is counted, and what is too common to be a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from readout.knowledge.own_formulas import family_of
from readout.link import Lexicon, Passage, Proposal, anchors_of, discover, id_of, patterns_of
from readout.link.recurring.voices import independent_voices
from readout.link.recurring.words import stem

LEXICON = Lexicon(
    light=frozenset(
        [
            "the",
            "of",
            "and",
            "in",
            "across",
            "to",
            "a",
            "for",
            "with",
            "on",
            "at",
            "is",
            "was",
            "it",
            "they",
            "we",
            "that",
            "by",
            "all",
        ]
    ),
    usual=frozenset(["minister", "ministers", "foreign", "met", "meeting", "talks"]),
    reporting=frozenset(),
)
STRAIT = (
    "They stressed the importance of calm and quiet across the Amber Strait.",
    "We want calm and quiet in the Amber Strait, and nothing else.",
    "Nobody should disturb calm and quiet across the Amber Strait.",
    "Maintaining quiet and calm across the Amber Strait is vital.",
    "Their joint paper named calm and quiet across the Amber Strait.",
)


def passages(
    *texts: str, speakers: tuple[str, ...] = (), occasions: tuple[str, ...] = (), known: bool = False
) -> list[Passage]:
    return [
        Passage(
            text=text,
            occasion=occasions[at] if occasions else f"day {at}",
            speakers=(speakers[at] if speakers else f"speaker {at}",),
            known=((0, len(text)),) if known else (),
        )
        for at, text in enumerate(texts)
    ]


def best(found: list[Proposal]) -> Proposal:
    assert found
    return found[0]


def test_a_wording_of_several_speakers_is_proposed_with_its_variants_and_slots() -> None:
    found = best(discover(passages(*STRAIT), LEXICON))
    assert found.canonical == "calm and quiet across the Amber Strait"
    assert (found.voices, found.occasions, len(found.quotes)) == (5, 5, 5)
    assert {v.text for v in found.variants} == {
        "calm and quiet across the amber strait",
        "calm and quiet in the amber strait",
        "quiet and calm across the amber strait",
    }
    assert [slot.fillers for slot in found.slots if len(slot.fillers) > 1] == [
        ((" across the ", 3), (" in the ", 1))
    ]
    texts = passages(*STRAIT)
    first = found.quotes[0]
    assert texts[first.passage].text[first.start : first.end] == "calm and quiet across the Amber Strait"


def test_the_family_that_is_written_down_matches_every_use() -> None:
    found = best(discover(passages(*STRAIT), LEXICON))
    patterns = patterns_of(found)
    assert id_of(found) == "calm-quiet-amber-strait"
    written = {"formula": id_of(found), "canonical": "x", "patterns": list(patterns)}
    family = family_of(Path("here"), {**written, "anchors": list(anchors_of(found, patterns))}, {})
    pattern = re.compile(family.pattern, re.IGNORECASE)
    for text in STRAIT:
        assert pattern.search(text), text
        assert any(anchor in text.lower() for anchor in family.anchors), text
    assert pattern.search("calm and quiet throughout the Amber Strait")


@pytest.mark.parametrize(
    ("texts", "how"),
    [
        (STRAIT, {"occasions": ("one day",) * 5}),  # copies, or one day's many papers
        (STRAIT, {"speakers": ("one",) * 5}),
        (STRAIT, {"known": True}),
        (("The foreign ministers met for talks.",) * 5, {}),  # encounters
        (("We thank Prime Minister Jane Doe and Adam Doe.",) * 5, {}),  # names only
        (("It is the of and, across to a for.",) * 5, {}),
        ((), {}),
    ],
)
def test_what_is_no_formula_is_not_proposed(texts: tuple[str, ...], how: dict[str, tuple[str, ...]]) -> None:
    assert discover(passages(*texts, **how), LEXICON) == []  # type: ignore[arg-type]


def test_nothing_runs_across_the_end_of_a_sentence_but_across_the_points_of_a_name() -> None:
    broken = [f"{text} It is calm. Quiet it was." for text in ("One.", "Two.", "Three.", "Four.")]
    assert discover(passages(*broken), LEXICON) == []
    whole = [
        f"{word} the U.S.-Amber alliance of lasting trust." for word in ("We praise", "They like", "All hail")
    ]
    assert best(discover(passages(*whole), LEXICON)).canonical == "U.S.-Amber alliance of lasting trust"


def test_tags_say_what_a_word_is() -> None:
    texts = [f"{word} worked closely together." for word in ("They", "We", "All", "It")]
    assert discover(passages(*texts), LEXICON)  # without tags all content counts as nouns

    def tag(given: Sequence[str]) -> list[list[tuple[int, str]]]:
        kinds = {"worked": "VBD", "closely": "RB", "together": "RB"}
        return [[(m.start(), kinds.get(m[0], "PRP")) for m in re.finditer(r"\w+", text)] for text in given]

    tagged = Lexicon(light=LEXICON.light, usual=LEXICON.usual, tag=tag)
    assert discover(passages(*texts), tagged) == []


def test_order_of_passages_does_not_matter() -> None:
    given = passages(*STRAIT)
    one, other = discover(given, LEXICON), discover(given[::-1], LEXICON)
    assert [(p.canonical, p.score, p.variants) for p in one] == [
        (p.canonical, p.score, p.variants) for p in other
    ]


@pytest.mark.parametrize(
    ("spoken", "voices"),
    [
        ([], 0),
        ([("mon", ("a", "b", "c"))], 1),
        ([("mon", ("a",)), ("tue", ("a",))], 1),
        ([("mon", ("a", "b")), ("tue", ("a",))], 2),
        ([("mon", ("a", "b")), ("tue", ("a", "b")), ("wed", ("c",))], 3),
    ],
)
def test_independent_speakers_have_an_occasion_each(
    spoken: list[tuple[str, tuple[str, ...]]], voices: int
) -> None:
    assert independent_voices(spoken) == voices


@pytest.mark.parametrize(
    "forms",
    [
        "maintain maintains maintained maintaining",
        "organise organize organising",
        "party parties",
        "issue issues",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1
