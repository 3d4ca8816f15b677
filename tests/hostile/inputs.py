"""Inputs that mean harm, made in code. Every one must end as `read` or `rejected(code)`, soon and in little memory."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Callable, Iterator

from readout.ingest import find_inputs
from readout.model import ArticleFields, RawInput
from tests.hostile.archives import archives
from tests.hostile.pdfs import pdf, stream, text_pdf

STORY = (
    "Ministers meet in Tokyo\n\nTOKYO, July 28 (Kyodo) - The foreign ministers of Japan and the United States met in Tokyo "
    "on Sunday and reaffirmed the importance of peace and stability across the Taiwan Strait.\n"
)
_PARAGRAPH = (
    "<p>The foreign ministers met in Tokyo on Sunday and agreed to meet again in the coming year.</p>"
)

Family = Callable[[], Iterator[tuple[str, RawInput]]]


def hostile_inputs() -> Iterator[tuple[str, str, RawInput]]:
    """All of them.

    Yields:
        (family, name, input).
    """
    for family, make in FAMILIES.items():
        for name, raw in make():
            yield family, name, raw


def _raw(data: bytes, media_type: str | None = None, **fields: str) -> RawInput:
    return RawInput(source="hostile", data=data, media_type=media_type, fields=ArticleFields(**fields))


def _html(body: str | bytes, head: str = "") -> RawInput:
    encoded = body if isinstance(body, bytes) else body.encode()
    start = f"<!doctype html><html><head>{head}</head><body><article>".encode()
    return _raw(start + encoded + f"{_PARAGRAPH * 3}</article></body></html>".encode(), "text/html")


def _attributes() -> Iterator[tuple[str, RawInput]]:
    yield "40,000 on one tag", _html("<p " + " ".join(f'a{n}="x"' for n in range(40_000)) + ">x</p>")
    yield "80,000 without values", _html("<p " + " ".join(f"b{n}" for n in range(80_000)) + ">x</p>")
    yield "300 unquoted", _html("<p " + " ".join(f"c{n}=1" for n in range(300)) + ">x</p>")
    yield "250 on each of 300 tags", _html(("<p " + " ".join(f"d{n}=1" for n in range(250)) + ">x</p>") * 300)
    yield "one value of a megabyte", _html(f'<p title="{"v" * 1_000_000}">x</p>')
    yield (
        "a thousand class names",
        _html(f'<p class="{" ".join(f"caption{n}" for n in range(100_000))}">x</p>'),
    )


def _depth() -> Iterator[tuple[str, RawInput]]:
    yield "200,000 divs", _html("<div>" * 200_000)
    yield "300 divs", _html("<div>" * 300 + _PARAGRAPH + "</div>" * 300)
    yield "250 divs", _html("<div>" * 250 + _PARAGRAPH + "</div>" * 250)
    yield "100,000 b never closed", _html("<b>x" * 49_000)
    yield "tables in tables", _html("<table><tr><td>" * 240 + "x" + "</td></tr></table>" * 240)
    yield "2,000 blockquotes in lists", _html("<ul><li><blockquote>" * 2_000)
    yield "unclosed p and li", _html("<p><li>" * 40_000)
    yield "spans hidden in a textarea", _html("<textarea>" + "<span>" * 60_000 + "</textarea>")


def _tags() -> Iterator[tuple[str, RawInput]]:
    yield "a million br", _html("<br>" * 1_000_000)
    yield "a million cells", _html("<table>" + "<tr>" + "<td>1" * 1_000_000 + "</table>")
    yield "30,000 cells", _html("<table>" + ("<tr>" + "<td>1</td>" * 30 + "</tr>") * 1_000 + "</table>")
    yield "45,000 paragraphs", _html("<p>The talks go on.</p>" * 45_000)
    yield "20,000 links", _html("".join(f'<a href="/{n}">l</a>' for n in range(20_000)))
    yield "15,000 headings", _html("<h2>Talks</h2>" * 15_000)
    yield "24,000 list items", _html("<ul>" + "<li>The talks go on in Tokyo</li>" * 24_000 + "</ul>")


def _entities() -> Iterator[tuple[str, RawInput]]:
    yield "two million", _html("&amp;" * 900_000)
    yield "99,000", _html("<p>" + "&eacute;" * 99_000)
    laughs = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    yield (
        "billion laughs",
        _raw((laughs + f"]><html><body><p>&j;</p>{_PARAGRAPH}</body></html>").encode(), "text/html"),
    )
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield (
        "external entity",
        _raw(f"{outside}<html><body><p>&x;</p>{_PARAGRAPH}</body></html>".encode(), "text/html"),
    )
    yield "impossible references", _html("<p>&#xD800; &#0; &#99999999999999; &#xFFFF; &#x110000; &bogus;</p>")
    yield "stray ampersands", _html("<p>" + "& " * 90_000)


def _unclosed() -> Iterator[tuple[str, RawInput]]:
    yield "a million <", _html("<" * 1_000_000)
    yield "quotation marks in tags", _html("<a \"<a '" * 100_000)
    yield "comment", _html("<!-- " + "x" * 1_000_000)
    yield "comments", _html("<!--" * 200_000)
    yield "script", _html("<script>" + "var a = '<p>';" * 50_000)
    yield "scripts in other cases", _html("<SCRIPT></ScRiPt >" * 40_000)
    yield "attribute", _html('<p title="' + "x" * 1_000_000)
    yield "cdata", _html("<![CDATA[" * 100_000)
    yield "plaintext", _html("<plaintext>" + "<p>" * 40_000)
    yield "declarations", _html("<!x" * 300_000)


def _charsets() -> Iterator[tuple[str, RawInput]]:
    page = f"<html><head><meta charset=%s></head><body><h1>Café à Tokyo</h1>{_PARAGRAPH * 3}</body></html>"
    for name in (
        "utf-16",
        "utf-7",
        "unicode_escape",
        "hex",
        "idna",
        "punycode",
        "zlib",
        "shift_jis",
        "x-none",
        "\x00",
    ):
        yield f"declared {name!r}, is Latin-1", _raw((page % name).encode("latin-1"), "text/html")
    yield "declared ASCII, is UTF-8", _raw((page % "us-ascii").encode(), "text/html")
    yield "UTF-16 cut in half", _raw(STORY.encode("utf-16")[:-1])
    yield "UTF-16 without mark", _raw(STORY.encode("utf-16-le"))
    yield "UTF-32 mark, then rubbish", _raw(b"\xff\xfe\0\0" + b"\xff" * 400)
    yield "UTF-8 mark, then Windows-1252", _raw(b"\xef\xbb\xbf" + STORY.encode() + b"\x93caf\xe9\x94")
    yield "overlong UTF-8", _raw(STORY.encode() + b"\xc0\xaf\xe0\x80\xaf" * 1_000)
    yield "UTF-7 script", _raw(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + STORY.encode())
    yield "Shift JIS", _raw("東京で会談が行われた。".encode("shift_jis") * 300)


def _binary() -> Iterator[tuple[str, RawInput]]:
    random_bytes = random.Random(7).randbytes(1_000_000)
    yield "NUL only", _raw(bytes(100_000))
    yield "one NUL in a story", _raw(STORY.encode() + b"\0" + STORY.encode())
    yield "NUL after each letter of a page", _raw(f"<html>{_PARAGRAPH}".encode("utf-16-le"), "text/html")
    yield "random", _raw(random_bytes)
    yield "random called HTML", _raw(random_bytes, "text/html")
    yield "random called PDF", _raw(random_bytes, "application/pdf")
    yield "PNG", _raw(b"\x89PNG\r\n\x1a\n" + random_bytes[:50_000])
    yield "ZIP", _raw(b"PK\x03\x04" + random_bytes[:50_000])
    yield "terminal escapes", _raw(b"\x1b[31m\x1b]0;owned\x07" + STORY.encode() * 3)


def _surrogates() -> Iterator[tuple[str, RawInput]]:
    lines = [
        r'{"id": "half", "text": "Talks \ud800 were held in Tokyo.", "title": "\udfff"}',
        r'{"id": "pair", "text": "Talks \ud83d\ude00 were held in Tokyo."}',
        r'{"id": "backwards", "text": "Talks \ude00\ud83d were held in Tokyo."}',
        r'{"id": "\ud800", "text": "Talks were held in Tokyo."}',
        r'{"id": "nul", "text": "Talks\u0000 were held in Tokyo.", "title": "a\u0000b"}',
    ]
    for raw in find_inputs(["-"], stdin=io.BytesIO("\n".join(lines).encode())):
        yield raw.source.encode("unicode_escape").decode(), raw
    yield "as bytes", _raw(b"Talks \xed\xa0\x80 were held in Tokyo.")
    yield "CESU-8", _raw(b"Talks \xed\xa0\xbd\xed\xb8\x80 were held in Tokyo.")


def _piped(data: bytes) -> Iterator[RawInput]:
    return find_inputs(["-"], stdin=io.BytesIO(data))


def _gzip() -> Iterator[tuple[str, RawInput]]:
    bomb = gzip.compress(bytes(70_000_000))
    story = gzip.compress(STORY.encode() * 50)
    article = json.dumps({"id": "a", "text": STORY}).encode() + b"\n"
    cases = {
        "bomb": bomb,
        "bomb in a bomb": gzip.compress(bomb),
        "bomb of blank lines": gzip.compress(article + b"\n" * 5_000_000),
        "bomb of spaces": gzip.compress(b" " * 30_000_000),
        "bomb of members": gzip.compress(bytes(2_000_000)) * 100,
        "truncated": story[: len(story) // 2],
        "truncated by a byte": story[:-1],
        "truncated after an article": gzip.compress(article * 2_000)[:-20],
        "only its mark": b"\x1f\x8b",
        "damaged": story[:40] + b"\xff\xff\xff" + story[43:],
        "rubbish behind": story + b"rubbish",
        "a thousand members": gzip.compress(STORY.encode()) * 1_000,
        "empty": gzip.compress(b""),
    }
    for name, data in cases.items():
        for number, raw in enumerate(_piped(data)):
            if number == 0 or raw.reject is not None:
                yield f"{name} {number}", raw


def _polyglots() -> Iterator[tuple[str, RawInput]]:
    page = f"<!doctype html><html><body>{_PARAGRAPH * 3}</body></html>".encode()
    yield "PDF with a page behind", _raw(text_pdf([[*STORY.split("\n")]]) + page)
    yield "page with a PDF behind", _raw(page + text_pdf([["Hello"]]))
    yield "page with a PDF's mark inside", _raw(page.replace(b"<body>", b"<body><!-- %PDF-1.7 -->"))
    yield "GIF and script", _raw(b"GIF89a/*" + page + b"*/=1;//")
    yield (
        "ZIP and PDF",
        _raw(b"PK\x03\x04" + bytes(20) + text_pdf([["Hello there"]]) + b"PK\x05\x06" + bytes(18)),
    )
    yield "a text that begins like a PDF", _raw(b"%PDF-" + STORY.encode(), "text/plain")
    yield "gzip inside JSONL", next(_piped(b'{"text": "' + gzip.compress(b"x").hex().encode() + b'"}'))
    yield "page called Markdown", _raw(page, "text/markdown")


def _page_tree(kids: bytes, **more: bytes) -> dict[int, bytes]:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [%s] >>" % kids,
    }
    return objects | {int(key[1:]): value for key, value in more.items()}


def _page_with(content: bytes, **more: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    return pdf(_page_tree(b"3 0 R", o3=page, o4=content, **more))


def _pdfs() -> Iterator[tuple[str, RawInput]]:
    def made(data: bytes) -> RawInput:
        return _raw(data, "application/pdf")

    sound = text_pdf([STORY.split("\n")])
    yield "page tree in a circle", made(pdf(_page_tree(b"2 0 R")))
    yield (
        "page tree in a wide circle",
        made(pdf(_page_tree(b"3 0 R", o3=b"<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R 2 0 R] >>"))),
    )
    yield (
        "pages by the million",
        made(
            pdf(
                {
                    **_page_tree(b"3 0 R"),
                    2: b"<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>",
                    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
                }
            )
        ),
    )
    yield "two thousand pages", made(text_pdf([["Talks in Tokyo"]] * 2_000))
    yield (
        "cross-reference in a circle",
        made(sound.replace(b"/Root", b"/Prev %d /Root" % sound.rindex(b"xref\n0"))),
    )
    yield (
        "form that draws itself",
        made(
            _page_with(
                stream(b"/X Do"),
                o5=stream(
                    b"/X Do",
                    extra=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
                ),
            )
        ),
    )
    yield "length that is itself", made(_page_with(b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"))
    yield "Flate bomb", made(_page_with(stream(b" " * 150_000_000, compress=True)))
    yield (
        "Flate in Flate",
        made(
            _page_with(
                stream(stream(b" " * 30_000_000, compress=True), compress=True, extra=b"/DecodeParms null")
            )
        ),
    )
    yield "a million operators", made(_page_with(stream(b"BT (x) Tj ET q Q " * 300_000, compress=True)))
    yield "nested arrays", made(_page_with(stream(b"BT ET"), o5=b"[" * 100_000 + b"]" * 100_000))
    yield (
        "nested in the catalog",
        made(
            pdf(
                {
                    1: b"<< /Type /Catalog /Pages 2 0 R /A " + b"<< /A " * 50_000 + b">>" * 50_000 + b" >>",
                    2: b"<< /Type /Pages /Count 0 /Kids [] >>",
                }
            )
        ),
    )
    yield "no pages", made(pdf(_page_tree(b"").copy() | {2: b"<< /Type /Pages /Count 0 /Kids [] >>"}))
    yield "a page without text", made(_page_with(stream(b"0 0 m 9 9 l S")))
    yield "its head only", made(b"%PDF-1.7\n")
    yield "cut in half", made(sound[: len(sound) // 2])
    yield "every tenth byte wrong", made(bytes(b ^ (0x55 if n % 10 == 9 else 0) for n, b in enumerate(sound)))
    yield (
        "encrypted",
        made(
            pdf(
                _page_tree(b""),
                trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a)(a)]"
                % (b"o" * 32, b"u" * 32),
            )
        ),
    )
    yield (
        "a page of astronomic size",
        made(
            pdf(
                _page_tree(
                    b"3 0 R",
                    o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] /Contents 4 0 R >>",
                    o4=stream(b"BT (x) Tj ET"),
                )
            )
        ),
    )
    yield "names of a megabyte", made(_page_with(stream(b"/" + b"A" * 1_000_000 + b" Do")))


def _long() -> Iterator[tuple[str, RawInput]]:
    yield "one line of 20 MB", _raw(b"x" * (20 << 20))
    yield "one line of 21 MB", _raw(b"x" * (21 << 20))
    yield "one word of 900,000", _raw(b"A" * 900_000)
    yield "one paragraph of 990,000", _raw(b"The ministers met in Tokyo on Sunday. " * 26_000)
    yield "half a million lines", _raw(b"a\n" * 490_000)
    yield "half a million kinds of line", _raw(b"By Tan\nThey met.\n" * 55_000)
    yield "a million line ends and a word", _raw(b"\n" * 900_000 + b"word")
    yield "blanks, then a word", _raw(b" " * 900_000 + b"word")
    yield "no-break spaces", _raw(("\xa0" * 400_000 + "word").encode())
    for name, piece in {
        "brackets": "(",
        "bullets": "- ",
        "quotation signs": "> ",
        "hashes": "#",
        "asterisks": "*",
        "rules": "---\n",
        "front matter": "a: b\n",
        "links": "[a](",
        "crumbs": "A > ",
        "pipes": "| ",
        "commas": "AAA, ",
        "bylines": "By A ",
        "captions": "(photo ",
        "dates": "May 1, 2021 ",
        "numbers": "1/1/",
        "labels": "Date: ",
        "dots": ". ",
        "comments": "<!-- ",
        "dashes": "– ",
    }.items():
        text = ("---\n" if name == "front matter" else "") + piece * (800_000 // len(piece))
        yield f"{name} in one line or many", _raw(text.encode(), "text/plain")
        if "\n" not in piece:
            yield (
                f"{name} in lines of 200",
                _raw("\n".join([piece * (200 // len(piece))] * 2_000).encode(), "text/plain"),
            )
    yield (
        "article of two megabytes",
        next(_piped(json.dumps({"text": "The talks go on. " * 130_000}).encode())),
    )


def _unicode() -> Iterator[tuple[str, RawInput]]:
    cases = {
        "overrides": "The \u202eretsinim ngierof\u202c met. " * 2_000,
        "isolates never closed": "\u2066\u2067\u2068" * 50_000 + STORY,
        "families of emoji": "👨‍👩‍👧‍👦 met 👩🏽‍⚕️. " * 20_000,
        "a letter under 200,000 marks": "e" + "\u0301" * 200_000 + " " + STORY,
        "astral Chinese": "𠀋𠂢𪚥" * 100_000,
        "tags and selectors": STORY + "".join(chr(0xE0000 + n % 128) for n in range(20_000)),
        "no characters": STORY + "\ufffe\uffff\U0001fffe\ufdd0" * 5_000,
        "right to left": "وزير الخارجية التقى نظيره في طوكيو. " * 5_000,
        "zero width": "\u200b".join(STORY) * 200,
        "line separators": "The talks go on.\u2028\u2029\x85\x0b\x0c" * 20_000,
        "marks inside": f"{STORY}\ufeff{STORY}" * 100,
        "lower case grows": "İ" * 300_000,
    }
    for name, text in cases.items():
        yield name, _raw(text.encode(), "text/plain")


def _empty() -> Iterator[tuple[str, RawInput]]:
    yield "nothing", _raw(b"")
    yield "white space", _raw(b" \n\t\r\n" * 1_000)
    yield "a mark", _raw(b"\xef\xbb\xbf")
    yield "a UTF-16 mark", _raw(b"\xff\xfe")
    yield "no-break spaces", _raw("\xa0\u3000\u2003".encode() * 100)
    yield (
        "a page without text",
        _raw(b"<!doctype html><html><body><nav>Menu</nav></body></html>", "text/html"),
    )
    yield "a page without elements", _raw(b"<!-- -->", "text/html")
    yield "an article without text", next(_piped(b'{"id": "x", "text": ""}'))
    yield "punctuation", _raw(b"?!." * 100)


def _fields() -> Iterator[tuple[str, RawInput]]:
    yield (
        "JSON-LD 100,000 deep",
        _html("", head='<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    )
    yield (
        "JSON-LD of numbers",
        _html("", head='<script type="application/ld+json">' + "9" * 400_000 + "</script>"),
    )
    wrong = '{"@type": ["NewsArticle"], "headline": {"a": []}, "datePublished": [1], "author": [[["x"]]], "publisher": 7}'
    yield "JSON-LD of wrong types", _html("", head=f'<script type="application/ld+json">{wrong}</script>')
    circle = (
        '{"@type": "Article", "headline": "H", "author": ' + '[{"name": ' * 500 + '"x"' + "}]" * 500 + "}"
    )
    yield (
        "JSON-LD with authors in authors",
        _html("", head=f'<script type="application/ld+json">{circle}</script>'),
    )
    yield "a title of a megabyte", _html("", head=f"<title>{'T ' * 500_000}</title>")
    yield "20,000 meta tags", _html("", head="<meta name=author content=x>" * 20_000)
    yield (
        "dates that are none",
        _html("", head='<meta name="date" content="2023-99-99"><time datetime="99999999">x</time>'),
    )
    yield (
        "fields with control characters",
        _raw(STORY.encode(), title="a\0b\x1b\ud800", date="\0", language="xx\n", url="javascript:alert(1)"),
    )
    yield "a title of ten megabytes", _raw(STORY.encode(), title="T" * 10_000_000)
    yield "a date of a megabyte", _raw(STORY.encode(), date="1/" * 500_000)
    yield "bad lines", next(_piped(b'{"text": 5}\n'), _raw(b""))
    for number, line in enumerate(
        (
            b"[" * 100_000,
            b'{"text": "x"',
            b'{"text": [}',
            b'{"id": ' + b"1" * 5_000 + b"}",
            b"\xff\xfe{",
            b"null",
        )
    ):
        good = b'{"id": "first", "text": "Talks were held."}\n'
        yield f"bad line {number}", list(_piped(good + line + b"\n"))[1]
    yield "a line of 9 MB", list(_piped(b'{"text": "x"}\n{"text": "' + b"x" * (9 << 20) + b'"}\n'))[1]


FAMILIES: dict[str, Family] = {
    "attributes": _attributes,
    "depth": _depth,
    "tags": _tags,
    "entities": _entities,
    "unclosed": _unclosed,
    "charsets": _charsets,
    "binary": _binary,
    "surrogates": _surrogates,
    "gzip": _gzip,
    "polyglots": _polyglots,
    "pdf": _pdfs,
    "long": _long,
    "unicode": _unicode,
    "empty": _empty,
    "fields": _fields,
    "archives": archives,
}
