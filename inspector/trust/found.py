"""From the bytes given as certificate to the DER in them, how it was written, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector.jose.problem import Problem
from inspector.trust.armor import Armored, within_length
from inspector.trust.kinds import KINDS, PRIVATE_KEY, kind_of_der, names_private_key
from inspector.trust.public_key import PublicKey

WHERE = "/certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the material turned out to be: `kind` is "certificate", "public-key", "pkcs1", or a name of KINDS.

    `der` is what was found; `jwk` the key where it came as JSON; `mended` what strict readers refuse,
    `remarks` what is merely unusual; `pasted` whether it stood between BEGIN and END on one line.
    """

    kind: str
    der: bytes = b""
    jwk: PublicKey | None = None
    base: str = ""
    mended: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    pasted: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def form(self) -> str:
        """In plain words how it was written."""
        words = tuple(dict.fromkeys(self.mended + self.remarks))
        return f"{self.base} with {', '.join(words)}" if words else self.base

    def with_mended(self, words: Sequence[str]) -> "Found":
        """The same with more that was mended before it was found."""
        return replace(self, mended=(*words, *self.mended))


def unreadable(kind: str, *, base: str = "", detail: str = "", message: str = "") -> Found:
    """A find without any public key in it; cause and words are those of its kind unless given."""
    known = KINDS[kind]
    problem = Problem(
        kind="private-key" if kind == PRIVATE_KEY else "certificate-unreadable",
        where=WHERE,
        message=message or known.message,
        detail=detail or known.detail,
    )
    return Found(kind=kind, base=base, problems=(problem,))


def damaged(kind: str, base: str, armored: Armored) -> Found:
    """A certificate or public key ("certificate", or any other kind) that is not whole."""
    name = "damaged certificate" if kind == "certificate" else "damaged public key"
    return unreadable(name, base=base, detail=armored.fault, message=armored.message)


def from_der(data: bytes, base: str) -> Found:
    """What binary data holds."""
    kind = kind_of_der(data)
    if kind == PRIVATE_KEY:
        return private_key(beside_certificate=False)
    if kind in KINDS:
        return unreadable(kind, base=base)
    trimmed = within_length(data)
    rest = data[len(trimmed.data) :]
    if kind_of_der(rest) == PRIVATE_KEY or names_private_key(rest.decode("latin-1")):
        return private_key(beside_certificate=kind == "certificate")
    if trimmed.fault:
        return damaged(kind, base, trimmed)
    return Found(kind=kind, der=trimmed.data, base=base, mended=trimmed.mended)


def private_key(*, beside_certificate: bool) -> Found:
    """The refusal of anything that holds a private key; not a byte of it goes further."""
    message = KINDS[PRIVATE_KEY].message
    if beside_certificate:
        message = "This holds a private key beside the certificate; give the certificate alone."
    return unreadable(PRIVATE_KEY, message=message)


def several(count: int, noun: str) -> Problem:
    """The remark that there is more than one."""
    return Problem(
        kind="several-certificates",
        where=WHERE,
        message=f"There are {count} {noun} in it; only the first is used.",
        detail=str(count),
    )
