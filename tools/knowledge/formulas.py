r"""Write tables/formulas.csv from the readable patterns below.

In a pattern here a blank stands for `\s+` (texts are hard-wrapped), `'` for a straight or curly apostrophe, `~` for a
hyphen, a dash or a blank, and `{name}` for a fragment. A slot name may end in a digit where alternatives repeat it.

    python tools/knowledge/formulas.py [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import re
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent.parent.parent / "src" / "readout" / "knowledge" / "tables"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A formula as written by hand: alternatives are tried in order."""

    formula: str
    label: str
    anchors: str
    patterns: tuple[str, ...]


FRAGMENTS = {
    "weight": "(?:(?:critical|vital|utmost|fundamental|crucial|great|continued|paramount|shared) )?"
    "(?:importance|significance|necessity|need|value|role|interest|commitment|goal|objective|benefits)",
    "keep": "maintain(?:ing)?|preserv(?:ing|e)|uphold(?:ing)?|ensur(?:ing|e)|safeguard(?:ing)?|promot(?:ing|e)"
    "|protect(?:ing)?|keep(?:ing)?|secur(?:ing|e)|defend(?:ing)?|achiev(?:ing|e)|foster(?:ing)?|sustain(?:ing)?"
    "|the (?:maintenance|preservation|promotion) of",
    "goods": "(?:peace|stability|security|prosperity|freedom|development|democracy)",
    "issue": "(?:(?:the|all|any|these|their) )?(?:cross~(?:taiwan~)?straits? (?:issues?|relations?|differences|disputes?"
    "|matters|affairs|problems?|tensions|question)"
    "|taiwan (?:issues?|question|problem)|(?:issues?|differences|disputes) (?:across|over|in|concerning|related to) "
    "(?:the )?taiwan(?: straits?)?|differences across the strait)",
    "calmly": "(?:peacefully(?: and [a-z]+ly)?(?: through (?:[a-z]+ )?dialogue)?"
    "|(?:by|through|via) peaceful (?:means|dialogue|negotiations?)|through (?:[a-z]+ )?dialogue)",
    "try": "(?:attempts?|actions?|efforts?|moves?|steps?|measures?|acts?|endeavou?rs?|bids?|intentions?)",
    "alter": "(?:chang(?:e|es|ing)|alter(?:ing)?|disrupt(?:ing)?|undermin(?:e|ing)|challeng(?:e|ing)|revis(?:e|ing))",
    "force": "(?:by|through|via|with|using) (?:the )?(?:(?:threat|use)(?: or (?:threat|use))? of )?"
    "(?:(?:military |armed )?force(?:,? (?:or|and) (?:by |through )?(?:economic )?coercion)?"
    "|coercion(?:,? (?:or|and) (?:by |through )?force)?|coercive (?:means|measures|actions?))",
    "order": "(?:international|global|world|maritime|multilateral|regional|trading|economic|trade)",
    "value": "(?:freedoms?|democracy|(?:(?:basic|fundamental|universal) )?(?:human )?rights|the rule of law|rule of law"
    "|market econom(?:y|ies)|free markets?|liberty|openness|justice|peace|individual liberty|pluralism|free trade"
    "|open markets?|fundamental freedoms|human dignity)",
    "korea": "(?:the )?(?:korean peninsula|north korea|dprk|democratic people's republic of korea|peninsula)",
    "ukraine": "ukraine",
    "gap": "(?: [^\\s.;:]+){0,8}?",
    "gap3": "(?: [^\\s.;:]+){0,3}?",
}

