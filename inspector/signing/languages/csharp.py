"""From a recipe to a program for .NET with Microsoft.IdentityModel."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_code_point, literal
from inspector.signing.languages.recipe import Recipe

# Claims as a dictionary keep their JSON types; those of a ClaimsIdentity become texts.
_MAP = ("new Dictionary<string, object> { ", " }")
_SYNTAX = Syntax(character=in_code_point, none="null!", items=("new object[] { ", " }"), members=_MAP, pair="[{}] = {}")
_INSTALL = "dotnet add package Microsoft.IdentityModel.JsonWebTokens --version 8.* (.NET 6 or later)"


def csharp_code(recipe: Recipe) -> str:
    """A program of top-level statements."""
    claims = "\n".join(claim_lines(recipe, _SYNTAX, "        "))
    return f"""\
{chr(10).join(heading("//", recipe, _INSTALL))}
using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

using var rsa = RSA.Create();
rsa.ImportFromPem(File.ReadAllText("privatekey.pem"));
var key = new RsaSecurityKey(rsa) {{ KeyId = {literal(recipe.key_id, _SYNTAX, 0)} }};
var now = DateTime.UtcNow;
var descriptor = new SecurityTokenDescriptor
{{
    Issuer = {literal(recipe.issuer, _SYNTAX, 1)},
    Audience = "{AUDIENCE}",
    IssuedAt = now,
    NotBefore = now.AddSeconds({recipe.not_before}),
    Expires = now.AddSeconds({recipe.lifetime}),
    Claims = new Dictionary<string, object>
    {{
{claims}
        ["jti"] = Guid.NewGuid().ToString(),
    }},
    SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
}};
Console.WriteLine(new JsonWebTokenHandler().CreateToken(descriptor));
"""
