"""From words about a case to words in which nobody is named: each personal value in them gives way to its stand-in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspector.diagnosis.veil.known import Known
from inspector.diagnosis.veil.masked_before import own_stand_in
from inspector.diagnosis.veil.parts import OURS, parts, spellings
from inspector.diagnosis.veil.pieces import Pieces, pieces_of
from inspector.diagnosis.veil.scraps import without_scraps
from inspector.diagnosis.veil.secrets import without_secrets
from inspector.diagnosis.veil.short import Short, short
from inspector.diagnosis.veil.sought import ALONE, STAND_IN, Sought, sought
from inspector.diagnosis.veil.stand_ins import StandIns
from inspector.diagnosis.veil.undone import undone, with_words
from inspector.visible import visible

_MAIL = re.compile(rf"(?:{STAND_IN.pattern}|[^\s@:=/<>\"'“(]){{1,64}}@[^\s@/<>\"'”),;…]{{1,255}}…?")
_CUT = re.compile(r"[^\s/“”]{12}…")  # how this tool cuts long words; what is left of them may be a token's
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\S*/\S*")  # what an answer said, and paths: not our own words
_WHOLE_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}")
_SHORTEST, _SHORTEST_NUMBER = 3, 5
_LONG_IN_PATH = 40  # characters: IDs in paths are shorter, and may look like a piece of a token


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """What is looked for in words, each with what is put in its place; nothing of it shows in `repr`.

    `sure` are values that are no plain words, and so never our own; `all` are all others too, and parts of them, looked
    for in what was quoted, as `short` ones are where they stand as values. Where people are not `masked`, tokens are
    all the same. `known` is by what people are known.
    """

    stand_ins: StandIns
    sure: Sought
    all: Sought
    short: Short
    tokens: Sought
    pieces: Pieces
    segments: Mapping[str, str] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)
    known: Known
    masked: bool

    def words(self, told: str) -> str:
        """Words that may be shown, with the stand-ins in them; what was quoted in them is looked at more closely."""
        for name, stand_in in self.sources.items():
            told = re.sub(rf"((?:entry|line) [\d,]+ of |\Ain |“){re.escape(name)}(?!\w)", rf"\1{stand_in}", told)
        told = self.sure.put(_QUOTED.sub(lambda part: self._quoted(part[0]), told))
        return self._nameless(self._tokenless(told))

    def heard(self, told: str) -> str:
        """Words that others than this tool have said, with the stand-ins in them, also for pieces of unknown tokens."""
        veiled = self.identifier(told)
        plain = undone(veiled)
        found = without_scraps(plain)
        return veiled if found == plain else visible(found)

    def identifier(self, told: str) -> str:
        """The same of what is known for an ID: it may look like a piece of a token, and is none."""
        return self._quoted(self.words(told))

    def path(self, path: str) -> str:
        """A URL's path as it was sent, with the stand-ins in it; to be made visible and cut by whoever shows it."""
        plain = visible(undone(path))
        parts = map(self.whole, plain.split("/"))
        veiled = without_scraps(self._quoted("/".join(parts)), alone=_LONG_IN_PATH)
        return path if veiled == plain else veiled

    def whole(self, text: str) -> str:
        """A text, or what stands for it where it is a value and nothing else."""
        return self.segments.get(text.casefold(), text)

    def with_sources(self, names: Mapping[str, str]) -> "Veil":
        """The veil that is over these names of files, too, whole and as places have them."""
        numbered = [(whole, called, f"source {at}") for at, (whole, called) in enumerate(names.items(), start=1)]
        sources = {each: number for whole, called, number in numbered for each in (visible(whole), called) if each}
        return replace(self, sources=dict(sorted(sources.items(), key=lambda each: len(each[0]), reverse=True)))

    def source(self, name: str) -> str:
        """What stands for the name of a file."""
        return self.sources.get(visible(name), name)

    def _quoted(self, told: str) -> str:
        told = self._pieceless(told)
        plain = undone(told)
        found = self.short.put(self._nameless(self.all.put(with_words(plain, self._in_code))))
        return _CUT.sub("…", told if found == plain else visible(found))

    def _in_code(self, reading: str) -> str | None:
        """What stands for a word by what it says in base64 or hexadecimal; None where that is nobody's business."""
        put = self.all.put(self._pieceless(reading))
        if put == reading:
            is_mail = self.masked and _WHOLE_MAIL.fullmatch(reading.strip())
            return "(a mail address)" if is_mail else None
        found = STAND_IN.search(put)
        return found[0] if found else "…"

    def _tokenless(self, told: str) -> str:
        """The words without tokens and cookies' values; its own first, in which another may seem to begin."""
        return without_secrets(self.tokens.put(told))

    def _pieceless(self, told: str) -> str:
        """The same, and without pieces of the case's tokens: of what was quoted, for our own words may stand in one."""
        return self.pieces.put(self._tokenless(told))

    def _nameless(self, told: str) -> str:
        """The words without mail addresses that no claim has."""
        return _MAIL.sub("(a mail address)", told) if self.masked else told


def veil(stand_ins: StandIns, tokens: tuple[str, ...], *, known: Known, masked: bool) -> Veil:
    """The veil over a case: its stand-ins, the texts of its tokens; and any mail address."""
    people = ((each, name) for each, name in stand_ins.names.items() if not own_stand_in(each.value))
    met = [(each, name) for each, name in people if each.value.casefold() not in OURS]
    names = {value: name for (_, value), name in reversed(met)}
    telling = [(value, name) for value, name in names.items() if _is_telling(value)]
    whole = {visible(each): f"({name})" for value, name in telling for each in spellings(value)}
    lowered = {value.lower() for value in whole}
    within = {
        visible(spelt).lower(): f"({name})"
        for each, name in reversed(met)
        for part in parts(each)
        for spelt in spellings(part)
    }
    parts_of_tokens = {part: "(a token)" for token in tokens for part in token.split(".") if len(part) >= ALONE}
    return Veil(
        stand_ins=stand_ins,
        sure=sought({value: name for value, name in whole.items() if not value.isalpha()}),
        all=sought(
            {**parts_of_tokens, **whole, **{part: name for part, name in within.items() if part not in lowered}}
        ),
        short=short({visible(value): f"({name})" for value, name in names.items() if not _is_telling(value)}),
        tokens=sought(parts_of_tokens),
        pieces=pieces_of(tokens),
        segments={value.casefold(): f"({name})" for value, name in names.items()},
        sources={},
        known=known,
        masked=masked,
    )


def cut_whole(text: str, length: int) -> str:
    """The text, or its beginning with … where it is longer; a stand-in is not cut, but left out."""
    if len(text) <= length:
        return text
    at = next((each.start() for each in STAND_IN.finditer(text) if each.start() < length - 1 < each.end()), length - 1)
    return text[:at] + "…"


def _is_telling(value: str) -> bool:
    return len(value) >= (_SHORTEST_NUMBER if value.isdigit() else _SHORTEST)
