"""Whom a noun phrase means: names, "Japanese officials", "the two defense chiefs", "both sides", pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from readout.annotate.mentions.antecedents import MAX_SENTENCES_BACK, MAX_SENTENCES_NEAR, Antecedents
from readout.annotate.mentions.company import Company
from readout.annotate.mentions.derived import (
    as_body,
    as_capital,
    as_home,
    as_person,
    as_state,
    distinct,
    of_token,
    stand_in,
)
from readout.annotate.mentions.first_person import FirstPerson
from readout.annotate.mentions.groups import group_of, is_group_noun
from readout.annotate.mentions.listing import listed
from readout.annotate.mentions.people import PeopleResolver, Window
from readout.annotate.mentions.pronouns import Pronouns
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.groupings import groupings
from readout.knowledge.words import word_list

_OFTEN = 4
"""Weight of states set together twice, or once at the head of the text."""
_LEAD = 3
"""What so many sentences at the head of a text tell of, all of it goes on about."""
_MANY = 99
"""Stands for any number too large for those named to be meant: "27 leaders"."""
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8} | {
    str(number): number for number in (2, 3, 4)
}
PEOPLE_NOUNS: dict[str, frozenset[str]] = {
    "ministers": frozenset(
        f"{field}-minister"
        for field in (
            *("foreign", "defense", "finance", "commerce", "economy", "interior", "justice", "energy"),
            *("environment", "agriculture", "health", "transport", "education", "culture", "development"),
        )
    ),
    "secretaries": frozenset({"foreign-minister", "defense-minister"}),
    "diplomats": frozenset({"foreign-minister"}),
    "chiefs": frozenset({"defense-minister", "military-chief"}),
    "leaders": frozenset({"head-of-state", "head-of-government"}),
    "advisers": frozenset({"national-security-adviser"}),
    "counterparts": frozenset(),
    "men": frozenset(),
    "women": frozenset(),
    "principals": frozenset(),
    "emissaries": frozenset(),
    "envoys": frozenset(),
    "dignitaries": frozenset(),
    "statesmen": frozenset(),
}
"""Plural nouns that mean people named before, and the offices these held."""
_LINKS = ("amod", "compound", "poss", "nmod", "nummod", "appos")
_OWNING = frozenset({"of", "from", "between", "among", "for", "by"})
_LIVING = frozenset({"in", "throughout", "across", "inside", "at"})
_HEADS = ("head-of-state", "head-of-government")
_LONG_AGO_DAYS = 180
_KINDS = {"body": "bloc-nouns", "outlet": "outlet-nouns"}
"""Sense of a name → the nouns that stand beside one."""
_SHORT = {"general": "gen", "colonel": "col", "admiral": "adm", "captain": "capt", "senator": "sen"}
"""How titles are written before a name."""
_LIST_GAPS = (" ", ", ", " and ", ", and ")
_NAMES_REACH = 160
_MISSIONS = frozenset({"embassy", "consulate", "mission", "ministry", "delegation"})


class Parties:
    """Resolves noun phrases of one parsed document."""

    def __init__(self, page: Page, people: PeopleResolver) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            people: The resolver, for office-holders.
        """
        self._page = page
        self._people = people
        self._past = Antecedents(page)
        self._first = FirstPerson(page)
        self._company = Company(page)
        one = partial(self._one, acting=True)
        self._pronouns = Pronouns(page, self._past, self._company, one=one, everybody=self.of)
        self._seen: dict[tuple[int, bool], list[Reference]] = {}

    def of(self, tree: Tree, token: Token, *, acting: bool = True) -> list[Reference]:
        """Whom the phrase headed by a token means, everything joined to it by "and" included.

        Args:
            tree: Tree of the sentence.
            token: Head of the noun phrase.
            acting: Whether a capital here is its government ("Tokyo said") or a place ("in Tokyo").

        Returns:
            Distinct references; empty when nobody can be made out.
        """
        return distinct(
            reference
            for one in listed(self._page, tree, token)
            for reference in self._one(tree, one, acting=acting)
        )

    def reference_of(self, token: Token) -> Reference | None:
        """The phrase found before parsing that the token is, or None."""
        return self._page.reference_of(token)

    def sides_before(self, offset: int, number: int) -> list[Reference]:
        """The states and bodies that were last brought together, if they are so many."""
        return distinct(as_home(self._page, r) for r in self._past.sides(offset, number))

    def are_strangers(self, tree: Tree, token: Token) -> bool:
        """Whether a plural noun is of people not named so far: "two diplomats", "business leaders".

        Args:
            tree: Tree of the sentence.
            token: A plural noun.
        """
        return self._is_new(tree, token) or self._are_others(tree, token)

    def kept_together(self, offset: int) -> list[Reference]:
        """The states that a text has set together more than once so far: whose "the ministers" may be."""
        return self._company.sides(offset, least=_OFTEN)

    def _one(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        key = (token.start, acting)
        if key not in self._seen:
            self._seen[key] = []  # a phrase that refers to itself means nobody
            self._seen[key] = self._resolve(tree, token, acting=acting)
        return self._seen[key]

    def _resolve(self, tree: Tree, token: Token, *, acting: bool) -> list[Reference]:
        reference = self._page.reference_of(token)
        if reference is not None:
            return self._named(tree, token, reference, acting=acting)
        if token.tag in ("PRP", "PRP$"):
            is_pair = token.lower == "them" and tree.head(token).lower == "between"
            return (self._past.sides(token.start, 2) if is_pair else []) or self._pronouns.of(token)
        return self._noun(tree, token)

    def _named(self, tree: Tree, token: Token, reference: Reference, *, acting: bool) -> list[Reference]:
        if reference.members:
            return reference.each()
        if reference.sense == "capital":
            return [as_capital(self._page, reference)] if acting else []
        if reference.sense in ("adjective", "demonym") and (him := self._national(tree, token, reference)):
            return him
        if reference.sense in ("adjective", "demonym"):
            return [as_state(self._page, reference)] if reference.country else []
        if reference.sense == "roles":
            return self._roles(tree, token, reference)
        if reference.sense == "role":
            return self._role(tree, token, reference)
        if reference.is_person and reference.side == reference.key:
            self._give_country(tree, token, reference)
        return [reference] if reference.can_act else []

    def _national(self, tree: Tree, token: Token, words: Reference) -> list[Reference]:
        """ "the Brazilian said": the person of that country named last."""
        is_one = token.tag in ("NN", "NNP", "JJ") and token.dep in ("nsubj", "nsubjpass", "dobj", "agent")
        if (
            not is_one
            or all(c.lower != "the" for c in tree.children(token, "det"))
            or token.lower.endswith(("s", "ese", "sh", "ch"))
        ):
            return []
        near = (self._page.sentence_at(token.start) or 0) - MAX_SENTENCES_BACK // 2
        named = (r for r in self._past.before(token.start) if r.is_person and r.country == words.country)
        him = next((r for r in named if (self._page.sentence_at(r.start) or 0) >= near), None)
        return [as_person(words, him)] if him is not None else []

    def _give_country(self, tree: Tree, token: Token, person: Reference) -> None:
        """ "Nigerian junior foreign minister A": a stranger is of the country named before the title."""
        for child in tree.children(token, "amod", "compound", "nmod", "poss"):
            owner = self._page.reference_of(child)
            if owner is not None and owner.country is not None and not owner.is_person:
                person.country = person.home = owner.country

    def _noun(self, tree: Tree, token: Token) -> list[Reference]:
        if called := self._called(tree, token):
            return called
        word = token.lower
        if word in word_list("measure-nouns") and (counted := self._counted(tree, token)):
            return counted
        owners = self._owners(tree, token) or self._its(tree, token)
        bodies = [o for o in owners if o.sense == "body"] if word in word_list("state-nouns") else []
        is_outlet = word in ("agency", "website") and any(
            c.lower == "news" for c in tree.children(token, "compound")
        )
        if bodies or is_outlet:  # "African Union member states"; an outlet without a name
            return bodies
        if before := self._named_before(tree, token, owners):
            return before
        if is_group_noun(token):
            return [group_of(self._page, token, home) for home in owners or self._homes(tree, token)]
        if desk := self._desk(tree, token):
            return desk
        if word in word_list("government-nouns") or (owners and token.tag in ("NNP", "NNPS")):
            owners = owners or self._seat(tree, token)
            return (
                _speaking_for(token, owners)
                or self._body_named(tree, token)
                or self._told_before(tree, token)
            )
        return self._body_named(tree, token) if word in word_list("bloc-nouns") else []

    def _called(self, tree: Tree, token: Token) -> list[Reference]:
        """ "his host, Prime Minister Kishida", "the bloc IGAD", "TASS agency": whose name stands beside."""
        named = (
            self._page.reference_of(t) for t in (*tree.children(token, "appos"), *_beside_object(tree, token))
        )
        people = [r for r in named if r is not None and r.is_person]
        wanted = next((sense for sense, nouns in _KINDS.items() if token.lower in word_list(nouns)), None)
        if people or wanted is None:
            return people[:1]
        if wanted == "outlet" and _is_definite(tree, token) and tree.child(token, "poss", "prep") is None:
            return self._last_outlet(tree, token)
        beside = [*tree.children(token, "appos", "nmod", "compound"), *tree.tokens[token.i + 1 : token.i + 2]]
        named = (self._page.reference_of(t) for t in beside)
        return [r for r in named if r is not None and r.sense == wanted]

    def _last_outlet(self, tree: Tree, token: Token) -> list[Reference]:
        """ "TASS agency", "the newspaper", "the American daily": beside its name, else the one named last."""
        beside = [*tree.children(token, "appos", "nmod", "compound"), *tree.tokens[token.i + 1 : token.i + 2]]
        named = [r for t in beside if (r := self._page.reference_of(t)) is not None and r.sense == "outlet"]
        if named or token.lower not in word_list("outlets-alone"):
            return named[:1]
        near = (self._page.sentence_at(token.start) or 0) - MAX_SENTENCES_BACK // 2
        last = next((r for r in self._past.before(token.start) if r.sense == "outlet"), None)
        is_near = last is not None and (self._page.sentence_at(last.start) or 0) >= near
        return [as_body(token, last)] if last is not None and is_near else []

    def _named_before(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "the two ministers", "the allies", "both sides", "his counterpart": who was named before."""
        word, number = token.lower, _number(tree, token)
        if word == "officials" and number in (2, 3) and _is_definite(tree, token) and not owners:
            return self._past.people(token.start, offices=set(), countries=set(), number=number)
        if word in PEOPLE_NOUNS and (self.are_strangers(tree, token) or self._are_any(tree, token)):
            return _speaking_for(token, owners)
        if word in PEOPLE_NOUNS:
            offices, countries = set(PEOPLE_NOUNS[word]), {o.country for o in owners if o.country}
            return self._people_named(token, offices, countries, number) or _speaking_for(token, owners)
        if word in word_list("state-nouns") and (number or _is_definite(tree, token)) and not owners:
            is_of_body = any(c.lower == "member" for c in tree.children(token, "compound", "amod"))
            return self._last_body(token) if is_of_body else self._states_named(token, number)
        if word in word_list("side-nouns"):
            return owners if len(owners) > 1 else self._sides(token, number)
        if word in word_list("state-nouns") and {"amod", "poss"} <= {c.dep for c in tree.children(token)}:
            return owners  # "its Saudi partners"
        if word == "counterpart":
            return self._counterpart(tree, token, owners)
        short = word in word_list("short-titles")
        return self._short_title(tree, token) if short else [] if owners else self._together(tree, token)

    def _together(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the two ministries", "the pair", "both", "all three": those whom the text sets together."""
        word, number = token.lower, _number(tree, token)
        if word == "both" and token.dep in ("nsubj", "nsubjpass"):
            he_too = self._all_of(tree, token, 2)
            return he_too or self._named_just_now(token, 2) or self._past.sides(token.start, 2)
        if number is None and not _is_definite(tree, token) and tree.child(token, "det") is None:
            return []
        if word in word_list("delegation-nouns"):
            return self._company.sides(token.start, number)
        if word in word_list("pair-nouns"):
            return self._past.sides(token.start, 3 if word == "trio" else 2)
        if token.tag != "CD" or word not in NUMBERS:
            return []
        return (
            self._all_of(tree, token, NUMBERS[word])
            or self._with_the_teller(tree, token, NUMBERS[word])
            or self._group_of(token, NUMBERS[word])
            or self._last_two(tree, token)
        )

    def _last_two(self, tree: Tree, token: Token) -> list[Reference]:
        """ "The ministry said the two had agreed": the people of two sides named last, just before."""
        if token.lower != "two" or not _is_definite(tree, token):
            return []
        people = self._past.people(token.start, offices=set(), countries=set(), number=2)
        at = self._page.sentence_at(token.start) or 0
        are_near = all(at - (self._page.sentence_at(r.start) or 0) <= MAX_SENTENCES_NEAR + 1 for r in people)
        return people if are_near else []

    def _with_the_teller(self, tree: Tree, token: Token, number: int) -> list[Reference]:
        """ "Vučić said the two had agreed": he and whom he met."""
        for verb in tree.ancestors(token):
            subject = tree.child(verb, "nsubj") if verb.is_verb else None
            if number != 2 or subject is None or subject.end > token.start:
                continue
            people = [r for r in self._one(tree, subject, acting=True) if r.is_person]
            self._pronouns.settle_roles(token)
            met = self._past.who_met(people[0], token.start) if len(people) == 1 else []
            return met if len(met) == number else []
        return []

    def _named_just_now(self, token: Token, number: int, *, back: int = 0) -> list[Reference]:
        """ "A told B and C, and both replied": a list so long just before, at most so many sentences back."""
        sentence = self._page.sentence_at(token.start) or 0
        near = self._company.listed_last(token.start, number)
        return near if near and sentence - (self._page.sentence_at(near[0].start) or 0) <= back else []

    def _all_of(self, tree: Tree, token: Token, number: int) -> list[Reference]:
        """ "he told A and B, and all three agreed": so many people in the sentence, he among them."""
        told = [t for t in tree.tokens if t.end <= token.start]
        pronouns = [t for t in told if t.lower in ("he", "she") and t.dep == "nsubj"]
        people = [r for t in pronouns for r in self._one(tree, t, acting=True)]
        named = (self._page.reference_of(t) for t in told if t.dep != "poss")
        people = distinct([*people, *(r for r in named if r is not None and r.is_person)])
        return people if pronouns and len(people) == number else []

    def _group_of(self, token: Token, number: int) -> list[Reference]:
        """ "the eight": the body named before that has so many members."""
        for other in self._past.before(token.start):
            if other.sense == "body" and len(groupings().get(other.key, ())) == number:
                return [as_body(token, other)]
        return []

    def _short_title(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the Secretary": whoever was last named with that word in his title."""
        if not (_is_definite(tree, token) or (token.dep == "conj" and _is_definite(tree, tree.head(token)))):
            return []
        beside = list(tree.children(token, "compound", "amod", "poss", "prep"))
        nation = self._page.reference_of(beside[0]) if len(beside) == 1 else None
        country = nation.country if nation is not None and nation.sense in ("adjective", "state") else None
        if beside and country is None:
            return []  # "the vice minister of communication", "the adviser to Mr Macron"
        titled = [
            r
            for r in self._past.before(token.start)
            if r.is_person and country in (None, r.country) and self._bears(r, token.lower)
        ]
        nobody = self._without_office(token) if country is None else None
        person = nobody or self._of_the_teller(tree, token, titled)
        if person is None:
            return []
        found = as_person(of_token(token), person)
        self._page.resolved.append(found)
        return [found]

    def _without_office(self, token: Token) -> Reference | None:
        """ "Hani Sewilam said so. “…,” the minister added": whom the sentence before is about."""
        number = (self._page.sentence_at(token.start) or 0) - 1
        tree = self._page.trees.get(number)
        subject = tree.child(tree.roots[0], "nsubj") if tree is not None and tree.roots else None
        he = self._page.reference_of(subject) if subject is not None else None
        return he if he is not None and he.is_person and not he.office_id and not he.office else None

    def _bears(self, person: Reference, title: str) -> bool:
        """Whether somebody was named with a title in one word, or holds such an office."""
        for words in (self._page.text[person.start : person.name_start], person.office or ""):
            before, found, _ = f" {words.lower().replace('.', '')} ".partition(
                f" {_SHORT.get(title, title)} "
            )
            if not found:
                before, found, _ = f" {words.lower()} ".partition(f" {title} ")
            if found and not before.endswith(("prime", "vice", "deputy")):
                return True
        return False

    def _of_the_teller(self, tree: Tree, token: Token, people: Sequence[Reference]) -> Reference | None:
        """ "Seoul's ministry said the minister": the nearest of those who are of the side that tells it."""
        for verb in tree.ancestors(token):
            first = tree.head(verb) if verb.dep == "conj" and tree.child(verb, "nsubj") is None else verb
            subject = tree.child(first, "nsubj") if verb.is_verb else None
            if subject is None or subject.end > token.start or token in tree.subtree(subject):
                continue
            tellers = self._one(tree, subject, acting=True)
            sides = {r.side for r in tellers if not r.is_person}
            if own := next((r for r in people if sides & {r.side, r.country}), None):
                return own
        return self._past.foremost(people)

    def _homes(self, tree: Tree, token: Token) -> list[Reference]:
        """Where people live: "rebels in Ivory Coast", "Darfur rebels", "a group based in Trinidad"."""
        words = [*tree.children(token, "compound", "amod", "nmod", "poss")]
        based = [c for c in tree.children(token, "acl") if c.lower in ("based", "living", "operating")]
        for head in (token, *based):
            for prep in tree.children(head, "prep"):
                if prep.lower in _LIVING or prep.lower == "from":
                    words.extend(tree.children(prep, "pobj"))
        places = (self._page.reference_of(word) for word in words)
        return [as_state(self._page, r) for r in places if r is not None and r.country and not r.is_person]

    def _counted(self, tree: Tree, token: Token) -> list[Reference]:
        """ "thousands of Iraqi students": the students."""
        return [r for r in self._by_preposition(tree, token, frozenset({"of"})) if r.can_act]

    def _people_named(
        self, token: Token, offices: set[str], countries: set[str], number: int | None
    ) -> list[Reference]:
        joined = self._joint_subject(token, offices, number) if number is not None and not countries else []
        if joined:
            return joined
        self._pronouns.settle_roles(token)
        found = self._past.people(token.start, offices=offices, countries=countries, number=number)
        if not found and (countries or offices) and number != _MANY:
            found = self._past.people_later(token.end, offices=offices, countries=countries, number=number)
        if number == 2 and not countries and offices.issuperset(_HEADS):
            found = self._met(token, found)
        return self._group_above(token, offices, found) if number is None and not countries else found

    def _joint_subject(self, token: Token, offices: set[str], number: int | None) -> list[Reference]:
        """ "both ministers" after "A and B will meet again": those two, whoever else was named."""
        for tree in self._pronouns.trees_back(token, MAX_SENTENCES_NEAR + 1):
            for subject in tree.tokens:
                is_list = subject.dep in ("nsubj", "nsubjpass") and tree.child(subject, "conj") is not None
                if not is_list or subject.end > token.start or subject.i == token.i:
                    continue
                group = [r for r in self.of(tree, subject) if r.is_person]
                if len(group) == number and (not offices or any(r.office_id in offices for r in group)):
                    return group
        return []

    def _met(self, token: Token, leaders: list[Reference]) -> list[Reference]:
        """ "the two leaders" loosely: the leader and who met him, not two who did not."""
        met = [r for r in self._past.sides(token.start, 2) if r.is_person]
        both = {r.key for r in met} & {r.key for r in leaders}
        return met if len(met) == 2 and len(both) == 1 else leaders

    def _group_above(self, token: Token, offices: set[str], found: list[Reference]) -> list[Reference]:
        """ "the ministers" after "the foreign and defense ministers of A and B": all, not two of them."""
        at = self._page.sentence_at(token.start) or 0
        together = len({self._page.sentence_at(r.start) for r in found}) == 1
        for words in self._past.before(token.start):
            number = self._page.sentence_at(words.start)
            if number is None or (at - number > MAX_SENTENCES_BACK and number >= _LEAD):
                continue
            tree = self._page.trees.get(number)
            head = tree.at(words.start) if tree is not None else None
            is_group = words.sense == "roles" and bool(offices.intersection(words.offices))
            if not is_group or tree is None or head is None:
                continue
            group = self._one(tree, head, acting=True)
            if {r.key for r in found} < {r.key for r in group}:
                return group
            if found and not together and len(group) == 1 and group[0].sense == "body":
                return group
        return found

    def _sides(self, token: Token, number: int | None) -> list[Reference]:
        """ "Both sides": who was brought together just now, else those the text keeps together."""
        if number is None and len(many := self._company.sides(token.start, least=_OFTEN)) > 2:
            return many
        number = number or 2
        near = self._past.sides(token.start, number)
        at = self._page.sentence_at(token.start) or 0
        is_near = any(at - (self._page.sentence_at(r.start) or 0) <= MAX_SENTENCES_NEAR for r in near)
        return near if is_near else self._company.sides(token.start, number, rivals=near) or near

    def _states_named(self, token: Token, number: int | None) -> list[Reference]:
        if number is not None and (here := self._named_just_now(token, number, back=1)):
            return here
        group = self._pronouns.they(token) if number is None else self._company.sides(token.start, number)
        if number is not None and not group:
            group = self._past.sides(token.start, number)
        return distinct(as_home(self._page, r) for r in group) or self._past.states(token.start, number or 2)

    def _body_named(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the ministry", "the embassy", "the bloc": the one of that kind named last."""
        if not _is_definite(tree, token):
            return []
        kind = {c.lower for c in tree.children(token, "compound", "amod")}
        for other in self._past.before(token.start):
            name = other.name.lower().split()
            if other.sense == "body" and token.lower in name and kind <= set(name):
                return [as_body(token, other)]
        if token.lower in word_list("bloc-nouns"):
            return self._last_body(token)
        return []

    def _desk(self, tree: Tree, token: Token) -> list[Reference]:
        """ "Ramdin's office", "his spokesman", "Akorda's press service": for whom the owner speaks."""
        if token.lower not in word_list("desk-nouns"):
            return []
        owner = tree.child(token, "poss")
        people = self._one(tree, owner, acting=True) if owner is not None else []
        return [as_home(self._page, r) for r in people if not r.is_person or r.side != r.key]

    def _seat(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the ministry in Tokyo": of the state it sits in; an embassy there is another's."""
        if token.lower in _MISSIONS - {"ministry"} or not _is_definite(tree, token):
            return []
        seats = (
            t
            for prep in tree.children(token, "prep")
            if prep.lower == "in"
            for t in tree.children(prep, "pobj")
        )
        named = (self._page.reference_of(t) for t in seats)
        return [as_capital(self._page, r) for r in named if r is not None and r.sense == "capital"]

    def _told_before(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the embassy" after "the U.S. Embassy", "the army" after "Mali's army": of the same state."""
        if not _is_definite(tree, token):
            return []
        for back in self._pronouns.trees_back(token, MAX_SENTENCES_BACK):
            for other in reversed(back.tokens):
                if other.lower == token.lower and other.end <= token.start:
                    found = _speaking_for(token, self._owners(back, other) or self._its(back, other))
                    if found:
                        return found
        return []

    def _body_near(self, token: Token) -> list[Reference]:
        """ "the heads of government" after a sentence whose subject is a body of states."""
        for tree in self._pronouns.trees_back(token, 2):
            for root in tree.roots:
                subject = tree.child(root, "nsubj")
                body = self._page.reference_of(subject) if subject is not None else None
                if body is not None and body.sense == "body" and body.country is None:
                    return [as_body(token, body)] if body.end <= token.start else []
        return []

    def _last_body(self, token: Token) -> list[Reference]:
        """The body of several states named last: "the bloc", "the member states"."""
        bodies = (r for r in self._past.before(token.start) if r.sense == "body" and r.country is None)
        last = next((b for b in bodies if b.entity is not None and b.entity.kind == "organization"), None)
        return [as_body(token, last)] if last is not None else []

    def _role(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        """A title without a name: whoever the tables or the text give it to, else the country itself."""
        if reference.entity is not None:
            return [reference]
        beside = (self._page.reference_of(t) for t in tree.children(token, "appos"))
        named = next((r for r in beside if r is not None and r.is_person), None)
        if named is None and not _is_named_otherwise(tree, token):
            named = self._titled_before(tree, token, reference)
        if named is not None:
            found = as_person(reference, named)
            reference.entity, reference.country, reference.note = found.entity, found.country, found.note
            reference.office, reference.score = found.office, found.score
            return [found]
        if reference.country is not None:
            return [as_state(self._page, reference)]
        return _speaking_for(token, self._owners(tree, token))

    def _titled_before(self, tree: Tree, token: Token, role: Reference) -> Reference | None:
        """Who was last named with that title, else who holds such an office; "a minister" is another."""
        is_open = any(c.lower in ("a", "an", "another") for c in tree.children(token, "det"))
        if is_open and role.country is None:
            return None
        before = [r for r in self._past.before(token.start) if r.is_person]
        titled = [r for r in before if self._titled(r, role)]
        is_hers = any(c.tag == "PRP$" for c in tree.children(token, "poss"))  # "her press secretary"
        holders = [r for r in before if not is_hers and _holds(r, role)][:1] or self._ministers(before, role)
        return self._of_the_teller(tree, token, titled or holders)

    def _ministers(self, before: Sequence[Reference], role: Reference) -> list[Reference]:
        """ "the Chinese minister": the nearest of that country whose title has the word."""
        word = role.name.lower().rsplit(" ", 1)[-1]
        return [r for r in before if role.country and r.country == role.country and self._bears(r, word)][:1]

    def _titled(self, person: Reference, role: Reference) -> bool:
        """Whether somebody was named with the very words: "Vice Premier Li", then "the Vice Premier"."""
        words = self._page.text[role.name_start : role.name_end].lower()
        return words in self._page.text[person.start : person.name_start].lower()

    def _roles(self, tree: Tree, token: Token, reference: Reference) -> list[Reference]:
        """People named before or after, else office-holders, else states: "the U.S. and Korean ministers"."""
        offices = {*reference.offices, *_stems(self._page.text[reference.start : reference.end])}
        if self._are_others(tree, token):
            return []
        if named := self._named_next(reference):
            reference.members = named
            return named
        of = self._owners(tree, token)
        countries = {*reference.owners, *(o.country for o in of if o.country), *self._ours(tree, token)}
        if not countries and (bodies := [o for o in of if o.sense == "body"]):
            return bodies  # "the foreign ministers of the Nordic-Baltic Eight"
        if reference.home is not None and not countries:  # "leaders of the Group of Seven"
            return self._members(token, reference, offices)
        if bloc := self._bloc(tree, token):
            return bloc
        then = self._window_at(token)
        if then != self._page.window:  # "a meeting of the leaders in December 2009"
            reference.members = list(self._holders(reference, offices, countries, then))
            return reference.members or [as_state(self._page, reference, c) for c in sorted(countries)]
        found = self._people_named(token, offices, countries, _number(tree, token))
        if not found and None not in then:
            found = list(self._holders(reference, offices, countries, then))
        if not found and not countries and _is_definite(tree, token):
            number = _number(tree, token)
            are_known = token.lower.rsplit(" ", 1)[-1] in PEOPLE_NOUNS or number in (None, _MANY)
            near = [] if are_known else self._company.sides(token.start, number)
            found = near or self._body_near(token)
        unnamed = countries - {r.country for r in found if r.country}
        found = [*found, *(as_state(self._page, reference, c) for c in sorted(unnamed))]
        reference.members = [f for f in found if f.entity is not None]
        return found

    def _named_next(self, reference: Reference) -> list[Reference]:
        """ "Foreign Ministers of A and B Jeyhun Bayramov and Rashid Meredov": whose names follow at once."""
        found: list[Reference] = []
        end = reference.end
        for person in self._page.references_in(reference.end, reference.end + _NAMES_REACH):
            if not person.is_person or self._page.plain[end : person.start] not in _LIST_GAPS[bool(found) :]:
                break
            found.append(person)
            end = person.end
        return found if len(found) > 1 else []

    def _bloc(self, tree: Tree, token: Token) -> list[Reference]:
        """ "the bloc's leaders": the body of states named before."""
        owners = (c for c in tree.children(token, "poss") if c.lower in word_list("bloc-nouns"))
        return next((found for owner in owners if (found := self._body_named(tree, owner))), [])

    def _ours(self, tree: Tree, token: Token) -> set[str]:
        """ "our foreign and defense ministers": the states whose leaders say so."""
        we = next((c for c in tree.children(token, "poss") if c.lower == "our"), None)
        return {r.country for r in self._first.of(we) if r.country} if we is not None else set()

    def _are_others(self, tree: Tree, token: Token) -> bool:
        """ "business leaders", "European leaders": not those of states named in the text."""
        for child in tree.children(token, "amod", "compound", "nmod", "poss"):
            owner = self._page.reference_of(child)
            if child.lower in word_list("unofficial-modifiers"):
                return True
            if child.dep == "poss" and (child.tag == "NNS" or is_group_noun(child)) and owner is None:
                return child.lower not in word_list("state-nouns")
            if owner is not None and owner.sense == "region" and owner.country is None:
                return True
            if owner is None and child.tag in ("JJ", "NNP") and child.text[:1].isupper():
                return child.i > 0 or child.lower.endswith("an")
        return False

    def _is_new(self, tree: Tree, token: Token) -> bool:
        """ "two diplomats said": nobody named before; in a title the article is left out."""
        number = self._page.sentence_at(token.start)
        if number is not None and self._page.sentences[number].kind == "title":
            return False
        has_number = any(c.dep == "nummod" and c.tag == "CD" for c in tree.children(token))
        return has_number and not _is_definite(tree, token) and tree.child(token, "det", "poss") is None

    def _are_any(self, tree: Tree, token: Token) -> bool:
        """ "told ministers", "Diplomats said": bare plurals, outside of a title, mean nobody named."""
        number = self._page.sentence_at(token.start)
        if (
            token.lower in ("diplomats", "men", "women", "advisers")
            and tree.child(token, "det", "poss") is None
        ):
            return _number(tree, token) is None
        is_bare = all(
            c.dep not in ("det", "poss", "nummod", "amod", "compound") for c in tree.children(token)
        )
        is_subject = token.dep in ("nsubj", "nsubjpass") and token.lower in ("leaders", "ministers")
        return (
            is_bare and not is_subject and number is not None and self._page.sentences[number].kind != "title"
        )

    def _members(self, token: Token, reference: Reference, offices: set[str]) -> list[Reference]:
        """Officers of a body: those listed after it ("the Quad leaders – A, B and C"), else the body."""
        before = (
            r for r in self._past.before(token.start) if r.sense == "roles" and r.home == reference.home
        )
        for words in (reference, *before):
            people = [r for r in self._named_after(words) if r.office_id in offices]
            if len(people) > 2:
                return people
        body = stand_in(reference, self._page.entity(reference.home or ""), method="role")
        body.sense = "body"
        return [body]

    def _named_after(self, words: Reference) -> list[Reference]:
        """The people named in the rest of the sentence."""
        number = self._page.sentence_at(words.start)
        end = self._page.sentences[number].end if number is not None else words.end
        return distinct(r for r in self._page.references_in(words.end, end) if r.is_person)

    def _window_at(self, token: Token) -> Window:
        """The days a sentence speaks of, where it names a time long past; else those of the text."""
        number = self._page.sentence_at(token.start)
        low = self._page.window[0]
        if number is None or low is None:
            return self._page.window
        sentence = self._page.sentences[number]
        dates = [d.date.bounds() for _, d in self._page.dates_in(sentence.start, sentence.end) if d.date]
        past = [
            (a, b) for a, b in dates if a is not None and b is not None and (low - b).days > _LONG_AGO_DAYS
        ]
        return past[0] if len(past) == len(dates) == 1 else self._page.window

    def _holders(
        self, words: Reference, offices: Iterable[str], countries: Iterable[str], window: Window
    ) -> Iterator[Reference]:
        held = sorted(set(offices) - word_list("offices-of-many") - set(_HEADS))
        for country in sorted(countries):
            heads = [office for office in _heads(country) if office in offices]
            leader = (self._holder(words, office, country, window) for office in heads)
            others = (self._holder(words, office, country, window) for office in held)
            yield from (r for r in (next(filter(None, leader), None), *others) if r is not None)

    def _holder(self, words: Reference, office: str, country: str, window: Window) -> Reference | None:
        """The one who held an office of a country on the days spoken of."""
        tenure = self._people.office_holder([office], country, window)
        if tenure is None:
            return None
        found = stand_in(words, self._page.entity(tenure.person), method="office-holder")
        found.sense, found.office, found.office_id = "person", tenure.title, office
        found.country, found.home, found.score = country, country, 0.7
        found.note = "held the office on these days"
        return found

    def _counterpart(self, tree: Tree, token: Token, owners: list[Reference]) -> list[Reference]:
        """ "his Japanese counterpart": the same office in the other country."""
        if _is_named_otherwise(tree, token):
            return []
        beside = (self._page.reference_of(t) for t in tree.tokens[token.i + 1 : token.i + 3])
        if named := next((r for r in beside if r is not None and r.is_person), None):
            return [named]
        country = next((o.country for o in owners if o.country), None)
        people = [r for r in self._past.before(token.start) if r.is_person and r.office_id]
        if country is None and people and not owners:
            return self._other_in_office(tree, token, people)
        if country is None or not people:
            return owners
        office = people[0].office_id or ""
        named = next((r for r in people if r.country == country and r.office_id == office), None)
        window = self._page.window
        if named is not None:
            named = as_person(of_token(token), named)
        elif None not in window:
            named = self._holder(owners[0], office, country, window)
        if named is None:
            return owners
        self._page.resolved.append(named)
        return [named]

    def _other_in_office(self, tree: Tree, token: Token, people: Sequence[Reference]) -> list[Reference]:
        """ "her counterpart": who was named last with her office for another country."""
        owner = tree.child(token, "poss")
        hers = self._one(tree, owner, acting=True) if owner is not None else []
        she = next((r for r in people if hers and r.key == hers[0].key), None)
        others = (r for r in people if she is not None and r.office_id == she.office_id)
        other = next((r for r in others if she is not None and r.side != she.side), None)
        return [as_person(of_token(token), other)] if other is not None else []

    def _owners(self, tree: Tree, token: Token) -> list[Reference]:
        """Countries and bodies that stand before the noun or hang on it by of, from, between."""
        found: list[Reference] = []
        for child in tree.children(token, *_LINKS):
            for one in (child, *list(tree.conjuncts(child))[1:]):
                reference = self._page.reference_of(one)
                if reference is not None and not reference.is_person:
                    found.extend(self._named(tree, one, reference, acting=True))
                elif reference is None and one.dep == "compound":  # "Panamanian army officers"
                    found.extend(self._owners(tree, one))
        return distinct([*found, *self._by_preposition(tree, token, _OWNING)])

    def _its(self, tree: Tree, token: Token) -> list[Reference]:
        """ "Its embassy said": whose."""
        its = next((c for c in tree.children(token, "poss") if c.lower == "its"), None)
        is_of_state = token.lower in word_list("government-nouns") and its is not None
        return self._one(tree, its, acting=True) if is_of_state and its is not None else []

    def _by_preposition(self, tree: Tree, token: Token, words: frozenset[str]) -> Iterator[Reference]:
        """Who can act in the phrases that hang on a token by one of the prepositions."""
        for prep in tree.children(token, "prep"):
            if prep.lower in words:
                for target in tree.children(prep, "pobj"):
                    yield from (r for r in self.of(tree, target) if r.can_act)


def _beside_object(tree: Tree, token: Token) -> Iterator[Token]:
    """ "The head of Congress, Luis Redondo, said": the parser takes the name for one of the Congress."""
    if token.lower in word_list("person-nouns"):
        for prep in tree.children(token, "prep"):
            for target in tree.children(prep, "pobj"):
                yield from tree.children(target, "appos")


def _is_named_otherwise(tree: Tree, token: Token) -> bool:
    """ "her French counterpart, Benjamin Haddad": the text names him, though no table does."""
    return any(c.tag.startswith("NNP") and c.i > token.i for c in tree.children(token, "appos"))


def _heads(country: str) -> tuple[str, ...]:
    """The offices of a state's two heads, the one who leads it first."""
    return _HEADS[::-1] if country in word_list("states-led-by-government") else _HEADS


def _speaking_for(token: Token, owners: list[Reference]) -> list[Reference]:
    """The countries and bodies themselves; the receipt takes in the noun where it follows at once."""
    found = []
    for owner in owners:
        again = stand_in(owner, owner.entity, method="role" if owner.method == "name" else owner.method)
        again.name, again.sense, again.country, again.home = (
            owner.name,
            owner.sense,
            owner.country,
            owner.home,
        )
        if owner.sense == "state" and owner.end <= token.start <= owner.end + 40:
            again.end = token.end
        found.append(again)
    return found


def _holds(person: Reference, role: Reference) -> bool:
    if person.office_id not in role.offices:
        return False
    return role.country is None or person.country == role.country


def _stems(words: str) -> set[str]:
    """ "foreign and defense ministers": the offices of both words."""
    lower = words.lower().replace("defence", "defense")
    if not any(head in lower for head in ("minister", "secretar", "chief")):
        return set()
    return {f"{stem}-minister" for stem in ("foreign", "defense") if stem in lower}


def _number(tree: Tree, token: Token) -> int | None:
    for child in tree.children(token, "nummod", "det", "predet", "amod"):
        if child.lower in NUMBERS:
            return NUMBERS[child.lower]
        if child.dep == "nummod" and child.tag == "CD":
            return _MANY
    return None


def _is_definite(tree: Tree, token: Token) -> bool:
    return any(c.lower in ("the", "these", "those", "both", "its", "their") for c in tree.children(token))
