"""From the name of a source to the URI by which other programs find it."""

import re

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_DRIVE = re.compile("/?([A-Za-z]:)(/.*)", re.DOTALL)


def uri_of(source: str) -> str:
    """A relative URI for a relative path, file:// for an absolute one of any system; "stdin" for standard input."""
    if source == "<stdin>":
        return "stdin"
    path = source.replace("\\", "/")
    drive = _DRIVE.fullmatch(path)
    if drive is not None:
        return f"file:///{drive[1]}{_encoded(drive[2])}"
    if path.startswith("//"):  # a server's share
        return f"file:{_encoded(path)}"
    return f"file://{_encoded(path)}" if path.startswith("/") else _encoded(path)


def _encoded(path: str) -> str:
    """All but letters, digits and -._~/ percent-encoded; bytes that are no UTF-8 as they are in the file's name."""
    data = path.encode("utf-8", "surrogatepass" if _has_other_surrogates(path) else "surrogateescape")
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in data)


def _has_other_surrogates(path: str) -> bool:
    """Whether there are surrogates that stand for no byte: they come from no file's name on POSIX systems."""
    return any("\ud800" <= character <= "\udfff" and not "\udc80" <= character <= "\udcff" for character in path)
