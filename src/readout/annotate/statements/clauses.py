"""Reported clauses: what stands in the sentence as the clause of a verb that reports."""

from __future__ import annotations

from readout.annotate.statements.grammar import (
    BREAKS,
    aside,
    before_that,
    finite_clause,
    has_that,
    is_infinitive,
    is_last_word,
    is_passive,
    is_quotative,
)
from readout.annotate.statements.said import Cue
from readout.annotate.statements.spans import is_word
from readout.annotate.statements.words import HEARSAY, NEVER_CLAUSE, NO_QUOTE, SENSES, TELLS
from readout.annotate.tree import Token, Tree


def that_clause(tree: Tree, cue: Cue) -> list[Token] | None:
    """What a finite clause after the verb says, the clauses joined to it included.

    Fires: Wang said that no country should seek its own security.
    Not: Wang said it.
    """
    clause = finite_clause(tree, cue)
    if clause is None or clause.i < cue.token.i or is_infinitive(tree, clause) or cue.lemma in NEVER_CLAUSE:
        return None
    if cue.lemma in SENSES and clause.tag == "VB" and tree.child(clause, "aux") is None:
        return None
    skip = aside(tree, cue)
    others = [*before_that(tree, clause), *(t for t in tree.subtree(clause) if is_last_word(tree, t))]
    not_said = {t.i for head in others for t in tree.subtree(head)}
    tokens = [t for t in tree.subtree(clause, skip=skip) if t.i not in not_said]
    # a number or aside that the parser takes for punctuation of the whole sentence
    stray = [c for c in tree.children(cue.token, "punct") if c.i > clause.i and is_word(c)]
    return [*tokens, *(t for c in stray for t in tree.subtree(c))]


def that_after_circumstance(tree: Tree, cue: Cue) -> list[Token] | None:
    """A that-clause which the parser hangs on the noun before it: "said ahead of the summit that".

    Fires: The junta said ahead of the summit that it expected a plan.
    Not: The junta spoke of the summit that it expected.
    """
    is_bare = cue.particle is None or cue.particle.dep == "prt"
    if cue.force not in ("neutral", "assert", "declare") or not is_bare:
        return None
    if tree.child(cue.token, "ccomp", "xcomp") is not None or _takes_object(tree, cue):
        return None
    for token in tree.tokens[cue.token.i + 1 :]:
        is_that = token.lower == "that" and token.tag in ("IN", "WDT")
        if not is_that and token.lower not in ("why", "whether"):
            continue
        clause = tree.head(token)
        if clause.i == cue.token.i:
            return [t for t in tree.subtree(clause) if t.i >= token.i]
        if clause.dep not in ("relcl", "acl") or not any(a.i == cue.token.i for a in tree.ancestors(clause)):
            return None
        return tree.subtree(clause)
    return None


def clause_before(tree: Tree, cue: Cue) -> list[Token] | None:
    """A clause that comes first, its speaker last.

    Fires: Beijing did not agree to reopen the channels, Blinken said.
    Not: Blinken said that Beijing did not agree to reopen the channels.
    """
    clause = finite_clause(tree, cue)
    if clause is None or clause.i > cue.token.i or not is_quotative(cue) or _takes_object(tree, cue):
        return None
    if tree.child(clause, "nsubj", "nsubjpass", "expl", "csubj", "attr") is None:
        return None
    own = {
        t.i for s in tree.children(cue.token, "nsubj", "aux", "advmod", "npadvmod") for t in tree.subtree(s)
    }
    return [t for t in tree.subtree(clause) if (t.i not in own and t.i < cue.token.i) or t.i > cue.token.i]


def parenthesis(tree: Tree, cue: Cue) -> list[Token] | None:
    """The speaker in the middle or at the end of the clause, on which the parser hangs his verb.

    Fires: The two sides, officials said, would meet again in June.
    Not: The two sides met and officials said nothing.
    """
    verb = cue.token
    if verb.dep not in ("parataxis", "ccomp", "advcl", "intj", "dep") or tree.child(verb, "nsubj") is None:
        return None
    if is_passive(tree, verb) or not is_quotative(cue) or cue.lemma in NO_QUOTE:
        return None
    if finite_clause(tree, cue) is not None or _takes_object(tree, cue, "dobj", "xcomp"):
        return None
    head = tree.head(verb)
    inside = {t.i for t in tree.subtree(verb)}
    first, last = min(inside), max(inside)
    opens = (
        first == 0
        or tree[first].text in BREAKS
        or tree[first - 1].text in BREAKS
        or tree[first].lower == "as"
    )
    closes = last + 1 >= len(tree) or not is_word(tree[last]) or not is_word(tree[last + 1])
    mark = tree.child(verb, "mark", "advmod")
    if mark is not None and mark.lower != "as" and mark.i < verb.i and mark.dep == "mark":
        return None
    if not (head.is_verb or head.dep == "ROOT") or not (opens and closes):
        return None
    return [t for t in tree.subtree(head) if t.i not in inside]


def _takes_object(tree: Tree, cue: Cue, *deps: str) -> bool:
    """Whether the verb has something else that it says: a hearer ("told reporters") is nothing said."""
    if cue.lemma in ("put", "put it"):
        return False
    found = tree.child(cue.token, *(deps or ("dobj",)))
    return found is not None and not ((cue.lemma or "") in TELLS and found.dep == "dobj")


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
    if clause is None or clause.i < verb.i or (clause.dep == "advcl" and not has_that(tree, clause)):
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
    if clause is None or not is_infinitive(tree, clause) or (cue.lemma or "") in ("ask", "tell"):
        return None
    return [*tree.subtree(subject), *tree.subtree(clause)]
