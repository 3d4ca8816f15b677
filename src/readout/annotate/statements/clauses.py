"""Reported clauses and objects: what stands in the sentence as the complement of a verb that reports."""

from __future__ import annotations

from collections.abc import Callable

from readout.annotate.statements.said import Cue
from readout.annotate.statements.sources import is_passive, may_speak
from readout.annotate.statements.spans import is_word
from readout.annotate.statements.words import (
    ASIDES,
    DOCUMENTS,
    HEARSAY,
    JUDGES,
    NEED_SPEECH_OBJECT,
    NEVER_CLAUSE,
    NO_QUOTE,
    RELATIVES,
    SPEAKERS_VERBS,
    SPEECH_NOUNS,
    SURROUNDINGS,
    TELLS,
)
from readout.annotate.tree import Token, Tree

_WH = frozenset({"what", "how", "why", "whether", "where", "when", "who", "if", "which"})
Skip = Callable[[Token], bool]


def that_clause(tree: Tree, cue: Cue) -> list[Token] | None:
    """What a finite clause after the verb says, the clauses joined to it included.

    Fires: Wang said that no country should seek its own security.
    Not: Wang said it.
    """
    clause = _clause(tree, cue)
    if clause is None or clause.i < cue.token.i or _is_infinitive(tree, clause) or cue.lemma in NEVER_CLAUSE:
        return None
    skip = _aside(tree, cue)
    mark = tree.child(clause, "mark")
    before_that = {
        t.i for a in tree.children(clause, "prep") if a.lower == "according" and mark is not None and a.i < mark.i
        for t in tree.subtree(a)
    }  # fmt: skip
    tokens = [t for t in tree.subtree(clause, skip=skip) if t.i not in before_that]
    # a number or aside that the parser takes for punctuation of the whole sentence
    stray = [c for c in tree.children(cue.token, "punct") if c.i > clause.i and is_word(c)]
    return [*tokens, *(t for c in stray for t in tree.subtree(c))]


def that_after_circumstance(tree: Tree, cue: Cue) -> list[Token] | None:
    """A that-clause which the parser hangs on the noun before it: "said ahead of the summit that".

    Fires: The junta said ahead of the summit that it expected a plan.
    Not: The junta spoke of the summit that it expected.
    """
    if cue.force not in ("neutral", "assert", "declare") or tree.child(cue.token, "dobj", "ccomp", "xcomp") is not None:
        return None
    for token in tree.tokens[cue.token.i + 1 :]:
        if token.lower != "that" or token.tag not in ("IN", "WDT"):
            continue
        clause = tree.head(token)
        if clause.dep not in ("relcl", "acl") or not any(a.i == cue.token.i for a in tree.ancestors(clause)):
            return None
        return tree.subtree(clause)
    return None


def clause_before(tree: Tree, cue: Cue) -> list[Token] | None:
    """A clause that comes first, its speaker last.

    Fires: Beijing did not agree to reopen the channels, Blinken said.
    Not: Blinken said that Beijing did not agree to reopen the channels.
    """
    clause = _clause(tree, cue)
    if clause is None or clause.i > cue.token.i or not _is_quotative(cue) or tree.child(cue.token, "dobj") is not None:
        return None
    own = {t.i for s in tree.children(cue.token, "nsubj", "aux", "advmod", "npadvmod") for t in tree.subtree(s)}
    return [t for t in tree.subtree(clause) if t.i not in own and t.i < cue.token.i or t.i > cue.token.i]


def parenthesis(tree: Tree, cue: Cue) -> list[Token] | None:
    """The speaker in the middle or at the end of the clause he is quoted for, which the parser hangs the verb on.

    Fires: The two sides, officials said, would meet again in June.
    Not: The two sides met and officials said nothing.
    """
    verb = cue.token
    if verb.dep not in ("parataxis", "ccomp", "advcl", "intj", "dep") or tree.child(verb, "nsubj") is None:
        return None
    if is_passive(tree, verb) or not _is_quotative(cue) or cue.lemma in NO_QUOTE:
        return None
    if _clause(tree, cue) is not None or tree.child(verb, "dobj", "xcomp") is not None and cue.lemma != "put":
        return None
    head = tree.head(verb)
    inside = {t.i for t in tree.subtree(verb)}
    first, last = min(inside), max(inside)
    opens = first == 0 or tree[first].text in _BREAKS or tree[first - 1].text in _BREAKS
    closes = last + 1 >= len(tree) or not is_word(tree[last]) or not is_word(tree[last + 1])
    mark = tree.child(verb, "mark", "advmod")
    if mark is not None and mark.lower not in ("as",) and mark.i < verb.i and mark.dep == "mark":
        return None
    if not (head.is_verb or head.dep == "ROOT") or not (opens and closes):
        return None
    return [t for t in tree.subtree(head) if t.i not in inside]


