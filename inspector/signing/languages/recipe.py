"""From what a conforming token needs to one noun: what signing code in any language has to write down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Fill(NamedTuple):
    """A value that nobody knows but the reader; `words` say what to fill in, one line of plain text, not yet quoted."""

    words: str


class Code(NamedTuple):
    """An expression of the very language that is written, taken over from the reader's own code as it stands."""

    text: str


Written: TypeAlias = "bool | int | float | str | list[Written] | dict[str, Written] | Fill | Code | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What goes into the code that signs a token.

    `claims` are those of the user, in order: sub, subType, name, email, email_verified, groups and any others, but none
    of jti, iss, aud, iat, nbf and exp, which the code itself makes: jti new for each token, the audience always Qlik's.
    `lifetime` and `not_before` are whole seconds from the moment of signing to exp and to nbf. `notes` are lines for
    the reader, put into a comment.
    """

    claims: Mapping[str, Written]
    issuer: str | Fill | Code
    key_id: str | Fill | Code
    lifetime: int = 300
    not_before: int = 0
    notes: tuple[str, ...] = ()
