"""From a token's text and a certificate to what happened to the token, as far as the signature proves it."""

from dataclasses import replace
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.jose.base64url import decode
from inspector.trust.certificate import Certificate
from inspector.trust.forensics import explain
from inspector.trust.reason import Search
from inspector.trust.signature import verify
from inspector.trust.story.content import read_content
from inspector.trust.story.dots import misplaced_dot
from inspector.trust.story.known import NOTHING_KNOWN, Known
from inspector.trust.story.letter_case import lost_case
from inspector.trust.story.of_content import deep_searches, searches
from inspector.trust.story.of_signature import former_signatures, former_signatures_far
from inspector.trust.story.record import Story
from inspector.trust.story.seal import Seal, open_seal, press_for, read_signature, signature_characters
from inspector.trust.story.trial import first_fit
from inspector.trust.story.wording import story_of_content, story_of_signature
from inspector.trust.together import GoesOn, Stopped, first_passing

_BYTES_AT_ONCE = 1 << 16  # hashed between two questions whether to go on: 0.1 ms
_ELSEWHERE = frozenset({"other-algorithm", "damaged-signature", "hmac-with-public-key"})
_CUT = frozenset({"cut", "extra"})
_COPY = "Copy the token again from where it was made; if it is whole, look for what changes it after signing."
_RIGHT_KEY = "The right key made this signature, but over other content: header or payload was {} after signing."
_CHANGED = f"{_RIGHT_KEY.format('changed')} What was changed could not be found."
_DAMAGED = (
    f"{_RIGHT_KEY.format('damaged')} That was in several places, or a piece of it is lost, as a line of a wrapped "
    "token: what stood there cannot be regained."
)
_WHOLE = "Copy the token again from where it was made, whole: then it can be told whether the key is right."
_STOPPED = (
    f"{_RIGHT_KEY.format('changed or damaged')} What was done was not found before the search was stopped: "
    "nothing more was proven."
)
_SIGNATURE_STOPPED = (
    "The signature does not open with the key; the search for a damage in it was stopped before its end: "
    "nothing was proven."
)
_CUT_SHORT = (
    "The signature has {:,} characters, one of this key has {:,}: a part is missing, as when a copied token was cut. "
    "What was lost cannot be regained, and of what is left it cannot be told whether the key was right: nothing was "
    "proven."
)
_TOO_LONG = (
    "The signature has {:,} characters, one of this key has {:,}: what was added cannot be told, nor whether the key "
    "was right: nothing was proven."
)
_CLOSED = (
    "The signature does not open with the key, nor does it with one character changed, lost, added or swapped: "
    "another private key made it, or it is damaged in more places. Nothing more was proven."
)
_KEY = "Sign with the private key of this certificate, or give the certificate of the key that signs."


def tell(
    text: str, certificate: Certificate, *, goes_on: GoesOn, deep: bool = False, known: Known = NOTHING_KNOWN
) -> Story | None:
    """What happened to the token of this text after it was signed, or that nothing could be proven.

    None where there is nothing to tell: the signature is good, or `explain` says all there is. `goes_on` is asked
    between trials; it ends the search by False (the time is up, or somebody cancelled). Without `deep` all is tried
    within some two seconds for a token of 1,000 characters and a key of 2048 bits, with it within minutes. `known` is
    what tenants were configured with. Raises ValueError where the certificate has no RSA key.
    """
    key = certificate.key
    if key is None:
        raise ValueError("without an RSA key no signature can be explained")
    pasted = text.encode("ascii", "replace")  # a character for a character: places stay those of the text
    signing, dot, signature = pasted.rpartition(b".")
    if dot and _is_good(key, signing, signature):
        return None
    lost = lost_case(signing, signature, opens=open_seal(key, signature) is not None)
    if lost or (dot and _is_told(certificate, signing, signature)):
        return lost
    displaced = misplaced_dot(key, pasted)
    if displaced:
        return displaced
    seal = open_seal(key, signature)
    if not seal:
        signing, signature, seal = _at_its_length(key, pasted) or (signing, signature, None)
    how = _Bounds(goes_on, deep, known)
    if seal and not seal.fitting()(signing):
        return _of_content(signing, signature, seal, how)
    return _of_signature(key, signing, signature, how)


class _Bounds(NamedTuple):
    """How far to search, and what with."""

    goes_on: GoesOn
    deep: bool
    known: Known


def _is_good(key: RSAPublicKey, signing: bytes, signature: bytes) -> bool:
    return decode(signature.decode("ascii")) is not None and verify(key, signing, read_signature(signature))


def _is_told(certificate: Certificate, signing: bytes, signature: bytes) -> bool:
    """Whether the signature is not good for a reason that no damage of single characters makes."""
    data = read_signature(signature)
    if certificate.key and verify(certificate.key, signing, data):  # though not written as in a token
        return False
    reason = explain(certificate, signing, data, search=Search.QUICK)
    return reason.kind in _ELSEWHERE or (reason.kind == "signature-length" and reason.detail not in _CUT)


def _at_its_length(key: RSAPublicKey, pasted: bytes) -> tuple[bytes, bytes, Seal] | None:
    """What is signed, and a signature that opens, where no dot stands before it."""
    start = len(pasted) - signature_characters(key)
    seal = open_seal(key, pasted[start:]) if start > 0 else None
    return (pasted[:start], pasted[start:], seal) if seal else None


def _of_content(signing: bytes, signature: bytes, seal: Seal, how: _Bounds) -> Story:
    content = read_content(signing)
    fits, at_once = seal.fitting(), max(1, _BYTES_AT_ONCE // (len(signing) + 1))
    tried: list[str] = []
    for attempt in (*searches(content, how.known), *(deep_searches(content, how.known) if how.deep else ())):
        try:
            found = first_fit(attempt.trials(), fits, how.goes_on, at_once=at_once)
        except Stopped:
            return replace(_unproven(_STOPPED), is_stopped=True, tried=tuple(tried))
        if found:
            return story_of_content(found[1], found[0], signing, signature)
        tried += [attempt.tries] if attempt.tries else []
    return replace(_unproven(_CHANGED if content.is_sound else _DAMAGED), tried=tuple(tried))


def _of_signature(key: RSAPublicKey, signing: bytes, signature: bytes, how: _Bounds) -> Story:
    size, fits = signature_characters(key), press_for(key, signing).fits
    for former in (former_signatures, former_signatures_far) if how.deep else (former_signatures,):
        trials = former(signature, size, len(signing) + 1)
        try:
            found = first_passing(trials, lambda trial: fits(trial[0]), how.goes_on)
        except Stopped:
            return replace(_unproven(_SIGNATURE_STOPPED, where="/signature"), is_stopped=True)
        if found:
            return story_of_signature(found[1], signing, found[0])
    if not size - 1 <= len(signature) <= size + 1:
        words = _CUT_SHORT if len(signature) < size else _TOO_LONG
        return _unproven(words.format(len(signature), size), where="/signature", fix=_WHOLE)
    return _unproven(_CLOSED, where="/signature", fix=_KEY)


def _unproven(message: str, where: str = "", fix: str = _COPY) -> Story:
    return Story(kind="unproven", message=message, fix=fix, where=where)