SOURCES = (
    Source(
        formula="peace-and-stability-taiwan-strait",
        label="Peace and stability across the Taiwan Strait",
        anchors="taiwan|strait|straits",
        patterns=(
            "(?:the {weight} (?:of|to|in|for) )?(?:(?:the )?(?P<verb>{keep}) )?(?:the )?"
            "(?P<what>{goods}(?:(?:,? and |, | & ){goods}){{0,3}}) "
            "(?P<preposition>in|across|around|of|on|over|within|throughout|along|at|for) (?:both sides of )?(?:the )?"
            "(?P<place>taiwan~straits?|straits? of taiwan|formosa~strait)",
            "(?:the {weight} (?:of|to|in|for) )?(?:(?P<verb2>{keep}) )?(?:the )?"
            "(?P<what2>peace(?:(?:,? and |, ){goods}){{0,3}}) (?P<preposition2>around|surrounding|near|over) "
            "(?P<place2>taiwan)\\b",
            "(?:the {weight} (?:of|to|in|for) )?(?:(?P<verb3>{keep}) )?(?P<place3>cross~(?:taiwan~)?strait) "
            "(?P<what3>peace(?:(?:,? and |, ){goods}){{0,3}})",
        ),
    ),
    Source(
        formula="peaceful-resolution-cross-strait",
        label="Peaceful resolution of cross-Strait issues",
        anchors="strait|straits|taiwan",
        patterns=(
            "(?:(?:a|the|any) )?peaceful (?:and [a-z]+ )?(?P<noun>resolution|settlement|solution|handling) "
            "(?P<preposition>of|to|for|on) (?P<issue>{issue})(?: through (?:[a-z]+ )?dialogue)?",
            "(?P<verb>resolv(?:e|es|ing)|settl(?:e|es|ing)|solv(?:e|es|ing)|handl(?:e|ing)|address(?:ing)?) "
            "(?P<issue2>{issue}) {calmly}",
            "(?:the )?(?P<noun2>resolution|settlement) of (?P<issue3>{issue}) {calmly}",
            "(?P<issue4>{issue})(?: (?:must|should|can|will|to|only|need to|needs to|have to|has to)){{0,2}} "
            "be (?:peacefully )?(?P<verb2>resolved|settled|solved)(?: {calmly})?",
            "(?P<verb3>peacefully (?:resolv(?:e|es|ing)|settl(?:e|es|ing))) (?P<issue5>{issue})",
        ),
    ),
    Source(
        formula="indispensable-security-prosperity",
        label="Indispensable to security and prosperity in the international community",
        anchors="indispensable|essential|vital",
        patterns=(
            "(?:(?:an|the) )?(?P<degree>indispensable|essential|vital)(?: and [a-z]+)? "
            "(?P<noun>elements?|factors?|components?|parts?|conditions?|role|prerequisites?) (?:of|for|to|in) "
            "(?:the )?(?:(?P<whose>international community's|world's|global|international|regional"
            "|international society's) )?(?:peace,? (?:and )?)?(?:stability,? (?:and )?)?security and prosperity"
            "(?: (?P<preposition>in|of|for) the (?:whole )?(?P<scope>international community|world|region"
            "|indo~pacific(?: region)?|international society))?",
            "(?P<degree2>indispensable|essential|vital) (?:to|for) (?:the )?(?:(?:global|international|regional) )?"
            "(?:peace,? (?:and )?)?(?:stability,? (?:and )?)?security and prosperity"
            "(?: (?P<preposition2>in|of|for) the (?:whole )?(?P<scope2>international community|world|region"
            "|indo~pacific(?: region)?|international society))?",
        ),
    ),
    Source(
        formula="status-quo-force-or-coercion",
        label="Against changing the status quo by force or coercion",
        anchors="status",
        patterns=(
            "(?:(?:any|all|the|further|such|other) ){{0,2}}(?P<unilateral>unilateral )?(?:or coercive )?{try} "
            "(?:to|at|that (?:seek|attempt|aim|try) to|which (?:seek|aim) to|aimed at|seeking to) "
            "(?P<unilaterally>unilaterally )?(?P<verb>{alter}) (?:(?:the|this) )?(?:[a-z]+ )?status~quo"
            "(?P<where>{gap}),? (?P<means>{force})",
            "(?P<unilaterally2>unilaterally )?(?P<verb2>{alter}) (?:the )?(?:[a-z]+ )?status~quo(?P<where2>{gap3})"
            ",? (?:[a-z]+ )?(?P<means2>{force})",
            "(?:(?:any|the|unilateral) ){{0,3}}(?P<noun>changes?|alterations?) (?:to|of|in) the (?:[a-z]+ )?status~quo"
            "(?P<where3>{gap3}),? (?P<means3>{force})",
            "(?P<means4>(?:the )?(?:use|threat)(?: or (?:use|threat))? of (?:force|coercion)(?: or (?:force|coercion))?)"
            " to (?P<unilaterally3>unilaterally )?(?P<verb3>{alter}) (?:the )?(?:[a-z]+ )?status~quo",
            "(?P<means5>force or coercion) to (?:unilaterally )?(?P<verb4>{alter}) (?:the )?(?:[a-z]+ )?status~quo",
        ),
    ),
    Source(
        formula="status-quo-unilateral-change",
        label="Against unilateral changes to the status quo",
        anchors="status",
        patterns=(
            "(?:(?:any|all|the|further|such) ){{0,2}}unilateral (?:or coercive )?{try} "
            "(?:to|at|that (?:seek|attempt|aim|try) to|which (?:seek|aim) to|aimed at|seeking to) "
            "(?P<verb>{alter}) (?:the )?(?:[a-z]+ )?status~quo\\b(?!{gap},? {force})",
            "(?:(?:any|all|the|further|such) ){{0,2}}{try} (?:to|at) unilaterally (?P<verb2>{alter}) (?:the )?"
            "(?:[a-z]+ )?status~quo\\b(?!{gap},? {force})",
            "(?:(?:any|all|the|further) )?unilateral (?P<noun>changes?|alterations?) (?:to|of|in) (?:the )?"
            "(?:[a-z]+ )?status~quo\\b(?!{gap3},? {force})(?: (?:by|from) either side)?",
            "unilaterally (?P<verb3>{alter}) (?:the )?(?:[a-z]+ )?status~quo\\b(?!{gap3},? {force})",
        ),
    ),
    Source(
        formula="free-and-open-indo-pacific",
        label="A free and open Indo-Pacific",
        anchors="indo|indo-pacific|indopacific",
        patterns=(
            "(?:(?:a|the|our|their) )?(?P<adjectives>free(?:,| and) (?:and )?open"
            "(?:,? (?:and |inclusive,? |rules~based,? |prosperous,? |secure,? |resilient,? |connected,? |peaceful,? "
            "|stable,? ){{0,6}}(?:inclusive|prosperous|secure|resilient|connected|peaceful|stable|rules~based))?)"
            ",? indo~?pacific(?P<region> region)?",
            "(?:the )?(?P<noun>freedom and openness) (?:of|in|across) the indo~?pacific(?P<region2> region)?",
            "indo~?pacific(?P<region3> region)? that is (?P<adjectives2>free and open|free, open)",
        ),
    ),
    Source(
        formula="rules-based-order",
        label="The rules-based international order",
        anchors="rules|rules-based|rule-based|rule",
        patterns=(
            "(?:(?:the|a|our) )?(?:free and open |free, open,? (?:and )?|open,? )?rules?~based,? "
            "(?:free and open |open |stable )?(?P<scope>(?:{order} ){{0,2}})(?P<noun>order|system|architecture)",
            "(?:(?:the|a) )?(?:free and open )?(?P<scope2>(?:{order} )?)(?P<noun2>order) "
            "(?:that is )?(?:based|founded|grounded|built) (?:up)?on (?:the )?(?P<base>rules|rule of law|international law)",
            "rules of (?:the )?(?P<scope3>international|global) (?P<noun3>order)",
        ),
    ),
    Source(
        formula="shared-values",
        label="Shared values of freedom, democracy, human rights and the rule of law",
        anchors="values|freedom|democracy|freedoms|principles",
        patterns=(
            "(?:(?:the|our|their|its) )?(?P<adjective>shared|common|fundamental|universal|democratic)"
            "(?: (?:fundamental|universal|democratic|basic|core|enduring))? values(?: and (?:principles|interests))?"
            "(?:,? (?:of|such as|including|like) (?P<values>{value}(?:(?:,? and |, ){value}){{1,5}}))?",
            "(?:(?:values|principles) (?:of|such as|including|like) )?"
            "(?P<values2>(?:freedom|democracy|liberty)(?:(?:,? and |, ){value}){{0,4}}(?:,? and |, )(?:the )?rule of law)",
            "(?P<values3>(?:freedom|democracy)(?:(?:,? and |, ){value}){{2,5}})",
            "values and (?:principles|interests) (?:that )?(?:we|they|both) share",
        ),
    ),
    Source(
        formula="cornerstone-alliance",
        label="The alliance as cornerstone (linchpin) of peace",
        anchors="cornerstone|linchpin|lynchpin|bedrock|foundation|cornerstones",
        patterns=(
            "(?:truly )?(?:(?:a|the|our) )?(?P<noun>cornerstones?|linchpin|lynchpin|bedrock)"
            "(?: (?:of|for|to) (?:(?:our|the|maintaining|preserving|ensuring|upholding|regional|global|both|their|a) ){{0,3}}"
            "(?P<what>(?:peace|security|stability|prosperity|free and open|diplomacy|policy|foreign policy|relationship"
            "|defen[cs]e|deterrence|order|foreign and security policy)"
            "(?:(?:,? and |, )(?:peace|security|stability|prosperity|freedom|deterrence)){{0,3}})"
            "(?: (?:in|of|across|throughout|for|on) (?:the )?(?P<place>indo~pacific(?: region)?|asia~pacific(?: region)?"
            "|region|world|(?:east |northeast |southeast )?asia|korean peninsula|western pacific|pacific))?)?",
        ),
    ),
    Source(
        formula="ironclad-commitment",
        label="Ironclad commitment",
        anchors="ironclad|iron-clad|unwavering|rock-solid|unshakable|unshakeable|iron|rock",
        patterns=(
            "(?:(?:the|its|their|our|his|her|an?|america's|washington's) )?(?:[a-z.]{{1,30}}'s? )?"
            "(?P<adjective>iron~?clad|unwavering|rock~solid|unshake?able|steadfast|unbreakable) (?:and [a-z]+ )?"
            "(?:(?:u\\.?s\\.?|american|extended|bilateral) )?"
            "(?P<noun>(?:(?:security|defen[cs]e|treaty|alliance|deterrence|mutual defen[cs]e) )?commitments?|alliance"
            "|support|bond|ties|friendship|partnership)"
            "(?: (?:to|for) (?:the )?(?P<to>(?:defen[cs]e|security|defend(?:ing)?|alliance) (?:(?:of|with|between) )?"
            "(?:the )?[a-z~.]{{1,30}}(?: [a-z.]{{1,30}})?|[a-z]+))?",
            "(?P<noun2>commitments?|alliance)(?: (?:to|for|with|under)(?: [^\\s.;:,]+){{1,8}}?)? "
            "(?:is|are|was|were|remains?|remained|as) (?P<adjective2>['\"“‘]?iron~?clad|['\"“‘]?rock~solid"
            "|['\"“‘]?unwavering)",
        ),
    ),
    Source(
        formula="interconnected-security",
        label="Security of the Euro-Atlantic and the Indo-Pacific interconnected",
        anchors="interconnected|inseparable|indivisible|intertwined|interlinked|linked|inter-connected|connected",
        patterns=(
            "(?:the )?security (?:of|in) (?:the )?(?P<first>euro~atlantic(?: region| area)?|europe|indo~pacific(?: region)?"
            "|east asia|asia)(?:,? (?:and|with) (?:(?:that|security|the security) (?:of|in) )?(?:the )?"
            "(?P<second>euro~atlantic(?: region| area)?|europe|indo~pacific(?: region)?|east asia|asia))?"
            "(?: regions)? (?:is|are|was|were|has become|have become|as)(?: (?:increasingly|closely|inextricably|deeply))? "
            "(?P<adjective>inter~?connected|inseparable|indivisible|intertwined|interlinked|linked)",
            "(?P<adjective2>inter~?connected|inseparable|indivisible|intertwined|interlinked) security(?: [^\\s.;:,]+){{0,3}}? "
            "(?:of|in|between) (?:the )?(?P<first2>euro~atlantic|europe|indo~pacific|asia)(?: region)?"
            "(?: and (?:the )?(?P<second2>euro~atlantic|europe|indo~pacific|asia)(?: regions?)?)?",
            "(?P<first3>euro~atlantic|europe|indo~pacific)(?: region)? and (?:the )?(?P<second3>euro~atlantic|europe"
            "|indo~pacific|asia)(?: regions| theat(?:er|re)s)? (?:is|are|were|was|have become)"
            "(?: (?:increasingly|closely|inextricably|deeply))? (?P<adjective3>inter~?connected|inseparable|indivisible"
            "|intertwined|interlinked)",
            "(?P<noun>interconnectedness|indivisibility) of (?:the )?security (?:of|in|between) (?:the )?"
            "(?P<first4>euro~atlantic|europe|indo~pacific)(?: and (?:the )?(?P<second4>euro~atlantic|europe|indo~pacific))?",
        ),
    ),
    Source(
        formula="greatest-strategic-challenge",
        label="The greatest strategic challenge",
        anchors="challenge|challenges",
        patterns=(
            "(?:(?:the|its|our|their|an?) )?(?:[a-z.]{{1,30}}'s? )?(?P<degree>greatest|biggest|largest|gravest"
            "|most (?:serious|consequential|significant|pressing)|unprecedented(?: and greatest)?|foremost|long~term|epoch~defining"
            "|systemic) strategic (?P<noun>challenges?|competitor|threat)"
            "(?: (?:in|to|of|for|facing|beyond) (?:the |its |our )?(?P<place>indo~pacific(?: region)?|region|world"
            "|international order|united states|japan|alliance|(?:euro~atlantic )?security|[a-z]+ security))?",
            "(?:(?:the|an?) )?(?P<degree2>greatest|biggest|epoch~defining) (?:and [a-z]+ )?(?P<noun2>challenges?) "
            "(?:to|for|in) (?:the )?(?P<place2>international order|rules~based (?:international )?order|indo~pacific(?: region)?"
            "|regional (?:peace|security|stability))",
            "(?:(?:a|an|the) )?(?:systemic|long~term|epoch~defining) (?P<noun3>challenges?) (?:to|for) "
            "(?P<place3>(?:the )?(?:rules~based international order|euro~atlantic security|international order))",
        ),
    ),
    Source(
        formula="territorial-integrity-sovereignty",
        label="Sovereignty and territorial integrity",
        anchors="territorial|sovereignty|sovereign",
        patterns=(
            "(?:(?:the|its|their|his|our|[a-z]+'s?) )?(?:full )?(?P<what>(?:sovereignty|independence|unity|security)"
            "(?:(?:,? and |, )(?:sovereignty|independence|unity|national unity|security|stability|political independence"
            "|democracy)){{0,3}},? and territorial integrity)"
            "(?: of (?:the )?(?P<of>[a-z]+))?",
            "(?:(?:the|its|their|[a-z]+'s?) )?(?P<what2>territorial integrity(?:,| and| or) (?:and )?(?:national )?"
            "(?:sovereignty|independence|unity|political independence)(?:,? and (?:independence|unity|sovereignty))?)"
            "(?: of (?:the )?(?P<of2>[a-z]+))?",
            "(?:(?:the|its|their|[a-z]+'s?) )?(?P<what3>territorial integrity)(?: of (?:the )?(?P<of3>[a-z]+))?",
        ),
    ),
    Source(
        formula="freedom-of-navigation",
        label="Freedom of navigation and overflight",
        anchors="navigation|navigational",
        patterns=(
            "(?:the )?(?P<what>freedoms? of (?:navigation(?:,? (?:and|or) (?:of )?over~?flight)?|the seas|over~?flight and "
            "navigation)|navigational (?:rights and )?freedoms?|freedoms? of (?:the )?(?:sea|seas) and navigation)"
            "(?: (?:in|through|across) (?:the )?(?P<place>(?:south|east) china seas?|taiwan~straits?|red sea|black sea"
            "|strait of hormuz|indo~pacific|persian gulf|high seas|region))?",
            "(?P<what2>free(?:dom)? (?:and open )?navigation) (?:in|through|across) (?:the )?"
            "(?P<place2>(?:south|east) china seas?|taiwan~straits?|red sea|black sea|strait of hormuz)",
        ),
    ),
    Source(
        formula="one-china",
        label="One-China principle, policy",
        anchors="china",
        patterns=(
            "(?:(?:the|its|our|their|a|[a-z.]{{1,30}}'s?) )?(?:(?:long~?standing|so~called) )?['\"“‘]?"
            "(?P<name>one(?:~| )china)['\"”’]? (?P<noun>principle|policy|policies|position|consensus|framework)",
            "(?:there is )?(?:but |only )one china(?: (?:in the world|and (?:that )?taiwan is (?:a )?part of china))?",
            "taiwan is (?:an? )?(?:inalienable |inseparable |integral )?part of (?:(?:the )?(?:territory of )?"
            "(?:china|the people's republic of china|chinese territory|china's territory))",
        ),
    ),
    Source(
        formula="taiwan-meaningful-participation",
        label="Taiwan's meaningful participation in international organizations",
        anchors="participation|participate|participating",
        patterns=(
            "(?:(?:for|the) )?taiwan's (?:meaningful|active|full|expanded|professional)(?:,? (?:and )?[a-z]+)? "
            "(?P<noun>participation|inclusion|involvement|engagement)"
            "(?: in (?:the )?(?P<where>(?:appropriate )?international (?:organi[sz]ations?|community|forums?|fora"
            "|bodies|society)|united nations(?: system)?|un system|world health assembly|world health organi[sz]ation"
            "|wha|who|icao|[a-z]+))?",
            "(?:the )?(?:meaningful|full|active) (?P<noun2>participation|inclusion) of taiwan(?: in (?:the )?"
            "(?P<where2>(?:appropriate )?international (?:organi[sz]ations?|community|forums?|fora)|[a-z]+))?",
            "taiwan(?:'s)?(?: (?:to|can|could|should|be able to|being able to)){{0,2}} (?:meaningfully|fully|actively) "
            "(?P<noun3>participat(?:e|es|ing))(?: in (?:the )?(?P<where3>(?:appropriate )?international "
            "(?:organi[sz]ations?|community|forums?)|[a-z]+))?",
            "taiwan's (?P<noun4>participation) in (?:the )?(?P<where4>(?:appropriate )?international "
            "(?:organi[sz]ations?|community|forums?|fora)|united nations(?: system)?|world health assembly"
            "|world health organi[sz]ation)",
        ),
    ),
    Source(
        formula="responsible-member-international-community",
        label="A responsible member of the international community",
        anchors="responsible",
        patterns=(
            "(?:(?:a|the) )?(?:[a-z]+ and )?responsible (?:and [a-z]+ )?(?P<noun>members?|stakeholders?|partners?|actors?"
            "|major (?:countr(?:y|ies)|powers?)|powers?|countr(?:y|ies)|players?)"
            " (?:of|in) the (?P<scope>international (?:community|system|society)|indo~pacific(?: region)?|global community"
            "|community of nations|world|region)",
        ),
    ),
    Source(
        formula="complete-denuclearization-korean-peninsula",
        label="Complete denuclearization of the Korean Peninsula",
        anchors="denuclearization|denuclearisation|denuclearize|denuclearise|dismantlement|denuclearizing|abandonment",
        patterns=(
            "(?:the )?(?P<degree>(?:(?:complete|full|final|total|verifiable|irreversible|fully verified)"
            "(?:,? and |, | )){{0,4}})(?P<noun>denucleari[sz]ation)(?: (?:of|on|in) (?P<place>{korea}))?"
            "(?: in a (?:complete|verifiable)[^.;:]{{0,40}}?manner)?",
            "(?P<verb>denucleari[sz](?:e|ing)) (?P<place2>{korea})(?: (?P<degree2>completely|fully))?",
            "(?P<place3>{korea})(?:'s)? (?P<degree3>(?:complete|full|final|total) )?(?P<noun2>denucleari[sz]ation)",
            "(?:the )?(?P<degree4>complete, verifiable,? and irreversible) (?P<noun3>dismantlement|abandonment)"
            "(?: of (?:all )?[a-z' ]{{0,60}}?(?:weapons|programs?|programmes?|missiles))?",
        ),
    ),
    Source(
        formula="abductions-issue",
        label="Immediate resolution of the abductions issue",
        anchors="abduction|abductions|abductees|abducted",
        patterns=(
            "(?:(?:the|an) )?(?:(?P<degree>immediate|early|swift|prompt|complete) )?(?P<noun>resolution|solution|settlement) "
            "(?:of|to|for) (?:the )?(?:issue of )?abductions?(?: issues?| problem| of japanese (?:nationals|citizens))?",
            "(?:the )?(?P<noun2>abductions?) (?:issues?|problem|question)",
            "(?:the )?(?:issue|problem|question) of (?:the )?(?P<noun3>abductions?|abductees"
            "|(?:japanese )?(?:nationals|citizens) abducted by north korea)(?: of japanese (?:nationals|citizens))?",
            "(?P<verb>resolv(?:e|ing)|solv(?:e|ing)) the abductions? (?:issues?|problem)",
            "(?P<noun4>abductions?) of (?:its |japanese )(?:nationals|citizens)",
        ),
    ),
    Source(
        formula="future-oriented-relations",
        label="Future-oriented relations",
        anchors="future-oriented|forward-looking|oriented|future",
        patterns=(
            "(?:(?:a|the|our|their) )?(?:(?:stable|mature|healthy|sound|sustainable|cooperative)(?:,? and |, | )){{0,2}}"
            "(?P<adjective>future~oriented|forward~looking)(?:(?:,? and |, )[a-z]+)? (?:(?:japan|south korea|korea|rok|china"
            "|bilateral|u\\.?s\\.?)(?:[~–-](?:japan|south korea|korea|rok|china|u\\.?s\\.?))? )?"
            "(?P<noun>relations?|relationships?|partnership|cooperation|ties|approach|way|manner|direction)",
        ),
    ),
    Source(
        formula="war-of-aggression-ukraine",
        label="War of aggression against Ukraine",
        anchors="aggression|invasion",
        patterns=(
            "(?:(?:the|its|[a-z]+'s?|this|their) )?(?P<adjectives>(?:(?:brutal|illegal|unjustified|unjustifiable|unprovoked"
            "|full~scale|ongoing|continued|continuing|blatant|cruel|unlawful|horrific|russian|moscow's)(?:,? and |, | ))"
            "{{0,4}})(?P<noun>war of aggression|aggression|full~scale invasion|invasion|aggressive war)"
            "(?: (?:against|on|towards?|upon|of|in) {ukraine})",
            "(?:russia's|russian|moscow's|putin's) (?P<adjectives2>(?:(?:brutal|illegal|unjustified|unjustifiable|unprovoked"
            "|ongoing|continued|full~scale|blatant)(?:,? and |, | )){{0,4}})(?P<noun2>war of aggression|full~scale invasion)",
        ),
    ),
    Source(
        formula="two-state-solution",
        label="Two-state solution",
        anchors="two-state|state|states|two",
        patterns=(
            "(?:(?:the|a|an) )?(?:(?:viable|negotiated|lasting|just|viable) )?(?P<name>two(?:~| )states?) "
            "(?P<noun>solution|outcome|vision|formula|framework)",
            "(?P<name2>two states)(?:, israel and palestine,|,)? living side by side(?: in (?P<manner>peace(?: and security)?))?",
        ),
    ),
    Source(
        formula="asean-centrality",
        label="ASEAN centrality and unity",
        anchors="asean|centrality",
        patterns=(
            "(?:(?:the|support for) )?asean(?:'s)? (?P<what>(?:unity and centrality|centrality(?: and unity)?"
            "|central role|central and [a-z]+ role))(?: in (?:the )?(?P<place>(?:regional )?architecture|indo~pacific|region"
            "|evolving regional architecture))?",
            "(?:the )?(?P<what2>centrality(?: and unity)?|unity and centrality|central role) of asean",
            "asean~(?P<what3>led|centered|centred) (?:regional )?(?:architecture|mechanisms?|order)",
        ),
    ),
    Source(
        formula="comprehensive-strategic-partnership",
        label="(Comprehensive) strategic partnership",
        anchors="partnership|partnerships|partner|partners",
        patterns=(
            "(?:(?:a|an|the|their|our|its|this) )?(?P<degree>(?:(?:special|all~weather|all~round|permanent|new|global|enhanced"
            "|deepened|upgraded|elevated|higher~level|privileged)(?:,? and | )){{0,3}})comprehensive(?:,| and)? "
            "(?:global )?strategic (?:cooperative |coordination |coordinative |cooperation )?"
            "(?P<noun>partnerships?|partners?|cooperation|coordination)"
            "(?: of coordination(?: for a new era)?| for a new era)?",
            "(?:(?:a|an|the|their|our) )?(?P<degree2>(?:special|global|all~weather|enhanced|upgraded)(?: and global)? )"
            "strategic (?:cooperative )?(?P<noun2>partnerships?)",
        ),
    ),
    Source(
        formula="constructive-and-stable-relationship",
        label="A constructive and stable relationship",
        anchors="constructive|stable|strategic|mutually",
        patterns=(
            "(?:(?:a|the|their|our) )?(?:(?:healthy|sound|steady)(?:,? and |, ))?(?P<adjectives>constructive(?: and|,)"
            "(?: and)? stable|stable(?: and|,)(?: and)? constructive|constructive, candid,? and stable)"
            "(?:,? and [a-z]+)? (?:(?:[a-z]+(?:[~–-][a-z]+)?) )?(?P<noun>relations?|relationships?|ties|bilateral (?:relations?"
            "|relationship))",
            "(?P<noun2>relations?|relationship|ties)(?: between [^.;:]{{1,40}}?)? (?:that (?:is|are) |more )"
            "(?P<adjectives2>constructive and stable|stable and constructive)",
            "mutually beneficial (?P<noun3>relationship|relations) based on common strategic interests",
        ),
    ),
    Source(
        formula="community-with-a-shared-future",
        label="A community with a shared future for mankind",
        anchors="community|destiny",
        patterns=(
            "(?:(?:the|a|an) )?(?P<scope>(?:(?:china|asean|asia~pacific|central asia|global|maritime|human|bilateral|global"
            "|cyberspace|vietnam|[a-z]+~[a-z]+) )?)community (?:with|of) (?:a )?(?:shared|common) (?P<noun>future|destiny)"
            "(?: (?:for|of) (?:all )?(?P<whom>mankind|humanity|humankind|human beings))?",
        ),
    ),
    Source(
        formula="supply-chain-resilience",
        label="Resilient supply chains",
        anchors="supply",
        patterns=(
            "(?P<adjectives>(?:(?:resilient|secure|diversified|reliable|robust|stable|trusted|sustainable|diverse|transparent)"
            "(?:,? and |, | )){{1,4}})(?:global |international |regional |semiconductor |critical minerals? |industrial and )?"
            "(?P<noun>supply~?chains?)",
            "(?:the )?(?P<what>resilience|resiliency|security|diversification|stability|robustness)(?: and [a-z]+)? "
            "(?:of|in|across) (?:the |our |their )?(?:global |critical |key |semiconductor |regional )?(?P<noun2>supply~?chains?)",
            "(?P<noun3>supply~?chain) (?P<what2>resilience|resiliency|security|diversification|stability)"
            "(?: (?:and|,) (?:security|resilience|diversification))?",
            "(?P<verb>strengthen(?:ing)?|build(?:ing)?|secur(?:e|ing)|diversify(?:ing)?|enhanc(?:e|ing)|reinforc(?:e|ing)"
            "|stabili[sz](?:e|ing)) (?:the |our |their |its |global |critical |key |semiconductor |regional ){{0,2}}"
            "(?P<noun4>supply~?chains?)(?: resilience)?",
        ),
    ),
    Source(
        formula="strategic-stability",
        label="Strategic stability",
        anchors="strategic",
        patterns=(
            "(?:(?:the|global|mutual|regional|nuclear|bilateral) )?(?P<what>strategic stability)"
            "(?: (?:dialogue|talks))?(?: (?:between|in|with) (?:the )?(?P<with>[a-z.]{{1,30}}))?",
        ),
    ),
)


