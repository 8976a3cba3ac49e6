"""From a recipe to signing code for Java, with jjwt."""

from inspector.checks.rules.tenant import AUDIENCE
from inspector.signing.languages.literals import literal, member_lines
from inspector.signing.languages.opening import KEY_FILE, opening
from inspector.signing.languages.recipe import Recipe
from inspector.signing.languages.syntax import Form, Syntax, escape_units

_STATEMENTS = Form(before_name="claims.put(", after_name=", ", after_value=");", between="")


def _escape(character: str) -> str:
    r"""Octal for ASCII: \u is undone before anything else is read, so that \u000a would end the line."""
    return f"\\{ord(character):03o}" if character.isascii() else escape_units(character)


def _integer(value: int) -> str:
    if -(2**31) <= value < 2**31:
        return str(value)
    return f"{value}L" if -(2**63) <= value < 2**63 else f'new java.math.BigInteger("{value}")'


SYNTAX = Syntax(
    escape=_escape,
    members=Form(
        begin="new LinkedHashMap<String, Object>() {{",
        end="}}",
        pad=" ",
        before_name="put(",
        after_name=", ",
        after_value=");",
        between="",
        last="",
    ),
    items=Form(begin="Arrays.asList(", end=")", last=""),
    absent_item="(Object) null",
    integer=_integer,
)


def write(recipe: Recipe) -> str:
    """The whole file; the audience by single(), for add() and claim("aud") would make a list of it."""
    key_id, issuer = (literal(value, SYNTAX) for value in (recipe.key_id, recipe.issuer))
    begins = f"now.plusSeconds({recipe.not_before})" if recipe.not_before else "now"
    head = opening(
        recipe,
        "//",
        "Maven or Gradle: io.jsonwebtoken:jjwt-api:0.12.6, jjwt-impl:0.12.6 and jjwt-jackson:0.12.6",
        f"Save as Sign.java, run it beside {KEY_FILE}. If that begins with BEGIN RSA PRIVATE KEY, first:",
        f"openssl pkcs8 -topk8 -nocrypt -in {KEY_FILE} -out pkcs8.pem, and name pkcs8.pem below.",
    )
    claims = member_lines(recipe.claims, SYNTAX, "        ", _STATEMENTS)
    return f"""{head}import io.jsonwebtoken.Jwts;
import java.nio.file.*;
import java.security.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.*;

public class Sign {{
    public static void main(String[] arguments) throws Exception {{
        String pem = Files.readString(Path.of("{KEY_FILE}")).replaceAll("-----.*-----", "");
        byte[] der = Base64.getMimeDecoder().decode(pem);
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
{claims}        System.out.println(Jwts.builder()
            .header().type("JWT").keyId({key_id}).and()
            .claims(claims)
            .id(UUID.randomUUID().toString()) // new for each token
            .issuer({issuer})
            .audience().single("{AUDIENCE}") // add() would make a list of it
            .issuedAt(Date.from(now))
            .notBefore(Date.from({begins}))
            .expiration(Date.from(now.plusSeconds({recipe.lifetime})))
            .signWith(key, Jwts.SIG.RS256)
            .compact());
    }}
}}
"""
