from __future__ import annotations

import datetime as dt

import pytest

from readout.documents.dateline import find_dateline, is_place_line
from readout.documents.days import find_date, parse_date, settle_order
from tests.documents.factories import of_kind, read

LEAD = "The foreign ministers of Japan and the United States met in Tokyo on Sunday and agreed to meet again."
ENGLISH = "It was the first of the talks that they have held since the war."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-04-11", "2025-04-11"),
        ("2025-04-11T23:10:00+09:00", "2025-04-11"),
        ("2025/4/1", "2025-04-01"),
        ("20250411", "2025-04-11"),
        ("April 11, 2025", "2025-04-11"),
        ("Apr. 11, 2025", "2025-04-11"),
        ("11 April 2025", "2025-04-11"),
        ("11th April, 2025", "2025-04-11"),
        ("Fri, 11 Apr 2025 10:00:00 GMT", "2025-04-11"),
        ("2025年4月11日", "2025-04-11"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("05.05.2023", "2023-05-05"),
        ("11/02/2023", "2023"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("yesterday", None),
        ("2023-99-99", None),
        ("2023-02-30", None),
        ("9999-01-01", None),
        ("", None),
    ],
)
def test_parse_date(text: str, date: str | None) -> None:
    found = parse_date(text)
    assert (found.text if found is not None else None) == date


def test_find_date_says_where() -> None:
    found = find_date("Date: April 11, 2025, Tokyo")
    assert found is not None
    assert "Date: April 11, 2025, Tokyo"[found[1] : found[2]] == "April 11, 2025"


@pytest.mark.parametrize(
    ("value", "text", "date"),
    [
        ("11/02/2023", "received on this Friday (10)", dt.date(2023, 2, 11)),
        ("02/11/2023", "met on Friday, 10th, in the palace", dt.date(2023, 2, 11)),
        ("11/02/2023", "met on Friday", None),
        ("11/02/2023", "met on Monday (10)", None),
        ("April 2, 2023", "met on Friday (10)", None),
    ],
)
def test_settle_order(value: str, text: str, date: dt.date | None) -> None:
    found = settle_order(value, text)
    assert (found.low if found is not None else None) == date


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("TOKYO, May 18 (Kyodo) — ", "TOKYO", "Kyodo", "May 18"),
        ("WASHINGTON (Reuters) - ", "WASHINGTON", "Reuters", None),
        ("(Reuters) - ", "", "Reuters", None),
        ("CAMP DAVID, Maryland, Aug 18 (Harbour Wire) - ", "CAMP DAVID, Maryland", "Harbour Wire", "Aug 18"),
        (
            "OSLO/DUBLIN/MADRID, May 22 (The Strait Courier) – ",
            "OSLO/DUBLIN/MADRID",
            "The Strait Courier",
            "May 22",
        ),
        ("SEOUL, Aug. 20 (Yonhap) -- ", "SEOUL", "Yonhap", "Aug. 20"),
        ("Taipei, Jan. 14 (CNA) ", "Taipei", "CNA", "Jan. 14"),
        ("MOSCOW, May 5. /TASS/. ", "MOSCOW", "TASS", "May 5"),
        ("New Delhi [India], March 4 (ANI): ", "New Delhi [India]", "ANI", "March 4"),
        ("London, 3 May 2023 – ", "London", None, "3 May 2023"),
        ("GENEVA, March 3, 2024 (AFP) - ", "GENEVA", "AFP", "March 3, 2024"),
        ("SEOUL – ", "SEOUL", None, None),
        ("ST. PETERSBURG (AP) — ", "ST. PETERSBURG", "AP", None),
    ],
)
def test_dateline(opening: str, place: str, agency: str | None, day: str | None) -> None:
    found = find_dateline(opening + LEAD, is_first=True)
    assert found is not None
    assert (opening + LEAD)[: found.end].strip() == opening.strip()
    assert (found.place, found.agency) == (place, agency)
    assert (opening[slice(*found.day)] if found.day is not None else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "U.S. – Japan ties have deepened.",
        "NATO - the alliance of the West - met on Friday.",
        "Japan (the world's third economy) - said on Friday.",
        "Wang Yi – China's foreign minister – spoke.",
        "QUESTION: Will you meet?",
        "SECRETARY BLINKEN: Thank you.",
        "May 18 was a Saturday.",
        "On May 18 (Saturday) they met.",
        "Tokyo",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, is_first=True) is None


@pytest.mark.parametrize(
    ("line", "is_place"),
    [
        ("New Delhi, India", True),
        ("Washington, D.C.", True),
        ("Antony J. Blinken, Secretary of State", False),
        ("Kamala Harris, Vice President", False),
        ("The talks, he said, went well", False),
    ],
)
def test_place_line(line: str, is_place: bool) -> None:
    assert is_place_line(line) is is_place


