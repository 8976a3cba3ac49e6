"""From values to the text that JSON.stringify makes of them (ECMA-262 section 25.5.2)."""

import json
import math
import re

from inspector.errors import InspectorError
from inspector.signing.javascript.values import Special, Unknown, Value, keys

_LONE = re.compile("[\ud800-\udfff]")


class NotSerializableError(InspectorError):
    """A value that JSON.stringify refuses, in its own words."""


def stringify(value: Value) -> str | None:
    """The JSON text; None for what JSON.stringify leaves out. Raises NotSerializableError for a BigInt.

    An unknown value stands as null: whoever must know asks for it before.
    """
    match value:
        case None | Unknown():
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number_text(value) if math.isfinite(value) else "null"
        case str():
            return _quoted(value)
        case list():
            return f"[{','.join(stringify(item) or 'null' for item in value)}]"
        case dict():
            written = ((name, stringify(value[name])) for name in keys(value))
            return f"{{{','.join(f'{_quoted(name)}:{text}' for name, text in written if text is not None)}}}"
        case Special():
            return _special(value)


def _special(value: Special) -> str | None:
    if value.kind == "bigint":
        raise NotSerializableError("Do not know how to serialize a BigInt")
    return None if value.kind in ("undefined", "function", "symbol") else stringify(value.instead)


def number_text(value: float) -> str:
    """A number as Number.prototype.toString writes it (ECMA-262 section 6.1.6.1.20)."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign, digits, point = _digits(value)
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{sign}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _digits(value: float) -> tuple[str, str, int]:
    """Sign, significant digits, and where among them the decimal point stands."""
    mantissa, _, exponent = f"{float(value)!r}".lstrip("-").partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    point = len(whole) + int(exponent or 0)
    leading = len(digits) - len(digits.lstrip("0"))
    return "-" if value < 0 else "", digits.strip("0"), point - leading


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isascii() else _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
