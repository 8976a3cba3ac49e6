"""From a recipe to a program for Python with PyJWT."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import after, claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_python, literal
from inspector.signing.languages.recipe import Recipe

_SYNTAX = Syntax(character=in_python, none="None", true="True", false="False", keeps_code=True)
_INSTALL = 'pip install "pyjwt[crypto]"'


def python_code(recipe: Recipe) -> str:
    """A script in one file."""
    claims = "\n".join(claim_lines(recipe, _SYNTAX, "    "))
    return f"""\
{chr(10).join(heading("#", recipe, _INSTALL))}
import time
import uuid

import jwt

now = int(time.time())
payload = {{
{claims}
    "jti": str(uuid.uuid4()),
    "iss": {literal(recipe.issuer, _SYNTAX, 1)},
    "aud": "{AUDIENCE}",
    "iat": now,
    "nbf": {after("now", recipe.not_before)},
    "exp": {after("now", recipe.lifetime)},
}}
with open("privatekey.pem", "rb") as file:
    private_key = file.read()
headers = {{"kid": {literal(recipe.key_id, _SYNTAX, 0)}}}
print(jwt.encode(payload, private_key, algorithm="RS256", headers=headers))
"""
