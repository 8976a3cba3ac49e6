"""From a change that was proven to the story that is told of it."""

from datetime import UTC, datetime

from inspector.jose.base64url import decode_leniently
from inspector.trust.story.anew import written_anew
from inspector.trust.story.members import members_of
from inspector.trust.story.place import Place, place_of
from inspector.trust.story.record import Story
from inspector.trust.story.trial import Change
from inspector.trust.story.values import is_time

_FITS = "the signature fits, which proves it"
_COPY = "Copy the token again from where it was made, whole."
_SIGN = "Send the token as the library signed it; change header and claims before signing, never after."
_SLIPS = {
    "case": "{place} is in the wrong case",
    "wrong": "{place} is wrong",
    "missing": "a character is missing before {place}",
    "doubled": "{place} stands there twice",
    "extra": "{place} is one too many",
    "swapped": "{place} and the next are swapped",
    "two": "{place} and character {also:,} are damaged",
    "piece": "from {place} on, a piece stands there a second time",
    "stray": "from {place} on, there is text that does not belong to it",
    "alphabet": "the token holds characters that no sound token has",
    "header": "the header is not the one that was signed, which was of the usual form",
    "cut-head": "the beginning of the {part} is cut off",
    "cut-tail": "the end of the {part} is cut off before {place}",
}


def story_of_content(change: Change, signing: bytes, now: bytes, signature: bytes) -> Story:
    """What was done to header or payload; `signing` is what was signed, `now` what is pasted."""
    token = (signing + b"." + signature).decode("ascii")
    if change.kind == "rewritten":
        anew = written_anew(signing, now)
        message = f"{anew.words}. With that undone, {_FITS}."
        return Story(kind="rewritten", message=message, fix=_SIGN, where=anew.where, token=token)
    if change.kind in ("edit", "time"):
        return _edited(change, change.words or _moved(signing, now), token)
    place = place_of(signing, change.at) if change.at >= 0 and not change.where else Place(change.where, "")
    return _damage(change, place, _FITS, token)


def story_of_signature(change: Change, signing: bytes, signature: bytes) -> Story:
    """What was done to the signature, which is the good one here."""
    token = (signing + b"." + signature).decode("ascii")
    at_dot = change.at <= len(signing)
    place = Place("/signature", "at the dot before the signature" if at_dot else "in the signature")
    return _damage(change, place, "the signature is good", token)


def _edited(change: Change, words: str, token: str) -> Story:
    told = f"The {change.where.split('/')[1]} was edited after signing: {words}"
    return Story(kind="edit", message=f"{told}. With that undone, {_FITS}.", fix=_SIGN, where=change.where, token=token)


def _damage(change: Change, place: Place, proof: str, token: str) -> Story:
    kind, counted = ("cut" if change.kind.startswith("cut") else "damage"), f"character {change.at + 1:,} of the token"
    words = _SLIPS[change.kind].format(
        place=f"{counted} ({place.words})" if place.words else counted,
        also=change.also + 1,
        part=place.where[1:],
    )
    return Story(
        kind=kind,
        message=f"{words[0].upper()}{words[1:]}. With that mended, {proof}.",
        fix=_COPY,
        where=place.where,
        character=None if change.at < 0 else change.at + 1,
        token=token,
    )


def _moved(signing: bytes, now: bytes) -> str:
    """Which times were moved, from where to where."""
    before, after = _times(signing), _times(now)
    moved = {name: after[name] - value for name, value in before.items() if after.get(name, value) != value}
    if len(moved) > 1 and len(set(moved.values())) == 1:
        *first, last = moved
        return f"{', '.join(first)} and {last} were moved by {_span(moved[last])} ({last} was {_instant(before[last])})"
    each = [f"{name} was moved by {_span(span)} (it was {_instant(before[name])})" for name, span in moved.items()]
    return " and ".join(each) or "its JSON was written anew"


def _times(signing: bytes) -> dict[str, int]:
    text = decode_leniently(signing.partition(b".")[2].decode("ascii")).decode("utf-8", "replace")
    named = {each.name: each.value for each in members_of(text) if each.name in ("exp", "nbf", "iat")}
    return {name: value for name, value in named.items() if is_time(value)}


def _instant(seconds: int) -> str:
    """A time as it stands in a token, and in words where a calendar has it."""
    try:
        return f"{seconds}, {datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except (OverflowError, OSError, ValueError):
        return str(seconds)


def _span(seconds: int) -> str:
    """Seconds in the words of the checks' messages: +1 h 5 min."""
    sign, rest = ("+", seconds) if seconds >= 0 else ("−", -seconds)
    parts = []
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, rest = divmod(rest, size)
        parts += [f"{count} {unit}"] * (count > 0)
    return sign + " ".join(parts or ["0 s"])
