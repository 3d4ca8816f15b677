"""Invented texts that have much in common with those of `copy_texts` and are no copies of them."""

from __future__ import annotations

from tests.link.copy_texts import CALL, FISH, SANCTIONS, SPEECH, TRUCE, text

FISH_INDEPENDENT = text(
    "Cod: the war that was not",
    "Edda Halloran had not slept when she came down the stairs of the Admiralty on Monday, and it showed. For four"
    " years, she said, there would be no more gunboats.",
    '"The fish were never ours to fight over," the Moranian minister added. "They swim where they like."',
    "Her boats get 62,000 tonnes of the Orsay Bank's cod. Quell's get 41,000, which is a third less than they landed in"
    " their best year and twice what they landed in their last.",
    "In Lower Quell people talk of betrayal. Tomas Verrin, a large man with a small dog, wants to block harbours. But"
    " his union is divided; the younger skippers have heard the scientists' figures for 2040.",
    "What remains is a parliament in which two drowsy deputies can bring everything down, and a spring in which"
    " inspectors will climb ladders that are slippery on either side.",
)
FISH_SAME_PYRAMID = text(
    "Cod accord between Morania and Quell",
    "Two governments in the northern sea have made peace over fish. Morania and Quell signed a pact on Monday in Port"
    " Elsa about who may catch what near the Orsay Bank.",
    "Annual quotas are 62,000 tonnes and 41,000 tonnes, a diplomat who saw the pact said. They will be reviewed after"
    " two seasons.",
    "Minister Edda Halloran spoke of a good day for the coast and thanked the mediator, Judge Amund Klee, who had"
    " shuttled between the capitals since the summer.",
    "Environmental groups welcomed the limits. Nora Fitch of Clean Seas said that they came late but were better than"
    " what anyone had expected.",
    "Shares of canning companies rose by 3 percent on the exchange of Port Elsa.",
    "The Moranian cabinet approved the pact in the evening. In Quell a vote is expected in March.",
)
FISH_NEXT_WEEK = text(
    "Quell union lifts blockade",
    "SANT OBEL, Feb 11 (Harbour Wire) - Fishermen in Lower Quell ended the blockade of their harbours on Tuesday after"
    " the government promised to buy back 90 boats at the price of 2031.",
    "The first trawlers left Sant Obel in the afternoon with their horns sounding. Police who had stood at the quay"
    " for six days went home.",
    "Tomas Verrin, the union's leader, said that he had been given in writing what others had only been told.",
    "The buy-back will cost 55 million crowns, which the treasury wants to raise with a levy on imported fish.",
    FISH[1].split(" - ")[1].replace("on Monday", "last week"),
    "The parliament of Quell is to vote on the text in March; the government has a majority of two seats.",
)

CALL_OTHER_SIDE = text(
    "Minister Benedetto speaks with Minister Osterman",
    "The Minister of Foreign Affairs of Valdora, Luca Benedetto, held a telephone conversation this afternoon with the"
    " Federal Minister of Lindmark, Darya Osterman.",
    "In the course of the conversation the cordial state of relations was noted with satisfaction. Minister Benedetto"
    " extended condolences for the victims of the train accident at Obernfeld.",
    "The two sides touched upon the conference on the Sarim valley, to be held in Grenzau in September. Valdora will"
    " contribute 25 million thalers and 40 drilling rigs.",
    "The question of spare parts for wells was raised, and technical contacts will be continued at the level of"
    " directors.",
    "Minister Benedetto accepted an invitation to visit Lindmark at a date to be agreed through diplomatic channels.",
)
CALL_OTHER_PARTNER = text(
    "Readout of the call between Foreign Minister Darya Osterman and Foreign Minister Yusuf Adan",
    "Foreign Minister Darya Osterman today spoke by telephone with the Foreign Minister of Sarim, Yusuf Adan.",
    "The ministers reviewed the preparations for the donors' conference on the drought in the Sarim valley, which the"
    " governments of Lindmark and Valdora will host in Grenzau on 14 September.",
    "Minister Osterman informed her counterpart that 23 states and the regional bank have confirmed that they will"
    " attend, and that pledges of 340 million thalers have been announced so far.",
    "Minister Adan described the loss of cattle in the three northern districts and asked that seed be delivered before"
    " the rains, which are expected in the first week of October.",
    "The ministers also discussed customs at the port of Halim, where 900 containers with relief goods are waiting."
    " Minister Adan promised that they would be cleared within ten days.",
    "They agreed to remain in contact.",
)

