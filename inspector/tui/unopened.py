"""From what cannot be opened, or holds nothing to look at, to plain words: what it is, and what to do."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from inspector.lint.names import is_utf_16, reason
from inspector.visible import visible

_KINDS: Mapping[bytes, str] = {
    b"\x89PNG\r\n": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"%PDF-": "a PDF document",
    b"\xd0\xcf\x11\xe0": "a document of an older office program, or a mail of Outlook",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"SQLite format 3\0": "a database (SQLite)",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_LOOKED_AT = 64 << 10  # bytes
_ODD = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\b\x1b")
_WHAT_IS = "Open a text with a token in it, a capture (HAR), or an answer."
_NO_PICTURE = "A token in it cannot be read: copy it from where the picture was taken, or ask for the text."
_ADVICE: Mapping[int, str] = {
    errno.EACCES: "get the right to read it, or copy it to where you have it",
    errno.EPERM: "get the right to read it, or copy it to where you have it",
    errno.EIO: "the disk or network it lies on failed: copy it from there, or try again",
}
_MISSING = "there is no such file or folder; tab completes a name"


def what_it_is(data: bytes) -> str:
    """What a file without a token is, by its bytes, and what to do; "" for text."""
    kind = next((words for begun, words in _KINDS.items() if data.startswith(begun)), "")
    if kind.startswith("a picture"):
        return f"it is {kind}. {_NO_PICTURE}"
    if kind and (kind != "a program" or _is_binary(data)):
        return f"it is {kind}, and no text. {_WHAT_IS}"
    return f"it is no text. {_WHAT_IS}" if _is_binary(data) else ""


def without_token(path: Path) -> str:
    """What is said of a file or folder in which no token was found."""
    if path.is_dir():
        return (
            "no token was found in its files, nor in folders below; hidden files were passed over. "
            "Open a capture (HAR) or an answer by its own name."
        )
    try:
        with path.open("rb") as stream:
            kind = what_it_is(stream.read(_LOOKED_AT))
    except OSError as error:
        return unreadable(error)
    return f"no token was found in it; {kind}" if kind else f"no token was found in it. {_WHAT_IS}"


def unreadable(error: Exception) -> str:
    """Why something cannot be read, and what to do where that is known."""
    if isinstance(error, FileNotFoundError):
        return "it is no longer there: look where it went"
    told = visible(reason(error) if isinstance(error, OSError) else str(error))
    advice = _ADVICE.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return f"it cannot be read ({told}){f': {advice}' if advice else ''}"


def why_not_opened(name: str) -> str:
    """Why a file or folder cannot be opened, "" where nothing is in the way."""
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            os.scandir(path).close()
        elif path.is_file():
            path.open("rb").close()
        else:
            return "it is neither a file nor a folder" if path.exists() else _MISSING
    except (OSError, ValueError, RuntimeError) as error:
        return unreadable(error)
    return ""


def _is_binary(data: bytes) -> bool:
    """Whether bytes are no text: a zero among them, or as many control characters as no text has."""
    if is_utf_16(data):
        return False
    text = data[:_LOOKED_AT].decode("utf-8", "surrogateescape")
    odd = sum(each in _ODD or "\udc80" <= each <= "\udcff" for each in text)
    return "\0" in text or odd * 5 > len(text)
