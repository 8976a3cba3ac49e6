"""From a change that was proven to the story that is told of it."""

from inspector.jose.base64url import decode_leniently
from inspector.trust.story.members import Member, members_of
from inspector.trust.story.place import Place, place_of
from inspector.trust.story.record import Story
from inspector.trust.story.trial import Change

_COPY = "Copy the token again from where it was made, whole."
_SIGN = "Send the token as the library signed it; change header and claims before signing, never after."
_SLIPS = {
    "case": "{} is in the wrong case",
    "wrong": "{} is wrong",
    "missing": "a character is missing before {}",
    "doubled": "{} stands there twice",
    "extra": "{} is one too many",
    "swapped": "{} and the one after it are swapped",
    "two": "{} and character {} are damaged",
    "piece": "from {} on a piece stands there twice",
    "stray": "from {} on there is text that does not belong to it",
    "alphabet": "characters stand in it that no token has",
    "cut-head": "its beginning is cut off",
    "cut-tail": "before {} the end is cut off",
    "dot": "the dot before the signature is not where it belongs",
}


def story_of_content(change: Change, signing: bytes, now: bytes, signature: bytes) -> Story:
    """What was done to header or payload; `signing` is what was signed, `now` what is pasted."""
    token = (signing + b"." + signature).decode("ascii")
    if change.kind in ("edit", "rewritten", "time"):
        words = change.words or _moved(signing, now)
        kind = "rewritten" if change.kind == "rewritten" else "edit"
        message = f"After signing {words}: so undone, header and payload have the digest that the signature holds."
        return Story(kind=kind, message=message, fix=_SIGN, where=change.where, token=token)
    place = place_of(signing, change.at) if change.at >= 0 and not change.where else Place(change.where, "")
    proof = "so mended, header and payload have the digest that the signature holds"
    return _damage(change, place, proof, token)


def story_of_signature(change: Change, signing: bytes, signature: bytes) -> Story:
    """What was done to the signature, which is the good one here."""
    token = (signing + b"." + signature).decode("ascii")
    return _damage(change, Place("/signature", "in the signature"), "so mended, the signature is good", token)


def _damage(change: Change, place: Place, proof: str, token: str) -> Story:
    character = None if change.kind == "alphabet" else change.at + 1
    named = f"character {change.at + 1:,} of the token"
    words = _SLIPS[change.kind].format(f"{named} ({place.words})" if place.words else named, f"{change.also + 1:,}")
    kind = "cut" if change.kind.startswith("cut") else "damage"
    subject = f"{words[0].upper()}{words[1:]}" if not words.startswith("its ") else f"The {place.where[1:]}: {words}"
    return Story(
        kind=kind, message=f"{subject}; {proof}.", fix=_COPY, where=place.where, character=character, token=token
    )


def _moved(signing: bytes, now: bytes) -> str:
    """Which times were moved, from where to where."""
    before, after = _times(signing), _times(now)
    moved = [
        f"{name} was moved by {_span(after[name] - before[name])} (it was {before[name]})"
        for name in before
        if after.get(name, before[name]) != before[name]
    ]
    return " and ".join(moved) or "the JSON of the payload was written in another way"


def _times(signing: bytes) -> dict[str, int]:
    text = decode_leniently(signing.partition(b".")[2].decode("ascii")).decode("utf-8", "replace")
    return {each.name: int(each.value) for each in members_of(text) if _is_time(each) and isinstance(each.value, int)}


def _is_time(member: Member) -> bool:
    return member.name in ("exp", "nbf", "iat") and type(member.value) is int


def _span(seconds: int) -> str:
    """Seconds in the words of the checks' messages: +1 h 5 min."""
    sign, rest = ("+", seconds) if seconds >= 0 else ("−", -seconds)
    parts = []
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, rest = divmod(rest, size)
        parts += [f"{count} {unit}"] * (count > 0)
    return sign + " ".join(parts or ["0 s"])
