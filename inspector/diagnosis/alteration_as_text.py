"""From what two tokens prove together to sentences that can be read out, and to what is to be done."""

from inspector.diagnosis.alteration import Alteration
from inspector.diagnosis.likeness import parted
from inspector.report.report import Report
from inspector.trust.story.place import place_of

_UNTOLD = (
    "Which one, the two do not tell by themselves; the certificate of the key that signed does. If the good one "
    "worked, it is the bad one."
)
_CHANGED = {
    "bad": (
        "The bad token was changed after it was signed. It has the good token's signature, and by the certificate's "
        "key that is good over the good token alone: what differs is what was changed."
    ),
    "good": (
        "The good token was changed after it was signed, the bad one was not. They have one signature, and by the "
        "certificate's key that is good over the bad token alone: what differs is what was changed. Perhaps the two "
        "are swapped."
    ),
    "both": (
        "Both tokens were changed after they were signed. They have one signature, and by the certificate's key it is "
        "good over neither of them."
    ),
    "": (
        "One of the two was changed after it was signed. They have one signature, and a signature is good over one "
        f"text alone. {_UNTOLD}"
    ),
}
_TWO_KEYS = (
    "Two keys signed one and the same header and payload, or one signature is damaged throughout: a key makes but one "
    "{} signature of a text, and these two differ throughout."
)
_BASES = {
    "signature": "by the certificate's key the {} token's signature holds",
    "reading": "only the {} one is whole",
}
_CHANGES = {
    "changed": "Send the token as the library signed it; change header and claims before signing, never after.",
    "damaged": "Copy the token again from where it was made, whole.",
    "two-keys": "Sign with the one private key whose certificate the identity provider has.",
}


def alteration_words(found: Alteration, good: Report, bad: Report) -> str:
    """What happened, to which token, and how that is known."""
    match found.kind, found.whose:
        case "changed", whose:
            return _CHANGED[whose]
        case "two-keys", _:
            return _two_keys(found, good)
        case _, "good" | "bad":
            return _one(found, good, bad)
        case _:
            return _either(found)


def alteration_change(found: Alteration) -> str:
    """What is to be done about it."""
    return _CHANGES[found.kind]


def _two_keys(found: Alteration, good: Report) -> str:
    words = _TWO_KEYS.format((good.token.header or {}).get("alg"))
    other = {"good": "bad", "bad": "good"}.get(found.whose)
    return f"{words} The {other} token's is that of the certificate's key." if other else words


def _one(found: Alteration, good: Report, bad: Report) -> str:
    """One of the two is known to be damaged: how it differs from the other, and why it is that one."""
    other, index, sound = ("bad", 0, bad) if found.whose == "good" else ("good", 1, good)
    how = f"{parted(found.likeness, index)}{_within(found, sound)}; {_BASES[found.basis].format(other)}."
    swapped = " Perhaps the two are swapped." if found.whose == "good" else ""
    if found.of_signature:
        told = f"header and payload are the {other} token's, and so is the signature"
        return f"The signature of the {found.whose} token was damaged: {told}, {how}{swapped}"
    return f"The {found.whose} token was damaged after it was signed: it is the {other} one, {how}{swapped}"


def _either(found: Alteration) -> str:
    """It is not known which of the two is damaged, or both are."""
    how = parted(found.likeness, 1)
    told = f"the bad token is the good one, {how}"
    if found.of_signature:
        told = f"the bad token's signature is the good one's, {how}, and header and payload are the same"
    if found.whose == "both":
        return f"Both tokens are damaged: {told}; by the certificate's key neither is good."
    return f"One of the two was damaged after it was signed: {told}. {_UNTOLD}"


def _within(found: Alteration, sound: Report) -> str:
    """Where the two part, as the sound one tells: " (in the payload, inside “groups”)"."""
    signing = sound.token.signing_input
    if found.of_signature or found.likeness.ahead >= len(signing):
        return ""
    return f" ({place_of(signing, found.likeness.ahead).words})"
