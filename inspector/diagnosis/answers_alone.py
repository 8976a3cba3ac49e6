"""From answers of HTTP without their requests, as `curl -i` prints them, to evidence: what was typed tells the call."""

import re
from dataclasses import replace

from inspector.diagnosis.addresses import address_of
from inspector.diagnosis.carried import carried, in_address
from inspector.diagnosis.evidence import LOGIN_PATH, Evidence, Exchange
from inspector.diagnosis.failures import is_about, is_unquoted
from inspector.diagnosis.wire import first_message
from inspector.intake import find_tokens

_URL = re.compile(r"https?://[^\s\"'<>\\]{1,131072}")  # more than the longest token that is read in an address
_AUTHORIZATION = re.compile(r"\bauthorization:[ \t]*([^\"'\r\n]{1,100000})", re.IGNORECASE)
_METHOD = re.compile(r"(?:-X|--request)[ =]?[\"']?([A-Za-z]{3,7})\b")
_COOKIE = re.compile(r"^(?:< )?set-cookie:[^\n]*", re.IGNORECASE | re.MULTILINE)


def answers_alone(text: str, source: str, answers: tuple[Exchange, ...]) -> Evidence:
    """The answers in a text that has no request: the first one is to what stands before it.

    What they say stands by itself where their call is not named. Tokens that no answer is to are the text's.
    """
    at = first_message(text)
    before, rest = text[:at], _COOKIE.sub("", text[at:])
    exchanges = _with_request(answers, before)
    is_sent = any(each.bearer for each in exchanges)
    others = ("\n" * before.count("\n") if is_sent else before) + rest
    return Evidence(
        exchanges=tuple(replace(each, said=()) if each.is_alone else each for each in exchanges),
        answers=tuple(said for each in exchanges if each.is_alone for said in each.said),
        texts=((source, others),) if find_tokens(others) else (),
    )


def _with_request(answers: tuple[Exchange, ...], before: str) -> tuple[Exchange, ...]:
    """The answers, the first of them with the request; one is passed over that is about a word taken for a host."""
    url = _url(before)
    host = address_of(url).host if url else ""
    fitting = (at for at, each in enumerate(answers) if not is_unquoted(each.failure) and is_about(each.failure, host))
    asked = next(fitting, 0)
    is_quoted = not any(is_unquoted(each.failure) for each in answers)
    found = _asked(answers[asked], url, before if is_quoted else "")
    return (*answers[:asked], found, *answers[asked + 1 :])


def _asked(answer: Exchange, url: str, before: str) -> Exchange:
    """The answer with the request that it is to, as far as a command or a letter tells of it."""
    tokens, header = {each.text for each in find_tokens(before)}, _AUTHORIZATION.search(before)
    told = carried(header[1] if header else None, url)
    bearer = tokens.pop() if len(tokens) == 1 else told.bearer
    method = _METHOD.search(before)
    return replace(
        answer,
        method=method[1].upper() if method and url else "",
        address=address_of(url) if url else answer.address,
        is_whole=not before,
        **told._replace(bearer=bearer, is_hidden=not bearer and told.is_hidden)._asdict(),
    )


def in_addresses(text: str, source: str) -> Evidence | None:
    """A login whose token stands in its address alone, in a text without an answer; None where there is none."""
    url = next((each for each in _URL.findall(text) if in_address(each)[1]), "")
    if not url or _AUTHORIZATION.search(text):
        return None
    method, place = _METHOD.search(text), text[: text.index(url)].count("\n") + 1
    asked = Exchange(source=source, where=f"line {place}", address=address_of(url), **carried(None, url)._asdict())
    rest = text.replace(url, "")
    others = ((source, rest),) if find_tokens(rest) else ()
    return Evidence(exchanges=(replace(asked, method=method[1].upper() if method else ""),), texts=others)


def _url(before: str) -> str:
    """The login's URL where one is named; where a command is, the only one it has."""
    urls = list(dict.fromkeys(each.rstrip(".,;:)") for each in _URL.findall(before)))
    login = next((each for each in urls if address_of(each).path.rstrip("/").endswith(LOGIN_PATH)), "")
    return login or (urls[0] if len(urls) == 1 and "curl" in before else "")
