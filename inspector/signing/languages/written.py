"""From a language's name to the code that signs a token in it."""

from collections.abc import Callable, Mapping

from inspector.signing.languages.csharp import csharp_code
from inspector.signing.languages.go import go_code
from inspector.signing.languages.java import java_code
from inspector.signing.languages.node import node_code
from inspector.signing.languages.php import php_code
from inspector.signing.languages.python import python_code
from inspector.signing.languages.recipe import Recipe

SPOKEN: Mapping[str, str] = {
    "node": "Node.js, jsonwebtoken",
    "python": "Python, PyJWT",
    "csharp": "C#, Microsoft.IdentityModel",
    "java": "Java, jjwt",
    "go": "Go, golang-jwt",
    "php": "PHP, firebase/php-jwt",
}
LANGUAGES = tuple(SPOKEN)
_CODE: Mapping[str, Callable[[Recipe], str]] = {
    "node": node_code,
    "python": python_code,
    "csharp": csharp_code,
    "java": java_code,
    "go": go_code,
    "php": php_code,
}


def signing_code(language: str, recipe: Recipe) -> str:
    """A whole program that reads privatekey.pem and prints a token; ends with a line end, and is ASCII.

    `language` is one of LANGUAGES. What is to be filled in stands between < and >.
    """
    return _CODE[language](recipe)
