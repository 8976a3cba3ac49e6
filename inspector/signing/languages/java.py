"""From a recipe to a program for Java with jjwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.forms import claim_lines, heading
from inspector.signing.languages.literals import Syntax, in_octal_or_utf16, literal
from inspector.signing.languages.recipe import Recipe

_INT = 1 << 31
_MAP = ("new LinkedHashMap<String, Object>() {{ ", " }}")
_SYNTAX = Syntax(
    character=in_octal_or_utf16,
    whole=lambda value: f"{value}" if -_INT <= value < _INT else f"{value}L",
    items=("Arrays.<Object>asList(", ")"),
    members=_MAP,
    joint="",
    pair="put({}, {});",
)
_CLAIM = Syntax(
    character=_SYNTAX.character,
    whole=_SYNTAX.whole,
    items=_SYNTAX.items,
    members=_MAP,
    joint="",
    pair="claims.put({}, {});",
)
_INSTALL = (
    "Needs io.jsonwebtoken:jjwt-api, jjwt-impl and jjwt-jackson, 0.12 or later. If privatekey.pem begins with",
    "BEGIN RSA PRIVATE KEY: openssl pkcs8 -topk8 -nocrypt -in privatekey.pem -out pkcs8.pem, and read that.",
)


def java_code(recipe: Recipe) -> str:
    """A class in one file, SignToken.java."""
    claims = "\n".join(claim_lines(recipe, _CLAIM, "        ", end=""))
    return f"""\
{chr(10).join(heading("//", recipe, *_INSTALL))}
import io.jsonwebtoken.Jwts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.*;

public class SignToken {{
    public static void main(String[] args) throws Exception {{
        String pem = Files.readString(Path.of("privatekey.pem")).replaceAll("-----[A-Z ]+-----", "");
        byte[] der = Base64.getMimeDecoder().decode(pem);
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
{claims}
        String token = Jwts.builder()
            .header().type("JWT").keyId({literal(recipe.key_id, _SYNTAX, 3)}).and()
            .claims(claims)
            .id(UUID.randomUUID().toString())
            .issuer({literal(recipe.issuer, _SYNTAX, 3)})
            .audience().single("{AUDIENCE}") // add() would make an array of it
            .issuedAt(Date.from(now))
            .notBefore(Date.from(now.plusSeconds({recipe.not_before})))
            .expiration(Date.from(now.plusSeconds({recipe.lifetime})))
            .signWith(key, Jwts.SIG.RS256)
            .compact();
        System.out.println(token);
    }}
}}
"""
