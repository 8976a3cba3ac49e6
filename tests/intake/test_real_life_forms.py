"""One row for each form in which people paste tokens, with what must be said of it."""

import pytest

from inspector.intake import find_tokens

from .builder import token, wrapped

TOKEN = token()
BEARER = "the word Bearer"
HEADER = "an Authorization header"
NAME = "a name before it"
DOUBLE = "double quotes"
MEMBER = "the name of a JSON member"
BRACKETS = "JSON brackets"

FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "bare": ("@", ()),
    "bare, with a line break": ("@\r\n", ()),
    "indented": (" \t@ \n\n", ()),
    "Bearer": ("Bearer @", (BEARER,)),
    "bearer in capitals": ("BEARER  @\n", (BEARER,)),
    "the JWT scheme": ("JWT @", ("the word JWT",)),
    "header": ("authorization: bearer @\n", (HEADER, BEARER)),
    "HTTP request": (
        "POST /login/jwt-session HTTP/1.1\r\nHost: t.eu.qlikcloud.com\r\nAuthorization: Bearer @\r\n\r\n",
        ("an HTTP request", HEADER, BEARER),
    ),
    "HTTP response": ('HTTP/1.1 200 OK\r\n\r\n{"token":"@"}', ("an HTTP response", BRACKETS, MEMBER, DOUBLE)),
    "double quotes": ('"@"', (DOUBLE,)),
    "single quotes": ("'@'", ("single quotes",)),
    "typographic quotes": ("“@”", ("typographic quotes",)),
    "low quotes": ("„@“", ("typographic quotes",)),
    "backticks": ("`@`", ("backticks",)),
    "guillemets": ("«@»", ("guillemets",)),
    "JSON": ('{"token": "@"}', (BRACKETS, MEMBER, DOUBLE)),
    "escaped JSON": ('"{\\"token\\":\\"@\\"}"', (DOUBLE, BRACKETS, MEMBER, "escaped quotes")),
    "escaped line break": ('"@\\n"', (DOUBLE, "an escaped line break")),
    "YAML": ("token: @\n", (NAME,)),
    ".env": ("QLIK_TOKEN=@\n", (NAME,)),
    "PowerShell": ('$token = "@"', (NAME, DOUBLE)),
    "JavaScript template": ("const token = `@`;", ("text before it", NAME, "backticks", "a semicolon")),
    "curl": (
        "curl -H 'Authorization: Bearer @' https://t",
        ("a curl command", "single quotes", HEADER, BEARER),
    ),
    "URL query": ("https://t.eu.qlikcloud.com/login?token=@&x=1", ("a URL",)),
    "URL fragment": ("https://t.eu.qlikcloud.com/#@", ("a URL",)),
    "URL path": ("https://t.eu.qlikcloud.com/t/@/x", ("a URL",)),
    "cookie": ("Cookie: a=b; token=@; c=d", ("a cookie header", "a semicolon")),
    "XML": ("<token>@</token>", ("XML tags",)),
    "Markdown": ("**@**", ("Markdown emphasis",)),
    "CSV": ('"harry","@","x"\n', ("text before it", "text behind it", DOUBLE, "a comma")),
    "log line": ("2023-11-14 10:00:00 got @ from t", ("a log line",)),
    "ANSI colours": ("\x1b[1m@\x1b[0m", ("ANSI colour escapes",)),
    "byte order mark": ("\ufeff@", ("a byte order mark",)),
    "zero width space": ("@\u200b", ("invisible characters at the end (U+200B ZERO WIDTH SPACE)",)),
    "NBSP": ("\u00a0@", ("invisible characters at the beginning (U+00A0 NO-BREAK SPACE)",)),
    "glued equals sign": ("token=@==", (NAME, "padding at the end")),
    "glued colon": ("token:@", (NAME,)),
    "glued underscore": ("jwt_@", ("a prefix before it",)),
    "comma": ("@,", ("a comma",)),
    "leading dot": (".@", ("a dot at the beginning",)),
    "full stop": ("@.", ("a dot at the end",)),
    "comment": ("# @", ("a comment sign",)),
    "prose": ("I got @ today", ("text before it", "text behind it")),
    "followed by a word": ("@\nOK", ("text behind it",)),
    "followed by a long word": ("@\nAbcdefghijklmnopqrstuvwxyz", ("text behind it",)),
}

MENDED: dict[str, tuple[str, tuple[str, ...]]] = {
    "plain": (wrapped(TOKEN, 76, "\n"), ("11 line breaks",)),
    "indented": (wrapped(TOKEN, 76, "\r\n    "), ("11 line breaks and their indentation",)),
    "quoted": ("> " + wrapped(TOKEN, 76, "\n> "), ("a quote sign", "11 line breaks and their quote signs")),
    "quoted-printable": (wrapped(TOKEN, 75, "=\r\n"), ("11 quoted-printable line breaks",)),
    "shell": (wrapped(TOKEN, 76, "\\\n"), ("11 line continuations",)),
    "PowerShell": (wrapped(TOKEN, 76, "`\n"), ("11 line continuations",)),
    "cmd": (wrapped(TOKEN, 76, "^\r\n"), ("11 line continuations",)),
    "JavaScript": ('"' + wrapped(TOKEN, 300, '" +\n  "') + '"', (DOUBLE, "2 string concatenations")),
    "around the dots": (TOKEN.replace(".", "\n.\n"), ("4 line breaks",)),
    "spaces around the dots": (TOKEN.replace(".", " . "), ("4 pieces of white space inside",)),
    "percent": (TOKEN.replace(".", "%2E"), ("percent-encoding of the dots",)),
    "percent, twice": (TOKEN.replace(".", "%252E"), ("repeated percent-encoding of the dots",)),
    "percent, thrice": (TOKEN.replace(".", "%25252e"), ("repeated percent-encoding of the dots",)),
    "full width": (TOKEN.replace(".", "\uff0e"), ("full-width dots instead of plain ones",)),
    "one space": (TOKEN[:300] + " " + TOKEN[300:], ("1 piece of white space inside",)),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_token_is_found_and_all_else_is_named(name: str) -> None:
    form, words = FORMS[name]
    text = form.replace("@", TOKEN)
    (found,) = find_tokens(text)
    assert found.text == TOKEN
    assert text[found.start : found.end] == TOKEN
    assert found.taken_off == words


@pytest.mark.parametrize("name", MENDED)
def test_a_broken_token_is_mended_and_that_is_said_with_numbers(name: str) -> None:
    text, words = MENDED[name]
    (found,) = find_tokens(text)
    assert found.text == TOKEN
    assert found.taken_off == words
