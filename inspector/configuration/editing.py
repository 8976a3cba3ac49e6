"""From a configuration file's text and the settings of one table to the text with them in it, or without them."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import Any, TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError

from inspector.errors import ConfigurationError
from inspector.visible import visible

Values: TypeAlias = Mapping[str, str | float]
Names: TypeAlias = tuple[str, ...]
_Edit: TypeAlias = Callable[[str], str]
_Change: TypeAlias = Callable[[dict[str, Any]], None]  # what is to be read of the text afterwards
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----\n[A-Za-z0-9+/=\n]+-----END [A-Z ]+-----\n")


def with_table(text: str, names: Names, values: Values) -> str:
    """The text with a table of these values under these names: a new one at its end, one that is there in its place.

    Every other byte stays, comments too. Raises ConfigurationError where that cannot be done.
    """
    change = partial(_with, names, values)
    return _edited(text, names, change, (partial(_appended, names, values), partial(_put, names, values)))


def with_name(text: str, names: Names, name: str) -> str:
    """The text with the table under these names called otherwise, where it has a header. Raises ConfigurationError."""
    return _edited(text, names, partial(_called, names, name), (partial(_headed, names, name),))


def without_table(text: str, names: Names) -> str:
    """The text without the table under these names; comments below its last key stay. Raises ConfigurationError."""
    return _edited(text, names, partial(_with, names, None), (partial(_cut_out, names), partial(_dropped, names)))


def _edited(text: str, names: Names, change: _Change, edits: tuple[_Edit, ...]) -> str:
    """What the first edit makes that changes what it should, and nothing else."""
    windows = "\r\n" in text and text.count("\n") == text.count("\r\n")
    plain = text.replace("\r\n", "\n") if windows else text
    dotted = ".".join(map(visible, names))
    refusal = ConfigurationError(f"{dotted} stands there in a way that cannot be changed without loss; do it by hand")
    try:
        wanted = deepcopy(tomllib.loads(plain))
        change(wanted)
        wanted = _filled(wanted)
    except (ValueError, AttributeError, KeyError, TypeError):
        raise refusal from None
    for edit in edits:
        try:
            made = edit(plain)
            if _filled(tomllib.loads(made)) == wanted:
                return made.replace("\n", "\r\n") if windows else made
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, TOMLKitError):
            continue  # the next way, or none: what is written has been read again
    raise refusal


def _with(names: Names, values: Values | None, document: dict[str, Any]) -> None:
    """Puts these values under the names, or nothing; raises AttributeError where there are no such tables."""
    *above, name = names
    table = document
    for each in above:
        table = table.setdefault(each, {})
    table.pop(name, None)
    if values is not None:
        table[name] = dict(values)


def _called(names: Names, other: str, document: dict[str, Any]) -> None:
    *above, name = names
    table = document
    for each in above:
        table = table[each]
    if other in table:
        raise ValueError(other)
    table[other] = table.pop(name)


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    """The table without empty ones in it, which set nothing."""
    inner = {name: _filled(each) if isinstance(each, dict) else each for name, each in table.items()}
    return {name: each for name, each in inner.items() if each != {}}


def _appended(names: Names, values: Values, text: str) -> str:
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}[{_header(names)}]\n{tomlkit.dumps(_table(values))}"


def _header(names: Names) -> str:
    """The names as a header writes them, quoted where they have to be."""
    return ".".join(tomlkit.key(name).as_string() for name in names)


def _table(values: Values) -> tomlkit.TOMLDocument:
    made = tomlkit.document()
    for key, value in values.items():
        made.add(key, _item(value))
    return made


def _item(value: str | float) -> Any:  # noqa: ANN401 - the library's item, whose kinds have no common type of use
    """A value as it is written: PEM over its lines, so that people and other tools can read it."""
    if isinstance(value, str) and _PEM.fullmatch(value):
        return tomlkit.parse(f'pem = """\n{value}"""\n')["pem"]
    return tomlkit.item(value)


def _put(names: Names, values: Values, text: str) -> str:
    """Each key in the place that it has, if it has one."""
    document = tomlkit.parse(text)
    *above, name = names
    table: Any = document
    for each in above:
        table = table[each]
    if name not in table:
        inline = tomlkit.inline_table()
        inline.update({key: tomlkit.item(value) for key, value in values.items()})
        table[name] = inline
        return tomlkit.dumps(document)
    for key in [key for key in table[name] if key not in values]:
        table[name].pop(key)
    for key, value in values.items():
        if key not in table[name] or table[name][key] != value:
            table[name][key] = _item(value)
    return tomlkit.dumps(document)


def _dropped(names: Names, text: str) -> str:
    document = tomlkit.parse(text)
    *above, name = names
    table: Any = document
    for each in above:
        table = table[each]
    table.pop(name)
    return tomlkit.dumps(document)


def _cut_out(names: Names, text: str) -> str:
    """The lines of the table taken out, from its header to its last key."""
    lines = re.split("(?<=\n)", text)
    heads = list(_headers(lines))
    [number] = [number for number, path in heads if path == names]
    end = next((other for other, _ in heads if other > number), len(lines))
    last = end
    while lines[last - 1].lstrip().startswith("#") or not lines[last - 1].strip():
        last -= 1  # what stands below the last key may speak of what follows
    before, after = lines[:number], lines[last:]
    while before and not before[-1].strip() and not "".join(after[:1]).strip():
        before.pop()  # one gap is enough, and none at the end
    return "".join(before + after)


def _headed(names: Names, other: str, text: str) -> str:
    """The one line with the table's header written anew; a comment behind it stays."""
    lines = re.split("(?<=\n)", text)
    [number] = [number for number, path in _headers(lines) if path == names]
    begin, _, rest = lines[number].partition("[")
    written = next(end for end in range(len(rest)) if rest[end] == "]" and _is_header(f"[{rest[: end + 1]}", names))
    lines[number] = f"{begin}[{_header((*names[:-1], other))}{rest[written:]}"
    return "".join(lines)


def _is_header(text: str, names: Names) -> bool:
    return [path for _, path in _headers([text])] == [names]


def _headers(lines: list[str]) -> Iterator[tuple[int, Names]]:
    """The lines that are a table's header by themselves, and the names in it."""
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            try:
                yield number, tuple(_path(tomllib.loads(line)))
            except tomllib.TOMLDecodeError:
                continue


def _path(table: Mapping[str, Any]) -> Iterator[str]:
    while isinstance(table, dict) and table:
        [name] = table
        yield name
        table = table[name]
