"""From the names on preflight's command line to the inputs in them: of one text, or of payload and options as two."""

import sys

from inspector.cli.other_thing import other_thing
from inspector.cli.paste import read_paste
from inspector.cli.plain_text import read_plain
from inspector.cli.talk import is_terminal
from inspector.errors import SourceError
from inspector.lint.names import STANDARD_INPUT, shown
from inspector.signing.inputs import Inputs
from inspector.signing.source import inputs_in
from inspector.signing.written import read_inputs, read_pair

_MOST = 2


def read_signing_inputs(names: tuple[str, ...]) -> tuple[Inputs, ...]:
    """The inputs, at least one; raises SourceError for what cannot be read, with file, line and column."""
    if len(names) > _MOST:
        raise SourceError("preflight reads one text, or payload and options as two")
    if len(names) == _MOST:
        return (_pair(names[0], names[1]),)
    if not names or names[0] == STANDARD_INPUT:
        text = read_paste("payload and options") if is_terminal(sys.stdin) else read_plain(STANDARD_INPUT)
        return _one(text, "")
    return _one(read_plain(names[0]), names[0])


def _one(text: str, name: str) -> tuple[Inputs, ...]:
    try:
        return inputs_in(text, name)
    except SourceError as error:
        raise _refusal(text, name, error) from None


def _pair(payload: str, options: str) -> Inputs:
    """The inputs in two files; an error names the one that is to blame."""
    both = [(read_plain(name), name) for name in (payload, options)]
    try:
        return read_pair(both[0][0], both[1][0], (payload, options))
    except SourceError:
        for text, name in both:
            _literals(text, name)
        raise


def _literals(text: str, name: str) -> Inputs:
    try:
        return read_inputs(text, name)
    except SourceError as error:
        raise _refusal(text, name, error) from None


def _refusal(text: str, name: str, error: SourceError) -> SourceError:
    """The error with the file's name, and what the text is where it is another thing."""
    words = other_thing(text, "payload and options") or str(error)
    if not name:
        return SourceError(words)
    return SourceError(f"{shown(name)}{', ' if words.startswith('line ') else ': '}{words}")
