"""Invented texts and what other hands made of them: copies of each kind that is hard to know."""

from __future__ import annotations


def text(*paragraphs: str) -> str:
    """A text of some paragraphs."""
    return "\n\n".join(paragraphs)


FISH = (
    "Morania, Quell reach deal on cod quotas",
    (
        "PORT ELSA, Feb 3 (Harbour Wire) - Morania and Quell agreed on Monday to share the cod of the Orsay Bank for"
        " four years, ending a quarrel that had twice brought gunboats to the fishing grounds."
    ),
    (
        "Under the accord Morania may catch 62,000 tonnes a year and Quell 41,000, Moranian Fisheries Minister Edda"
        " Halloran told reporters in Port Elsa."
    ),
    '"The fish were never ours to fight over," she said. "They swim where they like."',
    (
        "Quell had refused any ceiling until December, when its own scientists warned that the stock would collapse"
        " before 2040."
    ),
    (
        "Inspectors of both countries will board trawlers together from April, and skippers who hide their catch face"
        " fines of up to 300,000 crowns."
    ),
    (
        "Tomas Verrin, who leads the fishermen's union in Lower Quell, called the accord a surrender and announced a"
        " blockade of three harbours."
    ),
    "The parliament of Quell is to vote on the text in March; the government has a majority of two seats.",
)

FISH_REWRITTEN = text(
    "Cod truce for Orsay Bank",
    "After a dispute in which warships were sent out two times, Morania and Quell settled on Monday how the cod on"
    " the Orsay Bank will be divided over the coming four years.",
    "Edda Halloran, the fisheries minister of Morania, said in Port Elsa that her country's boats could take 62,000"
    " tonnes each year while 41,000 would go to those of Quell.",
    'Halloran remarked that the fish had never been theirs "to fight over", since they went where they pleased.',
    "Until December there was no limit that Quell would accept. Then researchers in its own service predicted the"
    " end of the stock before the year 2040.",
    "Starting in April, trawlers will be visited by joint teams of inspectors. Whoever conceals what he has caught"
    " can be fined as much as 300,000 crowns.",
    "A surrender is what Tomas Verrin of the fishermen's union in Lower Quell sees in the deal; he wants to close"
    " three harbours with a blockade.",
    "In March it is the turn of Quell's parliament, where the government can count on two seats more than its"
    " opponents.",
)
FISH_TRANSLATED = text(
    "Morania and Quell attain understanding over codfish (translated automatically)",
    "Moraniya and Quell have on Monday agreed, during four years the codfish of bank Orsay to divide, with which a"
    " conflict goes to end, that already two times cannon boats to the catching places had led.",
    "After the treaty is Moraniya allowed yearly 62.000 tons to catch and Quell 41.000, so declared the Moraniyan"
    " minister for fishery Eda Haloran before the press in Port Elza.",
    '"The fishes did never belong to us, that we about them would fight," said she. "They swim there where they want."',
    "Quell had until December each upper limit declined, as then own scientists warned, the population would break"
    " together before 2040.",
    "From April on shall inspectors from both lands the trawlers commonly enter, and captains which hide the catch"
    " must up to 300.000 crowns of penalty pay.",
    "Thomas Verin, chief of the union of fishers in Lower Quell, named the treaty a capitulation and has the"
    " blockade of three ports announced.",
    "The parliament in Quell will over the text in March vote; the government there possesses two seats of majority.",
)
FISH_RE_LED = text(
    "Blockade looms over cod peace",
    "Three harbours in Lower Quell may be shut by the end of the week, and the anger on the quays is not hard to"
    " find. Boats with black flags were tied up in Sant Obel this morning.",
    "Tomas Verrin, who leads the fishermen's union in Lower Quell, called the accord a surrender and announced a"
    " blockade of three harbours.",
    "Under the accord Morania may catch 62,000 tonnes a year and Quell 41,000, Moranian Fisheries Minister Edda"
    " Halloran told reporters in Port Elsa.",
    "Inspectors of both countries will board trawlers together from April, and skippers who hide their catch face"
    " fines of up to 300,000 crowns.",
    "Quell had refused any ceiling until December, when its own scientists warned that the stock would collapse"
    " before 2040.",
    "A skipper who gave his name as Janno said that he had not yet decided whether he would take part.",
    "(Harbour Wire and staff)",
)
FISH_ABRIDGED_RE_LED = text(
    "Cod deal signed",
    "There is peace again on the Orsay Bank, for four years at least.",
    "Under the accord Morania may catch 62,000 tonnes a year and Quell 41,000, Moranian Fisheries Minister Edda"
    " Halloran told reporters.",
    "Inspectors of both countries will board trawlers together from April.",
    "The parliament of Quell is to vote on the text in March.",
)

