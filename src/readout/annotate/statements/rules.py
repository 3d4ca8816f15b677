"""The rules by which reported speech is found, in the order in which they are tried.

Every rule has a name, one text in which it finds something and one in which it must not; the tests read both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout.annotate.statements import clauses, nominal, objects
from readout.annotate.statements.said import Cue
from readout.annotate.tree import Token, Tree

FindClause = Callable[[Tree, Cue], list[Token] | None]
FindNominal = Callable[[Tree, Token], nominal.Found | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of reporting speech.

    Attributes:
        name: Lower-case words joined by hyphens; stored with every statement it finds.
        why: What it looks for.
        fires: A text in which it finds something.
        silent: A text in which it does not.
    """

    name: str
    why: str
    fires: str
    silent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRule(Rule):
    """A rule for the complement of a verb that reports.

    Attributes:
        find: The tokens that are said, or None.
        forces: Illocutions of the verbs it is for; empty for all.
    """

    find: FindClause
    forces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalRule(Rule):
    """A rule for a cue that is no verb.

    Attributes:
        find: Cue, speaker and the tokens that are said, or None.
    """

    find: FindNominal


VERB_RULES: tuple[VerbRule, ...] = (
    VerbRule(
        name="hearsay",
        why="It is reported, and nobody says by whom.",
        fires="It was learned that the ministers would meet in Tokyo.",
        silent="The agreement was signed in Tokyo.",
        find=clauses.hearsay_it,
    ),
    VerbRule(
        name="hearsay-subject",
        why="Somebody is said to do something.",
        fires="The two sides are said to have shared concerns.",
        silent="The two sides are said by Japan.",
        find=clauses.hearsay_subject,
    ),
    VerbRule(
        name="request",
        why="Somebody is asked to do something.",
        fires="The Chancellor urged China to use its influence.",
        silent="The Chancellor urged restraint.",
        find=objects.request,
        forces=frozenset({"direct", "ask", "assert", "neutral", "express", "declare"}),
    ),
    VerbRule(
        name="that-clause",
        why="A finite clause after the verb, with or without “that”.",
        fires="Wang Wenbin said that no country should seek its own security.",
        silent="Wang Wenbin said it.",
        find=clauses.that_clause,
    ),
    VerbRule(
        name="that-after-circumstance",
        why="A that-clause after a phrase that tells when or where it was said.",
        fires="The junta said ahead of the summit that it expected the leaders to approve a plan.",
        silent="The junta spoke of the summit that it expected.",
        find=clauses.that_after_circumstance,
    ),
    VerbRule(
        name="clause-before-cue",
        why="The clause first, its speaker last.",
        fires="Beijing did not agree to reopen the channels, Blinken said.",
        silent="Blinken said that Beijing did not agree.",
        find=clauses.clause_before,
    ),
    VerbRule(
        name="infinitive",
        why="What somebody undertakes to do.",
        fires="Japan pledged to work closely with the United States.",
        silent="Japan pledged its help.",
        find=objects.infinitive,
    ),
    VerbRule(
        name="judgement",
        why="What something is called, or what somebody is praised or blamed for.",
        fires="Washington described its commitments as ironclad.",
        silent="Washington described the plan.",
        find=objects.judgement,
    ),
    VerbRule(
        name="topic",
        why="What was talked about; what was said of it is not told.",
        fires="The presidents discussed the rail line.",
        silent="The presidents discussed the need for peace.",
        find=objects.topic,
    ),
    VerbRule(
        name="object",
        why="A noun that is what was said.",
        fires="The ministers reaffirmed the importance of peace.",
        silent="The ministers visited the shrine of peace.",
        find=objects.object_said,
    ),
    VerbRule(
        name="told-of",
        why="What somebody is told of.",
        fires="Nairobi informed both neighbours of the details.",
        silent="Nairobi informed both neighbours.",
        find=objects.told_of,
    ),
    VerbRule(
        name="told-act",
        why="What is offered, proposed, accepted or refused, as another reports it.",
        fires="Peskov said that Putin had accepted the bouquet.",
        silent="Putin accepted the bouquet.",
        find=objects.told_act,
    ),
    VerbRule(
        name="preposition-object",
        why="What follows the preposition that belongs to the verb.",
        fires="They called for a peaceful resolution of the dispute.",
        silent="They called at noon.",
        find=objects.preposition_object,
    ),
    VerbRule(
        name="parenthesis",
        why="The speaker named in the middle of the clause.",
        fires="The two sides would, officials said, meet again in June.",
        silent="The two sides met and officials said nothing.",
        find=clauses.parenthesis,
    ),
)
NOMINAL_RULES: tuple[NominalRule, ...] = (
    NominalRule(
        name="according-to",
        why="The clause that “according to somebody” stands in.",
        fires="According to Kyodo News, the ministers met twice.",
        silent="The ministers acted according to plan.",
        find=nominal.according_to,
    ),
    NominalRule(
        name="in-poll",
        why="The clause that “in a poll” stands in.",
        fires="In a poll published on Monday, half of the voters opposed the treaty.",
        silent="In a paper published on Monday, half of the pages were blank.",
        find=nominal.in_poll,
    ),
    NominalRule(
        name="noun",
        why="A noun of speech with its owner and what it says.",
        fires="Japan's warning that the islands are disputed angered China.",
        silent="The warning came too late.",
        find=nominal.noun_says,
    ),
    NominalRule(
        name="colon",
        why="A name, a colon, and what it says, as in headlines.",
        fires="Foreign Minister Yoko Kamikawa: Japan and the United States will work closely together",
        silent="The agenda has two points: trade and security.",
        find=nominal.colon,
    ),
)
ANY_VERB = Rule(
    name="any-verb-clause",
    why="A finite clause after a verb that is in no table, with somebody as its subject.",
    fires="Blinken wisecracked that the coffee was better in Tokyo.",
    silent="The deal means that tariffs will fall.",
)
WITHHELD = Rule(
    name="withheld",
    why="A position that somebody does not take.",
    fires="Chinese diplomats had not ruled it out.",
    silent="Chinese diplomats did not leave.",
)
TURN = Rule(
    name="turn",
    why="A turn of a transcript: a name in capitals, a colon, and all that follows.",
    fires="SECRETARY BLINKEN: Thank you. We agree.\n\nFOREIGN MINISTER MOTEGI: So do we, and we will act.",
    silent="NOTE: The transcript is not final.",
)
QUOTE_RULES: tuple[Rule, ...] = (
    Rule(
        name="quote-before-cue",
        why="A quotation, then its speaker.",
        fires="“We are grateful for this step,” Zelenskyy said.",
        silent="Zelenskyy attended the “2+2” talks.",
    ),
    Rule(
        name="quote-after-cue",
        why="The speaker, then the quotation after a comma or colon.",
        fires="Blinken told reporters: “We will act.”",
        silent="Blinken attended the “2+2” talks.",
    ),
    Rule(
        name="quote-fragment",
        why="Quoted words that complete the verb, where the parse shows no clause.",
        fires="The U.S.-Japan “2+2” meeting expressed concern about the situation in the Taiwan Strait "
        "and emphasized in a joint statement “the importance of peace and stability in the Taiwan Strait.”",
        silent="They met at the “2+2” talks.",
    ),
    Rule(
        name="quote-after-name",
        why="A name, a colon and a quotation.",
        fires="Prime Minister Fumio Kishida after the meeting with Yoon: “We will act together.”",
        silent="Kishida attended the “2+2” talks.",
    ),
    Rule(
        name="quote-dash-name",
        why="A quotation, a dash and a name.",
        fires="“Maybe we can build a bridge around the strait.” — Fumio Kishida",
        silent="Kishida attended the “2+2” talks — in Tokyo.",
    ),
    Rule(
        name="quote-in-clause",
        why="Quoted words in the complement of a verb that somebody does, whatever it means.",
        fires="China has used the phrase “a new kind of war” three times.",
        silent="The minister signed the “2+2” statement.",
    ),
    Rule(
        name="quote-continued",
        why="A quotation of whole sentences after somebody's words in the paragraph.",
        fires="Blinken said the alliance is strong. “We will act together with Japan.”",
        silent="Blinken said the alliance is strong.",
    ),
    Rule(
        name="quote-alone",
        why="A paragraph of quotation after a paragraph in which somebody speaks.",
        fires="Blinken praised Japan, and said it is strong.\n\n“We will act together in the region.”",
        silent="Blinken said the alliance is strong.",
    ),
)
RULES: tuple[Rule, ...] = (*VERB_RULES, *NOMINAL_RULES, ANY_VERB, WITHHELD, TURN, *QUOTE_RULES)
"""All rules."""
