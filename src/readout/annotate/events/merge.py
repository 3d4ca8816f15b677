"""One event told over several sentences is one report: which tellings of a document belong together."""

from __future__ import annotations

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.shape import is_of_several
from readout.annotate.mentions.reference import Reference
from readout.knowledge.words import word_list
from readout.model import Dating

_OPEN = ("occurred", "ongoing")


def merge_talks(candidates: list[Candidate]) -> list[Candidate]:
    """Join tellings of one meeting, call or visit; others stay as they are.

    Args:
        candidates: In order of the text, circumstances filled.

    Returns:
        One candidate an event, each with what was joined to it in `merged`.
    """
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.frame.type != "CONSULT":
            twin = next((k for k in reversed(kept) if _is_twin(k, candidate)), None)
            if twin is None:
                kept.append(candidate)
            else:
                _join(twin, candidate)
            continue
        home = _home(kept, candidate)
        if home is not None:
            _join(home, candidate)
        elif candidate.roles:
            kept.append(candidate)
    kept = [c for c in kept if c.frame.type != "CONSULT" or _stands(c)]
    return [c for c in kept if not any(_remarks_on(c, other) for other in kept)]


def _remarks_on(visit: Candidate, talk: Candidate) -> bool:
    """ "It was her third visit since 2022", after talks of hers: says something of a visit, tells of none."""
    if visit.act != "visit" or not visit.frame.is_noun or visit.status not in _OPEN or visit is talk:
        return False
    tree, noun = visit.tree, visit.trigger
    copula = tree.head(noun)
    is_remark = noun.dep == "appos" or (
        noun.dep in ("attr", "nsubj") and copula.lower in ("is", "was", "be", "been", "marks", "marked")
    )
    if not is_remark or talk.status not in _OPEN or not (talk.is_talk or talk.act == "visit"):
        return False
    return not visit.people or bool(visit.people & talk.people)


def _is_twin(a: Candidate, b: Candidate) -> bool:
    """The same act said with two verbs ("welcomed and appreciated"), or one text spoken of twice."""
    if a.type != b.type or not dates_agree(a.dating, b.dating):
        return False
    if a.act == "joint-statement" and (b.act, b.status) == (a.act, a.status):
        return not b.sides or not a.sides or a.sides == b.sides
    if a.sentence != b.sentence or a.frame.pattern != "speech":
        return False
    if a.trigger.i in {t.i for t in b.tree.ancestors(b.trigger)} and b.trigger.dep in ("xcomp", "advcl"):
        return True  # "summoned the ambassador to protest"
    if (a.act, a.status, a.frame.is_noun) != (b.act, b.status, b.frame.is_noun):
        return False
    theirs, ours = ({r.key for r in c.who("target")} for c in (a, b))
    return {r.key for r in a.who("source")} == {r.key for r in b.who("source")} and (
        not theirs or not ours or theirs == ours
    )