CALL = (
    "Readout of the call between Foreign Minister Darya Osterman and Foreign Minister Luca Benedetto",
    "Foreign Minister Darya Osterman today spoke by telephone with the Foreign Minister of Valdora, Luca Benedetto.",
    (
        "The ministers reviewed the preparations for the donors' conference on the drought in the Sarim valley, which"
        " their two governments will host in Grenzau on 14 September."
    ),
    (
        "Minister Osterman informed her counterpart that 23 states and the regional bank have confirmed that they will"
        " attend, and that pledges of 340 million thalers have been announced so far."
    ),
    (
        "Minister Benedetto underlined that the wells dug last year must be maintained by the communities themselves,"
        " and proposed that a fund for spare parts be set up under the supervision of both ministries."
    ),
    (
        "The ministers also discussed the situation of the four engineers who have been held in Tarkesh since May. They"
        " called for their immediate release."
    ),
    "They agreed to meet on the eve of the conference.",
)
CALL_FRAMED = text(
    "Embassy of Lindmark in Valdora | News",
    "Home / Media / 2035",
    "Telephone call of the foreign ministers",
    *CALL[1:],
    "Embassy of Lindmark, 4 Chestnut Street. Visa section open from Monday to Thursday, 9 to 12.",
    "Like this page | Send by mail",
)
CALL_HOUSE_STYLE = text(
    "Osterman, Benedetto speak on drought conference",
    "Foreign Minister Darya Osterman spoke by phone Tuesday with Luca Benedetto, her counterpart in Valdora.",
    "The ministers reviewed preparations for the donors’ conference on the drought in the Sarim Valley, which their"
    " two governments will host in Grenzau on Sept. 14.",
    "Osterman told her counterpart that twenty-three states and the regional bank had confirmed they would attend,"
    " and that pledges of 340m thalers had been announced so far.",
    "Benedetto underlined that the wells dug last year must be maintained by the communities themselves and proposed"
    " a fund for spare parts to be set up under the supervision of both ministries.",
    "They also discussed the situation of the four engineers held in Tarkesh since May and called for their immediate"
    " release. The two agreed to meet on the eve of the conference.",
)