def infinitive(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody undertakes: an infinitive of a verb of commitment or will.

    Fires: The allies agreed to hold annual meetings.
    Not: The allies continued to hold annual meetings.
    """
    if is_passive(tree, cue.token) or (cue.lemma or "") in _NO_UNDERTAKING:
        return None
    for child in tree.children(cue.token, "xcomp", "ccomp"):
        if child.i > cue.token.i and _is_infinitive(tree, child) and tree.child(child, "nsubj") is None:
            if tree.child(cue.token, "dobj") is not None and cue.force == "direct":
                return None
            return tree.subtree(child, skip=_aside(tree, cue))
    return None


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
        if child.i < verb.i or not _is_infinitive(tree, child) or own is None and whom is None:
            continue
        tokens = tree.subtree(child, skip=_aside(tree, cue))
        if own is None and whom is not None and whom.i < child.i:
            tokens = [*tree.subtree(whom), *tokens]
        return tokens
    if cue.particle is not None and whom is not None:
        for child in tree.children(whom, "acl", "relcl", "xcomp"):
            if _is_infinitive(tree, child):
                return tree.subtree(whom)
    return None


def object_said(tree: Tree, cue: Cue) -> list[Token] | None:
    """A noun that is what was said, of a verb that takes such objects.

    Fires: The ministers reaffirmed the importance of peace.
    Not: The ministers visited the shrine.
    """
    verb = cue.token
    if cue.verb is None:
        return None
    obj = tree.child(verb, "dobj") or _shared_object(tree, verb)
    if is_passive(tree, verb):
        obj = tree.child(verb, "nsubjpass") if tree.child(verb, "agent") is not None else None
    if obj is None or obj.lower in ("itself", "himself", "herself", "themselves"):
        return None
    if not cue.verb.object_is_content and obj.lower not in (cue.lemma or "").split():
        return None
    if obj.lower in RELATIVES and obj.i < verb.i:
        noun = _antecedent(tree, verb)
        if noun is None or (cue.lemma or "") in NEED_SPEECH_OBJECT and noun.lower not in SPEECH_NOUNS:
            return None
        clauses = {t.i for c in tree.children(noun, "relcl") for t in tree.subtree(c)}
        return [t for t in tree.subtree(noun) if t.i not in clauses]
    lemma = (cue.lemma or "").split(" ")[0]
    if lemma in NEED_SPEECH_OBJECT and obj.lower not in SPEECH_NOUNS:
        return None
    if lemma in TELLS and lemma not in ("promise", "urge", "advise"):
        return None
    return [*tree.subtree(obj, skip=_aside(tree, cue)), *_going_on(tree, cue, obj)]


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
    rest = [c for c in rest if c.dep != "prep" or c.lower in ("as", "of", "for", "to", "with", "over", "on", "a")]
    if obj is None or not rest and cue.force != "express":
        return None
    return [t for part in (obj, *rest) for t in tree.subtree(part, skip=_aside(tree, cue))]


def _shared_object(tree: Tree, verb: Token) -> Token | None:
    """The object of "welcomed and thanked the support", which the parser gives to the second verb."""
    for other in tree.children(verb, "conj"):
        if other.is_verb and not any(c.is_noun for c in tree.tokens[verb.i + 1 : other.i]):
            return tree.child(other, "dobj")
    return None


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
    return [*tree.subtree(target, skip=_aside(tree, cue)), *_going_on(tree, cue, target)]


def hearsay_it(tree: Tree, cue: Cue) -> list[Token] | None:
    """What is reported without a speaker: "it was learned that".

    Fires: It was learned that the ministers would meet.
    Not: The agreement was signed.
    """
    verb = cue.token
    subject = tree.child(verb, "nsubjpass")
    if subject is None or subject.lower != "it":
        return None
    clause = tree.child(verb, "ccomp", "xcomp", "advcl")
    if clause is None or clause.i < verb.i or clause.dep == "advcl" and not _has_that(tree, clause):
        return None
    return tree.subtree(clause)


def hearsay_subject(tree: Tree, cue: Cue) -> list[Token] | None:
    """What somebody is said to do.

    Fires: The two sides are said to have shared concerns.
    Not: The two sides are expected.
    """
    verb = cue.token
    subject = tree.child(verb, "nsubjpass")
    if subject is None or subject.lower == "it" or verb.lower not in HEARSAY:
        return None
    clause = tree.child(verb, "xcomp", "ccomp")
    if clause is None or not _is_infinitive(tree, clause) or (cue.lemma or "") in ("ask", "tell"):
        return None
    return [*tree.subtree(subject), *tree.subtree(clause)]


def _clause(tree: Tree, cue: Cue) -> Token | None:
    """The finite clause that completes the verb; a question clause counts."""
    verb = cue.token
    for child in tree.children(verb, "ccomp"):
        if not _is_infinitive(tree, child):
            return child
    for child in tree.children(verb, "advcl", "xcomp", "pcomp"):
        if child.i > verb.i and (_has_that(tree, child) or child.dep == "xcomp" and _is_question(tree, child)):
            return child
    if cue.particle is not None and cue.particle.tag.startswith("JJ"):
        for child in tree.children(cue.particle, "ccomp", "csubj", "xcomp"):
            if child.i > cue.particle.i and not _is_infinitive(tree, child):
                return child
    for child in tree.children(verb, "dobj", "prep", "dative"):
        for clause in tree.children(child, "acl", "ccomp", "relcl"):
            if _has_that(tree, clause) and (cue.lemma or "") in TELLS and child.dep != "prep":
                return clause
    return None


def _is_quotative(cue: Cue) -> bool:
    """Whether a clause can stand before the verb as what it says."""
    return cue.force in ("neutral", "assert", "declare") or (cue.lemma or "") in _QUOTATIVE


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    return any(child.tag == "TO" for child in tree.children(verb, "aux", "mark"))


def _has_that(tree: Tree, clause: Token) -> bool:
    return any(child.lower == "that" and child.tag == "IN" for child in tree.children(clause, "mark"))


def _is_question(tree: Tree, clause: Token) -> bool:
    first = tree.subtree(clause)[0]
    return first.lower in _WH


def _aside(tree: Tree, cue: Cue) -> Skip:
    """What hangs in the clause but belongs to the speaker: "…, adding that"."""

    def skip(token: Token) -> bool:
        if token.i == cue.token.i:
            return True
        if token.dep == "conj" and token.lower in SPEAKERS_VERBS and tree.child(token, "nsubj") is None:
            subject = tree.child(tree.head(token), "nsubj", "nsubjpass")
            return subject is not None and not may_speak(subject)
        if token.dep not in ("advcl", "conj", "acl", "ccomp", "parataxis") or token.tag != "VBG":
            return False
        before = tree.subtree(token)[0].i - 1
        return token.lower in ASIDES and before >= 0 and tree[before].text in _BREAKS

    return skip


def _going_on(tree: Tree, cue: Cue, last: Token) -> list[Token]:
    """The phrases after an object that go on saying it, the parser having hung them on the verb."""
    found: list[Token] = []
    passed: list[Token] = []
    for child in tree.children(cue.token, "prep", "oprd", "xcomp", "advmod"):
        if child.i < last.i or child is cue.particle or child.dep == "advmod":
            continue
        if child.dep == "prep" and not _belongs(tree, child):
            passed.extend(tree.subtree(child))
            continue
        found.extend([*passed, *tree.subtree(child)])
        passed = []
    return found


def _belongs(tree: Tree, prep: Token) -> bool:
    """Whether a prepositional phrase after an object belongs to it rather than telling where or when it was said."""
    target = tree.child(prep, "pobj", "pcomp")
    word = prep.lower
    if word in ("across", "as", "about", "over", "of", "for", "against", "toward", "towards", "between", "among"):
        return target is None or target.tag != "CD"
    if word not in ("in", "around", "at", "on", "with", "to", "by") or target is None:
        return False
    if word in ("in", "around", "at"):
        return target.lower.split()[-1].rsplit("-", 1)[-1] in SURROUNDINGS
    return target.tag not in ("NNP", "NNPS", "PRP", "CD") and target.lower.rstrip("s") not in DOCUMENTS


_BREAKS = frozenset({",", "—", "–", "-", "--", ";", "“", "”", '"', "''", "``", "(", ")"})
_QUOTATIVE = frozenset(
    "warn caution pledge promise vow hope fear complain urge lament protest think believe recommend advise".split()
)
_NO_UNDERTAKING = frozenset("prove show find appear mean".split())
