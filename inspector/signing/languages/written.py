"""From a language's name and a recipe to the whole file of code that signs the token."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from inspector.errors import OptionError
from inspector.signing.languages import csharp, go, java, node, php, python
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.settled import settled
from inspector.signing.languages.syntax import Syntax
from inspector.visible import cut, visible


class _Language(NamedTuple):
    spoken: str
    syntax: Syntax
    write: Callable[[Recipe], str]


_WRITERS: Mapping[str, _Language] = {
    "node": _Language("Node.js, jsonwebtoken", node.SYNTAX, node.write),
    "python": _Language("Python, PyJWT", python.SYNTAX, python.write),
    "csharp": _Language("C#, Microsoft.IdentityModel", csharp.SYNTAX, csharp.write),
    "java": _Language("Java, jjwt", java.SYNTAX, java.write),
    "go": _Language("Go, golang-jwt", go.SYNTAX, go.write),
    "php": _Language("PHP, firebase/php-jwt", php.SYNTAX, php.write),
}
LANGUAGES: tuple[str, ...] = tuple(_WRITERS)
SPOKEN: Mapping[str, str] = {name: writer.spoken for name, writer in _WRITERS.items()}


def signing_code(language: str, recipe: Recipe) -> str:
    """The whole file's text, ending with a line end: printable ASCII, but for the reader's own code in it.

    Raises OptionError for a language that is none of LANGUAGES.
    """
    if language not in _WRITERS:
        raise OptionError(f"there is no signing code for {visible(cut(language, 40))}; choose {', '.join(LANGUAGES)}")
    writer = _WRITERS[language]
    return writer.write(settled(recipe, writer.syntax))
