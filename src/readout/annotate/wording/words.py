"""The words of counting: tables that a person may want to edit."""

from __future__ import annotations

_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{f"{ten}-{one}": base + number for ten, base in _TENS.items() for number, one in enumerate(_ONES, 1)},
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip
NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
}
TIMES: dict[str, int] = {"twice": 2, "thrice": 3, **{f"{word} times": n for word, n in NUMBERS.items() if n > 1}}

ACT_NOUNS: dict[str, str] = {
    "phone call": "call", "telephone call": "call", "video call": "call", "call": "call", "calls": "call",
    "phone conversation": "call", "telephone conversation": "call", "telephone talks": "call", "phone talks": "call",
    "joint statement": "joint-statement", "joint declaration": "joint-statement", "joint communique": "joint-statement",
    "joint communiqué": "joint-statement", "communique": "joint-statement", "communiqué": "joint-statement",
    "meeting": "meeting", "meetings": "meeting", "talks": "meeting", "summit": "meeting", "summits": "meeting",
    "conversation": "meeting", "conversations": "meeting", "discussions": "meeting", "consultation": "meeting",
    "consultations": "meeting", "dialogue": "meeting", "dialogues": "meeting", "session": "meeting",
    "encounter": "meeting", "gathering": "meeting", "conference": "meeting", "ministerial": "meeting",
    "2+2": "meeting", "round of talks": "meeting", "contact": "meeting", "contacts": "meeting",
    "round of negotiations": "negotiation", "round of consultations": "meeting", "negotiations": "negotiation",
    "rounds of talks": "meeting", "rounds of negotiations": "negotiation",
    "visit": "visit", "visits": "visit", "trip": "visit", "trips": "visit", "tour": "visit", "travel": "visit",
    "journey": "visit", "stopover": "visit",
    "agreement": "agreement", "agreements": "agreement", "pact": "agreement", "pacts": "agreement", "treaty": "agreement",
    "treaties": "agreement", "accord": "agreement", "accords": "agreement", "deal": "agreement",
    "arrangement": "agreement", "arrangements": "agreement", "memorandum of understanding": "agreement",
    "resolution": "resolution", "resolutions": "resolution",
    "exercise": "exercise", "exercises": "exercise", "drill": "exercise", "drills": "exercise",
    "airstrike": "strike", "airstrikes": "strike", "missile launch": "exercise",
    "sanctions package": "sanction", "package of sanctions": "sanction", "round of sanctions": "sanction",
    "expulsion": "expulsion", "recognition": "recognition",
}  # fmt: skip
"""What is counted, and the diplomatic act it is."""
SUMMITS = frozenset({"summit", "summits"})

ACT_VERBS: dict[str, str] = {
    **dict.fromkeys("meet meets met meeting receive received receiving hosted hosting welcomed".split(), "meeting"),
    **dict.fromkeys("visit visits visited visiting travel travels traveled travelled travelling traveling".split(), "visit"),
    **dict.fromkeys("phoned telephoned".split(), "call"),
    **dict.fromkeys("sign signs signed signing conclude concluded".split(), "agreement"),
    **dict.fromkeys("recognise recognised recognises recognize recognized recognizes".split(), "recognition"),
    **dict.fromkeys("summoned".split(), "summons"),
    **dict.fromkeys("expelled".split(), "expulsion"),
    **dict.fromkeys("spoke spoken talked speaking".split(), "meeting"),
}  # fmt: skip
"""Verbs that do what can be counted."""
ACTORS = frozenset(
    "leader leaders president minister premier chancellor secretary leader's head monarch king queen emperor pope chief "
    "country countries nation nations state states government official diplomat envoy ambassador member members party "
    "signatory partner delegation speaker lawmaker".split()
)
"""Who can be the first to do it."""
LANDMARKS: dict[str, str] = {
    "world war ii": "1945", "second world war": "1945", "world war two": "1945", "korean war": "1953",
    "end of the cold war": "1991", "collapse of the soviet union": "1991", "fall of the soviet union": "1991",
    "fall of the berlin wall": "1989-11-09", "invasion … ukraine": "2022-02-24",
    "hamas … attack … israel": "2023-10-07", "arab spring": "2011", "tiananmen": "1989-06-04",
}  # fmt: skip
"""Turning points from which news counts without a date (words that must all be there) and their EDTF date."""
