"""From a recipe to signing code for Python, with PyJWT."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, later, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax, escape_code_point

SYNTAX = Syntax(
    escape=escape_code_point,
    members=Form(begin="{", end="}", after_name=": "),
    items=Form(begin="[", end="]"),
    words=("None", "True", "False"),
    absent_item="None",
    integer=str,
    lone_surrogates=True,
    own_code=True,
)


def write(recipe: Recipe) -> str:
    """The whole file."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    head = opening(
        recipe, "#", 'pip install "pyjwt[crypto]>=2.10"', f"Save as sign.py beside {KEY_FILE}; python sign.py"
    )
    claims = member_lines(recipe.claims, SYNTAX, "    ")
    return f"""{head}import time
import uuid
from pathlib import Path

import jwt

now = int(time.time())
payload = {{
    "jti": str(uuid.uuid4()),  # new for each token
    "iss": {issuer},
    "aud": "{AUDIENCE}",
    "iat": now,
    "nbf": {later("now", recipe.not_before)},
    "exp": {later("now", recipe.lifetime)},
{claims}}}
key = Path("{KEY_FILE}").read_bytes()
headers = {{"kid": {key_id}}}
print(jwt.encode(payload, key, algorithm="RS256", headers=headers))
"""