SANCTIONS = (
    "Alliance blacklists 11 shippers over Kessel grain",
    (
        "BRUNNE (Norden Agency) -- The Alliance of Coastal States on Friday imposed sanctions on 11 shipping companies"
        " and 4 captains that it accuses of carrying grain stolen in the occupied province of Kessel."
    ),
    (
        "The measures, which freeze assets and bar vessels from ports, take effect at midnight on Sunday, the alliance's"
        " council said in a decision adopted without debate."
    ),
    (
        "Among those listed is Blue Delta Lines of the free port of Asmur, whose owner, Rafik Tamaz, is a cousin of the"
        " governor installed in Kessel by the occupying power."
    ),
    (
        "Satellite images showed at least 60 voyages between Kessel and Asmur since last August, according to a report"
        " that the council's lawyers attached to the decision."
    ),
    "A lawyer for Tamaz said that his client had papers for every tonne and would go to court.",
    "Two member states, Ondria and Lesk, abstained because their mills depend on grain that comes through Asmur.",
    "It is the fifth list since the invasion; the first one, adopted in 2033, named only politicians.",
)
SANCTIONS_EXTENDED = text(
    "What the new blacklist means for our mills",
    SANCTIONS[1],
    "For the mills along the Lesk canal the news came at a bad time. Silos stand half empty, and the next harvest"
    " is four months away, said Ana Brodin of the millers' guild.",
    SANCTIONS[3],
    "Blue Delta's barges used to unload twice a week at the town quay, where 70 people found work. On Saturday only"
    " an angler was to be seen there.",
    "The mayor hopes for an exception. He has written to the council, he told this newspaper, and has been promised"
    " an answer within a month.",
    SANCTIONS[6],
    SANCTIONS[7],
    "Bread will become dearer by about a tenth, the guild reckons, if no other supplier is found by the autumn.",
)
SANCTIONS_REWRITTEN = text(
    "Coastal states punish carriers of looted grain",
    "Eleven shipping firms as well as four captains were put under sanctions on Friday by the Alliance of Coastal"
    " States. They are alleged to have moved grain robbed from Kessel, the occupied province.",
    "At midnight on Sunday their assets will be frozen and ports closed to their vessels, as the council of the"
    " alliance decided without any debate.",
    "One of the listed companies, Blue Delta Lines, is based in the free port of Asmur. It belongs to Rafik Tamaz."
    " The governor whom the occupiers put in charge of Kessel is his cousin.",
    "The lawyers of the council appended a report to the decision in which satellite images prove no fewer than 60"
    " trips from Kessel to Asmur since August of last year.",
    "Every tonne had been documented, countered an attorney of Tamaz, who intends to sue.",
    "There were two abstentions, by Ondria and Lesk, which need the grain from Asmur for their mills.",
    "Since the invasion began the alliance has drawn up five such lists. Only politicians had been on the first, that"
    " of 2033.",
)
SANCTIONS_CUT_MIDDLE = text(
    "Blacklist grows",
    SANCTIONS[1],
    SANCTIONS[2],
    SANCTIONS[7],
)

TRUCE = (
    "Rebels, army halt fire around Tel Maruf dam",
    (
        "GARA, Nov 9 - The army of Samaria Verde and the rebels of the Highland Front stopped shooting around the Tel"
        " Maruf dam on Wednesday under a truce of 10 days brokered by envoys from Jorund."
    ),
    (
        "Engineers entered the control room at noon, for the first time since October, and opened two of the six gates"
        " to lower the water, the power company said."
    ),
    (
        "The level had stood less than one metre under the crest, and 85,000 people in the valley had been told to leave"
        " their homes."
    ),
    (
        "Colonel Pio Santerre, who commands the garrison, shook hands with the rebel leader known as Mother Irma on the"
        " bridge below the dam."
    ),
    (
        "Jorund's envoy Hallvard Moe said that the truce covered the dam, the bridge and the road to Gara, and nothing"
        " else."
    ),
    "Fighting went on in the suburbs of Gara, where a shell killed a family of five on Tuesday night, doctors said.",
)
TRUCE_TRANSLATED = text(
    "At the dam of Tel-Maruf rebels with army cease fire",
    "Army of Samariya Verde and insurgents from Front of Highlands ceased on Wednesday fire near dam Tel-Maruf, in"
    " accordance with armistice for 10 days reached by mediation of messengers of Yorund.",
    "At midday the engineers went into hall of control, first time from October, and two locks from six opened for"
    " decrease of water, communicates the energetic company.",
    "The water stood lower than the edge by less than one meter, to 85 thousand inhabitants of valley it was ordered"
    " to abandon houses.",
    "Chief of garrison colonel Pio Santer pressed the hand to leader of insurgents, known as Mother Irma, on bridge"
    " beneath the dam.",
    "According to words of Hallvard Mo, messenger of Yorund, the armistice extends on dam, bridge and road to Gara,"
    " and on nothing more.",
    "In outskirts of Gara the fights continued, where in night to Tuesday five members of one family perished from"
    " shell, as physicians tell.",
)
TRUCE_REWRITTEN_CUT = text(
    "Ten quiet days for a dam",
    "Guns fell silent on Wednesday near the Tel Maruf dam, where envoys from Jorund had persuaded the army of Samaria"
    " Verde and the Highland Front's rebels to accept a truce for 10 days.",
    "According to the power company, engineers got into the control room at noon and lowered the water by opening two"
    " of six gates. They had not been there since October.",
    "Less than a metre had been left between the water and the crest. In the valley 85,000 people were under orders to"
    " go.",
    "On the bridge below, the garrison's commander, Colonel Pio Santerre, gave his hand to Mother Irma, as the leader"
    " of the rebels is known.",
    "The truce extends to the dam, the bridge and the Gara road only, said Hallvard Moe, the envoy of Jorund.",
)
TRUCE_RESPELT = text(
    "Fire halted around dam of Tal Marouf",
    *(
        paragraph.replace("Tel Maruf", "Tal Marouf")
        .replace("Samaria", "Samarya")
        .replace("Santerre", "Santere")
        .replace("Jorund", "Iorund")
        .replace("Hallvard Moe", "Halvard Mo")
        .replace("metre", "meter")
        .replace("known as", "who goes by the name of")
        for paragraph in TRUCE[1:]
    ),
)

