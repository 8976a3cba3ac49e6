"""From a recipe to signing code for Go, with golang-jwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, later, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax, escape_code_point

_STATEMENTS = Form(before_name="claims[", after_name="] = ", between="")  # gofmt leaves them as they are


def _integer(value: int) -> str:
    if -(2**31) <= value < 2**31:
        return str(value)
    return f"int64({value})" if -(2**63) <= value < 2**63 else repr(float(value))


SYNTAX = Syntax(
    escape=escape_code_point,
    members=Form(begin="map[string]any{", end="}", after_name=": "),
    items=Form(begin="[]any{", end="}"),
    words=("nil", "true", "false"),
    absent_item="nil",
    integer=_integer,
    step="\t",
)


_BEFORE_MAIN = """package main

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

"""


def write(recipe: Recipe) -> str:
    """The whole file; MapClaims, for RegisteredClaims would make a list of the audience."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    head = opening(
        recipe,
        "//",
        "go mod init sign; go get github.com/golang-jwt/jwt/v5",
        f"Save as main.go beside {KEY_FILE}; go run .",
    )
    claims = member_lines(recipe.claims, SYNTAX, "\t", _STATEMENTS)
    return f"""{head}{_BEFORE_MAIN}func main() {{
	key := must(jwt.ParseRSAPrivateKeyFromPEM(must(os.ReadFile("{KEY_FILE}"))))
	id := make([]byte, 16)
	must(rand.Read(id))
	now := time.Now().Unix()
	claims := jwt.MapClaims{{}}
	claims["jti"] = hex.EncodeToString(id) // new for each token
	claims["iss"] = {issuer}
	claims["aud"] = "{AUDIENCE}"
	claims["iat"] = now
	claims["nbf"] = {later("now", recipe.not_before)}
	claims["exp"] = {later("now", recipe.lifetime)}
{claims}	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = {key_id}
	fmt.Println(must(token.SignedString(key)))
}}
"""
