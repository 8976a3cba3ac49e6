"""From a text that was given as claims or options to what it is instead: a token that is finished, or a key."""

from inspector.intake import find_tokens

_OF_TOKEN = 0.5  # of a text that is a token; code and mails around one have more
_KEYS = ("-----BEGIN ", "MII")  # by which PEM, and its bare base64, begin


def other_thing(text: str, wanted: str) -> str:
    """What a text is that cannot be read as what was `wanted`, and what to do with it; "" where nothing tells."""
    found = find_tokens(text)
    if found and sum(each.end - each.start for each in found) >= _OF_TOKEN * len(text.strip()):
        if len(found) == 1:
            return "this is a token already; “qlik-jwt inspect” judges it"
        return "these are tokens already; “qlik-jwt inspect” judges them"
    return f"this is a key or certificate, not {wanted}" if text.lstrip().startswith(_KEYS) else ""
