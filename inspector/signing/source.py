"""From a text, pasted or of a file, to the inputs in it: of each call in code, or those written there."""

import re

from inspector.errors import SourceError
from inspector.intake import find_tokens
from inspector.signing.code.javascript import read_javascript
from inspector.signing.code.python import read_python
from inspector.signing.code.syntax import ENDINGS
from inspector.signing.guess import ENCODES, SIGNS
from inspector.signing.inputs import Inputs
from inspector.signing.written import read_inputs
from inspector.trust.kinds import is_key_material

_PYTHON = ("py", "pyw")
_OF_PYTHON = re.compile(
    r"^\s*(?:import jwt\s*(?:#.*|as \w+\s*)?$|from jwt import\b|def \w+\(.*\).*:|(?:\w+\s*=\s*)?jwt\.encode\()",
    re.MULTILINE,
)


def inputs_in(text: str, name: str = "") -> tuple[Inputs, ...]:
    """The inputs in a text, at least one; `name` is its file's, by whose ending the language is told.

    Raises SourceError with line and column for a text that cannot be read, and OptionError without the extra `code`
    for JavaScript.
    """
    ending = name.lower().rpartition(".")[2]
    if ending in _PYTHON or (not name and ENCODES.search(text) and _OF_PYTHON.search(text)):
        return _calls(read_python(text, name), "PyJWT's jwt.encode")
    if text.lstrip("\ufeff \t\r\n").startswith("{") or not SIGNS.search(text):
        return (_literals(text, name),)
    found = read_javascript(text, name, ending if ending in ENDINGS else "js")
    if found or ending in ENDINGS:
        return _calls(found, "jsonwebtoken's jwt.sign")
    try:
        return (read_inputs(text, name),)  # the word stood in a text
    except SourceError:
        return _calls(found, "jsonwebtoken's jwt.sign")


def _literals(text: str, name: str) -> Inputs:
    """The inputs written in a text; of a key or token it is said what it is."""
    try:
        return read_inputs(text, name)
    except SourceError:
        if is_key_material(text):
            raise SourceError("this is a key or certificate, not payload and options") from None
        if len(text.split()) == 1 and find_tokens(text):
            raise SourceError("this is a token already; “qlik-jwt inspect” judges it") from None
        raise


def _calls(found: tuple[Inputs, ...], what: str) -> tuple[Inputs, ...]:
    if not found:
        raise SourceError(f"no call of {what} was found in it")
    return found