def _home(kept: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The nearest earlier telling that can be the same event."""
    talks = [k for k in kept if k.frame.type == "CONSULT"]
    if not candidate.roles:
        same = [k for k in talks if _same_kind(k, candidate) and _fits_format(k, candidate)]
        return same[-1] if same and dates_agree(same[-1].dating, candidate.dating) else None
    for other in reversed(talks):
        if is_same_event(other, candidate):
            return other
    return None


def is_same_event(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings in one document can speak of one event.

    Args:
        a: The earlier telling.
        b: The later one.

    Returns:
        True when kind, status, date, place, format and parties all agree as far as they are told.
    """
    return (
        not _are_listed(a, b)
        and (a.is_with_several == b.is_with_several or not a.roles or not b.roles)
        and not _is_further(b)
        and _same_kind(a, b)
        and _same_status(a, b)
        and dates_agree(a.dating, b.dating)
        and _places_agree(a, b)
        and _fits_format(a, b)
        and _parties_agree(a, b)
    )


def _are_listed(a: Candidate, b: Candidate) -> bool:
    """ "a meeting of ministers and two of deputies": what is listed side by side is several."""
    if a.tree is not b.tree or not (a.frame.is_noun and b.frame.is_noun):
        return False
    at = b.trigger
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = b.tree.head(at)
        if at.i == a.trigger.i:
            return True
    return False


def _is_further(candidate: Candidate) -> bool:
    """ "had also held talks in Doha": talks beside those told before."""
    is_apart = candidate.is_talk and len(candidate.sides) == 1
    return is_apart and any(c.lower == "also" for c in candidate.tree.children(candidate.trigger, "advmod"))


def _same_kind(a: Candidate, b: Candidate) -> bool:
    if a.is_talk and b.is_talk:
        return a.act == b.act or "call" not in (a.act, b.act) or _is_conversation(a) or _is_conversation(b)
    return a.act == b.act


def _is_conversation(candidate: Candidate) -> bool:
    """ "their first conversation": on the telephone as well as at a table."""
    return candidate.frame.lemma == "discuss" or candidate.center.lower in word_list("conversation-nouns")


def _same_status(a: Candidate, b: Candidate) -> bool:
    return a.status == b.status or (a.status in _OPEN and b.status in _OPEN)


def dates_agree(a: Dating, b: Dating) -> bool:
    """Whether two datings can be of one day.

    Args:
        a: One.
        b: The other.

    Returns:
        True where either is unknown, else whether they overlap.
    """
    if a.date is None or b.date is None:
        return True
    (a_low, a_high), (b_low, b_high) = a.date.bounds(), b.date.bounds()
    return not (
        (a_high is not None and b_low is not None and a_high < b_low)
        or (b_high is not None and a_low is not None and b_high < a_low)
    )


def _places_agree(a: Candidate, b: Candidate) -> bool:
    if a.place is None or b.place is None:
        return True
    if a.place.name is None or b.place.name is None:
        return a.place.country == b.place.country
    return a.place.name == b.place.name


_HEADS = frozenset({"head-of-state", "head-of-government", "monarch"})


def _outranks(candidate: Candidate, format_: str | None) -> bool:
    """Whether somebody takes part who is above a meeting of ministers such as a 2+2."""
    return format_ is not None and "+" in format_ and any(r.office_id in _HEADS for r in candidate.who())


def _fits_format(a: Candidate, b: Candidate) -> bool:
    if _outranks(a, b.format) or _outranks(b, a.format):
        return False
    if (a.format is None and b.format is None) or a.format == b.format:
        return True
    if a.format is None or b.format is None:
        told, untold = (a, b) if b.format is None else (b, a)
        return _has_room(untold, told.format or "")
    return "summit" in (a.format, b.format)


def _has_room(candidate: Candidate, format_: str) -> bool:
    """Whether a telling without a format can be of that format: two people from two sides are no 2+2."""
    people = [r for r in candidate.who() if r.is_person]
    sides = {r.side for r in people}
    if len(sides) < 2:
        return True
    if "+" in format_:
        return len(people) > 2
    return {"bilateral": len(sides) == 2, "trilateral": len(sides) == 3}.get(format_, True)


def _parties_agree(a: Candidate, b: Candidate) -> bool:
    if a.people and b.people:
        small, large = sorted((a.people, b.people), key=len)
        if not small <= large:
            return False
        if small == large:
            return True
        fewer, more = (a, b) if a.people == small else (b, a)
        people = [r for r in fewer.who() if r.is_person]
        one_sided = len({r.side for r in people}) < 2 and fewer.sides <= more.sides
        return one_sided or (a.format is not None and a.format == b.format)
    if not a.sides or not b.sides:
        return True
    named, other = (a, b) if a.people else (b, a)
    if len({r.side for r in named.who() if r.is_person}) > 1 and not other.sides <= named.sides:
        return False  # two people met; more states than theirs are others' talks
    return a.sides <= b.sides or b.sides <= a.sides


def _join(home: Candidate, other: Candidate) -> None:
    home.merged.append(other)
    known = {r.key for _, r in home.roles}
    home.roles.extend((name, r) for name, r in other.roles if r.key not in known)
    home.format = home.format or other.format
    if home.dating.date is None or _is_finer(other.dating, home.dating):
        home.dating = other.dating
    if home.place is None or (
        home.place.name is None and other.place is not None and other.place.name is not None
    ):
        home.place = other.place or home.place
    if other.act == "call":
        home.act = "call"


def _is_finer(a: Dating, b: Dating) -> bool:
    return a.date is not None and b.date is not None and a.date.is_day and not b.date.is_day


def drop_states_of_people(candidate: Candidate) -> None:
    """Where a country's officials are named, the country itself is no further participant.

    Args:
        candidate: Changed in place.
    """
    covered = {r.side for r in candidate.who() if r.is_person}
    candidate.roles = [
        (name, r)
        for name, r in candidate.roles
        if r.is_person or r.entity is None or r.entity.kind == "group" or r.side not in covered
    ]


def _stands(candidate: Candidate) -> bool:
    """A talk needs two sides, or a body whose members meet ("the Quad leaders met"); a visit a visitor."""
    if candidate.act == "visit" or candidate.is_with_several:
        return bool(candidate.roles)
    if candidate.act == "meeting" and _is_told(candidate) and any(is_of_several(r) for r in candidate.who()):
        return True
    sides = {r.key if _is_armed(r) else r.side for r in candidate.who()}
    return len({r.key for r in candidate.who()}) > 1 and len(sides) > 1


def _is_armed(party: Reference) -> bool:
    """ "between the Congolese government and M23": a group known by name is another side than its state."""
    return party.sense == "group" and party.method == "name" and party.country is not None


def _is_told(candidate: Candidate) -> bool:
    """Whether a meeting is told of, to come or with a day or place, not just named: "beside the summit"."""
    if not candidate.frame.is_noun or candidate.status == "planned":
        return True
    has_scene = candidate.dating.date is not None or candidate.place is not None
    if candidate.trigger.dep == "pobj":  # "on the sidelines of the ministerial in Melbourne"
        phrase = candidate.tree.subtree(candidate.trigger)
        receipt = candidate.place.receipt if candidate.place is not None else None
        return receipt is not None and phrase[0].start <= receipt.start and receipt.end <= phrase[-1].end
    return has_scene and candidate.trigger.dep in ("nsubj", "nsubjpass", "dobj", "ROOT", "attr", "appos")
