"""From a recipe to signing code for C#, with Microsoft.IdentityModel.JsonWebTokens."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax, escape_units

SYNTAX = Syntax(
    escape=escape_units,
    members=Form(begin="new Dictionary<string, object> {", end="}", pad=" ", before_name="[", after_name="] = "),
    items=Form(begin="new object[] {", end="}", pad=" "),
    words=("null!", "true", "false"),
    absent_item="null!",
)


def write(recipe: Recipe) -> str:
    """The whole file; Claims, not a ClaimsIdentity, for that would make texts of booleans and lists."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    begins = f"now.AddSeconds({recipe.not_before})" if recipe.not_before else "now"
    head = opening(
        recipe,
        "//",
        "dotnet new console; dotnet add package Microsoft.IdentityModel.JsonWebTokens",
        f"Save as Program.cs beside {KEY_FILE}; dotnet run",
    )
    claims = member_lines(recipe.claims, SYNTAX, "        ")
    return f"""{head}using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using var rsa = RSA.Create();
rsa.ImportFromPem(File.ReadAllText("{KEY_FILE}"));
var key = new RsaSecurityKey(rsa) {{ KeyId = {key_id} }};
var now = DateTime.UtcNow;
var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
{{
    Issuer = {issuer},
    Audience = "{AUDIENCE}",
    IssuedAt = now,
    NotBefore = {begins},
    Expires = now.AddSeconds({recipe.lifetime}),
    Claims = new Dictionary<string, object>
    {{
        ["jti"] = Guid.NewGuid().ToString(), // new for each token
{claims}    }},
    SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
}});
Console.WriteLine(token);
"""
