"""Reported objects: infinitives, requests, judgements and nouns that a verb of saying takes."""

from __future__ import annotations

from readout.annotate.statements.grammar import aside, is_infinitive, is_passive, is_people
from readout.annotate.statements.said import Cue
from readout.annotate.statements.words import (
    ACTS,
    CITES,
    DOCUMENTS,
    INFORMS,
    ISSUES,
    JOINT_DOCUMENTS,
    JUDGES,
    NEED_SPEECH_OBJECT,
    NO_UNDERTAKING,
    NOUN_CUES,
    RELATIVES,
    SPEECH_NOUNS,
    SURROUNDINGS,
    TELLS,
    TOPIC_VERBS,
    WEIGHTS,
)
from readout.annotate.tree import Token, Tree


def infinitive(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody undertakes: an infinitive of a verb of commitment or will.

    Fires: The allies agreed to hold annual meetings.
    Not: The allies continued to hold annual meetings.
    """
    if is_passive(tree, cue.token) or (cue.lemma or "") in NO_UNDERTAKING:
        return None
    deps = ("xcomp", "ccomp", "advcl") if _has_partner(tree, cue) else ("xcomp", "ccomp")
    for child in tree.children(cue.token, *deps):
        if child.i > cue.token.i and is_infinitive(tree, child) and tree.child(child, "nsubj") is None:
            if tree.child(cue.token, "dobj") is not None and cue.force == "direct":
                return None
            if child.lower in ("named", "identified", "quoted") and tree.child(child, "auxpass") is not None:
                return None  # "asked not to be named"
            return tree.subtree(child, skip=aside(tree, cue))
    return None


def _has_partner(tree: Tree, cue: Cue) -> bool:
    """ "agreed with A to work", "committed themselves to work": the parser takes it for a purpose."""
    obj = tree.child(cue.token, "dobj")
    is_reflexive = obj is not None and obj.lower in ("itself", "himself", "herself", "themselves")
    with_whom = any(c.lower == "with" for c in tree.children(cue.token, "prep"))
    return is_reflexive or (cue.lemma == "agree" and with_whom)


def request(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody is asked to do, himself included.

    Fires: The minister urged China to use its influence.
    Not: The minister urged restraint.
    """
    verb = cue.token
    if is_passive(tree, verb):
        return None
    whom = tree.child(verb, "dobj", "dative")
    if cue.particle is not None:
        whom = tree.child(cue.particle, "pobj") or whom
    for child in tree.children(verb, "xcomp", "ccomp"):
        own = tree.child(child, "nsubj")
        if child.i < verb.i or not is_infinitive(tree, child) or (own is None and whom is None):
            continue
        tokens = tree.subtree(child, skip=aside(tree, cue))
        if own is None and whom is not None and whom.i < child.i:
            tokens = [*tree.subtree(whom), *tokens]
        return tokens
    for child in tree.children(verb, "advcl", "ccomp"):
        mark = tree.child(child, "mark")
        is_for = mark is not None and mark.lower == "for" and child.i > verb.i and is_infinitive(tree, child)
        if is_for and mark is not None:
            return [t for t in tree.subtree(child, skip=aside(tree, cue)) if t.i != mark.i]
    if cue.particle is not None and whom is not None:
        for child in tree.children(whom, "acl", "relcl", "xcomp"):
            if is_infinitive(tree, child):
                return tree.subtree(whom)
    return None


def judgement(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody or something is called, likened to, praised or blamed for, the thing itself included.

    Fires: Washington described its commitments as ironclad.
    Not: Washington described the plan.
    """
    verb = cue.token
    if (cue.lemma or "") not in JUDGES:
        return None
    obj = tree.child(verb, "nsubjpass" if is_passive(tree, verb) else "dobj")
    small = next((c for c in tree.children(verb, "ccomp") if tree.child(c, "nsubj") is not None), None)
    if small is not None and small.i > verb.i:
        return tree.subtree(small)
    rest = [c for c in tree.children(verb, "prep", "oprd", "xcomp", "attr", "acomp") if c.i > verb.i]
    rest = [
        c for c in rest if c.dep != "prep" or c.lower in ("as", "of", "for", "to", "with", "over", "on", "a")
    ]
    if obj is not None:
        rest.extend(c for c in tree.children(verb, "dobj") if c.i > max(obj.i, verb.i))
    if obj is None or (not rest and cue.force != "express"):
        return None
    return [t for part in (obj, *rest) for t in tree.subtree(part, skip=aside(tree, cue))]


def object_said(tree: Tree, cue: Cue) -> list[Token] | None:
    """A noun that is what was said, of a verb that takes such objects.

    Fires: The ministers reaffirmed the importance of peace.
    Not: The ministers visited the shrine.
    """
    verb = cue.token
    if cue.verb is None:
        return None
    objects = tree.children(verb, "dobj")
    obj = next((o for o in objects if o.lower not in RELATIVES), next(iter(objects), None))
    obj = obj or _shared_object(tree, verb) or _gerund(tree, verb)
    if is_passive(tree, verb):
        obj = tree.child(verb, "nsubjpass") if tree.child(verb, "agent") is not None else None
    if obj is None or obj.lower in ("itself", "himself", "herself", "themselves") or _is_cited(verb, obj):
        return None
    if not cue.verb.object_is_content and obj.lower not in (cue.lemma or "").split():
        return None
    if obj.lower in RELATIVES and obj.i < verb.i:
        noun = _antecedent(tree, verb)
        if noun is None or ((cue.lemma or "") in NEED_SPEECH_OBJECT and noun.lower not in SPEECH_NOUNS):
            return None
        clauses = {t.i for c in tree.children(noun, "relcl") for t in tree.subtree(c)}
        return [t for t in tree.subtree(noun) if t.i not in clauses]
    lemma = (cue.lemma or "").split(" ")[0]
    is_hearer = lemma in TELLS and lemma not in ("promise", "urge", "advise", "show")
    is_thing = lemma in NEED_SPEECH_OBJECT and obj.lower not in SPEECH_NOUNS
    if is_hearer or is_thing or _tells_nothing(tree, cue, obj):
        return None
    parts = _owner_and_object(tree, verb, obj)
    said = [t for one in parts for t in tree.subtree(one, skip=aside(tree, cue))]
    return [*said, *_going_on(tree, cue, parts[-1])]


def topic(tree: Tree, cue: Cue) -> list[Token] | None:
    """What was talked about, where what was said of it is not told.

    Fires: The presidents discussed the rail line.
    Not: The presidents discussed the need for peace.
    """
    if (cue.lemma or "") not in TOPIC_VERBS:
        return None
    about = tree.child(cue.particle, "pobj", "pcomp") if cue.particle is not None else None
    about = about or tree.child(cue.token, "dobj")
    if about is None or about.lower in NOUN_CUES or about.lower in WEIGHTS or about.is_verb:
        return None
    return object_said(tree, cue) or preposition_object(tree, cue)


def _tells_nothing(tree: Tree, cue: Cue, obj: Token) -> bool:
    """ "announced no date", "issued a joint statement": what it says is told elsewhere, or nowhere."""
    if cue.token.lower not in ISSUES and cue.token.lower not in ("announced", "announce", "gave", "named"):
        return False
    is_none = any(c.lower in ("no", "neither") for c in tree.children(obj, "det", "preconj", "cc"))
    return is_none or (cue.token.lower in ISSUES and obj.lower in JOINT_DOCUMENTS)


def _is_cited(verb: Token, obj: Token) -> bool:
    """ "citing officials": whom, not what."""
    return verb.lower in CITES and is_people(obj)


def told_of(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody is told of.

    Fires: Nairobi informed both neighbours of the details.
    Not: Nairobi informed both neighbours.
    """
    verb = cue.token
    whom = tree.child(verb, "dobj", "dative")
    lemma = (cue.lemma or "").split(" ")[0]
    if lemma not in INFORMS | {"ask"} or whom is None or is_passive(tree, verb):
        return None
    words = ("for",) if lemma == "ask" else ("of", "about", "on")
    hearers = [whom, *tree.conjuncts(whom)]
    for prep in (*tree.children(verb, "prep"), *(p for one in hearers for p in tree.children(one, "prep"))):
        target = tree.child(prep, "pobj", "pcomp")
        if prep.lower in words and target is not None and target.tag != "CD" and prep.i > whom.i:
            return tree.subtree(target, skip=aside(tree, cue))
    return None


def told_act(tree: Tree, cue: Cue) -> list[Token] | None:
    """What is offered, proposed, accepted or refused in somebody's report, whatever it is.

    Fires: Peskov said that Putin had invited Tokayev to a forum.
    Not: Putin accepted the bouquet.
    """
    verb = cue.token
    obj = tree.child(verb, "dobj")
    if (cue.lemma or "") not in ACTS or obj is None or is_passive(tree, verb) or not _is_told(tree, verb):
        return None
    return [
        *tree.subtree(obj, skip=aside(tree, cue)),
        *(t for p in tree.children(verb, "prep") if p.lower == "to" and p.i > obj.i for t in tree.subtree(p)),
    ]


def _is_told(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in a clause that another verb reports."""
    at = verb
    while at.dep == "conj" and tree.head(at).is_verb:
        at = tree.head(at)
    return at.dep == "ccomp" and tree.head(at).is_verb


def preposition_object(tree: Tree, cue: Cue) -> list[Token] | None:
    """What follows the preposition that belongs to the verb.

    Fires: They called for a peaceful resolution.
    Not: They called at noon.
    """
    particle = cue.particle
    if particle is None or is_passive(tree, cue.token):
        return None
    target = tree.child(particle, "pobj", "pcomp")
    if target is None:
        target = tree.child(cue.token, "dobj") if particle.dep in ("prt", "advmod") else None
    if target is None or target.i < cue.token.i:
        return None
    return [*tree.subtree(target, skip=aside(tree, cue)), *_going_on(tree, cue, target)]


def _owner_and_object(tree: Tree, verb: Token, obj: Token) -> list[Token]:
    """An object and its owner, which the parser takes for two: "affirmed the United States’ commitment"."""
    parts = [c for c in tree.children(verb, "dative", "dobj") if c.i > verb.i]
    if len(parts) != 2 or parts[1].tag.startswith(("NNP", "PRP")) or not parts[0].tag.startswith("NNP"):
        return [obj]
    between = tree.tokens[parts[0].i + 1 : tree.subtree(parts[1])[0].i]
    return parts if all(t.text in ("’", "'", "'s", "’s") for t in between) else [obj]


def _shared_object(tree: Tree, verb: Token) -> Token | None:
    """The object of "welcomed and thanked the support", which the parser gives to the second verb."""
    for other in tree.children(verb, "conj"):
        if other.is_verb and not any(c.is_noun for c in tree.tokens[verb.i + 1 : other.i]):
            return tree.child(other, "dobj")
    return None


def _gerund(tree: Tree, verb: Token) -> Token | None:
    """ "proposed holding the next round"."""
    doing = tree.child(verb, "xcomp", "ccomp")
    is_bare = doing is not None and doing.tag == "VBG" and tree.child(doing, "nsubj", "aux") is None
    return doing if is_bare and doing is not None and doing.i > verb.i else None


def _antecedent(tree: Tree, verb: Token) -> Token | None:
    """What a relative pronoun in the object's place stands for."""
    at = verb
    for _ in range(4):
        if at.dep == "relcl":
            return tree.head(at)
        if at.head == at.i:
            break
        at = tree.head(at)
    return None


def _going_on(tree: Tree, cue: Cue, last: Token) -> list[Token]:
    """The phrases after an object that go on saying it, the parser having hung them on the verb."""
    found: list[Token] = []
    passed: list[Token] = []
    for child in tree.children(cue.token, "prep", "oprd", "xcomp", "advmod", "advcl"):
        if child.dep == "advcl" and not (last.lower in NOUN_CUES and is_infinitive(tree, child)):
            continue
        if child.i < last.i or child is cue.particle or child.dep == "advmod":
            continue
        if child.dep == "prep" and not _belongs(tree, child):
            passed.extend(tree.subtree(child))
            continue
        found.extend([*passed, *tree.subtree(child)])
        passed = []
    return found


def _belongs(tree: Tree, prep: Token) -> bool:
    """Whether a prepositional phrase after an object belongs to it, not to where or when it was said."""
    target = tree.child(prep, "pobj", "pcomp")
    word = prep.lower
    if word in (
        "across",
        "as",
        "about",
        "over",
        "of",
        "for",
        "against",
        "toward",
        "towards",
        "between",
        "among",
    ):
        return target is None or target.tag != "CD"
    if word not in ("in", "around", "at", "on", "with", "to", "by") or target is None:
        return False
    if word in ("in", "around", "at"):
        return target.lower.split()[-1].rsplit("-", 1)[-1] in SURROUNDINGS
    return target.tag not in ("NNP", "NNPS", "PRP", "CD") and target.lower.rstrip("s") not in DOCUMENTS
