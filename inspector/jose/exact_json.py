"""From JSON text of any kind to its value and every fault in it, each with line, column and JSON Pointer."""

import json
import math
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from inspector.jose.problem import Problem, Problems
from inspector.jose.value import MAX_DEPTH, Json, pointer_part
from inspector.visible import code_point, cut, visible

MAX_DIGITS = 4300

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[+-]?[A-Za-z_]+")
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None}
_FOREIGN_WORDS = frozenset({"NaN", "Infinity", "undefined", "True", "False", "None", "NULL", "TRUE", "FALSE", "nil"})
_AFTER_VALUE = re.compile(r"[\s,\]}]|$")


@dataclass(slots=True)
class _Open:
    """An object or array that is still open; `name` is where its next value goes."""

    value: dict[str, Json] | list[Json]
    name: str | int


class _Stop(Exception):  # noqa: N818 - ends the reading, is no error to anyone outside
    def __init__(self, offset: int, message: str) -> None:
        self.offset = offset
        self.message = message


_State: TypeAlias = Callable[[], "_State | None"]


class ExactReader:
    """Reads one text, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, text: str, where: str) -> None:
        self._text = text
        self._where = where
        self._at = 0
        self._open: list[_Open] = []
        self._root: Json = None
        self._problems = Problems(where[1:])
        self._too_deep = False

    def read(self) -> tuple[Json, tuple[Problem, ...]]:
        """The value and its faults; after a syntax error the value is None."""
        state: _State | None = self._value
        try:
            while state is not None:
                self._at = _space_ends(self._text, self._at)
                state = state()
        except _Stop as stop:
            self._root = None
            self._note("not-json", stop.message, offset=stop.offset, pointer=self._where)
        return self._root, self._problems.all()

    def _value(self) -> "_State | None":
        match self._text[self._at : self._at + 1]:
            case "{":
                return self._enter({}, self._first_name)
            case "[":
                return self._enter([], self._first_item)
            case '"':
                return self._place(self._string())
            case _:
                return self._place(self._literal())

    def _enter(self, container: dict[str, Json] | list[Json], then: _State) -> _State:
        self._at += 1
        depth = len(self._open)
        if depth < MAX_DEPTH:
            self._attach(container)
        elif not self._too_deep:
            self._too_deep = True
            message = f"the {self._where[1:]} is nested deeper than {MAX_DEPTH}; what lies deeper was not read"
            self._note("too-large", message, offset=self._at - 1, detail="depth", pointer=self._where)
        self._open.append(_Open(container, "" if isinstance(container, dict) else 0))
        return then

    def _first_name(self) -> "_State | None":
        return self._close() if self._next_is("}") else self._name()

    def _first_item(self) -> "_State | None":
        return self._close() if self._next_is("]") else self._value()

    def _name(self) -> "_State | None":
        start = self._at
        if not self._next_is('"'):
            raise _Stop(start, self._unexpected("a name in double quotes"))
        self._at = start
        innermost = self._open[-1]
        name = self._string()
        innermost.name = name
        if len(self._open) <= MAX_DEPTH and isinstance(innermost.value, dict) and name in innermost.value:
            shown = visible(cut(json.dumps(name, ensure_ascii=False), 60))
            message = f"the name {shown} stands twice in one object; readers differ in which value they take"
            self._note("duplicate-name", message, offset=start, detail=visible(name))
        return self._colon

    def _colon(self) -> _State:
        if not self._next_is(":"):
            raise _Stop(self._at, self._unexpected("a colon"))
        return self._value

    def _place(self, value: Json) -> "_State | None":
        if len(self._open) <= MAX_DEPTH:
            self._attach(value)
        return self._after_value

    def _after_value(self) -> "_State | None":
        if not self._open:
            if self._at < len(self._text):
                raise _Stop(self._at, self._unexpected("the end: one value is the whole text"))
            return None
        innermost = self._open[-1]
        closing = "}" if isinstance(innermost.value, dict) else "]"
        if self._next_is(closing):
            return self._close()
        if not self._next_is(","):
            raise _Stop(self._at, self._unexpected(f"a comma or “{closing}”"))
        if isinstance(innermost.name, int):
            innermost.name += 1
            return self._value
        return self._name

    def _close(self) -> "_State":
        self._open.pop()
        return self._after_value

    def _attach(self, value: Json) -> None:
        if not self._open:
            self._root = value
            return
        innermost = self._open[-1]
        if isinstance(innermost.value, dict):
            innermost.value[str(innermost.name)] = value
        else:
            innermost.value.append(value)

    def _string(self) -> str:
        start = self._at
        match = _STRING.match(self._text, start)
        end = match.end() if match else start
        follows = self._text[end : end + 1]
        if follows == '"':
            self._at = end + 1
            text = json.loads(self._text[start : self._at])
            return str(text)
        if not follows:
            raise _Stop(start, "a string is not closed")
        if follows == "\\":
            raise _Stop(end, f"“{visible(self._text[end : end + 2])}” is no escape that JSON knows")
        raise _Stop(end, f"{visible(code_point(follows))} stands raw in a string; JSON wants it escaped")

    def _literal(self) -> Json:
        start = self._at
        number = _NUMBER.match(self._text, start)
        if number and _AFTER_VALUE.match(self._text, number.end()):
            self._at = number.end()
            return self._number(number[0], start)
        word = _WORD.match(self._text, start)
        if word and word[0] in _WORDS:
            self._at = word.end()
            return _WORDS[word[0]]
        if word:
            name = f"“{word[0]}”" if word[0].lstrip("+-") in _FOREIGN_WORDS else "a bare word"
            raise _Stop(start, f"{name} is no JSON value")
        if number:
            raise _Stop(start, "no number is written like this in JSON")
        raise _Stop(start, self._unexpected("a value"))

    def _number(self, digits: str, start: int) -> int | float:
        whole = digits.lstrip("-").isdigit()
        if whole and len(digits.lstrip("-")) <= MAX_DIGITS:
            with suppress(ValueError):  # the interpreter may be set to read fewer digits
                return int(digits)
        number = -math.inf if digits.startswith("-") else math.inf
        if not whole:
            number = float(digits)
            if math.isfinite(number):
                return number
        size = f"a number of {len(digits):,} characters" if len(digits) > 20 else f"the number {digits}"
        detail = "digits" if whole else "infinite"
        self._note("not-json", f"{size} is beyond what can be read exactly", offset=start, detail=detail)
        return number

    def _next_is(self, character: str) -> bool:
        if self._text.startswith(character, self._at):
            self._at += 1
            return True
        return False

    def _unexpected(self, wanted: str) -> str:
        found = self._text[self._at : self._at + 1]
        if not found:
            return f"the text ends where {wanted} should stand"
        name = f"“{found}”" if "!" <= found <= "~" else visible(code_point(found))
        return f"{name} stands where {wanted} should stand"

    def _note(self, kind: str, message: str, *, offset: int, detail: str = "", pointer: str = "") -> None:
        self._problems.note(kind, lambda: self._problem(kind, message, offset, detail, pointer or self._pointer()))

    def _problem(self, kind: str, message: str, offset: int, detail: str, where: str) -> Problem:
        line = self._text.count("\n", 0, offset) + 1
        column = offset - self._text.rfind("\n", 0, offset)
        place = "" if kind == "too-large" else f" (line {line}, column {column} of the {self._where[1:]})"
        return Problem(kind=kind, where=where, message=message + place, detail=detail, line=line, column=column)

    def _pointer(self) -> str:
        names = (pointer_part(opened.name) for opened in self._open)
        return "/".join((self._where, *names))


def _space_ends(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start
