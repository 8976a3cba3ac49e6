"""From a recipe to a program for PHP with firebase/php-jwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import after, claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_braces, literal
from inspector.signing.languages.recipe import Recipe

# An array whose names are numbers would become a JSON array: an object does not.
_SYNTAX = Syntax(character=in_braces, escaped="$", members=("(object) [", "]"), pair="{} => {}")
_INSTALL = "composer require firebase/php-jwt"


def php_code(recipe: Recipe) -> str:
    """A script in one file."""
    claims = "\n".join(claim_lines(recipe, _SYNTAX, "    "))
    return f"""\
<?php
{chr(10).join(heading("//", recipe, _INSTALL))}
require __DIR__ . "/vendor/autoload.php";

use Firebase\\JWT\\JWT;

$now = time();
$payload = [
{claims}
    "jti" => bin2hex(random_bytes(16)),
    "iss" => {literal(recipe.issuer, _SYNTAX, 1)},
    "aud" => "{AUDIENCE}",
    "iat" => $now,
    "nbf" => {after("$now", recipe.not_before)},
    "exp" => {after("$now", recipe.lifetime)},
];
$privateKey = file_get_contents("privatekey.pem");
echo JWT::encode($payload, $privateKey, "RS256", {literal(recipe.key_id, _SYNTAX, 0)}), PHP_EOL;
"""
