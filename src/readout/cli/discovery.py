"""Wording that no family covers, for people: a ranking, and the first families written out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.query.discovery import Discovered

WRITTEN = 3
"""Families that are written out below the ranking."""

_VARIANTS = 4
_SPEAKERS = 4
_WIDE = 100


def print_discovered(found: Sequence[Discovered]) -> None:
    """Print proposals.

    Args:
        found: The proposals, the best first.
    """
    console = out()
    if not found:
        nothing = "No wording recurs on three occasions by two speakers beyond what families cover."
        console.print(nothing, style="soft")
        return
    is_wide = console.width >= _WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="head", expand=True)
    for title in ("#", "Speakers", "Occasions", "Uses") if is_wide else ("#", "By", "On", "Uses"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("Wording", ratio=5, overflow="fold")
    if is_wide:
        table.add_column("Who", ratio=3, overflow="fold", style="soft")
    for rank, one in enumerate(found, 1):
        told = one.proposal
        numbers = [f"{rank}", f"{told.voices}", f"{told.occasions}", f"{len(told.quotes)}"]
        table.add_row(*numbers, _wording(one), *([_who(one)] if is_wide else []))
    console.print(table)
    console.print()
    for one in found[:WRITTEN]:
        console.print(one.family.text(), soft_wrap=True)
    console.print("`--propose N` prints N families alone, as YAML for `--apply`.", style="soft")


def _wording(one: Discovered) -> Text:
    canonical = one.proposal.canonical
    text = Text(cells.one_line(canonical, limit=160))
    others = [v for v in one.proposal.variants if v.text != canonical.lower()]
    told = [f"{cells.one_line(v.text, limit=80)} ×{v.uses}" for v in others[:_VARIANTS]]
    if len(others) > _VARIANTS:
        told.append(f"{len(others) - _VARIANTS} more")
    return text.append("\n" + " · ".join(told), style="soft") if told else text


def _who(one: Discovered) -> str:
    more = len(one.speakers) - _SPEAKERS
    return ", ".join(one.speakers[:_SPEAKERS]) + (f" and {more} more" if more > 0 else "")
