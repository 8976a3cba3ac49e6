"""From what was proven of a token, or could not be, to the record that tells it."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened to a token after it was signed: `message` says it, and how it is known, in one line safe to show.

    `kind` is "damage" (characters), "cut" (its beginning or an end is gone), "edit" (a value or member), "rewritten"
    (the same JSON written otherwise), "letter-case" (all letters are small, or capitals: told by these, and beyond
    undoing), "other-certificate", or "unproven": nothing is claimed but what the key tells. `tried` are then the
    changes of header or payload that were searched for in vain, each in words.
    `where` is a JSON Pointer into {"header", "payload", "signature"}, `character` counts from 1 in the token's text as
    it was pasted (None where no one character is meant), `fix` says what to do. `certificate` is the name of the one
    that fits. `token` is the token as it was signed, a password: it is in no repr and no message. `is_stopped` says
    that the search was ended before all was tried.
    """

    kind: str
    message: str
    fix: str
    where: str = ""
    character: int | None = None
    certificate: str = ""
    token: str = field(default="", repr=False)
    is_stopped: bool = False
    tried: tuple[str, ...] = ()

    @property
    def basis(self) -> Literal["signature", "letters"] | None:
        """By what it is known; None where it is not. Of a token that lost its letters' case no signature tells."""
        if self.kind == "unproven":
            return None
        return "letters" if self.kind == "letter-case" else "signature"

    @property
    def is_known(self) -> bool:
        """Whether what happened is known at all."""
        return self.basis is not None

    @property
    def standing(self) -> str:
        """How well founded it is, as words behind a title."""
        return _STANDINGS[self.basis]


_STANDINGS = {
    "signature": "proven by the signature",
    "letters": "seen by its letters",
    None: "nothing could be proven",
}
