"""The closed classes of words that reported speech is built with."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for looking up."""
    return frozenset(words.split())


TELLS = word_set(
    "tell inform assure remind warn notify advise brief caution convince persuade teach show promise ask urge"
)
"""Verbs whose bare object is whom they speak to."""
SPEAKS_TO = frozenset(["to", "with"])
"""Prepositions before whom one speaks to."""
DOCUMENTS = word_set(
    "statement communique communiqué declaration report document readout release letter resolution "
    "paper agreement treaty accord memorandum text outlook overview article study survey poll analysis "
    "editorial note white-paper factsheet summary transcript charter pact bulletin dispatch commentary "
    "post tweet account version"
)
"""Things that speak because somebody wrote them."""
REPORTS = word_set("report article story dispatch")
"""What an outlet writes."""
JOINT_DOCUMENTS = word_set(
    "statement communique communiqué declaration document agreement treaty accord memorandum pact text appeal"
)
"""Documents that several issue together."""
ISSUES = word_set(
    "issued released published signed adopted concluded issue release publish sign adopt agreed "
    "endorsed unveiled delivered"
)
"""Forms of verbs by which a document is given out."""
UTTERANCES = word_set("comment remark speech address message language ad video announcement appeal")
"""Other things that somebody makes, and that speak for him."""
GIVES = ISSUES | word_set(
    "made make posted post sent send wrote write read gave give submitted circulated tweeted unleashed file "
    "filed ran"
)
"""Forms of verbs whose subject speaks through the document that is their object."""
MEETS = word_set("met meets held hold holds meet talked spoke attended exchanged signed")
"""Forms of verbs whose subject and partner make a group."""
AGREES = word_set("agree confirm reconfirm affirm reaffirm decide pledge undertake underline underscore ask")
"""Verbs by which several tell each other something, or somebody else the same thing."""
SIDES = word_set("sides ministers leaders presidents governments countries delegations parties negotiators")
"""Plural nouns for those who deal with each other."""
CITES = frozenset({"citing", "quoting"})
QUOTES = word_set("quoted cited quoting citing quotes cites")
"""Forms of verbs by which an outlet or an official gives another's words."""
CARRIES = word_set("carried published quoted cited reported run aired broadcast printed relayed")
"""Participles of what an outlet does with a statement."""
NOT_REPORTING = word_set(
    "ensure ensured ensures ensuring make makes made making mean means meant meaning cause causes "
    "caused let lets help helps helped helping happen happens happened prove proves proved proven seem "
    "seems seemed appear appears appeared become became get got gets getting have has had having do "
    "does did is are was were be been being take took taken takes go goes went come comes came bring "
    "brings brought keep keeps kept turn turns turned start started starts begin began begins stop "
    "stopped stops see sees saw seen watch watched hear hears wait waits waited leave leaves left put "
    "puts require requires required depend depends guarantee guarantees guaranteed allow allows allowed "
    "enable enables enabled remain remains remained follow follows followed include includes included "
    "cover covers covered give gives gave given 's 're 'd looks look looked try tries tried use used "
    "uses pay paid lead led leads win won wins lose lost play played set sets matter matters mattered "
    "increase increases increased decrease reduce reduces reduced create creates created"
)
"""Verb forms that take a clause without reporting what anybody says or thinks."""
SAYS_NOTHING = word_set(
    "is are was were be been being 's ’s 're ’re have has had having do does did mean means meant"
)
"""Verb forms of which quoted words can be the complement without their subject's saying them."""
NOUN_CUES: dict[str, str] = {
    "statement": "state",
    "claim": "claim",
    "claims": "claim",
    "warning": "warn",
    "warnings": "warn",
    "promise": "promise",
    "promises": "promise",
    "pledge": "pledge",
    "pledges": "pledge",
    "call": "call for",
    "calls": "call for",
    "demand": "demand",
    "demands": "demand",
    "view": "think",
    "views": "think",
    "belief": "believe",
    "hope": "hope",
    "hopes": "hope",
    "fear": "fear",
    "fears": "fear",
    "concern": "concern",
    "concerns": "concern",
    "allegation": "allege",
    "allegations": "allege",
    "suggestion": "suggest",
    "proposal": "propose",
    "proposals": "propose",
    "assertion": "assert",
    "assertions": "assert",
    "assurance": "assure",
    "assurances": "assure",
    "announcement": "announce",
    "condemnation": "condemn",
    "criticism": "criticize",
    "accusation": "accuse",
    "accusations": "accuse",
    "argument": "argue",
    "threat": "threaten",
    "threats": "threaten",
    "vow": "vow",
    "insistence": "insist",
    "denial": "deny",
    "opposition": "oppose",
    "support": "support",
    "request": "request",
    "requests": "request",
    "comments": "comment",
    "remarks": "remark",
    "decision": "decide",
    "plan": "plan",
    "plans": "plan",
    "conclusion": "conclude",
    "acknowledgment": "acknowledge",
    "admission": "admit",
    "refusal": "refuse",
    "desire": "desire",
    "intention": "intend",
    "commitment": "commit",
    "offer": "offer",
    "report": "report",
    "reports": "report",
}
"""Nouns that report, and the verb each stands for."""
_NOUNS_ALIKE = {
    "message": "state",
    "prediction": "predict",
    "forecast": "forecast",
    "estimate": "estimate",
    "finding": "find",
    "recommendation": "recommend",
    "ruling": "rule",
    "order": "order",
    "endorsement": "endorse",
    "rejection": "reject",
    "praise": "praise",
    "defense": "defend",
    "defence": "defend",
    "attack": "attack",
    "apology": "apologize",
    "explanation": "explain",
    "doubt": "doubt",
    "worry": "worry",
    "confidence": "believe",
    "skepticism": "doubt",
    "frustration": "regret",
    "anger": "protest",
    "outrage": "protest",
    "regret": "regret",
    "preference": "prefer",
    "interest": "want",
    "willingness": "offer",
    "unwillingness": "refuse",
    "readiness": "offer",
    "reluctance": "refuse",
    "determination": "resolve",
    "ambition": "intend",
    "goal": "intend",
    "vision": "envision",
    "policy": "declare",
    "position": "state",
    "stance": "state",
    "case": "argue",
    "theory": "theorize",
    "idea": "think",
    "notion": "think",
    "assumption": "assume",
    "expectation": "expect",
    "complaint": "complain",
    "objection": "object",
    "resistance": "resist",
    "embrace": "embrace",
    "appeal": "appeal",
    "plea": "plead",
    "invitation": "invite",
    "advice": "advise",
    "description": "describe",
    "characterization": "characterize",
    "portrayal": "portray",
    "reference": "refer to",
    "testimony": "testify",
    "agreement": "agree",
    "observation": "observe",
    "question": "question",
    "opinion": "think",
    "feeling": "feel",
    "rhetoric": "say",
    "disclosure": "disclose",
    "revelation": "reveal",
    "declaration": "declare",
    "acceptance": "accept",
    "affirmation": "affirm",
    "recognition": "recognize",
    "reminder": "remind",
    "reassurance": "reassure",
    "contention": "contend",
    "speculation": "speculate",
    "disagreement": "disagree",
    "instruction": "instruct",
    "disapproval": "disapprove of",
    "approval": "approve",
    "appreciation": "appreciate",
    "welcome": "welcome",
    "protest": "protest",
    "reservation": "doubt",
}
NOUN_CUES.update(_NOUNS_ALIKE)
NOUN_CUES.update(
    {
        (noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"): verb
        for noun, verb in _NOUNS_ALIKE.items()
    }
)
HELD_NOUNS = word_set(
    "support opposition commitment policy policies position positions stance plan plans goal goals vision "
    "desire intention interest hope hopes fear fears view views belief concern concerns willingness "
    "readiness determination expectation expectations ambition agreement decision interests"
)
"""Nouns for what somebody holds or wants; in another's report they tell no words of his."""
HELD_VERBS = word_set("support back oppose favor favour respect recognize recognise")
"""Verbs for a position that a state has."""
NOUN_PREPOSITIONS: dict[str, frozenset[str]] = {
    "call": frozenset({"for"}),
    "calls": frozenset({"for"}),
    "demand": frozenset({"for"}),
    "demands": frozenset({"for"}),
    "request": frozenset({"for"}),
    "support": frozenset({"for"}),
    "opposition": frozenset({"to"}),
    "condemnation": frozenset({"of"}),
    "criticism": frozenset({"of"}),
    "denial": frozenset({"of"}),
    "concern": frozenset({"over", "about"}),
    "concerns": frozenset({"over", "about"}),
    "fears": frozenset({"of", "about"}),
    "warning": frozenset({"of", "about"}),
    "warnings": frozenset({"of", "about"}),
    "threats": frozenset({"of"}),
    "comments": frozenset({"about", "on"}),
    "remarks": frozenset({"about", "on"}),
    "proposal": frozenset({"for"}),
    "plans": frozenset({"for"}),
    "commitment": frozenset({"to"}),
    "views": frozenset({"on", "of", "about"}),
    "view": frozenset({"on", "of", "about"}),
    "allegations": frozenset({"of"}),
    "accusations": frozenset({"of"}),
    "endorsement": frozenset({"of"}),
    "rejection": frozenset({"of"}),
    "praise": frozenset({"for", "of"}),
    "defense": frozenset({"of"}),
    "defence": frozenset({"of"}),
    "attack": frozenset({"on", "against"}),
    "attacks": frozenset({"on", "against"}),
    "apology": frozenset({"for"}),
    "doubts": frozenset({"about", "over"}),
    "worries": frozenset({"about", "over"}),
    "confidence": frozenset({"in"}),
    "skepticism": frozenset({"about", "of"}),
    "frustration": frozenset({"with", "over", "at"}),
    "anger": frozenset({"over", "at"}),
    "outrage": frozenset({"over", "at"}),
    "preference": frozenset({"for"}),
    "interest": frozenset({"in"}),
    "vision": frozenset({"of", "for"}),
    "policy": frozenset({"of"}),
    "position": frozenset({"on"}),
    "positions": frozenset({"on"}),
    "stance": frozenset({"on", "toward", "towards"}),
    "case": frozenset({"for", "against"}),
    "complaints": frozenset({"about", "of"}),
    "objection": frozenset({"to"}),
    "objections": frozenset({"to"}),
    "resistance": frozenset({"to"}),
    "embrace": frozenset({"of"}),
    "appeal": frozenset({"for"}),
    "plea": frozenset({"for"}),
    "description": frozenset({"of"}),
    "characterization": frozenset({"of"}),
    "portrayal": frozenset({"of"}),
    "reference": frozenset({"to"}),
    "references": frozenset({"to"}),
    "question": frozenset({"about"}),
    "questions": frozenset({"about"}),
    "opinion": frozenset({"of", "on", "about"}),
    "opinions": frozenset({"of", "on", "about"}),
    "feelings": frozenset({"about", "toward", "on"}),
    "acceptance": frozenset({"of"}),
    "recognition": frozenset({"of"}),
    "disapproval": frozenset({"of"}),
    "approval": frozenset({"of"}),
    "appreciation": frozenset({"for", "of"}),
    "fear": frozenset({"of"}),
    "hopes": frozenset({"for", "of"}),
    "hope": frozenset({"for", "of"}),
    "desire": frozenset({"for"}),
    "threat": frozenset({"of"}),
    "promise": frozenset({"of"}),
    "promises": frozenset({"of"}),
    "pledge": frozenset({"of"}),
    "belief": frozenset({"in"}),
    "proposals": frozenset({"for", "on"}),
    "plan": frozenset({"for"}),
    "statement": frozenset({"on", "about"}),
    "admission": frozenset({"of"}),
    "insistence": frozenset({"on"}),
    "message": frozenset({"of"}),
    "prediction": frozenset({"of"}),
    "predictions": frozenset({"of"}),
    "estimate": frozenset({"of"}),
    "advice": frozenset({"on", "about"}),
    "protest": frozenset({"against", "over"}),
    "protests": frozenset({"against", "over"}),
    "disagreement": frozenset({"with", "over"}),
    "reservations": frozenset({"about"}),
    "allegation": frozenset({"of"}),
    "accusation": frozenset({"of"}),
    "announcement": frozenset({"of"}),
    "speculation": frozenset({"about"}),
}
"""Prepositions by which a noun that reports names what is said."""
HEARSAY = word_set(
    "said reported believed understood thought alleged rumored rumoured known quoted claimed considered "
    "deemed learned learnt revealed told announced estimated expected predicted projected forecast suspected "
    "feared assumed presumed rumored"
)
"""Participles of hearsay: "it was learned that", "is said to"."""
EXPLETIVES = frozenset({"it", "there"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
ASIDES = word_set(
    "adding saying noting stating stressing emphasizing emphasising warning insisting explaining "
    "arguing claiming reaffirming reiterating underscoring underlining citing calling describing "
    "pledging vowing urging accusing suggesting recalling telling"
)
"""Participles by which a speaker goes on after a comma."""
JUDGES = word_set(
    "call describe label term dub brand characterize characterise portray compare regard view see "
    "consider accuse criticize criticise blame praise commend applaud hail laud congratulate slam blast "
    "denounce condemn rebuke attack fault define depict liken cast bill frame paint rate thank mock ridicule "
    "brand deem perceive identify name list credit cite defend"
)
"""Verbs that say of something what it is, or what it deserves."""
LIGHT_VERBS = word_set(
    "made make makes making gave give gives giving given had has have having took repeated renewed "
    "offered issued sent"
)
"""Verbs that leave the saying to their object: "made a call for"."""
NEED_SPEECH_OBJECT = word_set(
    "add post admit present record document share raise offer renew accept adopt second report show "
    "find grant extend deliver submit address conclude write detail print read "
    "release sign"
)
"""Verbs whose object is said only when it is a thing of speech ("raised concerns", not "raised money")."""
SPEECH_NOUNS = word_set(
    "view views concern concerns recognition opinion opinions belief assessment understanding vision "
    "statement comment comments remark remarks criticism praise support condolences congratulations "
    "importance issue issues question questions possibility prospect need point points objection "
    "objections doubt doubts hope hopes claim claims call calls appeal commitment commitments pledge "
    "readiness willingness determination resolve opposition apology apologies thanks gratitude "
    "explanation sentiment sentiments proposal suggestion advice case cases topic matter situation idea "
    "plan plans position stance peace resolution efforts effort solution right rights independence "
    "sovereignty integrity bid decision move candidacy nominee policy cooperation fact facts invitation "
    "responsibility warning warnings assurances assurance encouragement denial demand demands "
    "accusation accusations allegation allegations"
)
"""Nouns for what can be said, asked, felt or held."""
DECLINES = word_set("decline declines declined refuse refuses refused")
SILENCES = word_set(
    "comment answer respond reply elaborate say discuss speak give provide confirm identify name"
)
"""What is declined by those who say nothing."""
TOPIC_VERBS = frozenset(
    {
        *("discuss", "review", "debate", "talk about", "talk of", "speak about", "speak of"),
        *("exchange views on", "exchange opinions on"),
    }
)
"""Verbs whose object is on the table; what is said of it, they do not tell."""
WEIGHTS = word_set("importance need necessity significance value urgency role")
"""Nouns with which a topic becomes a position: "discussed the importance of"."""
INFORMS = word_set("inform tell notify brief remind assure advise apprise update warn alert")
"""Verbs by which somebody is told of something."""
ACTS = word_set("offer accept refuse reject decline invite propose request promise turn")
"""Verbs whose object, whatever it is, is what somebody did with words, once another reports it."""
NEVER_CLAUSE = word_set("mean allow reflect grant require")
"""Verbs in the table whose clause is never reported."""
NO_SPEAKERS = word_set("what this these those there all none something nothing everything")
"""Subjects that are nobody."""
NO_QUOTE = word_set(
    "hold see hear sign adopt approve ratify authorize authorise issue publish release deliver submit "
    "appoint nominate designate summon conclude record learn know review present attend seek accept "
    "find feel regard view consider withdraw vote print speak"
)
"""Verbs in the table before which or after which no quotation is their own."""
SENSES = frozenset({"see", "hear", "feel"})
"""Verbs whose bare infinitive is what happens, not what is thought: "would see prices go up"."""
INANIMATE = word_set(
    "threats actions results ratings prices tensions relations findings moves attacks talks remarks "
    "queries hands rules guidelines letters taxes"
)
"""Plural nouns without a voice."""
SURROUNDINGS = (
    "strait",
    "straits",
    "sea",
    "seas",
    "region",
    "peninsula",
    "pacific",
    "ocean",
    "area",
    "world",
    "waters",
    "gulf",
    "east",
    "europe",
    "asia",
    "africa",
    "belt",
    "border",
)
"""Last words of what peace can be "in": places that belong to what is said."""
SPEAKERS_VERBS = word_set("promised pledged vowed added said warned urged stressed noted threatened denied")
"""Past forms that, joined to a clause about a thing, go back to the speaker."""
OTHERS_VERBS = SPEAKERS_VERBS | word_set("accused argued told insisted says say claimed replied countered")
"""Forms that, joined to a clause with a subject of their own, are somebody else's words, told beside it."""
GATHERINGS = word_set("meeting meetings summit talks consultation consultations dialogue session conference")
"""Nouns for occasions at which people speak."""
EVENT_NOUNS = GATHERINGS | word_set("side sides alliance leaders ministers")
"""Nouns for gatherings, which speak for those who gather."""
NO_UNDERTAKING = word_set("prove show find appear mean")
"""Verbs in the table whose infinitive undertakes nothing."""
QUOTATIVE = word_set(
    "warn caution pledge promise vow hope fear complain urge lament protest think believe recommend advise"
)
"""Verbs of will or feeling before which their clause can stand."""
NO_TAIL = word_set("and but or nor which who that while when because after before if than though although")
"""Words after a quotation that begin something else than its speaker."""
NO_AUTHORITY = word_set("plan plans schedule rules custom tradition law terms size need taste")
"""What one can act according to without anybody speaking."""
PAPER_KINDS = word_set("joint press news trilateral bilateral written annual final white policy")
"""Modifiers that belong to the name of a document."""
GOES_ON = word_set("continue continues continued continuing went goes go going used sought")
"""Verbs whose infinitive is what is really done: "went on to say"."""
HEARERS = word_set(
    "reporters journalists press media parliament lawmakers senators counterpart ministers envoys "
    "ambassador diplomats supporters audience crowd council committee assembly"
)
"""Nouns for people one speaks to."""
THINGS = word_set(
    "number matter order power paper letter factor sector error corner water winter summer weather "
    "cover offer barrier border chapter character center centre color colour consumer-price disaster "
    "dollar effort fear favor favour figure floor flavor harbor harbour honor honour humor labor labour "
    "layer list manner mirror motor murder newsletter november december october september odor quarter "
    "reminder river rumor shelter shoulder tenor terror thriller tower trigger vapor wonder year "
    "committee-vote"
)
"""Singular nouns that end like people and are none."""
BODIES = word_set(
    "ministry government administration side party embassy army military police court parliament "
    "congress senate council commission committee agency office team group union alliance bloc state "
    "country nation kingdom press media paper newspaper company bank junta regime cabinet delegation "
    "opposition crowd public family campaign source chief head aide king queen prince pope judge "
    "witness wife husband mother father son daughter boss staff board panel white-house summit meeting "
    "conference department institute organization organisation association foundation coalition "
    "majority minority website network channel site man woman friend somebody someone everyone nobody "
    "official people premier envoy diplomat spokesperson analyst expert mayor colonel pilot veteran "
    "activist prefecture province county city municipality university church authority"
)
"""Singular nouns for bodies and people that can have a voice."""
POSITIONS = frozenset(
    {
        "rule out",
        "confirm",
        "deny",
        "accept",
        "endorse",
        "support",
        "recognize",
        "recognise",
        "acknowledge",
        "back",
    }
    | {"condemn", "oppose", "reject", "dispute", "exclude"}
)
"""Verbs whose denial is a position of its own."""
OWN_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they"})
"""Pronouns that, in somebody's reported words, can mean himself."""
GROUP_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "both": 2,
    "sides": 2,
    "leaders": 0,
    "ministers": 0,
}
"""Words for a group met before, and its size; 0 for any."""
LABELS = word_set(
    "date time venue place location contact email phone fax source photo photos image video note update "
    "subject tags topics category related also read more credit author title participants agenda website "
    "editor correction where when who what background summary sources from to re cc attn copyright"
)
"""First words before a colon that name no speaker."""
POLLS = word_set("poll survey")
"""What asks people: what is so "in a poll" is what they answered."""
