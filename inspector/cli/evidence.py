"""From the words on a command line to the evidence they stand for: files, standard input, or a text itself."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import BinaryIO

from inspector.cli.beginning import Beginning
from inspector.cli.key_instead import key_instead
from inspector.cli.paste import read_paste
from inspector.cli.progress import Progress
from inspector.cli.talk import is_terminal, say
from inspector.diagnosis.evidence import Evidence, Note, together
from inspector.diagnosis.meaning import meaning_of
from inspector.diagnosis.reading import evidence_of, read_evidence
from inspector.errors import SourceError
from inspector.intake import find_tokens
from inspector.lint.names import STANDARD_INPUT, Source, is_there, reason, shown, size_of, sources
from inspector.lint.streams import opened, until_broken

_FILE = re.compile(r"(?!https?://)(?:[^\s/\\{}\"<>]*[/\\]|\S*\.[A-Za-z0-9]{1,5}\Z)")
_NAME = re.compile(
    r"[^\n]{1,255}\.(?:har|json|txt|log|html?|md|xml|csv|jwt|jws|token|eml|saz|gz|bz2|xz|zst|zip|pem|cer|crt|docx?|pdf)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|wss?|file)://\S+", re.IGNORECASE)
_CODE = re.compile(r"(?:LOGIN|AUTHN?|HTTP|SESSION|INTERNAL-TOKEN)-[0-9]{1,4}", re.ASCII)  # as Qlik's errors have them
_MEGABYTE = 1 << 20


def read_all(words: tuple[str, ...]) -> tuple[Evidence, int]:
    """All that was given as one case, and how many sources could not be read: each is said, and the others are done.

    Without words it is standard input. Raises SourceError where nothing could be read at all.
    """
    _refuse_what_is_no_source(words)
    refused: list[str] = []
    is_pasted = not words and is_terminal(sys.stdin)
    found = [_pasted(refused.append)] if is_pasted else _given(words or (STANDARD_INPUT,), refused)
    for words_ in refused[: -1 if not found else None]:
        say(f"qlik-jwt: {words_}")
    if not found:
        raise SourceError(refused[-1])
    return together(tuple(found)), len(refused)


def _pasted(refuse: Callable[[str], None]) -> Evidence:
    text = read_paste("a capture, an answer or a token")
    return _without_key(evidence_of(text, "<stdin>"), text, "<stdin>", refuse)


def _given(words: tuple[str, ...], refused: list[str]) -> list[Evidence]:
    """What is in each text and source; those that cannot be read are told."""
    names = tuple(word for word in words if not is_text(word))
    found = [_told(word) for word in words if word not in names]
    with Progress(size_of(names), "MB") as progress:
        for source in sources(names, refused.append):
            try:
                found.append(_read(source, progress, refused.append))
            except (OSError, ValueError, SourceError) as error:
                refused.append(_refusal(source, error))
    return found


def _refuse_what_is_no_source(words: tuple[str, ...]) -> None:
    """Raises SourceError for what is meant, but nothing can be read from."""
    if not all(map(str.strip, words)):
        raise SourceError("a SOURCE is empty: was it a variable without a value? Name a file, - or a text")
    for word in words:
        if _ADDRESS.fullmatch(word) and not is_there(word) and not is_text(word):
            raise SourceError(
                f"{shown(_bare(word))}: it is an address, and none is opened; give a capture, or what it answered"
            )


def _bare(address: str) -> str:
    """An address without what may be a secret in it: who logs in, a query, a fragment."""
    scheme, _, rest = re.split(r"[?#]", address, maxsplit=1)[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


def is_text(word: str) -> bool:
    """Whether a word is no name but the evidence itself: a token, a known answer, or words that no file is called."""
    if word == STANDARD_INPUT or is_there(word):
        return False
    if find_tokens(word) or _CODE.fullmatch(word):
        return True
    if "\n" not in word and (_FILE.match(word) or _NAME.fullmatch(word)):
        return False
    return len(word.split()) > 1 or any(meaning_of(said) is not None for said in evidence_of(word, "").answers)


def _told(word: str) -> Evidence:
    if find_tokens(word):
        say("note: shells remember their arguments; a token is safer on standard input")
    return evidence_of(word, "<argument>")


def _read(source: Source, progress: Progress, refuse: Callable[[str], None]) -> Evidence:
    """What is in a source; of one that is packed and not whole, what could be unpacked, with a note."""
    stream, troubles, begun = source.open(), list[str](), Beginning()
    with nullcontext(stream) if source.name == "<stdin>" else stream:
        found = read_evidence(begun.of(_chunks(stream, progress.at, troubles.append)), source.name)
    found = _without_key(found, begun.data.decode("utf-8", "replace"), source.name, refuse)
    return replace(found, notes=(*found.notes, *(Note(source=source.name, words=each) for each in troubles)))


def _without_key(found: Evidence, text: str, name: str, refuse: Callable[[str], None]) -> Evidence:
    """What was found in a text; of one that is a key or certificate only that a private key is there."""
    told = key_instead(text)
    if not told:
        return found
    refuse(f"{shown(name)}: {told}")
    return Evidence(exposures=found.exposures)


def _chunks(stream: BinaryIO, tell: Callable[[int, int], None], tell_trouble: Callable[[str], None]) -> Iterator[bytes]:
    """The bytes unpacked, as they come; `tell` hears how many of the source were read, and how many MB came of it."""
    count, is_empty = 0, True
    for chunk in until_broken(opened(stream), tell_trouble):
        yield chunk
        count, is_empty = count + len(chunk), is_empty and not chunk.strip()
        tell(_position(stream), count // _MEGABYTE)
    if is_empty:
        tell_trouble("it is empty")


def _position(stream: BinaryIO) -> int:
    """How far a file was read; 0 for a pipe, which has no place."""
    try:
        place: int = getattr(stream, "raw", stream).tell()
    except (OSError, ValueError):
        return 0
    return place


def _refusal(source: Source, error: Exception) -> str:
    told = shown(source.name)
    return str(error) if isinstance(error, SourceError) else f"{told}: it cannot be read ({reason(error)})"
