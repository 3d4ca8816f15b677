"""What a model said of one document, kept so that nobody has to be asked again."""

from __future__ import annotations

from dataclasses import dataclass

from readout.model.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReply:
    """A model's reply to one request.

    Attributes:
        text_sha256: Digest of the stored text that was sent.
        request_sha256: Digest of the whole request: model, instructions, text, limits.
        model: Name of the model.
        prompt: Version of the instructions.
        content: What it said, as it came.
    """

    text_sha256: str
    request_sha256: str
    model: str
    prompt: int
    content: str

    @property
    def sha256(self) -> str:
        """Digest of what it said."""
        return digest_of_text(self.content)


def digest_of_text(text: str) -> str:
    """SHA-256 of a text as UTF-8; half a surrogate pair counts as it stands.

    Args:
        text: Any text.

    Returns:
        64 hexadecimal digits.
    """
    return digest(text.encode("utf-8", "surrogatepass"))
