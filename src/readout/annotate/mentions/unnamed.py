"""Plural nouns that mean nobody named so far: "two diplomats", "business leaders", "told ministers"."""

from __future__ import annotations

from readout.annotate.mentions.groups import is_group_noun
from readout.annotate.mentions.nouns import is_definite, number_of
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list


def are_strangers(page: Page, tree: Tree, token: Token) -> bool:
    """Whether a plural noun is of people not named so far: "two diplomats", "business leaders".

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A plural noun.
    """
    return _are_new(page, tree, token) or are_others(page, tree, token)


def are_others(page: Page, tree: Tree, token: Token) -> bool:
    """Whether they are not those of states named in the text: "business leaders", "European leaders".

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A plural noun.
    """
    for child in tree.children(token, "amod", "compound", "nmod", "poss"):
        owner = page.reference_of(child)
        if child.lower in word_list("unofficial-modifiers"):
            return True
        if child.dep == "poss" and (child.tag == "NNS" or is_group_noun(child)) and owner is None:
            return child.lower not in word_list("state-nouns")
        if owner is not None and owner.sense == "region" and owner.country is None:
            return True
        if owner is None and child.tag in ("JJ", "NNP") and child.text[:1].isupper():
            return child.i > 0 or child.lower.endswith("an")
    return False


def are_any(page: Page, tree: Tree, token: Token) -> bool:
    """Whether they are any at all: "told ministers", "Diplomats said", bare plurals outside of a title.

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A plural noun.
    """
    number = page.sentence_at(token.start)
    if token.lower in ("diplomats", "men", "women", "advisers") and tree.child(token, "det", "poss") is None:
        return number_of(tree, token) is None
    is_bare = all(c.dep not in ("det", "poss", "nummod", "amod", "compound") for c in tree.children(token))
    is_subject = token.dep in ("nsubj", "nsubjpass") and token.lower in ("leaders", "ministers")
    return is_bare and not is_subject and number is not None and page.sentences[number].kind != "title"


def _are_new(page: Page, tree: Tree, token: Token) -> bool:
    """ "two diplomats said": nobody named before; in a title the article is left out."""
    number = page.sentence_at(token.start)
    if number is not None and page.sentences[number].kind == "title":
        return False
    has_number = any(c.dep == "nummod" and c.tag == "CD" for c in tree.children(token))
    return has_number and not is_definite(tree, token) and tree.child(token, "det", "poss") is None
