"""What we say: frozen values, each with the characters it was read from. No I/O."""

from readout.model.clause import Clause, Force, Term, TermKind
from readout.model.comparison import Change, ClauseChange, Comparison, Matched, Stretch
from readout.model.document import (
    ArticleFields,
    Block,
    BlockKind,
    Document,
    Flag,
    RawInput,
    SourceKind,
    rejected,
)
from readout.model.edtf import DateBasis, Dating, EdtfDate
from readout.model.entity import Alternative, Entity, EntityKind, Mention, MentionFlag, Method
from readout.model.event import (
    AgendaItem,
    Conflict,
    ConflictKind,
    ConflictValue,
    Event,
    EventStatus,
    Occurrence,
    Place,
    Report,
    Role,
    RoleName,
)
from readout.model.ids import canonical_json, digest, make_id
from readout.model.judgement import Judgement, JudgementKind
from readout.model.reading import Reading
from readout.model.span import Span
from readout.model.statement import (
    Attribution,
    Mode,
    Party,
    Polarity,
    SpeechKind,
    Stance,
    Statement,
)
from readout.model.wording import Claim, ClaimKind, Usage, Verdict

__all__ = [
    "AgendaItem",
    "Alternative",
    "ArticleFields",
    "Attribution",
    "Block",
    "BlockKind",
    "Change",
    "Claim",
    "ClaimKind",
    "Clause",
    "ClauseChange",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "ConflictValue",
    "DateBasis",
    "Dating",
    "Document",
    "EdtfDate",
    "Entity",
    "EntityKind",
    "Event",
    "EventStatus",
    "Flag",
    "Force",
    "Judgement",
    "JudgementKind",
    "Matched",
    "Mention",
    "MentionFlag",
    "Method",
    "Mode",
    "Occurrence",
    "Party",
    "Place",
    "Polarity",
    "RawInput",
    "Reading",
    "Report",
    "Role",
    "RoleName",
    "SourceKind",
    "Span",
    "SpeechKind",
    "Stance",
    "Statement",
    "Stretch",
    "Term",
    "TermKind",
    "Usage",
    "Verdict",
    "canonical_json",
    "digest",
    "make_id",
    "rejected",
]
