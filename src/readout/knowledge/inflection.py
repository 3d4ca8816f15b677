"""English inflection, so that a table lists lemmas and a text may inflect them."""

from __future__ import annotations

_IRREGULAR_VERBS = {
    "meet": "met met",
    "hold": "held held",
    "speak": "spoke spoken",
    "say": "said said",
    "sit": "sat sat",
    "shake": "shook shaken",
    "have": "had had",
    "give": "gave given",
    "take": "took taken",
    "make": "made made",
    "send": "sent sent",
    "strike": "struck struck",
    "shoot": "shot shot",
    "fight": "fought fought",
    "begin": "began begun",
    "withdraw": "withdrew withdrawn",
    "break": "broke broken",
    "cut": "cut cut",
    "put": "put put",
    "seek": "sought sought",
    "win": "won won",
    "lead": "led led",
    "go": "went gone",
    "come": "came come",
    "fly": "flew flown",
    "pay": "paid paid",
    "see": "saw seen",
    "tell": "told told",
    "think": "thought thought",
    "bring": "brought brought",
    "sell": "sold sold",
    "lend": "lent lent",
    "forgive": "forgave forgiven",
    "welcome": "welcomed welcomed",
    "sign": "signed signed",
    "fire": "fired fired",
    "hit": "hit hit",
    "swear": "swore sworn",
    "leave": "left left",
    "undergo": "underwent undergone",
    "overthrow": "overthrew overthrown",
    "blow": "blew blown",
    "throw": "threw thrown",
    "seize": "seized seized",
    "kidnap": "kidnapped kidnapped",
    "ban": "banned banned",
    "plan": "planned planned",
    "stop": "stopped stopped",
    "commit": "committed committed",
    "submit": "submitted submitted",
    "expel": "expelled expelled",
    "rebuff": "rebuffed rebuffed",
    "let": "let let",
    "set": "set set",
    "find": "found found",
    "keep": "kept kept",
    "get": "got gotten",
    "ring": "rang rung",
    "wind": "wound wound",
    "confer": "conferred conferred",
    "catch": "caught caught",
    "become": "became become",
    "rise": "rose risen",
    "fall": "fell fallen",
    "grow": "grew grown",
    "beat": "beat beaten",
    "burn": "burned burned",
    "build": "built built",
    "drive": "drove driven",
    "mourn": "mourned mourned",
    "spend": "spent spent",
    "lay": "laid laid",
    "urge": "urged urged",
    "quit": "quit quit",
    "wage": "waged waged",
    "shell": "shelled shelled",
    "call": "called called",
    "travel": "traveled traveled",
    "overrun": "overran overrun",
    "retake": "retook retaken",
    "undertake": "undertook undertaken",
    "withhold": "withheld withheld",
    "forbid": "forbade forbidden",
    "shut": "shut shut",
    "slay": "slew slain",
    "feed": "fed fed",
}
_BRITISH_DOUBLES = {
    "travel": ("travelled", "travelling"),
    "cancel": ("cancelled", "cancelling"),
    "signal": ("signalled", "signalling"),
}
_DOUBLING = frozenset({
    "chat", "confer", "sit", "cut", "put", "set", "let", "get", "hit", "quit", "ban",
    "plan", "stop", "commit", "submit", "expel", "kidnap", "begin", "win", "rebut",
    "rip", "gun", "stab", "bar", "transfer", "refer", "regret", "permit",
    "shut", "overrun", "forbid", "shrug", "step", "snub", "shun", "lob", "beg", "slam", "scrap", "drop",
    "jam", "swap", "ship", "slap", "rob",
    "admit", "emit", "equip", "dispel", "compel", "repel", "defer", "prefer",
})  # fmt: skip


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb: base, third person, past, participle, -ing.

    Args:
        lemma: A single verb in lower case.

    Returns:
        Distinct forms, the lemma first.

    Example:
        >>> verb_forms("deny")
        ('deny', 'denies', 'denied', 'denying')
        >>> verb_forms("meet")
        ('meet', 'meets', 'met', 'meeting')
    """
    third = _third(lemma)
    if lemma in _IRREGULAR_VERBS:
        past, participle = _IRREGULAR_VERBS[lemma].split()
    else:
        past = participle = _past(lemma)
    forms = [lemma, third, past, participle, _ing(lemma), *_BRITISH_DOUBLES.get(lemma, ())]
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun.

    Args:
        lemma: A noun in lower case; one that already is a plural ("talks") stays alone.

    Returns:
        Distinct forms, the lemma first.

    Example:
        >>> noun_forms("embassy"), noun_forms("talks")
        (('embassy', 'embassies'), ('talks',))
    """
    if lemma.endswith("s") and not lemma.endswith("ss"):
        return (lemma,)
    return (lemma, _third(lemma))


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return "has" if lemma == "have" else "goes" if lemma == "go" else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return lemma[:-1] + "ied"
    return (lemma + lemma[-1] if lemma in _DOUBLING else lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return (lemma + lemma[-1] if lemma in _DOUBLING else lemma) + "ing"
