"""From several certificates to the one whose key made the signature, and to what that means."""

from collections.abc import Iterable
from typing import NamedTuple

from inspector.jose import read_token
from inspector.jose.base64url import decode_leniently
from inspector.trust.certificate import Certificate
from inspector.trust.signature import verify
from inspector.trust.story.members import members_of
from inspector.trust.story.record import Story
from inspector.trust.story.seal import open_seal, read_signature, signature_characters
from inspector.visible import cut, visible

_MADE_ANEW = (
    "Give the identity provider the certificate of the key that signs, as a new provider, or sign with its present key."
)
_OTHER_TENANT = "Sign with the private key that belongs to the tenant the token is for, and write its key ID into kid."
_JUDGE = "Judge the token with this certificate, if it is the one that the identity provider has."


class Named(NamedTuple):
    """A certificate by the name of its file or tenant, and the key ID it goes with where that is known."""

    name: str
    certificate: Certificate
    key_id: str | None = None


def tell_certificate(text: str, given: Named | None, among: Iterable[Named]) -> Story | None:
    """Which of the certificates fits the token, where the given one does not; None where it does, or none of them.

    Without a given one the fitting one is named all the same. A certificate whose key opens a signature fits, though
    the token was changed: `tell` with that certificate says what was.
    """
    signing, _, signature = text.encode("ascii", "replace").rpartition(b".")
    if given and _fits(given.certificate, signature):
        return None
    found = fitting(text, among)
    if not found:
        return None
    kid = _kid(signing)
    best = next((each for each in found if kid is not None and each.key_id == kid), found[0])
    is_hidden = bool(read_token(text).gone)
    meaning = "" if is_hidden and kid is None else _meaning(kid, given, best)
    message = f"{_fit_words(best, given, signing, signature, is_hidden=is_hidden)} {meaning}".rstrip()
    anew = given is not None and kid is not None and kid == given.key_id
    fix = _MADE_ANEW if anew else _OTHER_TENANT if given else _JUDGE
    return Story(kind="other-certificate", message=message, fix=fix, where="/signature", certificate=best.name)


def fitting(text: str, among: Iterable[Named]) -> tuple[Named, ...]:
    """The certificates whose key made the token's signature, be the token as it was signed or not."""
    signature = text.encode("ascii", "replace").rpartition(b".")[2]
    return tuple(each for each in among if _fits(each.certificate, signature))


def made_anew(text: str, given: Named) -> str:
    """What it most likely means if another key made the signature of a token with this one's key ID, else "".

    To be asked where `tell` found no damage. Of a signature that is cut, or too long, nothing is said: no key opens it.
    """
    signing, _, signature = text.encode("ascii", "replace").rpartition(b".")
    kid, key = _kid(signing), given.certificate.key
    if kid is None or kid != given.key_id or key is None or len(signature) != signature_characters(key):
        return ""
    return "" if _fits(given.certificate, signature) else _PERHAPS_ANEW


def _fit_words(best: Named, given: Named | None, signing: bytes, signature: bytes, *, is_hidden: bool) -> str:
    key = best.certificate.key
    others = ", not of the one that was given" if given else ""
    signed = f"The token was signed with the key of the certificate “{visible(cut(best.name, 80))}”{others}"
    is_good = key is not None and verify(key, signing, read_signature(signature))
    if is_good:
        return f"{signed}."
    rest = "over what cannot be told, for part of it is not here" if is_hidden else "and it was changed after signing"
    return f"{signed}, {rest}."


def _meaning(kid: str | None, given: Named | None, best: Named) -> str:
    """What the key IDs say to it."""
    if kid is None:
        return "The token names no key ID."
    if given and kid == given.key_id:
        return _ANEW
    if best.key_id is None:
        return ""
    if kid == best.key_id:
        return "Its key ID is that of the token."
    return (
        "Its key ID is another than the token's kid: the token was signed with the key of one and the kid of another."
    )


_LIKELY = (
    "most likely the identity provider was made anew, or the key was exchanged, and one side still has the old one."
)
_ANEW = f"kid is right, but the key is another: {_LIKELY}"
_PERHAPS_ANEW = f"If another key made it, though kid is right, {_LIKELY}"


def _fits(certificate: Certificate, signature: bytes) -> bool:
    """Whether the signature is of this key, be the token as it was signed or not."""
    return certificate.key is not None and open_seal(certificate.key, signature) is not None


def _kid(signing: bytes) -> str | None:
    text = decode_leniently(signing.partition(b".")[0].decode("ascii")).decode("utf-8", "replace")
    kid = next((member.value for member in members_of(text) if member.name == "kid"), None)
    return kid if isinstance(kid, str) else None