SANCTIONS_NEXT_LIST = text(
    "Alliance blacklists 9 insurers over Kessel grain",
    "BRUNNE (Norden Agency) -- The Alliance of Coastal States on Thursday imposed sanctions on 9 insurance companies"
    " and 2 brokers that it accuses of covering ships with grain stolen in the occupied province of Kessel.",
    "The measures, which freeze assets and bar business with members, take effect at midnight on Saturday, the"
    " alliance's council said in a decision adopted without debate.",
    "Among those listed is Merle Mutual of the island of Sant Ruan, whose chairman, Odo Merle, was a minister of finance"
    " until 2032.",
    "Ledgers that a clerk handed over showed at least 200 policies, according to a report that the council's lawyers"
    " attached to the decision.",
    "A spokeswoman for Merle said that the company would not comment on clients.",
    "It is the sixth list since the invasion; the first one, adopted in 2033, named only politicians.",
)
SANCTIONS_INDEPENDENT = text(
    "The grain fleet of Asmur",
    "Rafik Tamaz laughs when he is asked about the list. He was on it by Friday evening, with ten other companies and"
    " four of his captains' colleagues, and by Saturday he had rented an office under another name.",
    "Asmur lives on that. The free port asks no questions, and 60 voyages or more have come in from Kessel since August"
    " without anyone asking where the wheat had grown.",
    "The Alliance of Coastal States believes that it was stolen. Its council froze what it could find.",
    "It did not find much. Blue Delta Lines owns one ship, and that one is leased.",
    "Ondria and Lesk would not vote for it. Their millers need to eat, an ambassador in Brunne said, and then corrected"
    " himself: they need to grind.",
)

TRUCE_INDEPENDENT = text(
    "A handshake above the water",
    "The bridge is narrow, and Mother Irma walked slowly. At its middle she took the hand of the colonel whose guns had"
    " looked for her since spring.",
    "Then the engineers went in. They had ten days, two working gates and a lake that was nearly over the wall.",
    "Jorund's diplomats had bargained for three weeks in a hotel in Gara without electricity. Hallvard Moe, who led"
    " them, says that the hardest word was road.",
    "Down in the valley the order to leave still stood for 85,000 people on Wednesday. Most had gone to the school on"
    " the hill, where the teacher, Rosa Lind, counted blankets.",
    "Pio Santerre would not say what comes after the ten days. The shelling of the suburbs had not stopped for one hour.",
)
TRUCE_SECOND = text(
    "Rebels, army extend truce around Tel Maruf dam",
    "GARA, Nov 19 - The army of Samaria Verde and the rebels of the Highland Front prolonged their truce around the Tel"
    " Maruf dam on Saturday by 20 days after envoys from Jorund offered pumps.",
    "Four of the six gates are open now, and the level has fallen by seven metres, the power company said.",
    "About half of those who had to leave their homes in the valley have come back, according to the Red Cross.",
    "Colonel Pio Santerre and the rebel leader known as Mother Irma did not meet this time but signed in separate"
    " tents.",
    "Jorund's envoy Hallvard Moe said that the truce now covered the market of Gara as well.",
    "No shell has fallen in the suburbs since Thursday, residents said.",
)

