"""From values, spans and instants to the plain words that messages use."""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from inspector.jose import Json
from inspector.visible import cut, shown_of, visible

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = _EPOCH.replace(tzinfo=None)  # whose text is made in a third of the time
_LONGEST = 60
LONGEST_KEPT = 60  # characters of a value of which it is kept what was said, for the next token that has it
_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


def quoted(value: Json) -> str:
    """A value as JSON, safe to show, cut where it is long. Never for a claim that says who somebody is."""
    if isinstance(value, str):
        return _kept(value) if len(value) <= LONGEST_KEPT else in_quotes(value)
    if isinstance(value, (dict, list)):
        return kind_of(value)
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return number(value)
    return visible(cut(_AS_JSON(value), _LONGEST))


def in_quotes(text: str) -> str:
    """What `quoted` makes of a text, of any claim's: nothing of it is kept. Of a token or key hardly any is shown."""
    longest = shown_of(text, _LONGEST)
    words = visible(_AS_JSON(cut(text, longest - 2)))
    return cut(words, 2 * longest)  # where much of it has to be written out


_kept = lru_cache(maxsize=256)(in_quotes)  # the tokens of a program have the same again and again


def number(value: float) -> str:
    """A number in full where it is short."""
    try:
        text = repr(value)
    except ValueError:
        return "a number of thousands of digits"
    return cut(text, 30)


def kind_of(value: Json) -> str:
    """What a value is, without showing it: "a string", "an array", "null"."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case str():
            return "a string"
        case list():
            return "an array"
        case dict():
            return "an object"
        case _:
            return "a number"


def is_blank(text: str) -> bool:
    """Whether a string holds nothing but what the schemas count as blank: space, tab, carriage return, line feed."""
    return not text.strip(" \t\r\n")


def member(where: str) -> str:
    """The last name of a JSON Pointer, safe to show: "/payload/exp" is "exp"."""
    name = where.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
    return visible(cut(name, _LONGEST))


@lru_cache(maxsize=256)
def duration(seconds: float) -> str:
    """A span in words, to the millisecond: 7500 is "2 h 5 min", two days and more is in days or years."""
    left = abs(seconds)
    if left >= 366 * 86400 * 10000:
        return "more than 10,000 years"
    if left >= 730 * 86400:
        return f"{left / 86400 / 365.2425:.1f} years".replace(".0 ", " ")
    if left >= 2 * 86400:
        return f"{left / 86400:.1f} days".replace(".0 ", " ")
    if 0 < left < 0.001:
        return "less than 1 ms"
    hours, rest = divmod(round(left * 1000), 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    words = [f"{hours} h"] if hours else []
    if minutes or (hours and rest):
        words.append(f"{minutes} min")
    if rest or not words:
        words.append(f"{rest / 1000:g} s")
    return " ".join(words)


def distance(seconds: float) -> str:
    """How far an instant is from the moment of judgement: to the second, from 10 min on to the minute."""
    apart = round(abs(seconds))
    return duration(apart if apart < 600 else round(apart / 60) * 60)


def instant(seconds: float) -> str:
    """A NumericDate as UTC, or a word where no calendar reaches it."""
    try:
        return f"{(_NAIVE_EPOCH + timedelta(seconds=seconds)).isoformat(' ', 'seconds')} UTC"
    except OverflowError:
        return "a year no calendar has"


def calendar(seconds: float) -> datetime | None:
    """A NumericDate as date and time in UTC, None outside of the years 1 to 9999."""
    try:
        return _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None


def listed(names: list[str], most: int = 6) -> str:
    """Names in a row, the rest counted."""
    shown = ", ".join(visible(cut(name, 40)) for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most:,} more"
