"""From texts that would steer a terminal to a token, a file's name and a certificate that are full of them."""

from collections.abc import Mapping

from inspector.jose import Json
from tests.diagnosis.captures import Call, capture, errors
from tests.tui.fixed_keys import fixed_pair
from tests.tui.scenes import signed

HOSTILE: Mapping[str, str] = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;evil\x07",
    "colour": "\x1b[5;31;43m",
    "erase": "\x1b[2J\x1b[3J",
    "other screen": "\x1b[?1047h",
    "report": "\x1b[6n\x1b[c\x1b[21t",
    "reset": "\x1bc",
    "charset": "\x1b(0lqqk",
    "device": "\x1bP$q$p\x1b\\",
    "application": "\x1b_Ga=T\x1b\\",
    "C1 sequence": "\x9b2J",
    "C1 command": "\x9d0;evil\x9c",
    "C1 device": "\x90$q\x9c",
    "bell": "ding\x07dong",
    "backspace": "safe\x08\x08\x08\x08evil",
    "carriage return": "safe\revil",
    "new line": "safe\n\x0b\x0cevil",
    "shift": "\x0eevil\x0f",
    "zero": "safe\0evil",
    "delete": "safe\x7f\x7fevil",
    "bidi": "safe\u202elive\u202c\u2066\u2069",
    "invisible": "safe\u200b\u2060\ufeff\U000e0041evil",
    "separators": "safe\u2028\u2029\x85evil",
    "markup": "[/foo][@click=app.quit]here[/][bold red]evil",
}
STEERING = {name: text for name, text in HOSTILE.items() if name != "markup"}  # as it is, this one is meant to be seen
_SOME = HOSTILE["title"] + HOSTILE["C1 sequence"] + HOSTILE["bidi"]
FILE_NAME = f"in-name {_SOME} {HOSTILE['markup'].replace('/', '-')}.txt"
ISSUER = f"in-issuer {_SOME}"
KEY_ID = f"in-key-id {_SOME}"


def hostile_token() -> str:
    """A token with every text as name and as value of a claim, in the header, and in what findings quote."""
    names = {f"in-payload {name} {text}": text for name, text in HOSTILE.items()}
    changes: dict[str, Json] = {
        "sub": HOSTILE["clipboard"],
        "name": "".join(HOSTILE.values()),
        "groups": [*HOSTILE.values()],
    }
    last = {"zz": "in-value " + "".join(HOSTILE.values())}
    header = {f"in-header {name} {text}": text for name, text in HOSTILE.items()}
    return signed({**changes, **names, **last}, {**header, "kid": _SOME, "typ": HOSTILE["link"]})


def hostile_certificate() -> bytes:
    """The certificate of the key that signed it; its subject steers, too."""
    return fixed_pair("tenant", f"in-subject {_SOME}").certificate


def hostile_capture() -> bytes:
    """A capture with every text in all that is told of its calls: method, host, path, cookies, origin, answer."""
    texts = "".join(HOSTILE.values())
    sent = (("Origin", f"in-origin {texts}"), ("Cookie", f"in-sent{HOSTILE['bidi']}=x"))
    received = tuple(("Set-Cookie", f"in-cookie{text}=x; Path=/") for text in HOSTILE.values())
    answer = errors(f"in-code {_SOME}", f"in-title {_SOME}", f"in-detail {_SOME} Missing required claim: nbf")
    held, login = hostile_token(), "/login/jwt-session"
    return capture(
        Call(method="GET", path=f"/api/in-path {texts}", host=f"in-host{_SOME}.qlikcloud.com", status=401, sent=sent),
        Call(token=held, path=f"{login}?qlik-web-integration-id=in-integration{_SOME}", status=400, body=answer),
        Call(token=held, path=login, sent=sent, received=received, status=401, body=f"in-words {_SOME}", error=_SOME),
    )


def hostile_tenants() -> str:
    """A configuration with a tenant for each hostile text, in all that is told of it."""
    found = ""
    for number, text in enumerate(HOSTILE.values()):
        told = "".join(f"\\U{ord(each):08x}" for each in text if not "\ud800" <= each <= "\udfff")
        keys = ("issuer", "key-id", "description", "cert")
        found += "\n".join([f'[tenants."in-tenant {number}{told}"]', *(f'{key} = "{told}"' for key in keys), ""])
    return found