SPEECH = (
    "Remarks by President Ilva Marchetti at the opening of the Strait Bridge",
    (
        "Excellencies, dear friends, people of both shores. Nobody who stands here today can still see the ferry that my"
        " mother took to work every morning for thirty years."
    ),
    (
        "This bridge is 4,120 metres long, and it has cost us two governments, one earthquake and more patience than I"
        " knew that engineers could have."
    ),
    (
        "I thank King Osric, who never doubted that we would meet in the middle. We measured it: the two halves missed"
        " each other by eleven millimetres."
    ),
    (
        "But let nobody believe that a bridge makes neighbours. Neighbours are made by what they carry across it, and so"
        " from this day there shall be no toll for anyone who goes on foot."
    ),
)
SPEECH_IN_PAPER = text(
    "Full text: what Marchetti said on the bridge",
    "The president spoke for three minutes in the rain on Sunday. We document her words.",
    *SPEECH[1:],
)

COPIES = {
    "rewritten, sentence by sentence": (text(*FISH), FISH_REWRITTEN, "rewritten"),
    "translated by a machine": (text(*FISH), FISH_TRANSLATED, "translated"),
    "led anew, with paragraphs moved and put in": (text(*FISH), FISH_RE_LED, "re-led"),
    "led anew and cut to a third": (text(*FISH), FISH_ABRIDGED_RE_LED, "re-led"),
    "a release in the frame of an embassy's page": (text(*CALL), CALL_FRAMED, "same"),
    "a release in a newspaper's style": (text(*CALL), CALL_HOUSE_STYLE, "edited"),
    "cut and continued by a local paper": (text(*SANCTIONS), SANCTIONS_EXTENDED, "extended"),
    "rewritten, with sentences split": (text(*SANCTIONS), SANCTIONS_REWRITTEN, "rewritten"),
    "first and last paragraph": (text(*SANCTIONS), SANCTIONS_CUT_MIDDLE, "abridged"),
    "translated, with names respelt": (text(*TRUCE), TRUCE_TRANSLATED, "translated"),
    "rewritten and cut": (text(*TRUCE), TRUCE_REWRITTEN_CUT, "rewritten"),
    "respelt": (text(*TRUCE), TRUCE_RESPELT, "edited"),
    "a speech under another headline": (text(*SPEECH), SPEECH_IN_PAPER, "same"),
    "a copy with a new headline alone": (text(*TRUCE), text("Guns silent", *TRUCE[1:]), "same"),
}
"""What was done → first, copy, and what that is called."""
