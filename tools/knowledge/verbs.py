"""Write tables/verbs.csv: every inflected form of the verbs in verbs_source.csv.

python -m tools.knowledge.verbs [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

HERE = Path(__file__).parent
TABLES = HERE.parent.parent / "src" / "readout" / "knowledge" / "tables"

DOUBLED = frozenset(
    {"admit", "refer", "commit", "recommit", "rebut", "submit", "plan", "beg", "slam", "dub", "abet"}
    | {"concur", "quip", "regret", "rip", "brag", "blog", "plug", "rap", "shrug", "sum"}
)
"""Verbs that double their last consonant."""

SECOND = {
    "signal": ("signalled", "signalling"),
    "label": ("labelled", "labelling"),
    "lambast": ("lambaste", "lambastes"),
}
"""Second forms besides the regular ones."""

OPENING = frozenset({"firmly", "strongly", "resolutely"})
"""Adverbs that stand before the verb of a phrase."""


def forms(lemma: str, past: str, participle: str) -> list[str]:
    """All forms of a verb or phrase; the verb is its first word.

    Args:
        lemma: "call for".
        past: Past form where it is irregular, else "".
        participle: Past participle where it differs from the past, else "".

    Returns:
        Forms without repeats, the lemma first.

    Example:
        >>> forms("call for", "", "")
        ['call for', 'calls for', 'called for', 'calling for']
        >>> forms("deny", "", "")
        ['deny', 'denies', 'denied', 'denying']
        >>> forms("emphasize", "", "")[4:]
        ['emphasise', 'emphasises', 'emphasised', 'emphasising']
    """
    words = lemma.split(" ")
    adverb = words.pop(0) if words[0] in OPENING else ""
    verb, rest = words[0], " ".join(words[1:])
    regular_past, gerund = _ed(verb), _ing(verb)
    found = [
        verb,
        _s(verb),
        past.split(" ", maxsplit=1)[0] or regular_past,
        participle.split(" ", maxsplit=1)[0],
        gerund,
        *SECOND.get(verb, ()),
    ]
    found += [re.sub(r"(?<=[iy])z(?=e|ing)", "s", form) for form in found]
    return list(dict.fromkeys(" ".join(w for w in (adverb, form, rest) if w) for form in found if form))


def _s(verb: str) -> str:
    if re.search(r"(s|sh|ch|x|z|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _ed(verb: str) -> str:
    if verb in DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def _ing(verb: str) -> str:
    if verb in DOUBLED or verb in {"hit", "set"}:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


def build() -> list[dict[str, str]]:
    """The rows of verbs.csv, in the order of the source."""
    with (HERE / "verbs_source.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        {
            "lemma": row["lemma"],
            "forms": "|".join(forms(row["lemma"], row["past"], row["participle"])),
            **{key: row[key] for key in ("kind", "force", "strength", "polarity", "object_is_content")},
        }
        for row in rows
    ]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLES)
    rows = build()
    with (parser.parse_args().out / "verbs.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
