"""From what browsers, clients and signing libraries say of a login to its cause: the catalogue beside Qlik's."""

from inspector.checks import sources
from inspector.diagnosis.answer import Answer

_IFRAME = "https://github.com/QHose/qlik-cloud-localserver-jwt-IFrame"
_PYJWT = "https://github.com/jpadilla/pyjwt"
_NOT_GRANTED = "The tenant's web integration does not have the origin of the page that logs in"
_INTEGRATION = "the web integration in Qlik's management console, and its ID in the page"
_GRANT = (
    "Add the page's origin there, in full (scheme, host, port): there are no wildcards; and send that web "
    "integration's ID."
)

ELSEWHERE = (
    Answer(
        name="origin",
        says="Origin has not been granted access",
        words=r"origin has not been granted access",
        about="browser",
        cause=_NOT_GRANTED,
        look=_INTEGRATION,
        change=_GRANT,
        grade="observed",
        sources=(),
    ),
    Answer(
        name="origin-refused",
        says="Origin not allowed",
        words=r"origin (?:is )?not allowed(?! by access-control)",
        about="browser",
        cause=_NOT_GRANTED,
        look=_INTEGRATION,
        change=_GRANT,
        grade="inferred",
        sources=(),
        caveat="No source has these words: they are taken at their word.",
    ),
    Answer(
        name="blocked-by-cors",
        says="blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present",
        words=r"blocked by cors policy.{0,200}access-control-allow-origin"
        r"|cors header .?access-control-allow-origin.? (?:missing|does not match)"
        r"|cors missing allow origin|cors allow origin not matching origin"
        r"|origin \S{1,200} is not allowed by access-control-allow-origin",
        about="browser",
        cause="The browser refused the answer: most likely the tenant's web integration lacks the page's origin",
        look=_INTEGRATION,
        change=_GRANT,
        grade="inferred",
        sources=(),
        caveat="It is the browser that says so, of any server; if it is not of the login, it says nothing of it.",
    ),
    Answer(
        name="no-permission",
        says="No permission to open the app.",
        words=r"no permission to open the app",
        about="permission",
        cause="The login worked: the user, or the user's group, has no role in the space that the app is in",
        look="the space's members in Qlik; the token's groups claim, and whether the tenant creates groups",
        change="Give the user or one of the groups a role in that space.",
        grade="observed",
        sources=(),
    ),
    Answer(
        name="third-party-cookies",
        says="Third-party cookies are not enabled in your browser settings and/or browser mode.",
        words=r"third-party cookies are not enabled",
        about="browser",
        cause="The browser does not send the session's cookies back: it blocks those of other sites than the page's",
        look="the browser's settings for third-party cookies, and which site the page is on",
        change="Use OAuth2 impersonation, or a JWT proxy on the page's own site.",
        grade="observed",
        sources=(sources.CLOUD_EXAMPLES, sources.TUTORIAL),
    ),
    Answer(
        name="no-csrf-cookie",
        says="Call to /login/jwt-session did not return a csrf token cookie.",
        words=r"did not return a csrf token cookie",
        about="client",
        cause="The login was answered with 200, but without the cookie _csrfToken",
        look="what stands between the program and the tenant, and whether the program follows redirects",
        change="See that the answer is the tenant's own, and that its cookies reach the program.",
        grade="observed",
        sources=(sources.DOTNET_SDK,),
    ),
    Answer(
        name="rate-limit",
        says="API rate limit reached.",
        words=r"api rate limit reached|too many requests",
        codes=("HTTP-429",),
        statuses=(429,),
        about="rate",
        cause="More calls than Qlik allows in a minute",
        look="how often the program logs in: one login serves a session",
        change="Log in once a session, and wait as long as Retry-After says.",
        grade="documented",
        sources=(sources.LOGIN_API,),
    ),
    Answer(
        name="not-decoded",
        says="unable to decode jwt",
        words=r"unable to decode jwt",
        about="tenant",
        cause="The identity provider's certificate is wrong or has wrong line breaks, or an old jsonwebtoken signed",
        look="the certificate in Qlik's management console: “qlik-jwt cert FILE” says what a file is",
        change="Paste the certificate that belongs to the signing key on one line: “qlik-jwt cert FILE --one-line”.",
        grade="observed",
        sources=(_IFRAME,),
        rules=("QJ601", "QJ602", "QJ603", "QJ604", "QJ605", "QJ606"),
    ),
    Answer(
        name="claim-and-option",
        says='Bad "options.X" option. The payload already has an "Y" property.',
        words=r"bad \"?options\.[a-z]+\"? option[.]? the payload already has an? ",
        about="signing",
        cause="jsonwebtoken refused to sign: a claim is set in both the payload and the signing options",
        look="the call of jwt.sign: “qlik-jwt preflight” judges it",
        change="Set the claim in one of the two places.",
        grade="observed",
        sources=(sources.JSONWEBTOKEN,),
    ),
    Answer(
        name="small-key",
        says="secretOrPrivateKey has a minimum key size of 2048 bits for RS256",
        words=r"minimum key size of 2048 bits",
        about="signing",
        cause="jsonwebtoken refused to sign: the RSA key is smaller than 2048 bits",
        look="the private key: “qlik-jwt cert FILE” tells the size from its certificate",
        change="Make a new key pair (“qlik-jwt keygen”) and configure its certificate.",
        grade="observed",
        sources=(sources.JSONWEBTOKEN,),
    ),
    Answer(
        name="pyjwt-string",
        says="Issuer (iss) must be a string.",
        words=r"issuer \(iss\) must be a string|jwt id must be a string|subject must be a string",
        about="signing",
        cause="PyJWT refused: a claim that must be a string is something else",
        look="the payload that the program hands to jwt.encode: “qlik-jwt preflight” judges it",
        change="Make iss, jti and sub strings.",
        grade="observed",
        sources=(_PYJWT,),
    ),
)
