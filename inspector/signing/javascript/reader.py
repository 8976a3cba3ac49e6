"""From JSON, JSON5 or a JavaScript literal to its value, with the place of each member; nothing is ever run.

What is no literal (a call, a name, a sum) is passed over and stands as Unknown.
"""

import re
from dataclasses import dataclass, field

from inspector.errors import SourceError
from inspector.jose import pointer_part
from inspector.signing.javascript.layers import Layers
from inspector.signing.javascript.text import LINE_ENDS, double, position, unescaped
from inspector.signing.javascript.values import (
    UNDEFINED,
    Special,
    Unknown,
    Value,
    expression,
    number,
)
from inspector.visible import cut, visible

_DEEPEST = 100
_SPACE = re.compile(r"(?:\s|\ufeff|//[^\n\r\u2028\u2029]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(
    r"(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?)n?",
    re.ASCII,
)
_NAME = re.compile(r"[^\W\d][\w$\u200c\u200d]*|\$[\w$\u200c\u200d]*")
_WORDS: dict[str, Value] = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": UNDEFINED,
    "NaN": float("nan"),
    "Infinity": float("inf"),
}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(slots=True)
class Reader:
    """A place in a text, and the offsets of all values read so far, by JSON Pointer."""

    text: str
    at: int = 0
    offsets: dict[str, int] = field(default_factory=dict)

    def value(self, where: str = "", depth: int = 0) -> Value:
        """The value that begins here; raises SourceError where none does, or the text ends within it."""
        self.skip()
        if depth > _DEEPEST:
            raise self.fault("nested more than 100 deep")
        begin = self.at
        self.offsets.setdefault(where, begin)
        found = self._literal(where, depth)
        self.skip()
        if self.at < len(self.text) and self.text[self.at] not in ",}]);{" and not self._ends_statement(begin):
            return self._expression(begin)
        return found

    def _literal(self, where: str, depth: int) -> Value:
        sign = self.peek()
        if sign == "{":
            return self._object(where, depth)
        if sign == "[":
            return self._array(where, depth)
        if sign in ('"', "'"):
            return self.string()
        if sign == "`":
            return self._template()
        if sign in ("+", "-") or sign.isdigit() or sign == ".":
            return self._number()
        name = _NAME.match(self.text, self.at)
        if name is None:
            return self._expression(self.at)
        self.at = name.end()
        return _WORDS[name[0]] if name[0] in _WORDS else self._expression(name.start())

    def _object(self, where: str, depth: int) -> Value:
        layers = Layers()
        self.take("{")
        while not self.took("}"):
            if self.text.startswith("...", self.at):
                self.at += 3
                layers.lay(self.value(f"{where}/...", depth + 1))
            else:
                self._member(layers, where, depth)
            if not self.took(","):
                self.take("}")
                break
        return layers.object()

    def _member(self, layers: Layers, where: str, depth: int) -> None:
        begin = self.at
        name = self._name()
        self.skip()
        if name is None:
            layers.lay(Unknown(self._through_colon(begin)))
            self.value(f"{where}/[]", depth + 1)
            return
        place = f"{where}/{pointer_part(name)}"
        self.offsets.pop(place, None)
        layers.members.pop(name, None) if name == "__proto__" else None
        if self.took(":"):
            self.offsets[place] = begin
            layers.put(name, self.value(place, depth + 1))
        elif self.peek() == "(":
            self._expression(begin)
            self.offsets[place] = begin
            layers.put(name, Special("function"))
        else:
            self.offsets[place] = begin
            layers.put(name, _WORDS.get(name, Unknown(name, name)))

    def _name(self) -> str | None:
        """A member's name; None for one that is computed."""
        sign = self.peek()
        if sign in ('"', "'"):
            return self.string()
        if sign == "[":
            self.take("[")
            self.skip()
            name = self.string() if self.peek() in ('"', "'") else None
            if name is not None and self.took("]"):
                return name
            return None
        found = _NAME.match(self.text, self.at) or _NUMBER.match(self.text, self.at)
        if found is None:
            raise self.fault("a member's name was expected" if sign else "the text ends before “}”")
        self.at = found.end()
        return found[0]

    def _through_colon(self, begin: int) -> str:
        end = self.text.find(":", self.at)
        if end < 0:
            raise self.fault("a colon was expected after a member's name")
        self.at = end + 1
        return visible(cut(" ".join(self.text[begin:end].split()), 60))

    def _array(self, where: str, depth: int) -> Value:
        items: list[Value] = []
        self.take("[")
        while not self.took("]"):
            if self.text.startswith("...", self.at):
                self.at += 3
                spread = self.value(f"{where}/...", depth + 1)
                items += spread if isinstance(spread, list) else [_spread_item(spread)]
            else:
                items.append(self.value(f"{where}/{len(items)}", depth + 1))
            if not self.took(","):
                self.take("]")
                break
        return items

    def string(self) -> str:
        """A string in single or double quotes; raises SourceError where it does not end."""
        quote, begin = self.text[self.at], self.at
        end = self.at + 1
        while end < len(self.text) and self.text[end] != quote:
            if self.text[end] in "\n\r":
                break
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text) or self.text[end] != quote:
            raise self.fault("a text in quotes does not end", begin)
        self.at = end + 1
        return unescaped(self.text[begin + 1 : end])

    def _template(self) -> Value:
        begin, end = self.at, self.at + 1
        while end < len(self.text) and self.text[end] != "`":
            if self.text.startswith("${", end):
                return self._expression(begin)
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text):
            raise self.fault("a template does not end", begin)
        self.at = end + 1
        return unescaped(self.text[begin + 1 : end])

    def _number(self) -> Value:
        begin, sign = self.at, 1
        if self.peek() in "+-":
            sign = -1 if self.peek() == "-" else 1
            self.at += 1
            self.skip()
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            word = _NAME.match(self.text, self.at)
            value = _WORDS.get(word[0]) if word else None
            if word is None or not isinstance(value, float):
                return self._expression(begin)
            self.at = word.end()
            return sign * value
        self.at = found.end()
        digits = found[0].replace("_", "")
        if digits.endswith("n"):
            return Special("bigint")
        return number(sign * double(digits)) if sign > 0 or double(digits) else -0.0

    def _expression(self, begin: int) -> Value:
        """Passes over whatever is no literal, up to the comma or bracket that ends it."""
        self.at = begin
        open_: list[str] = []
        while self.at < len(self.text):
            sign = self.text[self.at]
            space = _SPACE.match(self.text, self.at)
            if space and sign != "\n":
                self.at = space.end()
            elif sign in ('"', "'"):
                self.string()
            elif sign == "`":
                self._pass_template()
            elif sign in _CLOSING:
                open_.append(_CLOSING[sign])
                self.at += 1
            elif open_ and sign == open_[-1]:
                open_.pop()
                self.at += 1
            elif not open_ and sign in ",}]);":
                break
            else:
                self.at += 1
        if open_:
            raise self.fault(f"the text ends before “{open_[-1]}”")
        if not self.text[begin : self.at].strip():
            raise self.fault("a value was expected", begin)
        return expression(self.text[begin : self.at])

    def _pass_template(self) -> None:
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] != "`":
            if self.text.startswith("${", self.at):
                self.at += 2
                self._expression(self.at)
            self.at += 2 if self.text.startswith("\\", self.at) else 1
        self.at += 1

    def _ends_statement(self, begin: int) -> bool:
        """Whether what follows is on a new line, where a statement may have ended without a semicolon."""
        between = self.text[begin : self.at].rstrip(" \t")
        return between.endswith(tuple(LINE_ENDS)) and self.text[self.at] not in ".+-*/?&|=(`"

    def skip(self) -> None:
        """Passes over white space and comments."""
        space = _SPACE.match(self.text, self.at)
        if space:
            self.at = space.end()

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.text[self.at : self.at + 1]

    def took(self, sign: str) -> bool:
        """Whether a sign came next, which is then passed."""
        self.skip()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        self.skip()
        return True

    def take(self, sign: str) -> None:
        """Passes a sign; raises SourceError where another comes."""
        if not self.took(sign):
            raise self.fault(f"“{sign}” was expected" if self.peek() else f"the text ends before “{sign}”")

    def fault(self, words: str, at: int | None = None) -> SourceError:
        """The error that says what is wrong, and at which line and column."""
        line, column = position(self.text, self.at if at is None else at)
        return SourceError(f"line {line}, column {column}: {words}")


def _spread_item(value: Value) -> Unknown:
    if not isinstance(value, Unknown):
        return Unknown("...")
    return Unknown(f"...{value.text}", f"...{value.source}" if value.source else "")
