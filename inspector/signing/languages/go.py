"""From a recipe to a program for Go with golang-jwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import after, claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_code_point, literal
from inspector.signing.languages.recipe import Recipe

_SYNTAX = Syntax(
    character=in_code_point,
    none="nil",
    whole=lambda value: f"int64({value})",
    items=("[]any{", "}"),
    members=("map[string]any{", "}"),
    indent="\t",
)
_INSTALL = "go get github.com/golang-jwt/jwt/v5"


def go_code(recipe: Recipe) -> str:
    """A program in one file."""
    claims = "\n".join(claim_lines(recipe, _SYNTAX, "\t\t"))
    return f"""\
{chr(10).join(heading("//", recipe, _INSTALL))}
package main

import (
\t"crypto/rand"
\t"encoding/hex"
\t"fmt"
\t"log"
\t"os"
\t"time"

\t"github.com/golang-jwt/jwt/v5"
)

func main() {{
\tpem, err := os.ReadFile("privatekey.pem")
\tif err != nil {{
\t\tlog.Fatal(err)
\t}}
\tkey, err := jwt.ParseRSAPrivateKeyFromPEM(pem)
\tif err != nil {{
\t\tlog.Fatal(err)
\t}}
\tid := make([]byte, 16)
\tif _, err := rand.Read(id); err != nil {{
\t\tlog.Fatal(err)
\t}}
\tnow := time.Now().Unix()
\ttoken := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{{
{claims}
\t\t"jti": hex.EncodeToString(id),
\t\t"iss": {literal(recipe.issuer, _SYNTAX, 2)},
\t\t"aud": "{AUDIENCE}", // RegisteredClaims would make an array of it
\t\t"iat": now,
\t\t"nbf": {after("now", recipe.not_before)},
\t\t"exp": {after("now", recipe.lifetime)},
\t}})
\ttoken.Header["kid"] = {literal(recipe.key_id, _SYNTAX, 1)}
\tsigned, err := token.SignedString(key)
\tif err != nil {{
\t\tlog.Fatal(err)
\t}}
\tfmt.Println(signed)
}}
"""
