"""Hosts of outlets, agencies, ministries and bodies, and hosts that pass themselves off as one of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

from readout.knowledge.tables import rows

KINDS = ("agency", "outlet", "ministry", "government", "body", "suffix", "carrier")
"""`suffix`: a government alone gives names under it; `carrier`: shows other people's pages, and says so."""

MIN_MISSPELT = 7
"""Letters of a name that one letter more, less or other may be told from another word."""

MIN_NAME = 4
"""Letters of a name that is looked for under other endings."""

_COMMON = frozenset(["president", "government", "canada", "admin", "indiatimes", "joins", "congress"])
"""Names of governments' hosts that are words, and of those who host an outlet."""

_NOBODYS = frozenset(["test", "example", "invalid", "localhost"])
"""Endings under which no page of the open network can be (RFC 2606)."""

_SECOND = frozenset(
    [
        "ac",
        "co",
        "com",
        "edu",
        "go",
        "gob",
        "gouv",
        "gov",
        "govt",
        "gv",
        "mil",
        "ne",
        "net",
        "nic",
        "or",
        "org",
    ]
)
"""What stands before a country's letters as part of the ending: co.uk, go.jp."""

_ALIKE = str.maketrans("авекмнорстухіѕјԁԛԝгɡıοαεινρτυκ", "abekmhopctyxisjdqwrgioaeivptuk")
"""Letters of other scripts that are taken for a Latin one (after Unicode TS 39)."""

_FIGURES = str.maketrans("0135", "oles")

_TWO_AS_ONE = (("rn", "m"), ("vv", "w"), ("cl", "d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A known host.

    Attributes:
        host: Without `www.`.
        name: Whose it is.
        country: ISO alpha-3, or None.
        kind: One of `KINDS`.
        is_short: Whether its name is too short or too common a word to be looked for in other hosts.
    """

    host: str
    name: str
    country: str | None
    kind: str
    is_short: bool

    @property
    def label(self) -> str:
        """Its own name, without ending and country."""
        return own_label(self.host.split("."))


@cache
def hosts() -> Mapping[str, Host]:
    """Known hosts by name, of `tables/hosts.csv`.

    Example:
        >>> hosts()["mofa.go.jp"].country
        'JPN'
    """
    return {
        row["host"]: Host(
            host=row["host"],
            name=row["name"],
            country=row["country"] or None,
            kind=row["kind"],
            is_short=row["short"] == "yes",
        )
        for row in rows("hosts")
    }


def host_of(address: str | None) -> str | None:
    """The host of an address, in small letters, without `www.`; None where there is none.

    Example:
        >>> host_of("https://www.State.gov:443/releases"), host_of("notes/a.txt")
        ('state.gov', None)
    """
    if address is None or "://" not in address:
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.rstrip(".").removeprefix("www.") or None if host else None


def known_host(host: str) -> Host | None:
    """The known host that a host is, or lies under.

    Example:
        >>> known_host("english.kyodonews.net").name
        'Kyodo News'
    """
    labels = host.split(".")
    for at in range(len(labels)):
        found = hosts().get(".".join(labels[at:]))
        if found is not None:
            return found
    return None


def imitated(address: str | None) -> str | None:
    """The known host that the host of an address resembles without being it.

    Args:
        address: An address, or None.

    Returns:
        The genuine host, or None where the host is itself known, resembles none, or there is no host.

    Example:
        >>> imitated("https://mofa-go-jp.com/a"), imitated("https://state.gov.example.com/")
        ('mofa.go.jp', 'state.gov')
        >>> imitated("https://www.mofa.go.jp/press"), imitated("https://harbour-wire.example/")
        (None, None)
    """
    host = host_of(address)
    return _imitated(host) if host is not None else None


@lru_cache(maxsize=1 << 16)
def _imitated(host: str) -> str | None:
    if known_host(host) is not None or host.rpartition(".")[2] in _NOBODYS:
        return None
    shown = _decoded(host)
    for folded in dict.fromkeys(_folds(shown)):
        found = known_host(folded) if folded != host else None
        if found is not None and found.kind not in ("suffix", "carrier"):
            return found.host
    labels = shown.split(".")
    found_name = _contained(labels) or _renamed(labels)
    others = (_renamed(folded.split(".")) for folded in _folds(shown) if folded != shown)
    return found_name or next((name for name in others if name is not None), None)


def own_label(labels: Sequence[str]) -> str:
    """The part of a host that its owner chose: `mofa` of mofa.go.jp, `bbc` of bbc.co.uk."""
    has_two = len(labels) > 2 and labels[-2] in _SECOND and (len(labels[-1]) == 2 or labels[-2] == "co")
    return labels[-3] if has_two else labels[-2] if len(labels) > 1 else labels[0]


def _decoded(host: str) -> str:
    """Labels in punycode as they are shown to a reader."""
    shown = []
    for label in host.split("."):
        try:
            shown.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            shown.append(label)
    return ".".join(shown)


def _folds(host: str) -> Iterator[str]:
    """What a hasty reader takes a host for."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", host.casefold()) if not unicodedata.combining(c))
    latin = bare.translate(_ALIKE)
    yield latin
    yield latin.translate(_FIGURES)
    for two, one in _TWO_AS_ONE:
        if two in latin:
            yield latin.replace(two, one)


def _contained(labels: Sequence[str]) -> str | None:
    """A known host within another: as its first labels, with hyphens for dots, or run together."""
    parts = [part for label in labels for part in label.split("-")]
    for at in range(len(parts)):
        for end in range(len(parts), at + 1, -1):
            found = hosts().get(".".join(parts[at:end]))
            if found is None or found.kind == "suffix":
                continue
            if not (
                found.is_short and found.label == own_label(labels)
            ):  # an own name under an ending of two
                return found.host
    label = own_label(labels)
    return _run_together().get(label)


@cache
def _run_together() -> Mapping[str, str]:
    official = ("ministry", "government")
    return {one.host.replace(".", ""): one.host for one in hosts().values() if one.kind in official}


def _renamed(labels: Sequence[str]) -> str | None:
    """A known name under another ending, with one letter wrong, or with a word tied to it."""
    label = own_label(labels)
    names = _names()
    if label in names:
        return names[label]
    for part in label.split("-"):
        if part in names and len(part) >= MIN_MISSPELT:
            return names[part]
    if len(label) < MIN_MISSPELT - 1:
        return None
    near = (
        name
        for name in names
        if len(name) >= MIN_MISSPELT
        and name[0] == label[0]
        and abs(len(name) - len(label)) < 2
        and OSA.distance(name, label, score_cutoff=1) == 1
    )
    found = min(near, default=None)
    return names[found] if found is not None else None


@cache
def _names() -> Mapping[str, str]:
    """Own names of hosts that nobody else goes by → host."""
    kinds = ("agency", "outlet", "government", "body")
    chosen = [one for one in hosts().values() if one.kind in kinds and not one.is_short]
    names: dict[str, str] = {}
    for one in sorted(chosen, key=lambda one: (len(one.host), one.host)):
        label = one.label
        if len(label) >= MIN_NAME and label not in _COMMON:
            names.setdefault(label, one.host)
    return names
