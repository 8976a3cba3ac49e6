"""From words about a case to words in which nobody is named: each personal value in them gives way to its stand-in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspector.diagnosis.dossier.parts import OURS, parts
from inspector.diagnosis.dossier.stand_ins import StandIns
from inspector.visible import cut, visible

_TOKEN = re.compile(r"ey[A-Za-z][A-Za-z0-9_-]{5,}[A-Za-z0-9_.-]*…?")
_MAIL = re.compile(r"[^\s@:=/<>\"'“(]{1,64}@[^\s@/<>\"'”)…]{1,255}…?")
_CUT = re.compile(r"[^\s/“”]{12}…")  # how this tool cuts long words; what is left of them may be a token's
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\S*/\S*")  # what an answer said, and paths: not our own words
STAND_IN = re.compile(r"\((?:[a-z]{1,10} [0-9]{1,9}|a token|an? (?:e-)?mail address)\)")
_AGAIN = re.compile(rf"({STAND_IN.pattern})(?:[ -]\1)+")
_ESCAPED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_TIMES_ESCAPED = 3
_SHORTEST, _SHORTEST_NUMBER = 3, 5
_ALONE = 6  # from so many characters on a value is found within words, too
_BEGINNING = 6  # so much of a value tells it again where it was cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What is looked for in words, each with what is put in its place; nothing of it shows in `repr`.

    `sure` are values that are no plain words, and so never our own; `all` are all others too, and parts of them, looked
    for in what was quoted. Where people are not `masked`, tokens are all the same.
    """

    stand_ins: StandIns
    sure: Mapping[str, str] = field(repr=False)
    all: Mapping[str, str] = field(repr=False)
    segments: Mapping[str, str] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)
    masked: bool

    def words(self, told: str) -> str:
        """Words that may be shown, with the stand-ins in them; what was quoted in them is looked at more closely."""
        for name, stand_in in self.sources.items():
            told = re.sub(rf"((?:entry|line) [\d,]+ of |\Ain ){re.escape(name)}(?!\w)", rf"\1{stand_in}", told)
        told = _put(_QUOTED.sub(lambda part: self._quoted(part[0]), told), self.sure)
        return self._nameless(_TOKEN.sub("(a token)", told))

    def heard(self, told: str) -> str:
        """Words that others than this tool have said, with the stand-ins in them."""
        return self._quoted(self.words(told))

    def path(self, path: str) -> str:
        """A URL's path as it was sent, with the stand-ins in it; to be made visible and cut by whoever shows it."""
        plain = visible(unescaped(path))
        parts = [self.segments.get(part.casefold(), part) for part in plain.split("/")]
        veiled = self._quoted("/".join(parts))
        return path if veiled == plain else veiled

    def with_sources(self, names: tuple[str, ...]) -> "Veil":
        """The veil that is over these names of files, too."""
        sources = {_as_placed(name): f"source {number}" for number, name in enumerate(names, start=1)}
        return replace(self, sources=sources)

    def source(self, name: str) -> str:
        """What stands for the name of a file."""
        return self.sources.get(_as_placed(name), name)

    def _quoted(self, told: str) -> str:
        told = _TOKEN.sub("(a token)", told)
        plain = unescaped(told)
        found = self._nameless(_put(plain, self.all))
        return _CUT.sub("…", told if found == plain else visible(found))

    def _nameless(self, told: str) -> str:
        """The words without mail addresses that no claim has."""
        return _MAIL.sub("(a mail address)", told) if self.masked else told


def veil(stand_ins: StandIns, tokens: tuple[str, ...], *, masked: bool) -> Veil:
    """The veil over a case: its stand-ins, the texts of its tokens; and any mail address."""
    met = [(each, name) for each, name in stand_ins.names.items() if each.value.casefold() not in OURS]
    names = {value: name for (_, value), name in reversed(met)}
    whole = {visible(value): f"({name})" for value, name in names.items() if _is_telling(value)}
    lowered = {value.lower() for value in whole}
    within = {visible(part).lower(): f"({name})" for each, name in reversed(met) for part in parts(each)}
    signatures = {part: "(a token)" for token in tokens for part in token.split(".") if len(part) >= _ALONE}
    return Veil(
        stand_ins=stand_ins,
        sure={value: name for value, name in whole.items() if not value.isalpha()},
        all={**signatures, **whole, **{part: name for part, name in within.items() if part not in lowered}},
        segments={value.casefold(): f"({name})" for value, name in names.items()},
        sources={},
        masked=masked,
    )


def cut_whole(text: str, length: int) -> str:
    """The text, or its beginning with … where it is longer; a stand-in is not cut, but left out."""
    if len(text) <= length:
        return text
    at = next((each.start() for each in STAND_IN.finditer(text) if each.start() < length - 1 < each.end()), length - 1)
    return text[:at] + "…"


def unescaped(text: str) -> str:
    """The text with percent-encoding undone, however often it was done."""
    for _ in range(_TIMES_ESCAPED):
        plain = _ESCAPED.sub(lambda part: bytes.fromhex(part[0].replace("%", "")).decode("utf-8", "replace"), text)
        if plain == text:
            break
        text = plain
    return text


def _as_placed(name: str) -> str:
    """A source's name as places have it."""
    return visible(cut(name, 60))


def _is_telling(value: str) -> bool:
    return len(value) >= (_SHORTEST_NUMBER if value.isdigit() else _SHORTEST)


def _put(told: str, names: Mapping[str, str]) -> str:
    """The words with each value replaced that is in them, in any case, whole or cut; the longest first."""
    lowered = told.lower()
    met = [value for value in names if value[:_BEGINNING].lower() in lowered]
    if not met:
        return told
    met.sort(key=len, reverse=True)
    begun = [value for value in met if len(value) > _BEGINNING]
    by_text = {value.lower(): names[value] for value in reversed(met)}
    by_beginning = {value[:_BEGINNING].lower(): names[value] for value in begun}

    def stand_in(found: re.Match[str]) -> str:
        if STAND_IN.fullmatch(found[0]):
            return found[0]
        text = found[0].lower()
        return by_text.get(text) or by_beginning.get(text[:_BEGINNING], "…")

    patterns = "|".join((*map(_whole, met), *map(_begun, begun)))
    put = re.sub(rf"{STAND_IN.pattern}|{patterns}", stand_in, told, flags=re.IGNORECASE)
    return _AGAIN.sub(r"\1", put)


def _whole(text: str) -> str:
    pattern = re.escape(text)
    if text.isdigit():  # not within another number, such as a time
        return rf"(?<!\d){pattern}(?!\d)"
    return pattern if len(text) >= _ALONE else rf"(?<![^\W_]){pattern}(?![^\W_])"


def _begun(text: str) -> str:
    """A value's beginning, as it stands where it was cut."""
    within = "" if " " in text else r"\s"
    return rf"{re.escape(text[:_BEGINNING])}[^\"“”…{within}]{{0,300}}…"
