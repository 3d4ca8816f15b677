"""When rows last changed, as the record knows it: when their documents came, when somebody judged them."""

from __future__ import annotations

from collections.abc import Collection

from readout.errors import UsageError
from readout.record import View

_CAME = """
    SELECT d.doc, coalesce(d.retrieved_at, CAST(coalesce(d.published_max, d.published_min) AS VARCHAR)) AS at
    FROM documents d
"""
"""When a document came; the day it was published where that is not known, as of files."""

_BEGINNING = "SELECT min(written_at) AS at FROM batches"
_OF_DOCS: dict[str, str] = {
    "events": "SELECT event AS id, doc FROM reports WHERE event IN (SELECT unnest(?))",
    "statements": "SELECT statement AS id, doc FROM statements WHERE statement IN (SELECT unnest(?))",
    "wording": "SELECT usage AS id, doc FROM wording WHERE usage IN (SELECT unnest(?))",
    "claims": "SELECT claim AS id, doc FROM claims WHERE claim IN (SELECT unnest(?))",
    "documents": "SELECT doc AS id, doc FROM documents WHERE doc IN (SELECT unnest(?))",
}
_REPORTS = "SELECT event, report FROM reports WHERE event IN (SELECT unnest(?))"


def updated(view: View, listing: str, ids: Collection[str]) -> dict[str, str]:
    """When each row last changed.

    Args:
        view: The record.
        listing: events, meetings, statements, wording, claims, documents or judgements.
        ids: Of the rows.

    Returns:
        Id → ISO 8601 time: when the latest document that tells of it came, or the latest judgement on it
        or its reports; the beginning of the record where neither is known.

    Raises:
        UsageError: Rows of that kind have no time.
    """
    table = "events" if listing == "meetings" else listing
    wanted = sorted(set(ids))
    if table == "judgements":
        rows = view.sql(
            'SELECT judgement AS id, "at" FROM judgements WHERE list_contains(?, judgement)', [wanted]
        )
        return {row["id"]: row["at"] for row in rows}
    if table not in _OF_DOCS:
        raise UsageError(f"Rows of {listing} have no time.", hint=f"Those of {', '.join(_OF_DOCS)} have.")
    came = f"SELECT o.id, max(c.at) AS at FROM ({_OF_DOCS[table]}) o JOIN ({_CAME}) c ON c.doc = o.doc GROUP BY o.id"  # noqa: E501, S608 - our own SQL
    times = dict.fromkeys(wanted, str(view.sql(_BEGINNING)[0]["at"]))
    times |= {row["id"]: row["at"] for row in view.stream(came, [wanted]) if row["at"] is not None}
    whose = {one: one for one in wanted}
    if table == "events":
        whose |= {row["report"]: row["event"] for row in view.stream(_REPORTS, [wanted])}
    judged = (
        'SELECT subject, max("at") AS at FROM reviews WHERE subject IN (SELECT unnest(?)) GROUP BY subject'
    )
    for row in view.stream(judged, [sorted(whose)]):
        one = whose[row["subject"]]
        times[one] = max(times[one], row["at"])
    return times
