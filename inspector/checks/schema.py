"""From header and payload to the constraints of the schemas that they break."""

import json
import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from inspector.checks.case import Violation
from inspector.checks.words import LONGEST_KEPT
from inspector.jose import Json, pointer_part

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

Part: TypeAlias = Literal["header", "payload"]
_Member: TypeAlias = tuple[str, str, Callable[[Json], bool]]
_ROOTS = {"header": "/header", "payload": "/payload"}
_NONE: frozenset[str] = frozenset()
NAMES = ("header", "payload", "signing-options", "report")


@cache
def schema_text(name: str) -> str:
    """A packaged schema's own text; beside the modules when installed, in the checkout else."""
    from importlib.resources import files  # noqa: PLC0415 - whoever judges nothing need not load it

    file_name = f"{name}.schema.json"
    packaged = files("inspector").joinpath("schemas", file_name)
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "schemas" / file_name).read_text(encoding="utf-8")


def schema(name: str) -> dict[str, Any]:
    """A packaged schema as JSON object."""
    found = json.loads(schema_text(name))
    if not isinstance(found, dict):
        raise TypeError(name)
    return found


def violations(
    part: Part, members: Mapping[str, Json], *, seen: frozenset[str] = _NONE
) -> dict[str, tuple[Violation, ...]]:
    """The broken constraints by the member they concern ("/payload/exp"); empty where all hold.

    jsonschema is the authority; jsonschema-rs, many times quicker, answers in its place wherever it
    can take the values, and the tests hold the two to the same answers. It is not asked again about members that were
    `seen` to hold.
    """
    try:
        if _quick(part).is_valid(members):
            return {}
        return by_quick(part, members, seen) or by_quick(part, members)  # no fault is lost to a glance that erred
    except ValueError:  # at what the quick one cannot take
        return by_authority(part, members)


def by_quick(part: Part, members: Mapping[str, Json], seen: frozenset[str] = _NONE) -> dict[str, tuple[Violation, ...]]:
    """The violations as jsonschema-rs sees them, member by member: the schemas are flat.

    Raises ValueError at what it cannot take: text that is no Unicode, infinite numbers.
    """
    found: dict[str, tuple[Violation, ...]] = {}
    required, others = _each(part, seen)
    try:
        for name, where, holds in required:
            if not holds(members[name]):
                found[where] = _met(part, name, members[name])
    except KeyError:  # at an absent one
        found = _of_some(part, members)
    for name, where, holds in others:
        if name in members and not holds(members[name]):
            found[where] = _met(part, name, members[name])
    return found


def _of_some(part: Part, members: Mapping[str, Json]) -> dict[str, tuple[Violation, ...]]:
    """The violations of the required members, of which some are absent."""
    required, _ = _each(part)
    absent = {where: (_violation(part, (name,), "required"),) for name, where, _ in required if name not in members}
    there = [(name, where) for name, where, holds in required if name in members and not holds(members[name])]
    return {where: _met(part, name, members[name]) for name, where in there} | absent


def _met(part: Part, name: str, value: Json) -> tuple[Violation, ...]:
    """The violations of one member; the tokens of a program mostly have the same, and it is asked once."""
    if value is None or isinstance(value, bool):
        return _known(part, name, value)
    if isinstance(value, str) and name in _NO_TEXT:
        return _known(part, name, "")
    if isinstance(value, str) and len(value) <= LONGEST_KEPT and name not in _PERSONAL:
        return _known(part, name, value)
    if value in _INFINITE:
        raise ValueError
    return _found(part, name, _with_fewer_groups(value) if name == "groups" else value)


_NO_TEXT = frozenset({"groups"})  # members that are no text: any is as wrong as another
_PERSONAL = frozenset({"sub", "name", "email", "groups", "subject"})  # members whose text is not kept
_INFINITE = (math.inf, -math.inf)  # which jsonschema-rs takes for null
_MOST_GROUPS = 100


def _with_fewer_groups(groups: Json) -> Json:
    """Endless wrong groups cut, so that a hostile token cannot make as many violations."""
    if not isinstance(groups, list) or len(groups) <= _MOST_GROUPS:
        return groups
    wrong = [index for index, group in enumerate(groups) if not isinstance(group, str)]
    return groups if len(wrong) <= _MOST_GROUPS else groups[: wrong[_MOST_GROUPS]]


def _found(part: Part, name: str, value: Json) -> tuple[Violation, ...]:
    errors = _one(part, name).iter_errors(value)
    return tuple([_violation(part, (name, *error.instance_path), str(error.schema_path[-1])) for error in errors])


@lru_cache(maxsize=256)
def _known(part: Part, name: str, value: Json) -> tuple[Violation, ...]:
    return _found(part, name, value)


def by_authority(part: Part, members: Mapping[str, Json]) -> dict[str, tuple[Violation, ...]]:
    """The violations as jsonschema sees them."""
    validator, found = _authority(part), dict[str, list[Violation]]()
    some = {**members, "groups": _with_fewer_groups(members["groups"])} if "groups" in members else members
    for error in validator.iter_errors(some):
        if error.validator != "required":  # which names the absent member in its prose only
            name, *_ = path = tuple(error.absolute_path)
            found.setdefault(_place(part, name), []).append(_violation(part, path, error.validator))
    for name in validator.schema["required"]:
        if name not in members:
            found[_place(part, name)] = [_violation(part, (name,), "required")]
    return {where: tuple(met) for where, met in found.items()}


@lru_cache(maxsize=512)
def _violation(part: Part, path: tuple[str | int, ...], keyword: str) -> Violation:
    return Violation(_place(part, *path), keyword)


@cache
def _quick(part: Part) -> "Draft202012Validator":
    return _compiled(schema(part))


@cache
def _one(part: Part, name: str) -> "Draft202012Validator":
    return _compiled(schema(part)["properties"][name])


def _compiled(of: dict[str, Any]) -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - whoever judges nothing need not hold its 5 MB

    return Draft202012Validator(of)


@cache
def _each(part: Part, seen: frozenset[str] = _NONE) -> tuple[tuple[_Member, ...], tuple[_Member, ...]]:
    """The required members and the others but those seen, each with its place and its own validator."""
    properties, required = schema(part)["properties"], schema(part)["required"]
    members = [(name, _place(part, name), _one(part, name).is_valid) for name in properties if name not in seen]
    return tuple(each for each in members if each[0] in required), tuple(
        each for each in members if each[0] not in required
    )


def _place(part: Part, *path: str | int) -> str:
    return "/".join((_ROOTS[part], *map(pointer_part, path)))


@cache
def _authority(part: Part) -> Any:  # noqa: ANN401 - jsonschema's validators share no public type
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - 75 ms that hardly a token needs to wait for

    return Draft202012Validator(schema(part))
