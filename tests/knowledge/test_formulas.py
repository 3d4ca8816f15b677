"""Formula patterns: what they match, what they leave alone, and that they stay linear."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest

from readout.knowledge import load
from readout.knowledge.patterns import slot_values, trouble

RECORD_FORMULAS = [
    "peace-and-stability-taiwan-strait",
    "peaceful-resolution-cross-strait",
    "indispensable-security-prosperity",
    "status-quo-force-or-coercion",
    "status-quo-unilateral-change",
    "free-and-open-indo-pacific",
    "rules-based-order",
    "shared-values",
    "cornerstone-alliance",
    "ironclad-commitment",
    "interconnected-security",
    "greatest-strategic-challenge",
    "territorial-integrity-sovereignty",
    "freedom-of-navigation",
    "one-china",
    "taiwan-meaningful-participation",
    "responsible-member-international-community",
    "complete-denuclearization-korean-peninsula",
    "abductions-issue",
    "future-oriented-relations",
    "war-of-aggression-ukraine",
    "two-state-solution",
    "asean-centrality",
    "comprehensive-strategic-partnership",
    "constructive-and-stable-relationship",
    "community-with-a-shared-future",
    "supply-chain-resilience",
    "strategic-stability",
]


YES: tuple[tuple[str, str, str], ...] = (
    ("peace-and-stability-taiwan-strait", "They called for peace and\nstability across the Taiwan Strait.", "peace and stability across the Taiwan Strait"),
    ("peace-and-stability-taiwan-strait", "Both stressed the importance of preserving peace and stability in the Taiwan Strait as vital.", "the importance of preserving peace and stability in the Taiwan Strait"),
    ("peace-and-stability-taiwan-strait", "The leaders confirmed the importance of peace and stability of the Taiwan Strait.", "the importance of peace and stability of the Taiwan Strait"),
    ("peace-and-stability-taiwan-strait", "Its aim is peace, stability, and prosperity around Taiwan, he said.", "peace, stability, and prosperity around Taiwan"),
    ("peace-and-stability-taiwan-strait", "It stresses cross-Strait peace and stability.", "cross-Strait peace and stability"),
    ("peaceful-resolution-cross-strait", "We encourage the peaceful resolution of cross-Strait issues.", "the peaceful resolution of cross-Strait issues"),
    ("peaceful-resolution-cross-strait", "Cross-strait differences must be resolved peacefully through dialogue.", "Cross-strait differences must be resolved peacefully through dialogue"),
    ("peaceful-resolution-cross-strait", "He hoped both would resolve the Taiwan issue by peaceful means.", "resolve the Taiwan issue by peaceful means"),
    ("indispensable-security-prosperity", "as an indispensable element of security and prosperity in the international community.", "an indispensable element of security and prosperity in the international community"),
    ("indispensable-security-prosperity", "It is indispensable to the security and prosperity of the region.", "indispensable to the security and prosperity of the region"),
    ("indispensable-security-prosperity", "an indispensable factor for global security and prosperity", "an indispensable factor for global security and prosperity"),
    ("status-quo-force-or-coercion", "opposed any attempts to unilaterally change the status quo by force or coercion", "any attempts to unilaterally change the status quo by force or coercion"),
    ("status-quo-force-or-coercion", "any unilateral action to change the status quo in the East China Sea through the use of force or coercion", "any unilateral action to change the status quo in the East China Sea through the use of force or coercion"),
    ("status-quo-force-or-coercion", "No one may change the status quo by force.", "change the status quo by force"),
    ("status-quo-unilateral-change", "We oppose any unilateral changes to the status quo from either side.", "any unilateral changes to the status quo from either side"),
    ("status-quo-unilateral-change", "opposed any unilateral attempts to change the status quo in the waters of the Indo-Pacific", "any unilateral attempts to change the status quo"),
    ("free-and-open-indo-pacific", "a free, open, and inclusive Indo-Pacific", "a free, open, and inclusive Indo-Pacific"),
    ("free-and-open-indo-pacific", "their vision of a free and open Indo‑Pacific region", "a free and open Indo‑Pacific region"),
    ("rules-based-order", "the free and open international order based on the rule of law", "the free and open international order based on the rule of law"),
    ("rules-based-order", "defend a rules-based maritime order", "a rules-based maritime order"),
    ("shared-values", "They share the values of freedom, democracy, human rights and the rule of law.", "values of freedom, democracy, human rights and the rule of law"),
    ("shared-values", "a friendship built on shared values", "shared values"),
    ("cornerstone-alliance", "The alliance is the cornerstone of peace and security in the Indo-Pacific.", "the cornerstone of peace and security in the Indo-Pacific"),
    ("cornerstone-alliance", "The ROK–U.S. alliance is the linchpin of peace, stability, and prosperity in the region", "the linchpin of peace, stability, and prosperity in the region"),
    ("ironclad-commitment", "He reaffirmed the ironclad U.S. commitment to the defense of Japan.", "the ironclad U.S. commitment to the defense of Japan"),
    ("ironclad-commitment", "Our commitment to the Philippines is ironclad.", "commitment to the Philippines is ironclad"),
    ("interconnected-security", "The security of the Indo-Pacific and the Euro-Atlantic is inseparable.", "The security of the Indo-Pacific and the Euro-Atlantic is inseparable"),
    ("interconnected-security", "the increasingly interconnected security of the Euro-Atlantic and Indo-Pacific regions", "interconnected security of the Euro-Atlantic and Indo-Pacific regions"),
    ("greatest-strategic-challenge", "China poses the greatest strategic challenge in the Indo-Pacific region and beyond.", "the greatest strategic challenge in the Indo-Pacific region"),
    ("greatest-strategic-challenge", "an unprecedented and greatest strategic challenge to Japan", "an unprecedented and greatest strategic challenge to Japan"),
    ("territorial-integrity-sovereignty", "support for Ukraine's sovereignty, independence and territorial integrity", "Ukraine's sovereignty, independence and territorial integrity"),
    ("territorial-integrity-sovereignty", "respect for the sovereignty and territorial integrity of Ukraine", "the sovereignty and territorial integrity of Ukraine"),
    ("freedom-of-navigation", "freedom of navigation and overflight in the South China Sea", "freedom of navigation and overflight in the South China Sea"),
    ("freedom-of-navigation", "They defended navigational rights and freedoms.", "navigational rights and freedoms"),
    ("one-china", "The United States remains committed to its one China policy.", "its one China policy"),
    ("one-china", "adhere to the one-China principle", "the one-China principle"),
    ("taiwan-meaningful-participation", "support for Taiwan’s meaningful participation in international organizations", "Taiwan’s meaningful participation in international organizations"),
    ("taiwan-meaningful-participation", "the meaningful participation of Taiwan in the World Health Assembly", "the meaningful participation of Taiwan in the World"),
    ("responsible-member-international-community", "Taiwan, a responsible member of the international community, agrees.", "a responsible member of the international community"),
    ("responsible-member-international-community", "urged China to act as a responsible stakeholder in the international system", "a responsible stakeholder in the international system"),
    ("complete-denuclearization-korean-peninsula", "the complete denuclearization of the Korean Peninsula", "the complete denuclearization of the Korean Peninsula"),
    ("complete-denuclearization-korean-peninsula", "the complete, verifiable and irreversible denuclearisation of North Korea", "the complete, verifiable and irreversible denuclearisation of North Korea"),
    ("abductions-issue", "the immediate resolution of the abductions issue", "the immediate resolution of the abductions issue"),
    ("abductions-issue", "the issue of the abduction of Japanese nationals", "the issue of the abduction of Japanese nationals"),
    ("future-oriented-relations", "building stable and future-oriented relations", "stable and future-oriented relations"),
    ("future-oriented-relations", "a forward-looking Japan-South Korea relationship", "a forward-looking Japan-South Korea relationship"),
    ("war-of-aggression-ukraine", "condemned Russia's illegal, unprovoked war of aggression against Ukraine", "Russia's illegal, unprovoked war of aggression against Ukraine"),
    ("war-of-aggression-ukraine", "since Russia's full-scale invasion of Ukraine began", "Russia's full-scale invasion of Ukraine"),
    ("two-state-solution", "a negotiated two-state solution", "a negotiated two-state solution"),
    ("two-state-solution", "two states living side by side in peace", "two states living side by side in peace"),
    ("asean-centrality", "reaffirmed support for ASEAN unity and centrality", "support for ASEAN unity and centrality"),
    ("asean-centrality", "the centrality of ASEAN in the region", "the centrality of ASEAN"),
    ("comprehensive-strategic-partnership", "raised ties to a comprehensive strategic partnership", "a comprehensive strategic partnership"),
    ("comprehensive-strategic-partnership", "the comprehensive strategic partnership of coordination for a new era", "the comprehensive strategic partnership of coordination for a new era"),
    ("constructive-and-stable-relationship", "build a constructive and stable relationship", "a constructive and stable relationship"),
    ("constructive-and-stable-relationship", "constructive and stable Japan-China relations", "constructive and stable Japan-China relations"),
    ("community-with-a-shared-future", "a community with a shared future for mankind", "a community with a shared future for mankind"),
    ("community-with-a-shared-future", "the China-Vietnam community with a shared future", "the China-Vietnam community with a shared future"),
    ("supply-chain-resilience", "to strengthen resilient and secure supply chains", "resilient and secure supply chains"),
    ("supply-chain-resilience", "cooperation on supply chain resilience", "supply chain resilience"),
    ("strategic-stability", "talks on strategic stability with Russia", "strategic stability with Russia"),
    ("strategic-stability", "the Strategic Stability Dialogue", "the Strategic Stability Dialogue"),
)  # fmt: skip

NO: tuple[tuple[str, str], ...] = (
    ("peace-and-stability-taiwan-strait", "Peace and stability in the South China Sea matter to Taiwan."),
    ("peace-and-stability-taiwan-strait", "A warship passed through the Taiwan Strait in peace time."),
    ("peaceful-resolution-cross-strait", "a peaceful resolution of the Korean nuclear issue"),
    ("peaceful-resolution-cross-strait", "Cross-strait issues were discussed."),
    ("indispensable-security-prosperity", "an indispensable partner in trade"),
    ("indispensable-security-prosperity", "Security and prosperity depend on trade."),
    ("status-quo-force-or-coercion", "We oppose any unilateral changes to the status quo."),
    ("status-quo-force-or-coercion", "The force kept the status quo of the budget."),
    ("status-quo-unilateral-change", "any unilateral attempts to change the status quo by force or coercion"),
    ("status-quo-unilateral-change", "The committee changed nothing; the status quo remains."),
    ("free-and-open-indo-pacific", "The Indo-Pacific Command is open."),
    ("free-and-open-indo-pacific", "a free and open market in the Pacific"),
    ("rules-based-order", "The rules of the house are based on custom."),
    ("rules-based-order", "an order based on the catalogue"),
    ("shared-values", "Shared prices rose and property values fell."),
    ("shared-values", "Freedom is dear to them."),
    ("cornerstone-alliance", "They laid the foundation stone of the embassy."),
    ("cornerstone-alliance", "The alliance held a meeting on peace and security."),
    ("ironclad-commitment", "They signed an ironclad contract for steel."),
    ("ironclad-commitment", "His commitment to the job is weak."),
    ("interconnected-security", "The grids of Europe are interconnected."),
    ("interconnected-security", "Security in the Indo-Pacific was discussed."),
    ("greatest-strategic-challenge", "Their greatest sporting challenge is the final."),
    ("greatest-strategic-challenge", "Strategic competition continues."),
    ("territorial-integrity-sovereignty", "The territorial army showed integrity."),
    ("territorial-integrity-sovereignty", "Sovereign bonds fell."),
    ("freedom-of-navigation", "The ship's navigation system failed."),
    ("freedom-of-navigation", "freedom of the press"),
    ("one-china", "One Chinese official spoke."),
    ("one-china", "China has one policy on trade."),
    ("taiwan-meaningful-participation", "Participation in the Taiwan election was high."),
    ("taiwan-meaningful-participation", "a meaningful dialogue with Taiwan"),
    ("responsible-member-international-community", "Those responsible must answer to the international community."),
    ("responsible-member-international-community", "a member of the international community"),
    ("complete-denuclearization-korean-peninsula", "Peace on the Korean Peninsula was discussed."),
    ("complete-denuclearization-korean-peninsula", "The complete nuclear programme of North Korea"),
    ("abductions-issue", "The gang was charged with two abductions."),
    ("abductions-issue", "The issue was resolved."),
    ("future-oriented-relations", "In the future, relations may improve."),
    ("future-oriented-relations", "an export-oriented partnership"),
    ("war-of-aggression-ukraine", "The war in Ukraine entered its third year."),
    ("war-of-aggression-ukraine", "He showed aggression against reporters."),
    ("two-state-solution", "Two states signed; a solution is near."),
    ("two-state-solution", "a two-stage solution"),
    ("asean-centrality", "ASEAN met in the central hall."),
    ("asean-centrality", "the central bank of an ASEAN member"),
    ("comprehensive-strategic-partnership", "a comprehensive agreement on strategic goods"),
    ("comprehensive-strategic-partnership", "a partnership of two firms"),
    ("constructive-and-stable-relationship", "The talks were constructive; prices were stable."),
    ("constructive-and-stable-relationship", "a stable currency"),
    ("community-with-a-shared-future", "The international community shared the costs."),
    ("community-with-a-shared-future", "a community centre with a future"),
    ("supply-chain-resilience", "Supply chains were discussed."),
    ("supply-chain-resilience", "the supply of resilient steel"),
    ("strategic-stability", "a strategic decision for price stability"),
    ("strategic-stability", "stability of strategic goods prices"),
)  # fmt: skip


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    return {formula.formula: re.compile(formula.pattern, re.IGNORECASE) for formula in load().formulas}


def test_every_formula_of_the_record_is_there() -> None:
    assert sorted(compiled()) == sorted(RECORD_FORMULAS)


def test_every_formula_has_two_sentences_each_way() -> None:
    for formula in compiled():
        assert sum(case[0] == formula for case in YES) >= 2, formula
        assert sum(case[0] == formula for case in NO) >= 2, formula


@pytest.mark.parametrize(("formula", "text", "words"), YES)
def test_formula_matches(formula: str, text: str, words: str) -> None:
    match = compiled()[formula].search(text)
    assert match is not None
    found, wanted = set(match[0].lower().split()), set(words.lower().split())
    assert len(found & wanted) >= 0.75 * max(len(found), len(wanted)), match[0]


@pytest.mark.parametrize(("formula", "text"), NO)
def test_formula_leaves_alone(formula: str, text: str) -> None:
    assert compiled()[formula].search(text) is None


@pytest.mark.parametrize(("formula", "text", "words"), YES)
def test_anchor_stands_in_what_matches(formula: str, text: str, words: str) -> None:
    anchors = next(f.anchors for f in load().formulas if f.formula == formula)
    assert any(anchor in text.lower().replace("‑", "-") for anchor in anchors)


def test_slots_are_named_and_cleaned() -> None:
    match = compiled()["peace-and-stability-taiwan-strait"].search(
        "maintaining peace and\n stability in the Taiwan Strait"
    )
    assert match is not None
    assert slot_values(match) == (
        ("verb", "maintaining"),
        ("what", "peace and stability"),
        ("preposition", "in"),
        ("place", "Taiwan Strait"),
    )


def test_patterns_are_linear() -> None:
    assert [(f.formula, trouble(f.pattern)) for f in load().formulas if trouble(f.pattern)] == []


@pytest.mark.parametrize(
    "filler", ["a", "a.", "peace and ", "the ", " ", "status quo ", "unilateral ", "\n", "and "]
)
def test_hostile_text_is_quick(filler: str) -> None:
    text = "peace and stability " + filler * 20_000
    start = time.process_time()
    for pattern in compiled().values():
        pattern.search(text)
    assert time.process_time() - start < 5
