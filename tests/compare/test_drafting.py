"""What a change of drafting amounts to, from the sentence to its main class; the sentences are invented."""

from __future__ import annotations

import pytest

from readout.compare.classes import classify
from readout.compare.likeness import parties_of
from readout.documents import parse
from readout.model import ArticleFields, Clause, RawInput
from readout.single import read_clauses

MAIN = ("strengthened", "weakened", "named", "unnamed", "scope", "reworded", "kept")
CHANGES = [
    ("strengthened", "The ministers noted the report.", "The ministers took note of the report."),
    ("strengthened", "The ministers took note of the proposal.", "The ministers welcomed the proposal."),
    ("weakened", "The ministers welcomed the initiative.", "The ministers took note of the initiative."),
    (
        "strengthened",
        "They acknowledged the role of civil society.",
        "They underlined the role of civil society.",
    ),
    ("weakened", "We stress the need for restraint.", "We recognise the need for restraint."),
    (
        "strengthened",
        "They recalled the importance of the treaty.",
        "They reaffirmed the importance of the treaty.",
    ),
    (
        "strengthened",
        "They expressed concern about the violence.",
        "They expressed grave concern about the violence.",
    ),
    (
        "strengthened",
        "They expressed deep concern over the violence.",
        "They expressed grave concern over the violence.",
    ),
    (
        "weakened",
        "They expressed their gravest concern at the violence.",
        "They expressed concern at the violence.",
    ),
    (
        "strengthened",
        "The Council is concerned by the shelling of the port.",
        "The Council is gravely concerned by the shelling of the port.",
    ),
    (
        "strengthened",
        "The Council expressed concern at the shelling of the port.",
        "The Council condemned the shelling of the port.",
    ),
    (
        "weakened",
        "The Council condemned in the strongest terms the shelling of the port.",
        "The Council condemned the shelling of the port.",
    ),
    ("strengthened", "We strongly condemn the coup.", "We condemn in the strongest possible terms the coup."),
    ("weakened", "We unequivocally condemn the coup.", "We condemn the coup."),
    ("weakened", "We condemn the coup.", "We deeply regret the coup."),
    ("strengthened", "They deplored the arrests.", "They strongly deplored the arrests."),
    ("strengthened", "They regretted the arrests.", "They deplored the arrests."),
    (
        "weakened",
        "They strongly oppose any change of the status quo.",
        "They oppose any change of the status quo.",
    ),
    (
        "strengthened",
        "They noted with concern the rise in tariffs.",
        "They noted with grave concern the rise in tariffs.",
    ),
    ("strengthened", "They noted the rise in tariffs.", "They noted with concern the rise in tariffs."),
    ("strengthened", "They noted the progress made.", "They noted with satisfaction the progress made."),
    ("strengthened", "They noted the progress made.", "They noted with appreciation the progress made."),
    (
        "weakened",
        "They noted with deep regret the closure of the camp.",
        "They noted the closure of the camp.",
    ),
    (
        "strengthened",
        "They were alarmed by the closure of the camp.",
        "They were deeply alarmed by the closure of the camp.",
    ),
    ("strengthened", "They invited members to submit reports.", "They urged members to submit reports."),
    ("weakened", "They called on members to submit reports.", "They encouraged members to submit reports."),
    (
        "weakened",
        "They demanded that all parties lay down their arms.",
        "They urged all parties to lay down their arms.",
    ),
    (
        "strengthened",
        "They urged all parties to lay down their arms.",
        "They strongly urged all parties to lay down their arms.",
    ),
    (
        "strengthened",
        "They asked the Secretariat to prepare a study.",
        "They instructed the Secretariat to prepare a study.",
    ),
    ("strengthened", "They appealed for calm.", "They demanded calm."),
    (
        "weakened",
        "They called for the immediate release of the hostages.",
        "They called for the release of the hostages.",
    ),
    (
        "strengthened",
        "They called for the release of the hostages.",
        "They called for the immediate and unconditional release of the hostages.",
    ),
    (
        "strengthened",
        "They called on donors to fulfil their pledges.",
        "They called on donors to fulfil their pledges without delay.",
    ),
    (
        "strengthened",
        "They called on donors to fulfil their pledges.",
        "They called on donors to fulfil their pledges in full.",
    ),
    (
        "weakened",
        "They called on states to report annually.",
        "They called on states to report annually where possible.",
    ),
    ("weakened", "States will share data.", "States will share data, as appropriate."),
    ("weakened", "They agreed to open the border post.", "They agreed in principle to open the border post."),
    ("weakened", "They agreed to open the border post.", "They agreed to consider opening the border post."),
    (
        "strengthened",
        "They agreed to explore the opening of the border post.",
        "They agreed on the opening of the border post.",
    ),
    (
        "strengthened",
        "They discussed the opening of a consulate.",
        "They agreed on the opening of a consulate.",
    ),
    (
        "strengthened",
        "They intend to conclude a treaty on extradition.",
        "They agreed to conclude a treaty on extradition.",
    ),
    (
        "strengthened",
        "They agreed to conclude a treaty on extradition.",
        "They signed a treaty on extradition.",
    ),
    (
        "strengthened",
        "They agreed to conclude a treaty on extradition.",
        "The treaty on extradition was signed in May.",
    ),
    (
        "strengthened",
        "We will open a liaison office in Nairobi.",
        "We have opened a liaison office in Nairobi.",
    ),
    (
        "strengthened",
        "They looked forward to the launch of the satellite.",
        "The satellite was launched in June.",
    ),
    ("strengthened", "They plan to hold a joint exercise.", "The two navies held a joint exercise."),
    (
        "strengthened",
        "They decided to set up a working group on visas.",
        "The working group on visas has begun its work.",
    ),
    (
        "strengthened",
        "The two sides hoped to resume direct flights.",
        "The two sides resumed direct flights.",
    ),
    (
        "weakened",
        "The two sides resolved to resume direct flights.",
        "The two sides hoped to resume direct flights.",
    ),
    ("weakened", "We commit to double climate finance.", "We aim to double climate finance."),
    ("weakened", "We are determined to double climate finance.", "We intend to double climate finance."),
    ("strengthened", "We stand ready to help.", "We are committed to help."),
    (
        "strengthened",
        "They affirmed their desire to deepen trade.",
        "They expressed their determination to deepen trade.",
    ),
    ("strengthened", "They expressed willingness to deepen trade.", "They agreed to deepen trade."),
    ("weakened", "They must end the blockade.", "They should end the blockade."),
    ("strengthened", "Parties should end the blockade.", "Parties shall end the blockade."),
    (
        "weakened",
        "They agreed that sanctions must remain in force.",
        "They agreed that sanctions may remain in force.",
    ),
    (
        "strengthened",
        "They stressed that aid should reach civilians.",
        "They stressed that aid must reach civilians.",
    ),
    (
        "weakened",
        "They underlined that there can be no military solution.",
        "They underlined that there may be no military solution.",
    ),
    (
        "strengthened",
        "They reaffirmed their commitment to peace.",
        "They reaffirmed their unwavering commitment to peace.",
    ),
    (
        "weakened",
        "They reiterated their steadfast support for the mission.",
        "They reiterated their support for the mission.",
    ),
    (
        "weakened",
        "They reaffirmed their full support for the mission.",
        "They reaffirmed their support for the mission.",
    ),
    ("strengthened", "They praised the growth of trade.", "They praised the remarkable growth of trade."),
    (
        "strengthened",
        "They welcomed the intention to sign the protocol.",
        "They welcomed the signing of the protocol.",
    ),
    (
        "weakened",
        "They welcomed the decision to join the pact.",
        "They welcomed the intention to join the pact.",
    ),
    (
        "strengthened",
        "The EU will provide 50 million euros for forests.",
        "The EU will provide 80 million euros for forests.",
    ),
    ("weakened", "Japan pledged $2 billion for ports.", "Japan pledged $1.5 billion for ports."),
    (
        "strengthened",
        "They noted that trade had reached 900 million euros.",
        "They noted that trade had passed one billion euros.",
    ),
    ("weakened", "They agreed to train 300 officers.", "They agreed to train 200 officers."),
    (
        "strengthened",
        "They agreed to train two hundred officers.",
        "They agreed to train five hundred officers.",
    ),
    (
        "strengthened",
        "They agreed to cut emissions by 30 per cent.",
        "They agreed to cut emissions by 45 per cent.",
    ),
    (
        "weakened",
        "They undertook to raise the share to 40 percent.",
        "They undertook to raise the share to a third.",
    ),
    (
        "strengthened",
        "They agreed to meet once a year on the fishery.",
        "They agreed to meet twice a year on the fishery.",
    ),
    (
        "weakened",
        "The committee will review the list every six months.",
        "The committee will review the list every two years.",
    ),
    ("weakened", "They committed to phase out coal by 2035.", "They committed to phase out coal by 2040."),
    (
        "strengthened",
        "They committed to phase out coal by 2040.",
        "They committed to phase out coal by 2035.",
    ),
    ("strengthened", "They committed to phase out coal.", "They committed to phase out coal by 2035."),
    ("weakened", "They agreed to finish the bridge by the end of 2033.", "They agreed to finish the bridge."),
    (
        "strengthened",
        "They agreed to review the tariffs.",
        "They agreed to review the tariffs within six months.",
    ),
    ("weakened", "They will lift the ban.", "They will lift the ban if inspections succeed."),
    ("weakened", "They agreed to lift the ban.", "They agreed to lift the ban subject to inspections."),
    ("weakened", "They will withdraw the troops.", "They will gradually withdraw the troops."),
    ("strengthened", "They will withdraw the troops.", "They will withdraw the troops immediately."),
    (
        "strengthened",
        "They called on some members to ratify the treaty.",
        "They called on all members to ratify the treaty.",
    ),
    ("weakened", "We support all efforts to end the war.", "We support some efforts to end the war."),
    (
        "kept",
        "The next meeting will be held in Oslo in 2031.",
        "The next meeting will be held in Rome in 2032.",
    ),
    (
        "kept",
        "The tenth session will take place in Hanoi.",
        "The eleventh session will take place in Manila.",
    ),
    (
        "kept",
        "They agreed to hold the fourth round of consultations in Baku.",
        "They agreed to hold the fifth round of consultations in Tbilisi.",
    ),
    ("kept", "We thank Norway for its hospitality.", "We thank Latvia for its hospitality."),
    (
        "kept",
        "They looked forward to their next meeting in Rabat in 2031.",
        "They looked forward to their next meeting in Tunis in 2032.",
    ),
    (
        "kept",
        "The ministers held their fifth strategic dialogue in Doha on 3 May 2030.",
        "The ministers held their sixth strategic dialogue in Muscat on 9 June 2031.",
    ),
    (
        "kept",
        "The ministers expressed their gratitude to the Government of Peru for the warm welcome.",
        "The ministers expressed their gratitude to the Government of Chile for the warm welcome.",
    ),
    ("kept", "The meeting was chaired by Ms Anna Berg.", "The meeting was chaired by Mr Olav Lund."),
    (
        "kept",
        "At the invitation of the President of Kenya, the leaders met in Nairobi on 4 May.",
        "At the invitation of the President of Ghana, the leaders met in Accra on 7 June.",
    ),
    (
        "kept",
        "They welcomed Finland's offer to host the next summit.",
        "They welcomed Sweden's offer to host the next summit.",
    ),
    ("kept", "The summit was held in Lima on 2 July 2030.", "The summit was held in Quito on 5 July 2031."),
    (
        "kept",
        "They called for a peaceful settlement of the dispute.",
        "They called for a peaceful settlement of the dispute.",
    ),
    (
        "kept",
        "The Council commended the Chair of the Commission for her report.",
        "The Council commended the Chair of the Commission for her report.",
    ),
    (
        "kept",
        "They took note of the second report of the panel.",
        "They took note of the third report of the panel.",
    ),
    ("kept", "We reaffirm the annual statement of 2030.", "We reaffirm the annual statement of 2030."),
    (
        "scope",
        "We invite India and Brazil to join the club.",
        "We invite India, Brazil and Kenya to join the club.",
    ),
    ("scope", "They discussed trade and energy.", "They discussed trade, energy and migration."),
    (
        "scope",
        "They called for more support to young people.",
        "They called for more support to young people and herders.",
    ),
    (
        "scope",
        "They called for a ceasefire in Darfur.",
        "They called for a ceasefire in Darfur and in Kordofan.",
    ),
    (
        "scope",
        "They were joined by senior officials of both bodies.",
        "They were joined by senior officials of both bodies and of the African Development Bank.",
    ),
    (
        "scope",
        "They reaffirmed the need for a political solution.",
        "They reaffirmed the need for a political solution based on resolution 2254.",
    ),
    (
        "scope",
        "They commended Mongolia on the presidential election.",
        "They commended Mongolia on the local elections.",
    ),
    ("scope", "They discussed the situation in Libya.", "They discussed the situation in Sudan."),
    ("scope", "They welcomed cooperation on ports and railways.", "They welcomed cooperation on ports."),
    ("scope", "They will cooperate on hydrogen, ammonia and batteries.", "They will cooperate on hydrogen."),
    (
        "scope",
        "They supported the opening of a school for miners.",
        "They supported the opening of a school for miners and fishermen in the north.",
    ),
    (
        "scope",
        "They welcomed the progress of the reactor in Ontario.",
        "They welcomed the progress of the reactors in Ontario and Wales.",
    ),
    ("reworded", "They paid tribute to the mediators.", "They praised the mediators."),
    (
        "reworded",
        "They expressed their thanks to the mediators.",
        "They voiced their gratitude to the mediators.",
    ),
    ("reworded", "They discussed the fishery.", "They exchanged views on the fishery."),
    ("reworded", "They welcomed the release of the prisoners.", "They hailed the freeing of the prisoners."),
    (
        "reworded",
        "They stressed the importance of dialogue.",
        "They underlined the significance of dialogue.",
    ),
    ("named", "They condemned the attacks on the grid.", "They condemned Russia's attacks on the grid."),
    ("unnamed", "We condemn the attack by Iran on the tanker.", "We condemn the attack on the tanker."),
    (
        "unnamed",
        "They called on Iran to cooperate with the Agency.",
        "They called on all states to cooperate with the Agency.",
    ),
    (
        "named",
        "They urged all parties to pull back their forces.",
        "They urged Ethiopia to pull back its forces.",
    ),
    (
        "weakened",
        "Both leaders vowed to eliminate landmines.",
        "Both leaders expressed hope for the elimination of landmines.",
    ),
    (
        "strengthened",
        "They considered a proposal for a free trade zone.",
        "They approved a proposal for a free trade zone.",
    ),
    ("strengthened", "They examined the draft charter.", "They adopted the draft charter."),
    (
        "weakened",
        "The Assembly decided to impose an arms embargo.",
        "The Assembly recommended an arms embargo.",
    ),
    (
        "strengthened",
        "They were pleased to note the return of refugees.",
        "They warmly welcomed the return of refugees.",
    ),
    ("weakened", "They warmly welcomed the return of refugees.", "They welcomed the return of refugees."),
    ("strengthened", "They welcomed the return of refugees.", "They warmly welcomed the return of refugees."),
    ("weakened", "We call for urgent action on debt.", "We call for action on debt."),
    ("strengthened", "They support a dialogue.", "They fully support a dialogue."),
    ("weakened", "They will make every effort to free the crew.", "They will make efforts to free the crew."),
    ("strengthened", "They will endeavour to free the crew.", "They will free the crew."),
    ("weakened", "They will ban the trade in ivory.", "They will seek to ban the trade in ivory."),
    (
        "strengthened",
        "They rejected attempts to rewrite history.",
        "They categorically rejected attempts to rewrite history.",
    ),
    (
        "strengthened",
        "Some delegations stressed the need for restraint.",
        "The ministers stressed the need for restraint.",
    ),
    (
        "weakened",
        "The ministers voiced concern over the dredging.",
        "Several ministers voiced concern over the dredging.",
    ),
    (
        "strengthened",
        "They agreed to strengthen their cooperation on fisheries.",
        "They agreed to intensify their cooperation on fisheries.",
    ),
    (
        "strengthened",
        "They noted the progress of the negotiations.",
        "They were encouraged by the progress of the negotiations.",
    ),
    (
        "strengthened",
        "They looked forward to the conclusion of the code.",
        "They welcomed the conclusion of the code.",
    ),
    (
        "strengthened",
        "Sweden will send eight aircraft to Ukraine.",
        "Sweden has sent eight aircraft to Ukraine.",
    ),
    ("strengthened", "Works on the tunnel have begun.", "The works on the tunnel were completed."),
    (
        "strengthened",
        "They expressed interest in a direct flight to Lima.",
        "They agreed on a direct flight to Lima.",
    ),
    ("strengthened", "They agreed on a study of the canal.", "The study of the canal has been completed."),
    ("weakened", "The tunnel will be completed by 2036.", "The tunnel will be completed by 2038."),
    (
        "strengthened",
        "Russia should withdraw its troops from Ukraine.",
        "Russia must withdraw its troops from Ukraine.",
    ),
    (
        "strengthened",
        "They are considering sanctions against the smugglers.",
        "They agreed on sanctions against the smugglers.",
    ),
    (
        "strengthened",
        "Instruct the ministers to finish the studies.",
        "Instruct the ministers to finish the studies within ninety days.",
    ),
    (
        "strengthened",
        "Peru proposed a fund for bridges.",
        "The Presidents decided to create a fund for bridges.",
    ),
    (
        "strengthened",
        "We welcome the idea of a joint railway company.",
        "We welcome the launch of a joint railway company.",
    ),
    ("weakened", "We are committed to a nuclear-free zone.", "We are open to a nuclear-free zone."),
    (
        "strengthened",
        "The Commission intends to open talks with Moldova.",
        "The Commission opened talks with Moldova.",
    ),
    ("kept", "The ministers met in Riga on 4 May 2035.", "The ministers met in Turku on 6 June 2036."),
    (
        "kept",
        "The Chair thanked Laos for the excellent arrangements made for the meeting.",
        "The Chair thanked Malaysia for the excellent arrangements made for the meeting.",
    ),
    (
        "kept",
        "The meeting was held in Vientiane on 24 July under the chairmanship of Laos.",
        "The meeting was held in Manila on 26 July under the chairmanship of the Philippines.",
    ),
    (
        "scope",
        "We commended the efforts of Laos and Thailand against scams.",
        "We commended the efforts of Laos, Thailand and Cambodia against scams.",
    ),
    (
        "scope",
        "They welcomed the bridge at Salta.",
        "They welcomed the bridge at Salta and the port of Iquique.",
    ),
    (
        "scope",
        "They reaffirmed their support for Moldova.",
        "They reaffirmed their support for Moldova and Georgia.",
    ),
    ("scope", "We discussed cyber threats.", "We discussed cyber and hybrid threats."),
    ("strengthened", "They expressed support for the plan.", "They expressed strong support for the plan."),
    ("strengthened", "We will continue to support Ukraine.", "We will step up our support to Ukraine."),
    (
        "strengthened",
        "We will provide Ukraine with ammunition.",
        "We will provide Ukraine with more ammunition, including long-range missiles, without delay.",
    ),
    (
        "strengthened",
        "The Presidents agreed to simplify border procedures.",
        "The Presidents announced that border procedures have been simplified.",
    ),
    (
        "strengthened",
        "They highlighted the need to modernise the customs posts.",
        "They agreed to modernise the customs posts.",
    ),
    (
        "strengthened",
        "Recognise the need for a bridge over the Paraguay River.",
        "Approve the construction of a bridge over the Paraguay River.",
    ),
    (
        "strengthened",
        "Take note of the study on freight rates.",
        "Instruct their ministers to apply the study on freight rates.",
    ),
    (
        "strengthened",
        "Entrust the technical group with a draft agreement on lorry drivers.",
        "Sign the agreement on lorry drivers.",
    ),
    (
        "strengthened",
        "Reiterate their interest in a regional power market.",
        "Decide to establish a regional power market.",
    ),
    (
        "strengthened",
        "Express their satisfaction at the progress of the highway between Salta and Jujuy.",
        "Inaugurate the highway between Salta and Jujuy.",
    ),
    (
        "strengthened",
        "We look forward to Finland's chairmanship plan for mines.",
        "We support Finland's chairmanship plan for mines.",
    ),
    ("strengthened", "We are concerned about hybrid attacks.", "We condemn hybrid attacks."),
    ("strengthened", "We call for stronger sanctions.", "We demand stronger sanctions."),
    ("strengthened", "We encourage more states to contribute.", "We call upon all states to contribute."),
    (
        "strengthened",
        "We noted the interest of Kuwait in becoming a partner.",
        "We agreed to grant Kuwait the status of partner.",
    ),
    (
        "strengthened",
        "We took note of the proposal for a hotline.",
        "We agreed in principle on the proposal for a hotline.",
    ),
    (
        "strengthened",
        "We exchanged views on a hotline between coast guards.",
        "We agreed to establish a hotline between coast guards.",
    ),
    (
        "strengthened",
        "Some Ministers expressed concern over the military drills.",
        "We expressed concern over the military drills.",
    ),
    (
        "strengthened",
        "We discussed the situation in the Middle East.",
        "We expressed deep concern over the situation in the Middle East.",
    ),
    ("strengthened", "We acknowledged the importance of youth.", "We reaffirmed the importance of youth."),
    (
        "strengthened",
        "We encouraged member states to speed up ratification.",
        "We agreed to complete ratification by 2040.",
    ),
    (
        "strengthened",
        "We hoped for an early return of the displaced.",
        "We called for the early and safe return of the displaced.",
    ),
    (
        "strengthened",
        "We reaffirmed our commitment to a nuclear-free zone.",
        "We reaffirmed our strong commitment to a nuclear-free zone.",
    ),
    (
        "weakened",
        "We reaffirmed our commitment to a nuclear-free zone.",
        "We recalled our commitment to a nuclear-free zone.",
    ),
    (
        "weakened",
        "We agreed to establish a joint fund.",
        "We agreed to study the feasibility of a joint fund.",
    ),
    ("weakened", "We will deliver the tanks.", "We may deliver the tanks."),
    (
        "weakened",
        "We will not accept any change of borders.",
        "We are concerned about any change of borders.",
    ),
    ("weakened", "We reject any change of borders.", "We note with concern the change of borders."),
    (
        "weakened",
        "We are united in our full support for Moldova.",
        "We are united in our support for Moldova.",
    ),
    ("strengthened", "Six trains a day cross the border.", "Twelve trains a day cross the border."),
    (
        "strengthened",
        "The fund will start with 5 million dollars.",
        "The fund will start with 8 million dollars.",
    ),
    ("strengthened", "Sanctions should be tightened.", "Sanctions must be tightened."),
    ("strengthened", "There is a need for a common register.", "A common register has been set up."),
    (
        "strengthened",
        "We aim to spend 2.5 percent of output on defence.",
        "We spend 3 percent of output on defence.",
    ),
    (
        "strengthened",
        "We are exploring the purchase of a common radar.",
        "We have decided to buy a common radar.",
    ),
    (
        "weakened",
        "We urge Belarus to release all political prisoners at once.",
        "We urge Belarus to release political prisoners.",
    ),
    (
        "strengthened",
        "The ministers emphasised that the code should be effective.",
        "The ministers emphasised that the code must be effective and legally binding.",
    ),
    (
        "kept",
        "We look forward to meeting again in Vilnius in 2037.",
        "We look forward to meeting again in Oslo in 2038.",
    ),
    (
        "kept",
        "The Retreat was convened in Luang Prabang on 29 January 2036.",
        "The Retreat was convened in Cebu on 28 January 2037.",
    ),
    (
        "kept",
        "We expressed our appreciation to Laos for hosting the Retreat.",
        "We expressed our appreciation to the Philippines for hosting the Retreat.",
    ),
    (
        "kept",
        "They agreed that the next summit will be held in Asuncion.",
        "They agreed that the next summit will be held in Antofagasta.",
    ),
    ("kept", "Denmark hosted the meeting.", "Iceland hosted the meeting."),
    (
        "scope",
        "We agreed to protect cables in the Baltic Sea.",
        "We agreed to protect cables and wind farms in the Baltic Sea.",
    ),
    ("scope", "We welcome the integration of Ukraine.", "We welcome the integration of Ukraine and Moldova."),
    (
        "scope",
        "We discussed developments in Myanmar.",
        "We discussed developments in Myanmar and the Korean Peninsula.",
    ),
    (
        "scope",
        "We support energy security in the region.",
        "We support energy and food security in the region.",
    ),
    (
        "scope",
        "We reaffirmed the role of the Treaty.",
        "We reaffirmed the role of the Treaty and of the Secretariat.",
    ),
]


def clause_of(sentence: str) -> Clause:
    raw = RawInput(source="test", data=sentence.encode(), media_type="text/plain", fields=ArticleFields())
    (clause,) = read_clauses(parse(raw))
    return clause


@pytest.mark.parametrize(("wanted", "before", "after"), CHANGES)
def test_what_a_change_of_drafting_amounts_to(wanted: str, before: str, after: str) -> None:
    one, other = clause_of(before), clause_of(after)
    changes, _ = classify(one, other, parties_of([one, other]))
    assert next(c for c in MAIN if c in changes) == wanted
