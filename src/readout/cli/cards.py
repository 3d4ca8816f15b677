"""One row for people: its fields, then the sentences it was read from with the receipts marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.chains import chain, print_side_by_side
from readout.cli.console import out
from readout.cli.copies import print_story
from readout.cli.differing import print_conflicts
from readout.export.rows import cell
from readout.query import MAX_RELATED, Context, Explained, Found, Shown, class_of_verb, windows

if TYPE_CHECKING:
    from readout.query.considered import Refusal

_SINGULAR = {
    "documents": "document",
    "entities": "entity",
    "events": "event",
    "reports": "report",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "mentions": "mention",
    "stories": "story",
    "judgements": "judgement",
    "batches": "batch",
}
_HIDDEN = frozenset(
    {
        *("text", "blocks", "start", "end", "doc", "reader", "raw_sha256", "files", "versions"),
        *("date_min", "date_max", "date_why", "published_min", "published_max", "published_why"),
        *("published_receipts", "trigger", "rule", "score", "notes", "note", "alternatives"),
        *("act", "format", "status", "reject_code", "reject_reason", "conflicts"),
    }
)
"""Fields that the head, the sentences or `explain` show better."""

_IN_CHAIN = frozenset(
    {
        *(
            "speakers",
            "cue",
            "content",
            "addressees",
            "attribution",
            "title",
            "source",
            "publisher",
            "agency",
        ),
        *("force", "strength", "polarity"),
    }
)
"""Fields of a statement that its chain, its receipts or the line of its verb show."""

_RELATED = 8


def print_shown(shown: Shown) -> None:
    """Print a row with its receipts.

    Args:
        shown: The row.
    """
    console = out()
    _print_head(shown.found, console)
    if shown.found.note:
        console.print(Text(shown.found.note, style="yellow"))
    if shown.found.table == "stories":
        print_story(shown.found.row, console)
        return
    if shown.found.table == "statements":
        console.print(Padding(chain(shown.found.row), (0, 0, 0, 2)))
        console.print()
    console.print(_fields(shown.found))
    print_conflicts(shown.found.row.get("conflicts") or (), shown.contexts, console)
    _print_contexts(shown, console)
    _print_related(shown, console)


def print_explained(explained: Explained) -> None:
    """Print a row with its receipts and the reasoning behind it.

    Args:
        explained: The row.
    """
    print_shown(explained.shown)
    console = out()
    if not explained.reasons:
        return
    _heading("Why", console)
    table = _plain_table()
    last = ""
    for reason in explained.reasons:
        table.add_row(
            Text(cells.short(reason.subject) if reason.subject != last else "", style="id"),
            Text(reason.label, style="soft"),
            Text(cells.one_line(reason.text)),
        )
        last = reason.subject
    console.print(Padding(table, (0, 0, 0, 2)))


def print_refused(refused: Sequence[Refusal]) -> None:
    """Print what was considered as the telling of an event and refused.

    Args:
        refused: In order of the text.
    """
    console = out()
    _heading(f"Considered and refused  {len(refused)}", console)
    table = _plain_table()
    for one in refused:
        table.add_row(
            Text(f"“{cells.one_line(one.text)}”"),
            Text(one.type or "—", style="soft"),
            Text(f"{one.rule}: {one.outcome}" if is_proposed(one.rule) else one.outcome),
        )
    console.print(Padding(table, (0, 0, 0, 2)))


def _print_head(found: Found, console: Console) -> None:
    head = Text(_SINGULAR[found.table].upper(), style="head")
    head.append(f"  {found.id}", style="id")
    console.print(head)
    title = _title(found)
    if title.plain:
        console.print(title)
    console.print()


def _title(found: Found) -> Text:
    row = found.row
    if found.table in ("events", "reports"):
        text = Text(row["date"] or "undated", style="date")
        text.append("  ").append_text(cells.what(row))
        place = row["place"] or {}
        where = ", ".join(part for part in (place.get("name"), place.get("country")) if part)
        return text.append(f"  {where}") if where else text
    if found.table == "documents":
        return Text(cells.one_line(row["title"] or "untitled"), style="head")
    if found.table == "statements":
        return Text("")  # its chain says it
    return Text(cells.one_line(row.get("name") or row.get("text") or ""), style="head")


def _fields(found: Found) -> Padding:
    table = _plain_table(columns=2)
    for key, value in found.row.items():
        if key in _HIDDEN or value in (None, "", [], {}):
            continue
        if found.table == "statements" and (key in _IN_CHAIN or value == "unknown"):
            continue
        if key in ("place", "receipt", "name") or key == _SINGULAR[found.table]:
            continue
        for number, line in enumerate(_lines(found, key, value)):
            table.add_row(Text(key.replace("_", " ") if not number else "", style="soft"), line)
    if found.table == "documents" and found.row["status"] == "rejected":
        code, reason = found.row["reject_code"] or "", found.row["reject_reason"] or ""
        table.add_row(Text("rejected", style="bad"), Text(f"{code}: {cells.one_line(reason)}"))
    return Padding(table, (0, 0, 0, 2))


def _lines(found: Found, key: str, value: Any) -> Iterable[Text]:
    if found.table == "statements" and key == "verb":
        return [Text(class_of_verb(found.row))]
    if key == "roles":
        return [_role(role) for role in value]
    if key == "attribution":
        return [Text(" ← ".join(link["name"] for link in value))]
    if key == "content":
        return [Text(cells.one_line(piece["text"])) for piece in value]
    if key == "names_seen":
        return [Text(", ".join(f"{seen['surface']} ×{seen['count']}" for seen in value[:12]))]
    return [Text(cells.one_line(str(cell(value))))]


def _role(role: dict[str, Any]) -> Text:
    text = Text(role["name"])
    about = ", ".join(part for part in (role["office"], role["country"]) if part)
    if about:
        text.append(f" ({about})", style="soft")
    return text if role["role"] == "participant" else text.append(f"  {role['role']}", style="soft")


def _print_contexts(shown: Shown, console: Console) -> None:
    if not shown.contexts:
        return
    _heading("Receipts", console)
    by_doc: dict[str, list[Context]] = {}
    for context in shown.contexts:
        by_doc.setdefault(context.doc, []).append(context)
    for contexts in by_doc.values():
        first = contexts[0]
        line = Text(first.source)
        line.append(f"  {first.published or 'undated'}", style="date")
        line.append(f"  {cells.short(first.doc)}", style="id")
        console.print(Padding(line, (0, 0, 0, 2)))
        for window in windows(contexts):
            text = Text(window.text.replace("\n", " "))
            for start, end in cells.runs((mark.start, mark.end) for mark in window.marks):
                text.stylize("receipt", start - window.low, end - window.low)
            console.print(Padding(text, (0, 0, 0, 4)))


def _print_related(shown: Shown, console: Console) -> None:
    kinds: dict[str, list[Found]] = {}
    related = shown.related
    if shown.found.table == "statements":
        others = [one.row for one in related if one.row["nested_in"] != shown.found.id]
        related = tuple(one for one in related if one.row["nested_in"] == shown.found.id)
        if others:
            console.print()
            print_side_by_side([shown.found.row, *others], console)
    for one in related:
        kinds.setdefault(one.table, []).append(one)
    for table, rows in kinds.items():
        more = "+" if len(rows) >= MAX_RELATED else ""
        name = "Said within it" if shown.found.table == table == "statements" else table.capitalize()
        _heading(f"{name}  {len(rows)}{more}", console)
        listed = _plain_table()
        for one in rows[:_RELATED]:
            listed.add_row(
                Text(one.row.get("date") or "", style="date"),
                _about(one),
                Text(cells.short(one.id), style="id"),
            )
        console.print(Padding(listed, (0, 0, 0, 2)))
        if len(rows) > _RELATED:
            console.print(f"  and {len(rows) - _RELATED}{more} more", style="soft")


def _about(one: Found) -> Text:
    mark = f"{one.row['rule']}  " if is_proposed(one.row.get("rule")) else ""
    if one.table in ("reports", "events"):
        about = Text(mark, style="odd").append_text(cells.what(one.row))
        return about.append("  ").append_text(cells.who(one.row))
    if one.table == "statements":
        text = Text(mark, style="odd")
        text.append(f"{cells.names(one.row['speakers']) or 'somebody'}: ", style="soft")
        return text.append(cells.quote(one.row, limit=160), style="default")
    if one.table == "wording":
        return Text(f"{one.row['formula']}: ", style="soft").append(
            cells.one_line(one.row["text"], limit=160)
        )
    return Text(cells.one_line(one.row["text"], limit=160))


def is_proposed(rule: str | None) -> bool:
    """Whether a rule's name says that a model proposed the row.

    Args:
        rule: `rule` of a row, or None where it has none.

    Example:
        >>> is_proposed("model:llama-3"), is_proposed("frame:meet:talk")
        (True, False)
    """
    return rule is not None and rule.startswith("model:")


def _heading(text: str, console: Console) -> None:
    console.print()
    console.print(text, style="head")


def _plain_table(*, columns: int = 3) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for number in range(columns):
        table.add_column(overflow="fold", no_wrap=number == 0)
    return table
