"""From a fault met while reading to a record of what, where and at which character."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault met while reading a token or a certificate.

    `kind` is the name of the rule that speaks for it ("bad-base64url"); `where` a JSON Pointer into
    {"header", "payload", "signature"} ("" is the whole text); `message` one line, safe to show.
    `span` counts characters of the token's text from 0, end exclusive; `line` and `column` count
    from 1 within the decoded JSON of the part. `detail` tells apart faults of one kind.
    """

    kind: str
    where: str
    message: str
    detail: str = ""
    span: tuple[int, int] | None = None
    line: int | None = None
    column: int | None = None
