"""The words of counting: tables that a person may want to edit."""

from __future__ import annotations


def word_list(words: str) -> list[str]:
    """The words of a text: a table that reads as one."""
    return words.split()


_ONES = word_list("first second third fourth fifth sixth seventh eighth ninth")
_TEENS = word_list(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS: dict[str, int] = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{f"{ten}-{one}": base + number for ten, base in _TENS.items() for number, one in enumerate(_ONES, 1)},
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
}
_NUMBER_WORDS = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)}
TIMES: dict[str, int] = {
    "twice": 2,
    "thrice": 3,
    **{f"{word} times": n for word, n in NUMBERS.items() if n > 1},
}

_NOUNS: dict[str, str] = {
    "call": "call|calls|phone call|telephone call|video call|phone conversation|telephone conversation"
    "|telephone talks|phone talks",
    "joint-statement": "joint statement|joint declaration|joint communique|joint communiqué|communique"
    "|communiqué",
    "meeting": "meeting|meetings|talks|summit|summits|conversation|conversations|discussions|consultation"
    "|consultations|dialogue|dialogues|session|encounter|gathering|conference|ministerial|2+2|contact|contacts"
    "|round of talks|rounds of talks|round of consultations|rounds of consultations",
    "negotiation": "negotiations|round of negotiations|rounds of negotiations",
    "visit": "visit|visits|trip|trips|tour|travel|journey|stopover",
    "agreement": "agreement|agreements|pact|pacts|treaty|treaties|accord|accords|deal|arrangement"
    "|arrangements|memorandum of understanding",
    "resolution": "resolution|resolutions",
    "exercise": "exercise|exercises|drill|drills",
    "strike": "airstrike|airstrikes",
    "sanction": "sanctions package|package of sanctions|round of sanctions",
    "expulsion": "expulsion",
    "recognition": "recognition",
}
_VERBS: dict[str, str] = {
    "meeting": "meet|meets|met|meeting|receive|received|receiving|hosted|hosting|welcomed|spoke|spoken|talked"
    "|speaking",
    "visit": "visit|visits|visited|visiting|travel|travels|traveled|travelled|travelling|traveling|toured"
    "|set foot",
    "call": "phoned|telephoned",
    "agreement": "sign|signs|signed|signing|conclude|concluded",
    "recognition": "recognise|recognised|recognises|recognize|recognized|recognizes",
    "summons": "summoned",
    "expulsion": "expelled",
}
ACT_NOUNS: dict[str, str] = {noun: act for act, nouns in _NOUNS.items() for noun in nouns.split("|")}
"""What is counted, and the diplomatic act it is."""
ACT_VERBS: dict[str, str] = {verb: act for act, verbs in _VERBS.items() for verb in verbs.split("|")}
"""Verbs that do what can be counted."""
MENTIONS = word_list(
    "mention mentions mentioned mentioning name names named naming include includes included including cite "
    "cites cited raise raises raised invoke invoked contain contains contained use uses used reaffirm "
    "reaffirmed affirm affirmed condemn condemned underscore underscored underline underlined stress stressed"
)
"""Verbs by which a text takes up a subject; "refer to" besides."""
PAPER_NOUNS = frozenset(
    word_list("statement statements text texts readout readouts declaration declarations")
)
"""What can be the first to mention something, besides what is counted itself."""
WORDINGS = frozenset(word_list("wording formula phrase phrasing language text line position positions"))
"""What can be unchanged."""
NO_SUBJECTS = frozenset({"china", "east", "south", "full", "free", "united"})
"""Names that the ids of families hold only within longer names ("the East China Sea")."""
SIGNINGS = frozenset(_VERBS["agreement"].split("|"))
"""Verbs that take as their object what is counted, where it is named: "signed a joint declaration"."""
SUMMITS = frozenset({"summit", "summits"})
ACTORS = frozenset(
    word_list(
        "leader leaders president minister premier chancellor secretary head monarch king queen emperor pope "
        "chief country countries nation nations state states government official diplomat envoy ambassador "
        "member members party signatory partner delegation speaker lawmaker"
    )
)
"""Who can be the first to do it."""
NOT_MODIFIERS = frozenset(
    word_list(
        "of to in on at by for with from and or but that which who whom whose when since as is was were are "
        "be been had has have will would could the a an his her their its after before than between about "
        "over not it he she they time one two three four five few several hundred half phase round"
    )
)
"""Words that cannot stand between an ordinal and what it counts."""
LANDMARKS: dict[str, str] = {
    "world war ii": "1945",
    "world war two": "1945",
    "second world war": "1945",
    "korean war": "1953",
    "end of the cold war": "1991",
    "collapse of the soviet union": "1991",
    "fall of the soviet union": "1991",
    "fall of the berlin wall": "1989-11-09",
    "tiananmen": "1989-06-04",
    "arab spring": "2011",
    "invasion … ukraine": "2022-02-24",
    "hamas … attack … israel": "2023-10-07",
    "oct. 7 … attack": "2023-10-07",
    "october 7 … attack": "2023-10-07",
}
"""Turning points from which news counts without a year (words that must all be there) and their EDTF date."""
