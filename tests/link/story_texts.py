"""An invented wire story, and what became of it."""

from __future__ import annotations

LEAD = "OSLO — The foreign ministers of Norway and Canada met in Oslo on Tuesday to discuss the security of northern sea lanes."
BODY = [
    "The talks between Ingrid Solberg and Paul Marchand lasted 90 minutes, according to a statement by the Norwegian side.",
    "Both ministers agreed to open 3 new stations for search and rescue along the coast before the end of 2034.",
    "Canada will not send warships to the exercise that is planned for September, Marchand told reporters afterwards.",
    "“We have listened to each other with respect, and we shall go on doing so for as long as our peoples share one ocean and one sky,” Solberg said.",
    "The agreement still needs the approval of both parliaments, which are expected to vote on it in the spring.",
    "Environmental groups in Bergen and Halifax had asked the two governments to limit traffic through the strait.",
    "A working group of 12 officials will meet in Ottawa next month to prepare the details of the plan.",
]
WIRE = " ".join([LEAD, *BODY])

HOUSE_STYLE = (
    WIRE.replace("Tuesday to discuss", "Tuesday to talk about")
    .replace("3 new stations", "three new stations")
    .replace("“", '"')
    .replace("”", '"')
    .replace("according to a statement by the Norwegian side", "the Norwegian side said in a statement")
)
ABRIDGED = " ".join([LEAD, BODY[0], BODY[2], BODY[4]])
NEW_LEAD = (
    "Two northern neighbours want to keep their waters safe, and on Tuesday their top diplomats sat down in the"
    " Norwegian capital to say how they intend to go about it."
)
RE_LED = " ".join([NEW_LEAD, *BODY[:6]])
ADDED = [
    "In Halifax, fishermen who were asked about the plan said that they had heard of it from the radio only.",
    "The mayor of the city wants to see the drafts before the council meets again at the end of the week.",
    "Our reporter could not reach the shipping companies whose vessels use the route most often.",
]
EXTENDED = " ".join([WIRE, *ADDED])
FORGED = WIRE.replace("3 new stations", "30 new stations").replace(
    "will not send warships", "will send warships"
)

_INDEPENDENT = [
    "Norway's top diplomat hosted her Canadian counterpart in the capital this week for a conversation about shipping.",
    "It was their second encounter of the year, and aides on both sides called the mood unusually warm.",
    BODY[3],
    "Rescue services will get additional bases, though neither delegation would say where those might be built.",
    "Lawmakers have to sign off on what was decided, and the opposition in Ottawa has already announced questions.",
    "Campaigners who gathered outside the building held up banners and were kept at a distance by police.",
]
INDEPENDENT = " ".join(_INDEPENDENT)

TAIL = [
    "About us",
    "Harbour Wire is an independent newspaper that has reported from the ports of the north for more than fifty years.",
    "Our newsroom of twenty reporters is paid for by its readers alone and takes no money from any government.",
    "Share this story with your friends and tell them why independent reporting from the coast matters to you.",
]
_OTHER_NEWS = [
    "The harbour master of Bergen has asked for new cranes because the old ones broke down twice in a month.",
    "The council will decide on the matter in its next session, a spokeswoman said on Thursday evening.",
    *TAIL,
]
OTHER_NEWS = "\n".join(_OTHER_NEWS)
_MORE_NEWS = [
    "A ferry with two hundred passengers on board lost power near the islands and had to be towed to safety.",
    "Nobody was hurt, and the company apologised to everybody who had spent the night on deck.",
    *TAIL,
]
MORE_NEWS = "\n".join(_MORE_NEWS)


def message(year: int, ordinal: str, president: str) -> str:
    """A yearly message, in set phrases."""
    return (
        f"On the occasion of the {ordinal} anniversary of independence, I extend my warmest congratulations to"
        f" President {president} and to the people of the republic. Our two nations have been bound by friendship"
        " and mutual respect since the earliest days of that independence. I look forward to working with you to"
        f" deepen our partnership in {year} and beyond, for the benefit of both of our peoples. We stand ready to"
        " support the development of your economy and the education of your young people."
    )


def call_on(name: str, country: str, day: str, hour: str) -> str:
    """A read-out in set phrases: only who came and when differs."""
    return (
        f"On {day}, from {hour}, for approximately 20 minutes, Foreign Minister Aalto received a courtesy call"
        f" from Ambassador {name} of {country}. At the outset, Minister Aalto welcomed the assumption of duty by"
        f" Ambassador {name} and expressed his hope to further develop the bilateral relations. In response,"
        f" Ambassador {name} stated that {country} attaches importance to the relations with this country. The"
        " two sides also exchanged views on the regional situation and on matters of mutual interest."
    )


_ORIGINAL = [
    "The leaders of Finland and Estonia gathered in Tallinn on 4 May to sign the treaty on the Gulf Tunnel.",
    "Prime Minister Kaisa Rinne said in Tallinn that Finland would pay 40 percent of the costs of the work.",
    "Her host Mart Tamm called the tunnel the largest project in the history of Estonia since 1991.",
    "Engineers from Helsinki and Tartu expect that the drilling will begin in 2036 and take 9 years.",
    "The European Commission in Brussels has promised 2 billion euros for the link between Helsinki and Tallinn.",
    "Critics such as Jaan Kask of the Baltic Institute in Riga doubt that the figures of Rinne will hold.",
]
ORIGINAL = " ".join(_ORIGINAL)
_TRANSLATED = [
    "Heads of Finland and Estonia assembled at Tallinn 4 May for signature of an agreement about a Gulf Tunnel.",
    "Premier Kaisa Rinne declared while in Tallinn how Finland takes over 40 % out of all expenses arising.",
    "Receiving her, Mart Tamm named this undertaking as biggest one Estonia ever attempted after 1991.",
    "According to specialists of Helsinki plus Tartu one shall start boring during 2036, needing 9 years.",
    "At Brussels, the European Commission pledged 2 billion euros towards connecting Helsinki with Tallinn.",
    "Sceptics like Jaan Kask, Baltic Institute, Riga, do not believe Rinne when she presents such numbers.",
]
TRANSLATED = " ".join(_TRANSLATED)
_OTHER_ACCOUNT = [
    "Tallinn closed its old town on 4 May so that two governments could put their names to a tunnel treaty.",
    "The costs have risen to 18 billion euros, three times what Helsinki had reckoned with in 2030.",
    "Mart Tamm, who faces an election in Estonia in autumn, spoke of a century project for his country.",
    "Kaisa Rinne of Finland avoided the question of who will bear the risks if the drilling is delayed.",
    "In Riga, Jaan Kask of the Baltic Institute recalled that earlier plans had failed for want of money.",
    "The European Commission will examine the papers in June, an official in Brussels said on Monday.",
]
OTHER_ACCOUNT = " ".join(_OTHER_ACCOUNT)


def call_with(whom: str, family: str, state: str, own: str) -> str:
    """A read-out of one of two calls on one day: the half of it is the same."""
    return (
        f"Secretary Ingrid Solberg spoke today by telephone with {whom}. {own}"
        f" The secretary thanked {family} for the patience that {state} has shown in the talks on the border. She"
        " repeated the offer to help with the opening of roads and of telephone lines across the region. She noted"
        " that her government has been a chair of the contact group since 1994, together with France, Russia, Germany, Italy and"
        " Sweden, that it has met in Vienna, Geneva, Minsk and Madrid, and stands ready to help both sides"
        " find a lasting and comprehensive peace."
    )