@pytest.mark.parametrize(
    ("text", "given", "published", "receipts"),
    [
        (LEAD, "2025-04-11", "2025-04-11", []),
        (
            f"Talks end\n\n• Date:2025-04-11\n\nApril 11, 2025 \n\n{LEAD}",
            None,
            "2025-04-11",
            ["2025-04-11", "April 11, 2025"],
        ),
        (f"Talks end\n\nPublished: 3 May 2023\n\n{LEAD}", None, "2023-05-03", ["3 May 2023"]),
        (f"Talks end\n\nTuesday, October 8, 2019\n\n{LEAD}", "2019-10-08", "2019-10-08", ["October 8, 2019"]),
        (f"Talks end\n\nGENEVA, March 3, 2024 (AFP) - {LEAD}", None, "2024-03-03", ["March 3, 2024"]),
        (f"Talks end\n\nGENEVA, March 3 (AFP) - {LEAD}", None, None, []),
        (f"---\ntitle: Talks end\ndate: 2023-05-21\n---\n{LEAD}", None, "2023-05-21", ["2023-05-21"]),
        (
            f"# Talks\n\n**Washington, January 21, 2025** | Meridian News\n\n{LEAD}",
            None,
            "2025-01-21",
            ["January 21, 2025"],
        ),
        (f"Talks end\n\n{LEAD}\n\nLast updated: 4 May 2023", None, "2023-05-04", ["4 May 2023"]),
        (
            f"Talks end\n\nUpdated: 4 May 2023\nPublished: 3 May 2023\n\n{LEAD}",
            None,
            "2023-05-03",
            ["3 May 2023"],
        ),
        (f"{LEAD}\n\nThe talks of 4 May 2023 had failed.", None, None, []),
        (f"{LEAD}\n\nMinisters at Talks in Tokyo on March 16, 2021\n\n{LEAD}", None, None, []),
    ],
)
def test_published(text: str, given: str | None, published: str | None, receipts: list[str]) -> None:
    document = read(text, **({"date": given} if given is not None else {}))
    assert document.published.text == published
    assert document.published.basis == ("stated" if published else "unknown")
    assert [span.text for span in document.published_receipts] == receipts
    for span in document.published_receipts:
        span.check(document.text)


def test_a_contradicting_date_line_is_flagged() -> None:
    document = read(f"Talks end\n\nDate: 2025-04-11\n\n{LEAD}", date="2025-04-12")
    assert document.published.text == "2025-04-12"
    assert [(flag.code, flag.span.text if flag.span else "") for flag in document.flags] == [
        ("date-conflict", "2025-04-11")
    ]


def test_an_unreadable_given_date_is_flagged_and_the_text_is_asked() -> None:
    document = read(f"Talks end\n\nDate: 2025-04-11\n\n{LEAD}", date="soon")
    assert (document.published.text, [flag.code for flag in document.flags]) == ("2025-04-11", ["bad-date"])


@pytest.mark.parametrize(
    ("text", "fields", "agency"),
    [
        (f"{LEAD}\n\nBy TTU\n\nSource KYODO", {}, "Kyodo"),
        (f"TOKYO, May 18 (Kyodo) — {LEAD}", {}, "Kyodo"),
        (f"BEIJING, June 19 (Harbour Wire) - {LEAD}", {}, "Harbour Wire"),
        (f"{LEAD}\n\nMinister Motegi (Reuters file photo, Jan. 8, 2021)\n\n{LEAD}", {}, None),
        (f"{LEAD}\n\nSource: Ministry of Foreign Affairs", {}, None),
        (f"By Reuters\n\n{LEAD}", {}, "Reuters"),
        (LEAD, {"publisher": "Kyodo News"}, "Kyodo"),
        (LEAD, {"publisher": "The Strait Courier"}, None),
        (f"WASHINGTON (AP) — {LEAD}", {"agency": "Reuters"}, "Reuters"),
    ],
)
def test_agency(text: str, fields: dict[str, str], agency: str | None) -> None:
    assert read(text, **fields).agency == agency


def test_byline_and_publisher() -> None:
    document = read(f"Talks end\n\nBy Ann Lee and Bo Tan\n\nData Source: MERIDIAN NEWS\n\n{LEAD}")
    assert (document.byline, document.publisher) == ("Ann Lee and Bo Tan", "MERIDIAN NEWS")
    assert of_kind(document, "byline") == ["By Ann Lee and Bo Tan"]


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        (ENGLISH, None, "en"),
        (
            "Les ministres des deux pays se sont rencontrés dans la capitale pour une réunion sur la paix.",
            None,
            "fr",
        ),
        (
            "Die Minister der beiden Länder haben sich in der Hauptstadt getroffen und mit der Presse gesprochen.",
            None,
            "de",
        ),
        (
            "Los ministros de los dos países se reunieron en la capital con el presidente para una reunión.",
            None,
            "es",
        ),
        ("外相会談が東京で行われ、両氏は平和の重要性を確認した。", None, "ja"),
        ("两国外长在东京举行会谈，重申和平的重要性。", None, "zh"),
        ("양국 외교장관이 도쿄에서 회담했다.", None, "ko"),
        ("Министры встретились в Токио.", None, "ru"),
        ("Міністри зустрілися в Києві.", None, "uk"),
        ("التقى الوزيران في طوكيو.", None, "ar"),
        (ENGLISH, "en-AU", "en"),
        (ENGLISH, "English", "en"),
        ("12345 67890", None, None),
        ("a a a a a a a a", None, None),
    ],
)
def test_language(text: str, given: str | None, language: str | None) -> None:
    fields = {"language": given} if given is not None else {}
    assert read(text, **fields).language == language
