"""From a recipe to signing code for Node.js, with jsonwebtoken."""

import re

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax, escape_units

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _name(name: str, quoted: str) -> str:
    """A property's name; __proto__ would set the prototype unless it is computed."""
    if name == "__proto__":
        return f"[{quoted}]"
    return name if _PLAIN.fullmatch(name) else quoted


SYNTAX = Syntax(
    escape=escape_units,
    members=Form(begin="{", end="}", pad=" ", after_name=": "),
    items=Form(begin="[", end="]"),
    quote="'",
    name=_name,
    integer=str,
    step="  ",
    lone_surrogates=True,
    own_code=True,
)


def write(recipe: Recipe) -> str:
    """The whole file; times are numbers of seconds, for jsonwebtoken takes "300" for milliseconds."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    head = opening(recipe, "//", "npm install jsonwebtoken@9", f"Save as sign.cjs beside {KEY_FILE}; node sign.cjs")
    claims = member_lines(recipe.claims, SYNTAX, "  ")
    return f"""{head}const {{ randomUUID }} = require('node:crypto');
const {{ readFileSync }} = require('node:fs');
const jwt = require('jsonwebtoken');

const payload = {{
  jti: randomUUID(), // new for each token
{claims}}};
const options = {{
  keyid: {key_id},
  algorithm: 'RS256',
  issuer: {issuer},
  audience: '{AUDIENCE}',
  notBefore: {recipe.not_before}, // seconds from now
  expiresIn: {recipe.lifetime}, // seconds from now
}};
console.log(jwt.sign(payload, readFileSync('{KEY_FILE}'), options));
"""