SPEECH_REPORT = text(
    "Strait Bridge opens in the rain",
    "President Ilva Marchetti and King Osric opened the bridge over the strait on Sunday after eleven years of work.",
    '"Let nobody believe that a bridge makes neighbours," Marchetti said. "Neighbours are made by what they carry across'
    ' it, and so from this day there shall be no toll for anyone who goes on foot."',
    "The structure is 4,120 metres long. Cars will pay nine thalers, lorries forty.",
    "The last ferry, built in 1988, made its final crossing at dusk with 300 passengers and a brass band.",
    "Traffic jams of two hours formed on either shore soon after the barriers were raised.",
)


def day(year: int, toll: int, where: str) -> str:
    """A message for a day of remembrance, as every year."""
    return text(
        f"Statement by the Chair on the Day of the Sea Rescuers {year}",
        "On the Day of the Sea Rescuers the members of the Northern Council honour the women and men who go out when"
        " everybody else comes in.",
        "Rescue at sea is a duty under international law and a custom much older than that. No frontier, no flag and no"
        " quarrel may stand between a lifeboat and those who call for it.",
        f"Last year {toll} persons were saved in the waters of our members, many of them off {where}.",
        "The Council calls on all governments which have not done so to accede to the Convention on Salvage and to keep"
        " the stations open through the winter.",
    )


def warning(state: str, cities: str) -> str:
    """Advice for travellers: the form is the same for every state."""
    return text(
        f"Travel advice: {state}",
        f"The ministry advises against all travel to {state} that is not essential. Travellers should register before"
        " departure and follow the instructions of the local authorities at all times.",
        f"Demonstrations occur without notice, in particular in {cities}. Avoid crowds, do not take photographs of"
        " uniformed persons and keep a supply of water and of medicine for five days.",
        "Medical insurance that covers transport by air is recommended. The ministry cannot pay for treatment abroad.",
    )


BACKGROUND = (
    "Quell and Morania, which were one kingdom until 1911, have no treaty on their border at sea. Quell claims the"
    " shelf up to the Orsay Bank; Morania draws the line halfway between the coasts. A court in Brunne has been asked"
    " twice to decide and has twice found that it may not."
)
DRILLING = text(
    "Quell licenses drilling near the bank",
    "Quell gave a licence to drill for gas within sight of the Orsay Bank on Thursday, and its neighbour protested"
    " within the hour.",
    "The field is thought to hold enough for nine winters, the company said.",
    BACKGROUND,
)
COLLISION = text(
    "Patrol boats collide in fog",
    "A cutter of the Moranian coast guard and a customs boat from Quell collided north of the bank early on Sunday; two"
    " sailors were hurt.",
    "Each side said that the other had been in its waters.",
    BACKGROUND,
)

APART = {
    "one event in another's words, one quotation in common": (text(*FISH), FISH_INDEPENDENT),
    "one event, told in the same order by another": (text(*FISH), FISH_SAME_PYRAMID),
    "what followed, with two paragraphs of background": (text(*FISH), FISH_NEXT_WEEK),
    "one call, as the other side reads it out": (text(*CALL), CALL_OTHER_SIDE),
    "calls of one minister with two others": (text(*CALL), CALL_OTHER_PARTNER),
    "the next list, by the same agency": (text(*SANCTIONS), SANCTIONS_NEXT_LIST),
    "one list, in a reporter's words": (text(*SANCTIONS), SANCTIONS_INDEPENDENT),
    "one truce, in a reporter's words": (text(*TRUCE), TRUCE_INDEPENDENT),
    "a truce and how it was prolonged": (text(*TRUCE), TRUCE_SECOND),
    "a speech, and a report that quotes it": (text(*SPEECH), SPEECH_REPORT),
    "a message of every year": (day(2034, 612, "the Skerries"), day(2035, 540, "Cape Morrow")),
    "a form for every state": (
        warning("Asmur", "the port and Old Town"),
        warning("Kessel", "Gara and Tamarin"),
    ),
    "one paragraph of background": (DRILLING, COLLISION),
    "two independent reports of one event": (FISH_INDEPENDENT, FISH_SAME_PYRAMID),
}
"""What they have in common → the two."""