def pattern(alternatives: tuple[str, ...]) -> str:
    """One regular expression of the readable alternatives.

    Args:
        alternatives: As in `SOURCES`.

    Returns:
        A pattern for `re.IGNORECASE`.
    """
    done = []
    for text in alternatives:
        for _ in range(2):
            text = re.sub(r"(?<!\{)\{([a-z][a-z0-9]*)\}(?!\})", lambda m: FRAGMENTS[m[1]], text)
        text = text.replace("{{", "{").replace("}}", "}")
        text = text.replace("[~–-]", "[-‐‑–—]").replace("['\"“‘]", "[\x01\"“‘]").replace("['\"”’]", "[\x01\"”’]")
        text = text.replace("[a-z~.]", "[a-z.-]").replace("[a-z' ]", "[a-z\x01’\\s]")
        text = text.replace("~", "[-‐‑–\\s]").replace("'", "['’]").replace("\x01", "'").replace(" ", "\\s+")
        done.append(text)
    return r"\b(?:" + "|".join(done) + ")"


def build() -> list[dict[str, str]]:
    """The rows of formulas.csv, in the order of `SOURCES`."""
    rows = []
    for source in SOURCES:
        found = pattern(source.patterns)
        slots = list(re.compile(found, re.IGNORECASE).groupindex)
        rows.append(
            {
                "formula": source.formula,
                "label": source.label,
                "anchors": source.anchors,
                "pattern": found,
                "slots": "|".join(slots),
            }
        )
    return rows


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLES)
    rows = build()
    with (parser.parse_args().out / "formulas.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
