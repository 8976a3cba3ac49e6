"""From a recipe to a program for Node.js with npm's jsonwebtoken."""

import re

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_utf16, literal
from inspector.signing.languages.recipe import Recipe

_SYNTAX = Syntax(
    character=in_utf16, bare=re.compile(r"(?!__proto__)[A-Za-z_][A-Za-z0-9_]*"), indent="  ", keeps_code=True
)
_INSTALL = "npm install jsonwebtoken@9, save this as sign-token.mjs, and: node sign-token.mjs"


def node_code(recipe: Recipe) -> str:
    """A module in one file."""
    claims = "\n".join(claim_lines(recipe, _SYNTAX, "  ")).replace('  "__proto__":', '  ["__proto__"]:')
    return f"""\
{chr(10).join(heading("//", recipe, _INSTALL))}
import {{ randomUUID }} from "node:crypto";
import {{ readFileSync }} from "node:fs";
import jwt from "jsonwebtoken";

const payload = {{
{claims}
  jti: randomUUID(),
}};
const options = {{
  keyid: {literal(recipe.key_id, _SYNTAX, 1)},
  algorithm: "RS256",
  issuer: {literal(recipe.issuer, _SYNTAX, 1)},
  expiresIn: {recipe.lifetime}, // seconds
  notBefore: {recipe.not_before},
  audience: "{AUDIENCE}",
}};
const privateKey = readFileSync("privatekey.pem");
console.log(jwt.sign(payload, privateKey, options));
"""
