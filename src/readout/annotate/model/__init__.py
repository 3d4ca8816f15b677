"""A model behind an OpenAI-compatible endpoint proposes spans; each is located in the text or dropped.

prompt      what is asked: fixed instructions, a closed form, one text between two fences
endpoint    the one module that opens a connection
asking      when a model is asked, when again, when not any more
reply       from words to proposals
locate      where a quoted stretch stands
nearby      which place is meant, and what stands together
encounters  from proposed encounters to reports
said        from proposed statements to statements
agreement   where the rules have found it already
refusals    why something was dropped
reader      all of it in its order
"""

from readout.annotate.model.answer import READ, TO_ASK_AGAIN
from readout.annotate.model.asking import Asker
from readout.annotate.model.endpoint import Endpoint, check_settings, key_of
from readout.annotate.model.reader import RULE_PREFIX, ModelReader, model_digest, propose
from readout.annotate.model.refusals import WHY, Refused
from readout.annotate.model.replayed import replayed

__all__ = [
    "READ",
    "RULE_PREFIX",
    "TO_ASK_AGAIN",
    "WHY",
    "Asker",
    "Endpoint",
    "ModelReader",
    "Refused",
    "check_settings",
    "key_of",
    "model_digest",
    "propose",
    "replayed",
]
