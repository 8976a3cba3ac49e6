"""From what languages differ in to one noun, the forms of a language's literals, and how each escapes characters."""

from collections.abc import Callable
from dataclasses import dataclass, field

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def rounded(value: int) -> str:
    """A whole number as it is where 64 bits hold it, as a fraction's nearest one else."""
    return str(value) if _SMALLEST < value <= _LARGEST else repr(float(value))


def escape_units(character: str) -> str:
    r"""A character as \u with each of its UTF-16 units."""
    return "".join(f"\\u{unit:04x}" for unit in _units(character))


def escape_code_point(character: str) -> str:
    r"""A character as \u with four digits of its code point, or \U with eight."""
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How many values stand together: what begins and ends them, what surrounds each, what parts them.

    `pad` stands inside of the brackets on one line, `last` after the last value where each has a line of its own.
    """

    begin: str = ""
    end: str = ""
    pad: str = ""
    before_name: str = ""
    after_name: str = ""
    after_value: str = ""
    between: str = ","
    last: str = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The forms of a language's literals.

    `escape` writes a character that is no printable ASCII, `marked` are further ones that need a backslash; `words` are
    those for null, true and false, `absent_item` null in a list; `name` writes a member's name, plain and quoted given;
    `lone_surrogates` and `own_code` say what can be taken over as it stands; `readable` leaves letters beyond ASCII as
    they are, where all of them can be seen.
    """

    escape: Callable[[str], str]
    members: Form
    items: Form
    quote: str = '"'
    marked: str = ""
    words: tuple[str, str, str] = ("null", "true", "false")
    absent_item: str = "null"
    integer: Callable[[int], str] = rounded
    name: Callable[[str, str], str] = field(default=lambda _, quoted: quoted)
    step: str = "    "
    lone_surrogates: bool = False
    own_code: bool = False
    readable: bool = False


def whole(text: str, syntax: Syntax) -> str:
    """The text with U+FFFD for each half of a surrogate pair, where the language's texts can have none."""
    if syntax.lone_surrogates:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _units(character: str) -> list[int]:
    data = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]
