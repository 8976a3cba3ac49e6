"""From a file with claims, and claims on the command line, to the claims of a token."""

import json
from collections.abc import Mapping

from inspector.cli.other_thing import other_thing
from inspector.cli.plain_text import read_plain
from inspector.configuration.faults import quoted
from inspector.errors import OptionError, SourceError
from inspector.jose import Json
from inspector.jose.strict_json import read_json
from inspector.lint.names import STANDARD_INPUT, shown
from inspector.visible import holds_secret


def claims_of(source: str | None, given: Mapping[str, Json], more: tuple[str, ...]) -> dict[str, Json]:
    """The claims: those of a JSON file, over them what was given (None is nothing), over them NAME=JSON.

    Raises SourceError for a file without a JSON object, and OptionError for what is no NAME=JSON.
    """
    told = {claim: value for claim, value in given.items() if value is not None}
    return {**_read(source), **told, **dict(map(_claim, more))}


def _read(source: str | None) -> dict[str, Json]:
    if source is None:
        return {}
    told = "standard input" if source == STANDARD_INPUT else shown(source)
    text = read_plain(source).removeprefix("\ufeff")
    value, problems = read_json(text, "/payload")
    if problems:
        raise SourceError(f"{told}: {other_thing(text, 'claims') or problems[0].message}")
    if not isinstance(value, dict):
        raise SourceError(f"{told}: it holds no JSON object; write the claims as {{…}}")
    return value


def _claim(text: str) -> tuple[str, Json]:
    """The claim of NAME=JSON; what is no JSON is a text."""
    name, sign, value = text.partition("=")
    if not sign or not name or holds_secret(name):
        raise OptionError(f"--claim: “{quoted(text)}” is no claim; write NAME=JSON, team=3 or team=blue")
    try:
        found: Json = json.loads(value)
    except (ValueError, RecursionError):
        return name, value
    return name, found
