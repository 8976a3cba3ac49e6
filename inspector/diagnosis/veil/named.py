"""From texts that are no tokens to the values that they name as somebody's themselves: members of JSON, sub=…."""

import re
from collections.abc import Iterator, Mapping

from inspector.diagnosis.veil.dashed import groups_dashed
from inspector.diagnosis.veil.listed import groups_listed
from inspector.diagnosis.veil.personal import Value, unescaped
from inspector.diagnosis.veil.undone import undone

_LONGEST = 1 << 20  # characters of a text: behind them no answer is told, either; of its values none is left out
_LONG_ID, _LONG_NUMBER = 6, 5
_USERS = {
    **dict.fromkeys(("sub", "subject", "userid", "username", "preferredusername", "upn", "user"), "user"),
    **dict.fromkeys(("email", "mail", "emailaddress"), "mail"),
}
_BESIDE_USERS = {
    **dict.fromkeys(("name", "displayname", "givenname", "familyname", "firstname", "lastname", "nickname"), "name"),
    **dict.fromkeys(("group", "groups", "assignedgroups"), "group"),
}
_KINDS: Mapping[str, str] = {**_USERS, **_BESIDE_USERS}
_STRING = r'"(?P<text>(?:[^"\\]|\\.){1,400})"'
_MEMBER = re.compile(rf'"(?P<name>[A-Za-z_-]{{2,40}})"\s{{0,9}}:\s{{0,9}}{_STRING}')
_SAID = re.compile(
    r"(?<![\w.-])(?P<name>sub|subject|user(?:[_ -]?(?:id|name))?|e-?mail|(?:display[_ -]?)?name|groups?)"
    r"(?=[\"']?(?:(?P<is>\s?[=:]\s?)|\s)"
    r"(?:(?:[\"“'‘„`]|«\s?)(?P<quoted>[^\"“”'‘’„`«»]{2,200}?)(?:[\"”'’“`]|\s?»)|(?P<bare>[^\s,;&\"“”'‘’(){}\[\]<>]{4,200})))",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"(?:cookie|host|file|claim|header|app|space|domain|tenant|parameter|field)[ _-]\Z", re.IGNORECASE
)
# What stands behind user: and is one, jdoe or jane.doe; but not these, nor what code has there.
_LOGIN = re.compile(
    r"(?!(?:unknown|undefined|null|none|true|false|missing|invalid|inactive|active|disabled|anonymous|guest|string|self"
    r"|authenticated|unauthorized|empty|user|this|that|your|with|login|(?:req|request|user|payload|this|claims)\.\S*)\Z)"
    r"[^\W\d_]+(?:[._-][^\W\d_]+){0,4}",
    re.IGNORECASE,
)
_BEFORE = 12  # characters: the longest of these words, with its blank
_TAG = 200  # characters: no tag of HTML is longer that matters
_SLASHED = re.compile(r'(?<!\\)\\++"')
_BREAK = re.compile(r"(?<!\\)(?:\\{1,8}r)?\\{1,8}n")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")


def named_in(text: str) -> tuple[Value, ...]:
    """The values, each once, in their order.

    A name or a group counts only beside what only users have, a sub or an address: other things have names, too.
    """
    text = text[:_LONGEST]
    found: dict[str, Value] = {}
    for each in _values(text):
        found.setdefault(each.value, each)
    has_user = any(each.kind in ("user", "mail") for each in found.values()) or _MAIL.search(text) is not None
    return tuple(each for each in found.values() if has_user or each.kind in ("user", "mail"))


def _values(text: str) -> Iterator[Value]:
    """JSON has quotes, breaks and signs behind slashes: it is looked through without these, too."""
    plain = _SLASHED.sub('"', text)
    for written in dict.fromkeys((text, plain, undone(_BREAK.sub("\n", plain)) if "\\" in plain else plain)):
        groups = (*groups_listed(written), *groups_dashed(written))
        yield from (Value("group", each) for each in groups if each.strip())
        yield from _members(written)
        yield from _said(written)


def _members(text: str) -> Iterator[Value]:
    are_users = '"subject"' in text and '"email"' in text  # as in an answer of /api/v1/users
    for found in _MEMBER.finditer(text):
        name, value = _plain(found["name"]), unescaped(found["text"])
        kind = "id" if are_users and name == "id" and len(value) >= _LONG_ID else _KINDS.get(name, "")
        if kind and _is_somebodys(kind, value):
            yield _value(kind, value)


def _said(text: str) -> Iterator[Value]:
    """What follows such a word in prose: what is quoted, or looks like nothing but an ID."""
    for found in _SAID.finditer(text):
        kind, value = _KINDS[_plain(found["name"])], found["quoted"] or found["bare"].rstrip(".:!?")
        is_login = found["is"] and _plain(found["name"]) != "subject" and _LOGIN.fullmatch(value)
        is_told = found["quoted"] or (kind == "user" and (is_login or _is_id(value, found["is"])))
        if is_told and _is_somebodys(kind, value) and not _is_of_thing(text, found.start()):
            yield _value(kind, value)


def _is_of_thing(text: str, at: int) -> bool:
    """Whether a word stands behind that of a thing, as in cookie name, or in a tag of HTML."""
    begin = max(at - _TAG, 0)
    is_in_tag = text.rfind("<", begin, at) > text.rfind(">", begin, at)
    return is_in_tag or _OF_THINGS.search(text, max(at - _BEFORE, 0), at) is not None


def _value(kind: str, value: str) -> Value:
    """The value; an address is one, be it called a user."""
    return Value("mail" if kind == "user" and _MAIL.match(value) else kind, value)


def _is_somebodys(kind: str, value: str) -> bool:
    """Whether a value may be a user's: libraries give the names of their errors as names."""
    return bool(value.strip()) and not (kind == "name" and value.endswith("Error"))


def _is_id(value: str, sign: str | None) -> bool:
    """Whether a bare word is an ID: a separator of directories in it, letters and digits, or digits behind a sign."""
    if "=" in value.rstrip("="):  # CN=…, of a certificate
        return False
    has_digits, has_letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    is_number = sign is not None and value.isdigit() and len(value) >= _LONG_NUMBER
    return is_number or (has_digits and has_letters) or "|" in value or "\\" in value or "@" in value


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()
