"""From a recipe to signing code for PHP, with firebase/php-jwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, later, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax

_CLAIMS = Form(after_name=" => ")
SYNTAX = Syntax(
    escape=lambda character: f"\\u{{{ord(character):x}}}",
    members=Form(begin="(object) [", end="]", after_name=" => "),  # else names "0", "1" would make a list
    items=Form(begin="[", end="]"),
    marked="$",
)


def write(recipe: Recipe) -> str:
    """The whole file."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    head = opening(
        recipe,
        "//",
        'composer require "firebase/php-jwt:>=6.0"',
        f"Save as sign.php beside {KEY_FILE}; php sign.php",
    )
    claims = member_lines(recipe.claims, SYNTAX, "    ", _CLAIMS)
    return f"""<?php
{head}
require __DIR__ . "/vendor/autoload.php";

use Firebase\\JWT\\JWT;

$now = time();
$payload = [
    "jti" => bin2hex(random_bytes(16)), // new for each token
    "iss" => {issuer},
    "aud" => "{AUDIENCE}",
    "iat" => $now,
    "nbf" => {later("$now", recipe.not_before)},
    "exp" => {later("$now", recipe.lifetime)},
{claims}];
$key = file_get_contents("{KEY_FILE}");
echo JWT::encode($payload, $key, "RS256", {key_id}), PHP_EOL;
"""
