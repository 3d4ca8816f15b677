"""The closed classes of words that reported speech is built with."""

from __future__ import annotations

TELLS = frozenset(
    "tell inform assure remind warn notify advise brief caution convince persuade teach show promise ask urge".split()
)
"""Verbs whose bare object is whom they speak to."""
SPEAKS_TO = frozenset("to with".split())
"""Prepositions before whom one speaks to."""
TOPIC_PREPOSITIONS = frozenset("over about on of for against to with toward towards at in as from".split())
"""Prepositions by which a noun that is said goes on."""
DOCUMENTS = frozenset(
    "statement communique communiqué declaration report document readout release letter resolution paper agreement "
    "treaty accord memorandum text outlook overview article study survey poll analysis editorial note white-paper "
    "factsheet summary transcript charter pact bulletin dispatch commentary post tweet".split()
)
"""Things that speak because somebody wrote them."""
JOINT_DOCUMENTS = frozenset(
    "statement communique communiqué declaration document agreement treaty accord memorandum pact".split()
)
"""Documents that several issue together."""
ISSUES = frozenset(
    "issued released published signed adopted concluded issue release publish sign adopt agreed endorsed unveiled "
    "delivered".split()
)
"""Forms of verbs by which a document is given out."""
MEETS = frozenset("met meets held hold holds meet talked spoke attended exchanged signed".split())
"""Forms of verbs whose subject and partner make a group."""
CITES = frozenset({"citing", "quoting"})
NOT_REPORTING = frozenset(
    "ensure ensured ensures ensuring make makes made making mean means meant meaning cause causes caused let lets "
    "help helps helped helping happen happens happened prove proves proved proven seem seems seemed appear appears "
    "appeared become became get got gets getting have has had having do does did is are was were be been being "
    "take took taken takes go goes went come comes came bring brings brought keep keeps kept turn turns turned "
    "start started starts begin began begins stop stopped stops see sees saw seen watch watched hear hears "
    "wait waits waited leave leaves left put puts require requires required depend depends guarantee guarantees "
    "guaranteed allow allows allowed enable enables enabled remain remains remained follow follows followed "
    "include includes included cover covers covered give gives gave given 's 're 'd looks look looked try tries tried "
    "use used uses pay paid lead led leads win won wins lose lost play played set sets matter matters mattered "
    "increase increases increased decrease reduce reduces reduced create creates created".split()
)
"""Verb forms that take a clause without reporting what anybody says or thinks."""
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
}
"""Nouns that report, and the verb each stands for."""
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
}
"""Prepositions by which a noun that reports names what is said."""
HEARSAY = frozenset(
    "said reported believed understood thought alleged rumored rumoured known quoted claimed considered deemed "
    "learned learnt revealed told announced estimated".split()
)
"""Participles of hearsay: "it was learned that", "is said to"."""
EXPLETIVES = frozenset({"it", "there"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
ASIDES = frozenset(
    "adding saying noting stating stressing emphasizing emphasising warning insisting explaining arguing claiming "
    "reaffirming reiterating underscoring underlining citing calling describing pledging vowing urging accusing "
    "suggesting recalling telling".split()
)
"""Participles by which a speaker goes on after a comma."""
JUDGES = frozenset(
    "call describe label term dub brand characterize characterise portray compare regard view see consider accuse "
    "criticize criticise blame praise commend applaud hail laud congratulate slam blast denounce condemn rebuke attack "
    "fault define depict liken cast rate thank mock ridicule".split()
)
"""Verbs that say of something what it is, or what it deserves."""
LIGHT_VERBS = frozenset("made make makes making gave give gives giving had has have having took repeated renewed".split())
"""Verbs that leave the saying to their object: "made a call for"."""
NEED_SPEECH_OBJECT = frozenset(
    "add post admit present record document share raise offer renew accept adopt second report show find grant extend "
    "deliver submit address back recall conclude write embrace detail print read echo support champion".split()
)
"""Verbs whose object is said only when it is a thing of speech ("raised concerns", not "raised money")."""
SPEECH_NOUNS = frozenset(
    "view views concern concerns recognition opinion opinions belief assessment understanding vision statement comment "
    "comments remark remarks criticism praise support condolences congratulations importance issue issues question "
    "questions possibility prospect need point points objection objections doubt doubts hope hopes claim claims call "
    "calls appeal commitment commitments pledge readiness willingness determination resolve opposition apology apologies "
    "thanks gratitude explanation sentiment sentiments proposal suggestion advice case cases topic matter situation "
    "idea plan plans position stance peace resolution efforts effort solution right rights independence sovereignty "
    "integrity bid decision move candidacy nominee policy cooperation fact facts invitation responsibility warning "
    "warnings assurances assurance encouragement denial demand demands accusation accusations allegation allegations".split()
)
"""Nouns for what can be said, asked, felt or held."""
NEVER_CLAUSE = frozenset("mean allow reflect grant require".split())
"""Verbs in the table whose clause is never reported."""
NO_SPEAKERS = frozenset("what this these those there all none something nothing everything".split())
"""Subjects that are nobody."""
NO_QUOTE = frozenset(
    "hold see hear sign adopt approve ratify authorize authorise issue publish release deliver submit appoint nominate "
    "designate summon conclude record learn know review present attend seek accept find feel regard view consider "
    "withdraw vote print".split()
)
"""Verbs in the table before which or after which no quotation is their own."""
INANIMATE = frozenset("threats actions results ratings prices tensions relations findings moves attacks talks remarks".split())
"""Plural nouns without a voice."""
SURROUNDINGS = ("strait", "straits", "sea", "seas", "region", "peninsula", "pacific", "ocean", "area", "world", "waters", "gulf", "east", "europe", "asia", "africa", "belt", "border")
"""Last words of what peace can be "in": places that belong to what is said."""
SPEAKERS_VERBS = frozenset("promised pledged vowed added said warned urged stressed noted threatened denied".split())
"""Past forms that, joined to a clause about a thing, go back to the speaker."""
