"""From a token whose second dot is lost or displaced to the story of it."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from inspector.trust.story.record import Story
from inspector.trust.story.seal import press_for, signature_characters
from inspector.trust.story.trial import Change
from inspector.trust.story.wording import story_of_signature


def misplaced_dot(key: RSAPublicKey, pasted: bytes) -> Story | None:
    """What is told where the token is good with its second dot put right: the signature's length says where."""
    size = signature_characters(key)
    for signing, signature, change in _cuttings(pasted, size):
        if press_for(key, signing).fits(signature):
            return story_of_signature(change, signing, signature)
    return None


def _cuttings(pasted: bytes, size: int) -> Iterator[tuple[bytes, bytes, Change]]:
    """The few ways to cut the text into what is signed and a signature of so many characters."""
    at = len(pasted) - size
    if at <= 1:
        return
    missing, wrong = Change("missing", at), Change("wrong", at - 1)
    yield pasted[:at], pasted[at:], missing
    yield pasted[: at - 1], pasted[at:], wrong
    yield pasted[: at - 1].rstrip(b"."), pasted[at:], Change("doubled", at - 1)
    dot = pasted.rfind(b".")
    if len(pasted) - dot == size:
        yield pasted[: dot - 1], pasted[dot - 1 : dot] + pasted[dot + 1 :], Change("swapped", dot - 1)
    if dot == at - 2:
        yield pasted[:dot] + pasted[dot + 1 : dot + 2], pasted[dot + 2 :], Change("swapped", dot)
