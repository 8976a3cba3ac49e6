"""From a source's name and first text, and from JSON that cannot be read, to whether it is a capture (HAR 1.2)."""

import json
import re

LOOKED_AT = 4096  # characters of a source's beginning
_NAME = re.compile(r"\.har(?:\.(?:gz|bz2|xz|zst))?\Z", re.IGNORECASE)
_BEGINS = '{"log":{'
_LOG = re.compile(r'[\ufeff \t\r\n]*\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment|_\w+)"\s*:')


def is_named_so(source: str) -> bool:
    """Whether a source's name says that it is one."""
    return bool(_NAME.search(source))


def is_capture(source: str, begun: str) -> bool:
    """Whether it is one, by its name and its first text, which begins with what is not blank."""
    return begun.startswith("{") and (is_named_so(source) or _pressed(begun).startswith(_BEGINS))


def may_be_one(begun: str) -> bool:
    """Whether it may be one, and so little has come that it cannot be told yet."""
    return len(begun) < LOOKED_AT and begun.startswith("{") and _BEGINS[:-1].startswith(_pressed(begun))


def is_surely_one(source: str, text: str) -> bool:
    """Whether it is one and no other JSON, a log for instance, that begins in the same way."""
    return is_named_so(source) or bool(_LOG.match(text[:LOOKED_AT]))


def fault(error: ValueError, text: str) -> str:
    """What is wrong with a capture that is no JSON, in words."""
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    if is_cut_short(error, text):
        return "cut short"
    return f"no JSON from line {error.lineno}, column {error.colno} on"


def is_cut_short(error: ValueError, text: str) -> bool:
    """Whether JSON that cannot be read is sound up to its end."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")


def _pressed(text: str) -> str:
    return "".join(text[:LOOKED_AT].split())
