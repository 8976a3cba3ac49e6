"""From a signature that is not good to one sentence on why: the record that carries it."""

import enum
from dataclasses import dataclass

ALTERED = "content-altered"


class Search(enum.Enum):
    """How much work an explanation may cost."""

    QUICK = "quick"  # a millisecond or so
    THOROUGH = "thorough"  # also tries to repair the signature: some seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a signature is not good: `kind` is a rule's name, `message` one line that says how it is known.

    `detail` is what tells reasons of one kind apart: an algorithm ("RS512"), a key size ("4096"),
    a character's position in the signature counted from 1 ("17"), or a cause in one word ("cut").
    No part of the signature is in any of them.
    """

    kind: str
    message: str
    detail: str = ""
